import { expect, test } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { MethodId } from '../../src/core/method-id.ts';
import type { RunSummary } from '../../src/core/record/summary.ts';
import { createPreferenceStore } from '../../src/runtime/storage/preferences.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { RouterTraining } from '../../src/state/router-training.svelte.ts';
import { MapStorage } from '../runtime/storage/storage-fixtures.ts';
import { FakePython, printed } from '../support/fake-python.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { runAll, typed } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

/** `count` riddles that only words solve and as many products that only code solves, each answered both ways. */
async function storedRuns(count: number): Promise<MemoryRuns> {
	const runs = new MemoryRuns();
	for (let i = 0; i < count; i++) {
		const asked = [
			{ question: `Who is the youngest of friends ${'so '.repeat(i)}many?`, isCode: false },
			{ question: `What is ${String(48213 + i)} * ${String(90757 + i)} * 7?`, isCode: true },
		];
		for (const { question, isCode } of asked) {
			for (const method of ['all-text', 'all-code'] satisfies MethodId[]) {
				const answer = isCode === (method === 'all-code') ? '42' : '41';
				const reply = method === 'all-code' ? '```python\nprint(1)\n```' : `<<<${answer}>>>`;
				const runId = `run-${String(i)}-${String(isCode)}-${method}` as RunId;
				const events = await runAll({
					question: typed(question, '42'),
					method,
					models: { task: new ScriptedModel(() => reply) },
					python: new FakePython(() => printed(`${answer}\n`)),
				});
				runs.events.set(runId, events);
				runs.summaries.set(runId, { runId, outcome: 'finished' } as RunSummary);
			}
		}
	}
	return runs;
}

function openTraining(runs: MemoryRuns): RouterTraining {
	return new RouterTraining(runs, new PreferencesState(createPreferenceStore(new MapStorage())));
}

test('trains on stored runs that only one way got right, and keeps the router for the runs to come', async () => {
	const training = openTraining(await storedRuns(25));
	expect(training.hasRouter).toBe(false);
	const going = [training.train(), training.train()];
	expect(training.isBusy).toBe(true);
	await Promise.all(going);
	expect(training.isBusy).toBe(false);
	expect(training.status).toMatchObject({
		kind: 'done',
		result: { kind: 'trained', model: { trainedOn: 50 }, isBetterThanBaseline: true },
	});
	expect(training.hasRouter).toBe(true);
});

test('says how few there are, and keeps no router', async () => {
	const training = openTraining(await storedRuns(1));
	await training.train();
	expect(training.status).toMatchObject({ kind: 'done', result: { kind: 'too-little-data', useful: 2 } });
	expect(training.hasRouter).toBe(false);
});

test('learns from the others when some cannot be read, and says why it could read none', async () => {
	const runs = await storedRuns(25);
	const load = runs.load.bind(runs);
	const bad = 'run-0-true-all-code';
	runs.load = (runId) => ((runId as string) === bad ? Promise.reject(new Error('torn')) : load(runId));
	const training = openTraining(runs);
	await training.train();
	expect(training.status).toMatchObject({ result: { model: { trainedOn: 49 } } });
	runs.list = () => Promise.reject(new Error('The disk is gone.'));
	await training.train();
	expect(training.status).toEqual({ kind: 'failed', reason: 'The disk is gone.' });
});

test('learns nothing from forks, and nothing from a coach that is a person', async () => {
	const runs = await storedRuns(25);
	const id = 'run-0-true-all-code' as RunId;
	runs.summaries.set(id, { ...runs.summaries.get(id)!, fork: { instead: 'a', alternative: 'b' } });
	const coached = runs.summaries.get('run-1-true-all-code' as RunId)!;
	runs.summaries.set(coached.runId, {
		...coached,
		method: 'codesteer',
		models: { ...coached.models!, coach: 'you' },
	});
	const training = openTraining(runs);
	await training.train();
	expect(training.status).toMatchObject({ result: { model: { trainedOn: 48 } } });
});
