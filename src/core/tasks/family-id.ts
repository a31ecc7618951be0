/** What people call the 37 families of SymBench (arXiv 2502.04350), by id, in order. */
const PUBLISHED_LABELS = {
	'2048': '2048',
	blocksworld: 'Blocksworld',
	boxlift: 'BoxLift',
	boxnet: 'BoxNet',
	'combinatorial-calculation': 'Combinatorial Calculation',
	'constrained-linear-arrangement': 'Constrained Linear Arrangement',
	cryptanalysis: 'Cryptanalysis',
	'date-understanding': 'Date Understanding',
	'eight-queens': 'Eight Queens',
	'game-24': 'Game 24',
	'gsm-hard': 'GSM-Hard',
	'letter-logic-diagram': 'Letter Logic Diagram',
	letters: 'Letters',
	'light-puzzles': 'Light Puzzles',
	'logical-deduction': 'Logical Deduction',
	'logical-equation': 'Logical Equation',
	'logical-puzzle': 'Logical Puzzle',
	mahjong: 'Mahjong',
	'math-counting-and-probability': 'MATH Counting & Probability',
	'math-geometry': 'MATH Geometry',
	'matrix-transformation': 'Matrix Transformation',
	navigate: 'Navigate',
	'new-operator': 'New Operator',
	'number-multiply': 'Number Multiply',
	'path-plan': 'Path Plan',
	'pattern-recognition': 'Pattern Recognition',
	'permutations-and-combinations': 'Permutations and Combinations',
	pooling: 'Pooling',
	reversi: 'Reversi',
	'standard-sudoku': 'Standard Sudoku',
	'statistical-counting': 'Statistical Counting',
	'string-deletion-and-modification': 'String Deletion & Modification',
	'string-insertion': 'String Insertion',
	'string-splitting': 'String Splitting',
	'string-synthesis': 'String Synthesis',
	'synthesis-decomposition': 'Synthesis Decomposition',
	'web-of-lies': 'Web of Lies',
} as const;

/** What people call the families that are only here, by id, in order: no paper asked them, so there are no rates and no public data. */
const OWN_LABELS = {} as const;

/** What people call each task family, by id, in order. A family's folder bears its id. */
export const FAMILY_LABELS = { ...PUBLISHED_LABELS, ...OWN_LABELS } as const;

export type PublishedFamilyId = keyof typeof PUBLISHED_LABELS;
export type FamilyId = keyof typeof FAMILY_LABELS;

/** In the order of the published tables’ ids. */
export const PUBLISHED_FAMILY_IDS = Object.keys(PUBLISHED_LABELS) as readonly PublishedFamilyId[];
/** Published ones first. */
export const FAMILY_IDS = Object.keys(FAMILY_LABELS) as readonly FamilyId[];

/** False for names of `Object.prototype` too: ids come from links. */
export function isFamilyId(id: string): id is FamilyId {
	return Object.hasOwn(FAMILY_LABELS, id);
}

/** Whether papers report this family; else it is only here. */
export function isPublishedFamily(id: FamilyId): id is PublishedFamilyId {
	return Object.hasOwn(PUBLISHED_LABELS, id);
}
