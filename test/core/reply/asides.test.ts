import { describe, expect, it } from 'vitest';
import { withoutAsides } from '../../../src/core/reply/asides.ts';

describe('what is no part of an answer', () => {
	it.each([
		['Code confidence: 9\n**Text confidence:** 7/10\n42', '42'],
		['42\n\nConfidence: 90 %', '42'],
		['42\n\nI hope this helps!', '42'],
		['42\n\nLet me know if you have any questions.', '42'],
		["I'm sorry, but I can't assist with that.", ''],
		['Sorry, I cannot help with this question.', ''],
		['42\nFeel free to ask for more!\n\n', '42'],
	])('is left out of %j', (prose, left) => {
		expect(withoutAsides(prose)).toBe(left);
	});

	it.each([
		'The confidence interval is 3 to 5',
		'Confidence: high in 42',
		'I hope this helps: 42',
		'I hope this helps!\n\n42',
		'Let me know the 3 values.',
		'Sorry, the answer is 42',
		'I cannot help but notice that it is 42',
	])('is not in %j', (prose) => {
		expect(withoutAsides(prose)).toBe(prose);
	});
});
