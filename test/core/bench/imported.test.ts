import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf, importedSetOf } from '../../../src/core/bench/imported.ts';
import { designOf } from '../../support/experiments.ts';

const names = fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 });
const copyOf = (named: readonly string[]) => ({
	family: 'game-24' as const,
	samples: named.map((name, at) => ({ name, instance: at, storedAnswer: 'never part of an experiment' })),
});

describe('a person’s copy as a set of an experiment', () => {
	it('is whole where no number is asked, each name once, in its order', () => {
		expect(importedSetOf(copyOf(['b', 'a', 'b']), null, 1)).toEqual({
			family: 'game-24',
			samples: [
				{ name: 'b', instance: 0 },
				{ name: 'a', instance: 1 },
			],
		});
	});

	it('is drawn by the seed, as many as asked, and a larger one holds every smaller one', () => {
		fc.assert(
			fc.property(names, fc.nat(40), fc.nat(40), fc.nat(1000), (named, few, more, seed) => {
				const drawn = (most: number): readonly string[] =>
					importedSetOf(copyOf(named), most, seed).samples.map(({ name }) => name);
				const distinct = new Set(named);
				expect(drawn(few)).toHaveLength(Math.min(few, distinct.size));
				expect(new Set(drawn(few)).size).toBe(drawn(few).length);
				expect(drawn(few).every((name) => distinct.has(name))).toBe(true);
				const larger = new Set(drawn(few + more));
				expect(drawn(few).filter((name) => !larger.has(name))).toEqual([]);
			}),
		);
	});

	it('is another one with another seed', () => {
		const copy = copyOf(Array.from({ length: 50 }, (_, at) => String(at)));
		expect(importedSetOf(copy, 10, 1)).not.toEqual(importedSetOf(copy, 10, 2));
	});
});

describe('the extent of a design', () => {
	it('counts generated and imported questions apart, at the size it has grown to', () => {
		const design = designOf({
			families: [
				{ family: 'letters', levels: ['10-15', '15-20'] },
				{ family: 'game-24', levels: ['4'] },
			],
			imported: [importedSetOf(copyOf(['a', 'b']), null, 1)],
			sizes: [
				{ instances: 3, repeats: 1 },
				{ instances: 5, repeats: 2 },
			],
		});
		expect(extentOf(design)).toEqual({
			families: 2,
			levels: 3,
			perLevel: 5,
			imported: 2,
			importedFamilies: 1,
			repeats: 2,
		});
	});
});
