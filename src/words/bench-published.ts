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
		'score-bands': 'Tasks in each band of the normalised score',
		complexity: 'Success over difficulty',
		abilities: 'What each task asks for',
		'training-data': 'What the published coach was trained on',
		'ten-methods': 'Ten methods on six models',
		turns: 'More turns',
		'turn-costs': 'Score against cost, one turn and two',
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
		count: 'Numbers, not rates.',
		mark: 'As the authors mark it.',
		mixed: 'Score: average normalised, in percent. Tokens and seconds: means per question.',
	} satisfies Record<Unit, string>,
	/** What has to be known beside a table. */
	notes: {
		symbench: '100 questions a task. From “Only question” on GPT-4o answers.',
		'other-models':
			'Only the last row is an average normalised score; its maxima are those of table 1 without DeepSeek R1.',
		ablations: 'The averages keep the maxima of table 1.',
		complexity:
			'Levels are: how many numbers and the target; digits of the two factors; how many numbers; shortest and longest word. Some points are hidden behind others.',
		costs: 'Tokens of models trained for a role are left out. Of o1 and o1-preview no tokens were published.',
		'score-bands': 'A band of the normalised score in percent, and how many of the 37 tasks lie in it.',
		abilities:
			'The first three columns are the groups that the paper sorts its tasks into, the others the abilities.',
		'training-data':
			'SFT: trajectories that ended right, with GPT-4o in both roles. DPO: pairs of a better and a worse guidance by the coach after SFT. The 9 unseen tasks gave none.',
		turns:
			'After one turn: as table 2 prints it. The figure agrees but for All Code on GPT-4o, which it draws at about 81.4 where 80.3 is printed.',
		'turn-costs':
			'Tokens are good to about ±10. The score seems to be the mean over GPT-4o, GPT-4o mini and GPT-3.5 Turbo: that reproduces one turn from table 2, but for Code + Text + Sum. (79.0 by the table) and All Code (75.3).',
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
		sum: 'sum, as printed',
	} as Readonly<Record<string, string>>,
	row: 'Row',
	task: 'Task',
	unseen: 'unseen',
	none: 'not published',
	mark: (value: number) => (value === 1 ? 'yes' : ''),
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

/** A rate of one's own, in percent with one decimal where it has one; what is not quite all or nothing never reads as that. */
export function ownRate(rate: number): string {
	return printed(rate === 0 || rate === 100 ? rate : Math.min(99.9, Math.max(0.1, rate)), 0);
}

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
