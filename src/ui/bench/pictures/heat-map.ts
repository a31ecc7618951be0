import type { HeatCell, HeatMap } from '../../../core/bench/plots/heat-map.ts';
import { shortened, textWidth } from '../../../core/bench/plots/layout.ts';
import { asPercent, leading, type Sheet, sheetOptions } from './look.ts';

const ROW = 26;
/** Of a name's length, as high and as wide as it is when turned. */
const TURNED = 0.72;
/** Pixels of a column: a rate has to be read in it, and no cell is a field. */
const [LEAST, MOST] = [30, 96];

/** Task by method: every cell with its rate, the best of a row in bold in a frame. */
export function drawHeatMap({ families, cells }: HeatMap, sheet: Sheet): Element {
	const { lib, nameOf } = sheet;
	const conditions = [...new Set(cells.map(({ condition }) => condition))];
	const longest = Math.max(...families.map(({ label }) => textWidth(label)));
	const left = Math.min(longest + 12, Math.max(110, sheet.width * 0.34));
	const names = conditions.map(nameOf);
	const columnIn = (room: number): number => Math.max(LEAST, Math.min(MOST, room / conditions.length));
	const level = columnIn(sheet.width - left - 4);
	const isTurned = Math.max(...names.flatMap((name) => name.split(' ').map(textWidth))) + 4 > level;
	/** A turned name reaches beyond its column. */
	const right = isTurned ? 4 + Math.ceil(textWidth(names.at(-1) ?? '') * TURNED - LEAST / 2) : 4;
	const column = isTurned ? columnIn(sheet.width - left - right) : level;
	const lines = Math.max(...names.map((name) => Math.ceil((textWidth(name) * 1.3) / column)));
	const top = isTurned ? 14 + Math.ceil(Math.max(...names.map(textWidth)) * TURNED) : 10 + lines * 14;
	const what = ({ condition, familyLabel }: HeatCell): string => `${nameOf(condition)}, ${familyLabel}`;
	const labelOf = new Map(families.map(({ id, label }) => [id as string, label]));
	const place = { x: 'condition', y: 'family' } as const;
	const known = cells.filter(({ rate }) => rate !== null);
	return lib.plot({
		...sheetOptions(sheet),
		width: left + column * conditions.length + right,
		height: top + families.length * ROW + 4,
		marginLeft: left,
		marginRight: right,
		marginTop: top,
		marginBottom: 4,
		x: { domain: conditions, padding: 0.06 },
		y: { domain: families.map(({ id }) => id), padding: 0.1 },
		marks: [
			lib.axisX({
				anchor: 'top',
				label: null,
				tickSize: 0,
				tickFormat: (condition: string) => nameOf(condition),
				...(isTurned ? { tickRotate: -46, textAnchor: 'start', dx: 4 } : { lineWidth: (column - 4) / 12 }),
			}),
			lib.axisY({
				label: null,
				tickSize: 0,
				tickFormat: (family: string) => shortened(labelOf.get(family) ?? family, left - 12),
			}),
			lib.cell(
				cells.filter(({ rate }) => rate === null),
				{ ...place, fill: 'none', stroke: 'var(--line)', strokeDasharray: '2 3' },
			),
			lib.cell(known, {
				...place,
				fill: 'var(--code)',
				// Never so strong that ink does not read on it, light or dark.
				fillOpacity: ({ rate }: HeatCell) => 0.05 + 0.4 * (rate ?? 0),
				title: (cell: HeatCell) => `${what(cell)}: ${asPercent(cell.rate ?? 0)}`,
				render: leading(known, what, sheet),
			}),
			lib.cell(
				known.filter(({ isBest }) => isBest),
				{ ...place, fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.5, inset: 1, pointerEvents: 'none' },
			),
			[false, true].map((isBest) =>
				lib.text(
					known.filter((cell) => cell.isBest === isBest),
					{
						...place,
						text: (cell: HeatCell) => String(Math.round((cell.rate ?? 0) * 100)),
						fill: 'var(--ink)',
						fontWeight: isBest ? 700 : 400,
						pointerEvents: 'none',
					},
				),
			),
		],
	});
}
