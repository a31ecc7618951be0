import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pace, stepMs } from '../../../src/core/capsule/pace.ts';

test('a step lasts as it was recorded, so many times as long, or always the same', () => {
	expect(stepMs({ ms: 4000 }, { kind: 'recorded', times: 1 })).toBe(4000);
	expect(stepMs({ ms: 4000 }, { kind: 'recorded', times: 0.5 })).toBe(2000);
	expect(stepMs({ ms: 4000 }, { kind: 'even', seconds: 3 })).toBe(3000);
});

test('nobody waits longer than ten seconds, and everything can be read for one and a half', () => {
	const pace: fc.Arbitrary<Pace> = fc.oneof(
		fc.record({
			kind: fc.constant('recorded' as const),
			times: fc.double({ min: 0, max: 1e9, noNaN: true }),
		}),
		fc.record({ kind: fc.constant('even' as const), seconds: fc.double({ min: 0, max: 1e9, noNaN: true }) }),
	);
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), pace, (ms, at) => {
			const lasts = stepMs({ ms }, at);
			return lasts >= 1500 && lasts <= 10_000;
		}),
	);
});
