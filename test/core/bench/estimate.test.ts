import { describe, expect, it } from 'vitest';
import { estimateOf, type Known } from '../../../src/core/bench/estimate.ts';
import { planOf } from '../../../src/core/bench/plan.ts';
import type { Design } from '../../../src/core/bench/experiment.ts';
import { methodById } from '../../../src/core/methods/registry.ts';
import type { ExperimentId } from '../../../src/core/ids.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import { castOf, designOf, methodsOf, summaryOfCell } from '../../support/bench-runs.ts';

const design = designOf({ methods: methodsOf('all-text', 'codesteer') });
const [cell] = planOf(design).cells;

/** As many runs of each condition as are planned. */
function asked(of: Design) {
	const { conditions, rounds } = planOf(of);
	return conditions.map((condition) => ({ condition, runs: rounds.length }));
}

function known(more: Partial<Known> = {}): Known {
	return {
		ratesOf: () => ({ input: 1, output: 4 }),
		earlier: [],
		questionLength: 400,
		atOnce: 2,
		...more,
	};
}

function earlier(...runs: Partial<RunSummary>[]): RunSummary[] {
	return runs.map((run) => summaryOfCell(cell!, run));
}

describe('the estimate of an experiment', () => {
	it('knows calls from the methods’ plans, and says what nobody knows yet', () => {
		const loop = methodById('codesteer')!.calls({});
		const calls = { low: 10 + 10 * loop.min, high: 10 + 10 * loop.max };
		expect(estimateOf(asked(design), design, known())).toEqual({
			runs: 20,
			calls,
			// Every call reads the question, of 100 tokens.
			tokens: { low: calls.low * 100, high: null },
			money: { low: expect.closeTo((calls.low * 100) / 1e6) as number, high: null },
			seconds: { low: null, high: null },
			unpriced: [],
			unmeasured: ['test:model'],
			published: 10 * 1110.7 + 10 * 4693.3,
		});
	});

	it('takes the middle half of what the model needed for the method before', () => {
		const runs = [100, 200, 300, 400, 500].map((tokens) => ({ tokens, ms: tokens * 10 }));
		const text = asked(designOf({ methods: methodsOf('all-text') }));
		expect(estimateOf(text, design, known({ earlier: earlier(...runs) }))).toMatchObject({
			tokens: { low: 2000, high: 4000 },
			money: { low: 0.002, high: 0.016 },
			seconds: { low: 10, high: 20 },
			unmeasured: [],
		});
	});

	it('takes what one call needed where the method was never run', () => {
		const code = asked(designOf({ methods: methodsOf('all-code') }));
		const runs = earlier({ tokens: 600, calls: 3, ms: 6000 });
		expect(estimateOf(code, design, known({ earlier: runs }))).toMatchObject({
			tokens: { low: 2000, high: 2000 },
			seconds: { low: 10, high: 10 },
		});
	});

	it('does not take the pace of the stage for the scripted model’s', () => {
		const casts = [castOf('test:model', { kind: 'scripted' })];
		const scripted = designOf({ casts, methods: methodsOf('all-text') });
		const onStage = earlier({ model: { label: 'Demo', scripted: true } });
		const inBench = onStage.map((run) => ({ ...run, experimentId: 'e' as ExperimentId }));
		const seconds = (runs: readonly RunSummary[]) =>
			estimateOf(asked(scripted), scripted, known({ earlier: runs })).seconds;
		expect([seconds(onStage).low, seconds(inBench).low]).toEqual([null, 5]);
	});

	it('does not take runs for the method’s in which a token was changed, or a person coached', () => {
		const coached = asked(designOf({ methods: methodsOf('codesteer') }));
		const own = { method: 'codesteer' as const, tokens: 100 };
		const [run] = earlier(own);
		const others = [
			{ ...own, tokens: 9000, fork: { instead: 'a', alternative: 'b' } },
			{ ...own, tokens: 9000, models: { ...run!.models!, coach: 'you' } },
		];
		expect(estimateOf(coached, design, known({ earlier: earlier(own, ...others) }))).toMatchObject({
			tokens: { low: 1000, high: 1000 },
		});
	});

	it('calls no unknown price free, and no scripted model dear', () => {
		const unpriced = estimateOf(asked(design), design, known({ ratesOf: () => null }));
		expect(unpriced).toMatchObject({ money: { low: null, high: null }, unpriced: ['test:model'] });
		const casts = [castOf('demo:bold', { kind: 'scripted' })];
		const free = estimateOf(asked({ ...design, casts }), design, known({ ratesOf: () => null }));
		expect(free).toMatchObject({ money: { low: 0, high: 0 }, unpriced: [] });
	});

	it('never goes beyond the cap, nor beyond the limits of a run', () => {
		expect(estimateOf(asked(design), { ...design, cap: 0.5 }, known()).money.high).toBe(0.5);
		const limits = { pythonMs: 1, calls: 2, tokens: 50, seconds: 10 };
		expect(estimateOf(asked(design), { ...design, limits }, known())).toMatchObject({
			calls: { high: 10 * 1 + 10 * 2 },
			tokens: { high: 1000 },
			seconds: { high: 100 },
		});
	});

	it('says nothing of tokens and money as long as nobody knows how long a question is', () => {
		expect(estimateOf(asked(design), design, known({ questionLength: null }))).toMatchObject({
			runs: 20,
			tokens: { low: null, high: null },
			money: { low: null, high: null },
		});
	});

	it('is nothing for nothing', () => {
		expect(estimateOf([], design, known())).toMatchObject({
			runs: 0,
			calls: { low: 0, high: 0 },
			tokens: { low: 0, high: 0 },
		});
	});
});
