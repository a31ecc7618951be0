import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTyped, inTypedForm, isSameAnswer } from '../../../../src/core/reply/typed/compare.ts';

function verdict(expected: string, text: string, question?: string): string {
	return compareTyped(expected, { text, from: 'output-marker' }, question).kind;
}

const decimal = fc
	.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20))
	.map(([digits, places]) => ({ digits, places }));
const small = fc.integer({ min: 0, max: 99_999 });
const bigger = fc.integer({ min: 13, max: 99_999 });

describe('every way to write a number', () => {
	it('compares decimals exactly', () => {
		fc.assert(
			fc.property(decimal, fc.nat(5), ({ digits, places }, zeros) => {
				const written = write(digits, places);
				const longer = write(digits * 10n ** BigInt(zeros), places + zeros);
				const other = write(digits * 10n + 1n, places + 1);
				expect([verdict(written, longer), verdict(written, other)]).toEqual(['correct', 'incorrect']);
			}),
		);
	});

	it('equals itself in any style of integer, and never the next one', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
				fc.constantFrom(...STYLES),
				(value, style) => {
					const kinds = [verdict(String(value), style(value)), verdict(String(value + 1n), style(value))];
					expect(kinds).toEqual(['correct', 'incorrect']);
				},
			),
		);
	});

	it('equals itself in any style of fraction, and never another', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -500, max: 500 }),
				fc.integer({ min: 2, max: 99 }),
				fc.constantFrom(...FRACTIONS),
				(over, under, style) => {
					const kinds = [`${over}/${under}`, `${over + 1}/${under}`].map((expected) =>
						verdict(expected, style(over, under)),
					);
					expect(kinds).toEqual(['correct', 'incorrect']);
				},
			),
		);
	});

	it('is the same answer in whichever order it is compared', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
				fc.constantFrom(...STYLES),
				(value, style) => {
					expect([
						isSameAnswer(String(value), style(value)),
						isSameAnswer(style(value), String(value)),
					]).toEqual([true, true]);
				},
			),
		);
	});
});

describe('sentences', () => {
	it('denied, bounded, alternative, hedged and asked values are never right', () => {
		fc.assert(
			fc.property(small, fc.constantFrom(...OPEN_FRAMES), (value, frame) => {
				expect(verdict(String(value), frame.replaceAll('#', String(value)))).toBe('not-checked');
			}),
		);
	});

	it('the same frames around words, letters and yes are never right', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('yes', 'no', 'blue', 'Paris', 'E'),
				fc.constantFrom(...WORD_FRAMES),
				(value, frame) => {
					expect(verdict(value, frame.replaceAll('#', value))).not.toBe('correct');
				},
			),
		);
	});

	it('a comparing sentence claims the same number whichever is expected', () => {
		const numbers = fc.uniqueArray(bigger, { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(
				numbers,
				fc.constantFrom(...COMPARING),
				fc.constantFrom('larger', 'smaller', 'none'),
				([a, b], [frame, larger], asked) => {
					const text = frame.replace(/\bA\b/g, String(a)).replace(/\bB\b/g, String(b));
					const question = asked === 'none' ? undefined : `Which is ${asked}, ${String(a)} or ${String(b)}?`;
					const kinds = [verdict(String(a), text, question), verdict(String(b), text, question)];
					const claimsFirst = asked === 'none' || (asked === 'larger') === (larger === 'A');
					expect(kinds).toEqual(claimsFirst ? ['correct', 'incorrect'] : ['incorrect', 'correct']);
				},
			),
		);
	});
});

describe('being in the asked form', () => {
	it('does not depend on which number is expected', () => {
		const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(' '));
		fc.assert(
			fc.property(
				decimal,
				decimal,
				fc.oneof(pieces, fc.string()),
				fc.constantFrom(undefined, 'Which is larger, 9.11 or 9.9?'),
				(a, b, text, question) => {
					const [one, other] = [a, b].map(({ digits, places }) => write(digits, places)) as [string, string];
					expect(inTypedForm(one, text, question)).toBe(inTypedForm(other, text, question));
				},
			),
		);
	});

	it('does not depend on whether yes or no, or which letter, is expected', () => {
		const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(' '));
		fc.assert(
			fc.property(fc.oneof(pieces, fc.string()), (text) => {
				expect(inTypedForm('yes', text)).toBe(inTypedForm('no', text));
				expect(inTypedForm('E', text)).toBe(inTypedForm('B', text));
				expect(inTypedForm('[1, 2, 3]', text)).toBe(inTypedForm('[7, 8]', text));
			}),
		);
	});

	it('says so exactly where a number is decided', () => {
		const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(' '));
		fc.assert(
			fc.property(pieces, (text) => {
				const kind = compareTyped('424242.5', { text, from: 'prose-line' }).kind;
				expect(text.trim() === '' || inTypedForm('424242.5', text) || kind === 'not-checked').toBe(true);
			}),
		);
	});

	it.each([
		['9.9', '9.9', true],
		['9.9', '9.11 is larger than 9.9.', true],
		['9.9', '3 4 5', false],
		['9.9', 'Let me compare them.', false],
		['9.9', '', false],
		['9.9', 'at least 5', false],
		['3, 4', '3\n4', true],
		['3, 4', '3', false],
		['3, 4', '[3]', true],
		['3, 4', 'Done.', false],
		['[[1, 2], [3, 4]]', '1 2\n3 4', true],
		['yes', 'No.', true],
		['yes', '42', false],
		['E', '(B)', true],
		['E', 'Nothing fits.', false],
		['Paris', 'London', true],
		['Paris', 'The capital is London.', true],
		['Paris', 'London or Rome', false],
	])('expecting something like %s, "%s": %s', (expected, text, isIn) => {
		expect(inTypedForm(expected, text)).toBe(isIn);
	});
});

describe('hostile input', () => {
	it('never throws', () => {
		const nasty = fc.array(fc.constantFrom(...NASTY), { maxLength: 40 }).map((parts) => parts.join(''));
		const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), nasty);
		fc.assert(
			fc.property(text, text, text, (expected, given, question) => {
				expect(['correct', 'incorrect', 'not-checked']).toContain(
					compareTyped(expected, { text: given, from: 'prose-line' }, question).kind,
				);
			}),
			{ numRuns: 300 },
		);
	}, 60_000);

	it.each([
		'9',
		'9 ',
		'9,',
		'<',
		'((',
		'\\frac{',
		'\\text{',
		'or ',
		'is ',
		'= ',
		'- ',
		'**',
		'9 > ',
		'\n',
		'and 5 ',
		'.',
		'"',
		'a ',
	])('leaves a million times "%s" to a reader', (piece) => {
		const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
		for (const expected of ['9.9', 'yes', 'E', '3, 4', 'Paris']) {
			expect(verdict(expected, text, text)).not.toBe('correct');
		}
	});
});

const group = (value: bigint, by: string) => {
	const [sign, digits] = value < 0n ? ['-', String(-value)] : ['', String(value)];
	return sign + digits.replace(/\B(?=(\d{3})+$)/g, by);
};

const STYLES: readonly ((value: bigint) => string)[] = [
	String,
	(value) => group(value, ','),
	(value) => group(value, ' '),
	(value) => group(value, '\u202f'),
	(value) => group(value, "'"),
	(value) => group(value, '_'),
	(value) => group(value, '{,}'),
	(value) => group(value, '\\,'),
	(value) => `${group(value, ',')}.00`,
	(value) => `${group(value, '.')},0`,
	(value) => `$${String(value)}$`,
	(value) => `\\boxed{${group(value, '{,}')}}`,
	(value) => `**${String(value)}**`,
	(value) => `np.int64(${String(value)})`,
	(value) => String(value).replace('-', '−'),
	(value) => String(value).replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
	(value) => String(value).replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
	(value) => `${String(value)}e0`,
	(value) => `${String(value)} × 10^0`,
	(value) => `${String(value * 10n)}e-1`,
	(value) => `${String(value * 2n)}/2`,
	(value) => `The answer is ${group(value, ',')}.`,
	(value) => `x = ${String(value)}`,
	(value) => `Answer: ${String(value)}`,
];

const FRACTIONS: readonly ((over: number, under: number) => string)[] = [
	(over, under) => `${over}/${under}`,
	(over, under) => `${over} / ${under}`,
	(over, under) => `\\frac{${over}}{${under}}`,
	(over, under) => `$\\dfrac{${over}}{${under}}$`,
	(over, under) => `Fraction(${over}, ${under})`,
	(over, under) => `${over}⁄${under}`,
	(over, under) => `${over * 3}/${under * 3}`,
	(over, under) => `The probability is ${over}/${under}.`,
	(over, under) => {
		const [units, rest] = [Math.trunc(Math.abs(over) / under), Math.abs(over) % under];
		return `${over < 0 ? '-' : ''}${units} ${rest}/${under}`;
	},
];

const OPEN_FRAMES = [
	'not #',
	'It is not #.',
	'# is wrong',
	'The answer is not #.',
	'I cannot say #',
	'at least #',
	'at most #',
	'about #',
	'≈ #',
	'~#',
	'# or more',
	'less than #',
	'more than #',
	'up to #',
	'#+',
	'> #',
	'≤ #',
	'# or 100000',
	'either # or 100000',
	'100000 or #',
	'would be # if it were even',
	'might be #',
	'perhaps #',
	'#?',
	'Is it #?',
	'If it is even, the answer is #.',
	'The first solver says #.',
	'# to 100000',
	'between # and 100000',
	'# pi',
];

const WORD_FRAMES = [
	'not #',
	'It is not #.',
	'I cannot say #',
	'# or something else',
	'either # or something',
	'It might be #.',
	'perhaps #',
	'#?',
	'Is it #?',
	'If it rains, the answer is #.',
	'The answer could be #',
	'The first solver says #.',
];

const COMPARING = [
	['A is larger than B.', 'A'],
	['A is smaller than B.', 'B'],
	['A > B', 'A'],
	['A < B', 'B'],
	['**A** is greater than **B**', 'A'],
	['The answer is: A is less than B.', 'B'],
	['Of B and A, A is larger than B.', 'A'],
] as const;

const PIECES = [
	'5',
	'9.9',
	'9.11',
	'is',
	'larger than',
	'>',
	'=',
	'or',
	'not',
	'The answer is',
	'yes',
	'no,',
	'E',
	'(B)',
	'3, 4',
	'about',
	'km',
	'%',
	'three',
	'.',
	'\n',
	'×',
	'-',
	'Paris',
	'[1, 2]',
	'?',
];
const NASTY = [
	'\\frac',
	'{',
	'}',
	'$',
	'9',
	'.',
	',',
	'-',
	'½',
	'⁻',
	'⁵',
	'⁄',
	'₆',
	' ',
	'\n',
	'<<<',
	'>>>',
	'**',
	'^',
	'(',
	')',
	'e',
	'np.int64(',
	'=',
	'>',
	'or ',
	'is ',
	'٣',
	'\u200b',
	'%',
	'10^',
	'9e9999',
	'10^9999',
	'/0',
	'inf',
	"'",
	'"',
	'\ud800',
	'𝟗',
];

function write(digits: bigint, places: number): string {
	const sign = digits < 0n ? '-' : '';
	const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
	return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
