import { expect, test } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { parseExamples } from '../../src/core/methods/learned-examples/example.ts';
import { EXAMPLES_OPTION } from '../../src/core/methods/learned-examples/examples-option.ts';
import type { Question } from '../../src/core/question.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { generated } from '../../src/core/tasks/instance.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import { createPreferenceStore } from '../../src/runtime/storage/preferences.ts';
import { ExampleLearning } from '../../src/state/example-learning.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { MapStorage } from '../runtime/storage/storage-fixtures.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { runAll } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

const letters = familyById('letters')!;

/** Runs in words on tasks of their own, each right or wrong as told. */
async function storedRuns(...areRight: boolean[]): Promise<MemoryRuns> {
	const runs = new MemoryRuns();
	for (const [i, isRight] of areRight.entries()) {
		const [level] = letters.levels;
		const instance = generated(letters, level!, String(i));
		const question: Question = {
			text: letters.question(instance),
			source: { kind: 'instance', family: 'letters', level: level!.id, seed: String(i), instance },
		};
		const answer = isRight ? letters.solve(instance) : 'nothing';
		const task = new ScriptedModel([`Let me see.\n<<<${answer}>>>`]);
		const events = await runAll({ question, method: 'all-text', models: { task } });
		const runId = `run-${String(i)}` as RunId;
		runs.events.set(
			runId,
			events.map((event) =>
				event.type === 'run-start' ? { ...event, spec: { ...event.spec, runId } } : event,
			),
		);
		runs.summaries.set(runId, { ...summarise(events), runId });
	}
	return runs;
}

function open(runs: MemoryRuns) {
	const preferences = new PreferencesState(createPreferenceStore(new MapStorage()));
	const learning = new ExampleLearning(runs, preferences);
	const learned = () => {
		const stored = preferences.current.methodOptions['learned-examples']?.[EXAMPLES_OPTION];
		const read = parseExamples(typeof stored === 'string' ? stored : '');
		return read.ok ? read.value.map(({ run }) => run) : read.error;
	};
	return { preferences, learning, learned };
}

test('takes right runs for examples, keeps them for the runs to come, and forgets them when told', async () => {
	const { preferences, learning, learned } = open(await storedRuns(true, false, true));
	preferences.change({ methodOptions: { 'learned-examples': { steps: 3 } } });
	expect([learning.hasExamples, learned()]).toEqual([false, []]);
	await learning.learn();
	expect(learning.status).toEqual({ kind: 'done', right: 2, fit: 2, kept: 2, families: 1 });
	expect([learning.hasExamples, learned()]).toEqual([true, ['run-0', 'run-2']]);
	learning.forget();
	expect([learning.hasExamples, learning.status]).toEqual([false, { kind: 'idle' }]);
	expect(preferences.current.methodOptions).toEqual({ 'learned-examples': { steps: 3 } });
});

test('keeps what it had where no run fits, and says how many it looked at', async () => {
	const runs = await storedRuns(true);
	const { learning, learned } = open(runs);
	await learning.learn();
	await runs.clear();
	await learning.learn();
	expect(learning.status).toEqual({ kind: 'done', right: 0, fit: 0, kept: 0, families: 0 });
	expect(learned()).toEqual(['run-0']);
});

test('learns from the others when some cannot be read, and says why it could read none', async () => {
	const runs = await storedRuns(true, true);
	const load = runs.load.bind(runs);
	runs.load = (runId) => (runId === 'run-0' ? Promise.reject(new Error('torn')) : load(runId));
	const { learning, learned } = open(runs);
	await learning.learn();
	expect(learned()).toEqual(['run-1']);
	runs.list = () => Promise.reject(new Error('The disk is gone.'));
	await learning.learn();
	expect(learning.status).toEqual({ kind: 'failed', reason: 'The disk is gone.' });
});

test('learns nothing from forks: their replies are not all the model’s own', async () => {
	const runs = await storedRuns(true, true);
	const [id] = runs.summaries.keys();
	runs.summaries.set(id!, { ...runs.summaries.get(id!)!, fork: { instead: 'a', alternative: 'b' } });
	const { learning, learned } = open(runs);
	await learning.learn();
	expect(learning.status).toMatchObject({ right: 1 });
	expect(learned()).toEqual(['run-1']);
});
