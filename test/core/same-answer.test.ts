import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionSource } from '../../src/core/question.ts';
import { answerKey, splitOf } from '../../src/core/same-answer.ts';

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

	it('takes time in proportion to the length, whatever is written', () => {
		for (const text of [
			'= '.repeat(900),
			'1,'.repeat(900),
			'*'.repeat(1e6),
			'0'.repeat(1990),
			' '.repeat(1990),
		]) {
			expect(answerKey(text).length).toBeLessThanOrEqual(text.length * 2);
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
