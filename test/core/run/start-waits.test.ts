import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StartWaits } from '../../../src/core/run/start-waits.ts';
import { stillClock } from '../../support/run-spec.ts';

describe('StartWaits', () => {
	it('counts every moment once in which anybody waits, however often it is asked', () => {
		const interval = fc.tuple(fc.nat(50), fc.nat(50)).map(([from, length]) => [from, from + length] as const);
		fc.assert(
			fc.property(fc.array(interval, { maxLength: 5 }), fc.array(fc.nat(110)), (waits, asked) => {
				let now = 0;
				const tracked = new StartWaits({ ...stillClock, now: () => now });
				let total = 0;
				for (; now <= 110; now++) {
					for (const [from, to] of waits) {
						if (from === now) tracked.begin();
						if (to === now) tracked.end();
					}
					if (asked.includes(now)) total += tracked.take();
				}
				const moments = Array.from({ length: 110 }, (_, at) =>
					waits.some(([from, to]) => from <= at && at < to),
				);
				expect(total + tracked.take()).toBe(moments.filter(Boolean).length);
			}),
		);
	});
});
