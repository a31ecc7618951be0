import { FAMILY_LABELS, type FamilyId } from '../tasks/family-id.ts';
import type { PublishedTable } from './table.ts';

/** What P2 says a task is about (three groups), and what it asks of whoever solves it. */
const GROUPS = ['execution', 'planning', 'reasoning'] as const;
const ABILITIES = ['mathematics', 'spatial', 'logical', 'order', 'optimization', 'search'] as const;

type Marked = readonly [FamilyId, (typeof GROUPS)[number], readonly (typeof ABILITIES)[number][]];

// prettier-ignore
const MARKED: readonly Marked[] = [
	['number-multiply', 'execution', ['mathematics']],
	['new-operator', 'execution', ['mathematics']],
	['pooling', 'execution', ['mathematics', 'spatial']],
	['light-puzzles', 'execution', ['spatial']],
	['mahjong', 'execution', ['order']],
	['statistical-counting', 'execution', ['mathematics', 'order']],
	['matrix-transformation', 'execution', ['spatial']],
	['pattern-recognition', 'execution', ['spatial', 'search']],
	['string-insertion', 'execution', ['logical', 'order', 'search']],
	['string-deletion-and-modification', 'execution', ['logical', 'order', 'search']],
	['string-synthesis', 'execution', ['logical', 'order', 'search']],
	['reversi', 'execution', ['spatial']],
	['string-splitting', 'execution', ['logical', 'order', 'search']],
	['synthesis-decomposition', 'execution', ['logical', 'order', 'search']],
	['2048', 'execution', ['mathematics', 'spatial', 'logical']],
	['game-24', 'planning', ['mathematics', 'order', 'optimization']],
	['path-plan', 'planning', ['spatial', 'order', 'search']],
	['letters', 'planning', ['spatial', 'search']],
	['boxlift', 'planning', ['logical', 'optimization']],
	['boxnet', 'planning', ['logical', 'optimization']],
	['blocksworld', 'planning', ['spatial', 'logical', 'optimization']],
	['logical-equation', 'planning', ['mathematics', 'logical', 'search']],
	['logical-puzzle', 'planning', ['mathematics', 'spatial', 'search']],
	['constrained-linear-arrangement', 'planning', ['logical']],
	['letter-logic-diagram', 'planning', ['spatial', 'logical']],
	['standard-sudoku', 'planning', ['mathematics', 'spatial', 'search']],
	['eight-queens', 'planning', ['spatial']],
	['cryptanalysis', 'planning', ['logical']],
	['combinatorial-calculation', 'planning', ['mathematics', 'optimization']],
	['permutations-and-combinations', 'planning', ['spatial', 'logical', 'order']],
	['date-understanding', 'reasoning', ['logical']],
	['web-of-lies', 'reasoning', ['logical']],
	['logical-deduction', 'reasoning', ['logical']],
	['navigate', 'reasoning', ['spatial', 'order']],
	['gsm-hard', 'reasoning', ['mathematics', 'logical']],
	['math-geometry', 'reasoning', ['mathematics', 'spatial']],
	['math-counting-and-probability', 'reasoning', ['mathematics', 'logical', 'search']],
];

/** Which ability each of the 37 tasks asks for, as the authors mark it; 1 = marked. */
export const ABILITIES_ASKED: PublishedTable = {
	id: 'abilities',
	paper: 'P2',
	place: 'table 5',
	unit: 'mark',
	within: null,
	columns: [...GROUPS, ...ABILITIES],
	rows: MARKED.map(([family, group, abilities]) => ({
		label: FAMILY_LABELS[family],
		family,
		values: [
			...GROUPS.map((one) => (one === group ? 1 : 0)),
			...ABILITIES.map((one) => (abilities.includes(one) ? 1 : 0)),
		],
	})),
	averages: [],
};

/** Trajectories that ended right, and pairs of guidance, better and worse. */
// prettier-ignore
const MADE: readonly (readonly [FamilyId, sft: number, dpo: number])[] = [
	['game-24', 792, 320],
	['path-plan', 442, 215],
	['boxlift', 345, 163],
	['boxnet', 330, 186],
	['blocksworld', 406, 248],
	['date-understanding', 497, 238],
	['web-of-lies', 492, 204],
	['logical-deduction', 489, 241],
	['navigate', 503, 170],
	['gsm-hard', 332, 125],
	['math-geometry', 342, 115],
	['math-counting-and-probability', 346, 127],
	['logical-equation', 396, 213],
	['new-operator', 394, 189],
	['pooling', 404, 187],
	['light-puzzles', 406, 259],
	['mahjong', 421, 230],
	['statistical-counting', 402, 223],
	['matrix-transformation', 391, 214],
	['logical-puzzle', 454, 148],
	['constrained-linear-arrangement', 432, 155],
	['pattern-recognition', 414, 135],
	['string-insertion', 409, 128],
	['letter-logic-diagram', 500, 226],
	['string-deletion-and-modification', 504, 230],
	['string-synthesis', 397, 185],
	['reversi', 403, 194],
	['standard-sudoku', 400, 212],
];

/** What the published coach was trained on: of each of the 28 seen tasks. */
export const TRAINING_DATA: PublishedTable = {
	id: 'training-data',
	paper: 'P2',
	place: 'table 6',
	unit: 'count',
	within: null,
	columns: ['trajectories (SFT)', 'pairs (DPO)'],
	rows: MADE.map(([family, ...values]) => ({ label: FAMILY_LABELS[family], family, values })),
	averages: [{ label: 'sum', family: null, values: [12043, 5480] }],
};
