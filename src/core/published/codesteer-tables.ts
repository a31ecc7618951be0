import type { MethodId } from '../method-id.ts';
import { publishedScores } from '../methods/published-scores.ts';
import { FAMILY_LABELS, type PublishedFamilyId } from '../tasks/family-id.ts';
import { publishedRate, type PublishedColumn } from '../tasks/published-rates.ts';
import { PUBLISHED_AVERAGES } from './averages.ts';
import type { PublishedRow, PublishedTable } from './table.ts';

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

/** o1 alone, as in table 1, and with CodeSteer, on five unseen tasks. */
export const WITH_O1: PublishedTable = {
	id: 'with-o1',
	paper: 'P2',
	place: 'table 3',
	unit: 'rate',
	within: null,
	columns: ['o1', 'o1, CodeSteer'],
	rows: [
		besideTable1('cryptanalysis', 'o1', [73]),
		besideTable1('synthesis-decomposition', 'o1', [94]),
		besideTable1('2048', 'o1', [72]),
		besideTable1('eight-queens', 'o1', [97]),
		besideTable1('combinatorial-calculation', 'o1', [95]),
	],
	averages: [],
};

/** CodeSteer, as in table 1, against three controllers that are prompts alone, with GPT-4o. */
export const PROMPT_ONLY: PublishedTable = {
	id: 'prompt-only',
	paper: 'P2',
	place: 'table 9',
	unit: 'rate',
	within: null,
	columns: ['CodeSteer', 'Few-Shot', 'Code-First-Rule', 'Code-First-Agent'],
	rows: (['game-24', 'path-plan', 'eight-queens', 'combinatorial-calculation', '2048'] as const).map(
		(family) =>
			besideTable1(
				family,
				'codeSteer',
				(['few-shot', 'code-first-rule', 'code-first-agent'] as const).map((id) => {
					const { fiveTasks } = publishedScores(id);
					return fiveTasks.find(({ task }) => task === FAMILY_LABELS[family])?.right ?? null;
				}),
			),
	),
	averages: [],
};

/** A task's rate in a column of table 1, and what another table has beside it. */
function besideTable1(
	family: PublishedFamilyId,
	column: PublishedColumn,
	others: readonly (number | null)[],
): PublishedRow {
	const known = Math.round(publishedRate(family, column) * 100);
	return { label: FAMILY_LABELS[family], family, values: [known, ...others] };
}

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
export const COSTS: PublishedTable = {
	id: 'costs',
	paper: 'P2',
	place: 'table 8',
	unit: 'mixed',
	within: null,
	columns: ['score', 'tokens', 'seconds'],
	rows: [
		costsOf('Only Question', 'only-question'),
		costsOf('Symbolic Agent', 'symbolic-agent'),
		costsOf('All Text + CoT', 'all-text'),
		costsOf('All Code + CoT', 'all-code-cot'),
		costsOf('AutoGen Conca.', 'autogen-conca'),
		costsOf('Code + Text + Sum.1', 'code-text-sum'),
		costsOf('Code + Text + Sum.2', 'code-text-sum-2'),
		costsOf('Code/Text Choice', 'code-text-choice'),
		costsOf('Code Interpreter', 'code-interpreter'),
		{ label: 'DeepSeek R1', family: null, values: [PUBLISHED_AVERAGES.deepSeekR1.total, 6396.6, 68.6] },
		{ label: 'o1', family: null, values: [PUBLISHED_AVERAGES.o1.total, null, 70.5] },
		{ label: 'o1-preview', family: null, values: [PUBLISHED_AVERAGES.o1Preview.total, null, 37.7] },
		costsOf('CodeSteer, guide on one H100', 'codesteer'),
		costsOf('CodeSteer, guide on four H100', 'codesteer', 45.4),
	],
	averages: [],
};

/** `seconds`: where they are others than those of the method. */
function costsOf(label: string, id: MethodId, seconds?: number): PublishedRow {
	const { p2 } = publishedScores(id);
	return {
		label,
		family: null,
		values: [p2?.score ?? null, p2?.tokens ?? null, seconds ?? p2?.seconds ?? null],
	};
}

/** How many of the 37 tasks lie in a band of the normalised score. */
// prettier-ignore
export const SCORE_BANDS: PublishedTable = {
	id: 'score-bands',
	paper: 'P2',
	place: 'figure 3',
	unit: 'count',
	within: null,
	columns: ['o1', 'CodeSteer'],
	rows: [
		{ label: '0 to 12.5', family: null, values: [2, 0] },
		{ label: '12.5 to 25', family: null, values: [0, 0] },
		{ label: '25 to 37.5', family: null, values: [1, 0] },
		{ label: '37.5 to 50', family: null, values: [1, 1] },
		{ label: '50 to 62.5', family: null, values: [3, 3] },
		{ label: '62.5 to 75', family: null, values: [1, 3] },
		{ label: '75 to 87.5', family: null, values: [7, 7] },
		{ label: '87.5 to 100', family: null, values: [22, 23] },
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
