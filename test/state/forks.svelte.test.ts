import { expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { Forks, type ForksPorts } from '../../src/state/forks.svelte.ts';
import { Lanes } from '../../src/state/lanes.svelte.ts';
import { RunList } from '../../src/state/run-list.svelte.ts';
import { Runs } from '../../src/state/runs.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
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
	return { store, lane, forks: new Forks(lane, ports), lanes, runs };
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
