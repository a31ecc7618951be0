import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { missingForNeeds, WHO_IS_RIGHT } from '../../../src/core/bench/tool-need.ts';
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

/** One question each: right in words, in code, by the free method. */
type Outcome = readonly [text: boolean, code: boolean, free: boolean];
const [SOLVED, ONLY_CODE, ONLY_TEXT, HARD] = [
	[true, true, true],
	[false, true, false],
	[true, false, true],
	[false, false, true],
] as const satisfies readonly Outcome[];

function askedOnce(outcomes: readonly Outcome[]) {
	const asked = {
		...design,
		families: [{ family: 'letters' as const, levels: ['easy'] }],
		sizes: [{ instances: outcomes.length, repeats: 1 }],
	};
	return benchOf(asked, ({ condition, instance }) => {
		const [text, code, free] = outcomes[Number(instance.seed.split('-')[1]) - 1] ?? HARD;
		const isRight = { 'all-text': text, 'all-code': code }[condition.method.id as string] ?? free;
		return isRight ? {} : wrong;
	});
}

const needOf = (outcomes: readonly Outcome[]) => {
	const [need] = resultsOf(askedOnce(outcomes)).needs;
	const [method] = need?.methods ?? [];
	if (need === undefined || method === undefined) throw new Error('It tells nothing');
	return { need, method };
};

describe('one way, the best way, and the way a method took', () => {
	it('are told with the runs behind each number', () => {
		const { need, method } = needOf([SOLVED, SOLVED, ONLY_CODE, ONLY_CODE, ONLY_CODE, ONLY_TEXT, HARD, HARD]);
		expect(need.instances).toBe(8);
		expect(WHO_IS_RIGHT.map((who) => [who, need.right[who].count, need.right[who].runs.length])).toEqual([
			['onlyCode', 3, 6],
			['onlyText', 1, 2],
			['both', 2, 4],
			['neither', 2, 4],
		]);
		expect(need.single).toEqual({ way: 'code', rate: 5 / 8 });
		expect(need.hindsight?.rate).toBe(6 / 8);
		// 5 right, as many as with code alone, of 6 that one could have had; but two of them where both ways fail.
		expect(method).toMatchObject({
			instances: 8,
			single: need.single,
			reached: 0,
			gap: { gap: 1 / 8 },
			choice: { covered: 6, kept: 3, made: 2 },
		});
		const { all, lost, made, mismatched } = method.runs;
		expect([all.length, lost.length, made.length, mismatched.length]).toEqual([8, 3, 2, 0]);
	});

	it('add up, whoever was right where', () => {
		const outcome = fc.constantFrom(SOLVED, ONLY_CODE, ONLY_TEXT, HARD, [false, false, false] as const);
		fc.assert(
			fc.property(fc.array(outcome, { minLength: 1, maxLength: 12 }), (outcomes) => {
				const { need, method } = needOf(outcomes);
				const counts = WHO_IS_RIGHT.map((who) => need.right[who].count);
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(need.instances);
				expect(need.hindsight?.rate).toBeCloseTo(1 - need.right.neither.count / need.instances, 12);
				expect(need.single?.rate).toBeLessThanOrEqual(need.hindsight?.rate ?? 0);
				const { kept, made, covered } = method.choice;
				expect(method.gap?.method).toBeCloseTo((kept + made) / need.instances, 12);
				expect([method.runs.lost.length, method.runs.made.length]).toEqual([covered - kept, made]);
			}),
			{ numRuns: 60 },
		);
	});

	it('are not told before anything counts', () => {
		const input = benchOf(design, () => null);
		expect(resultsOf(input).needs[0]).toMatchObject({
			instances: 0,
			single: null,
			hindsight: null,
			right: { neither: { count: 0, interval: { low: 0, high: 1 }, runs: [] } },
			methods: [{ instances: 0, gap: null, reached: null }],
		});
	});

	it('name the runs that went the wrong way', () => {
		const input = benchOf(design, ({ condition, instance, repeat }) => {
			const isCode = condition.method.id === 'all-code' || repeat === 0;
			return { ...(isCode || instance.level === 'easy' ? {} : wrong), way: isCode ? 'code' : 'text' };
		});
		const [method] = resultsOf(input).needs[0]?.methods ?? [];
		// Words on the two hard ones, in two of three repeats.
		expect(method?.runs.mismatched).toHaveLength(4);
		expect(method?.runs.mismatched.every((run) => run.includes('/hard/'))).toBe(true);
	});
});

describe('what an experiment lacks to say when code is needed', () => {
	it.each([
		[['all-text', 'all-code', 'codesteer'], { text: false, code: false }],
		[['all-code-cot'], { text: true, code: false }],
		[['only-question', 'code-first-rule'], { text: true, code: true }],
	] as const)('%j', (methods, missing) => {
		expect(missingForNeeds(methodsOf(...methods))).toEqual(missing);
	});
});
