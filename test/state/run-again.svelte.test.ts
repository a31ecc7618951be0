import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { METHOD_IDS } from '../../src/core/method-id.ts';
import { DEFAULT_PREFERENCES, type ModelConfig, type Preferences } from '../../src/core/preferences.ts';
import type { QuestionSource } from '../../src/core/question.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSpec } from '../../src/core/record/spec.ts';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { Playground } from '../../src/state/playground.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

/** The same for everybody: models are set up, not chosen. */
const models: readonly ModelConfig[] = ['one', 'two', 'three'].map((model) => ({
	id: `custom:${model}`,
	host: 'custom',
	baseUrl: 'http://localhost:8080/v1',
	model,
}));
const names = ['demo:bold', 'demo:careful', ...models.map(({ id }) => id)];

const limit = fc.option(fc.integer({ min: 1, max: 10_000 }));
const preferences: fc.Arbitrary<Preferences> = fc
	.record({
		methods: fc.subarray([...METHOD_IDS], { minLength: 1, maxLength: 5 }),
		methodOptions: fc.constantFrom(
			{},
			{ codesteer: { turns: 3 } },
			{ codesteer: { turns: 5 }, 'all-code': { turns: '2' } },
		),
		model: fc.constantFrom(...names),
		coach: fc.constantFrom('rules', 'same', ...names),
		checker: fc.constantFrom('same', ...names),
		summariser: fc.constantFrom('same', ...names),
		pythonSeconds: fc.integer({ min: 1, max: 120 }),
		budget: fc.record({ calls: limit, tokens: limit, cost: limit, seconds: limit }),
		replyTokens: limit,
		answerSentence: fc.boolean(),
		readOut: fc.boolean(),
		blocks: fc.constantFrom('first', 'all'),
		logprobs: fc.boolean(),
	})
	.map((chosen) => ({ ...DEFAULT_PREFERENCES, ...chosen, models }));

const sources: fc.Arbitrary<QuestionSource> = fc.constantFrom<QuestionSource>(
	{ kind: 'typed' },
	{ kind: 'typed', expected: '9.9' },
	{ kind: 'typed', check: { family: 'game-24', instance: { numbers: [3, 7, 8, 9] } } },
	{ kind: 'instance', family: 'letters', level: '10-15', seed: '7', instance: { word: 'strawberry' } },
);

/** A page of the same browser, whose person prefers something else. */
function open(store: MemoryRuns, kept: Preferences, ids: () => string) {
	const { tabs, locks } = new BrowserTabs().open();
	const choices = new Choices(new PreferencesState({ load: () => kept, save: () => undefined }));
	const recorder = new Recorder({
		perform: endAtOnce,
		store,
		clock: { now: () => 1000, sleep: () => Promise.resolve() },
		locks,
		tabs,
		onStorageProblem: () => undefined,
	});
	return new Playground(
		{
			recorder,
			store,
			lookOn: (run, watcher, signal) => lookOn(run, { store, locks, tabs }, watcher, signal),
			ids: { next: ids },
			nextFrame: (callback) => callback(),
			lastGroup: { get: () => null, set: () => undefined },
		},
		choices,
		new Models(choices),
	);
}

async function* endAtOnce(spec: RunSpec): AsyncGenerator<RunEvent> {
	const base = { runId: spec.runId, at: 1000 };
	yield { ...base, seq: 0, type: 'run-start', version: 2, spec };
	yield { ...base, seq: 1, type: 'run-end', outcome: 'finished' };
}

test('an opened kept run is run again with the very same question, methods, options, models, seed and limits', async () => {
	await fc.assert(
		fc.asyncProperty(
			preferences,
			preferences,
			sources,
			fc.option(fc.nat(1000), { nil: undefined }),
			async (first, other, source, seed) => {
				const store = new MemoryRuns();
				let id = 0;
				const ids = () => String(id++);
				const before = open(store, first, ids);
				before.open({
					question: 'Which is larger, 9.11 or 9.9?',
					source,
					choices: {},
					...(seed === undefined ? {} : { seed }),
				});
				await before.run();
				const made = specsIn(store);
				const again = open(store, other, ids);
				await again.openGroup(made[0]!.groupId);
				await again.run();
				const repeated = specsIn(store).slice(made.length);
				expect(repeated.map(withoutIds)).toEqual(made.map(withoutIds));
				expect(again.lanes.map(({ method }) => method)).toEqual(before.lanes.map(({ method }) => method));
			},
		),
		{ numRuns: 40 },
	);
});

function specsIn(store: MemoryRuns): RunSpec[] {
	return [...store.events.values()].flatMap(([start]) => (start?.type === 'run-start' ? [start.spec] : []));
}

function withoutIds(spec: RunSpec): RunSpec {
	return { ...spec, runId: '' as RunId, groupId: '' as GroupId };
}
