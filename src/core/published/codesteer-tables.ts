import type { PublishedTable } from './table.ts';

/** Other answering models, alone and with CodeSteer; the average uses the maxima of table 1 without the column of DeepSeek R1. */
// prettier-ignore
export const OTHER_MODELS: PublishedTable = {
	id: 'other-models',
	paper: 'P2',
	place: 'table 2',
	unit: 'rate',
	within: null,
	columns: ['Claude 3.5 Sonnet', 'Claude 3.5 Sonnet, CodeSteer', 'Mistral Large', 'Mistral Large, CodeSteer', 'GPT-3.5', 'GPT-3.5, CodeSteer'],
	rows: [
		{ label: 'Combinatorial Calculation', family: 'combinatorial-calculation', values: [48, 66, 25, 34, 12, 29] },
		{ label: 'Eight Queens', family: 'eight-queens', values: [4, 87, 60, 41, 0, 16] },
		{ label: 'Reversi', family: 'reversi', values: [0, 45, 0, 33, 0, 32] },
		{ label: 'Constrained Linear Arrangement', family: 'constrained-linear-arrangement', values: [73, 90, 47, 48, 25, 9] },
		{ label: 'Standard Sudoku', family: 'standard-sudoku', values: [0, 100, 0, 100, 0, 95] },
	],
	averages: [
		{ label: 'average', family: null, values: [29.1, 92, 31, 59.8, 8.6, 42.3] },
	],
};

/** o1 alone and with CodeSteer, on five unseen tasks. */
// prettier-ignore
export const WITH_O1: PublishedTable = {
	id: 'with-o1',
	paper: 'P2',
	place: 'table 3',
	unit: 'rate',
	within: null,
	columns: ['o1', 'o1, CodeSteer'],
	rows: [
		{ label: 'Cryptanalysis', family: 'cryptanalysis', values: [60, 73] },
		{ label: 'Synthesis Decomposition', family: 'synthesis-decomposition', values: [57, 94] },
		{ label: '2048', family: '2048', values: [52, 72] },
		{ label: 'Eight Queens', family: 'eight-queens', values: [84, 97] },
		{ label: 'Combinatorial Calculation', family: 'combinatorial-calculation', values: [57, 95] },
	],
	averages: [],
};

/** CodeSteer against three controllers that are prompts alone, with GPT-4o. */
// prettier-ignore
export const PROMPT_ONLY: PublishedTable = {
	id: 'prompt-only',
	paper: 'P2',
	place: 'table 9',
	unit: 'rate',
	within: null,
	columns: ['CodeSteer', 'Few-Shot', 'Code-First-Rule', 'Code-First-Agent'],
	rows: [
		{ label: 'Game 24', family: 'game-24', values: [93, 28, 68, 76] },
		{ label: 'Path Plan', family: 'path-plan', values: [75, 54, 59, 57] },
		{ label: 'Eight Queens', family: 'eight-queens', values: [78, 47, 62, 73] },
		{ label: 'Combinatorial Calculation', family: 'combinatorial-calculation', values: [86, 58, 47, 59] },
		{ label: '2048', family: '2048', values: [56, 49, 40, 48] },
	],
	averages: [],
};

/** Means of the rates of table 1, not normalised. */
// prettier-ignore
export const PLAIN_AVERAGES: PublishedTable = {
	id: 'plain-averages',
	paper: 'P2',
	place: 'table 7',
	unit: 'rate',
	within: null,
	columns: ['o1', 'DeepSeek R1', 'Symbolic Agent', 'Code/Text Choice', 'Code Interpreter', 'GPT-4o + CodeSteer'],
	rows: [
		{ label: 'seen', family: null, values: [73.7, 70.4, 67.5, 70, 64.9, 76.1] },
		{ label: 'unseen', family: null, values: [67.8, 64.8, 60.9, 64.9, 56, 72.2] },
		{ label: 'total', family: null, values: [72.3, 69, 65.9, 68.8, 62.8, 75.2] },
	],
	averages: [],
};

/** Average normalised score, mean tokens and seconds a question; tokens of models trained for a role are left out. */
// prettier-ignore
export const COSTS: PublishedTable = {
	id: 'costs',
	paper: 'P2',
	place: 'table 8',
	unit: 'mixed',
	within: null,
	columns: ['score', 'tokens', 'seconds'],
	rows: [
		{ label: 'Only Question', family: null, values: [53.3, 566.1, 8.2] },
		{ label: 'Symbolic Agent', family: null, values: [74.8, 1192.5, 27.3] },
		{ label: 'All Text + CoT', family: null, values: [52.1, 1110.7, 15.3] },
		{ label: 'All Code + CoT', family: null, values: [69.6, 949.8, 8.9] },
		{ label: 'AutoGen Conca.', family: null, values: [69.9, 1295.9, 10.6] },
		{ label: 'Code + Text + Sum.1', family: null, values: [63.1, 3931.6, 24.2] },
		{ label: 'Code + Text + Sum.2', family: null, values: [62.4, 2808.6, 32.4] },
		{ label: 'Code/Text Choice', family: null, values: [77.9, 587.4, 20.1] },
		{ label: 'Code Interpreter', family: null, values: [70.5, 1175.9, 23.8] },
		{ label: 'DeepSeek R1', family: null, values: [76.8, 6396.6, 68.6] },
		{ label: 'o1', family: null, values: [82.7, null, 70.5] },
		{ label: 'o1-preview', family: null, values: [74.8, null, 37.7] },
		{ label: 'CodeSteer, guide on one H100', family: null, values: [86.4, 4693.3, 63.8] },
		{ label: 'CodeSteer, guide on four H100', family: null, values: [86.4, 4693.3, 45.4] },
	],
	averages: [],
};

/** Success over difficulty. Levels: how many numbers and their target; digits of the factors; how many numbers; shortest and longest word. */
// prettier-ignore
export const COMPLEXITY: PublishedTable = {
	id: 'complexity',
	paper: 'P2',
	place: 'figure 4',
	unit: 'rate',
	within: 1,
	columns: ['o1', 'o1-preview', 'GPT-4o, only question', 'GPT-4o, code interpreter', 'GPT-4o, CodeSteer'],
	rows: [
		{ label: 'Combinatorial Calculation, (3,10)', family: null, values: [100, 100, 80, 83, 100] },
		{ label: 'Combinatorial Calculation, (5,78)', family: null, values: [75, 33.3, 0, 60, 95] },
		{ label: 'Combinatorial Calculation, (6,100)', family: null, values: [71, 40, 0, 73, 80] },
		{ label: 'Combinatorial Calculation, (15,300)', family: null, values: [26.7, 0, 0, 93, 96] },
		{ label: 'Combinatorial Calculation, (20,500)', family: null, values: [13.3, 0, 0, 100, 100] },
		{ label: 'Number Multiply, (4,4)', family: null, values: [100, 92, 0, 100, 93] },
		{ label: 'Number Multiply, (8,8)', family: null, values: [80, 53.3, 0, 100, 98] },
		{ label: 'Number Multiply, (12,12)', family: null, values: [47, 0, 0, 100, 96] },
		{ label: 'Number Multiply, (16,16)', family: null, values: [0, 0, 0, 100, 94] },
		{ label: 'Number Multiply, (20,20)', family: null, values: [0, 0, 0, 100, 95] },
		{ label: 'Game 24, 4', family: null, values: [80, 73.3, 6.7, 13.3, 100] },
		{ label: 'Game 24, 6', family: null, values: [93.3, 66.7, 0, 20, 86.7] },
		{ label: 'Game 24, 8', family: null, values: [73.3, 20, 0, 40, 82] },
		{ label: 'Game 24, 20', family: null, values: [60, 0, 0, 0, 77] },
		{ label: 'Game 24, 80', family: null, values: [0, 0, 0, 0, 80] },
		{ label: 'Letters, (10,30)', family: null, values: [100, 100, 0, 89, 96] },
		{ label: 'Letters, (50,100)', family: null, values: [88, 86, 0, 100, 100] },
		{ label: 'Letters, (150,200)', family: null, values: [66.7, 56, 0, 100, 100] },
		{ label: 'Letters, (350,700)', family: null, values: [53, 6.7, 0, 100, 100] },
		{ label: 'Letters, (750,800)', family: null, values: [0, 0, 0, 100, 100] },
	],
	averages: [],
};
