import type { PublishedTable } from './table.ts';

/** Ten methods on six models, average normalised score over 14 tasks, one turn. */
// prettier-ignore
export const TEN_METHODS: PublishedTable = {
	id: 'ten-methods',
	paper: 'P1',
	place: 'table 2',
	unit: 'score',
	within: null,
	columns: ['GPT-4o', 'GPT-4o-mini', 'GPT-3.5', 'O1-preview', 'Claude-sonnet', 'Mixtral-8x7b'],
	rows: [
		{ label: 'Only Question', family: null, values: [80.6, 67.6, 65.3, 88.2, 71.5, 63.4] },
		{ label: 'All Text', family: null, values: [79.9, 75.9, 65.3, 81.9, 72, 68] },
		{ label: 'All Code', family: null, values: [80.3, 77.4, 68.1, 93.3, 74.7, 69.2] },
		{ label: 'All Code + CoT', family: null, values: [80.4, 76.6, 64, 92.8, 81, 67.3] },
		{ label: 'AutoGen Conca.', family: null, values: [84.5, 71.8, 64.6, 83.9, 74, 70.8] },
		{ label: 'AutoGen System', family: null, values: [79.4, 68.2, 55.5, null, 71.1, 64.1] },
		{ label: 'Code Interpreter', family: null, values: [83.5, 80.8, 64.5, null, null, null] },
		{ label: 'Code Interpreter+', family: null, values: [85.7, 79, 58.5, null, null, null] },
		{ label: 'Code + Text + Sum.', family: null, values: [88.1, 85, 63.9, 90.2, 76.2, 73.6] },
		{ label: 'Self-estimate Score', family: null, values: [86.9, 76.5, 59.2, 75.2, 69.4, 49] },
	],
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

/** Average normalised score over 14 tasks after rounds of execution and self-refinement. */
// prettier-ignore
export const TURNS: PublishedTable = {
	id: 'turns',
	paper: 'P1',
	place: 'multi-turn figure',
	unit: 'score',
	within: 0.2,
	columns: ['1 turn', '2 turns', '4 turns'],
	rows: [
		{ label: 'GPT-4o, Only Question', family: null, values: [80.6, 74.3, 74.1] },
		{ label: 'GPT-4o, All Text', family: null, values: [80, 78.3, 78.4] },
		{ label: 'GPT-4o, All Code', family: null, values: [81.4, 90.8, 90.9] },
		{ label: 'GPT-4o, All Code + CoT', family: null, values: [80.5, 83, 82.8] },
		{ label: 'GPT-4o, AutoGen Conca.', family: null, values: [84.5, 87.8, 87.8] },
		{ label: 'GPT-4o, AutoGen System', family: null, values: [79.4, 74.6, 74.8] },
		{ label: 'GPT-4o-mini, Only Question', family: null, values: [67.6, 64.5, 64.6] },
		{ label: 'GPT-4o-mini, All Text', family: null, values: [76, 72.3, 72.4] },
		{ label: 'GPT-4o-mini, All Code', family: null, values: [77.4, 84.3, 84.3] },
		{ label: 'GPT-4o-mini, All Code + CoT', family: null, values: [76.7, 78.6, 78.7] },
		{ label: 'GPT-4o-mini, AutoGen Conca.', family: null, values: [71.8, 73.3, 73.3] },
		{ label: 'GPT-4o-mini, AutoGen System', family: null, values: [68.2, 64.4, 64.4] },
		{ label: 'GPT-3.5-turbo, Only Question', family: null, values: [65.3, 58.1, 58.1] },
		{ label: 'GPT-3.5-turbo, All Text', family: null, values: [65.3, 59.7, 59.7] },
		{ label: 'GPT-3.5-turbo, All Code', family: null, values: [68.1, 60.5, 60.3] },
		{ label: 'GPT-3.5-turbo, All Code + CoT', family: null, values: [64, 61.5, 61.4] },
		{ label: 'GPT-3.5-turbo, AutoGen Conca.', family: null, values: [64.6, 57, 56.9] },
		{ label: 'GPT-3.5-turbo, AutoGen System', family: null, values: [55.5, 49.3, 49.2] },
	],
	averages: [],
};
