import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartLimit } from '../../../src/runtime/python/start-limit.ts';

const FRAME = Symbol('frame');
const TOO_MANY = /^3 programs that were stopped still keep the processor busy/;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

/** How a start ends, as far as it has. */
function start(limit: StartLimit) {
	const start = { end: 'waits' };
	limit.pass().then(
		() => (start.end = 'begins'),
		(error: unknown) => (start.end = (error as Error).message),
	);
	return async () => {
		await vi.advanceTimersByTimeAsync(0);
		return start.end;
	};
}

test('a program begins at once as long as fewer than three that were stopped may go on', async () => {
	const limit = new StartLimit();
	expect(await start(limit)()).toBe('begins');
	limit.tell(FRAME, { living: 1, unsure: 1 });
	expect([await start(limit)(), limit.lingering]).toEqual(['begins', 1]);
});

test('none begins beside three of them, until one has come to its end', async () => {
	const limit = new StartLimit();
	limit.tell(FRAME, { living: 3, unsure: 0 });
	expect(await start(limit)()).toMatch(TOO_MANY);
	limit.tell(FRAME, { living: 2, unsure: 0 });
	expect(await start(limit)()).toBe('begins');
});

test('it waits where three may go on, until that is known', async () => {
	const limit = new StartLimit();
	limit.tell(FRAME, { living: 1, unsure: 2 });
	const [one, other] = [start(limit), start(limit)];
	limit.tell(FRAME, { living: 2, unsure: 1 });
	expect([await one(), await other()]).toEqual(['waits', 'waits']);
	limit.tell(FRAME, { living: 2, unsure: 0 });
	expect([await one(), await other()]).toEqual(['begins', 'begins']);

	limit.tell(FRAME, { living: 2, unsure: 1 });
	const third = start(limit);
	expect(await third()).toBe('waits');
	limit.tell(FRAME, { living: 3, unsure: 0 });
	expect(await third()).toMatch(TOO_MANY);
});

test('those of a frame that was closed count beside those of the one in its place', async () => {
	const limit = new StartLimit();
	const closed = Symbol('closed');
	limit.tell(closed, { living: 2, unsure: 0 });
	limit.tell(FRAME, { living: 0, unsure: 1 });
	const begun = start(limit);
	expect([await begun(), limit.lingering]).toEqual(['waits', 2]);
	limit.tell(FRAME, { living: 1, unsure: 0 });
	expect([await begun(), limit.lingering]).toEqual([expect.stringMatching(TOO_MANY), 3]);
	limit.tell(closed, { living: 0, unsure: 0 });
	expect([await start(limit)(), limit.lingering]).toEqual(['begins', 1]);
});

test('it does not wait for a frame that says nothing any more', async () => {
	const limit = new StartLimit();
	limit.tell(FRAME, { living: 0, unsure: 3 });
	const begun = start(limit);
	expect(await begun()).toBe('waits');
	await vi.advanceTimersByTimeAsync(15_000);
	expect(await begun()).toBe('begins');
	expect(vi.getTimerCount()).toBe(0);
});
