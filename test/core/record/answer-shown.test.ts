import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerShown } from '../../../src/core/record/answer-shown.ts';

describe('an answer as it is shown in short', () => {
	it.each([
		['\\frac{10}{24}', '10/24'],
		['\\dfrac{1}{2}', '1/2'],
		['\\frac12', '1/2'],
		['\\text{yes}', 'yes'],
		['\\(3\\)', '3'],
		['\\[3\\]', '3'],
		['$3$', '3'],
		['$$3$$', '3'],
		['$\\boxed{5}$', '5'],
		['\\boxed{\\text{No}}', 'No'],
		['\\boxed{\\frac{3}{4}}', '3/4'],
		['\\mathbf{42}', '42'],
		['120 \\text{ km/h}', '120 km/h'],
		['3 \\times 10^{5}', '3 × 10^5'],
		['90^\\circ', '90°'],
		['17{,}701', '17,701'],
		['\\sqrt{2}', '√2'],
		['\\frac{\\sqrt{3}}{2}', '√3/2'],
		['x = \\(2\\) or x = \\(3\\)', 'x = 2 or x = 3'],
	])('%s is read as %s', (text, shown) => {
		expect(answerShown(text)).toBe(shown);
	});

	it.each([
		'42',
		'$5',
		'$5 and $6',
		'between $5 and $10',
		'C:\\new\\text',
		'\\d+\\.\\d*',
		'a\\nb',
		'{"a": 1}',
		'(9 - 7) * 3 * 8',
		"R U R'",
		'',
		'1 2\n3 4',
	])('%j stays as it is', (text) => {
		expect(answerShown(text)).toBe(text);
	});

	it('is the same read twice, and ends on any text', () => {
		const pieces = fc.constantFrom(
			'\\frac',
			'{',
			'}',
			'1',
			'$',
			'\\(',
			'\\)',
			'\\text{',
			' ',
			'\n',
			'a',
			'\\',
			'^',
			'\\boxed{',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
				expect(answerShown(parts.join('')).length).toBeLessThanOrEqual(2 * parts.join('').length);
			}),
		);
	});
});
