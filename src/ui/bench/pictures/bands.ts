import type { BandPart, Band, CurvePlot } from '../../../core/bench/plots/curve.ts';
import { BANDS } from '../../../core/bench/plots/curve.ts';
import { shortened, textWidth } from '../../../core/bench/plots/layout.ts';
import { HALO, leading, legend, type Sheet, sheetOptions } from './look.ts';

const BAR = 20;
const HEAD = 26;

type Row = { condition: string; level: string | null; y: number; height: number };

/** How the answers were got: one bar per condition and level, right ones from the left, so that they end at the rate. */
export function drawBands(
	{
		levels,
		points,
		bands,
	}: Pick<CurvePlot, 'levels' | 'bands'> & {
		points: readonly { condition: string }[];
	},
	bandNames: Readonly<Record<Band, string>>,
	sheet: Sheet,
): Element {
	const { lib, width, nameOf, prefix } = sheet;
	const conditions = [...new Set(points.map(({ condition }) => condition))];
	const labelOf = new Map(levels.map(({ id, label }) => [id, label]));
	const left = Math.min(width * 0.4, 16 + Math.max(...levels.map(({ label }) => textWidth(label))));
	const shown = BANDS.filter((band) => bands.some((part) => part.band === band));
	const above = legend(
		lib,
		shown.map((band) => ({
			label: bandNames[band],
			symbol: 'square',
			fill: fillOf(band, prefix),
			stroke: edgeOf(band),
		})),
		{ width, left, top: 4 },
	);
	const { rows, height } = rowsOf(
		conditions,
		levels.map(({ id }) => id),
	);
	const rowOf = new Map(rows.map((row) => [`${row.condition}/${row.level ?? ''}`, row]));
	const yOf = ({ condition, level }: BandPart): number => rowOf.get(`${condition}/${level}`)?.y ?? 0;
	const what = ({ condition, level, band }: BandPart): string =>
		`${nameOf(condition)}, ${labelOf.get(level) ?? level}, ${bandNames[band]}`;
	return lib.plot({
		...sheetOptions(sheet),
		height: height + above.room + 8,
		marginLeft: left,
		marginRight: 2,
		marginTop: above.room + 4,
		marginBottom: 4,
		x: { domain: [0, 1], axis: null },
		y: { domain: [0, height], range: [above.room + 4, above.room + 4 + height], axis: null },
		marks: [
			patterns(prefix),
			...above.marks,
			lib.rect(bands, {
				x1: 'from',
				x2: 'to',
				y1: yOf,
				y2: (part: BandPart) => yOf(part) + BAR - 4,
				fill: (part: BandPart) => fillOf(part.band, prefix),
				stroke: (part: BandPart) => edgeOf(part.band),
				title: (part: BandPart) => `${what(part)}: ${String(part.count)}`,
				render: leading(bands, what, sheet),
			}),
			lib.text(
				bands.filter(({ share }) => share * (width - left) > 22),
				{
					x: (part: BandPart) => (part.from + part.to) / 2,
					y: (part: BandPart) => yOf(part) + BAR / 2 - 2,
					text: (part: BandPart) => String(part.count),
					fill: 'var(--ink)',
					...HALO,
					pointerEvents: 'none',
				},
			),
			lib.text(
				rows.filter(({ level }) => level === null),
				{
					x: 0,
					y: ({ y }: Row) => y + HEAD / 2 + 3,
					dx: -left,
					textAnchor: 'start',
					text: ({ condition }: Row) => nameOf(condition),
					fontWeight: 600,
				},
			),
			lib.text(
				rows.filter(({ level }) => level !== null),
				{
					x: 0,
					y: ({ y }: Row) => y + BAR / 2 - 2,
					dx: -8,
					textAnchor: 'end',
					text: ({ level }: Row) => shortened(labelOf.get(level ?? '') ?? level ?? '', left - 8),
					fill: 'var(--soft)',
				},
			),
		],
	});
}

function rowsOf(
	conditions: readonly string[],
	levels: readonly string[],
): { rows: readonly Row[]; height: number } {
	let height = 0;
	const rows = conditions.flatMap((condition) =>
		[null, ...levels].map((level): Row => {
			const row = { condition, level, y: height, height: level === null ? HEAD : BAR };
			height += row.height;
			return row;
		}),
	);
	return { rows, height };
}

function edgeOf(band: Band): string {
	return band === 'none' ? 'var(--line-strong)' : `var(--${band.startsWith('code') ? 'code' : 'text'})`;
}

/** Right ones are full, wrong ones striped, so that both are told without colour; code and words lean the other way. */
function fillOf(band: Band, prefix: string): string {
	switch (band) {
		case 'code-right':
		case 'text-right':
		case 'code-wrong':
		case 'text-wrong':
			return `url(#${prefix}-${band})`;
		case 'none':
			return 'var(--card)';
	}
}

function patterns(prefix: string) {
	return (): SVGElement => {
		const defs = document.createElementNS(SVG, 'defs');
		for (const band of BANDS) if (band !== 'none') defs.append(patternOf(band, prefix));
		return defs;
	};
}

const SVG = 'http://www.w3.org/2000/svg';

function patternOf(band: Exclude<Band, 'none'>, prefix: string): SVGElement {
	const [way, ending] = band.split('-') as ['code' | 'text', 'right' | 'wrong'];
	const pattern = element('pattern', {
		id: `${prefix}-${band}`,
		width: 6,
		height: 6,
		patternUnits: 'userSpaceOnUse',
		patternTransform: `rotate(${way === 'code' ? 45 : -45})`,
	});
	const colour = `var(--${way})`;
	pattern.append(element('rect', { width: 6, height: 6, style: 'fill: var(--card)' }));
	pattern.append(
		ending === 'right'
			? element('rect', {
					width: 6,
					height: 6,
					'fill-opacity': way === 'code' ? 0.75 : 0.4,
					style: `fill: ${colour}`,
				})
			: element('rect', { width: 1.6, height: 6, 'fill-opacity': 0.6, style: `fill: ${colour}` }),
	);
	return pattern;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
	const made = document.createElementNS(SVG, name);
	for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
	return made;
}
