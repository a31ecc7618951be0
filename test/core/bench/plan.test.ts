import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Plan, planOf } from '../../../src/core/bench/plan.ts';
import { designOf, designs, hosted } from '../../support/experiments.ts';

const keysOf = ({ cells }: Plan) => cells.map(({ key }) => key);

describe('a plan', () => {
	test('asks every condition the same instances in the same order, each cell once', () => {
		fc.assert(
			fc.property(designs, (design) => {
				const { conditions, cells, rounds } = planOf(design);
				const asked = conditions.map(({ key }) =>
					cells
						.filter(({ condition }) => condition.key === key)
						.map(({ instance, repeat }) => ({ instance, repeat })),
				);
				expect(asked).toEqual(conditions.map(() => rounds));
				expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
				expect(cells.length).toBe(conditions.length * rounds.length);
			}),
		);
	});

	test('holds what the design asks for: instances for each level, repeats for each instance, samples once more', () => {
		fc.assert(
			fc.property(designs, ({ families, imported, sizes, ...rest }) => {
				const { instances, repeats } = sizes.at(-1)!;
				const { rounds } = planOf({ families, imported, sizes, ...rest });
				const perPlace = new Map<string, number>();
				for (const { instance } of rounds) {
					const place = `${instance.family} ${instance.level}`;
					perPlace.set(place, (perPlace.get(place) ?? 0) + 1);
				}
				const wanted = families.flatMap(({ family, levels }) =>
					levels.map((level) => [`${family} ${level}`, instances * repeats] as const),
				);
				const samples = imported.map(
					({ family, samples }) => [`${family} imported`, samples.length * repeats] as const,
				);
				expect(perPlace).toEqual(new Map([...wanted, ...samples]));
			}),
		);
	});

	test('is the same for the same design, and another for another seed', () => {
		const design = designOf({ sizes: [{ instances: 30, repeats: 1 }] });
		expect(planOf(design)).toEqual(planOf(structuredClone(design)));
		const numbers = (seed: number) =>
			planOf({ ...design, seed }).rounds.map(({ instance }) => instance.seed.split('-')[1]);
		expect(numbers(1)).not.toEqual(numbers(2));
	});

	test('is shuffled: in any prefix every family stands about as often as in the whole', () => {
		const families = (['letters', 'game-24', 'boxlift', 'navigate'] as const).map((family) => ({
			family,
			levels: ['a'],
		}));
		const shares = { first: 0, tenth: 0 };
		const SEEDS = 400;
		for (let seed = 0; seed < SEEDS; seed++) {
			const { rounds } = planOf(designOf({ families, seed, sizes: [{ instances: 10, repeats: 1 }] }));
			const share = (to: number) =>
				rounds.slice(0, to).filter(({ instance }) => instance.family === 'letters').length / to;
			shares.first += share(1) / SEEDS;
			shares.tenth += share(10) / SEEDS;
		}
		// Standard errors are 0.022 and 0.006.
		expect(Math.abs(shares.first - 0.25)).toBeLessThan(0.07);
		expect(Math.abs(shares.tenth - 0.25)).toBeLessThan(0.02);
	});

	test('that grows in size keeps every cell it had, in its place, before all new ones', () => {
		fc.assert(
			fc.property(designs, fc.nat(3), fc.nat(2), (design, instances, repeats) => {
				const last = design.sizes.at(-1)!;
				const size = { instances: last.instances + instances, repeats: last.repeats + repeats };
				const [before, after] = [planOf(design), planOf({ ...design, sizes: [...design.sizes, size] })];
				expect(keysOf(after).slice(0, before.cells.length)).toEqual(keysOf(before));
				expect(new Set(keysOf(after)).size).toBe(after.cells.length);
			}),
		);
	});

	test('that gets methods or casts keeps every cell it had, in order, and plans only the new ones beside them', () => {
		const added = { id: 'few-shot', options: {} } as const;
		fc.assert(
			fc.property(designs, (design) => {
				const had = planOf(design);
				const kept = new Set(keysOf(had));
				const methods = planOf({ ...design, methods: [...design.methods, added] });
				const casts = planOf({ ...design, casts: [...design.casts, hosted('three')] });
				for (const [grown, isNew] of [
					[methods, ({ condition }: Plan['cells'][number]) => condition.method.id === 'few-shot'],
					[casts, ({ condition }: Plan['cells'][number]) => condition.key.includes('custom:three')],
				] as const) {
					expect(keysOf(grown).filter((key) => kept.has(key))).toEqual(keysOf(had));
					expect(grown.cells.filter(({ key }) => !kept.has(key))).toEqual(grown.cells.filter(isNew));
				}
			}),
		);
	});
});
