import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { benchOf, castOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

const design = designOf({
	families: [{ family: 'letters', levels: ['easy', 'hard'] }],
	methods: methodsOf('all-text', 'all-code', 'only-question', 'code-text-sum'),
	sizes: [{ instances: 2, repeats: 3 }],
});

describe('what a model needs', () => {
	it('is told by its runs in words and in code, and set against what a method chose', () => {
		// Words fail on the hard ones, code never; the free method always uses words.
		const input = benchOf(design, ({ condition, instance }) => {
			const isCode = condition.method.id === 'all-code';
			return { ...(isCode || instance.level === 'easy' ? {} : wrong), way: isCode ? 'code' : 'text' };
		});
		const [need] = resultsOf(input).needs;
		expect(need?.methods).toHaveLength(1);
		expect(need?.methods[0]).toMatchObject({
			condition: input.plan.conditions[2]?.key,
			instances: 4,
			mismatch: { share: 0.5, table: { 'needs-code': { text: 6, code: 0 }, either: { text: 6, code: 0 } } },
			gap: { oracle: 1, method: 0.5, gap: 0.5 },
			choice: { instances: 4, covered: 4, kept: 2, made: 0 },
		});
	});

	it('is not told from fewer than three repeats; the gap in hindsight is', () => {
		const input = benchOf({ ...design, sizes: [{ instances: 2, repeats: 1 }] }, () => ({}));
		expect(resultsOf(input).needs[0]?.methods[0]).toMatchObject({ mismatch: null, gap: { gap: 0 } });
	});

	it('is not told of a model that was not forced into both', () => {
		expect(
			resultsOf(benchOf({ ...design, methods: methodsOf('all-text', 'codesteer') }, () => ({}))).needs,
		).toEqual([]);
	});

	it('is told of each cast by itself', () => {
		const casts = [castOf('one'), castOf('two')];
		const { needs } = resultsOf(benchOf({ ...design, casts }, () => ({})));
		expect(needs.map(({ text }) => text.split('|')[2])).toEqual(['one', 'two']);
	});
});
