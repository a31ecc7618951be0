import { describe, expect, it } from 'vitest';
import { describeExecution, shorten } from '../../../../src/core/methods/kit/describe-execution.ts';
import { printed, raised, timedOut } from '../../../support/fake-python.ts';

describe('what a model is told about a run', () => {
	it.each([
		[printed('1\n2\n'), '1\n2'],
		[printed(''), 'The program printed nothing.'],
		[printed('', { value: '[1, 2]' }), 'The program printed nothing.\nValue of the last expression: [1, 2]'],
		[timedOut('trying\n', 2500), 'trying\nIt was stopped after 2.5 seconds, before it had finished.'],
		[
			raised('KeyError', "'a'", 3),
			'The program printed nothing.\nIt then stopped with an error:\n' +
				'Traceback (most recent call last):\n  File "answer.py", line 3\n' +
				"KeyError: 'a'",
		],
		[{ kind: 'unavailable', reason: 'no files' } as const, 'Python could not be used: no files'],
	])('%#', (result, text) => {
		expect(describeExecution(result)).toBe(text);
	});

	it('is shortened in the middle, with a remark, without cutting a character in half', () => {
		expect(shorten('x'.repeat(40), 10)).toBe('x'.repeat(40));
		expect(shorten('a'.repeat(30) + 'b'.repeat(30), 10)).toBe(
			`${'a'.repeat(20)}\n[... 20 characters left out ...]\n${'b'.repeat(20)}`,
		);
		expect(() => encodeURIComponent(shorten(`x${'🙂'.repeat(40)}x`, 10))).not.toThrow();
	});
});
