import type { Cell, Game2048Instance } from './instance.ts';

const STEPS = { u: [-1, 0], d: [1, 0], l: [0, -1], r: [0, 1] } as const;
/** Up, down, left, right. */
export type Command = keyof typeof STEPS;

export function solve(instance: Game2048Instance): string {
	return after(instance).flat().join(',');
}

/** The grid after all moves. */
export function after({ grid, start, moves }: Game2048Instance): number[][] {
	const now = grid.map((row) => [...row]);
	let at = start;
	// An empty start cell holds no tile, so no command has an effect.
	if (cellAt(now, at) === 0) return now;
	for (const command of moves as Iterable<Command>) {
		const next = neighbour(at, command);
		const [tile, met] = [cellAt(now, at) as number, cellAt(now, next)];
		if (met !== 0 && met !== tile) continue;
		put(now, at, 0);
		put(now, next, tile + met);
		at = next;
	}
	return now;
}

/** Changes the grid it is given; the cell must lie on it. */
export function put(grid: number[][], [row, col]: Cell, value: number): void {
	(grid[row] as number[])[col] = value;
}

/** Undefined beyond the board. */
export function cellAt(grid: readonly (readonly number[])[], [row, col]: Cell): number | undefined {
	return grid[row]?.[col];
}

/** May lie beyond the board; `cellAt` is undefined there. */
export function neighbour([row, col]: Cell, command: Command): Cell {
	const [down, right] = STEPS[command];
	return [row + down, col + right];
}
