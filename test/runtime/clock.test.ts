import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';

describe('systemClock', () => {
	test('sleeps its time and tells it', async () => {
		const before = systemClock.now();
		await systemClock.sleep(5, new AbortController().signal);
		expect(systemClock.now()).toBeGreaterThanOrEqual(before);
	});

	test('an abort ends the sleep, also one from before', async () => {
		const abort = new AbortController();
		const sleep = systemClock.sleep(1_000_000, abort.signal);
		abort.abort();
		expect(await Promise.all([sleep, systemClock.sleep(1_000_000, abort.signal)])).toEqual([
			undefined,
			undefined,
		]);
	});
});
