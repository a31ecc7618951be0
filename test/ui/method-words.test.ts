import { describe, expect, it } from 'vitest';
import type { MethodId } from '../../src/core/method-id.ts';
import { face } from '../../src/core/methods/faces.ts';
import { publishedScores } from '../../src/core/methods/published-scores.ts';
import { callsWords, publishedWords } from '../../src/words/methods.ts';

const published = (id: MethodId, ruleCoach = false) =>
	publishedWords(publishedScores(id), face(id), ruleCoach);

describe('the line of a method', () => {
	it('tells how many calls it makes', () => {
		expect([
			callsWords({ min: 1, max: 1 }),
			callsWords({ min: 3, max: 3 }),
			callsWords({ min: 3, max: 13 }),
		]).toEqual(['1 call', '3 calls', '3–13 calls']);
	});

	it('tells GPT-4o’s score in each paper that measured it', () => {
		expect(published('only-question')).toBe('published, GPT-4o: P1 80.6, P2 53.3');
		expect(published('all-code')).toBe('published, GPT-4o: P1 80.3');
		expect(published('code-text-sum-2')).toBe('published, GPT-4o: P2 62.4');
	});

	it('tells why there is none', () => {
		expect(published('few-shot')).toBe('published on five tasks only');
		expect(published('checked-code')).toBe('published — (ours)');
	});

	it('tells that the numbers of a method of neither paper are of other tasks', () => {
		expect(published('two-view')).toBe('published on other tasks');
		expect(published('certified-vote')).toBe('published —');
	});

	it('claims no published score for the rule coach, and keeps those of methods without a coach', () => {
		expect(published('codesteer')).toBe('published, GPT-4o: P2 86.4');
		expect(published('codesteer', true)).toBe('published — (rule coach)');
		expect(published('code-interpreter', true)).toBe('published, GPT-4o: P1 83.5, P2 70.5');
	});
});
