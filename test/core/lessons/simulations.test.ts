import { describe, expect, it } from 'vitest';
import { simulatePeeking } from '../../../src/core/lessons/peeking-simulation.ts';
import { threeIntervals } from '../../../src/core/lessons/three-intervals.ts';
import { trial } from '../../support/lesson-trials.ts';

describe('peeking at two identical models', () => {
	const seeds = ['1', '2', '3', '4', '5'].map(simulatePeeking);
	const total = (of: 'fooled' | 'byE') => seeds.reduce((sum, seed) => sum + seed[of], 0);

	it('fools the fixed p-value in about one comparison of five, and the e-value in fewer than one of twenty (statistics.md 0)', () => {
		expect(total('fooled') / 500).toBeGreaterThan(0.15);
		expect(total('fooled') / 500).toBeLessThan(0.28);
		expect(total('byE') / 500).toBeLessThan(0.05);
	});

	it('is the same for the same seed, and shows a comparison that was fooled with the moment of it', () => {
		const again = simulatePeeking('1');
		expect(again).toEqual(seeds[0]);
		const { looks, significantAt } = again.shown;
		expect(looks.map(({ questions }) => questions)).toEqual(Array.from({ length: 191 }, (_, at) => at + 10));
		expect(looks.find(({ p }) => p < 0.05)?.questions).toBe(significantAt);
	});
});

describe('three error bars of the same answers', () => {
	/** 7 of 10, from three tasks: 4 of 4, 3 of 3 and 0 of 3. */
	const trials = [
		...Array.from({ length: 4 }, () => trial('all-text', 'right', { family: 'number-multiply' })),
		...Array.from({ length: 3 }, () => trial('all-text', 'right', { family: 'letters' })),
		...Array.from({ length: 3 }, () => trial('all-text', 'wrong', { family: 'game-24' })),
	];
	const rounded = (interval: { low: number; high: number } | null) =>
		interval === null ? null : [interval.low.toFixed(4), interval.high.toFixed(4)];

	it('are Wilson’s, the confidence sequence of statistics.md 1, and that of families as clusters', () => {
		const three = threeIntervals(trials);
		expect([three.right, three.counted]).toEqual([7, 10]);
		expect(three.tasks).toEqual([
			{ label: 'Number Multiply', right: 4, counted: 4 },
			{ label: 'Letters', right: 3, counted: 3 },
			{ label: 'Game 24', right: 0, counted: 3 },
		]);
		expect(rounded(three.wilson)).toEqual(['0.3968', '0.8922']);
		expect(rounded(three.sequence)).toEqual(['0.2667', '0.9634']);
		expect(rounded(three.clusters)).toEqual(['0.0000', '1.0000']);
	});

	it('know nothing about other tasks from a single one, and count no run that failed', () => {
		const one = threeIntervals([...trials.slice(0, 4), trial('all-text', 'failed', { family: 'letters' })]);
		expect([one.right, one.counted, one.clusters]).toEqual([4, 4, null]);
	});
});
