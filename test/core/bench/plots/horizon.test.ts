import { describe, expect, it } from 'vitest';
import { horizonsOf, horizonTableOf, stepsOf } from '../../../../src/core/bench/plots/horizon.ts';
import { levelRowsOf } from '../../../../src/core/bench/results.ts';
import { familyById } from '../../../../src/core/tasks/registry.ts';
import { benchOf, conditionOf, designOf, wrong } from '../../../support/bench-runs.ts';

const levels = ['2-2', '4-4', '8-8', '12-12'];
const design = designOf({
	families: [{ family: 'number-multiply', levels }],
	sizes: [{ instances: 20, repeats: 1 }],
});

describe('the steps of a level', () => {
	it.each([
		['letters', '10-15', 12.5],
		['number-multiply', '4-4', 16],
		['number-multiply', '1-2-4', 1 * 2 + 3 * 4],
		['navigate', 'k7', 7],
		['web-of-lies', 'chain-10', 10],
		['web-of-lies', 'tree-30', null],
		['game-24', 'n4', null],
		['letters', 'imported', null],
	] as const)('%s, %s: %s', (family, level, steps) => {
		expect(stepsOf(family, level)).toBe(steps);
	});

	it('are known of every level that has them, and rise with the level', () => {
		for (const id of ['letters', 'navigate'] as const) {
			const steps = familyById(id)!.levels.map((level) => stepsOf(id, level.id) ?? -1);
			expect(steps).toEqual(steps.toSorted((a, b) => a - b));
			expect(Math.min(...steps)).toBeGreaterThan(0);
		}
	});
});

describe('the fitted horizon of words', () => {
	/** Of 20 right on each level. */
	const right: Readonly<Record<string, number>> = { '2-2': 19, '4-4': 14, '8-8': 4, '12-12': 0 };
	const input = benchOf(design, ({ instance }) =>
		Number(instance.seed.split('-')[1]) <= (right[instance.level] ?? 0) ? {} : wrong,
	);

	it('falls through the rates, and names the steps at one half', () => {
		const [fit, ...others] = horizonsOf('number-multiply', levelRowsOf(input), 0.05);
		expect(others).toEqual([]);
		expect(fit?.condition).toBe(conditionOf(input, 'all-text').key);
		expect(fit?.line.map(({ level, steps }) => [level, steps])).toEqual([
			['2-2', 4],
			['4-4', 16],
			['8-8', 64],
			['12-12', 144],
		]);
		const rates = fit?.line.map((point) => point.fit) ?? [];
		expect(rates).toEqual(rates.toSorted((a, b) => b - a));
		// 14 of 20 are right in 16 steps, 4 of 20 in 64.
		const { steps, interval } = fit?.half ?? { steps: 0, interval: { low: 0, high: 0 } };
		expect(
			[16, interval.low, steps, interval.high, 64].every((one, at, all) => one > (all[at - 1] ?? 0)),
		).toBe(true);
		expect(horizonTableOf(fit === undefined ? [] : [fit])).toEqual({
			columns: ['condition', 'level', 'steps', 'fit'],
			rows: [4, 16, 64, 144].map((of, at) => [fit?.condition, levels[at], of, rates[at]]),
			runs: [[], [], [], []],
		});
	});

	it('is not drawn through too few levels, nor where steps are not known', () => {
		const few = benchOf(
			{ ...design, families: [{ family: 'number-multiply', levels: levels.slice(0, 2) }] },
			() => ({}),
		);
		expect(horizonsOf('number-multiply', levelRowsOf(few), 0.05)).toEqual([]);
		const unknown = benchOf(
			{ ...design, families: [{ family: 'game-24', levels: ['n3', 'n4', 'n5'] }] },
			() => ({}),
		);
		expect(horizonsOf('game-24', levelRowsOf(unknown), 0.05)).toEqual([]);
	});

	it('never falls to one half where nothing was wrong', () => {
		const perfect = benchOf(design, () => ({}));
		expect(horizonsOf('number-multiply', levelRowsOf(perfect), 0.05)[0]?.half).toBeNull();
	});
});
