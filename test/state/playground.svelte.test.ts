import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../src/core/ids.ts';
import { ANSWER_SENTENCE } from '../../src/core/question.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/core/preferences.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSpec } from '../../src/core/record/spec.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { MAX_QUESTION_LENGTH } from '../../src/core/setup/parse.ts';
import { formatSetupQuery } from '../../src/core/setup/link.ts';
import { typedSetup } from '../../src/core/setup/setup.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import type { Lane } from '../../src/state/lane.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { Playground } from '../../src/state/playground.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { Runs } from '../../src/state/runs.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { FakePython } from '../support/fake-python.ts';
import { portsOf, specOf } from '../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../support/scripted-model.ts';

interface Setting {
	preferences?: Partial<Preferences>;
	reply?: (index: number) => ScriptedReply;
	run?: (spec: RunSpec, signal: AbortSignal) => AsyncIterable<RunEvent>;
	/** Shared by two tabs of one browser. */
	store?: MemoryRuns;
	browser?: BrowserTabs;
	name?: string;
}

function open({
	preferences = {},
	reply = () => 'The answer is <<<42>>>',
	run,
	store = new MemoryRuns(),
	browser = new BrowserTabs(),
	name = 'id',
}: Setting = {}) {
	const own = { id: 'custom:own', host: 'custom', baseUrl: 'http://localhost:1234/v1', model: 'own' };
	const kept = {
		...DEFAULT_PREFERENCES,
		methods: ['all-text'],
		models: [own],
		model: own.id,
		...preferences,
	};
	const state = new PreferencesState({ load: () => kept, save: () => undefined });
	let id = 0;
	let group: GroupId | null = null;
	const { tabs, locks } = browser.open();
	const choices = new Choices(state);
	const recorder = new Recorder({
		perform:
			run ??
			((spec, signal) => {
				const task = new ScriptedModel((_request, index) => reply(index));
				return runQuestion(
					spec,
					portsOf({ models: { task }, python: new FakePython(), ruleCoach: true }),
					signal,
				);
			}),
		store,
		clock: { now: () => 1000, sleep: () => Promise.resolve() },
		locks,
		tabs,
		onStorageProblem: (message) => (playground.storageProblem = message),
	});
	const load = () =>
		new Playground(
			{
				recorder,
				store,
				lookOn: (kept, watcher, signal) => lookOn(kept, { store, locks, tabs }, watcher, signal),
				ids: { next: () => `${name}-${String(id++)}` },
				nextFrame: (callback) => callback(),
				lastGroup: { get: () => group, set: (next) => (group = next) },
			},
			choices,
			new Models(choices),
		);
	const playground = load();
	const runs = new Runs({ store, locks, tabs, left: { get: () => '', set: () => undefined } });
	return { playground, reload: load, store, state, runs };
}

/** Performs until it is stopped. */
async function* untilStopped(spec: RunSpec, signal: AbortSignal): AsyncGenerator<RunEvent> {
	const base = { runId: spec.runId, at: 5000 };
	yield { ...base, seq: 0, type: 'run-start', version: 2, spec };
	if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
	yield { ...base, seq: 1, type: 'run-end', outcome: 'cancelled' };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('Playground', () => {
	it('runs the toggled methods on the question, shows a lane for each, and keeps what happened', async () => {
		const { playground, store } = open({ preferences: { methods: ['all-text', 'only-question'] } });
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		flushSync();
		expect(
			playground.lanes.map((lane) => [lane.label, lane.view.outcome, lane.view.verdict?.verdict.kind]),
		).toEqual([
			['Only question', 'finished', 'correct'],
			['All text', 'finished', 'correct'],
		]);
		const stored = [...store.events.values()];
		expect(stored.map((events) => [events[0]?.type, events.at(-1)?.type])).toEqual([
			['run-start', 'run-end'],
			['run-start', 'run-end'],
		]);
		expect(stored.flat().some((event) => event.type === 'call-delta')).toBe(false);
	});

	it('sends a typed question with the sentence about the answer’s form, and shows it as it was typed', async () => {
		const { playground, store, state } = open();
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		state.change({ answerSentence: false });
		await playground.run();
		const specs = [...store.events.values()].flatMap(([start]) =>
			start?.type === 'run-start' ? [start.spec] : [],
		);
		expect(specs.map(({ question }) => question)).toEqual([
			{
				text: `What is 6 times 7?\n\n${ANSWER_SENTENCE}`,
				source: { kind: 'typed', expected: '42', asTyped: 'What is 6 times 7?' },
			},
			{ text: 'What is 6 times 7?', source: { kind: 'typed', expected: '42' } },
		]);
		expect((await store.list()).map(({ question }) => question)).toEqual([
			'What is 6 times 7?',
			'What is 6 times 7?',
		]);
		await playground.openGroup(specs[0]!.groupId);
		expect(playground.question).toBe('What is 6 times 7?');
	});

	it('sends a task’s question as it is', async () => {
		const { playground, store } = open();
		const source = { kind: 'instance', family: 'letters', level: 'x', seed: '1', instance: null } as const;
		playground.open({ question: 'Count <<<…>>>', source, choices: {} });
		await playground.run();
		expect(playground.takesAnswerSentence).toBe(false);
		const [[start] = []] = [...store.events.values()];
		expect(start).toMatchObject({ spec: { question: { text: 'Count <<<…>>>', source } } });
	});

	it('carries the limits and the way of reading into the run; a scripted model is asked for no reading out', async () => {
		const { playground, store } = open({
			preferences: { model: 'demo:bold', blocks: 'all', replyTokens: 300 },
		});
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const [[start] = []] = [...store.events.values()];
		expect(start).toMatchObject({
			spec: { blocks: 'all', readOut: false, limits: { pythonMs: 10_000, maxTokens: 300, calls: 100 } },
		});
	});

	it('says why it does not run: no question, too long a one, no method', async () => {
		const { playground, state } = open();
		await playground.run();
		expect(playground.refusal).toEqual({ kind: 'empty' });
		playground.open(typedSetup('x'.repeat(MAX_QUESTION_LENGTH + 1)));
		await playground.run();
		expect(playground.refusal).toEqual({
			kind: 'problem',
			text: expect.stringContaining('50,001 characters') as string,
		});
		state.change({ methods: [] });
		playground.open(typedSetup('Hello?'));
		await playground.run();
		expect([playground.refusal, playground.lanes]).toEqual([
			{ kind: 'problem', text: 'Switch on at least one method.' },
			[],
		]);
	});

	it('says once that the scripted model does not know a question, instead of running it', async () => {
		const { playground, state } = open({
			preferences: { model: 'demo:bold', methods: ['all-text', 'all-code'] },
		});
		playground.open(typedSetup('Who was the first person on the moon?'));
		await playground.run();
		expect([playground.refusal, playground.lanes]).toEqual([{ kind: 'unknown' }, []]);
		// It goes with what it was about: the question, or the model.
		playground.question = 'Who was the second?';
		expect(playground.refusal).toBe(null);
		await playground.run();
		state.change({ model: 'custom:own' });
		expect(playground.refusal).toBe(null);
		state.change({ model: 'demo:bold' });
		playground.open(typedSetup('7.8 or 7.12?'));
		expect([playground.refusal, playground.computed]).toEqual([
			null,
			'7.8, the larger one, computed by the page',
		]);
		await playground.run();
		expect(playground.lanes.map(({ view }) => view.spec?.question.source)).toEqual(
			Array(2).fill({ kind: 'typed', asTyped: '7.8 or 7.12?', expected: '7.8', computed: true }),
		);
	});

	it('takes back what was said of the answer as soon as another question stands in the box, not before it was asked', async () => {
		const { playground, store } = open();
		playground.open(typedSetup('Which is larger, 9.11 or 9.9?', '9.9'));
		playground.question = '7.8 or 7.12?';
		expect(playground.expected).toBe('');
		playground.question = 'Which is larger, 9.11 or 9.9?';
		expect(playground.expected).toBe('9.9');
		playground.expected = '8';
		playground.question = 'What is four and four?';
		expect(playground.expected).toBe('8');
		await playground.run();
		expect(playground.expected).toBe('8');
		playground.question = 'What is five and five?';
		expect(playground.expected).toBe('');
		await playground.run();
		const asked = [...store.events.values()].map(
			([start]) => start?.type === 'run-start' && start.spec.question.source,
		);
		expect(asked.map((source) => source !== false && source.kind === 'typed' && source.expected)).toEqual([
			'8',
			undefined,
		]);
	});

	it('judges an example by its task, until the question is changed', async () => {
		const { playground } = open({ reply: () => '<<<(7 + 9 - 8) * 3>>>' });
		const check = { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } } as const;
		playground.open({ question: 'Make 24 from 3 7 8 9.', source: { kind: 'typed', check }, choices: {} });
		expect(playground.isJudgedByRules).toBe(true);
		await playground.run();
		expect(playground.lanes[0]?.view.verdict?.verdict.kind).toBe('correct');
		playground.question = 'Make 25 from 3 7 8 9.';
		expect(playground.isJudgedByRules).toBe(false);
	});

	it('names the question the lanes answer once the box holds another', async () => {
		const { playground } = open();
		playground.open(typedSetup('What is 6 times 7?', '42'));
		expect(playground.askedBefore).toBe(null);
		await playground.run();
		expect(playground.askedBefore).toBe(null);
		playground.question = ' What is 6 times 7?\n';
		expect(playground.askedBefore).toBe(null);
		playground.open(typedSetup('Make 24 from 3 7 8 9.'));
		expect(playground.askedBefore).toBe('What is 6 times 7?');
		await playground.run();
		expect(playground.askedBefore).toBe(null);
	});

	it('opens an example and runs it at once; while lanes run it only fills the box, until the person stops them for it', async () => {
		const { playground } = open({ run: untilStopped });
		const first = playground.openAndRun(typedSetup('First?'));
		await settled();
		expect([playground.isRunning, playground.askedBefore]).toEqual([true, null]);
		await playground.openAndRun(typedSetup('Second?'));
		flushSync();
		expect([playground.question, playground.isRunning, playground.askedBefore]).toEqual([
			'Second?',
			true,
			'First?',
		]);
		const second = playground.stopAndRun();
		await first;
		await settled();
		expect([playground.isRunning, playground.askedBefore, playground.lanes.length]).toEqual([true, null, 1]);
		playground.stop();
		await second;
	});

	it('stops nothing for a question that cannot be run', async () => {
		const { playground, state } = open({ run: untilStopped });
		const first = playground.openAndRun(typedSetup('First?'));
		await settled();
		playground.question = 'Second?';
		expect(playground.asksAnother).toBe(true);
		state.change({ methods: [] });
		await playground.stopAndRun();
		playground.question = '';
		expect(playground.asksAnother).toBe(false);
		await playground.stopAndRun();
		expect([playground.isRunning, playground.refusal]).toEqual([true, { kind: 'empty' }]);
		playground.stop();
		await first;
	});

	it('shows a group that is being opened, though the example comes in between', async () => {
		const made = open();
		made.playground.open(typedSetup('What is 6 times 7?', '42'));
		await made.playground.run();
		const records = [...made.store.events.values()];
		const group = [...made.store.summaries.values()][0]!.groupId;
		const fresh = open({ store: made.store });
		const opening = fresh.playground.openGroup(group);
		fresh.playground.showExample(records);
		await opening;
		expect([fresh.playground.isExample, fresh.playground.question]).toEqual([false, 'What is 6 times 7?']);
	});

	it('shows the finished example only where there is nothing else, keeps it out of the store, and gives way to a run', async () => {
		const made = open();
		made.playground.open(typedSetup('What is 6 times 7?', '42'));
		await made.playground.run();
		const records = [...made.store.events.values()];
		made.playground.showExample([]);
		expect(made.playground.isExample).toBe(false);

		const { playground, store } = open();
		playground.showExample(records);
		expect([
			playground.isExample,
			playground.isRunning,
			playground.question,
			playground.askedBefore,
			playground.lanes.map(({ label, view }) => [label, view.outcome]),
			store.events.size,
		]).toEqual([true, false, '', 'What is 6 times 7?', [['All text', 'finished']], 0]);
		playground.open(typedSetup('And 7 times 8?'));
		await playground.run();
		expect([playground.isExample, playground.askedBefore, store.events.size]).toEqual([false, null, 1]);
	});

	it('stops every lane and keeps what had happened', async () => {
		const { playground, store } = open({
			run: untilStopped,
		});
		playground.open(typedSetup('Hello?'));
		const running = playground.run();
		expect(playground.isRunning).toBe(true);
		playground.stop();
		await running;
		expect([playground.isRunning, playground.lanes[0]?.view.outcome]).toEqual([false, 'cancelled']);
		expect([...store.events.values()].map((events) => events.length)).toEqual([2]);
	});

	it('ends a lane as failed, with what to do, when the run loop cannot be loaded', async () => {
		const { playground } = open({
			run: () => ({
				[Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('Failed to fetch a module')) }),
			}),
		});
		playground.open(typedSetup('Hello?'));
		await playground.run();
		expect(playground.lanes[0]?.view.outcome).toBe('failed');
		expect(playground.lanes[0]?.view.failure).toEqual({
			kind: 'internal',
			message:
				'A part of this page could not be loaded (Failed to fetch a module). Run again; without a network, as soon as there is one.',
		});
	});

	it('goes on when storing fails, and says so', async () => {
		const { playground, store } = open();
		store.fails = true;
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		expect([playground.lanes[0]?.view.outcome, playground.storageProblem]).toEqual([
			'finished',
			'The disk is full.',
		]);
	});

	it('shows the last group again after a reload, with its question and expected answer', async () => {
		const { playground, reload } = open();
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const reloaded = reload();
		await reloaded.restore();
		expect([reloaded.question, reloaded.expected]).toEqual(['What is 6 times 7?', '42']);
		expect(reloaded.lanes[0]?.view.verdict).toEqual(playground.lanes[0]?.view.verdict);
	});

	it('leaves alone what was typed while the last group was read', async () => {
		const { playground, reload } = open();
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const reloaded = reload();
		const restoring = reloaded.restore();
		reloaded.question = 'Something else';
		await restoring;
		expect([reloaded.question, reloaded.lanes]).toEqual(['Something else', []]);
	});

	it('puts nothing above a box that somebody came back to and types in', async () => {
		const { playground, store, reload } = open();
		expect(playground.isReturning).toBe(false);
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const reloaded = reload();
		const restoring = reloaded.restore();
		reloaded.question = 'Something else';
		await restoring;
		reloaded.showExample([...store.events.values()]);
		expect([reloaded.isReturning, reloaded.isExample, reloaded.lanes]).toEqual([true, false, []]);
	});

	it('shows the newest program, and the one of a selected turn with what it replaced', async () => {
		const replies = ['```python\nprint("<<<1>>>")\n```', '```python\nprint("<<<2>>>")\n```'];
		const { playground } = open({
			preferences: { methods: ['all-code'], methodOptions: { 'all-code': { turns: '2' } } },
			reply: (index) => replies[index] ?? 'FINISHED',
		});
		playground.open(typedSetup('Count.'));
		await playground.run();
		flushSync();
		const lane = playground.lanes[0]!;
		expect(playground.shownCode).toMatchObject({
			title: 'All code, turn 2',
			code: 'print("<<<2>>>")',
			previous: 'print("<<<1>>>")',
		});
		playground.select({ lane: lane.runId, turn: 1, card: null });
		expect(playground.shownCode).toMatchObject({
			title: 'All code, turn 1',
			code: 'print("<<<1>>>")',
			previous: null,
		});
	});

	it('shows the programs of the lane that fills the screen, whatever was selected beside it', async () => {
		const { playground } = open({
			preferences: { methods: ['all-text', 'all-code'] },
			reply: () => '```python\nprint("<<<1>>>")\n```',
		});
		playground.open(typedSetup('Count.'));
		await playground.run();
		flushSync();
		const [text, code] = playground.lanes as [Lane, Lane];
		const titles: unknown[] = [];
		const seen = new Set<unknown>();
		const look = (lane: Lane | null) => {
			playground.alone = lane?.runId ?? null;
			titles.push(playground.shownCode?.title);
			seen.add(playground.pointedAt);
		};
		look(null);
		look(code);
		playground.select({ lane: code.runId, turn: 1, card: null });
		look(code);
		look(text);
		expect(titles).toEqual(['All code, turn 1', 'All code, turn 1', 'All code, turn 1', 'All text, turn 1']);
		expect(seen.size).toBe(4);
	});

	it('lets a group run on while another one is looked at, and shows it running when it is opened again', async () => {
		const { playground, store } = open({ run: untilStopped });
		playground.open(typedSetup('First?'));
		const first = playground.run();
		await settled();
		const group = [...store.summaries.values()][0]!.groupId;
		await playground.openGroup(group);
		flushSync();
		expect([playground.isRunning, playground.lanes[0]?.view.outcome]).toEqual([true, 'running']);
		playground.stop();
		await first;
		expect([playground.isRunning, playground.lanes[0]?.view.outcome]).toEqual([false, 'cancelled']);
	});

	it('looks on at a group that another tab performs, and may stop it from here', async () => {
		const [store, browser] = [new MemoryRuns(), new BrowserTabs()];
		const here = open({ run: untilStopped, store, browser, name: 'here' });
		const there = open({ store, browser, name: 'there' });
		here.playground.open(typedSetup('Hello?'));
		const running = here.playground.run();
		await settled();
		const group = [...store.summaries.values()][0]!.groupId;
		await there.playground.openGroup(group);
		expect([there.playground.question, there.playground.isRunning]).toEqual(['Hello?', true]);
		expect(here.playground.isRunning).toBe(true);
		there.playground.stop();
		await running;
		await settled();
		expect([here, there].map(({ playground }) => playground.lanes[0]?.view.outcome)).toEqual([
			'cancelled',
			'cancelled',
		]);
	});

	it('shows that a run was cut off as soon as its tab is closed, and counts the time until its last event', async () => {
		const [store, browser] = [new MemoryRuns(), new BrowserTabs()];
		const dead = browser.open();
		const recorder = new Recorder({
			perform: untilStopped,
			store,
			clock: { now: () => 0, sleep: () => Promise.resolve() },
			locks: dead.locks,
			tabs: dead.tabs,
			onStorageProblem: () => undefined,
		});
		const spec = specOf({ question: { text: 'Hello?', source: { kind: 'typed' } } });
		recorder.record([spec]);
		await settled();
		const there = open({ store, browser });
		await there.playground.openGroup(spec.groupId);
		const looking = new AbortController();
		there.runs.follow(looking.signal);
		await settled();
		expect(there.runs.kept.map(({ outcome }) => outcome)).toEqual(['running']);
		dead.close();
		await settled();
		expect(there.playground.lanes[0]?.view).toMatchObject({ outcome: 'interrupted', endedAt: 5000 });
		expect(there.runs.kept.map(({ outcome, ms }) => [outcome, ms])).toEqual([['interrupted', 0]]);
		looking.abort();
	});

	it('opens a link: question, methods and model are the link’s, what is stored stays', () => {
		const { playground, state } = open();
		const before = state.current;
		playground.openLink(
			formatSetupQuery({
				...typedSetup('Which is larger, 9.11 or 9.9?', '9.9'),
				choices: { methods: ['codesteer'], model: 'demo:careful' },
				seed: 7,
			}),
		);
		expect(playground.setup).toMatchObject({
			question: 'Which is larger, 9.11 or 9.9?',
			source: { kind: 'typed', expected: '9.9' },
			choices: { methods: ['codesteer'], model: 'demo:careful', coach: 'rules' },
			seed: 7,
		});
		expect(playground.lanes).toEqual([]);
		playground.toggleMethod('all-text');
		expect([state.current, playground.selectedMethods]).toEqual([before, ['all-text', 'codesteer']]);
		playground.choices.reset();
		expect(playground.selectedMethods).toEqual(['all-text']);
	});

	it('finds the model here whose file a link names without its folder', () => {
		const model = '/home/anna/models/qwen.gguf';
		const own = { id: `llamacpp:${model}`, host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model };
		const { playground } = open({ preferences: { models: [own] } });
		const choices = { methods: ['all-text' as const], model: 'llamacpp:qwen.gguf', coach: 'rules' };
		playground.openLink(formatSetupQuery({ ...typedSetup('Why?'), choices }));
		expect(playground.setup.choices).toMatchObject({ model: own.id, coach: 'rules' });
	});

	it('leaves a hosted model that a link names and nobody has set up here to the person, and starts nothing', async () => {
		const { playground } = open();
		playground.openLink(
			formatSetupQuery({
				...typedSetup('<img src=x onerror="alert(1)">'),
				choices: { methods: ['all-text'], model: 'openai:<b>gpt</b>' },
			}),
		);
		expect([playground.question, playground.lanes]).toEqual(['<img src=x onerror="alert(1)">', []]);
		expect(playground.setup.choices.model).toBe('openai:<b>gpt</b>');
		await playground.run();
		expect([playground.refusal, playground.lanes]).toEqual([
			{
				kind: 'problem',
				text: expect.stringContaining('choose another, or add it under Settings') as string,
			},
			[],
		]);
	});

	it('says what is wrong with a link that cannot be opened, and leaves the box alone', () => {
		const { playground } = open();
		playground.open(typedSetup('Mine'));
		playground.openLink('q=Hello&methods=magic');
		expect([playground.question, playground.refusal]).toEqual([
			'Mine',
			{ kind: 'problem', text: 'This link cannot be opened: There is no method "magic".' },
		]);
	});

	it('says nothing of opened choices when a kept run was made with the person’s own', async () => {
		const { playground, reload } = open({
			preferences: {
				methods: ['codesteer', 'all-text'],
				methodOptions: { 'all-code': { turns: '2' }, 'all-text': {} },
			},
		});
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const reloaded = reload();
		await reloaded.restore();
		expect([reloaded.lanes.length, reloaded.choices.isOverlaid]).toEqual([2, false]);
	});

	it('asks a kept run’s method with the options it had, not with those chosen since', async () => {
		const { playground, state, reload } = open({ preferences: { methods: ['all-code'] } });
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		state.change({ methodOptions: { 'all-code': { turns: '2' }, codesteer: { turns: 3 } } });
		const reloaded = reload();
		await reloaded.restore();
		expect(reloaded.choices.isOverlaid).toBe(true);
		expect(reloaded.setup.choices.methodOptions).toEqual({ 'all-code': {}, codesteer: { turns: 3 } });
	});

	it('keeps saying what is wrong with a link while the last group is read', async () => {
		const { playground, reload } = open();
		playground.open(typedSetup('What is 6 times 7?', '42'));
		await playground.run();
		const reloaded = reload();
		reloaded.openLink('q=Hello&methods=magic');
		await reloaded.restore();
		expect([reloaded.refusal, reloaded.lanes]).toEqual([
			{ kind: 'problem', text: 'This link cannot be opened: There is no method "magic".' },
			[],
		]);
	});
});
