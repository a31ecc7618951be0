import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionSource } from '../../src/core/question.ts';
import { answerKey, splitOf } from '../../src/core/same-answer.ts';
import { countSteps } from '../support/count-steps.ts';

const game24: QuestionSource = { kind: 'typed', check: { family: 'game-24', instance: {} } };
const typed: QuestionSource = { kind: 'typed' };

describe('the same answer in other words', () => {
	it.each([
		['(9 - 7) * 3 * 8', '(9 - 7) * 3 * 8 = 24', game24],
		['(9 - 7) * 3 * 8', '24 = (9-7) × 3 × 8', game24],
		['(9 - 7) * 3 * 8', '(9 − 7)*3*8=24', undefined],
		['9.9', '**9.9**', typed],
		['9.9', '9.90', typed],
		['9.9', '<<<9.9>>>', typed],
		['9.9', '"9.9".', typed],
		['17,701,734', '17701734', typed],
		['2386 × 7419 = 17,701,734', '17701734', typed],
		['x = 5', '5.0', typed],
		['Yes.', 'yes', typed],
		['[1, 2,3]', '[1,2, 3]', typed],
		['New  York', 'new york', typed],
		['12', '12.00', typed],
		['9.9.', '**9.9**', typed],
		['= 24', '24', typed],
		['the answer = 5', '5', typed],
		['x = y = 2', '2', typed],
		['x = 1/2', '1/2', typed],
		['5! = 120', '120', typed],
		['C(5, 2) = 10', '10', typed],
		['\\frac{10}{4} = 2.50', '2.5', typed],
		['3 × 7,419 = 22,257', '22257', typed],
		['2386 x 7419 = 17701734', '17701734', typed],
		['(9 - 7) x 3 x 8', '(9-7)*3*8', undefined],
		["number of r's = 3", '3', typed],
		['P(A) = 0.5', '.5', typed],
		['answer = (9 - 7) * 3 * 8', '(9-7)*3*8', undefined],
		['(9 - 7) * 3 * 8 = 2 * 3 * 8 = 24', '(9-7)*3*8', game24],
		['**5**!', '5', typed],
		['Yes!', 'yes…', typed],
		['“Paris”.', 'Paris', typed],
		['.50', '0.5', typed],
	])('"%s" is "%s"', (one, other, source) => {
		expect(answerKey(one, source)).toBe(answerKey(other, source));
	});

	it.each([
		['9.9', '9.11'],
		['1, 234', '1234'],
		['1 2', '12'],
		['(9 - 7) * 3 * 8', '(8 - 7) * 3 * 9'],
		['-5', '5'],
		['100', '1'],
		['a.50', 'a.5'],
		['.5', '5'],
		['24', '(9 - 7) * 12 = 24'],
	])('"%s" is not "%s"', (one, other) => {
		expect(answerKey(one, game24)).not.toBe(answerKey(other, game24));
	});

	const everySource = [undefined, game24, typed];

	it.each([
		['x = 1, y = 2', 'x = 5, y = 2'],
		['x = 1, y = 2', '2'],
		['x = 1; y = 2', 'x = 5; y = 2'],
		['x = 1 and y = 2', 'x = 5 and y = 2'],
		['x = 1 y = 2', 'x = 5 y = 2'],
		['x = 1\ny = 2', 'x = 5\ny = 2'],
		['n = 3 or n = 4', 'n = 4'],
		['n = 3 or 4', 'n = 4'],
		['either n = 3 or count = 4', '4'],
		['1 + 1 = 2, 2 + 2 = 4', '1 + 1 = 3, 2 + 2 = 4'],
		['1, 2 = 2', '2'],
		['1 2 = 2', '2'],
		['a = 3 = 4', '4'],
		['x + 5 = 7', '7'],
		['2x = 10', '10'],
		['x^2 = 16', '16'],
		['x squared = 16', '16'],
		['|x| = 5', '5'],
		['abs(x) = 5', '5'],
		['x(x + 1) = 12', '12'],
		['0x10', '0*10'],
		['x != 5', '5'],
		['x! = 6', 'x != 6'],
		['x <= 5', '5'],
		['x >= 5', 'x <= 5'],
		['x = ±5', '5'],
		['(x, y) = (1, 2)', '2'],
		['x = 1 & y = 2', 'x = 5 & y = 2'],
		['5!', '5'],
		['5 !', '5'],
		['**5!**', '5'],
		['(2+1)!', '2+1'],
		['n!', 'n'],
		['!x', 'x'],
		['0.333...', '0.333'],
		['1, 2, 3, ...', '1, 2, 3'],
		["5'", '5'],
		["5'", '5"'],
		["f'", 'f'],
		['.gitignore', 'gitignore'],
	])('"%s" is never "%s"', (one, other) => {
		for (const from of everySource) expect(answerKey(one, from)).not.toBe(answerKey(other, from));
	});

	it('keeps what every part of a list says, however it is joined', () => {
		const part = fc.tuple(fc.constantFrom('x', 'y', 'total', '2 + 3'), fc.integer({ min: 0, max: 3 }));
		const list = fc.array(part, { minLength: 2, maxLength: 4 });
		const joint = fc.constantFrom(', ', '; ', ' and ', ' or ', '\n', ' & ', ',');
		fc.assert(
			fc.property(list, list, joint, fc.constantFrom(...everySource), (one, other, between, from) => {
				const [a, b] = [one, other].map((parts) =>
					parts.map(([name, value]) => `${name} = ${String(value)}`).join(between),
				);
				expect(answerKey(a!, from) === answerKey(b!, from)).toBe(a === b);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is the same for a calculation with and without its result where a calculation is asked for', () => {
		const calculation = fc.stringMatching(/^\(\d [-+*] \d\) [-+*/] \d( [-+*/] \d)?$/);
		fc.assert(
			fc.property(calculation, fc.integer(), fc.constantFrom(undefined, game24), (said, result, from) => {
				expect(answerKey(`${said} = ${String(result)}`, from)).toBe(answerKey(said, from));
				expect(answerKey(`${String(result)} = ${said}`, from)).toBe(answerKey(said, from));
				expect(answerKey(`${said} = ${String(result)}`, typed)).toBe(String(result));
			}),
		);
	});

	const piece = fc.oneof(
		fc.constantFrom(
			'9.9',
			'9.90',
			'1,234',
			'1, 2',
			'=',
			' = 24',
			'**',
			'`',
			'$',
			'<<<',
			'>>>',
			'−',
			'×',
			'\\times',
			'.',
			'0',
			' ',
			';',
			',',
		),
		fc.string({ unit: 'grapheme', maxLength: 3 }),
	);
	const answer = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
	const source = fc.constantFrom(undefined, game24, typed);

	it('is said once: the key of a key is the key', () => {
		fc.assert(
			fc.property(answer, source, (text, from) => {
				expect(answerKey(answerKey(text, from), from)).toBe(answerKey(text, from));
			}),
		);
	});

	it('does not depend on blanks around, bold or capitals', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z0-9]([a-z0-9 .+*/-]{0,10}[a-z0-9])?$/), source, (text, from) => {
				for (const other of [
					` ${text}\n`,
					`**${text}**`,
					`\`${text}\``,
					text.toUpperCase(),
					`<<<${text}>>>`,
				]) {
					expect(answerKey(other, from)).toBe(answerKey(text, from));
				}
			}),
		);
	});

	it('is the same for no two different whole numbers', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (a, b) => {
				expect(answerKey(String(a)) === answerKey(b.toLocaleString('en'))).toBe(a === b);
			}),
		);
	});

	it('takes steps in proportion to the length, whatever is written', () => {
		for (const piece of [
			'= ',
			'1,',
			'*',
			'!',
			'0',
			' ',
			'a=',
			'5!',
			'(1,',
			'1,234+',
			'f(1)',
			'\\f{',
			'>>> ',
			'"',
		]) {
			for (const length of [2000, 1e6]) {
				const text = piece.repeat(length / piece.length);
				for (const from of everySource) {
					expect(countSteps(() => answerKey(text, from))).toBeLessThan(100 * length);
				}
			}
		}
	});
});

describe('how lanes split', () => {
	it('is each answer as first worded with its count, the most frequent first and none last', () => {
		expect(splitOf(['9.11', null, '9.9', '**9.90**', '9.9'], typed)).toEqual([
			{ answer: '9.9', count: 3 },
			{ answer: '9.11', count: 1 },
			{ answer: null, count: 1 },
		]);
		expect(splitOf([])).toEqual([]);
	});

	it('counts every lane once', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.constantFrom('1', '1.0', '2', 'x', ' X '))), (answers) => {
				const split = splitOf(answers);
				expect(split.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
				expect(new Set(split.map(({ answer }) => answer && answerKey(answer))).size).toBe(split.length);
			}),
		);
	});
});
