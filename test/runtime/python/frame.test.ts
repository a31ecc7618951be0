import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Frame } from '../../../src/runtime/python/frame.ts';
import type { FrameReply, FrameRequest } from '../../../workers/python.protocol.ts';

/** The page's end of the control port, and what came over it. */
function connected() {
	const asked: FrameRequest[] = [];
	const closed = vi.fn();
	const port = {
		onmessage: null as ((event: { data: FrameReply }) => void) | null,
		postMessage: (request: FrameRequest) => asked.push(request),
		close: closed,
	};
	const told: string[] = [];
	const frame = new Frame(port as unknown as MessagePort, ({ living, unsure }) =>
		told.push(`${living} live, ${unsure} may`),
	);
	const says = (reply: FrameReply) => port.onmessage?.({ data: reply });
	return { frame, asked, says, closed, told };
}

const image = () => ({ files: [], libraries: [], bytes: new ArrayBuffer(1) });
const files = () => ({
	script: new ArrayBuffer(0),
	wasm: new ArrayBuffer(0),
	stdlib: new ArrayBuffer(0),
	lock: '{}',
});
const GONE = 'the browser ended Python’s frame';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

test('a package is kept, or refused with the reason', async () => {
	const { frame, says } = connected();
	const kept = frame.keepPackage('a', image());
	const refused = frame.keepPackage('b', image());
	says({ kind: 'package-not-kept', key: 'b', reason: 'RangeError' });
	says({ kind: 'package-kept', key: 'a' });
	await expect(kept).resolves.toBeUndefined();
	await expect(refused).rejects.toThrow('the browser could not take it: RangeError');
});

/** Whatever can be asked, the milliseconds it is given, and how it ends without an answer. */
const questions: [string, (frame: Frame) => Promise<unknown>, number, unknown][] = [
	[
		'to keep a package',
		(frame) => frame.keepPackage('a', image()),
		60_000,
		'the browser took too long to compile it',
	],
	[
		'to install Python',
		(frame) => frame.install(files()),
		60_000,
		'The browser took too long to compile Python',
	],
	['to take a memory', (frame) => frame.useFirstMemory(new ArrayBuffer(1)), 60_000, false],
	[
		'to start an interpreter',
		(frame) => frame.start().booted,
		60_000,
		{ ok: false, reason: 'Python did not start within 60 s' },
	],
	['whether it is there', (frame) => frame.answers(), 6_000, false],
];
const endOf = (work: Promise<unknown>) => work.catch((error: unknown) => (error as Error).message);

test.each(questions)(
	'who asks %s has an answer although the frame says nothing',
	async (_title, ask, ms, end) => {
		const { frame } = connected();
		const answer = endOf(ask(frame));
		await vi.advanceTimersByTimeAsync(ms);
		expect(await answer).toEqual(end);
	},
);

test.each(questions)(
	'who asks %s does not wait less because the page stood still',
	async (_title, ask, ms, end) => {
		const { frame } = connected();
		let ended: unknown = 'not yet';
		const answer = endOf(ask(frame)).then((how) => (ended = how));
		vi.setSystemTime(Date.now() + 600_000);
		await vi.advanceTimersByTimeAsync(ms);
		expect(ended).toBe('not yet');
		await vi.advanceTimersByTimeAsync(ms);
		expect(await answer).toEqual(end);
	},
);

test('a frame that is closed ends what is asked, and what is asked after it', async () => {
	const { frame, says, closed } = connected();
	const before = questions.slice(0, 4).map(([, ask]) => endOf(ask(frame)));
	const closing = frame.close();
	const ends = [GONE, GONE, false, { ok: false, reason: GONE }];
	expect(await Promise.all(before)).toEqual(ends);
	expect(await Promise.all(questions.map(([, ask]) => endOf(ask(frame))))).toEqual([...ends, false]);
	says({ kind: 'pong' });
	await closing;
	expect(closed).toHaveBeenCalledOnce();
	expect(vi.getTimerCount()).toBe(0);
});

/** A frame with one interpreter, closed; and whether that has come to its end. */
function closing() {
	const all = connected();
	all.frame.start();
	const state = { isClosed: false };
	const close = () => {
		all.frame.close().then(
			() => (state.isClosed = true),
			() => undefined,
		);
	};
	const lingering = (living: number, unsure: number) =>
		all.says({ kind: 'lingering', ended: { living, unsure } });
	const isClosed = async (ms = 0) => {
		await vi.advanceTimersByTimeAsync(ms);
		return state.isClosed;
	};
	return { ...all, close, lingering, isClosed };
}

test('a frame that is closed stays as long as a worker that it ended lives on', async () => {
	const { close, says, lingering, isClosed, asked, closed, told } = closing();
	close();
	lingering(0, 1);
	says({ kind: 'pong' });
	expect(await isClosed()).toBe(false);
	lingering(1, 0);
	says({ kind: 'pong' });
	// It is asked now and then whether it is there at all.
	for (let minute = 0; minute < 4; minute++) {
		expect(await isClosed(15_000)).toBe(false);
		says({ kind: 'pong' });
	}
	lingering(0, 0);
	await isClosed();
	says({ kind: 'pong' });
	expect(await isClosed()).toBe(true);
	expect(asked.slice(0, 3).map(({ kind }) => kind)).toEqual(['start', 'stop', 'ping']);
	expect([told, closed.mock.calls.length, vi.getTimerCount()]).toEqual([
		['0 live, 1 may', '1 live, 0 may', '0 live, 0 may'],
		1,
		0,
	]);
});

test('an answer to what was asked before it was closed is none about the workers it then ended', async () => {
	const { frame, close, says, lingering, isClosed } = closing();
	const before = frame.answers();
	close();
	says({ kind: 'pong' });
	expect([await before, await isClosed()]).toEqual([true, false]);
	lingering(1, 0);
	says({ kind: 'pong' });
	expect(await isClosed()).toBe(false);
});

test('nobody looks any more for workers of a frame that is gone', async () => {
	const { frame, close, lingering, isClosed, told } = closing();
	lingering(1, 0);
	const before = frame.answers();
	await vi.advanceTimersByTimeAsync(6_000);
	close();
	expect([await before, await isClosed()]).toEqual([false, true]);
	expect([told, vi.getTimerCount()]).toEqual([['1 live, 0 may', '0 live, 0 may'], 0]);
});

test('a frame in which nothing was started is closed at once', async () => {
	const { frame, closed } = connected();
	await frame.close();
	expect([closed.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
});
