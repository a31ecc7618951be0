/** Plane coordinates, x to the right, y upwards, at most three decimals. */
export type Pair = [number, number];

/** A path through a room that enters some boxes and keeps clear of others. */
export interface PathTask {
	/** Inner faces of the walls. */
	room: { xMin: number; xMax: number; yMin: number; yMax: number };
	/** Closed rectangles, lower bound first. */
	boxes: { name: string; x: Pair; y: Pair }[];
	start: Pair;
	end: Pair;
	/** Names of boxes to be entered in any order; touching counts. */
	visit: string[];
	/** Names of boxes that must not even be touched. */
	avoid: string[];
}

type Point = [x: number, y: number];

interface Span {
	low: number;
	high: number;
}

/** Coordinates are doubled thousandths here, so that the middle between two of them is a whole number. */
const UNITS = 2000;

/**
 * A strict path by coordinate compression: lines through all edges cut the room into cells; from centre to centre of
 * neighbouring free cells one never touches a forbidden box. Null when there is no such path.
 */
export function planPath(task: PathTask): Point[] | null {
	const { room, boxes, visit, avoid } = task;
	const [start, end] = [toUnits(task.start), toUnits(task.end)];
	const rectangles = new Map(boxes.map(({ name, x, y }) => [name, { x: span(x), y: span(y) }]));
	const forbidden = avoid.flatMap((name) => rectangles.get(name) ?? []);
	const columns = cut(
		span([room.xMin, room.xMax]),
		[...rectangles.values()].map(({ x }) => x),
		[start[0], end[0]],
	);
	const rows = cut(
		span([room.yMin, room.yMax]),
		[...rectangles.values()].map(({ y }) => y),
		[start[1], end[1]],
	);
	const width = columns.length;

	const isOpen = ([x, y]: Point): boolean => !forbidden.some((box) => holds(box.x, x) && holds(box.y, y));
	const cellOf = (index: number) => ({
		x: columns[index % width] as Span,
		y: rows[Math.floor(index / width)] as Span,
	});
	const centre = (index: number): Point => [middle(cellOf(index).x), middle(cellOf(index).y)];
	const free = Array.from({ length: width * rows.length }, (_, index) => isOpen(centre(index)));

	/** Cells from `from` to the nearest cell that `isGoal` accepts, both included. */
	const walk = (from: number, isGoal: (index: number) => boolean): number[] | null => {
		const cameFrom = new Map<number, number>([[from, from]]);
		const queue = [from];
		for (const index of queue) {
			if (isGoal(index)) {
				const cells = [index];
				for (let cell = index; cell !== from; cells.unshift(cell)) cell = cameFrom.get(cell) as number;
				return cells;
			}
			const column = index % width;
			for (const [next, inside] of [
				[index - 1, column > 0],
				[index + 1, column < width - 1],
				[index - width, true],
				[index + width, true],
			] as const) {
				if (!inside || free[next] !== true || cameFrom.has(next)) continue;
				cameFrom.set(next, index);
				queue.push(next);
			}
		}
		return null;
	};

	if (!isOpen(start) || !isOpen(end)) return null;
	const touches = (index: number, [x, y]: Point) => holds(cellOf(index).x, x) && holds(cellOf(index).y, y);
	let here = free.findIndex((open, index) => open && touches(index, start));
	if (here < 0) return null;
	const path: Point[] = [start, centre(here)];
	const waiting = new Set(visit);
	while (waiting.size > 0) {
		const stops = new Map<number, { name: string; point: Point }>();
		for (const name of waiting) {
			const box = rectangles.get(name);
			if (box === undefined) return null;
			const cells = stopsOf(box, free, cellOf, isOpen);
			for (const [index, point] of cells) stops.set(index, { name, point });
		}
		const cells = walk(here, (index) => stops.has(index));
		if (cells === null) return null;
		here = cells.at(-1) as number;
		const stop = stops.get(here) as { name: string; point: Point };
		path.push(...cells.map(centre), stop.point, centre(here));
		waiting.delete(stop.name);
	}
	const cells = walk(here, (index) => touches(index, end));
	if (cells === null) return null;
	return straighten([...path, ...cells.map(centre), end]).map(([x, y]) => [x / UNITS, y / UNITS]);
}

/** Free cells inside the box; where all of it is forbidden, free cells beside it and the point where they touch it. */
function stopsOf(
	box: { x: Span; y: Span },
	free: readonly boolean[],
	cellOf: (index: number) => { x: Span; y: Span },
	isOpen: (point: Point) => boolean,
): [index: number, point: Point][] {
	const inside: [number, Point][] = [];
	const beside: [number, Point][] = [];
	for (const index of free.keys()) {
		if (free[index] !== true) continue;
		const cell = cellOf(index);
		const x = { low: Math.max(cell.x.low, box.x.low), high: Math.min(cell.x.high, box.x.high) };
		const y = { low: Math.max(cell.y.low, box.y.low), high: Math.min(cell.y.high, box.y.high) };
		if (x.low > x.high || y.low > y.high) continue;
		const point: Point = [middle(x), middle(y)];
		if (x.low < x.high && y.low < y.high) inside.push([index, point]);
		else if (isOpen(point)) beside.push([index, point]);
	}
	return inside.length > 0 ? inside : beside;
}

function toUnits([x, y]: Point): Point {
	return [Math.round(x * UNITS), Math.round(y * UNITS)];
}

function span([low, high]: readonly [number, number]): Span {
	return { low: Math.round(low * UNITS), high: Math.round(high * UNITS) };
}

function middle({ low, high }: Span): number {
	return (low + high) / 2;
}

function holds({ low, high }: Span, value: number): boolean {
	return low <= value && value <= high;
}

/** The room's extent cut at every edge and point that lies in it. */
function cut(room: Span, edges: readonly Span[], points: readonly number[]): Span[] {
	const all = [room.low, room.high, ...edges.flatMap(({ low, high }) => [low, high]), ...points];
	const lines = [...new Set(all)].filter((line) => holds(room, line)).sort((a, b) => a - b);
	return lines.slice(1).map((high, index) => ({ low: lines[index] as number, high }));
}

/** Without repeated points and without points in the middle of a straight way on. */
function straighten(path: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const point of path) {
		const [before, last] = [kept.at(-2), kept.at(-1)];
		if (last !== undefined && last[0] === point[0] && last[1] === point[1]) continue;
		if (before !== undefined && last !== undefined) {
			const [ax, ay] = [last[0] - before[0], last[1] - before[1]];
			const [bx, by] = [point[0] - last[0], point[1] - last[1]];
			if (ax * by === ay * bx && ax * bx + ay * by > 0) kept.pop();
		}
		kept.push(point);
	}
	return kept;
}
