import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { LanguageModel } from '../../src/core/model.ts';
import { PERSON } from '../../src/core/person.ts';
import { closeAllAbandoned, lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { Seats } from '../../src/runtime/model/person.ts';
import { Coaching } from '../../src/state/coaching.svelte.ts';
import { Lanes } from '../../src/state/lanes.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { FakePython, printed } from '../support/fake-python.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { portsOf, specOf, stillClock, typed } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

const question = typed('What is 6 times 7?', '42');
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
const saved: string[] = [];

/** A page in a browser; its task model says 41 first and 42 from then on. */
function openPage(browser: BrowserTabs, store: MemoryRuns) {
	const { tabs, locks, close } = browser.open();
	const seats = new Seats();
	const task = new ScriptedModel(({ messages }) =>
		messages.length > 1 ? 'It is <<<42>>>.' : 'It is <<<41>>>.',
	);
	const checker = new ScriptedModel(() => '```python\ncheck()\n```');
	const recorder = new Recorder({
		perform: (spec, signal, earlier) => {
			const coach: LanguageModel = seats.open(spec.runId);
			const models = { task, checker, coach };
			const python = new FakePython(() => printed('Incorrect: no\n'));
			return runQuestion(spec, portsOf({ models, python }), signal, earlier);
		},
		store,
		clock: stillClock,
		locks,
		tabs,
		onStorageProblem: () => undefined,
	});
	const lanes = new Lanes({
		recorder,
		store,
		lookOn: (run, watcher, signal) => lookOn(run, { store, locks, tabs }, watcher, signal),
		nextFrame: (callback) => callback(),
		onStorageProblem: () => undefined,
	});
	let isBlind = false;
	const coaching = new Coaching({
		say: (runId, said) => seats.say(runId, said),
		store,
		save: (name) => saved.push(name),
		blind: { get: () => isBlind, set: (next) => (isBlind = next) },
	});
	return { recorder, lanes, coaching, task, locks, close };
}

function coached(runId: string) {
	const spec = specOf({ question, method: 'codesteer' });
	return { ...spec, runId: runId as RunId, models: { ...spec.models, coach: PERSON } };
}

describe('a coached run', () => {
	it('waits in its own seat while another one waits in another', async () => {
		const store = new MemoryRuns();
		const { recorder, lanes, coaching } = openPage(new BrowserTabs(), store);
		const [one, two] = [coached('one'), coached('two')];
		const recording = recorder.record([one, two]);
		lanes.watch(recording, [one, two]);
		await settled();
		flushSync();
		expect(lanes.list.map(({ isCoached, isYourTurn }) => [isCoached, isYourTurn])).toEqual([
			[true, true],
			[true, true],
		]);
		coaching.drafts.set(one.runId, 'half a sentence');
		coaching.say(two.runId, 'call-1', '<<<Text>>>');
		// A second press comes to nothing: it is not their turn any more.
		coaching.say(two.runId, 'call-1', '<<<Code>>>');
		await settled();
		coaching.say(two.runId, 'call-4', '<<<Return Answer>>>');
		await settled();
		const types = (runId: RunId) => store.events.get(runId)?.map(({ type }) => type) ?? [];
		expect(types(one.runId)).toEqual(['run-start', 'call-start']);
		expect(types(two.runId).at(-1)).toBe('run-end');
		expect(coaching.drafts.get(one.runId)).toBe('half a sentence');
		recorder.stopAll();
		await recording.done;
	});

	it('that was left is neither closed nor lost, and is gone on with in the same record', async () => {
		const browser = new BrowserTabs();
		const store = new MemoryRuns();
		const spec = coached('left');
		const before = openPage(browser, store);
		before.recorder.record([spec]);
		await settled();
		before.coaching.say(spec.runId, 'call-1', '<<<Text>>>');
		await settled();
		before.close();

		const after = openPage(browser, store);
		expect(await closeAllAbandoned(await store.list(), { store, locks: after.locks })).toBe(false);
		await after.lanes.open('group-1' as GroupId);
		await settled();
		flushSync();
		const [lane] = after.lanes.list;
		expect([lane?.isLeft, lane?.isRunning, lane?.view.outcome]).toEqual([true, false, 'running']);
		const resumed = after.lanes.resume(lane!);
		await settled();
		flushSync();
		expect([lane?.isLeft, lane?.isYourTurn]).toEqual([false, true]);
		// Another lane that still holds it as left joins instead of performing it twice.
		const joined = after.recorder.resume(spec, lane!.view);
		expect(joined).toBe(after.recorder.resume(spec, lane!.view));
		await settled();
		after.coaching.say(spec.runId, 'call-4', '<<<Look again.>>>');
		await settled();
		after.coaching.say(spec.runId, 'call-7', '<<<Return Answer>>>');
		await Promise.all([resumed, joined.done]);
		const events = store.events.get(spec.runId) ?? [];
		expect(
			events.map(({ type, seq }, at) => [type, seq > (events[at - 1]?.seq ?? -1)]).filter(([, ok]) => !ok),
		).toEqual([]);
		expect(events.filter(({ type }) => type === 'run-start' || type === 'run-end')).toHaveLength(2);
		// The first answer was not asked for again.
		expect(after.task.requests).toHaveLength(1);
		expect([lane?.view.outcome, lane?.view.verdict?.verdict.kind]).toEqual(['finished', 'correct']);
	});

	it('says in the record that the verdicts were covered, unless they had been on screen', async () => {
		const store = new MemoryRuns();
		const { recorder, coaching } = openPage(new BrowserTabs(), store);
		const spec = coached('blind');
		const { done } = recorder.record([spec]);
		await settled();
		coaching.isBlind = true;
		coaching.say(spec.runId, 'call-1', '<<<Text>>>');
		await settled();
		coaching.sees(spec.runId, 'call-4');
		coaching.say(spec.runId, 'call-4', '<<<Return Answer>>>');
		await done;
		const covered = store.events
			.get(spec.runId)
			?.flatMap((event) =>
				event.type === 'call-end' && event.text.startsWith('<<<') ? [event.covered ?? false] : [],
			);
		expect(covered).toEqual([true, false]);
		expect(await coaching.saveTraining([spec.runId], 'mine.jsonl')).toBe(2);
		expect(await coaching.saveTraining(['unknown' as RunId], 'none.jsonl')).toBe(0);
		expect(saved).toEqual(['mine.jsonl']);
	});
});
