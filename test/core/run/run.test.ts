import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExecutionResult, PythonRunner } from '../../../src/core/execution.ts';
import type { LanguageModel, ModelPart } from '../../../src/core/model.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { runQuestion } from '../../../src/core/run/run.ts';
import { analysed, FakePython, printed, raised } from '../../support/fake-python.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { collect, portsOf, runAll, type Setting, specOf, stillClock, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const PROGRAM = '```python\nprint(6 * 7)\n```';

function kinds(events: readonly RunEvent[]): string[] {
	return events.map(({ type }) => type);
}

describe('a run', () => {
	it('says everything that happens, in order, from run-start to run-end', async () => {
		const task = new ScriptedModel([`I compute it.\n${PROGRAM}`]);
		const python = new FakePython(() => printed('42\n'));
		const setting: Setting = { method: 'all-code', models: { task }, python };
		const events = await runAll(setting);
		const base = { runId: 'run-1', at: 1000 };
		const text = `I compute it.\n${PROGRAM}`;
		const [head, tail] = [text.slice(0, 20), text.slice(20)];
		expect(events).toEqual([
			{ ...base, seq: 0, type: 'run-start', version: 2, spec: specOf(setting) },
			expect.objectContaining({ seq: 1, type: 'call-start', callId: 'call-1', turn: 1, steer: 'code' }),
			{ ...base, seq: 2, type: 'call-delta', callId: 'call-1', channel: 'answer', text: head },
			{ ...base, seq: 3, type: 'call-delta', callId: 'call-1', channel: 'answer', text: tail },
			{
				...base,
				seq: 4,
				type: 'call-end',
				callId: 'call-1',
				text,
				reasoning: '',
				toolCalls: [],
				finishReason: { unified: 'stop', raw: 'stop' },
				usage: { inputTokens: 10, outputTokens: 5, cost: 0.001 },
				ms: 0,
				reading: readReply(text),
			},
			{
				...base,
				seq: 5,
				type: 'code-start',
				codeId: 'code-1',
				callId: 'call-1',
				turn: 1,
				purpose: 'answer',
				code: 'print(6 * 7)',
			},
			{ ...base, seq: 6, type: 'code-output', codeId: 'code-1', stream: 'stdout', text: '42\n' },
			{ ...base, seq: 7, type: 'analysis', turn: 1, codeId: 'code-1', analysis: analysed(5) },
			{ ...base, seq: 8, type: 'code-end', codeId: 'code-1', result: printed('42\n') },
			{
				...base,
				seq: 9,
				type: 'verdict',
				outcome: {
					verdict: { kind: 'correct', why: 'The answer is the expected one' },
					answer: { text: '42', from: 'output' },
					other: null,
					turn: 1,
					readBy: 'rules',
				},
			},
			{ ...base, seq: 10, type: 'run-end', outcome: 'finished' },
		]);
	});

	it('asks every model with its seed, and with none where it has none', async () => {
		const task = new ScriptedModel(() => PROGRAM);
		await runAll({ method: 'code-text-sum', models: { task }, seed: 11 });
		const unseeded = new ScriptedModel(() => PROGRAM);
		await runAll({ method: 'code-text-sum', models: { task: unseeded } });
		expect([
			task.requests.map(({ seed }) => seed),
			unseeded.requests.map((request) => 'seed' in request),
		]).toEqual([
			[11, 11, 11],
			[false, false, false],
		]);
	});

	it('gives each of its programs a seed of its own, the same when it is repeated', async () => {
		const seedsOf = async (seed?: number) => {
			const python = new FakePython(() => printed('42\n'));
			const models = { task: new ScriptedModel(() => PROGRAM) };
			await runAll({ method: 'code-text-sum-2', models, python, ...(seed === undefined ? {} : { seed }) });
			return python.runs.map((request) => request.seed);
		};
		const [one, again, other, none] = [await seedsOf(7), await seedsOf(7), await seedsOf(8), await seedsOf()];
		expect(again).toEqual(one);
		expect(new Set([...one, ...other]).size).toBe(one.length * 2);
		expect(one.length).toBeGreaterThan(1);
		expect(new Set(none)).toEqual(new Set([undefined]));
	});

	it('goes on after a Python exception, which is a result like any other', async () => {
		const task = new ScriptedModel([PROGRAM]);
		const python = new FakePython(() => raised('ZeroDivisionError', 'division by zero', 1));
		const events = await runAll({ method: 'all-code', models: { task }, python });
		expect(events.slice(-2)).toMatchObject([
			{ type: 'verdict', outcome: { verdict: { kind: 'no-answer' }, answer: null } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});

	it('voids what was streamed before a retry', async () => {
		const task = new ScriptedModel([
			{
				parts: [
					{ type: 'text-delta', text: 'half an ans' },
					{ type: 'retry', attempt: 1, waitMs: 500, reason: 'the host was busy' },
					{ type: 'text-delta', text: '<<<42>>>' },
					{ type: 'finish', reason: { unified: 'stop', raw: null }, usage: {} },
				],
			},
		]);
		const events = await runAll({ models: { task } });
		expect(kinds(events)).toEqual([
			'run-start',
			'call-start',
			'call-delta',
			'call-retry',
			'call-delta',
			'call-end',
			'verdict',
			'run-end',
		]);
		expect(events[5]).toMatchObject({ text: '<<<42>>>' });
	});

	it('fails with the failure of a call and keeps what had arrived', async () => {
		const failure = { kind: 'quota', message: 'Used up', remedy: 'Wait until tomorrow' } as const;
		const task = new ScriptedModel([
			{
				parts: [
					{ type: 'text-delta', text: 'so far' },
					{ type: 'failed', failure },
				],
			},
		]);
		const events = await runAll({ models: { task } });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'call-failed', callId: 'call-1', failure, text: 'so far' },
			{ type: 'run-error', failure: { kind: 'model-call', role: 'task', failure } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});

	it.each([
		['a host', [{ type: 'failed', failure: { kind: 'server', message: 'Gone', remedy: 'Try again' } }]],
		['the end of the stream', []],
	] as const)('counts as tokens what had arrived of a reply that is cut by %s', async (_, end) => {
		const task = new ScriptedModel([
			{
				parts: [{ type: 'text-delta', text: 'A long way of thinking that was paid for' }, ...end],
			},
		]);
		const events = await runAll({ models: { task } });
		const { totals } = foldRun(events);
		expect([totals.calls, totals.estimated, (totals.outputTokens ?? 0) > 5]).toEqual([1, true, true]);
	});

	it('counts what had arrived of a try that was made again, which is no call of its own', async () => {
		const answered = (before: readonly ModelPart[]) =>
			runAll({
				models: {
					task: new ScriptedModel([
						{
							parts: [
								...before,
								{ type: 'text-delta', text: '<<<42>>>' },
								{
									type: 'finish',
									reason: { unified: 'stop', raw: null },
									usage: { inputTokens: 5, outputTokens: 3 },
								},
							],
						},
					]),
				},
			});
		const { totals } = foldRun(
			await answered([
				{ type: 'text-delta', text: 'A long way of thinking' },
				{ type: 'retry', attempt: 1, waitMs: 0, reason: 'cut' },
			]),
		);
		const { totals: plain } = foldRun(await answered([]));
		expect([totals.calls, plain.calls, plain.outputTokens]).toEqual([1, 1, 3]);
		expect((totals.outputTokens ?? 0) > 3 && (totals.inputTokens ?? 0) > 5 && totals.estimated).toBe(true);
	});

	it('calls a reply that just stops cut', async () => {
		const task = new ScriptedModel([{ parts: [{ type: 'text-delta', text: 'a' }] }]);
		const events = await runAll({ models: { task } });
		expect(events.at(-2)).toMatchObject({
			failure: { kind: 'model-call', failure: { kind: 'cut' } },
		});
	});

	it('fails when Python cannot be had', async () => {
		const task = new ScriptedModel([PROGRAM]);
		const python = new FakePython(() => ({ kind: 'unavailable', reason: 'Files are missing' }));
		const events = await runAll({ method: 'all-code', models: { task }, python });
		expect(events.slice(-2)).toMatchObject([
			{ type: 'run-error', failure: { kind: 'python', message: 'Files are missing' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});

	it('calls an exception of a port a fault of the page, without anything like a key', async () => {
		const task: LanguageModel = {
			ref: { id: 'x', label: 'x', kind: 'hosted' },
			capabilities: { tools: false, logprobs: false, systemRole: true, temperature: true, prefill: false },
			stream: () => {
				throw new Error('bad header Bearer sk-0123456789abcdefghij0123456789');
			},
		};
		const events = await runAll({ models: { task } });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'call-failed', failure: { kind: 'unavailable' } },
			{ type: 'run-error', failure: { kind: 'internal', message: 'Error: bad header Bearer …' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});

	it('ends as cancelled when a port ignores the signal', async () => {
		const stop = new AbortController();
		const events: RunEvent[] = [];
		const setting: Setting = { models: { task: deafModel() } };
		for await (const event of runQuestion(specOf(setting), portsOf(setting), stop.signal)) {
			events.push(event);
			if (event.type === 'call-delta') stop.abort();
		}
		expect(events.slice(-2)).toMatchObject([
			{
				type: 'call-failed',
				failure: { kind: 'cancelled' },
				text: 'and then',
				usage: { estimated: true, outputTokens: 2 },
			},
			{ type: 'run-end', outcome: 'cancelled' },
		]);
	});

	it('starts nothing when it is cancelled beforehand', async () => {
		const stop = new AbortController();
		stop.abort();
		const task = new ScriptedModel(['never said']);
		expect(kinds(await runAll({ models: { task } }, stop.signal))).toEqual(['run-start', 'run-end']);
		expect(task.requests).toEqual([]);
	});

	it.each([
		['calls', { calls: 1 }],
		['tokens', { tokens: 15 }],
		['cost', { cost: 0.0005 }],
	] as const)('stops before a call that the %s limit forbids, keeping what exists', async (limit, limits) => {
		const task = new ScriptedModel(['<<<41>>>', '<<<42>>>']);
		const events = await runAll({ options: { turns: '2' }, models: { task }, limits });
		expect(task.requests).toHaveLength(1);
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', turn: 2, limit },
			{ type: 'run-error', failure: { kind: 'limit' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
		expect(kinds(events)).toContain('call-end');
	});

	it('ends a call that takes longer than the run may', async () => {
		const events = await runAll({
			models: { task: deafModel() },
			limits: { seconds: 5 },
			clock: { now: () => 0, sleep: () => Promise.resolve() },
		});
		expect(events.slice(-4)).toMatchObject([
			{ type: 'call-failed', failure: { kind: 'cancelled' } },
			{ type: 'limit-reached', limit: 'seconds' },
			{ type: 'run-error', failure: { kind: 'limit' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});

	it('is not out of time because Python was still starting', async () => {
		const clock = new HandClock();
		const starting = new FakePython();
		const python: PythonRunner = {
			analyse: (code, prose) => starting.analyse(code, prose),
			closeSession: () => undefined,
			run: (_request, _onOutput, _signal, onStarting) => {
				onStarting?.(true);
				return new Promise((resolve) => {
					setTimeout(() => {
						clock
							.pass(8000)
							.then(() => onStarting?.(false))
							.then(() => clock.pass(1000))
							.then(() => resolve(printed('<<<42>>>')))
							.catch(() => undefined);
					}, 0);
				});
			},
		};
		const setting = {
			models: { task: new ScriptedModel(['```python\nprint(42)\n```']) },
			method: 'all-code' as const,
			python,
			clock,
		};
		const inTime = await runAll({ ...setting, limits: { seconds: 5 } });
		expect(inTime.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
		// The record says how long that took, whatever the client says.
		expect(inTime.flatMap((event) => (event.type === 'code-end' ? [event.result] : []))).toEqual([
			{ ...printed('<<<42>>>'), startMs: 8000 },
		]);
	});

	it('tells Python what the program of a reply is going to import while the reply still comes', async () => {
		const reply = 'So:\n```python\nimport sympy\nprint(6 * 7)\n```\nimport numpy';
		const parts: ModelPart[] = [
			{ type: 'reasoning-delta', text: '```python\nimport thought\n\nx\n' },
			{ type: 'text-delta', text: '```python\nimport first\nx\n' },
			{ type: 'retry', attempt: 1, waitMs: 1, reason: 'rate limit' },
			{ type: 'text-delta', text: reply.slice(0, 20) },
			{ type: 'text-delta', text: reply.slice(20) },
			{ type: 'finish', reason: { unified: 'stop', raw: null }, usage: {} },
		];
		const python = new FakePython(() => printed('42\n'));
		await runAll({ models: { task: new ScriptedModel([{ parts }]) }, method: 'all-code', python });
		expect([python.foreseen, python.runs.length]).toEqual([
			['import first\nx\n', 'import sympy\nprint(6 * 7)\n'],
			1,
		]);
	});

	it('says that a cost limit cannot hold when no price is known', async () => {
		const task = new ScriptedModel([{ text: '<<<42>>>', usage: {} }]);
		const events = await runAll({ models: { task }, limits: { cost: 1 } });
		expect(events.find(({ type }) => type === 'remark')).toMatchObject({
			text: 'The price of a call is not known, so the cost limit does not cover it',
		});
	});

	it('says nothing of prices where a model is free, and counts what a cut reply and one in circles have cost', async () => {
		const free = new ScriptedModel([{ text: '<<<42>>>', usage: { cost: 0 } }]);
		const silent = await runAll({ models: { task: free }, limits: { cost: 1 } });
		const rates = { input: 4_000_000, output: 4_000_000 };
		const cut = new ScriptedModel([
			{
				parts: [
					{ type: 'text-delta', text: 'a'.repeat(400) },
					{ type: 'retry', attempt: 1, waitMs: 0, reason: 'cut' },
					{ type: 'text-delta', text: `${PROGRAM}\n` },
					{ type: 'finish', reason: { unified: 'stop', raw: null }, usage: { cost: 1 } },
				],
			},
		]);
		const stopped = await runAll({
			method: 'code-interpreter',
			models: { task: Object.assign(cut, { rates }) },
			python: new FakePython(() => printed('42\n')),
			limits: { cost: 100 },
		});
		expect([
			silent.filter(({ type }) => type === 'remark'),
			stopped.filter(({ type }) => type === 'remark' || type === 'limit-reached').map(({ type }) => type),
		]).toEqual([[], ['limit-reached']]);
	});

	it('gives the model only what the strictest length cap allows', async () => {
		const task = new ScriptedModel(['<<<42>>>']);
		await runAll({ models: { task }, limits: { maxTokens: 300 } });
		expect(task.requests[0]).toEqual({
			role: 'task',
			messages: [{ role: 'user', content: 'What is 6 times 7?' }],
			question: typed('What is 6 times 7?', '42'),
			maxTokens: 300,
		});
	});

	it('ends exactly once and last, whatever ports, abort and reader do', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('only-question', 'all-code', 'codesteer' as const),
				fc.array(fc.constantFrom(...BEHAVIOURS), { minLength: 1, maxLength: 8 }),
				fc.array(fc.constantFrom('prints', 'raises', 'unavailable', 'throws', 'hangs'), { minLength: 1 }),
				fc.option(fc.nat(40), { nil: null }),
				fc.option(fc.nat(40), { nil: null }),
				async (method, replies, runs, abortAt, leaveAt) => {
					const stop = new AbortController();
					const models = { task: unreliableModel(replies) };
					const setting: Setting = { method, models, python: unreliablePython(runs) };
					const hangs = replies.includes('hangs') || runs.includes('hangs');
					const abortAfter = abortAt ?? (hangs ? 60 : null);
					const events: RunEvent[] = [];
					const idle = setInterval(() => {
						if (abortAfter !== null) stop.abort();
					}, 1);
					for await (const event of runQuestion(specOf(setting), portsOf(setting), stop.signal)) {
						events.push(event);
						if (abortAfter !== null && events.length > abortAfter) stop.abort();
						if (leaveAt !== null && events.length > leaveAt) break;
					}
					clearInterval(idle);
					const ends = events.filter(({ type }) => type === 'run-end');
					const isLeft = leaveAt !== null && events.length > leaveAt;
					expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
					expect(ends).toHaveLength(isLeft ? ends.length : 1);
					if (ends.length > 0) expect(events.at(-1)).toBe(ends[0]);
					if (!isLeft) expect(openOf(events)).toEqual([]);
				},
			),
			{ numRuns: 300 },
		);
	});
});

const BEHAVIOURS = ['says', 'codes', 'fails', 'throws', 'stops', 'hangs', 'retries', 'returns'] as const;

/** Calls and programs that were started and not ended. */
function openOf(events: readonly RunEvent[]): string[] {
	const open = new Set<string>();
	for (const event of events) {
		if (event.type === 'call-start') open.add(event.callId);
		if (event.type === 'call-end' || event.type === 'call-failed') open.delete(event.callId);
		if (event.type === 'code-start') open.add(event.codeId);
		if (event.type === 'code-end') open.delete(event.codeId);
	}
	return [...open];
}

function modelOf(stream: (index: number) => AsyncIterable<ModelPart>): LanguageModel {
	let index = 0;
	return {
		ref: { id: 'x', label: 'x', kind: 'hosted' },
		capabilities: { tools: false, logprobs: false, systemRole: true, temperature: true, prefill: false },
		stream: () => stream(index++),
	};
}

function deafModel(): LanguageModel {
	return modelOf(async function* () {
		yield { type: 'text-delta', text: 'and then' };
		await new Promise(() => undefined);
	});
}

function unreliableModel(replies: readonly (typeof BEHAVIOURS)[number][]): LanguageModel {
	return modelOf(async function* (index) {
		const behaviour = replies[index % replies.length] ?? 'says';
		const finish: ModelPart = { type: 'finish', reason: { unified: 'stop', raw: null }, usage: {} };
		yield { type: 'text-delta', text: 'Well. ' };
		switch (behaviour) {
			case 'says':
				yield { type: 'text-delta', text: '<<<42>>>' };
				yield finish;
				return;
			case 'codes':
				yield { type: 'text-delta', text: `\n${PROGRAM}` };
				yield finish;
				return;
			case 'returns':
				yield { type: 'text-delta', text: '<<<Return Answer>>>' };
				yield finish;
				return;
			case 'retries':
				yield { type: 'retry', attempt: 1, waitMs: 1, reason: 'busy' };
				yield finish;
				return;
			case 'fails':
				yield { type: 'failed', failure: { kind: 'server', message: 'm', remedy: 'r' } };
				return;
			case 'throws':
				throw new Error('adapter fault');
			case 'stops':
				return;
			case 'hangs':
				await new Promise(() => undefined);
		}
	});
}

function unreliablePython(behaviours: readonly string[]): PythonRunner {
	let index = 0;
	return {
		run: (_request, onOutput): Promise<ExecutionResult> => {
			const behaviour = behaviours[index++ % behaviours.length];
			onOutput('stdout', 'out');
			switch (behaviour) {
				case 'raises':
					return Promise.resolve(raised('ValueError', 'no'));
				case 'unavailable':
					return Promise.resolve({ kind: 'unavailable', reason: 'gone' });
				case 'throws':
					return Promise.reject(new Error('client fault'));
				case 'hangs':
					return new Promise(() => undefined);
				default:
					return Promise.resolve(printed('Correct\n'));
			}
		},
		analyse: () => Promise.resolve(analysed(1)),
		closeSession: () => {
			throw new Error('closing failed');
		},
	};
}

describe('the reader', () => {
	it('stops the run by leaving early', async () => {
		let wasStopped = false;
		const task: LanguageModel = {
			...deafModel(),
			stream: async function* (_request, signal) {
				yield { type: 'text-delta', text: 'first' };
				await new Promise<void>((resolve) => {
					signal.addEventListener('abort', () => {
						wasStopped = true;
						resolve();
					});
				});
			},
		};
		const setting: Setting = { models: { task }, clock: stillClock };
		for await (const event of runQuestion(specOf(setting), portsOf(setting), new AbortController().signal)) {
			if (event.type === 'call-delta') break;
		}
		expect(wasStopped).toBe(true);
	});

	it('gets the deltas of parallel lanes as separate runs', async () => {
		const lanes = ['a', 'b'].map((text) => runAll({ models: { task: new ScriptedModel([text]) } }));
		const both = await Promise.all(lanes);
		expect(both.map((events) => events.find(({ type }) => type === 'call-end'))).toMatchObject([
			{ text: 'a' },
			{ text: 'b' },
		]);
		expect(await collect(runQuestion(specOf(), portsOf(), AbortSignal.abort()))).toHaveLength(2);
	});

	it('sets thinking apart while it streams, runs no program in it, and does not send it back', async () => {
		const draft = '<think>\n```python\nprint(41)\n```\nNo.\n</think>\n\n';
		const task = new ScriptedModel([`${draft}${PROGRAM}`, `Fine.\n</think>\n<<<42>>>\nFINISHED`]);
		const python = new FakePython(() => printed('42\n'));
		const events = await runAll({ method: 'all-code', options: { turns: '2' }, models: { task }, python });
		expect(python.runs.map(({ code }) => code)).toEqual(['print(6 * 7)']);
		expect(events.filter(({ type }) => type === 'call-end')).toMatchObject([
			{ text: PROGRAM, reasoning: '```python\nprint(41)\n```\nNo.' },
			{ text: '<<<42>>>\nFINISHED', reasoning: 'Fine.' },
		]);
		const live = foldRun(events.filter(({ type }) => type !== 'call-end'));
		const heard = live.turns.flatMap(({ entries }) => entries.filter((entry) => entry.kind === 'call'));
		expect(heard.map(({ text }) => text.trim())).toEqual([PROGRAM, '<<<42>>>\nFINISHED']);
		expect(task.requests[1]?.messages[1]).toEqual({ role: 'assistant', content: PROGRAM });
	});

	it('ends a call that goes in circles, keeps what it had said and goes on with the plan', async () => {
		const parts: ModelPart[] = Array.from({ length: 3000 }, () => ({
			type: 'text-delta',
			text: 'Count again. ',
		}));
		const task = new ScriptedModel([{ parts: [{ type: 'text-delta', text: '<<<42>>> ' }, ...parts] }]);
		const events = await runAll({
			method: 'all-text',
			models: { task: Object.assign(task, { rates: { input: 0, output: 0 } }) },
		});
		const end = events.find((event) => event.type === 'call-end');
		expect(end).toMatchObject({
			finishReason: { unified: 'circles', raw: null },
			usage: { estimated: true, cost: 0 },
		});
		expect(end?.reading.notes.join()).toContain(
			'Ended early: it goes in circles, “Count again.” stood there',
		);
		expect(end?.text.length).toBeLessThan(3000);
		expect(events.at(-2)).toMatchObject({ type: 'verdict', outcome: { answer: { text: '42' } } });
	});

	it('runs all blocks of a reply as one program when the run asks for it', async () => {
		const reply = '```python\ndef f():\n    return 42\n```\n```python\nprint(f())\n```';
		const task = new ScriptedModel([reply]);
		const python = new FakePython(() => printed('42\n'));
		await runAll({ method: 'all-code', models: { task }, python, blocks: 'all' });
		expect(python.runs.map(({ code }) => code)).toEqual(['def f():\n    return 42\n\nprint(f())']);
	});

	it('asks the task model for log-probabilities where that is switched on, and keeps the end of what comes', async () => {
		const logprobs = Array.from({ length: 400 }, (_, place) => ({ token: `${String(place)} `, logprob: -1 }));
		const task = new ScriptedModel([{ text: '42', logprobs }], { capabilities: { logprobs: true } });
		const events = await runAll({ method: 'all-text', models: { task }, logprobs: true });
		expect(task.requests[0]?.logprobs).toBe(true);
		const end = events.find(({ type }) => type === 'call-end');
		expect(end).toMatchObject({ logprobs: logprobs.slice(-300) });
		const unasked = new ScriptedModel(['42'], { capabilities: { logprobs: true } });
		await runAll({ method: 'all-text', models: { task: unasked } });
		expect(unasked.requests[0]).not.toHaveProperty('logprobs');
	});

	const HINT = 'Ann compared 9.9 and 9.11, you see which one won.';
	const larger = typed('Which is larger, 9.11 or 9.9?', '9.9');

	it('has the answer copied out where rules cannot tell, and counts that apart', async () => {
		const task = new ScriptedModel([HINT, '<<<9.9>>>']);
		const events = await runAll({ question: larger, models: { task }, readOut: true });
		expect(events.at(-2)).toMatchObject({
			outcome: { verdict: { kind: 'correct' }, answer: { text: '9.9', from: 'reader' }, readBy: 'model' },
		});
		expect(task.requests[1]).toMatchObject({ role: 'reader', maxTokens: 400 });
		expect(task.requests[1]?.messages[0]?.content).toContain(HINT);
		expect(foldRun(events).totals).toMatchObject({
			calls: 1,
			inputTokens: 10,
			outputTokens: 5,
			readOut: { calls: 1, tokens: 15 },
		});
	});

	it.each([
		['says there is none', '<<<none>>>', 'The model read no answer out of it either'],
		['says so with half the markers', 'none>>>', 'The model read no answer out of it either'],
		['says so in circles', 'none>>>none>>>none>>>none>>>n', 'The model read no answer out of it either'],
		[
			'begins with none and goes on in signs without end',
			`none${'!'.repeat(5_000)}?x`,
			'What the model read out does not stand in the reply',
		],
		['copies the question', '<<<Which is larger>>>', 'What the model read out does not stand in the reply'],
		[
			'copies words that are no answer',
			'<<<which one won>>>',
			'What the model read out is no answer of the asked form',
		],
		['makes one up', '<<<10.5>>>', 'What the model read out does not stand in the reply'],
		['fails', { failed: 'server' }, 'Reading it out by the model failed'],
	] as const)('stays with the verdict of the rules when the reader %s', async (_, reading, why) => {
		const task = new ScriptedModel([HINT, reading]);
		const events = await runAll({ question: larger, models: { task }, readOut: true });
		const [verdict, end] = events.slice(-2);
		expect(verdict).toMatchObject({ outcome: { verdict: { kind: 'not-checked' }, readBy: 'rules' } });
		expect(JSON.stringify(verdict)).toContain(why);
		expect(end).toMatchObject({ type: 'run-end', outcome: 'finished' });
	});

	it.each([
		['rules have decided', larger, '<<<9.11>>>'],
		['nothing is expected', typed('Why?'), 'Because.'],
		['a program said nothing and its words only announce it', larger, 'Here it is.\n```python\npass\n```'],
	])('asks for no reading out where %s', async (_, asked, reply) => {
		const task = new ScriptedModel([reply]);
		await runAll({ question: asked, models: { task }, readOut: true });
		expect(task.requests.length).toBe(1);
	});
});
