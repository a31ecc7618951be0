import { describe, expect, it } from 'vitest';
import { answerSize } from '../../../src/core/record/answer-size.ts';

describe('the size of an answer', () => {
	it.each([
		['9.11', 'incorrect', 'large'],
		['(9 - 7) * 3 * 8 = 24', 'incorrect', 'large'],
		['Ann, Ben, Carl, Dora', 'not-checked', 'large'],
		['yes', 'not-checked', 'large'],
		['the blue box on the left', 'correct', 'large'],
		['I cannot say', 'not-checked', 'small'],
		['No solution', 'incorrect', 'small'],
		["I don't know", 'not-checked', 'small'],
		['because nine is more than eleven', 'incorrect', 'small'],
		['I am a scripted demo model, and I have no script for this', 'not-checked', 'small'],
		['1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15', 'incorrect', 'small'],
		['1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15', 'correct', 'medium'],
		['a\nb', 'correct', 'medium'],
		['move '.repeat(80), 'correct', 'small'],
	] as const)('%j, %s, is %s', (text, verdict, size) => {
		expect(answerSize(text, verdict)).toBe(size);
	});
});
