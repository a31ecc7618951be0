import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	inRows,
	placeLabels,
	shortened,
	spread,
	textWidth,
} from '../../../../src/core/bench/plots/layout.ts';

describe('texts in rows', () => {
	it('begin a new row where the next one would pass the width', () => {
		expect(inRows([50, 40, 30], 100, 10)).toEqual({
			places: [
				{ x: 0, row: 0 },
				{ x: 60, row: 0 },
				{ x: 0, row: 1 },
			],
			rows: 2,
		});
		expect(inRows([], 100, 10)).toEqual({ places: [], rows: 0 });
	});

	it('give what is wider than a row one of its own', () => {
		expect(inRows([20, 300, 20], 100, 10).places.map(({ row }) => row)).toEqual([0, 1, 2]);
	});

	it('never overlap, and pass the width only where one text does', () => {
		const widths = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 30 });
		fc.assert(
			fc.property(widths, fc.integer({ min: 50, max: 500 }), (all, width) => {
				const { places, rows } = inRows(all, width, 8);
				for (const [at, { x, row }] of places.entries()) {
					const end = x + (all[at] as number);
					expect(end <= width || x === 0).toBe(true);
					const next = places[at + 1];
					if (next !== undefined) expect(next.row > row || next.x >= end + 8).toBe(true);
				}
				expect(rows).toBe(places.length === 0 ? 0 : (places.at(-1)?.row as number) + 1);
			}),
		);
	});
});

describe('a text in a width', () => {
	it('is shortened where it does not fit', () => {
		expect(shortened('Letters', 100)).toBe('Letters');
		expect(shortened('Constrained Linear Arrangement', 100)).toBe('Constrained Li…');
	});

	it('is never wider than it, as far as there is room for a letter', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 7, max: 300 }), (text, width) => {
				expect(textWidth(shortened(text, width))).toBeLessThanOrEqual(Math.max(7, width));
			}),
		);
	});
});

describe('names beside the ends of lines', () => {
	it('stay where they are wanted as long as they have room', () => {
		expect(spread([10, 50, 90], { gap: 15, low: 0, high: 100 })).toEqual([10, 50, 90]);
	});

	it('share the way to go where they touch', () => {
		expect(spread([50, 52], { gap: 15, low: 0, high: 100 })).toEqual([43.5, 58.5]);
		expect(spread([52, 50], { gap: 15, low: 0, high: 100 })).toEqual([58.5, 43.5]);
	});

	it('keep their order, their gap and the frame, however many are wanted at one place', () => {
		const wanted = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 12 });
		fc.assert(
			fc.property(wanted, (all) => {
				const placed = spread(all, { gap: 15, low: 0, high: 200 });
				const pairs = all.map((want, at) => [want, placed[at] as number] as const);
				const inOrder = pairs.toSorted(([, a], [, b]) => a - b);
				for (const [at, [want, place]] of inOrder.entries()) {
					expect(place).toBeGreaterThanOrEqual(-1e-6);
					expect(place).toBeLessThanOrEqual(200 + 1e-6);
					const next = inOrder[at + 1];
					if (next === undefined) continue;
					expect(next[1] - place).toBeGreaterThanOrEqual(15 - 1e-6);
					expect(next[0]).toBeGreaterThanOrEqual(want);
				}
			}),
		);
	});

	it('begin at the top where there is room for none of them', () => {
		expect(spread([5, 5, 5], { gap: 15, low: 0, high: 20 })).toEqual([0, 15, 30]);
	});
});

describe('labels of points', () => {
	const area = { width: 300, height: 200, radius: 6 };
	const spot = (x: number, y: number, needed = false) => ({ x, y, text: 'Method', needed });

	it('stand to the right, and to the left where the right is outside', () => {
		expect(placeLabels([spot(50, 50), spot(290, 150)], area)).toEqual([
			{ at: 0, x: 59, y: 50, anchor: 'start' },
			{ at: 1, x: 281, y: 150, anchor: 'end' },
		]);
	});

	it('are left out where they would cover something, all but the needed ones', () => {
		const crowd = Array.from({ length: 20 }, (_, at) => spot(145 + (at % 5) * 3, 95 + at, at === 7));
		const placed = placeLabels(crowd, area);
		expect(placed.length).toBeLessThan(20);
		expect(placed.map(({ at }) => at)).toContain(7);
	});

	it('keep off places that have no label', () => {
		const [beside] = placeLabels([spot(50, 50)], { ...area, kept: [{ x: 80, y: 50 }] });
		expect(beside).toMatchObject({ anchor: 'end', x: 41 });
	});

	it('cover neither each other nor a point where they need not', () => {
		const spots = fc.array(
			fc.record({
				x: fc.integer({ min: 0, max: 300 }),
				y: fc.integer({ min: 0, max: 200 }),
				text: fc.constantFrom('A', 'All code', 'Code + text + sum.'),
				needed: fc.constant(false),
			}),
			{ maxLength: 15 },
		);
		fc.assert(
			fc.property(spots, (all) => {
				const boxes = placeLabels(all, area).map(({ at, x, y, anchor }) => {
					const width = textWidth((all[at] as { text: string }).text);
					const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
					return { at, left, right: left + width, top: y - 7, bottom: y + 7 };
				});
				for (const box of boxes) {
					for (const other of boxes) {
						if (other === box) continue;
						const apart =
							box.right <= other.left ||
							other.right <= box.left ||
							box.bottom <= other.top ||
							other.bottom <= box.top;
						expect(apart).toBe(true);
					}
					const covered = all.filter(
						({ x, y }, at) => at !== box.at && x > box.left && x < box.right && y > box.top && y < box.bottom,
					);
					expect(covered).toEqual([]);
				}
			}),
		);
	});
});
