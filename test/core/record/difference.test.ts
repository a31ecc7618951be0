import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/core/record/difference.ts';

/** `before[mark]after`, with dots where text is left out. */
function drawn(one: string, other: string, room?: number): string[] | null {
	const sides = firstDifference(one, other, room);
	return (
		sides?.map(
			({ before, mark, after, cutBefore, cutAfter }) =>
				`${cutBefore ? '…' : ''}${before}[${mark}]${after}${cutAfter ? '…' : ''}`,
		) ?? null
	);
}

describe('firstDifference', () => {
	it.each([
		['<<<42>>>', '<<<43>>>', ['<<<4[2]>>>', '<<<4[3]>>>']],
		['42', '425', ['42[]', '42[5]']],
		['', '7', ['[]', '[7]']],
		['a\nb', 'a\nc', ['a\n[b]', 'a\n[c]']],
		['e\u0301x', 'ex', ['[e\u0301]x', '[e]x']],
		['\u{1f600}', '\u{1f601}', ['[\u{1f600}]', '[\u{1f601}]']],
		[
			'\u{1f468}\u200d\u{1f469}!',
			'\u{1f468}\u200d\u{1f466}!',
			['[\u{1f468}\u200d\u{1f469}]!', '[\u{1f468}\u200d\u{1f466}]!'],
		],
	])('marks the first character in which %j and %j differ', (one, other, sides) => {
		expect(drawn(one, other)).toEqual(sides);
	});

	it('finds none where only blanks at the ends differ', () => {
		expect(drawn(' 42\n', '\r\n42')).toBeNull();
	});

	it('shows the surroundings only', () => {
		const same = '0123456789'.repeat(10);
		expect(drawn(`${same}a${same}`, `${same}b`, 5)).toEqual(['…56789[a]01234…', '…56789[b]']);
	});

	it('leaves nothing out that it does not say, cuts no character in half, and marks a difference', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', 'b', ' ', '\n', 'e\u0301', '\u{1f600}', '\u200d', '\u0301'),
		});
		fc.assert(
			fc.property(text, text, text, fc.integer({ min: 0, max: 9 }), (same, one, other, room) => {
				const [a, b] = [(same + one).trim(), (same + other).trim()];
				const sides = firstDifference(a, b, room);
				expect(sides === null).toBe(a === b);
				if (sides === null) return;
				const [left, right] = sides;
				expect([left.before, left.cutBefore]).toEqual([right.before, right.cutBefore]);
				const begins = [left, right].map(({ before, mark }) => before + mark);
				expect(begins[0]).not.toBe(begins[1]);
				for (const [side, whole] of [
					[left, a],
					[right, b],
				] as const) {
					const shown = side.before + side.mark + side.after;
					expect(shown).not.toMatch(/\p{Surrogate}/u);
					expect(whole).toContain(shown);
					expect(whole.length === shown.length).toBe(!side.cutBefore && !side.cutAfter);
				}
			}),
		);
	});

	it('is quick on long outputs', () => {
		const long = '\u0301'.repeat(200_000);
		expect(drawn(`${long}a`, `${long}b`)?.map((side) => side.length < 300)).toEqual([true, true]);
	});
});
