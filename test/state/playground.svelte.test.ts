import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { ANSWER_SENTENCE } from '../../src/core/question.ts';
import type { RunStore } from '../../src/core/ports.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/core/preferences.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSpec } from '../../src/core/record/spec.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { MAX_QUESTION_LENGTH, Playground } from '../../src/state/playground.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { FakePython } from '../support/fake-python.ts';
import { portsOf } from '../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../support/scripted-model.ts';

/** Keeps events in a list, as the real store does in IndexedDB. */
class MemoryRuns implements RunStore {
	readonly events = new Map<RunId, RunEvent[]>();
	fails = false;

	append(runId: RunId, events: readonly RunEvent[]): Promise<void> {
		if (this.fails) return Promise.reject(new Error('The disk is full.'));
		this.events.set(runId, [...(this.events.get(runId) ?? []), ...events]);
		return Promise.resolve();
	}

	list() {
		return Promise.resolve([...this.events.values()].map(summarise));
	}

	load(runId: RunId) {
		return Promise.resolve(this.events.get(runId) ?? null);
	}

	delete(runIds: readonly RunId[]) {
		for (const id of runIds) this.events.delete(id);
		return Promise.resolve();
	}

	clear() {
		this.events.clear();
		return Promise.resolve();
	}
}

interface Setting {
	preferences?: Partial<Preferences>;
	reply?: (index: number) => ScriptedReply;
	run?: (spec: RunSpec, signal: AbortSignal) => AsyncIterable<RunEvent>;
}

function open({ preferences = {}, reply = () => 'The answer is <<<42>>>', run }: Setting = {}) {
	const store = new MemoryRuns();
	const kept = { ...DEFAULT_PREFERENCES, methods: ['all-text'], ...preferences };
	const state = new PreferencesState({ load: () => kept, save: () => undefined });
	let id = 0;
	let group: GroupId | null = null;
	const playground = new Playground(
		{
			run:
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
			ids: { next: () => `id-${String(id++)}` },
			nextFrame: (callback) => callback(),
			holdGroup: (_group, work) => work(),
			lastGroup: { get: () => group, set: (next) => (group = next) },
		},
		state,
		new Models(state),
	);
	return { playground, store, state };
}

describe('Playground', () => {
	it('runs the toggled methods on the question, shows a lane for each, and keeps what happened', async () => {
		const { playground, store } = open({ preferences: { methods: ['all-text', 'only-question'] } });
		playground.ask('What is 6 times 7?', '42');
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
		playground.ask('What is 6 times 7?', '42');
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
		await playground.open(specs[0]!.groupId);
		expect(playground.question).toBe('What is 6 times 7?');
	});

	it('sends a task’s question as it is', async () => {
		const { playground, store } = open();
		const source = { kind: 'instance', family: 'letters', level: 'x', seed: '1', instance: null } as const;
		playground.askRuled('Count <<<…>>>', source);
		await playground.run();
		expect(playground.takesAnswerSentence).toBe(false);
		const [[start] = []] = [...store.events.values()];
		expect(start).toMatchObject({ spec: { question: { text: 'Count <<<…>>>', source } } });
	});

	it('carries the limits and the way of reading into the run; a scripted model is asked for no reading out', async () => {
		const { playground, store } = open({ preferences: { blocks: 'all', replyTokens: 300 } });
		playground.ask('What is 6 times 7?', '42');
		await playground.run();
		const [[start] = []] = [...store.events.values()];
		expect(start).toMatchObject({
			spec: { blocks: 'all', readOut: false, limits: { pythonMs: 10_000, maxTokens: 300, calls: 100 } },
		});
	});

	it('says why it does not run: no question, too long a one, no method', async () => {
		const { playground, state } = open();
		await playground.run();
		expect(playground.problem).toBe('Type a question first, or pick one of the examples below.');
		playground.ask('x'.repeat(MAX_QUESTION_LENGTH + 1));
		await playground.run();
		expect(playground.problem).toContain('50,001 characters');
		state.change({ methods: [] });
		playground.ask('Hello?');
		await playground.run();
		expect([playground.problem, playground.lanes]).toEqual(['Switch on at least one method.', []]);
	});

	it('judges an example by its task, until the question is changed', async () => {
		const { playground } = open({ reply: () => '<<<(7 + 9 - 8) * 3>>>' });
		playground.pick({
			label: '',
			question: 'Make 24 from 3 7 8 9.',
			check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } },
		});
		expect(playground.isJudgedByRules).toBe(true);
		await playground.run();
		expect(playground.lanes[0]?.view.verdict?.verdict.kind).toBe('correct');
		playground.question = 'Make 25 from 3 7 8 9.';
		expect(playground.isJudgedByRules).toBe(false);
	});

	it('stops every lane and keeps what had happened', async () => {
		const { playground, store } = open({
			run: async function* (spec, signal) {
				const base = { runId: spec.runId, at: 0 };
				yield { ...base, seq: 0, type: 'run-start', version: 2, spec };
				if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
				yield { ...base, seq: 1, type: 'run-end', outcome: 'cancelled' };
			},
		});
		playground.ask('Hello?');
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
		playground.ask('Hello?');
		await playground.run();
		expect(playground.lanes[0]?.view.outcome).toBe('failed');
		expect(playground.lanes[0]?.view.failure).toEqual({
			kind: 'internal',
			message:
				'A part of this page could not be loaded (Failed to fetch a module). Check the connection, reload the page and run again.',
		});
	});

	it('goes on when storing fails, and says so', async () => {
		const { playground, store } = open();
		store.fails = true;
		playground.ask('What is 6 times 7?', '42');
		await playground.run();
		expect([playground.lanes[0]?.view.outcome, playground.storageProblem]).toEqual([
			'finished',
			'The disk is full.',
		]);
	});

	it('shows the last group again after a reload, with its question and expected answer', async () => {
		const { playground } = open();
		playground.ask('What is 6 times 7?', '42');
		await playground.run();
		const before = playground.lanes[0]?.view;
		playground.ask('');
		playground.lanes = [];
		await playground.restore();
		expect([playground.question, playground.expected]).toEqual(['What is 6 times 7?', '42']);
		expect(playground.lanes[0]?.view.verdict).toEqual(before?.verdict);
	});

	it('leaves alone what was typed while the last group was read', async () => {
		const { playground } = open();
		playground.ask('What is 6 times 7?', '42');
		await playground.run();
		playground.ask('');
		playground.lanes = [];
		const restoring = playground.restore();
		playground.ask('Something else');
		await restoring;
		expect([playground.question, playground.lanes]).toEqual(['Something else', []]);
	});

	it('shows the newest program, and the one of a selected turn with what it replaced', async () => {
		const replies = ['```python\nprint("<<<1>>>")\n```', '```python\nprint("<<<2>>>")\n```'];
		const { playground } = open({
			preferences: { methods: ['all-code'], methodOptions: { 'all-code': { turns: '2' } } },
			reply: (index) => replies[index] ?? 'FINISHED',
		});
		playground.ask('Count.');
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
});
