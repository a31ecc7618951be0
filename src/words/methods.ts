import { plural } from '../core/format.ts';
import type { MethodId } from '../core/method-id.ts';
import type { MethodFace } from '../core/methods/faces.ts';
import type { PublishedScores } from '../core/methods/published-scores.ts';
import { publishedElsewhere } from './published-beyond.ts';
import type { TermId } from './term-names.ts';

type Idea = MethodFace['idea'];

/** Texts of the list of methods. */
export const words = {
	group: 'Methods',
	search: 'Find a method',
	found: (found: number, all: number, chosen: number) =>
		`${found === all ? `${String(all)} methods` : `${String(found)} of ${String(all)} methods`}, ${String(chosen)} chosen`,
	nothingFound: 'No method has these words in its name, description or paper.',
	clear: 'Show all',
	chosen: {
		heading: 'Chosen',
		says: 'The methods of this run, as they were when you opened this list.',
	},
	ideas: {
		ask: {
			heading: 'Ask',
			says: 'The model gets the question, perhaps with advice, and picks words or code itself.',
		},
		force: { heading: 'Force', says: 'The way is fixed before the model starts.' },
		both: { heading: 'Both', says: 'Words and code apart, then one reply that weighs the two.' },
		tool: { heading: 'Tool', says: 'Python at hand: the model sees what its programs print.' },
		coach: { heading: 'Coach', says: 'Another model, or a set of rules, chooses the way and may change it.' },
		ours: { heading: 'Ours', says: 'Ideas of this page, in neither paper.' },
		beyond: { heading: 'Beyond', says: 'Methods of other papers that need nothing but a model and Python.' },
	} satisfies Record<Idea, { heading: string; says: string }>,
	/** Terms stand between the pieces. */
	published: [
		'Published: GPT-4o’s average',
		', in',
		'over 14 tasks, in',
		'over 37; never to be compared with runs of your own.',
	],
	more: (label: string) => `How ${label} works, options`,
	part: 'This method',
	roles: 'Who plays the other roles',
	/** Terms stand between the pieces. */
	rolesSay: ['The', 'tests an answer with a program of its own; the', 'weighs two answers.'],
} as const;

/** The words of the field that what is said of a method takes for known; every one of them has the first. */
const methodTerms: Partial<Record<MethodId, readonly TermId[]>> = {
	'all-text': ['cot'],
	'all-code-cot': ['cot'],
	'autogen-conca': ['autogen'],
	'autogen-system': ['autogen', 'system-message'],
	'code-interpreter': ['code-interpreter'],
	'code-interpreter-plus': ['code-interpreter'],
	'code-text-sum-2': ['summariser'],
	'code-text-choice': ['coach'],
	'symbolic-agent': ['coach', 'guidance', 'symbolic-checker', 'self-check'],
	codesteer: ['coach', 'guidance', 'symbolic-checker', 'self-check'],
	'code-first-rule': ['symbolic-checker'],
	'code-first-agent': ['coach', 'guidance', 'symbolic-checker'],
	'checked-code': ['symbolic-checker', 'disguise', 'self-check'],
	'confidence-gate': ['token-probability'],
	'mental-code': ['cot'],
	'two-view': ['cot', 'self-consistency'],
	'tool-mix': ['code-interpreter', 'self-consistency'],
	'verify-vote': ['disguise', 'self-consistency'],
	nudge: ['cot'],
	'tool-filter': ['self-check', 'disguise', 'self-consistency'],
	'learned-examples': ['code-interpreter'],
	'certified-vote': ['self-consistency'],
};

export function termsOf(id: MethodId): readonly TermId[] {
	return ['task-model', ...(methodTerms[id] ?? [])];
}

/** Texts of one method opened. */
export const detailWords = {
	region: (label: string) => `How ${label} works`,
	showings: (label: string) => `Examples of ${label}`,
	show: 'Show it on an example',
	showing: 'So it goes with the scripted demo model; a real one may do otherwise.',
	beside: (labels: readonly string[]) => `Beside it: ${labels.join(' and ')}.`,
	noExample: (reason: string) => `The example cannot be made: ${reason}.`,
	picture: 'Who sees what',
	hidden: 'A crossed circle is what it does not get to see.',
	source: 'source',
	ours: 'ours, in neither paper',
	paper: { P1: 'arXiv 2410.03524', P2: 'arXiv 2502.04350' },
	other: ({ arXiv, title }: { arXiv: string; title: string }) => `“${title}”, arXiv ${arXiv}`,
	published: 'published',
	p1: 'over 14 tasks, one turn (table 2)',
	p2: 'GPT-4o over 37 tasks (table 1)',
	split: ({ seen, unseen }: { seen: number; unseen: number }) =>
		`seen ${score(seen)}, unseen ${score(unseen)}`,
	cost: ({ tokens, seconds }: { tokens: number; seconds: number }) =>
		`on average ${Math.round(tokens).toLocaleString('en')} tokens and ${score(seconds)} s a question (table 8)`,
	fiveTasks: 'GPT-4o’s right answers in percent on five tasks (table 9)',
	reachedWith: (what: string) => `Reached with ${what}.`,
	/** A term stands between the pieces. */
	notWithRules: ['Not with the', ', of which nothing was published.'],
	none: 'Nothing was published of this method.',
	notRun: 'not run',
	paperDiffers: 'differs from the paper',
	codeDiffers: 'differs from the released code',
	presets: (label: string) => `Options of ${label} at once`,
	options: (current: string) => `options: ${current}`,
	defaults: 'our defaults',
} as const;

export function callsWords({ min, max }: { min: number; max: number }): string {
	if (min === max) return `${String(max)} ${max === 1 ? 'call' : 'calls'}`;
	return `${String(min)}–${String(max)} calls`;
}

/** One decimal, as the papers print it. */
export function score(value: number): string {
	return value.toFixed(1);
}

/** For the one line of a method: GPT-4o's scores by paper, or why there is none. */
export function publishedWords(
	{ p1, p2, fiveTasks }: PublishedScores,
	{ id, idea, roles }: Pick<MethodFace, 'id' | 'idea' | 'roles'>,
	ruleCoach: boolean,
): string {
	const first = p1.find(({ model }) => model === 'GPT-4o')?.score ?? null;
	const scores = [
		...(first === null ? [] : [`P1 ${score(first)}`]),
		...(p2 === null ? [] : [`P2 ${score(p2.score)}`]),
	];
	if (idea === 'ours') return 'published — (ours)';
	if (roles.includes('coach') && ruleCoach) return 'published — (rule coach)';
	if (scores.length > 0) return `published, GPT-4o: ${scores.join(', ')}`;
	if (publishedElsewhere[id] !== undefined) return 'published on other tasks';
	return fiveTasks.length > 0 ? 'published on five tasks only' : 'published —';
}

/** Texts of the pickers of who plays which role. */
export const roleWords = {
	checker: 'Self-answer checker',
	summariser: 'Summariser',
	same: 'the task model, as in the papers',
} as const;

/** Texts of the learned router's training. */
export const trainingWords = {
	train: 'Train on my stored runs',
	inUse: 'A trained router is in use.',
	untrained: 'Not trained yet: plain rules on the question decide.',
	reading: (read: number, all: number) => `Reading run ${String(read)} of ${String(all)}…`,
	failed: (reason: string) => `Nothing was learned: ${reason}`,
	tooLittle: (why: string) => `Too few to learn from. ${why}.`,
	trained: ({ on, right, baseline }: { on: number; right: number; baseline: number }) =>
		`Trained on ${String(on)} questions. On others it takes the better way ${percent(right)} of the time; always taking the more frequent way gives ${percent(baseline)}.`,
	useless: 'So it has learned nothing useful yet.',
} as const;

/** Texts of the worked examples that are taken from stored runs. */
export const learningWords = {
	cost: 'Reads your stored runs, here in the page; no model is asked, so it costs nothing. The shortest right runs are taken, of every task up to three in words and three with Python.',
	learn: 'Learn examples from my runs',
	forget: 'Forget them',
	inUse: 'Learned examples are in use.',
	none: 'None learned yet: the task’s own program on another question is shown, as a textbook example.',
	reading: (read: number, all: number) => `Reading run ${String(read)} of ${String(all)}…`,
	failed: (reason: string) => `Nothing was learned: ${reason}`,
	nothing: (right: number) =>
		right === 0
			? 'There is no right run of a task yet: run some first.'
			: `None of ${String(right)} right runs fits: what is wanted is one reply or one program that did it.`,
	learned: ({ fit, kept, families }: { fit: number; kept: number; families: number }) =>
		`${plural(kept, 'example')} of ${plural(families, 'task')} learned, from ${plural(fit, 'run')} that fit.`,
} as const;

/** @param share from 0 to 1 */
function percent(share: number): string {
	return `${String(Math.round(share * 100))} %`;
}
