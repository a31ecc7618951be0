import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { instancesOf, roundsOf, runsOf } from '../../../src/core/bench/size.ts';
import { specimensOf } from '../../../src/core/bench/specimens.ts';
import { designOf, designs } from '../../support/experiments.ts';

describe('the size of a design', () => {
	it('is what would be planned', () => {
		fc.assert(
			fc.property(designs, (design) => {
				const { rounds, cells } = planOf(design);
				const instances = new Set(rounds.map(({ instance }) => instance.key)).size;
				expect([instancesOf(design), roundsOf(design), runsOf(design)]).toEqual([
					instances,
					rounds.length,
					cells.length,
				]);
			}),
		);
	});
});

describe('a few instances of a design', () => {
	it('are different ones of those that would be planned, as many as wanted and there are', () => {
		fc.assert(
			fc.property(designs, fc.nat(20), (design, most) => {
				const planned = new Map(planOf(design).rounds.map(({ instance }) => [instance.key, instance]));
				const found = specimensOf(design, most);
				expect(found.map(({ key }) => planned.get(key))).toEqual(found);
				expect(new Set(found.map(({ key }) => key)).size).toBe(Math.min(most, planned.size));
			}),
		);
	});

	it('are of all families and levels where there is room', () => {
		const levels = ['6-10', '10-15', '15-20'];
		const design = designOf({
			families: [
				{ family: 'letters', levels },
				{ family: 'game-24', levels: ['n4'] },
			],
			sizes: [{ instances: 5000, repeats: 3 }],
		});
		const found = specimensOf(design, 8).map(({ family, level, seed }) => [family, level, seed].join(' '));
		expect(found).toEqual([
			...levels.flatMap((level) => [`letters ${level} 7-1`, `letters ${level} 7-2`]),
			'game-24 n4 7-1',
			'game-24 n4 7-2',
		]);
	});

	it('are mostly the same ones when more of each is asked', () => {
		const families = [{ family: 'letters' as const, levels: ['6-10', '10-15'] }];
		const keys = (instances: number) =>
			specimensOf(designOf({ families, sizes: [{ instances, repeats: 1 }] }), 12).map(({ key }) => key);
		expect(keys(500)).toEqual(keys(20));
	});
});
