import type { Cell, LogicalPuzzleInstance } from './instance.ts';

/** What a search for a choice of cells came to; null and complete where there is none. */
export interface SelectionSearch {
	cells: Cell[] | null;
	/** False when the search gave up before it knew; then `cells` is null. */
	complete: boolean;
}

const MAX_NODES = 100_000;

export function solve(instance: LogicalPuzzleInstance): string {
	const { cells } = findSelection(instance);
	return cells === null ? 'no solution' : asPairs(cells);
}

/** The asked form: `row column` pairs. */
export function asPairs(cells: readonly Cell[]): string {
	return cells.map(([row, column]) => `${row} ${column}`).join(', ');
}

/** A selection of `pick` cells with the start among them that meets the rule, or none. */
export function findSelection(task: LogicalPuzzleInstance): SelectionSearch {
	return task.rule.kind === 'productPositive' ? byNegatives(task) : bySums(task, task.rule.limit);
}

interface ValuedCell {
	cell: Cell;
	value: number;
}

function cellsWhere(task: LogicalPuzzleInstance, keep: (value: number) => boolean): ValuedCell[] {
	return task.grid.flatMap((values, r) =>
		values.flatMap((value, c) => (keep(value) ? [{ cell: [r, c] as const, value }] : [])),
	);
}

/** Cells of different values where the task wants that, the start before all others. */
function distinctCells(task: LogicalPuzzleInstance, cells: readonly ValuedCell[]): ValuedCell[] {
	const isStart = ({ cell }: ValuedCell): boolean => cell[0] === task.start[0] && cell[1] === task.start[1];
	const ordered = [...cells.filter(isStart), ...cells.filter((cell) => !isStart(cell))];
	if (!task.distinctValues) return ordered;
	const seen = new Set<number>();
	return ordered.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/**
 * A positive product means no zero and an even number of negatives in each line, so only negatives matter: choose an even
 * number of them in each row, carry the columns' parities down, and fill up with positive cells.
 */
function byNegatives(task: LogicalPuzzleInstance): SelectionSearch {
	const { grid, pick, start } = task;
	const startValue = grid[start[0]]?.[start[1]] ?? 0;
	if (startValue === 0) return { cells: null, complete: true };
	const positives = distinctCells(
		task,
		cellsWhere(task, (value) => value > 0),
	);
	const fewest = Math.max(0, pick - positives.length);
	const most = pick - (startValue > 0 ? 1 : 0);
	const negatives = cellsWhere(task, (value) => value < 0);
	const rows = grid.map((_, r) => negatives.filter(({ cell }) => cell[0] === r));
	/** Columns that still have a negative cell in this row or further down. */
	const below = rows.map((_, r) =>
		rows.slice(r).reduce((set, row) => row.reduce((s, { cell }) => s | (1 << cell[1]), set), 0),
	);
	const left = rows.map((_, r) => rows.slice(r).reduce((sum, row) => sum + row.length, 0));

	const chosen: ValuedCell[] = [];
	const used = new Set<number>();
	let nodes = 0;
	/** Goes through the negatives of one row, then to the next row; `odd` holds the columns with an odd count. */
	const visit = (r: number, i: number, inRow: number, odd: number): boolean => {
		if (++nodes > MAX_NODES) return false;
		const row = rows[r];
		if (row === undefined) return chosen.length >= fewest;
		if (i === row.length) {
			const next = below[r + 1] ?? 0;
			if (inRow % 2 !== 0 || (odd & ~next) !== 0) return false;
			if (chosen.length + (left[r + 1] ?? 0) < fewest) return false;
			return visit(r + 1, 0, 0, odd);
		}
		const here = row[i] as ValuedCell;
		const isStart = startValue < 0 && r === start[0] && here.cell[1] === start[1];
		if (chosen.length < most && !(task.distinctValues && used.has(here.value))) {
			chosen.push(here);
			used.add(here.value);
			if (visit(r, i + 1, inRow + 1, odd ^ (1 << here.cell[1]))) return true;
			chosen.pop();
			if (!chosen.some(({ value }) => value === here.value)) used.delete(here.value);
		}
		return !isStart && visit(r, i + 1, inRow, odd);
	};
	if (!visit(0, 0, 0, 0)) return { cells: null, complete: nodes <= MAX_NODES };
	const all = [...chosen, ...positives.slice(0, pick - chosen.length)];
	return { cells: all.map(({ cell }) => cell), complete: true };
}

/** Takes or leaves cell after cell; sums only prune where no negative value can bring them down again. */
function bySums(task: LogicalPuzzleInstance, limit: number): SelectionSearch {
	const { grid, pick, start } = task;
	const cells = cellsWhere(task, () => true);
	const canPrune = cells.every(({ value }) => value >= 0);
	const rowSums = grid.map(() => 0);
	const columnSums = grid.map(() => 0);
	const chosen: ValuedCell[] = [];
	const fits = (): boolean => [...rowSums, ...columnSums].every((sum) => sum <= limit);
	let nodes = 0;
	const visit = (i: number): boolean => {
		if (++nodes > MAX_NODES || chosen.length + cells.length - i < pick) return false;
		if (chosen.length === pick) {
			return fits() && chosen.some(({ cell }) => cell[0] === start[0] && cell[1] === start[1]);
		}
		const here = cells[i] as ValuedCell;
		const [r, c] = here.cell;
		if (!task.distinctValues || !chosen.some(({ value }) => value === here.value)) {
			chosen.push(here);
			rowSums[r] = (rowSums[r] as number) + here.value;
			columnSums[c] = (columnSums[c] as number) + here.value;
			if ((!canPrune || fits()) && visit(i + 1)) return true;
			rowSums[r] = rowSums[r] - here.value;
			columnSums[c] = columnSums[c] - here.value;
			chosen.pop();
		}
		return (r !== start[0] || c !== start[1]) && visit(i + 1);
	};
	return visit(0)
		? { cells: chosen.map(({ cell }) => cell), complete: true }
		: { cells: null, complete: nodes <= MAX_NODES };
}
