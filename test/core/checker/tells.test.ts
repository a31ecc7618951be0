import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Literal, tellsOf } from '../../../src/core/checker/tells.ts';

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
const number = (text: string): Literal => ({ text, isNumber: true, ...place });
const text = (written: string): Literal => ({ text: written, isNumber: false, ...place });

function tells(literals: readonly Literal[], question: string, printed: string) {
	const { answers, ...rest } = tellsOf(literals, question, printed);
	return { answers: answers.map((literal) => literal.text), ...rest };
}

describe('what makes a program look like an answer in disguise', () => {
	it('is a text that is the printed answer, with its marks or without', () => {
		const question = 'Make 24 of 3 7 8 9.';
		const printed = '<<<(9 - 7) * 3 * 8 = 24>>>\n';
		const literals = [number('3'), text('<<<(9 - 7) * 3 * 8 = 24>>>'), text('(9 - 7) * 3 * 8 = 24')];
		expect(tells(literals, question, printed)).toEqual({
			answers: ['<<<(9 - 7) * 3 * 8 = 24>>>', '(9 - 7) * 3 * 8 = 24'],
			missing: [],
			numbers: 5,
		});
	});

	it('is the answer that counts, the last one, also in other marks', () => {
		const literals = [number('23'), text('\\boxed{24}'), number('24')];
		const found = (printed: string) => tells(literals, 'Make it.', printed).answers;
		expect(found('First <<<23>>>, no: <<<24>>>\n')).toEqual(['\\boxed{24}', '24']);
		expect(found('It is \\boxed{24}.\nDone.')).toEqual(['\\boxed{24}', '24']);
	});

	it('is a number that is printed and does not stand in the question, however it is written', () => {
		expect(tells([number('1_140_102')], 'What is 387 × 2,946?', 'So:\n1140102\n')).toEqual({
			answers: ['1_140_102'],
			missing: ['387', '2,946'],
			numbers: 2,
		});
	});

	it('is no number of the question, which the program has to hold', () => {
		const literals = [number('9.11'), number('9.90')];
		expect(tells(literals, 'Which is larger, 9.11 or 9.9?', '9.9\n')).toEqual({
			answers: [],
			missing: [],
			numbers: 2,
		});
	});

	it('names a number of the question that never occurs, not one inside a longer one', () => {
		expect(tells([number('119'), text('7 and 8')], 'Which of 11, 7, 8 and 7.0?', '').missing).toEqual(['11']);
	});

	it('is nothing where nothing was printed and nothing asked', () => {
		expect(tells([text('')], 'How many r in strawberry?', '')).toEqual({
			answers: [],
			missing: [],
			numbers: 0,
		});
	});

	it('finds every number of a question that the program repeats', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(99_999)), (numbers) => {
				const literals = numbers.map((each) => number(String(each)));
				expect(tells(literals, numbers.join(', '), '').missing).toEqual([]);
			}),
		);
	});
});
