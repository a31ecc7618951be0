import { describe, expect, test } from 'vitest';
import type { GroupId, RunId } from '../../../src/core/ids.ts';
import type { TabMessage } from '../../../src/core/ports.ts';
import type { RunEvent, RunEventBody } from '../../../src/core/record/event.ts';
import type { RunSpec } from '../../../src/core/record/spec.ts';
import type { RunView } from '../../../src/core/record/view.ts';
import { Recorder } from '../../../src/core/run/recorder.ts';
import { BrowserTabs } from '../../support/browser-tabs.ts';
import { MemoryRuns } from '../../support/memory-runs.ts';
import { specOf, stillClock } from '../../support/run-spec.ts';

function open(bodies: readonly RunEventBody[], store = new MemoryRuns()) {
	const { tabs, locks } = new BrowserTabs().open();
	const problems: string[] = [];
	const posted: TabMessage[] = [];
	tabs.listen((message) => posted.push(message));
	const recorder = new Recorder({
		perform: async function* (spec: RunSpec): AsyncGenerator<RunEvent> {
			for (const [seq, body] of [{ type: 'run-start', version: 2, spec } as const, ...bodies].entries()) {
				await Promise.resolve();
				yield { runId: spec.runId, seq, at: 1000 + seq, ...body };
			}
		},
		store,
		clock: stillClock,
		locks,
		tabs,
		onStorageProblem: (message) => problems.push(message),
	});
	return { recorder, store, problems, posted };
}

const remark = (turn: number): RunEventBody => ({ type: 'remark', turn, text: `remark ${String(turn)}` });
const end: RunEventBody = { type: 'run-end', outcome: 'finished' };

describe('Recorder', () => {
	test('keeps every event but the deltas, and the summary at the start and at the end', async () => {
		const delta: RunEventBody = { type: 'call-delta', callId: 'c', channel: 'answer', text: 'x' };
		const { recorder, store, posted } = open([remark(1), delta, end]);
		const summaries: string[] = [];
		const append = store.append.bind(store);
		store.append = (runId, events, summary) => {
			if (summary !== undefined) summaries.push(summary.outcome);
			return append(runId, events, summary);
		};
		const spec = specOf();
		await recorder.record([spec]).done;
		expect(store.events.get(spec.runId)?.map(({ type, seq }) => [seq, type])).toEqual([
			[0, 'run-start'],
			[1, 'remark'],
			[3, 'run-end'],
		]);
		expect(summaries).toEqual(['running', 'finished']);
		expect(posted.flatMap((message) => (message.kind === 'written' ? message.events : []))).toEqual(
			store.events.get(spec.runId),
		);
	});

	test('gives each of many runs a signal of its own, and ends them all by one', async () => {
		const { tabs, locks } = new BrowserTabs().open();
		const signals: AbortSignal[] = [];
		const recorder = new Recorder({
			perform: async function* (spec, signal): AsyncGenerator<RunEvent> {
				signals.push(signal);
				yield { runId: spec.runId, seq: 0, at: 0, type: 'run-start', version: 2, spec };
				await new Promise((resolve) => signal.addEventListener('abort', resolve));
				yield { runId: spec.runId, seq: 1, at: 0, type: 'run-end', outcome: 'cancelled' };
			},
			...{ store: new MemoryRuns(), clock: stillClock, locks, tabs, onStorageProblem: () => undefined },
		});
		const specs = Array.from({ length: 30 }, (_, at) => ({
			...specOf(),
			runId: `run-${String(at)}` as RunId,
		}));
		const recording = recorder.record(specs);
		await new Promise((resolve) => setTimeout(resolve));
		recorder.stop(recording.groupId);
		const ended = await recording.done;
		expect(ended.map(({ view }) => view.outcome)).toEqual(specs.map(() => 'cancelled'));
		expect([signals.length, new Set(signals).size]).toEqual([30, 30]);
	});

	test('never waits for the store: what happens during a slow write goes with the next', async () => {
		const store = new MemoryRuns();
		let release = (): void => undefined;
		store.slowness = () => new Promise((resolve) => (release = resolve));
		const { recorder } = open([...Array.from({ length: 50 }, (_, turn) => remark(turn + 1)), end], store);
		const views: RunView[] = [];
		const recording = recorder.record([specOf()]);
		recorder.watch(specOf().runId, (view) => views.push(view));
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect([views.at(-1)?.outcome, store.batches]).toEqual(['finished', []]);
		store.slowness = () => Promise.resolve();
		release();
		await recording.done;
		expect(store.batches.reduce((sum, size) => sum + size, 0)).toBe(52);
		expect(store.batches.length).toBeLessThanOrEqual(3);
	});

	test('tries again what could not be written, and says why', async () => {
		const { recorder, store, problems } = open([remark(1), end]);
		const append = store.append.bind(store);
		let calls = 0;
		store.append = (...batch) => {
			store.fails = ++calls === 1;
			return append(...batch);
		};
		await recorder.record([specOf()]).done;
		expect(store.events.get('run-1' as RunId)?.map(({ type }) => type)).toEqual([
			'run-start',
			'remark',
			'run-end',
		]);
		expect(store.summaries.get('run-1' as RunId)?.outcome).toBe('finished');
		expect(problems).toEqual(['The disk is full.']);
	});

	test('shows a late watcher the run as it stands, and nothing after it looked away', async () => {
		const { recorder } = open([remark(1), remark(2), end]);
		const spec = specOf();
		const recording = recorder.record([spec]);
		const seen: number[] = [];
		const unwatch = recorder.watch(spec.runId, ({ turns }) => {
			seen.push(turns.length);
			if (turns.length === 1) unwatch?.();
		});
		await recording.done;
		expect(seen).toEqual([0, 0, 1]);
		expect(recorder.watch(spec.runId, () => undefined)).toBeNull();
	});

	test('ends a run whose performing breaks behind what had happened', async () => {
		const { tabs, locks } = new BrowserTabs().open();
		const store = new MemoryRuns();
		const recorder = new Recorder({
			perform: async function* (spec) {
				await Promise.resolve();
				yield { runId: spec.runId, seq: 0, at: 1, type: 'run-start', version: 2, spec };
				throw new Error('chunk lost');
			},
			store,
			clock: stillClock,
			locks,
			tabs,
			onStorageProblem: () => undefined,
		});
		await recorder.record([specOf()]).done;
		expect(store.events.get('run-1' as RunId)?.map(({ seq, type }) => [seq, type])).toEqual([
			[0, 'run-start'],
			[1, 'run-error'],
			[2, 'run-end'],
		]);
	});

	test('knows what it performs and forgets it when it is over', async () => {
		const { recorder } = open([end]);
		const recording = recorder.record([specOf()]);
		expect(recorder.isRecording('group-1' as GroupId)).toBe(true);
		await recording.done;
		expect(recorder.isRecording('group-1' as GroupId)).toBe(false);
	});

	test('says of each run how it ended, and whether the store has it', async () => {
		const { recorder, store } = open([remark(1), end]);
		const spec = specOf();
		const [kept] = await recorder.record([spec]).done;
		store.fails = true;
		const [lost] = await recorder.record([{ ...spec, runId: 'run-2' as RunId }]).done;
		expect([kept?.view.outcome, kept?.notKept, lost?.view.outcome, lost?.notKept]).toEqual([
			'finished',
			null,
			'finished',
			'The disk is full.',
		]);
	});
});

/** Runs of one group that begin and end at different times, as the cells of an experiment do. */
describe('recordings of one group', () => {
	const group = 'group-1' as GroupId;
	const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

	function opened() {
		const { tabs, locks } = new BrowserTabs().open();
		const finish = new Map<string, () => void>();
		let holds = 0;
		const recorder = new Recorder({
			perform: async function* (spec, signal) {
				yield { runId: spec.runId, seq: 0, at: 1, type: 'run-start', version: 2, spec };
				const stopped = new Promise<'cancelled'>((resolve) =>
					signal.addEventListener('abort', () => resolve('cancelled')),
				);
				const finished = new Promise<'finished'>((resolve) =>
					finish.set(spec.runId, () => resolve('finished')),
				);
				const outcome = signal.aborted ? 'cancelled' : await Promise.race([stopped, finished]);
				yield { runId: spec.runId, seq: 1, at: 2, type: 'run-end', outcome };
			},
			store: new MemoryRuns(),
			clock: stillClock,
			locks: {
				...locks,
				hold: (...of) => {
					holds++;
					return locks.hold(...of);
				},
			},
			tabs,
			onStorageProblem: () => undefined,
		});
		const record = (runId: string, signal?: AbortSignal) => {
			const { done } = recorder.record([{ ...specOf(), runId: runId as RunId }], signal);
			return done.then(([run]) => run?.view.outcome);
		};
		return { recorder, locks, record, finish: (runId: string) => finish.get(runId)?.(), holds: () => holds };
	}

	test('go on side by side under one lock, which the last one gives back', async () => {
		const { recorder, locks, record, finish, holds } = opened();
		const first = record('run-1');
		await settled();
		const second = record('run-2');
		await settled();
		finish('run-1');
		expect([await first, await locks.isHeld(group), recorder.isRecording(group), holds()]).toEqual([
			'finished',
			true,
			true,
			1,
		]);
		finish('run-2');
		expect(await second).toBe('finished');
		await settled();
		expect([await locks.isHeld(group), recorder.isRecording(group)]).toEqual([false, false]);
		const third = record('run-3');
		await settled();
		finish('run-3');
		expect([await third, holds()]).toEqual(['finished', 2]);
	});

	test('end together when the group is stopped, alone by their own signal', async () => {
		const { recorder, record } = opened();
		const own = new AbortController();
		const runs = [record('run-1'), record('run-2', own.signal), record('run-3')];
		await settled();
		own.abort();
		expect([await runs[1], recorder.isRecording(group)]).toEqual(['cancelled', true]);
		recorder.stop(group);
		expect(await Promise.all(runs)).toEqual(['cancelled', 'cancelled', 'cancelled']);
		expect(await record('run-4', AbortSignal.abort())).toBe('cancelled');
	});
});
