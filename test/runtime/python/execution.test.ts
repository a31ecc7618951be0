import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { execute } from '../../../src/runtime/python/execution.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import type { PackageStore } from '../../../src/runtime/python/packages.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const LIMIT = 2000;

/** A program that has begun and says nothing more by itself; `standsStill` lets so much time go by without a timer. */
function begun() {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
	const interpreter = {
		isAlive: true,
		onreply: null,
		ondeath: null,
		send: () => undefined,
		stop: () => undefined,
	};
	const running = execute(
		interpreter as unknown as Interpreter,
		{ code: 'work()', timeLimitMs: LIMIT },
		{
			run: 1,
			packages: async () => ({}) as PackageStore,
			onOutput: () => undefined,
			onPhase: () => undefined,
		},
		new AbortController().signal,
	);
	const reply = (interpreter as unknown as Interpreter).onreply;
	reply?.({ kind: 'started', run: 1 });
	return {
		running,
		end: () => reply?.({ kind: 'ended', run: 1, outcome: { kind: 'finished' }, figures: [], ms: 5 }),
		standsStill: (ms: number) => (now += ms),
		pass: (ms: number) => {
			now += ms;
			vi.advanceTimersByTime(ms);
		},
	};
}

describe('the time limit of a program', () => {
	test('ends it', async () => {
		const program = begun();
		program.pass(LIMIT);
		expect(await program.running).toMatchObject({ kind: 'timed-out', limitMs: LIMIT });
	});

	test('is given once more where the page stood still, as in a frozen tab', async () => {
		const program = begun();
		program.standsStill(60_000);
		program.pass(LIMIT);
		program.pass(LIMIT - 1);
		program.end();
		expect(await program.running).toMatchObject({ kind: 'finished' });
	});

	test('is given no third time', async () => {
		const program = begun();
		program.standsStill(60_000);
		program.pass(LIMIT);
		program.standsStill(60_000);
		program.pass(LIMIT);
		expect(await program.running).toMatchObject({ kind: 'timed-out', limitMs: LIMIT });
	});
});
