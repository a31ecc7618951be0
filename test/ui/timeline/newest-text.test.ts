import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestText } from '../../../src/ui/timeline/newest-text.ts';

describe('the newest of a text that is being written', () => {
	it('is all of a short one', () => {
		expect(newestText('one\ntwo')).toBe('one\ntwo');
	});

	it('is its end, at least 1999 characters of it and fewer than 6000, and no half of a character', () => {
		const piece = fc.constantFrom('word ', '\n', 'x'.repeat(700), '😀', '\n\n- item');
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 2000 }), fc.nat(3), (pieces, spare) => {
				const text = 'x'.repeat(spare) + pieces.join('');
				const newest = newestText(text);
				expect(text.endsWith(newest)).toBe(true);
				expect(newest.length).toBeGreaterThanOrEqual(Math.min(text.length, 1999));
				expect(newest.length).toBeLessThan(6000);
				expect(newest).not.toMatch(/^[\udc00-\udfff]/);
			}),
		);
	});

	it('begins at a line, and somewhere else only once in 2000 characters', () => {
		const text = 'A line of forty characters, all of it so.\n'.repeat(300);
		const begins = new Set<number>();
		for (let length = 0; length <= text.length; length += 7) {
			begins.add(length - newestText(text.slice(0, length)).length);
		}
		expect([...begins].map((at) => at % 42)).toEqual([...begins].map(() => 0));
		expect(begins.size).toBeLessThanOrEqual(text.length / 2000);
	});
});
