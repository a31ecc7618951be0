import { describe, expect, it } from 'vitest';
import { endOf } from '../../src/words/verdicts.ts';

describe('how a lane ended', () => {
	it.each([
		['finished', 'correct', '✓ Correct, right'],
		['finished', 'incorrect', '✗ Incorrect, wrong'],
		['finished', 'malformed', '✗ Incorrect, wrong'],
		['finished', 'no-answer', '∅ No answer, wrong'],
		['finished', 'not-checked', '? Not checked, plain'],
		['finished', null, '∅ No answer, wrong'],
		['failed', null, '! Failed, wrong'],
		// What was judged before a person stopped it is not how it ended.
		['cancelled', 'correct', '■ Stopped, plain'],
		['interrupted', null, '■ Stopped, plain'],
		['running', null, '… Running, plain'],
	] as const)('%s with %s', (outcome, verdict, said) => {
		const { glyph, word, tone } = endOf(outcome, verdict);
		expect(`${glyph} ${word}, ${tone}`).toBe(said);
	});
});
