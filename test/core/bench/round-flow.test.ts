import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import type { RoundRight } from '../../../src/core/record/summary.ts';
import { confidenceSequence } from '../../../src/core/statistics/confidence-sequence.ts';
import { benchOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

const of = (instances: number, repeats = 1) =>
	designOf({
		families: [{ family: 'letters', levels: ['easy'] }],
		methods: methodsOf('all-text', 'tool-mix'),
		sizes: [{ instances, repeats }],
	});

const round = (right: number, answered = 5): RoundRight => ({ right, answered, voters: 5 });
const share = (right: number, count: number) => ({
	rate: right / count,
	interval: confidenceSequence(right, count, 0.05),
});

function flowsOf(runs: readonly { rounds: readonly RoundRight[]; isRight: boolean }[], repeats = 1) {
	const input = benchOf(of(runs.length / repeats, repeats), ({ condition }, at) => {
		const { rounds, isRight } = runs[at]!;
		return condition.method.id === 'tool-mix' ? { rounds, ...(isRight ? {} : wrong) } : {};
	});
	const ids = input.counted[1]!.units.flatMap(({ runs: held }) => held.map(({ runId }) => runId));
	return { flows: resultsOf(input).flows, ids, condition: input.plan.conditions[1]!.key };
}

describe('agents that answer in rounds', () => {
	it('are counted by round, once those still going on and once all, an ended run with its last round', () => {
		const { flows, ids, condition } = flowsOf([
			{ rounds: [round(1), round(5)], isRight: true },
			{ rounds: [round(1), round(0)], isRight: false },
			{ rounds: [round(2), round(3), round(4)], isRight: true },
			{ rounds: [round(0), round(1), round(1, 4)], isRight: false },
		]);
		const first = { runs: ids, instances: 4, coverage: share(3, 4), mean: share(0.8, 4), final: share(2, 4) };
		const second = { ...first, coverage: share(3, 4), mean: share(1.8, 4) };
		expect(flows).toEqual([
			{
				condition,
				rounds: [
					{ round: 1, played: first, carried: first },
					{ round: 2, played: second, carried: second },
					{
						round: 3,
						played: {
							runs: [ids[2], ids[3]],
							instances: 2,
							coverage: share(2, 2),
							mean: share(1, 2),
							final: share(1, 2),
						},
						carried: { ...second, mean: share(2, 4) },
					},
				],
				lost: [ids[3]],
			},
		]);
	});

	it('are averaged over the repeats of a question before its questions', () => {
		const { flows } = flowsOf(
			[
				{ rounds: [round(5)], isRight: true },
				{ rounds: [round(0)], isRight: false },
				{ rounds: [round(0)], isRight: false },
			],
			3,
		);
		expect(flows[0]?.rounds[0]?.carried).toMatchObject({ instances: 1, coverage: share(1 / 3, 1) });
	});

	it('never have fewer right agents than nobody, nor a mean above the coverage, and all runs in every round', () => {
		const one = fc.record({
			rounds: fc.array(
				fc.integer({ min: 0, max: 5 }).map((right) => round(right)),
				{ minLength: 1, maxLength: 6 },
			),
			isRight: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (runs) => {
				const rounds = flowsOf(runs).flows[0]?.rounds ?? [];
				expect(rounds).toHaveLength(Math.max(...runs.map((run) => run.rounds.length)));
				for (const [at, { played, carried }] of rounds.entries()) {
					expect(carried.runs).toHaveLength(runs.length);
					expect(carried.final).toEqual(rounds[0]?.carried.final);
					expect(played.runs).toHaveLength(runs.filter((run) => run.rounds.length > at).length);
					for (const { coverage, mean } of [played, carried]) {
						expect(mean.rate).toBeLessThanOrEqual(coverage.rate + 1e-9);
						expect(mean.rate).toBeGreaterThanOrEqual(coverage.rate / 5 - 1e-9);
					}
				}
			}),
			{ numRuns: 30 },
		);
	});

	it('are counted nowhere in runs of before, which do not say it', () => {
		expect(resultsOf(benchOf(of(2), () => ({}))).flows).toEqual([]);
	});
});
