/** The task families by id, in order. A family's folder bears its id. */
export const FAMILY_IDS = [
	'2048',
	'blocksworld',
	'boxlift',
	'boxnet',
	'combinatorial-calculation',
	'constrained-linear-arrangement',
	'cryptanalysis',
	'date-understanding',
	'eight-queens',
	'game-24',
	'gsm-hard',
	'letter-logic-diagram',
	'letters',
	'light-puzzles',
	'logical-deduction',
	'logical-equation',
	'logical-puzzle',
	'mahjong',
	'math-counting-and-probability',
	'math-geometry',
	'matrix-transformation',
	'navigate',
	'new-operator',
	'number-multiply',
	'path-plan',
	'pattern-recognition',
	'permutations-and-combinations',
	'pooling',
	'reversi',
	'standard-sudoku',
	'statistical-counting',
	'string-deletion-and-modification',
	'string-insertion',
	'string-splitting',
	'string-synthesis',
	'synthesis-decomposition',
	'web-of-lies',
] as const;

export type FamilyId = (typeof FAMILY_IDS)[number];

export function isFamilyId(id: string): id is FamilyId {
	return (FAMILY_IDS as readonly string[]).includes(id);
}
