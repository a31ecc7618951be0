import { isRecord } from '../../json.ts';
import { isListOf } from '../kit/shape.ts';
import { planPath, type Pair, type PathTask } from './search.ts';

/** The task with what the question says besides. */
export interface PathPlanInstance extends PathTask {
	/** Only told, never judged: the inner faces are what must not be touched. */
	wallThickness: number;
}

/** A room with up to 20 boxes in which there is a path. */
export function parsePathPlan(value: unknown): PathPlanInstance | null {
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
