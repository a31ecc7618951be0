import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTyped } from '../../../src/core/reply/typed-answer.ts';

describe('comparing with the expected answer', () => {
	it.each([
		['9.9', '9.90'],
		['9.9', ' $9.9$. '],
		['42', '**42**'],
		['1000000', '1,000,000'],
		['1e3', '1000'],
		['0.5', '1/2'],
		['0.5', '.5'],
		['-3', '−3'],
		['Red', '"red"'],
		['3, 4, 6', '[3,4,6]'],
		['black, red, white', 'Black red white'],
		['0.1', '0.10000000000000000000'],
		['3', 'three'],
		['Twenty-one', '21'],
		['1.5', '1 1/2'],
		['-1.5', '-1 1/2'],
		['0.5', '50 %'],
		['50', '50%'],
		['5', '5 cm'],
		['5', '5cm²'],
		['12', '12 red apples'],
		['5 cm', '5cm'],
		['90', '90°'],
		['9.9', '€9.90'],
		['1/2', '$\\boxed{\\frac{1}{2}}$'],
		['9.9', '\\(9.9\\)'],
		['3', 'x = 3'],
		['x = 3', '3'],
		['3', 'Answer: 3'],
		['9.9', 'The larger one is 9.9'],
	])('takes %s and %s for the same', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('correct');
	});

	it.each([
		['9.9', '9.11'],
		['0.1', '0.1000000000000000055'],
		['3, 4', '4, 3'],
		['3', '3, 4'],
		['black, red', 'black, red, white'],
		['5', '5x'],
		['5', '-5 cm'],
		['3', 'thirteen'],
		['1/2', '1/0'],
		['1', ''],
	])('takes %s and %s for different', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('incorrect');
	});

	it.each([
		['9.9', '9.9 is larger than 9.11'],
		['red', 'not red'],
		['yes', 'Yes, because both are even'],
		['24', '(9 - 7) * 3 * 8 = 24'],
		['5 cm', '5'],
		['5 cm', '5 mm'],
		['5', '5 million'],
		['5', '5 pi'],
	])('leaves %s against %s to a reader', (expected, text) => {
		expect(compareTyped(expected, { text, from: 'prose-marker' }).kind).toBe('not-checked');
	});

	it.each([
		['9.9', 'The answer is $\\boxed{9.9}$.', 'correct'],
		['3', 'There are three of them', 'not-checked'],
		['3', 'So the count is three.', 'correct'],
		['9.9', 'The larger number is 9.9.', 'correct'],
		['12 February 2022', 'So the date was 12 February 2022', 'correct'],
		['9.9', '9.9 is larger than 9.11.', 'not-checked'],
		['9.9', 'Of 9.11 and 9.9 the larger is 9.9', 'not-checked'],
		['red', 'The cup is not red', 'not-checked'],
		['9.9', 'The larger number is 9.11.', 'incorrect'],
		['9.9', 'Let me know if you need more.', 'not-checked'],
	])('reads %s in the sentence "%s" as %s', (expected, text, kind) => {
		expect(compareTyped(expected, { text, from: 'prose-line' }).kind).toBe(kind);
	});

	it('compares decimals exactly, however they are written', () => {
		const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20));
		fc.assert(
			fc.property(decimal, fc.nat(5), ([digits, places], zeros) => {
				const written = write(digits, places);
				const longer = write(digits * 10n ** BigInt(zeros), places + zeros);
				const other = write(digits * 10n + 1n, places + 1);
				const kind = (text: string) => compareTyped(written, { text, from: 'output-marker' }).kind;
				expect([kind(longer), kind(other)]).toEqual(['correct', 'incorrect']);
			}),
		);
	});

	it('never throws on junk', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (expected, text) => {
				expect(['correct', 'incorrect', 'not-checked']).toContain(
					compareTyped(expected, { text, from: 'prose-line' }).kind,
				);
			}),
		);
	});
});

function write(digits: bigint, places: number): string {
	const sign = digits < 0n ? '-' : '';
	const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
	return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
