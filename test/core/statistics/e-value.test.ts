import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import {
	anytimePValue,
	evidence,
	eValue,
	eValueForA,
	pairsNeeded,
	pairsToGo,
} from '../../../src/core/statistics/e-value.ts';
import { mcNemar } from '../../../src/core/statistics/mcnemar.ts';

/** Only A right, only B right; exact and mid-p McNemar to five digits, E on both sides and for A to four. */
const TABLE = [
	[5, 0, 0.0625, 0.03125, 5.3333, 10.5],
	[6, 0, 0.03125, 0.01562, 9.1429, 18.1429],
	[7, 0, 0.01562, 0.00781, 16, 31.875],
	[8, 0, 0.00781, 0.00391, 28.4444, 56.7778],
	[8, 2, 0.10938, 0.06543, 2.0687, 4.002],
	[12, 3, 0.03516, 0.02127, 4.5011, 8.9065],
	[15, 5, 0.04139, 0.0266, 3.2206, 6.3555],
	[10, 10, 1, 1, 0.2703, 0.2703],
	[20, 8, 0.0357, 0.02412, 2.9781, 5.8845],
	[30, 10, 0.00222, 0.00145, 31.6369, 63.2279],
] as const;

const pairs = fc.record({ aOnly: fc.integer({ min: 0, max: 200 }), bOnly: fc.integer({ min: 0, max: 200 }) });
const swapped = ({ aOnly, bOnly }: { aOnly: number; bOnly: number }) => ({ aOnly: bOnly, bOnly: aOnly });

describe('the e-value of two methods on the same instances', () => {
	it.each(TABLE)('for %d against %d is as tabled', (aOnly, bOnly, _exact, _midP, e, forA) => {
		expect(eValue({ aOnly, bOnly })).toBeCloseTo(e, 4);
		expect(eValueForA({ aOnly, bOnly })).toBeCloseTo(forA, 4);
	});

	it('is the mean of those for A and for B, and the same for both', () => {
		fc.assert(
			fc.property(pairs, (seen) => {
				const e = eValue(seen);
				expect((eValueForA(seen) + eValueForA(swapped(seen))) / 2 / e).toBeCloseTo(1, 9);
				expect(eValue(swapped(seen)) / e).toBeCloseTo(1, 9);
			}),
		);
	});

	it('is 1 on average over the next instance when either method is as likely to be the right one', () => {
		fc.assert(
			fc.property(pairs, ({ aOnly, bOnly }) => {
				const next = eValue({ aOnly: aOnly + 1, bOnly }) + eValue({ aOnly, bOnly: bOnly + 1 });
				expect(next / 2 / eValue({ aOnly, bOnly })).toBeCloseTo(1, 9);
			}),
		);
	});

	it('is infinite beyond the range of numbers', () => {
		expect(eValue({ aOnly: 5000, bOnly: 0 })).toBe(Infinity);
	});

	it('has the tabled values along A A tie A B A A A A, with a p-value that may be read at any time', () => {
		const [e, p]: [number[], number[]] = [[], []];
		const seen = { aOnly: 0, bOnly: 0 };
		for (const result of ['A', 'A', 'tie', 'A', 'B', 'A', 'A', 'A', 'A']) {
			if (result === 'A') seen.aOnly++;
			if (result === 'B') seen.bOnly++;
			e.push(eValue(seen));
			p.push(anytimePValue(p.at(-1) ?? 1, eValue(seen)));
		}
		const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(5)));
		expect(rounded(e)).toEqual([1, 1.33333, 1.33333, 2, 0.8, 1.06667, 1.52381, 2.28571, 3.55556]);
		expect(rounded(p)).toEqual([1, 0.75, 0.75, 0.5, 0.5, 0.5, 0.5, 0.4375, 0.28125]);
	});

	it(
		'reaches 20 at some moment in at most 5 % of 2,000 watched comparisons of two equal methods',
		{ timeout: 60_000 },
		() => {
			let wrong = 0;
			for (let experiment = 0; experiment < 2000; experiment++) {
				const rng = createRng('equal methods', experiment);
				const seen = { aOnly: 0, bOnly: 0 };
				for (let pair = 0; pair < 200 && eValue(seen) < 20; pair++) {
					if (!rng.chance(0.4)) continue;
					if (rng.chance(0.5)) seen.aOnly++;
					else seen.bOnly++;
				}
				if (eValue(seen) >= 20) wrong++;
			}
			expect(wrong).toBeLessThanOrEqual(0.05 * 2000);
			expect(wrong).toBeGreaterThan(0);
		},
	);
});

describe('what may be said of a difference', () => {
	it.each([
		[0, 'no-sign'],
		[0.99, 'no-sign'],
		[1, 'nothing-yet'],
		[2.99, 'nothing-yet'],
		[3, 'leaning'],
		[19.9, 'leaning'],
		[20, 'better'],
		[99.9, 'better'],
		[100, 'clearly'],
		[Infinity, 'clearly'],
	])('at E = %d is %s', (e, word) => {
		expect(evidence(e)).toBe(word);
	});
});

describe('the pairs a planned comparison needs', () => {
	it.each([
		[0.3, 0.2, 57],
		[0.3, 0.1, 234],
		[0.2, 0.1, 155],
		[0.3, -0.2, 57],
		[0.3, 0, Infinity],
	])('with %d of them discordant and a difference of %d are %d', (discordant, difference, needed) => {
		expect(pairsNeeded(discordant, difference)).toBe(needed);
	});

	it.each([
		[0.1, 0.2],
		[1.1, 0.2],
		[Number.NaN, 0.2],
		[0.3, Number.NaN],
	])('are none with %d discordant and a difference of %d', (discordant, difference) => {
		expect(() => pairsNeeded(discordant, difference)).toThrow(RangeError);
	});
});

describe('the pairs to go', () => {
	it('are the fewest with which E reaches 20 at the present shares', () => {
		fc.assert(
			fc.property(pairs, fc.integer({ min: 0, max: 300 }), (seen, ties) => {
				const total = seen.aOnly + seen.bOnly + ties;
				const more = pairsToGo(seen, total);
				if (more === null) return;
				const after = (count: number) =>
					eValue({ aOnly: (seen.aOnly * count) / total, bOnly: (seen.bOnly * count) / total });
				expect(after(total + more)).toBeGreaterThanOrEqual(20);
				if (more > 0) expect(after(total + more - 1)).toBeLessThan(20);
			}),
		);
	});

	it.each([
		[{ aOnly: 8, bOnly: 0 }, 20, 0],
		[{ aOnly: 4, bOnly: 0 }, 10, 9],
		[{ aOnly: 0, bOnly: 0 }, 0, null],
		[{ aOnly: 0, bOnly: 0 }, 10, null],
		[{ aOnly: 6, bOnly: 6 }, 20, null],
	])('of %j among %d are %d', (seen, total, more) => {
		expect(pairsToGo(seen, total)).toBe(more);
	});
});

describe('McNemar’s test on a planned number of pairs', () => {
	it.each(TABLE)('for %d against %d has the tabled p-values', (aOnly, bOnly, exact, midP) => {
		const found = mcNemar({ aOnly, bOnly });
		expect(Math.abs(found.exact - exact)).toBeLessThan(0.6e-5);
		expect(Math.abs(found.midP - midP)).toBeLessThan(0.6e-5);
		expect(mcNemar({ aOnly: bOnly, bOnly: aOnly })).toEqual(found);
	});

	it('has nothing to say without a discordant pair', () => {
		expect(mcNemar({ aOnly: 0, bOnly: 0 })).toEqual({ exact: 1, midP: 1 });
	});
});
