import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { benchOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

const design = designOf({
	families: [{ family: 'letters', levels: ['x'] }],
	methods: methodsOf('self-estimate'),
	sizes: [{ instances: 5, repeats: 1 }],
});
const confidences = [0.95, 0.9, 0.8, 0.6, 0.55];
const right = [true, true, false, true, false];

describe('calibration', () => {
	it('has the reference values, and names the runs of every bin', () => {
		const input = benchOf(design, (_, round) => ({
			...(right[round] === true ? {} : wrong),
			rated: { value: confidences[round] ?? 0, by: 'model' },
		}));
		const run = input.plan.cells.map(({ key }) => key);
		const [found] = resultsOf(input).calibration;
		expect(found).toMatchObject({
			by: 'model',
			rated: 5,
			unrated: 0,
			brier: expect.closeTo(0.223) as number,
			error: expect.closeTo(0.32) as number,
		});
		expect(found?.bins.map(({ from, hollow, runs }) => ({ from, hollow, runs }))).toEqual([
			{ from: 0.4, hollow: true, runs: [run[4]] },
			{ from: 0.6, hollow: true, runs: [run[3]] },
			{ from: 0.8, hollow: true, runs: [run[2], run[1], run[0]] },
		]);
	});

	it('leaves out answers that nobody rated, and methods without a rating', () => {
		const input = benchOf(design, (_, round) =>
			round < 2 ? { rated: { value: 0.5, by: 'probabilities' } } : {},
		);
		expect(resultsOf(input).calibration).toMatchObject([{ by: 'probabilities', rated: 2, unrated: 3 }]);
		expect(resultsOf(benchOf(design, () => ({}))).calibration).toEqual([]);
	});

	it('averages repeats of an instance first', () => {
		const repeated = { ...design, sizes: [{ instances: 1, repeats: 2 }] };
		const input = benchOf(repeated, ({ repeat }) => ({
			...(repeat === 0 ? {} : wrong),
			rated: { value: repeat === 0 ? 0.9 : 0.5, by: 'model' },
		}));
		const [found] = resultsOf(input).calibration;
		expect(found?.bins).toMatchObject([{ confidence: 0.7, rate: 0.5, count: 1 }]);
		expect(found?.bins[0]?.runs).toHaveLength(2);
	});
});
