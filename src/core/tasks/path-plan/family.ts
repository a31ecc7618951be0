import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { stripFence } from '../kit/answer-form.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pathPlanPython } from './python.ts';
import { planPath } from './search.ts';
import {
	type ExactBox,
	type ExactPoint,
	parseDecimal,
	parsePairs,
	scaled,
	segmentMeets,
} from './polyline.ts';
import { redraw } from '../kit/redraw.ts';
import { isListOf } from '../kit/shape.ts';
import { importer } from './import.ts';

type Pair = [number, number];

/** Plane coordinates, x to the right, y upwards, at most three decimals. */
export interface PathPlanInstance {
	/** Inner faces of the walls. */
	room: { xMin: number; xMax: number; yMin: number; yMax: number };
	/** Only told, never judged: the inner faces are what must not be touched. */
	wallThickness: number;
	/** Closed rectangles, lower bound first. */
	boxes: { name: string; x: Pair; y: Pair }[];
	start: Pair;
	end: Pair;
	/** Names of boxes to be entered in any order; touching counts. */
	visit: string[];
	/** Names of boxes that must not even be touched. */
	avoid: string[];
}

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
	label: 'Path Plan',
	split: 'seen',
	area: ['spatial', 'planning'],
	rules:
		'A point robot moves along straight lines in a square room with coloured boxes. It must get from the start to the end, ' +
		'enter some of the boxes in any order and stay clear of others. Touching a box counts as entering it, and touching ' +
		'a forbidden box or a wall is a failure.',
	levels,
	generate,
	parse,
	question,
	verify,
	solve: (instance) => format(solution(instance)),
	slip,
	python: pathPlanPython,
	draw,
	importer,
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
		const isDirect = verify(instance, format([start, end])).kind === 'correct';
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

function parse(value: unknown): PathPlanInstance | null {
	if (!isRecord(value) || !isRecord(value['room'])) return null;
	const { boxes, start, end, visit, avoid, wallThickness } = value;
	const { xMin, xMax, yMin, yMax } = value['room'];
	if (!isCoordinate(xMin) || !isCoordinate(xMax) || !isCoordinate(yMin) || !isCoordinate(yMax)) return null;
	if (!(xMin < xMax && yMin < yMax) || !isCoordinate(wallThickness) || wallThickness < 0) return null;
	if (!isPair(start) || !isPair(end) || !isListOf(boxes, 0, 20, isBox)) return null;
	const inRoom = ([x, y]: Pair) => x > xMin && x < xMax && y > yMin && y < yMax;
	const names = new Set(boxes.map((box) => box.name));
	if (!inRoom(start) || !inRoom(end) || names.size !== boxes.length) return null;
	const isName = (name: unknown): name is string => typeof name === 'string' && names.has(name);
	if (!isListOf(visit, 0, 20, isName) || !isListOf(avoid, 0, 20, isName)) return null;
	if (new Set([...visit, ...avoid]).size !== visit.length + avoid.length) return null;
	const instance = { room: { xMin, xMax, yMin, yMax }, wallThickness, boxes, start, end, visit, avoid };
	return planPath(instance) === null ? null : instance;
}

function isCoordinate(value: unknown): value is number {
	return typeof value === 'number' && Math.abs(value) <= 1000 && Number(value.toFixed(3)) === value;
}

function isPair(value: unknown): value is Pair {
	return isListOf(value, 2, 2, isCoordinate);
}

function isBox(value: unknown): value is PathPlanInstance['boxes'][number] {
	const isSpan = (span: unknown) => isPair(span) && span[0] < span[1];
	return (
		isRecord(value) &&
		typeof value['name'] === 'string' &&
		/^[a-z][a-z-]{0,19}$/.test(value['name']) &&
		isSpan(value['x']) &&
		isSpan(value['y'])
	);
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
		`Start: ${show(start)}\nEnd: ${show(end)}\n` +
		`Boxes the robot must enter, in any order: ${list(visit)}\nBoxes the robot must never touch: ${list(avoid)}\n\n` +
		'The robot goes in straight lines from each waypoint to the next. A box counts as entered when the line has at least ' +
		'one point in common with it, its edges and corners included, also when the robot only passes through on its way. ' +
		'A forbidden box must not be touched at all, not even at an edge or a corner, and neither must a wall. ' +
		'All other boxes may be crossed freely.\n\n' +
		'Give the waypoints in order, the first one being the start and the last one the end, between <<< and >>> ' +
		'in the form <<<[(x0, y0), (x1, y1), (x2, y2)]>>>, with plain decimal numbers such as -0.35.'
	);
}

function show([x, y]: Pair): string {
	return `(${String(x)}, ${String(y)})`;
}

function format(path: readonly Pair[]): string {
	return `[${path.map(show).join(', ')}]`;
}

const MAX_ANSWER_LENGTH = 60_000;
const MAX_POINTS = 1000;
/** How far a first or last waypoint may be off: one part in ten to the ninth. */
const TOLERANCE = 1_000_000_000n;

function verify(instance: PathPlanInstance, answer: string): Verdict {
	const pairs =
		answer.length > MAX_ANSWER_LENGTH ? null : parsePairs(asList(stripFence(answer.trim())), MAX_POINTS);
	if (pairs === null) return malformed('The answer is not a list of waypoints like [(0.1, 0.2), (0.3, 0.4)]');
	if (pairs.length < 2) return malformed('A path needs at least two waypoints');
	const decimals = Math.max(3, ...pairs.map(([x, y]) => Math.max(x.decimals, y.decimals)));
	const scale = 10n ** BigInt(decimals);
	const path = pairs.map(([x, y]): ExactPoint => ({ x: scaled(x, decimals), y: scaled(y, decimals) }));
	const exact = (value: number): bigint => {
		const decimal = parseDecimal(value.toFixed(3));
		if (decimal === null) throw new Error('A coordinate of the instance is no decimal');
		return scaled(decimal, decimals);
	};
	const isAt = (point: ExactPoint, [x, y]: Pair): boolean =>
		[point.x - exact(x), point.y - exact(y)].every(
			(off) => off * TOLERANCE <= scale && -off * TOLERANCE <= scale,
		);
	const shown = (index: number) => `(${pairs[index]?.map((part) => decimalText(part)).join(', ') ?? ''})`;
	const { room, start, end } = instance;
	if (!isAt(path[0] as ExactPoint, start))
		return incorrect(`The path begins at ${shown(0)}, not at the start ${show(start)}`);
	const last = path.length - 1;
	if (!isAt(path[last] as ExactPoint, end))
		return incorrect(`The path stops at ${shown(last)}, not at the end ${show(end)}`);

	const [xMin, xMax, yMin, yMax] = [exact(room.xMin), exact(room.xMax), exact(room.yMin), exact(room.yMax)];
	const outside = path.findIndex(({ x, y }) => x <= xMin || x >= xMax || y <= yMin || y >= yMax);
	if (outside >= 0)
		return incorrect(`Waypoint ${String(outside + 1)} at ${shown(outside)} touches or crosses a wall`);

	const boxOf = (name: string): ExactBox => {
		const { x, y } = instance.boxes.find((box) => box.name === name) as { x: Pair; y: Pair };
		return { xLow: exact(x[0]), xHigh: exact(x[1]), yLow: exact(y[0]), yHigh: exact(y[1]) };
	};
	const firstMeeting = (name: string): number => {
		const box = boxOf(name);
		for (let i = 0; i < last; i++)
			if (segmentMeets(path[i] as ExactPoint, path[i + 1] as ExactPoint, box)) return i;
		return -1;
	};
	for (const name of instance.avoid) {
		const at = firstMeeting(name);
		if (at >= 0)
			return incorrect(`The line from ${shown(at)} to ${shown(at + 1)} touches the forbidden box ${name}`);
	}
	const missed = instance.visit.filter((name) => firstMeeting(name) < 0);
	if (missed.length > 0) return incorrect(`The path never enters ${missed.join(', ')}`);
	return correct('The path enters what it must and stays clear of everything forbidden');
}

/** Waypoints one a line, with arrows or commas between them, without the list around them. */
function asList(text: string): string {
	if (!text.startsWith('(') && !text.includes('\n')) return text;
	const points = text.split(/(?<=[)\]])\s{0,9}(?:,|->|→|\n|\s)\s{0,9}(?=[([])/);
	const isPoint = (point: string): boolean => /^[([][^()[\]]*[)\]]$/.test(point);
	return points.length > 1 && points.every(isPoint) ? `[${points.join(',')}]` : text;
}

function decimalText({ mantissa, decimals }: { mantissa: bigint; decimals: number }): string {
	return String(Number(mantissa) / 10 ** decimals);
}

function solution(instance: PathPlanInstance): Pair[] {
	const path = planPath(instance);
	if (path === null) throw new Error('There is no path');
	return path;
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
	const wrong = candidates.find((path) => verify(instance, format(path)).kind === 'incorrect');
	return format(wrong ?? right);
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
