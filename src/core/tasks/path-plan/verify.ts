import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { stripFence } from '../kit/answer-form.ts';
import type { PathPlanInstance } from './instance.ts';
import {
	type Decimal,
	type ExactBox,
	type ExactPoint,
	parseDecimal,
	parsePairs,
	scaled,
	segmentMeets,
} from './polyline.ts';
import type { Pair } from './search.ts';
import { formatPoint } from './solver.ts';

const MAX_ANSWER_LENGTH = 60_000;
const MAX_POINTS = 1000;
/** How far a first or last waypoint may be off: one part in ten to the ninth. */
const TOLERANCE = 1_000_000_000n;

/** Exact in the decimals given; only the two ends of the path may be off a little. */
export function verify(instance: PathPlanInstance, answer: string): Verdict {
	const pairs = waypointsIn(answer);
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
		return incorrect(`The path begins at ${shown(0)}, not at the start ${formatPoint(start)}`);
	const last = path.length - 1;
	if (!isAt(path[last] as ExactPoint, end))
		return incorrect(`The path stops at ${shown(last)}, not at the end ${formatPoint(end)}`);

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

function waypointsIn(answer: string): ReturnType<typeof parsePairs> {
	return answer.length > MAX_ANSWER_LENGTH ? null : parsePairs(asList(stripFence(answer.trim())), MAX_POINTS);
}

/** One way of writing for paths over the same waypoints: 0.50 is 0.5. */
export function canonical(_: PathPlanInstance, answer: string): string | null {
	const pairs = waypointsIn(answer);
	if (pairs === null || pairs.length === 0) return null;
	return pairs.map((pair) => pair.map(plainDecimal).join(' ')).join(', ');
}

function plainDecimal({ mantissa, decimals }: Decimal): string {
	let [digits, places] = [mantissa, decimals];
	for (; places > 0 && digits % 10n === 0n; places--) digits /= 10n;
	return `${String(digits)}e-${String(places)}`;
}
