import type { PublishedFamilyId } from './family-id.ts';

/** The columns of the published table, in its order. From `onlyQuestion` on the answering model is GPT-4o. */
export const PUBLISHED_COLUMNS = [
	'o1',
	'deepSeekR1',
	'o1Preview',
	'onlyQuestion',
	'symbolicAgent',
	'allText',
	'allCode',
	'autoGen',
	'sum1',
	'sum2',
	'choice',
	'codeInterpreter',
	'codeSteer',
] as const;

export type PublishedColumn = (typeof PUBLISHED_COLUMNS)[number];

/** To be shown wherever one of these numbers is. */
export const PUBLISHED_SOURCE =
	'arXiv 2502.04350 (ICML 2025), table 1: task success rate in percent, 100 questions per task, printed numbers';

/** Published success rate in [0, 1]. */
export function publishedRate(family: PublishedFamilyId, column: PublishedColumn): number {
	return (ROWS[family][PUBLISHED_COLUMNS.indexOf(column)] as number) / 100;
}

type Row = readonly [
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
];

// prettier-ignore
const ROWS: Readonly<Record<PublishedFamilyId, Row>> = {
	'2048': [52, 0, 37, 44, 43, 40, 28, 37, 25, 20, 39, 49, 56],
	blocksworld: [100, 100, 77, 43, 60, 52, 32, 50, 50, 48, 44, 42, 52],
	boxlift: [95, 92, 85, 69, 58, 56, 68, 20, 65, 60, 73, 49, 77],
	boxnet: [45, 43, 54, 37, 30, 30, 1, 12, 23, 21, 23, 37, 29],
	'combinatorial-calculation': [57, 98, 35, 16, 45, 60, 55, 48, 70, 67, 80, 57, 86],
	'constrained-linear-arrangement': [74, 62, 81, 82, 71, 84, 60, 79, 72, 71, 77, 72, 86],
	cryptanalysis: [60, 21, 49, 20, 15, 24, 20, 13, 16, 20, 27, 0, 24],
	'date-understanding': [87, 88, 87, 90, 89, 88, 72, 65, 86, 84, 86, 76, 87],
	'eight-queens': [84, 79, 64, 8, 73, 0, 35, 51, 40, 45, 52, 44, 78],
	'game-24': [80, 65, 78, 17, 37, 23, 11, 88, 33, 43, 43, 18, 93],
	'gsm-hard': [79, 77, 71, 78, 76, 80, 83, 81, 81, 78, 77, 79, 77],
	'letter-logic-diagram': [50, 54, 28, 2, 30, 0, 12, 21, 8, 9, 31, 8, 45],
	letters: [61, 52, 49, 12, 91, 11, 100, 93, 84, 87, 89, 89, 96],
	'light-puzzles': [100, 100, 92, 62, 56, 56, 69, 56, 92, 78, 73, 95, 68],
	'logical-deduction': [100, 98, 97, 89, 93, 91, 83, 82, 94, 90, 94, 82, 92],
	'logical-equation': [100, 100, 100, 52, 50, 52, 40, 48, 30, 33, 56, 71, 78],
	'logical-puzzle': [88, 80, 86, 48, 58, 51, 41, 39, 44, 50, 44, 68, 70],
	mahjong: [96, 98, 93, 66, 77, 73, 80, 94, 72, 74, 96, 64, 90],
	'math-counting-and-probability': [96, 97, 95, 89, 88, 87, 88, 91, 86, 88, 84, 89, 93],
	'math-geometry': [94, 91, 90, 76, 73, 73, 74, 73, 77, 76, 76, 73, 75],
	'matrix-transformation': [87, 100, 98, 94, 96, 76, 97, 97, 96, 92, 97, 90, 98],
	navigate: [100, 100, 100, 98, 93, 95, 99, 91, 96, 94, 92, 98, 99],
	'new-operator': [44, 39, 25, 42, 39, 45, 39, 47, 56, 38, 48, 48, 40],
	'number-multiply': [43, 46, 28, 11, 87, 8, 100, 100, 68, 65, 100, 75, 95],
	'path-plan': [74, 60, 56, 65, 43, 44, 76, 71, 66, 61, 73, 54, 75],
	'pattern-recognition': [100, 100, 100, 70, 90, 44, 89, 100, 56, 60, 94, 100, 93],
	'permutations-and-combinations': [100, 100, 100, 66, 89, 48, 64, 60, 40, 46, 80, 75, 93],
	pooling: [46, 40, 42, 54, 46, 60, 57, 55, 43, 47, 40, 49, 46],
	reversi: [46, 29, 28, 8, 36, 15, 49, 60, 20, 23, 45, 23, 52],
	'standard-sudoku': [0, 0, 0, 0, 98, 0, 100, 94, 12, 14, 100, 100, 100],
	'statistical-counting': [25, 72, 78, 34, 93, 32, 95, 93, 93, 86, 95, 89, 97],
	'string-deletion-and-modification': [60, 37, 34, 4, 90, 0, 64, 37, 51, 65, 85, 49, 93],
	'string-insertion': [96, 49, 72, 6, 100, 8, 100, 100, 67, 75, 100, 89, 100],
	'string-splitting': [96, 91, 90, 28, 52, 25, 48, 47, 37, 35, 48, 43, 56],
	'string-synthesis': [2, 0, 2, 0, 20, 0, 11, 0, 7, 5, 16, 12, 29],
	'synthesis-decomposition': [57, 96, 53, 52, 53, 72, 71, 35, 44, 38, 69, 72, 66],
	'web-of-lies': [100, 100, 98, 96, 99, 86, 91, 78, 77, 80, 98, 94, 98],
};
