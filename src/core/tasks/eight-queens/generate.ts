import type { Rng } from '../../rng.ts';
import { redraw } from '../kit/redraw.ts';
import type { EightQueensInstance } from './instance.ts';
import { attacks, type Cell, searchQueens } from './solver.ts';

/** What a level sets. */
export interface Params {
	size: number;
	/** Published grade 1 to 5; `few`: blocked cells are chosen so that at most `solutions` ways remain. */
	choice: { kind: 'grade'; grade: number } | { kind: 'few'; queens: number; solutions: number };
}

/** Has at least one solution, and for `few` at most `choice.solutions`. */
export function generate({ size, choice }: Params, rng: Rng): EightQueensInstance {
	const [queenCount, blockedCount] =
		choice.kind === 'few' ? [choice.queens, 3 * size] : rng.pick(countsOfGrade(size, choice.grade));
	return redraw(() => {
		const queens = drawQueens(size, queenCount, rng);
		const cap = choice.kind === 'few' ? 4000 : 200;
		const { solutions, complete } = searchQueens({ size, queens, blocked: [] }, cap, 200_000);
		if (solutions.length === 0 || (choice.kind === 'few' && !complete)) return null;
		const kept = rng.pick(solutions);
		const wanted = choice.kind === 'few' ? choice.solutions : 0;
		const blocked = blockOthers(solutions, kept, wanted, blockedCount, rng);
		if (blocked.length === 0 || (choice.kind === 'few' && countLeft(solutions, blocked) > wanted))
			return null;
		return {
			size,
			queens,
			blocked: blocked.concat(spareCells(size, kept, blocked, choice, blockedCount, rng)),
		};
	});
}

/** Published grade = 1 + given queens + half the forbidden cells + (size - 8) / 2, cut at 5. Never an empty board. */
function countsOfGrade(size: number, grade: number): [queens: number, blocked: number][] {
	const all: [number, number][] = [];
	for (let queens = 0; queens <= 3; queens++) {
		for (let blocked = 0; blocked <= 4; blocked++) {
			const value = Math.min(5, 1 + queens + Math.floor(blocked / 2) + (size - 8) / 2);
			// Without a forbidden cell some textbook placement would do, at least as long as few queens are given.
			if (value === grade && blocked > 0) all.push([queens, blocked]);
		}
	}
	return all;
}

function drawQueens(size: number, count: number, rng: Rng): Cell[] {
	const queens: Cell[] = [];
	for (let attempt = 0; queens.length < count && attempt < 1000; attempt++) {
		const cell: Cell = [rng.int(0, size - 1), rng.int(0, size - 1)];
		if (!queens.some((queen) => attacks(queen, cell))) queens.push(cell);
	}
	return queens;
}

/** Cells that spoil other solutions than `kept`, the lexicographically first ones before all. */
function blockOthers(
	solutions: readonly number[][],
	kept: readonly number[],
	wanted: number,
	limit: number,
	rng: Rng,
): Cell[] {
	const blocked: Cell[] = [];
	let others = solutions
		.filter((columns) => columns !== kept)
		.sort(
			(a, b) => a.map((col, row) => col - (b[row] as number)).find((difference) => difference !== 0) ?? 0,
		);
	while (others.length >= Math.max(wanted, 1) && blocked.length < limit) {
		const first = others[0] as number[];
		const [row, col] = rng.pick([...first.entries()].filter(([r, c]) => kept[r] !== c));
		blocked.push([row, col]);
		others = others.filter((columns) => columns[row] !== col);
	}
	return blocked;
}

function countLeft(solutions: readonly number[][], blocked: readonly Cell[]): number {
	return solutions.filter((columns) => !blocked.some(([row, col]) => columns[row] === col)).length;
}

/** Tops a graded board up to its number of forbidden cells when few of them already spoil all other solutions. */
function spareCells(
	size: number,
	kept: readonly number[],
	blocked: readonly Cell[],
	choice: Params['choice'],
	limit: number,
	rng: Rng,
): Cell[] {
	if (choice.kind === 'few') return [];
	const open: Cell[] = [];
	for (let row = 0; row < size; row++) {
		for (let col = 0; col < size; col++) {
			if (kept[row] !== col && !blocked.some((cell) => cell[0] === row && cell[1] === col))
				open.push([row, col]);
		}
	}
	return rng.sample(open, limit - blocked.length);
}
