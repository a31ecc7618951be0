import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceSequence } from '../../../src/core/statistics/confidence-sequence.ts';
import { differences, pairedDifference } from '../../../src/core/statistics/paired-difference.ts';
import {
	coverageAndChoice,
	gapToOracle,
	mismatch,
	shareOfGap,
	toolNeed,
} from '../../../src/core/statistics/steering.ts';

describe('what an instance asks of a model', () => {
	it.each([
		[0, 3, 'needs-code'],
		[1, 2, 'needs-code'],
		[0, 1, 'needs-code'],
		[3, 0, 'harmed-by-code'],
		[2, 1, 'harmed-by-code'],
		[2, 3, 'either'],
		[3, 2, 'either'],
		[0, 0, 'either'],
		[1, 1, 'either'],
		[3, 3, 'either'],
	])('with %d of 3 right in text and %d of 3 in code: %s', (text, code, need) => {
		expect(toolNeed({ count: 3, right: text }, { count: 3, right: code })).toBe(need);
	});

	it('is not known before three runs of either way', () => {
		expect(toolNeed({ count: 2, right: 0 }, { count: 3, right: 3 })).toBeNull();
		expect(toolNeed({ count: 3, right: 0 }, { count: 2, right: 2 })).toBeNull();
	});

	it('is the mirror image when text and code change places', () => {
		const mirrored = { 'needs-code': 'harmed-by-code', 'harmed-by-code': 'needs-code', either: 'either' };
		const runs = fc
			.integer({ min: 3, max: 20 })
			.chain((count) => fc.record({ count: fc.constant(count), right: fc.integer({ min: 0, max: count }) }));
		fc.assert(
			fc.property(runs, runs, (text, code) => {
				expect(toolNeed(code, text)).toBe(mirrored[toolNeed(text, code)!]);
			}),
		);
	});
});

describe('the mismatch of need and choice', () => {
	it('is the share of instances on which the wrong way was taken, repeats averaged', () => {
		const found = mismatch([
			{ need: 'needs-code', text: 2, code: 0 },
			{ need: 'needs-code', text: 1, code: 3 },
			{ need: 'harmed-by-code', text: 1, code: 1 },
			{ need: 'either', text: 0, code: 3 },
			{ need: 'either', text: 0, code: 0 },
		]);
		expect(found).toEqual({
			table: {
				'needs-code': { text: 3, code: 3 },
				'harmed-by-code': { text: 1, code: 1 },
				either: { text: 0, code: 3 },
			},
			share: 1.75 / 4,
			interval: confidenceSequence(1.75, 4),
			instances: 4,
		});
	});

	it('is not known without a run', () => {
		expect(mismatch([])).toBeNull();
		expect(mismatch([{ need: 'either', text: 0, code: 0 }])).toBeNull();
	});

	it('is all or nothing when every run goes one way', () => {
		const many = Array.from({ length: 30 }, () => ({ need: 'needs-code' as const, text: 3, code: 0 }));
		expect(mismatch(many)?.share).toBe(1);
		expect(mismatch(many.map(({ need }) => ({ need, text: 0, code: 3 })))?.share).toBe(0);
	});
});

describe('the gap to the better of text and code', () => {
	it('is the head-room of steering, known in hindsight', () => {
		const found = gapToOracle([
			{ text: 1, code: 0, method: 1 },
			{ text: 0, code: 1, method: 0 },
			{ text: 0, code: 0, method: 0 },
			{ text: 0.5, code: 0.25, method: 0.5 },
		]);
		expect(found).toEqual({
			oracle: 0.625,
			method: 0.375,
			gap: 0.25,
			interval: pairedDifference(differences([0, 1, 0, 0])),
		});
	});

	it('is negative when a method does better than both', () => {
		expect(gapToOracle([{ text: 0, code: 0, method: 1 }])).toMatchObject({ gap: -1 });
	});

	it('is not known without an instance', () => {
		expect(gapToOracle([])).toBeNull();
	});
});

describe('coverage and choice', () => {
	it('tell who had no right answer from who lost one', () => {
		expect(
			coverageAndChoice([
				{ answersRight: [true, false], chosenRight: true },
				{ answersRight: [true, true], chosenRight: false },
				{ answersRight: [false, false], chosenRight: false },
				{ answersRight: [false, false], chosenRight: true },
				{ answersRight: [], chosenRight: false },
			]),
		).toEqual({ instances: 5, covered: 2, kept: 1, made: 1 });
	});

	it('is empty without an instance', () => {
		expect(coverageAndChoice([])).toEqual({ instances: 0, covered: 0, kept: 0, made: 0 });
	});
});

describe('the share of the gap a method closed', () => {
	it.each([
		['all of it', { single: 0.6, oracle: 0.8, method: 0.8 }, 1],
		['half of it', { single: 0.5, oracle: 0.9, method: 0.7 }, 0.5],
		['less than none', { single: 0.6, oracle: 0.8, method: 0.5 }, -0.5],
		['more than all', { single: 0.5, oracle: 0.75, method: 1 }, 2],
	])('may be %s', (_, rates, share) => {
		expect(shareOfGap(rates)).toBeCloseTo(share, 12);
	});

	it('is none where one way is never right without the other', () => {
		expect(shareOfGap({ single: 0.1 + 0.2, oracle: 0.3, method: 0 })).toBeNull();
	});
});
