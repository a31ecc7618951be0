import { describe, expect, it } from 'vitest';
import { sandboxTestWords } from '../../src/words/attacks.ts';

describe('the sum of the sandbox’s self-test', () => {
	it('calms nobody when no attempt proved anything', () => {
		expect(sandboxTestWords.sum({ refused: 0, got: 0, notRun: 49 })).toBe(
			'Nothing is proved: none of 49 attempts gave an answer that shows why it failed. Let other programs end, then test again.',
		);
	});

	it('says first what came through', () => {
		expect(sandboxTestWords.sum({ refused: 47, got: 1, notRun: 1 })).toMatch(/^1 attempt of 49 came through/);
	});
});
