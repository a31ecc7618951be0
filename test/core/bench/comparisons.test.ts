import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import { benchOf, designOf, type Ending, methodsOf, wrong } from '../../support/bench-runs.ts';

/** How each instance ended for A (all-text) and B (all-code): `a` only A right, `b` only B, `+` both, `-` neither. */
function ended(pattern: string): Ending {
	return ({ condition }, round) => {
		const sign = pattern[round];
		if (sign === undefined) return null;
		const isRight = sign === '+' || sign === (condition.method.id === 'all-text' ? 'a' : 'b');
		return isRight ? {} : wrong;
	};
}

const planned = (pairs: number) =>
	designOf({ families: [{ family: 'letters', levels: ['x'] }], sizes: [{ instances: pairs, repeats: 1 }] });

function compare(pattern: string, pairs = pattern.length) {
	return resultsOf(benchOf(planned(pairs), ended(pattern))).comparisons.all[0]!;
}

describe('a comparison of two methods', () => {
	it('has the reference values of 12 against 3 at any time', () => {
		const pattern = 'a'.repeat(12) + 'b'.repeat(3) + '+'.repeat(30) + '-'.repeat(5);
		expect(compare(pattern, 60)).toMatchObject({
			pairs: 50,
			aOnly: 12,
			bOnly: 3,
			difference: expect.closeTo(0.18) as number,
			interval: { low: expect.closeTo(-0.0505, 3) as number, high: expect.closeTo(0.4164, 3) as number },
			e: expect.closeTo(4.5011, 4) as number,
			eForA: expect.closeTo(8.9065, 4) as number,
			evidence: 'leaning',
			favours: 'a',
			planned: null,
		});
	});

	it('has them at the planned end, labelled as such', () => {
		const pattern = 'a'.repeat(12) + 'b'.repeat(3) + '+'.repeat(30) + '-'.repeat(5);
		expect(compare(pattern).planned).toEqual({
			midP: expect.closeTo(0.02127, 5) as number,
			holm: expect.closeTo(0.02127, 5) as number,
			of: 1,
			isShown: true,
			interval: { low: expect.closeTo(0.028, 4) as number, high: expect.closeTo(0.3239, 4) as number },
		});
	});

	it('is judged by its p-value at the planned end, and by its e-value as long as it is watched', () => {
		const pattern = 'b'.repeat(6) + '+'.repeat(5) + '-'.repeat(2);
		const [atTheEnd, watched] = [compare(pattern), compare(pattern, 14)];
		expect(atTheEnd).toMatchObject({ evidence: 'leaning', holdsUp: true, planned: { isShown: true } });
		expect(watched).toMatchObject({ evidence: 'leaning', holdsUp: false, planned: null });
	});

	it('takes only instances that both have counted', () => {
		const design = planned(4);
		const input = benchOf(design, ({ condition }, round) =>
			round === 1 && condition.method.id === 'all-code' ? null : {},
		);
		expect(resultsOf(input).comparisons.all[0]).toMatchObject({ pairs: 1 });
	});

	it('turns round when the methods change places', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '+', '-'), maxLength: 40 }), (pattern) => {
				const swapped = pattern.replace(/[ab]/g, (sign) => (sign === 'a' ? 'b' : 'a'));
				const [one, other] = [compare(pattern, 50), compare(swapped, 50)];
				expect(other).toMatchObject({ aOnly: one.bOnly, bOnly: one.aOnly, eForA: one.eForB, e: one.e });
				expect(other.interval.low).toBeCloseTo(-one.interval.high, 6);
			}),
		);
	});

	it('says how many pairs are to go, and knows when it would take for ever', () => {
		expect(compare('a'.repeat(8)).pairsToGo).toBe(0);
		expect(compare('ab'.repeat(10)).pairsToGo).toBeNull();
		expect(compare('aaab'.repeat(3) + '+'.repeat(8), 100).pairsToGo).toBeGreaterThan(0);
	});

	it('counts an instance for whoever did better over its repeats, and has no Newcombe interval of means', () => {
		const design = { ...planned(4), sizes: [{ instances: 4, repeats: 3 }] };
		const input = benchOf(design, ({ condition, repeat }) =>
			condition.method.id === 'all-text' || repeat < 1 ? {} : wrong,
		);
		expect(resultsOf(input).comparisons.all[0]).toMatchObject({
			aOnly: 4,
			bOnly: 0,
			difference: expect.closeTo(2 / 3) as number,
			planned: { interval: null, midP: 0.0625 },
		});
	});
});

describe('many comparisons', () => {
	it('hold up only after looking at all of them', () => {
		const methods = methodsOf('all-text', 'all-code', 'all-code-cot');
		const design = { ...planned(20), methods };
		const { comparisons } = resultsOf(
			benchOf(design, ({ condition }) => (condition.method.id === 'all-text' ? wrong : {})),
		);
		expect(comparisons.holdUp).toBe(2);
		expect(comparisons.all.map(({ holdsUp }) => holdsUp)).toEqual([true, true, false]);
	});

	it('are none for one method', () => {
		const { comparisons } = resultsOf(benchOf({ ...planned(3), methods: methodsOf('all-text') }, () => ({})));
		expect(comparisons).toEqual({ all: [], holdUp: 0 });
	});
});
