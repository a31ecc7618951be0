import type { DifferenceForest, DifferenceMark } from '../../../core/bench/plots/differences.ts';
import { AXIS, HIT, leading, QUIET, type Sheet, sheetOptions } from './look.ts';

const ROW = 46;

/** Every condition against one: name, interval and difference each in a row of its own, zero as a line through all. */
export function drawForest(
	{ marks }: DifferenceForest,
	{
		points,
		sayOf,
		axis,
	}: { points: (difference: number) => string; sayOf: (mark: DifferenceMark) => string; axis: string },
	sheet: Sheet,
): Element {
	const { lib, nameOf, lookOf } = sheet;
	const shown = marks.filter(({ pairs }) => pairs > 0);
	const reach = Math.max(0.2, ...shown.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
	const most = Math.min(1, Math.ceil(reach * 10) / 10);
	const height = marks.length * ROW;
	const rowOf = new Map(marks.map(({ condition }, at) => [condition, at * ROW]));
	const yOf = ({ condition }: DifferenceMark): number => (rowOf.get(condition) ?? 0) + 30;
	const what = ({ condition }: DifferenceMark): string => nameOf(condition);
	return lib.plot({
		...sheetOptions(sheet),
		height: height + 52,
		marginLeft: 16,
		marginRight: 16,
		marginTop: 4,
		marginBottom: 48,
		x: { domain: [-most, most] },
		y: { domain: [0, height], range: [4, 4 + height], axis: null },
		marks: [
			lib.gridX(ticksTo(most), { ...QUIET, strokeOpacity: 1 }),
			lib.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1.5 }),
			lib.axisX(ticksTo(most), {
				...AXIS,
				label: axis,
				labelAnchor: 'center',
				labelArrow: 'none',
				tickFormat: points,
			}),
			shown.map((mark) => {
				const { colour, symbol } = lookOf(mark.condition);
				return [
					lib.ruleY([mark], {
						y: yOf,
						x1: 'low',
						x2: 'high',
						stroke: colour,
						strokeWidth: 3,
						strokeOpacity: 0.55,
					}),
					lib.dot([mark], { x: 'difference', y: yOf, symbol, r: 6, fill: colour, stroke: 'var(--card)' }),
				];
			}),
			lib.text(marks, {
				frameAnchor: 'left',
				y: (mark: DifferenceMark) => yOf(mark) - 20,
				dx: -14,
				textAnchor: 'start',
				text: what,
				fontWeight: 600,
				fill: 'var(--ink)',
				stroke: 'var(--card)',
				strokeWidth: 4,
			}),
			lib.text(marks, {
				frameAnchor: 'right',
				y: (mark: DifferenceMark) => yOf(mark) - 20,
				dx: 14,
				textAnchor: 'end',
				text: sayOf,
				fill: 'var(--soft)',
				stroke: 'var(--card)',
				strokeWidth: 4,
			}),
			lib.dot(shown, {
				x: 'difference',
				y: yOf,
				...HIT,
				title: (mark: DifferenceMark) => `${what(mark)}: ${sayOf(mark)}`,
				render: leading(shown, what, sheet),
			}),
		],
	});
}

function ticksTo(most: number): number[] {
	const step = most > 0.5 ? 0.5 : most > 0.25 ? 0.25 : 0.1;
	const count = Math.floor(most / step + 1e-9);
	return Array.from({ length: 2 * count + 1 }, (_, at) => (at - count) * step);
}
