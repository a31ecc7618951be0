import { expect, it } from 'vitest';
import { keptRuns } from '../../src/core/capsule/kept.ts';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { readRunsFile, runsFile } from '../../src/core/record/runs-file.ts';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { Forks, type ForksPorts } from '../../src/state/forks.svelte.ts';
import { LaneKin } from '../../src/state/kin.svelte.ts';
import type { Lane } from '../../src/state/lane.svelte.ts';
import { Lanes } from '../../src/state/lanes.svelte.ts';
import { RunList } from '../../src/state/run-list.svelte.ts';
import { Runs } from '../../src/state/runs.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { textOf } from '../support/experiment.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { portsOf, specOf, stillClock, typed } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');
const logprobs = ['<<<', '9', '.', '11', '>>>'].map((token) => ({ token, logprob: -0.1 }));
const llamacpp = { host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model: 'small' };

async function openPage(store = new MemoryRuns(), refused: readonly 'prefill'[] = []) {
	const { tabs, locks } = new BrowserTabs().open();
	const task = new ScriptedModel(
		({ messages }) => (messages.length > 1 ? '>>>' : { text: '<<<9.11>>>', logprobs }),
		{ capabilities: { logprobs: true, prefill: true } },
	);
	let ids = 0;
	const ports: ForksPorts = {
		recorder: new Recorder({
			perform: (spec, signal) => runQuestion(spec, portsOf({ models: { task } }), signal),
			...{ store, clock: stillClock, locks, tabs, onStorageProblem: () => undefined },
		}),
		store,
		lookOn: (run, watcher, signal) => lookOn(run, { store, locks, tabs }, watcher, signal),
		nextFrame: (callback) => callback(),
		onStorageProblem: () => undefined,
		ids: { next: () => `fork-${String(++ids)}` },
		models: { config: () => ({ id: task.ref.id, ...llamacpp, refused }) },
	};
	const lanes = new Lanes(ports);
	const spec = {
		...specOf({ question, method: 'all-text', models: { task }, logprobs: true }),
		snapshots: { [task.ref.id]: llamacpp },
	};
	if (store.events.size === 0) {
		const recording = ports.recorder.record([spec]);
		lanes.watch(recording, [spec]);
		await recording.done;
	} else await lanes.open(spec.groupId);
	const lane = lanes.list[0]!;
	const runs = new Runs({ store, locks, tabs, left: { get: () => '', set: () => undefined } });
	const openTab = async (group: GroupId) => {
		const tab = new Lanes(ports);
		await tab.open(group);
		return tab;
	};
	return { store, lane, forks: new Forks(lane, ports), lanes, runs, tabs, openTab };
}

it('a fork is a run of its own, named after what was changed, and stands there again after a reload', async () => {
	const { store, lane, forks, runs } = await openPage();
	const fork = await forks.goOn(lane.view, 'call-1', 3, '9');
	expect([lane.view.verdict?.verdict.kind, fork?.view.verdict?.verdict.kind]).toEqual([
		'incorrect',
		'correct',
	]);
	const label = 'All text · fork: 9 instead of 11';
	expect(forks.list.map((one) => one.label)).toEqual([label]);
	expect(store.summaries.get('fork-1' as RunId)).toMatchObject({
		groupId: 'run-1:forks',
		experimentId: null,
		fork: { instead: '11', alternative: '9' },
	});
	await runs.refresh();
	const list = new RunList(runs, { test: null });
	list.search = 'fork: 9';
	expect(list.found.map(({ runId }) => runId)).toEqual(['fork-1']);

	const again = await openPage(store);
	await again.forks.open();
	expect(again.forks.list.map((one) => [one.label, one.view.verdict?.verdict.kind])).toEqual([
		[label, 'correct'],
	]);
	expect(again.lanes.list).toHaveLength(1);
});

it('begins no run where that cannot be', async () => {
	const { store, lane, forks } = await openPage();
	expect(forks.whyNot(lane.view, 'call-1')).toBeNull();
	expect(await forks.goOn(lane.view, 'call-1', 9, '9')).toBeNull();
	expect(await forks.goOn(lane.view, 'call-1', 3, '<|im_end|>')).toBeNull();
	const refused = await openPage(store, ['prefill']);
	expect(refused.forks.whyNot(refused.lane.view, 'call-1')).toBe('host');
	expect(await refused.forks.goOn(refused.lane.view, 'call-1', 3, '9')).toBeNull();
	expect(store.events.size).toBe(1);
});

it('a run names its forks and a fork the run it goes on from, forks of forks too, as long as that is kept', async () => {
	const { store, lane, forks, tabs, openTab } = await openPage();
	const fork = await forks.goOn(lane.view, 'call-1', 3, '9');
	const kin = (one: Lane) => {
		const kin = new LaneKin(one, { store, tabs });
		kin.follow(new AbortController().signal);
		return kin;
	};
	const [ofParent, ofFork] = [kin(lane), kin(fork!)];
	const told = ({ kin }: LaneKin) =>
		kin === null
			? null
			: [
					kin.parent === null || kin.parent === 'gone' ? kin.parent : kin.parent.runId,
					kin.forks.map(({ runId }) => runId),
				];
	await expect
		.poll(() => [told(ofParent), told(ofFork)])
		.toEqual([
			[null, ['fork-1']],
			['run-1', []],
		]);
	const logprobs = [{ token: '>>>', logprob: -0.1 }];
	store.events.set(
		'fork-1' as RunId,
		store.events
			.get('fork-1' as RunId)!
			.map((event) => (event.type === 'call-end' ? { ...event, logprobs } : event)),
	);
	const [kept] = (await openTab(fork!.view.spec!.groupId)).list;
	await forks.goOn(kept!.view, 'call-1', 0, '0>>>');
	await expect
		.poll(() => [told(ofParent), told(ofFork)])
		.toEqual([
			[null, ['fork-1']],
			['run-1', ['fork-2']],
		]);
	await store.delete(['run-1' as RunId]);
	tabs.post({ kind: 'deleted', runIds: ['run-1' as RunId] });
	await expect.poll(() => told(ofFork)).toEqual(['gone', ['fork-2']]);
});

it('the list of runs shows who goes on from whom, through a deletion and its undoing', async () => {
	const { lane, forks, runs } = await openPage();
	await forks.goOn(lane.view, 'call-1', 3, '9');
	await runs.refresh();
	const list = new RunList(runs, { test: null });
	const told = () =>
		list.groups
			.flatMap(({ lanes }) => lanes)
			.map((run) => [run.runId, list.kinOf(run)] as const)
			.map(([id, { parent, forks }]) => [
				id,
				parent === null || parent === 'gone' ? parent : parent.runId,
				forks.map(({ runId }) => runId),
			]);
	const whole = [
		['run-1', null, ['fork-1']],
		['fork-1', 'run-1', []],
	];
	expect(told()).toEqual(whole);
	runs.delete(['run-1' as RunId]);
	expect(told()).toEqual([['fork-1', 'gone', []]]);
	runs.undo();
	expect(told()).toEqual(whole);
});

it('a run and its forks are exported and opened elsewhere with what holds them together, also shared ones', async () => {
	const { store, lane, forks } = await openPage();
	await forks.goOn(lane.view, 'call-1', 3, '9');
	const all = [...store.events.values()];
	const text = await textOf(runsFile('0.1.0', all));
	const read = await readRunsFile({ size: text.length, text: () => Promise.resolve(text) });
	expect(read).toMatchObject({ ok: true, value: { damaged: [], runs: [{}, {}] } });

	const specs = (runs: readonly (readonly RunEvent[])[]) =>
		runs.flatMap(([start]) =>
			start?.type === 'run-start'
				? [[start.spec.runId, start.spec.groupId, start.spec.fork?.runId ?? null]]
				: [],
		);
	let ids = 0;
	const next = () => `new-${String(++ids)}`;
	expect(specs(keptRuns(all, () => false, { next }))).toEqual([
		['run-1', 'group-1', null],
		['fork-1', 'run-1:forks', 'run-1'],
	]);
	const [[parent], [, group, from]] = specs(keptRuns(all, () => true, { next })) as unknown as [
		string[],
		string[],
	];
	expect([group, from]).toEqual([`${String(parent)}:forks`, parent]);
});
