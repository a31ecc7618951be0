import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ExperimentId, GroupId } from '../../src/core/ids.ts';
import { createRunLocks } from '../../src/runtime/locks.ts';

const group = 'group-1' as GroupId;

afterEach(() => {
	vi.useRealTimers();
});

/** Lets time go by until it has come to an end. */
async function ended<T>(work: Promise<T>): Promise<T> {
	const end = new AbortController();
	const tell = (): void => end.abort();
	work.then(tell, tell);
	while (!end.signal.aborted) await vi.advanceTimersByTimeAsync(100);
	return work;
}

/** As browsers that refuse site data have it. */
const refusing = {
	request: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
	query: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
} as unknown as LockManager;

describe.each([
	['no locks', undefined],
	['locks that it refuses', refusing],
])('run locks in a browser with %s', (_name, manager) => {
	test('perform all the same, and say who performs while it does', async () => {
		const locks = createRunLocks(manager, null);
		let finish = (): void => undefined;
		const held = locks.hold(group, async () => {
			await new Promise<void>((resolve) => (finish = resolve));
			return 'done';
		});
		await Promise.resolve();
		await Promise.resolve();
		expect(await locks.isHeld(group)).toBe(true);
		finish();
		expect(await held).toBe('done');
		expect(await locks.isHeld(group)).toBe(false);
		await locks.whenFree(group, new AbortController().signal);
	});

	test('pass on what the work throws', async () => {
		const locks = createRunLocks(manager, null);
		await expect(locks.hold(group, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	});
});

/**
 * The channel between two tabs of one browser, each side without its own messages.
 *
 * @param busyMs how long a tab takes before it looks at what it was sent
 */
function channels(busyMs = 0): [BroadcastChannel, BroadcastChannel] {
	const ends = [new EventTarget(), new EventTarget()] as const;
	const channel = (own: 0 | 1) =>
		Object.assign(ends[own], {
			postMessage: (data: unknown) =>
				setTimeout(
					() => ends[own === 0 ? 1 : 0].dispatchEvent(new MessageEvent('message', { data })),
					busyMs,
				),
		}) as unknown as BroadcastChannel;
	return [channel(0), channel(1)];
}

/** The browser's locks as far as `ifAvailable` goes. */
function manager(): LockManager & { held: Set<string> } {
	const held = new Set<string>();
	const request = async (
		name: string,
		_options: LockOptions,
		work: (lock: object | null) => Promise<unknown>,
	) => {
		if (held.has(name)) return work(null);
		held.add(name);
		try {
			return await work({});
		} finally {
			held.delete(name);
		}
	};
	return { held, request } as unknown as LockManager & { held: Set<string> };
}

const shared = manager();

describe.each([
	['locks', () => [createRunLocks(shared, null), createRunLocks(shared, null)] as const],
	[
		'no locks',
		() => {
			const [one, other] = channels();
			return [createRunLocks(undefined, one), createRunLocks(undefined, other)] as const;
		},
	],
])('an experiment in a browser with %s', (_name, open) => {
	const id = 'experiment-1' as ExperimentId;

	test('is worked on by one tab, and by the next when that one is done', async () => {
		vi.useFakeTimers();
		const [here, there] = open();
		let finish = (): void => undefined;
		let begin = (): void => undefined;
		const began = new Promise<void>((resolve) => (begin = resolve));
		const working = here.holdIfFree(id, () => {
			begin();
			return new Promise((resolve) => (finish = resolve));
		});
		await ended(began);
		const refused = () => Promise.reject(new Error('must not begin'));
		const others = [ended(there.holdIfFree(id, refused)), ended(here.holdIfFree(id, refused))];
		expect(await Promise.all(others)).toEqual([false, false]);
		finish();
		expect(await working).toBe(true);
		expect(await ended(there.holdIfFree(id, () => Promise.resolve()))).toBe(true);
	});

	test('passes on what the work throws, and is free then', async () => {
		vi.useFakeTimers();
		const [here, there] = open();
		const broken = here.holdIfFree(id, () => Promise.reject(new Error('broken')));
		await expect(ended(broken)).rejects.toThrow('broken');
		expect(await ended(there.holdIfFree(id, () => Promise.resolve()))).toBe(true);
	});
});

test('what is held here is held as long as its work lasts, also where the browser has let go of it with a page that was put away', async () => {
	const held = new Map<string, Promise<unknown>>();
	const forgetful = {
		request: (name: string, work: (lock: object) => Promise<unknown>) => {
			const working = work({}).finally(() => held.delete(name));
			held.set(name, working);
			return working;
		},
		query: () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })), pending: [] }),
	} as unknown as LockManager;
	const page = new EventTarget();
	const locks = createRunLocks(forgetful, null, page);
	const otherTab = createRunLocks(forgetful, null);
	const isHeld = async () => [await locks.isHeld(group), await otherTab.isHeld(group)];
	let finish = (): void => undefined;
	const work = locks.hold(group, () => new Promise<void>((resolve) => (finish = resolve)));
	const states = [await isHeld()];
	held.clear();
	states.push(await isHeld());
	page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
	states.push(await isHeld());
	finish();
	await work;
	states.push(await isHeld());
	expect(states).toEqual([
		[true, true],
		[true, false],
		[true, true],
		[false, false],
	]);
});

test.each([
	['free', [true], true],
	['another tab’s', [false], false],
])(
	'whoever asked to hear of it is told when the page comes back, and what was let go of is %s',
	async (_is, told, isHere) => {
		const browser = manager();
		const page = new EventTarget();
		const locks = createRunLocks(browser, null, page);
		const heard: boolean[] = [];
		let finish = (): void => undefined;
		const working = locks.holdIfFree(
			'experiment-1' as ExperimentId,
			() => new Promise<void>((resolve) => (finish = resolve)),
			(isOurs) => void isOurs.then((is) => heard.push(is)).catch(() => undefined),
		);
		const names = [...browser.held];
		if (isHere) browser.held.clear();
		page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
		page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
		await new Promise((resolve) => setTimeout(resolve));
		expect([heard, [...browser.held]]).toEqual([told, names]);
		finish();
		expect(await working).toBe(true);
	},
);

test('of two tabs without locks that begin in the same moment at most one works', async () => {
	vi.useFakeTimers();
	const [one, other] = channels();
	const tabs = [createRunLocks(undefined, one), createRunLocks(undefined, other)];
	let workers = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++workers);
		await new Promise((resolve) => setTimeout(resolve, 20));
		workers--;
	};
	await ended(Promise.all(tabs.map((locks) => locks.holdIfFree('experiment-1' as ExperimentId, work))));
	expect(most).toBeLessThanOrEqual(1);
});

test('a tab without locks that is busy for a second still has what it holds', async () => {
	vi.useFakeTimers();
	const [one, other] = channels(500);
	const [busy, asking] = [createRunLocks(undefined, one), createRunLocks(undefined, other)];
	let finish = (): void => undefined;
	const working = busy.hold(group, () => new Promise<void>((resolve) => (finish = resolve)));
	expect(await ended(asking.isHeld(group))).toBe(true);
	finish();
	await working;
});
