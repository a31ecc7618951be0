import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../src/core/bench/results.ts';
import type { MethodNeed } from '../../src/core/bench/tool-need.ts';
import { benchNeedsWords as words } from '../../src/words/bench-needs.ts';
import { benchOf, designOf, methodsOf, wrong } from '../support/bench-runs.ts';

/** The methods that are right, question by question: t = words, c = code, f = the method that chooses. */
function said(...right: readonly string[]): string {
	const design = designOf({
		families: [{ family: 'letters', levels: ['10-15'] }],
		methods: methodsOf('all-text', 'all-code', 'only-question'),
		sizes: [{ instances: right.length, repeats: 1 }],
	});
	const sign: Readonly<Record<string, string>> = { 'all-text': 't', 'all-code': 'c', 'only-question': 'f' };
	const input = benchOf(design, ({ condition, instance }) => {
		const of = right[Number(instance.seed.split('-')[1]) - 1] ?? '';
		return of.includes(sign[condition.method.id] ?? '-') ? {} : wrong;
	});
	const [need] = resultsOf(input).needs;
	const labels: Readonly<Record<string, string>> = { t: 'All text', c: 'All code', f: 'Only question' };
	return need === undefined
		? ''
		: words.says(need, 'm', (key) => labels[sign[key.split('|')[0] ?? ''] ?? ''] ?? key);
}

describe('the sentence about a model’s need of code', () => {
	it('says how often either way was right alone, what the better choice is worth, and how much of it was reached', () => {
		expect(said('tcf', 'cf', 'c', 'tf', '')).toBe(
			'm, 5 questions: right only in code 2, only in words 1, in neither 1. All code alone is right in 60 %; whoever had known the better way each time, in 80 %. Only question is right as often as All code.',
		);
		expect(said('tcf', 'cf', 'cf', 'tf', 't')).toMatch(/Only question closes 50 % of that gap\.$/);
	});

	it('says where a method stays below, and where it is right more often than any choice of one of them would be', () => {
		expect(said('tc', 'cf', 'c', 't')).toMatch(/Only question stays 50 points below All code\.$/);
		expect(said('cf', 'tf', 'f', 'f')).toMatch(
			/Only question is right more often than the best choice in hindsight\.$/,
		);
	});

	it('says where there is nothing to choose', () => {
		expect(said('tc', 'cf', 'f', '')).toBe(
			'm, 4 questions: right only in code 1, only in words 0, in neither 2. All code is right wherever one of the two is; there is nothing to choose. Only question is right as often as All code.',
		);
	});

	it('has points in the table where a method stays below the better single way', () => {
		const gap = { oracle: 0.9, method: 0.5, gap: 0.4, interval: { low: 0.1, high: 0.6 } };
		const method = { gap, single: { way: 'code', rate: 0.85 } } as MethodNeed;
		const shares = [null, -7, 0, 0.504, 1, 1.4].map((reached) => words.reachedSays({ ...method, reached }));
		expect(shares).toEqual(['no gap', 'none, 35 points below', '0 %', '50 %', '100 %', 'more than all']);
	});

	it('counts points as people do, and does not call a small difference none', () => {
		const below = (rate: number) =>
			words.reachedSays({
				gap: { oracle: 1, method: rate, gap: 1 - rate, interval: { low: 0, high: 1 } },
				single: { way: 'code', rate: 0.5 },
				reached: -1,
			} as MethodNeed);
		expect([0.498, 0.49, 0.4].map(below)).toEqual([
			'none, less than 1 point below',
			'none, 1 point below',
			'none, 10 points below',
		]);
		expect([0.01, -0.01, 0.2].map(words.leftSays)).toEqual(['+1 point', '−1 point', '+20 points']);
	});

	it('says what an experiment lacks', () => {
		expect(words.missing({ text: true, code: false })).toMatch(/: add All text\.$/);
		expect(words.missing({ text: true, code: true })).toMatch(
			/: add All text and All code \+ CoT or All code\.$/,
		);
	});
});
