import type { Markish, PlotOptions, RenderFunction } from '@observablehq/plot';
import { inRows, textWidth } from '../../../core/bench/plots/layout.ts';
import type { RunId } from '../../../core/ids.ts';
import { faceOf, type Idea } from '../../../core/methods/faces.ts';
import type { Plotting } from './plotting.ts';

/** What every drawing is given. */
export interface Sheet {
	lib: Plotting;
	/** Pixels. */
	width: number;
	nameOf: (condition: string) => string;
	/** The same in every picture of an experiment. */
	lookOf: (condition: string) => Look;
	/** Absent where the runs are not here. */
	onruns: ((what: string, runs: readonly RunId[]) => void) | undefined;
	/** Begins ids inside the drawing; unlike for every picture of the page. */
	prefix: string;
}

/** How one line of a picture is told from the others, without its colour too. */
export interface Look {
	colour: string;
	symbol: SymbolType;
	/** Of `stroke-dasharray`. */
	dash: string;
}

const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'] as const;
type SymbolType = (typeof SYMBOLS)[number];
const DASHES = ['none', '6 3', '2 3', '9 3 2 3', '12 4'] as const;

/** One hue per voice as everywhere: words warm, code cool, coaches violet. */
const COLOURS: Readonly<Record<Idea, string>> = {
	ask: 'var(--ink)',
	force: 'var(--code)',
	both: 'var(--note)',
	tool: 'var(--code)',
	coach: 'var(--coach)',
	ours: 'var(--ink)',
	beyond: 'var(--right)',
};

/**
 * By condition key, which begins with the method's id. All are told apart by symbol and dash, however many they are; up to seven
 * of one hue by their symbols alone. Who comes later changes no look of who came before.
 */
export function looksOf(conditions: readonly string[]): (condition: string) => Look {
	const taken = new Set<string>();
	const firstFree = <T extends string>(
		choices: readonly T[],
		from: number,
		beside: string,
	): T | undefined => {
		const first = from % choices.length;
		const turned = [...choices.slice(first), ...choices.slice(0, first)];
		const found = turned.find((choice) => !taken.has(`${choice} ${beside}`));
		if (found !== undefined) taken.add(`${found} ${beside}`);
		return found;
	};
	/** For a symbol that all dashes have been with: one dash, then more dots each time. */
	const dotted = (beside: string): string => {
		for (let dots = 2; ; dots++) {
			const dash = `9 3${' 2 3'.repeat(dots)}`;
			if (firstFree([dash], 0, beside) !== undefined) return dash;
		}
	};
	const looks = new Map(
		conditions.map((condition, at): [string, Look] => {
			const colour = colourOf(condition.split('|')[0] ?? '');
			const symbol = firstFree(SYMBOLS, at, colour) ?? symbolAt(at);
			return [condition, { colour, symbol, dash: firstFree(DASHES, at, symbol) ?? dotted(symbol) }];
		}),
	);
	return (condition) => looks.get(condition) ?? { colour: 'var(--ink)', symbol: 'circle', dash: 'none' };
}

function symbolAt(place: number): SymbolType {
	return SYMBOLS[place % SYMBOLS.length] as SymbolType;
}

function colourOf(method: string): string {
	if (method === 'all-text') return 'var(--text)';
	const idea = faceOf(method)?.idea;
	return idea === undefined ? 'var(--ink)' : COLOURS[idea];
}

/** What stands in every drawing: sizes and colours are the page's. */
export function sheetOptions({ width }: Pick<Sheet, 'width'>): PlotOptions {
	return {
		width,
		className: 'drawing',
		style: 'font-family: var(--sans); font-size: var(--size-small); color: var(--ink); overflow: visible',
	};
}

export const QUIET = { stroke: 'var(--line)', strokeWidth: 1 } as const;
export const AXIS = { color: 'var(--soft)', tickSize: 4 } as const;
export const HALO = { stroke: 'var(--card)', strokeWidth: 4, strokeLinejoin: 'round' } as const;

export const asPercent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** Makes each mark the way to its runs; `data` as it was given to the mark. */
export function leading<T extends { runs: readonly RunId[] }>(
	data: readonly T[],
	what: (mark: T) => string,
	{ onruns }: Pick<Sheet, 'onruns'>,
): RenderFunction {
	return (index, scales, values, dimensions, context, next) => {
		const group = next?.(index, scales, values, dimensions, context) ?? null;
		for (const [at, element] of [...(group?.children ?? [])].entries()) {
			const mark = data[index[at] ?? -1];
			if (mark === undefined || mark.runs.length === 0 || onruns === undefined) continue;
			element.classList.add('leads');
			element.addEventListener('click', () => onruns(what(mark), mark.runs));
		}
		return group;
	};
}

/** Wide, unseen places to point at, over marks too small for a finger; no part of a file. */
export const HIT = { r: 12, fill: 'transparent', stroke: 'none', className: 'hit' } as const;

export interface LegendEntry {
	label: string;
	symbol: SymbolType;
	fill: string;
	stroke: string;
	/** With a line through the symbol. */
	dash?: string;
}

const ROW = 20;

/** Entries in rows above the frame; `room`: pixels they take, to be added to the margin above. */
export function legend(
	lib: Plotting,
	entries: readonly LegendEntry[],
	{ width, left, top }: { width: number; left: number; top: number },
): { marks: readonly Markish[]; room: number } {
	const before = entries.some(({ dash }) => dash !== undefined) ? 32 : 22;
	const { places, rows } = inRows(
		entries.map(({ label }) => before + textWidth(label)),
		width,
		16,
	);
	const marks = entries.map(({ label, symbol, fill, stroke, dash }, at): Markish => {
		const { x, row } = places[at] as { x: number; row: number };
		const dx = x - left;
		const dy = -top - rows * ROW + row * ROW + ROW / 2 - 2;
		const anchor = { frameAnchor: 'top-left', dy } as const;
		return [
			dash === undefined ? null : lineOf(dx, dy, stroke, dash),
			lib.dot([0], {
				...anchor,
				dx: dx + (dash === undefined ? 8 : 12),
				symbol,
				r: dash === undefined ? 5.5 : 4,
				fill,
				stroke,
			}),
			lib.text([label], {
				...anchor,
				text: String,
				dx: dx + before,
				textAnchor: 'start',
				lineAnchor: 'middle',
				fill: 'var(--ink)',
			}),
		];
	});
	return { marks, room: rows * ROW };
}

function lineOf(dx: number, dy: number, stroke: string, dash: string): RenderFunction {
	return (_index, _scales, _values, { marginLeft, marginTop }, { document }) => {
		const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
		const y = marginTop + dy;
		const at = { x1: marginLeft + dx, x2: marginLeft + dx + 24, y1: y, y2: y, stroke, 'stroke-width': 2 };
		for (const [name, value] of Object.entries(at)) line.setAttribute(name, String(value));
		line.setAttribute('stroke-dasharray', dash);
		return line;
	};
}
