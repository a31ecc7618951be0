import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, bodyWaitMs, retryAfterMs } from '../../../src/core/hosts/wait.ts';

describe('retryAfterMs', () => {
	test('reads seconds and dates', () => {
		const now = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');
		expect(
			['7', '0.5', 'Wed, 21 Oct 2026 07:28:30 GMT', 'Wed, 21 Oct 2026 07:00:00 GMT', 'soon', null].map(
				(header) => retryAfterMs(header, now),
			),
		).toEqual([7000, 500, 30_000, 0, null, null]);
	});
});

describe('bodyWaitMs', () => {
	test('reads the wait in the ways hosts write it', () => {
		expect(
			[
				'Please try again in 7.66s. Visit the console.',
				'Please try again in 20ms.',
				'try again in 1m2.5s',
				'Please retry in 34.07s.',
				'"retryDelay": "34s"',
				'{"retry_after": 3}',
				'{"retry_after_ms": 1200}',
				'Wait 20 seconds before the next call',
				'Limit 3 reached. Slow down.',
				'',
			].map(bodyWaitMs),
		).toEqual([7660, 20, 62_500, 34_070, 34_000, 3000, 1200, 20_000, null, null]);
	});
});

describe('backoffMs', () => {
	test('lies between zero and a ceiling that doubles up to a cap', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 40 }),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(attempt, random) => {
					const wait = backoffMs(attempt, random);
					expect(wait).toBeGreaterThanOrEqual(0);
					expect(wait).toBeLessThan(Math.min(30_000, 1000 * 2 ** (attempt - 1)));
				},
			),
		);
	});
});
