import { expect, test } from 'vitest';
import { saidWord } from '../../../../src/core/methods/kit/said-word.ts';
import { printed, raised, timedOut } from '../../../support/fake-python.ts';

const WORDS = ['TRUE', 'FALSE', 'UNSURE'] as const;

test.each([
	['TRUE\n', 'TRUE'],
	['sum is 42\n**False**\n', 'FALSE'],
	['<<<UNSURE>>>', 'UNSURE'],
	['TRUE\nTRUE', 'TRUE'],
	['TRUE, the sum is 42', null],
	['not true', null],
	['FALSE\nTRUE', null],
	['TRUE\ndone', null],
	['', null],
])('%j says %s', (stdout, word) => {
	expect(saidWord(printed(stdout), WORDS)).toBe(word);
});

test('a program that did not get to its end, or whose output was cut, has said nothing', () => {
	expect([
		saidWord(timedOut('TRUE\n'), WORDS),
		saidWord(raised('AssertionError', 'TRUE'), WORDS),
		saidWord(printed('TRUE\n', { truncated: true }), WORDS),
	]).toEqual([null, null, null]);
});
