import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideOf } from '../../src/ui/kit/place-beside.ts';

const phone = { width: 320, height: 640 };
const word = (left: number, top: number) => ({ left, right: left + 60, top, bottom: top + 24 });

describe('a popover beside its word', () => {
	it('stands below it, middle under middle', () => {
		expect(besideOf(word(130, 100), { width: 200, height: 90 }, phone)).toEqual({ left: 60, top: 128 });
	});

	it('goes no further than the edges of the window', () => {
		const box = { width: 300, height: 90 };
		expect(besideOf(word(0, 100), box, phone)).toEqual({ left: 8, top: 128 });
		expect(besideOf(word(260, 100), box, phone)).toEqual({ left: 12, top: 128 });
	});

	it('stands above a word at the foot of the window', () => {
		expect(besideOf(word(130, 600), { width: 200, height: 90 }, phone)).toEqual({ left: 60, top: 506 });
	});

	it('lies inside the window wherever the word is, if there is room above or below it', () => {
		fc.assert(
			fc.property(
				fc.record({ left: fc.integer({ min: 0, max: 260 }), top: fc.integer({ min: 0, max: 616 }) }),
				fc.record({ width: fc.integer({ min: 20, max: 304 }), height: fc.integer({ min: 20, max: 280 }) }),
				({ left, top }, box) => {
					const at = besideOf(word(left, top), box, phone);
					expect(at.left).toBeGreaterThanOrEqual(0);
					expect(at.left + box.width).toBeLessThanOrEqual(phone.width);
					expect(at.top).toBeGreaterThanOrEqual(0);
					expect(at.top + box.height).toBeLessThanOrEqual(phone.height);
				},
			),
		);
	});
});
