import type { Markish } from '@observablehq/plot';
import type { BreakingPointMark, BreakingPointPlot } from '../../../core/bench/plots/breaking-point.ts';
import { ticksFor } from './curve.ts';
import { asPercent, AXIS, HALO, HIT, leading, QUIET, type Sheet, sheetOptions } from './look.ts';

const PANEL = 190;
const GAP = 34;
const [LEFT, RIGHT] = [48, 12];
/** Pixels a level needs for its name; where there is no room for all, the picture is wider than its place and scrolled. */
const LEAST_STEP = 56;
/** Of a panel: counts stand below the rates, the level that is being asked is marked above them. */
const [BOTTOM, TOP] = [-0.2, 1.16];

interface Says {
	asked: string;
	count: (right: number, counted: number) => string;
	bracket: (method: string) => string;
}

/** One panel per method, one below the other: its rates over the levels, the threshold, and the bracket shaded. */
export function drawBreakingPoint(plot: BreakingPointPlot, says: Says, sheet: Sheet): Element {
	const { levels, points, threshold } = plot;
	const { lib } = sheet;
	const width = Math.max(sheet.width, LEFT + RIGHT + levels.length * LEAST_STEP);
	const conditions = [...new Set(points.map(({ condition }) => condition))];
	const ticks = ticksFor(
		levels.map(({ label }) => label),
		(width - LEFT - RIGHT) / levels.length,
	);
	const places = levels.map((_, place) => place);
	const height = conditions.length * PANEL + (conditions.length - 1) * GAP;
	const shares = [...new Set([0, threshold, 1])];
	return lib.plot({
		...sheetOptions({ width }),
		height: height + 26 + 30 + ticks.room,
		marginLeft: LEFT,
		marginRight: RIGHT,
		marginTop: 26,
		marginBottom: 30 + ticks.room,
		x: { domain: [-0.5, levels.length - 0.5] },
		y: { domain: [BOTTOM, TOP] },
		fy: { domain: conditions, axis: null, paddingInner: GAP / (PANEL + GAP) },
		marks: [
			lib.gridY([0, 0.25, 0.5, 0.75, 1], { ...QUIET, strokeOpacity: 1 }),
			conditions.map((condition) => panelOf(condition, plot, says, sheet)),
			lib.axisY(shares, { ...AXIS, label: null, tickFormat: asPercent }),
			lib.axisX(places, {
				...AXIS,
				label: null,
				tickFormat: (place: number) => levels[place]?.label ?? '',
				...ticks.options,
			}),
		],
	});
}

function panelOf(
	condition: string,
	{ levels, points, brackets, threshold }: BreakingPointPlot,
	says: Says,
	sheet: Sheet,
): Markish {
	const { lib, nameOf, lookOf } = sheet;
	const { colour, symbol, dash } = lookOf(condition);
	const panel = { fy: () => condition };
	const own = points.filter((point) => point.condition === condition);
	const known = own.filter(({ counted }) => counted > 0);
	const bracket = brackets.filter((one) => one.condition === condition);
	const what = ({ place }: BreakingPointMark): string =>
		`${nameOf(condition)}, ${levels[place]?.label ?? ''}`;
	const at = { ...panel, x: 'place', y: 'rate' } as const;
	return [
		lib.rect(bracket, {
			...panel,
			x1: 'from',
			x2: 'to',
			y1: 0,
			y2: 1,
			fill: colour,
			fillOpacity: 0.14,
			stroke: colour,
			strokeDasharray: '4 3',
			title: () => says.bracket(nameOf(condition)),
			render: leading(bracket, () => says.bracket(nameOf(condition)), sheet),
		}),
		lib.ruleY([threshold], { ...panel, stroke: 'var(--ink)', strokeDasharray: '1 3' }),
		lib.ruleX(known, { ...panel, x: 'place', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 2 }),
		lib.line(known, { ...at, stroke: colour, strokeOpacity: 0.6, strokeDasharray: dash }),
		lib.dot(known, { ...at, symbol, r: 4.5, fill: colour, stroke: 'var(--card)' }),
		lib.text(own, {
			...panel,
			x: 'place',
			y: () => BOTTOM / 2,
			text: ({ right, counted }: BreakingPointMark) => (counted === 0 ? '–' : says.count(right, counted)),
			fill: 'var(--soft)',
		}),
		lib.text(
			own.filter(({ isAsked }) => isAsked),
			{
				...panel,
				x: 'place',
				y: () => (1 + TOP) / 2,
				text: () => `▾ ${says.asked}`,
				fill: 'var(--ink)',
				fontWeight: 600,
				...HALO,
			},
		),
		lib.text([condition], {
			...panel,
			frameAnchor: 'top-left',
			dy: -14,
			text: () => nameOf(condition),
			fontWeight: 600,
		}),
		lib.dot(known, {
			...at,
			...HIT,
			title: (point: BreakingPointMark) => `${what(point)}: ${asPercent(point.rate ?? 0)}`,
			render: leading(known, what, sheet),
		}),
	];
}
