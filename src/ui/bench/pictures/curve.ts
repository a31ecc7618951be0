import type { Markish } from '@observablehq/plot';
import type { CurvePlot, CurvePoint } from '../../../core/bench/plots/curve.ts';
import type { HorizonFit } from '../../../core/bench/plots/horizon.ts';
import { spread, textWidth } from '../../../core/bench/plots/layout.ts';
import { asPercent, AXIS, HALO, HIT, leading, legend, QUIET, type Sheet, sheetOptions } from './look.ts';

const HEIGHT = 300;
/** From here on names stand at the ends of their lines. */
const WIDE = 600;
/** Beyond these the intervals of several lines hide each other; the table has them. */
export const MOST_INTERVALS = 6;

/** Accuracy over difficulty: one line per condition, and thin ones that were fitted. */
export function drawCurve({ levels, points }: CurvePlot, fits: readonly HorizonFit[], sheet: Sheet): Element {
	const { lib, width, nameOf, lookOf } = sheet;
	const conditions = [...new Set(points.map(({ condition }) => condition))];
	const known = points.filter(({ counted }) => counted > 0);
	const labelOf = new Map(levels.map(({ id, label }) => [id, label]));
	const isDirect = width >= WIDE;
	const right = isDirect ? 20 + Math.max(...conditions.map((one) => textWidth(nameOf(one)))) : 24;
	const left = 48;
	const ticks = ticksFor([...labelOf.values()], (width - left - right) / levels.length);
	const entries = conditions.map((one) => {
		const { colour, symbol, dash } = lookOf(one);
		return { label: nameOf(one), symbol, fill: colour, stroke: colour, dash };
	});
	const above = isDirect ? { marks: [], room: 0 } : legend(lib, entries, { width, left, top: 12 });
	const gap = Math.min(7, 36 / conditions.length);
	const fitted = new Map(fits.map(({ condition, line }) => [condition, line]));
	const lines = conditions.map((condition, at): Markish => {
		const line = known.filter((point) => point.condition === condition);
		const { colour, symbol, dash } = lookOf(condition);
		const dx = (at - (conditions.length - 1) / 2) * gap;
		const place = { x: 'level', y: 'rate', dx } as const;
		const what = (point: CurvePoint): string =>
			`${nameOf(condition)}, ${labelOf.get(point.level) ?? point.level}`;
		return [
			conditions.length > MOST_INTERVALS
				? null
				: lib.ruleX(line, { x: 'level', y1: 'low', y2: 'high', dx, stroke: colour, strokeOpacity: 0.5 }),
			lib.line(fitted.get(condition) ?? [], {
				x: 'level',
				y: 'fit',
				dx,
				curve: 'monotone-x',
				stroke: colour,
				strokeWidth: 1,
			}),
			lib.line(line, { ...place, stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
			lib.dot(line, { ...place, symbol, r: 4.5, fill: colour, stroke: 'var(--card)' }),
			lib.dot(line, {
				...place,
				...HIT,
				title: (point: CurvePoint) => `${what(point)}: ${asPercent(point.rate ?? 0)}`,
				render: leading(line, what, sheet),
			}),
		];
	});
	return lib.plot({
		...sheetOptions(sheet),
		height: HEIGHT + above.room + ticks.room,
		marginLeft: left,
		marginRight: right,
		marginTop: 14 + above.room,
		marginBottom: 26 + ticks.room,
		x: { type: 'point', domain: levels.map(({ id }) => id), padding: 0.5 },
		y: { domain: [0, 1] },
		marks: [
			lib.gridY([0, 0.25, 0.5, 0.75, 1], { ...QUIET, strokeOpacity: 1 }),
			lib.ruleY([0.5], { stroke: 'var(--line-strong)', strokeDasharray: '1 3' }),
			lib.axisY([0, 0.25, 0.5, 0.75, 1], { ...AXIS, label: null, tickFormat: asPercent }),
			lib.axisX({
				...AXIS,
				label: null,
				tickFormat: (level: string) => labelOf.get(level) ?? level,
				...ticks.options,
			}),
			lines,
			isDirect ? names(known, conditions, sheet) : null,
			...above.marks,
		],
	});
}

/** Names at the right, each at the height of its line's end as far as the others leave room. */
function names(
	points: readonly CurvePoint[],
	conditions: readonly string[],
	{ lib, nameOf, lookOf }: Sheet,
): Markish {
	const ends = conditions.flatMap((condition) => {
		const last = points.findLast((point) => point.condition === condition);
		return last === undefined ? [] : [{ condition, y: (1 - (last.rate ?? 0)) * (HEIGHT - 40) }];
	});
	const heights = spread(
		ends.map(({ y }) => y),
		{ gap: 15, low: 0, high: HEIGHT - 40 },
	);
	return ends.map(({ condition }, at) => [
		lib.dot([0], {
			frameAnchor: 'top-right',
			dx: 6,
			dy: heights[at] ?? 0,
			symbol: lookOf(condition).symbol,
			r: 3.5,
			fill: lookOf(condition).colour,
		}),
		lib.text([nameOf(condition)], {
			frameAnchor: 'top-right',
			textAnchor: 'start',
			lineAnchor: 'middle',
			dx: 14,
			dy: heights[at] ?? 0,
			text: String,
			fill: 'var(--ink)',
			...HALO,
		}),
	]);
}

/** Texts below an axis, broken into lines where they are wider than a step; `room`: pixels of the lines after the first. */
export function ticksFor(
	labels: readonly string[],
	step: number,
): { room: number; options: { lineWidth: number } } {
	const most = Math.max(1, ...labels.map((label) => Math.ceil((textWidth(label) * 1.25) / step)));
	return { room: (most - 1) * 12, options: { lineWidth: (step - 6) / 12 } };
}
