import type { ReliabilityCurve, ReliabilityMark } from '../../../core/bench/plots/reliability.ts';
import { asPercent, AXIS, HIT, leading, legend, QUIET, type Sheet, sheetOptions } from './look.ts';

const LEFT = 48;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What a model said of itself against what came of it; on the diagonal it is right as often as it says. */
export function drawReliability(
	{ marks }: ReliabilityCurve,
	{ diagonal, hollow, axis }: { diagonal: string; hollow: string; axis: string },
	sheet: Sheet,
): Element {
	const { lib, nameOf, lookOf } = sheet;
	const width = Math.min(sheet.width, 560);
	const conditions = [...new Set(marks.map(({ condition }) => condition))];
	const entries = conditions.map((one) => {
		const { colour, symbol } = lookOf(one);
		return { label: nameOf(one), symbol, fill: colour, stroke: colour };
	});
	const thin = { label: hollow, symbol: 'circle', fill: 'var(--card)', stroke: 'var(--soft)' } as const;
	const all = marks.some((mark) => mark.hollow) ? [...entries, thin] : entries;
	const above = legend(lib, all, { width, left: LEFT, top: 12 });
	const what = ({ condition, from, to }: ReliabilityMark): string =>
		`${nameOf(condition)}, ${asPercent(from)} – ${asPercent(to)}`;
	return lib.plot({
		...sheetOptions({ width }),
		height: Math.min(width, 440) + above.room,
		marginLeft: LEFT,
		marginRight: 16,
		marginTop: 14 + above.room,
		marginBottom: 44,
		x: { domain: [0, 1] },
		y: { domain: [0, 1] },
		marks: [
			lib.gridX(TICKS, { ...QUIET, strokeOpacity: 1 }),
			lib.gridY(TICKS, { ...QUIET, strokeOpacity: 1 }),
			lib.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: 'var(--line-strong)', strokeDasharray: '4 4' }),
			lib.text([diagonal], {
				x: 0.97,
				y: 0.9,
				textAnchor: 'end',
				text: String,
				fill: 'var(--soft)',
				stroke: 'var(--card)',
				strokeWidth: 4,
			}),
			lib.axisY(TICKS, { ...AXIS, label: null, tickFormat: asPercent }),
			lib.axisX(TICKS, {
				...AXIS,
				label: axis,
				labelAnchor: 'center',
				labelArrow: 'none',
				tickFormat: asPercent,
			}),
			conditions.map((condition) => {
				const own = marks.filter((mark) => mark.condition === condition);
				const { colour, symbol } = lookOf(condition);
				return [
					lib.ruleX(own, { x: 'confidence', y1: 'low', y2: 'high', stroke: colour, strokeOpacity: 0.5 }),
					[true, false].map((isHollow) =>
						lib.dot(
							own.filter((mark) => mark.hollow === isHollow),
							{
								x: 'confidence',
								y: 'rate',
								symbol,
								r: 5.5,
								fill: isHollow ? 'var(--card)' : colour,
								stroke: isHollow ? colour : 'var(--card)',
								strokeWidth: 1.5,
							},
						),
					),
				];
			}),
			...above.marks,
			lib.dot(marks, {
				x: 'confidence',
				y: 'rate',
				...HIT,
				title: (mark: ReliabilityMark) => `${what(mark)}: ${asPercent(mark.rate)}, ${String(mark.count)}`,
				render: leading(marks, what, sheet),
			}),
		],
	});
}
