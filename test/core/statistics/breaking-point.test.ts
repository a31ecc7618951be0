import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { breakingPoint, levelRate, type LevelRate } from '../../../src/core/statistics/breaking-point.ts';

function level(low: number, high: number): LevelRate {
	return { state: low > 0.5 ? 'holds' : high < 0.5 ? 'fails' : 'open', interval: { low, high } };
}

const HOLDS = level(0.6, 0.9);
const FAILS = level(0.1, 0.4);
const OPEN = level(0.3, 0.8);
const UNKNOWN = level(0, 1);

describe('a level', () => {
	it.each([
		[10, 10, 'open'],
		[11, 11, 'holds'],
		[19, 20, 'holds'],
		[3, 20, 'open'],
		[2, 20, 'fails'],
		[5, 10, 'open'],
		[0, 0, 'open'],
	])('of six with %d of %d right at one half is %s', (successes, count, state) => {
		expect(levelRate({ successes, count }, 0.5, 6).state).toBe(state);
	});

	it('is mirrored when right and wrong change places', () => {
		const mirrored = { holds: 'fails', fails: 'holds', open: 'open' };
		const counts = fc
			.integer({ min: 0, max: 60 })
			.chain((count) =>
				fc.record({ count: fc.constant(count), successes: fc.integer({ min: 0, max: count }) }),
			);
		fc.assert(
			fc.property(counts, ({ successes, count }) => {
				const { state } = levelRate({ successes, count }, 0.5, 6);
				expect(levelRate({ successes: count - successes, count }, 0.5, 6).state).toBe(mirrored[state]);
			}),
		);
	});
});

describe('the breaking point', () => {
	it('lies anywhere before the first result; the level in the middle comes first', () => {
		expect(breakingPoint([UNKNOWN, UNKNOWN, UNKNOWN])).toEqual({
			holds: null,
			fails: null,
			found: false,
			next: 1,
			contradicted: false,
		});
	});

	it('lies between the hardest level that holds and the easiest that fails', () => {
		expect(breakingPoint([HOLDS, OPEN, OPEN, level(0.2, 0.6), FAILS, FAILS])).toEqual({
			holds: 0,
			fails: 4,
			found: false,
			next: 2,
			contradicted: false,
		});
	});

	it('is sought in the middle of the gap, at the easier level of two, as far as they may be asked', () => {
		const next = (levels: readonly LevelRate[], ...spent: number[]) =>
			breakingPoint(levels, (at) => !spent.includes(at)).next;
		const gap = [HOLDS, OPEN, UNKNOWN, OPEN, OPEN, FAILS];
		expect([next(gap), next(gap, 2), next(gap, 2, 3), next(gap, 2, 3, 1)]).toEqual([2, 3, 1, 4]);
		expect(next(gap, 1, 2, 3, 4)).toBeNull();
		expect(next([UNKNOWN, OPEN, FAILS], 2)).toBe(0);
	});

	it('does not mind an open level among those that hold: a harder one holds', () => {
		expect(breakingPoint([OPEN, HOLDS, FAILS])).toMatchObject({
			holds: 1,
			fails: 2,
			found: true,
			next: null,
		});
	});

	it.each([
		['between two levels', [HOLDS, FAILS], 0, 1],
		['beyond the hardest', [HOLDS, HOLDS], 1, null],
		['before the easiest', [FAILS, FAILS], null, 0],
	] as const)('is found %s', (_where, levels, holds, fails) => {
		expect(breakingPoint(levels)).toEqual({ holds, fails, found: true, next: null, contradicted: false });
	});

	it('is contradicted by a harder level that is surely done better', () => {
		expect(breakingPoint([FAILS, HOLDS])).toMatchObject({ found: false, next: null, contradicted: true });
		expect(breakingPoint([level(0.6, 0.7), OPEN, level(0.75, 0.9)])).toMatchObject({ contradicted: true });
		expect(breakingPoint([level(0.6, 0.75), level(0.7, 0.9)])).toMatchObject({ contradicted: false });
	});

	it('lies within the bracket in at least 95 % of 1,000 scripted models', { timeout: 60_000 }, () => {
		let [inside, found] = [0, 0];
		for (let model = 0; model < 1000; model++) {
			const rng = createRng('breaking point', model);
			// Falls from 1 to 0 around a level of its own, more or less steeply.
			const [middle, slope] = [7 * rng.next() - 1, 1 + 3 * rng.next()];
			const rates = Array.from({ length: 6 }, (_, i) => 1 / (1 + Math.exp(slope * (i - middle))));
			const truth = rates.filter((rate) => rate > 0.5).length;
			const point = search(rates, rng);
			const within = (point.holds ?? -1) < truth && truth <= (point.fails ?? rates.length);
			if (within && !point.contradicted) inside++;
			if (point.found) found++;
		}
		expect(inside).toBeGreaterThanOrEqual(950);
		expect(found).toBeGreaterThan(500);
	});
});

/** Five instances at a time, 300 in all. */
function search(rates: readonly number[], rng: ReturnType<typeof createRng>) {
	const seen = rates.map(() => ({ successes: 0, count: 0 }));
	const levels = seen.map((counts) => levelRate(counts, 0.5, rates.length));
	let point = breakingPoint(levels);
	for (let spent = 0; spent < 300 && point.next !== null; spent += 5) {
		const counts = seen[point.next]!;
		for (let i = 0; i < 5; i++) if (rng.chance(rates[point.next]!)) counts.successes++;
		counts.count += 5;
		levels[point.next] = levelRate(counts, 0.5, rates.length);
		point = breakingPoint(levels);
	}
	return point;
}
