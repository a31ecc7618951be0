import type { Paper, PublishedTable, Unit } from '../core/published/table.ts';
import type { PUBLISHED_TABLES } from '../core/published/tables.ts';
import { plural } from '../core/format.ts';

type TableId = (typeof PUBLISHED_TABLES)[number]['id'];

const papers: Readonly<Record<Paper, { name: string; href: string }>> = {
	P1: {
		name: 'Steering Large Language Models between Code Execution and Textual Reasoning, ICLR 2025 (arXiv 2410.03524)',
		href: 'https://arxiv.org/abs/2410.03524',
	},
	P2: {
		name: 'CodeSteer: Symbolic-Augmented Language Models via Code/Text Guidance, ICML 2025 (arXiv 2502.04350)',
		href: 'https://arxiv.org/abs/2502.04350',
	},
};

/** What the two papers published, as facts with their sources. */
export const benchPublishedWords = {
	title: 'Published results',
	back: 'Bench',
	lead: 'Numbers of the two papers this page follows, each with the table it stands in. None of them was measured here.',
	choose: 'Table',
	papers,
	groups: { P1: 'P1, arXiv 2410.03524', P2: 'P2, arXiv 2502.04350' } satisfies Record<Paper, string>,
	titles: {
		symbench: 'SymBench: 37 tasks, 13 columns',
		'with-o1': 'o1 with and without CodeSteer',
		'other-models': 'Other models with and without CodeSteer',
		'prompt-only': 'CodeSteer against prompts alone',
		ablations: 'CodeSteer without one of its parts',
		'plain-averages': 'Plain averages',
		costs: 'Score against cost',
		complexity: 'Success over difficulty',
		'ten-methods': 'Ten methods on six models',
		turns: 'More turns',
		multiplying: 'The code interpreter and longer factors',
		'game-24-ways': 'The code interpreter on Game 24',
		'game-24-forced': 'Game 24 when words or code are forced',
	} as Readonly<Record<TableId, string>>,
	option: (title: string, place: string) => `${title} (${place})`,
	published: 'published',
	source: (paper: Paper, place: string) => `Published: ${papers[paper].name}, ${place}.`,
	units: {
		rate: 'Right answers in percent.',
		share: 'Share of the questions in percent.',
		score:
			'Average normalised score in percent: on each task the rate over the best rate of any column, then the mean. It depends on the company and is not to be compared with one of another table or with your own.',
		mixed:
			'Score: average normalised, in percent. Tokens and seconds: means per question; tokens of models trained for a role are left out.',
	} satisfies Record<Unit, string>,
	/** What has to be known beside a table. */
	notes: {
		symbench: '100 questions a task. From “Only question” on GPT-4o answers.',
		'other-models':
			'Only the last row is an average normalised score; its maxima are those of table 1 without DeepSeek R1.',
		ablations: 'The averages keep the maxima of table 1.',
		complexity:
			'Levels are: how many numbers and the target; digits of the two factors; how many numbers; shortest and longest word. Some points are hidden behind others.',
		costs: 'Of o1 and o1-preview no tokens were published.',
		multiplying: 'A level lists the digits of the factors.',
		'ten-methods': '14 tasks, one turn. What was not run is left empty.',
	} as Readonly<Partial<Record<TableId, string>>>,
	read: 'Printed numbers.',
	within: (points: number) => `Measured from a plotted figure: good to about ±${String(points)}.`,
	averages: 'average normalised score',
	averagesName: {
		seen: 'average, 28 seen tasks',
		unseen: 'average, 9 unseen tasks',
		total: 'average, all 37 tasks',
	} as Readonly<Record<string, string>>,
	row: 'Row',
	task: 'Task',
	unseen: 'unseen',
	none: 'not published',
	sortBy: (column: string) => `Sort by ${column}`,

	own: {
		head: (name: string) => `measured here: ${name}`,
		note: 'Measured here: your own experiments, with your questions, levels and models. They stand beside the published rates, enter none of their averages, and differ from them by chance as well.',
		counted: (counted: number) => `of ${plural(counted, 'question')}`,
		none: 'None of your newest experiments has asked one of these tasks yet.',
		noneShort: 'not asked',
	},

	missing: {
		title: 'What is not available',
		list: [
			'P1: right answers on each of its 14 tasks; only averages could be had.',
			'P1: how the maximum of a task was taken for its average scores, per model or over all of them.',
			'P1: exact values behind its figures, its prompts of three methods, and its time limit for programs.',
			'P1: the curves of multiplying in words, beyond a description.',
			'P2: tokens of o1 and o1-preview.',
			'P2: exact values behind its figure of difficulty.',
			'P2: prompts of the symbolic agent with hints, of few-shot, and of the two code-first controllers.',
			'Both: anything about the rule coach and the methods that are this page’s own.',
		],
	},
} as const;

/** A value as printed, with at least so many decimals. */
export function printed(value: number, decimals: number): string {
	return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: 1 });
}

export function titleOf({ id }: Pick<PublishedTable, 'id'>): string {
	return benchPublishedWords.titles[id] ?? id;
}

export function noteOf({ id }: Pick<PublishedTable, 'id'>): string | undefined {
	return benchPublishedWords.notes[id];
}
