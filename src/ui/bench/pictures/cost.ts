import type { CostMark, CostScatter } from '../../../core/bench/plots/cost-scatter.ts';
import { placeLabels } from '../../../core/bench/plots/layout.ts';
import type { SpentKind } from '../../../core/bench/spent.ts';
import { asPercent, AXIS, HALO, HIT, leading, legend, QUIET, type Sheet, sheetOptions } from './look.ts';

const HEIGHT = 340;
const LEFT = 48;
const WIDE = 560;

/** The marks of which both are known. */
export function knownOf(marks: readonly CostMark[], kind: SpentKind): readonly CostMark[] {
	return marks.filter((mark) => mark.rate !== null && mark[kind] !== null);
}

export interface CostWords {
	kind: SpentKind;
	/** What is counted, below the axis; an amount of it. */
	axis: string;
	tick: (value: number) => string;
	/** Said once above the points. */
	sources: Readonly<Record<CostMark['source'], string>>;
}

/** Right answers against what they took; published ones hollow and grey, each named where there is room. */
export function drawCost(
	scatter: CostScatter,
	{ kind, axis, tick, sources }: CostWords,
	sheet: Sheet,
): Element {
	const { lib, width, nameOf, lookOf } = sheet;
	const own = knownOf(scatter.own, kind);
	const published = knownOf(scatter.published, kind);
	const amounts = [...own, ...published].map((mark) => mark[kind] ?? 0);
	const isLog = Math.min(...amounts) > 0;
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	const domain = isLog ? [least / 1.4, most * 1.4] : [0, most === 0 ? 1 : most * 1.1];
	const labelOf = ({ source, label, condition }: CostMark): string =>
		source === 'own' ? nameOf(condition) : label;
	const place = { x: kind, y: 'rate' } as const;
	const isCrowded = own.length > (width < WIDE ? 3 : 8);
	const above = legend(
		lib,
		[
			...(isCrowded
				? own.map(({ condition }) => {
						const { colour, symbol } = lookOf(condition);
						return { label: nameOf(condition), symbol, fill: colour, stroke: colour };
					})
				: [{ label: sources.own, symbol: 'circle', fill: 'var(--ink)', stroke: 'var(--ink)' } as const]),
			...(published.length === 0
				? []
				: [
						{
							label: sources.published,
							symbol: 'diamond',
							fill: 'var(--card)',
							stroke: 'var(--soft)',
						} as const,
					]),
		],
		{ width, left: LEFT, top: 12 },
	);
	return lib.plot({
		...sheetOptions(sheet),
		height: HEIGHT + above.room,
		marginLeft: LEFT,
		marginRight: 16,
		marginTop: 16 + above.room,
		marginBottom: 44,
		x: { type: isLog ? 'log' : 'linear', domain },
		y: { domain: [0, 1] },
		marks: [
			lib.gridY([0, 0.25, 0.5, 0.75, 1], { ...QUIET, strokeOpacity: 1 }),
			lib.axisY([0, 0.25, 0.5, 0.75, 1], { ...AXIS, label: null, tickFormat: asPercent }),
			lib.axisX(ticksOf(domain as [number, number], isLog, width < WIDE ? 4 : 8), {
				...AXIS,
				label: axis,
				labelAnchor: 'center',
				labelArrow: 'none',
				// A format would leave out most labels of a logarithm.
				text: (value: number) => tick(value),
			}),
			lib.dot(published, { ...place, symbol: 'diamond', r: 4.5, fill: 'var(--card)', stroke: 'var(--soft)' }),
			own.map((mark) => {
				const { colour, symbol } = lookOf(mark.condition);
				return [
					mark.low === null
						? null
						: lib.ruleX([mark], { x: kind, y1: 'low', y2: 'high', stroke: colour, strokeOpacity: 0.6 }),
					lib.dot([mark], { ...place, symbol, r: 6, fill: colour, stroke: 'var(--card)' }),
				];
			}),
			...above.marks,
			labels(isCrowded ? published : [...own, ...published], { kind, labelOf, around: isCrowded ? own : [] }),
			lib.dot(published, { ...place, ...HIT, title: titleOf }),
			lib.dot(own, { ...place, ...HIT, title: titleOf, render: leading(own, labelOf, sheet) }),
		],
	});

	function titleOf(mark: CostMark): string {
		return `${labelOf(mark)}: ${asPercent(mark.rate ?? 0)}, ${tick(mark[kind] ?? 0)} ${axis}`;
	}
}

/** Few and round: of a logarithm 1, 2 and 5. */
function ticksOf([low, high]: [number, number], isLog: boolean, most: number): number[] {
	if (!isLog) {
		const step = [1, 2, 5, 10].map((one) => one * 10 ** Math.floor(Math.log10(high / most)));
		const fit = step.find((one) => high / one <= most) ?? high;
		return Array.from({ length: Math.floor(high / fit) + 1 }, (_, at) => at * fit);
	}
	const from = Math.floor(Math.log10(low));
	const all = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, at) => 10 ** (from + at));
	for (const parts of [[1, 2, 5], [1, 3], [1]]) {
		const ticks = all.flatMap((power) => parts.map((part) => part * power));
		const inside = ticks.filter((value) => value >= low && value <= high);
		if (inside.length <= most) return inside;
	}
	return all.filter((value) => value >= low && value <= high);
}

interface CostLabels {
	kind: SpentKind;
	labelOf: (mark: CostMark) => string;
	/** Marks that no label may cover. */
	around: readonly CostMark[];
}

function labels(marks: readonly CostMark[], { kind, labelOf, around }: CostLabels) {
	return (
		_index: unknown,
		{ x, y }: { x?: (value: number) => number; y?: (value: number) => number },
		_values: unknown,
		{ width, height, marginBottom }: { width: number; height: number; marginBottom: number },
	): SVGElement => {
		const placeOf = (mark: CostMark) => ({ x: x?.(mark[kind] ?? 0) ?? 0, y: y?.(mark.rate ?? 0) ?? 0 });
		const spots = marks.map((mark) => ({
			...placeOf(mark),
			text: labelOf(mark),
			needed: mark.source === 'own',
		}));
		const group = document.createElementNS(SVG, 'g');
		for (const { at, x: left, y: top, anchor } of placeLabels(spots, {
			width,
			height: height - marginBottom,
			radius: 7,
			kept: around.map(placeOf),
		})) {
			const isOwn = marks[at]?.source === 'own';
			const text = document.createElementNS(SVG, 'text');
			const attributes = {
				x: left,
				y: top,
				dy: '0.32em',
				'text-anchor': anchor,
				stroke: HALO.stroke,
				'stroke-width': HALO.strokeWidth,
				'stroke-linejoin': 'round',
				'paint-order': 'stroke',
				fill: isOwn ? 'var(--ink)' : 'var(--soft)',
				'font-weight': isOwn ? 600 : 400,
				'pointer-events': 'none',
			};
			for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
			text.textContent = spots[at]?.text ?? '';
			group.append(text);
		}
		return group;
	};
}

const SVG = 'http://www.w3.org/2000/svg';
