import type { CDPSession, Page } from 'playwright-core';
import { budgets } from './budgets.ts';
import type { Measurement } from './section.ts';

/** The browser calls a task long from here on. */
const LONG_MS = budgets.longTaskMs;

/** What the main thread did while it was watched. Times in milliseconds of the thread's own time. */
export interface Watched {
	longestMs: number;
	/** Of every long task what is over 50 ms, summed: what browsers call total blocking time. */
	blockingMs: number;
	long: readonly LongTask[];
}

/** One main-thread task of more than 50 ms of the thread's own time, so that a busy machine makes none. Times in milliseconds. */
export interface LongTask {
	/** From the beginning of what was watched. */
	at: number;
	ms: number;
	/** Where the time went: a file of the build, `(program)` for the browser's own work (layout, paint), `(garbage collector)`. */
	spent: ReadonlyMap<string, number>;
}

interface TraceEvent {
	name: string;
	pid: number;
	tid: number;
	/** Microseconds, as are the durations: on the clock, and of the thread alone. */
	ts: number;
	dur?: number;
	tdur?: number;
}

/**
 * Does the work and returns the tasks of the page's main thread meanwhile. The trace says when they were, a sampling profile whose
 * the long ones are. A sample belongs to the first file in `owners` on its stack, else to the innermost file. The work may open
 * another page of the same server, whose tasks alone count then.
 */
export async function watchTasks(
	page: Page,
	owners: readonly RegExp[],
	work: () => Promise<void>,
): Promise<Watched> {
	const session = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	await session.send('Profiler.enable');
	await session.send('Profiler.setSamplingInterval', { interval: 1000 });
	await session.send('Profiler.start');
	await session.send('Tracing.start', {
		traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
		transferMode: 'ReportEvents',
	});
	await page.evaluate(() => performance.mark('watch-begin'));
	await work();
	await page.evaluate(() => performance.mark('watch-end'));
	const traced = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
	await session.send('Tracing.end');
	await traced;
	const profile = await stopProfile(session);
	await session.detach();

	const begin = events.find(({ name }) => name === 'watch-begin');
	const end = events.find(({ name }) => name === 'watch-end');
	if (begin === undefined || end === undefined) throw new Error('the trace has no marks');
	const samples = samplesOf(profile, owners);
	const tasks = events
		.filter(
			({ name, pid, tid, ts }) =>
				name.endsWith('RunTask') && pid === end.pid && tid === end.tid && ts >= begin.ts && ts <= end.ts,
		)
		.map(({ ts, dur = 0, tdur = 0 }) => ({ ts, dur, ms: tdur / 1000 }));
	const long = tasks.filter(({ ms }) => ms > LONG_MS);
	return {
		longestMs: Math.max(0, ...tasks.map(({ ms }) => ms)),
		blockingMs: long.reduce((sum, { ms }) => sum + ms - LONG_MS, 0),
		long: long.map(({ ts, dur, ms }) => ({
			at: (ts - begin.ts) / 1000,
			ms,
			spent: spentBetween(samples, ts, ts + dur),
		})),
	};
}

/** A line that says how many long tasks there were, and whose. */
export function countLong(name: string, { longestMs, blockingMs, long }: Watched): Measurement {
	const words = long.map(({ at, ms, spent }) => {
		const parts = [...spent].slice(0, 3).map(([of, part]) => `${of} ${part.toFixed(0)}`);
		return `${ms.toFixed(0)} ms at ${(at / 1000).toFixed(1)} s (${parts.join(', ')})`;
	});
	const all = `longest ${longestMs.toFixed(0)} ms, blocked for ${blockingMs.toFixed(0)} ms in all`;
	return {
		name,
		value: long.length,
		unit: 'tasks',
		target: { atMost: 0 },
		detail: [all, ...words].join('; '),
	};
}

type Profile = Awaited<ReturnType<typeof stopProfile>>;

async function stopProfile(session: CDPSession) {
	return (await session.send('Profiler.stop')).profile;
}

interface Sample {
	/** Microseconds, the trace's clock. */
	ts: number;
	of: string;
}

function samplesOf(profile: Profile, owners: readonly RegExp[]): Sample[] {
	const parents = new Map<number, number>();
	for (const { id, children = [] } of profile.nodes) for (const child of children) parents.set(child, id);
	const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
	const of = new Map<number, string>();
	for (const { id } of profile.nodes) {
		const files: string[] = [];
		for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
			const url = frames.get(at)?.url ?? '';
			if (url !== '') files.push(url.slice(url.lastIndexOf('/') + 1));
		}
		const owned = owners
			.map((owner) => files.find((file) => owner.test(file)))
			.find((file) => file !== undefined);
		of.set(id, owned ?? files[0] ?? frames.get(id)?.functionName ?? '');
	}
	let ts = profile.startTime;
	return (profile.samples ?? []).map((id, index) => {
		ts += profile.timeDeltas?.[index] ?? 0;
		return { ts, of: of.get(id) ?? '' };
	});
}

function spentBetween(samples: readonly Sample[], from: number, to: number): Map<string, number> {
	const spent = new Map<string, number>();
	for (const [index, { ts, of }] of samples.entries()) {
		const next = samples[index + 1]?.ts ?? ts;
		const ms = (Math.min(next, to) - Math.max(ts, from)) / 1000;
		if (ms > 0 && of !== '(idle)') spent.set(of, (spent.get(of) ?? 0) + ms);
	}
	return new Map([...spent].sort(([, a], [, b]) => b - a));
}
