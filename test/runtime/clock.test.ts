import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createRunClock } from '../../src/runtime/run-clock.ts';

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

test('the clock of a run begins at the date and counts what goes by, whatever the date is set to', () => {
	let date = 1_700_000_000_000;
	let counted = 50;
	const clock = createRunClock({ ...systemClock, now: () => date }, () => counted);
	const seen = [clock.now()];
	for (const set of [3_600_000, -7_200_000]) {
		date += set;
		counted += 1000.4;
		seen.push(clock.now());
	}
	expect(seen).toEqual([1_700_000_000_000, 1_700_000_001_000, 1_700_000_002_001]);
});
