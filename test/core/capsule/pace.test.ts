import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepMs } from '../../../src/core/capsule/pace.ts';

test('a step lasts as it was recorded, so many times as long, or always the same', () => {
	expect(stepMs({ ms: 4000 }, { kind: 'recorded', times: 1 })).toBe(4000);
	expect(stepMs({ ms: 4000 }, { kind: 'recorded', times: 0.5 })).toBe(2000);
	expect(stepMs({ ms: 4000 }, { kind: 'even', seconds: 3 })).toBe(3000);
});

test('the paces of a recording differ also where its steps were too short or too long to be shown as they were', () => {
	const lasting = (ms: number) => [0.5, 1, 2].map((times) => stepMs({ ms }, { kind: 'recorded', times }));
	expect(lasting(20)).toEqual([750, 1500, 3000]);
	expect(lasting(90_000)).toEqual([5000, 10_000, 20_000]);
});

test('nothing lasts for ever and nothing is gone at once, whatever is asked', () => {
	const any = fc.double({ min: 0, max: 1e12, noNaN: true });
	fc.assert(
		fc.property(any, any, (ms, factor) => {
			const recorded = stepMs({ ms }, { kind: 'recorded', times: factor });
			const even = stepMs({ ms }, { kind: 'even', seconds: factor });
			return recorded >= 375 && recorded <= 40_000 && even >= 1500 && even <= 10_000;
		}),
	);
});
