import type { Rng } from '../../rng.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { parsePathPlan, type PathPlanInstance } from './instance.ts';
import program from './program.py?raw';
import { planPath, type Pair } from './search.ts';
import { formatPath, formatPoint, solution, solve } from './solver.ts';
import { canonical, verify } from './verify.ts';

interface Params {
	boxes: number;
	visit: number;
	avoid: number;
	/** Longest side of a box and least gap between two, in hundredths. */
	longest: number;
	gap: number;
}

const levels: readonly Level<Params>[] = [
	level(3, 1, 0, false),
	level(4, 1, 2, false),
	level(7, 2, 0, true),
	level(7, 2, 1, true),
	level(7, 4, 0, true),
	level(7, 3, 1, true),
	level(7, 4, 1, true),
	level(7, 2, 3, true),
	level(7, 1, 6, true),
	level(7, 3, 4, true),
	level(10, 4, 5, false),
	level(14, 6, 8, false),
];

const NAMES =
	'yellow red green blue pink purple orange teal amber brown grey navy olive coral ivory cyan violet crimson'.split(
		' ',
	);

export const pathPlan: TaskFamily<PathPlanInstance, Params> = {
	id: 'path-plan',
	split: 'seen',
	area: ['spatial', 'planning'],
	seeksSolution: true,
	rules:
		'A point robot moves along straight lines in a square room with coloured boxes. It must get from the start to the end, ' +
		'enter some of the boxes in any order and stay clear of others. Touching a box counts as entering it, and touching ' +
		'a forbidden box or a wall is a failure.',
	levels,
	generate,
	parse: parsePathPlan,
	question,
	verify,
	canonical,
	solve,
	slip,
	python,
	draw,
	importer,
	demo,
};

function level(boxes: number, visit: number, avoid: number, published: boolean): Level<Params> {
	return {
		id: [boxes, visit, avoid].join('-'),
		label: `${String(boxes)} boxes, ${String(visit)} to enter, ${String(avoid)} to avoid`,
		published,
		params: { boxes, visit, avoid, longest: boxes > 8 ? 55 : 80, gap: boxes > 8 ? 5 : 10 },
	};
}

/** Half the room's side in hundredths, as in the published maps. */
const HALF = 140;

/** Boxes keep a gap to each other and to the walls, so every box can be walked round; a straight line never solves it. */
function generate({ params }: Level<Params>, rng: Rng): PathPlanInstance {
	const half = HALF / 100;
	return redraw(() => {
		const names = rng.sample(NAMES, params.boxes);
		const boxes: PathPlanInstance['boxes'] = [];
		for (let attempt = 0; boxes.length < params.boxes && attempt < 400; attempt++) {
			const box = { name: names[boxes.length] as string, x: side(params, rng), y: side(params, rng) };
			if (boxes.every((other) => gap(box, other) >= params.gap / 100 - 1e-9)) boxes.push(box);
		}
		if (boxes.length < params.boxes) return null;
		const place = (): Pair =>
			[5 * rng.int(-27, 27), 5 * rng.int(-27, 27)].map((value) => value / 100) as Pair;
		const [start, end] = [place(), place()];
		const tooNear = (point: Pair) =>
			boxes.some((box) => gap(box, { x: [point[0], point[0]], y: [point[1], point[1]] }) < 0.05 - 1e-9);
		if (tooNear(start) || tooNear(end) || Math.hypot(start[0] - end[0], start[1] - end[1]) < 1) return null;
		const chosen = rng.shuffle(names);
		const instance: PathPlanInstance = {
			room: { xMin: -half, xMax: half, yMin: -half, yMax: half },
			wallThickness: 0.1,
			boxes,
			start,
			end,
			visit: chosen.slice(0, params.visit),
			avoid: chosen.slice(params.visit, params.visit + params.avoid),
		};
		const isDirect = verify(instance, formatPath([start, end])).kind === 'correct';
		return isDirect || planPath(instance) === null ? null : instance;
	});
}

function side({ longest }: Params, rng: Rng): Pair {
	const length = 5 * rng.int(4, longest / 5);
	const low = 5 * rng.int((10 - HALF) / 5, (HALF - 10 - length) / 5);
	return [low / 100, (low + length) / 100];
}

function gap(a: { x: Pair; y: Pair }, b: { x: Pair; y: Pair }): number {
	return Math.max(a.x[0] - b.x[1], b.x[0] - a.x[1], a.y[0] - b.y[1], b.y[0] - a.y[1]);
}

function question({ room, wallThickness, boxes, start, end, visit, avoid }: PathPlanInstance): string {
	const range = (x: Pair, y: Pair) => `(${[...x, ...y].join(', ')})`;
	const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
	return (
		'A point robot moves in a rectangular room. Everything is given in plane coordinates, x to the right and y upwards. ' +
		`The open space of the room is ${String(room.xMin)} < x < ${String(room.xMax)} and ${String(room.yMin)} < y < ` +
		`${String(room.yMax)}; around it stand walls of thickness ${String(wallThickness)}.\n\n` +
		'In the room there are coloured boxes, given as (x_start, x_end, y_start, y_end):\n' +
		`${boxes.map(({ name, x, y }) => `${name}: ${range(x, y)}`).join('\n')}\n\n` +
		`Start: ${formatPoint(start)}\nEnd: ${formatPoint(end)}\n` +
		`Boxes the robot must enter, in any order: ${list(visit)}\nBoxes the robot must never touch: ${list(avoid)}\n\n` +
		'The robot goes in straight lines from each waypoint to the next. A box counts as entered when the line has at least ' +
		'one point in common with it, its edges and corners included, also when the robot only passes through on its way. ' +
		'A forbidden box must not be touched at all, not even at an edge or a corner, and neither must a wall. ' +
		'All other boxes may be crossed freely.\n\n' +
		'Give the waypoints in order, the first one being the start and the last one the end, between <<< and >>> ' +
		'in the form <<<[(x0, y0), (x1, y1), (x2, y2)]>>>, with plain decimal numbers such as -0.35.'
	);
}

/** Goes straight ahead, forgets what is forbidden, leaves a box out, or exchanges x and y on the way. */
function slip(instance: PathPlanInstance, rng: Rng): string {
	const { start, end, visit, room } = instance;
	const right = solution(instance);
	const careless: Pair[][] = [
		planPath({ ...instance, avoid: [] }) ?? right,
		planPath({ ...instance, visit: visit.slice(0, -1) }) ?? right,
		right.map(([x, y], index): Pair => (index === 0 || index === right.length - 1 ? [x, y] : [y, x])),
	];
	const candidates = [...rng.shuffle(careless), [start, end], [start, [start[0], room.yMax] as Pair, end]];
	const wrong = candidates.find((path) => verify(instance, formatPath(path)).kind === 'incorrect');
	return formatPath(wrong ?? right);
}

function python({ room, boxes, start, end, visit, avoid }: PathPlanInstance): string {
	const { xMin, xMax, yMin, yMax } = room;
	const sides = Object.fromEntries(boxes.map(({ name, x, y }) => [name, [...x, ...y]]));
	return pythonProgram({ room: [xMin, xMax, yMin, yMax], boxes: sides, start, end, visit, avoid }, program);
}

function draw({ room, boxes, start, end, visit, avoid }: PathPlanInstance): Drawing[] {
	return [
		{
			kind: 'map',
			caption: 'The room from above: ✓ boxes to enter, ✕ boxes never to touch',
			room: { x: [room.xMin, room.xMax], y: [room.yMin, room.yMax] },
			areas: boxes.map(({ name, x, y }) => ({
				label: name,
				x,
				y,
				tone: avoid.includes(name) ? 'wall' : visit.includes(name) ? 'goal' : 'plain',
			})),
			points: [
				{ label: 'start', x: start[0], y: start[1], tone: 'start' },
				{ label: 'end', x: end[0], y: end[1], tone: 'goal' },
			],
		},
	];
}
