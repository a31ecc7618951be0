import type { MethodId } from '../method-id.ts';
import { P1_MODELS, publishedScores } from '../methods/published-scores.ts';
import type { PublishedTable } from './table.ts';

/** Methods of P1 as its table 2 names them, in its order. */
const NAMED = [
	['Only Question', 'only-question'],
	['All Text', 'all-text'],
	['All Code', 'all-code'],
	['All Code + CoT', 'all-code-cot'],
	['AutoGen Conca.', 'autogen-conca'],
	['AutoGen System', 'autogen-system'],
	['Code Interpreter', 'code-interpreter'],
	['Code Interpreter+', 'code-interpreter-plus'],
	['Code + Text + Sum.', 'code-text-sum'],
	['Self-estimate Score', 'self-estimate'],
] as const satisfies readonly (readonly [string, MethodId])[];

/** Ten methods on six models, average normalised score over 14 tasks, one turn. */
export const TEN_METHODS: PublishedTable = {
	id: 'ten-methods',
	paper: 'P1',
	place: 'table 2',
	unit: 'score',
	within: null,
	columns: P1_MODELS,
	rows: NAMED.map(([label, id]) => ({
		label,
		family: null,
		values: publishedScores(id).p1.map(({ score }) => score),
	})),
	averages: [],
};

/** What the hosted code interpreter did when factors get longer; a level lists the digits of the factors. */
// prettier-ignore
export const MULTIPLYING: PublishedTable = {
	id: 'multiplying',
	paper: 'P1',
	place: 'figure 3',
	unit: 'share',
	within: 0.5,
	columns: ['code, right', 'words, right', 'code, wrong', 'words, wrong'],
	rows: [
		{ label: 'GPT-4o, 1 × 1', family: null, values: [0, 100, 0, 0] },
		{ label: 'GPT-4o, 2 × 2', family: null, values: [54, 46, 0, 0] },
		{ label: 'GPT-4o, 3 × 3', family: null, values: [70, 28, 0, 2] },
		{ label: 'GPT-4o, 3 × 4', family: null, values: [84, 8, 0, 8] },
		{ label: 'GPT-4o, 1 × 2 × 4', family: null, values: [62, 26, 0, 12] },
		{ label: 'GPT-4o, 1 × 3 × 4', family: null, values: [78, 8, 0, 14] },
		{ label: 'GPT-4o, 1 × 2 × 2 × 4', family: null, values: [89, 3, 0, 8] },
		{ label: 'GPT-4o, 1 × 1 × 1 × 1 × 1 × 1 × 3', family: null, values: [90, 7, 0, 3] },
		{ label: 'GPT-4o, 4 × 4', family: null, values: [96, 0, 0, 4] },
		{ label: 'GPT-4o, 5 × 5', family: null, values: [99, 1, 0, 0] },
		{ label: 'GPT-4o, 6 × 6', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 1 × 1', family: null, values: [35, 65, 0, 0] },
		{ label: 'GPT-4o-mini, 2 × 2', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 3 × 3', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 3 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 1 × 2 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 1 × 3 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 1 × 2 × 2 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 1 × 1 × 1 × 1 × 1 × 1 × 3', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 4 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 5 × 5', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-4o-mini, 6 × 6', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 1 × 1', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 2 × 2', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 3 × 3', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 3 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 1 × 2 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 1 × 3 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 1 × 2 × 2 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 1 × 1 × 1 × 1 × 1 × 1 × 3', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 4 × 4', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 5 × 5', family: null, values: [100, 0, 0, 0] },
		{ label: 'GPT-3.5-turbo, 6 × 6', family: null, values: [100, 0, 0, 0] },
	],
	averages: [],
};

/** The same on Game 24 with 2 to 5 numbers. */
// prettier-ignore
export const GAME_24_WAYS: PublishedTable = {
	id: 'game-24-ways',
	paper: 'P1',
	place: 'figure 4',
	unit: 'share',
	within: 0.5,
	columns: ['code, right', 'words, right', 'code, wrong', 'words, wrong'],
	rows: [
		{ label: 'GPT-4o, 2 numbers', family: null, values: [0, 100, 0, 0] },
		{ label: 'GPT-4o, 3 numbers', family: null, values: [0, 74.7, 0, 25.3] },
		{ label: 'GPT-4o, 4 numbers', family: null, values: [0, 18.2, 0, 81.8] },
		{ label: 'GPT-4o, 5 numbers', family: null, values: [0, 7, 0, 93] },
		{ label: 'GPT-4o-mini, 2 numbers', family: null, values: [71.2, 26, 2.8, 0] },
		{ label: 'GPT-4o-mini, 3 numbers', family: null, values: [47.7, 2.3, 50, 0] },
		{ label: 'GPT-4o-mini, 4 numbers', family: null, values: [62.1, 0, 37.9, 0] },
		{ label: 'GPT-4o-mini, 5 numbers', family: null, values: [50.4, 0.8, 48.2, 0.6] },
		{ label: 'GPT-3.5-turbo, 2 numbers', family: null, values: [86.6, 2.9, 10.5, 0] },
		{ label: 'GPT-3.5-turbo, 3 numbers', family: null, values: [81.7, 0, 18.3, 0] },
		{ label: 'GPT-3.5-turbo, 4 numbers', family: null, values: [87.7, 0, 12.3, 0] },
		{ label: 'GPT-3.5-turbo, 5 numbers', family: null, values: [97.8, 0, 2.2, 0] },
	],
	averages: [],
};

/** Game 24 where words or code are forced, and of the hosted interpreter only the answers that used code. */
// prettier-ignore
export const GAME_24_FORCED: PublishedTable = {
	id: 'game-24-forced',
	paper: 'P1',
	place: 'figure 6',
	unit: 'rate',
	within: 1,
	columns: ['2 numbers', '3 numbers', '4 numbers', '5 numbers'],
	rows: [
		{ label: 'All Text, GPT-4o', family: null, values: [100, 74.6, 23.3, 15] },
		{ label: 'All Text, GPT-4o-mini', family: null, values: [97.1, 22.4, 16, 4.8] },
		{ label: 'All Text, GPT-3.5-turbo', family: null, values: [88.5, 25.4, 9.5, 3.2] },
		{ label: 'All Code, GPT-4o', family: null, values: [91.4, 27.7, 5.1, 7.2] },
		{ label: 'All Code, GPT-4o-mini', family: null, values: [88.5, 81.6, 8.8, 5.5] },
		{ label: 'All Code, GPT-3.5-turbo', family: null, values: [89.5, 10, 1.5, 2.3] },
		{ label: 'Code Interpreter, only the answers that used code, GPT-4o-mini', family: null, values: [96.1, 48.9, 62, 51.2] },
		{ label: 'Code Interpreter, only the answers that used code, GPT-3.5-turbo', family: null, values: [89.1, 81.5, 87.6, 97.6] },
	],
	averages: [],
};

/** After two and after four turns, measured from the figure. The methods are the first of `NAMED`, in its order. */
// prettier-ignore
const MORE_TURNS: readonly { model: (typeof P1_MODELS)[number]; after: readonly (readonly [two: number, four: number])[] }[] = [
	{ model: 'GPT-4o', after: [[74.3, 74.1], [78.3, 78.4], [90.8, 90.9], [83, 82.8], [87.8, 87.8], [74.6, 74.8]] },
	{ model: 'GPT-4o mini', after: [[64.5, 64.6], [72.3, 72.4], [84.3, 84.3], [78.6, 78.7], [73.3, 73.3], [64.4, 64.4]] },
	{ model: 'GPT-3.5 Turbo', after: [[58.1, 58.1], [59.7, 59.7], [60.5, 60.3], [61.5, 61.4], [57, 56.9], [49.3, 49.2]] },
];

/** Average normalised score over 14 tasks after rounds of execution and self-refinement; after one turn as table 2 prints it. */
export const TURNS: PublishedTable = {
	id: 'turns',
	paper: 'P1',
	place: 'multi-turn figure',
	unit: 'score',
	within: 0.2,
	columns: ['1 turn', '2 turns', '4 turns'],
	rows: MORE_TURNS.flatMap(({ model, after }) =>
		after.map((turns, at) => ({
			label: `${model}, ${NAMED[at]?.[0] ?? ''}`,
			family: null,
			values: [TEN_METHODS.rows[at]?.values[P1_MODELS.indexOf(model)] ?? null, ...turns],
		})),
	),
	averages: [],
};

/** Mean tokens and seconds a question and average normalised score, after one turn and after two. */
// prettier-ignore
export const TURN_COSTS: PublishedTable = {
	id: 'turn-costs',
	paper: 'P1',
	place: 'cost figure',
	unit: 'mixed',
	within: 0.1,
	columns: ['score', 'tokens', 'seconds'],
	rows: [
		{ label: 'Only Question, 1 turn', family: null, values: [71.2, 576, 7.7] },
		{ label: 'All Text, 1 turn', family: null, values: [73.8, 1016, 11.7] },
		{ label: 'All Code, 1 turn', family: null, values: [75.6, 683, 10.3] },
		{ label: 'All Code + CoT, 1 turn', family: null, values: [73.7, 917, 9] },
		{ label: 'AutoGen Conca., 1 turn', family: null, values: [73.6, 1191, 11.5] },
		{ label: 'AutoGen System, 1 turn', family: null, values: [67.7, 583, 8] },
		{ label: 'Code Interpreter, 1 turn', family: null, values: [76.3, 1046, 19.3] },
		{ label: 'Code Interpreter+, 1 turn', family: null, values: [74.5, 1419, 24.3] },
		{ label: 'Code + Text + Sum., 1 turn', family: null, values: [79.6, 3680, 17.4] },
		{ label: 'Self-estimate Score, 1 turn', family: null, values: [74.3, 1409, 10] },
		{ label: 'Only Question, 2 turns', family: null, values: [65.6, 1180, 21.2] },
		{ label: 'All Text, 2 turns', family: null, values: [70.1, 1672, 22.6] },
		{ label: 'All Code, 2 turns', family: null, values: [78.6, 1275, 23] },
		{ label: 'All Code + CoT, 2 turns', family: null, values: [74.4, 1529, 18.3] },
		{ label: 'AutoGen Conca., 2 turns', family: null, values: [72.7, 1649, 20.4] },
		{ label: 'AutoGen System, 2 turns', family: null, values: [62.8, 1184, 21.7] },
	],
	averages: [],
};
