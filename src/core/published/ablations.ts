import { FAMILY_LABELS, PUBLISHED_FAMILY_IDS, type PublishedFamilyId } from '../tasks/family-id.ts';
import { publishedRate } from '../tasks/published-rates.ts';
import { PUBLISHED_AVERAGES } from './averages.ts';
import type { PublishedTable } from './table.ts';

/** The columns that are not in table 1 (P2, tables 4 and 10): 2, 3, 4, 5, 7, 8 of the paper. */
type Row = readonly [number, number, number, number, number, number];

// prettier-ignore
const ROWS: Readonly<Record<PublishedFamilyId, Row>> = {
	'2048': [56, 44, 53, 44, 32, 40],
	blocksworld: [50, 50, 54, 51, 45, 41],
	boxlift: [65, 76, 66, 72, 47, 39],
	boxnet: [21, 31, 13, 17, 24, 15],
	'combinatorial-calculation': [76, 88, 65, 76, 60, 56],
	'constrained-linear-arrangement': [66, 65, 76, 81, 64, 52],
	cryptanalysis: [22, 15, 4, 12, 12, 7],
	'date-understanding': [83, 86, 80, 83, 84, 92],
	'eight-queens': [74, 72, 72, 52, 64, 52],
	'game-24': [93, 46, 62, 57, 41, 28],
	'gsm-hard': [74, 72, 79, 74, 73, 70],
	'letter-logic-diagram': [20, 35, 35, 35, 25, 23],
	letters: [85, 88, 87, 84, 79, 75],
	'light-puzzles': [71, 52, 51, 52, 56, 60],
	'logical-deduction': [92, 95, 91, 89, 91, 87],
	'logical-equation': [58, 56, 61, 56, 52, 56],
	'logical-puzzle': [58, 56, 52, 44, 53, 54],
	mahjong: [88, 88, 92, 95, 85, 79],
	'math-counting-and-probability': [92, 86, 84, 81, 85, 82],
	'math-geometry': [74, 70, 71, 69, 68, 70],
	'matrix-transformation': [100, 97, 96, 95, 92, 96],
	navigate: [90, 95, 85, 80, 94, 88],
	'new-operator': [38, 40, 24, 52, 28, 20],
	'number-multiply': [90, 92, 94, 95, 80, 74],
	'path-plan': [76, 74, 72, 74, 41, 29],
	'pattern-recognition': [96, 95, 95, 93, 92, 100],
	'permutations-and-combinations': [86, 80, 92, 56, 82, 78],
	pooling: [43, 51, 47, 45, 44, 52],
	reversi: [49, 39, 52, 24, 28, 36],
	'standard-sudoku': [100, 95, 100, 100, 100, 100],
	'statistical-counting': [98, 92, 95, 84, 90, 96],
	'string-deletion-and-modification': [88, 92, 90, 88, 86, 76],
	'string-insertion': [100, 100, 100, 100, 100, 100],
	'string-splitting': [56, 31, 43, 41, 42, 40],
	'string-synthesis': [12, 21, 30, 26, 12, 14],
	'synthesis-decomposition': [62, 64, 44, 60, 56, 44],
	'web-of-lies': [94, 92, 95, 92, 95, 97],
};

// prettier-ignore
const AVERAGES: Readonly<Record<'seen' | 'unseen' | 'total', Row>> = {
	seen: [80, 79.7, 80.1, 78.5, 71.9, 70.1],
	unseen: [76.2, 70.9, 68.6, 64.2, 62, 57.4],
	total: [79.1, 77.6, 77.3, 75, 69.5, 67],
};

/** Without one part at a time; the averages keep the denominators of table 1. Columns 1 and 6 are those of table 1. */
export const ABLATIONS: PublishedTable = {
	id: 'ablations',
	paper: 'P2',
	place: 'tables 4 and 10',
	unit: 'rate',
	within: null,
	columns: [
		'CodeSteer',
		'without DPO',
		'without DPO and weights',
		'without symbolic checker',
		'without self-answer checker',
		'Symbolic agent',
		'Symbolic agent, no symbolic checker',
		'Symbolic agent, no self-answer checker',
	],
	rows: PUBLISHED_FAMILY_IDS.map((family) => ({
		label: FAMILY_LABELS[family],
		family,
		values: whole(ROWS[family], percent(family, 'codeSteer'), percent(family, 'symbolicAgent')),
	})),
	averages: (['seen', 'unseen', 'total'] as const).map((label) => ({
		label,
		family: null,
		values: whole(
			AVERAGES[label],
			PUBLISHED_AVERAGES.codeSteer[label],
			PUBLISHED_AVERAGES.symbolicAgent[label],
		),
	})),
};

function whole(row: Row, full: number, agent: number): readonly number[] {
	return [full, ...row.slice(0, 4), agent, ...row.slice(4)];
}

function percent(family: PublishedFamilyId, column: 'codeSteer' | 'symbolicAgent'): number {
	return Math.round(publishedRate(family, column) * 100);
}
