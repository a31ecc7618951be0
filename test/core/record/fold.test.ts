import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunEventBody } from '../../../src/core/record/event.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { RUN_VERSION } from '../../../src/core/record/version.ts';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import { EMPTY_VIEW, foldRun, reduceRun } from '../../../src/core/record/fold.ts';
import type { RunView } from '../../../src/core/record/view.ts';
import { analysed, FakePython, printed } from '../../support/fake-python.ts';
import { runAll, specOf } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const spec = specOf({ method: 'codesteer' });
const REF = { id: 'm', label: 'M', kind: 'hosted' } as const;

function events(...bodies: RunEventBody[]): RunEvent[] {
	return bodies.map((body, seq) => ({ runId: spec.runId, seq, at: 1000 + seq * 10, ...body }));
}

function call(callId: string, turn = 1): RunEventBody {
	return {
		type: 'call-start',
		callId,
		turn,
		role: 'task',
		model: REF,
		steer: 'free',
		purpose: 'answers',
		messages: [{ role: 'user', content: 'q' }],
	};
}

function ended(callId: string, text: string, usage = {}): RunEventBody {
	return {
		type: 'call-end',
		callId,
		text,
		reasoning: '',
		toolCalls: [],
		finishReason: { unified: 'stop', raw: null },
		reading: readReply(text),
		usage,
		ms: 5,
	};
}

describe('the time a run takes', () => {
	const program = (codeId: string): RunEventBody => ({
		type: 'code-start',
		codeId,
		callId: null,
		turn: 1,
		purpose: 'answer',
		code: 'print(1)',
	});
	const result = (codeId: string, startMs?: number): RunEventBody => ({
		type: 'code-end',
		codeId,
		result: {
			...(printed('1') as Extract<ExecutionResult, { kind: 'finished' }>),
			...(startMs === undefined ? {} : { startMs }),
		},
	});
	const timed = (...steps: (readonly [at: number, body: RunEventBody])[]) =>
		foldRun([
			{ runId: spec.runId, seq: 0, at: 0, type: 'run-start', version: RUN_VERSION, spec },
			...steps.map(([at, body], step) => ({ runId: spec.runId, seq: step + 1, at, ...body })),
		]).totals;

	it('is not that of Python’s start, which is told apart', () => {
		expect(timed([100, program('a')], [3300, result('a', 3000)])).toMatchObject({
			ms: 300,
			pythonStartMs: 3000,
		});
		expect(timed([100, program('a')], [300, result('a')])).toMatchObject({ ms: 300, pythonStartMs: 0 });
	});

	it('leaves a start for which two programs wait at once out only once', () => {
		expect(
			timed(
				[100, program('a')],
				[1100, program('b')],
				[3200, result('a', 3000)],
				[3300, result('b', 2000)],
				[4000, program('c')],
				[5000, result('c', 600)],
			),
		).toMatchObject({ ms: 1400, pythonStartMs: 3600 });
	});

	it('is never less than nothing', () => {
		expect(timed([0, program('a')], [200, result('a', 201)])).toMatchObject({ ms: 0, pythonStartMs: 201 });
	});

	const person = { id: 'you', label: 'A person', kind: 'person' } as const;
	const again = { type: 'run-resumed' } as const;

	it.each<[string, ...(readonly [at: number, body: RunEventBody])[]]>([
		['between two steps', [100, call('a')], [200, ended('a', '')], [9000, again], [9100, call('b')]],
		['in a model’s reply', [100, call('a')], [9000, again], [9200, ended('a', '')]],
		['in a program', [100, program('a')], [9000, again], [9200, result('a')]],
		['in a program that waits for Python', [100, program('a')], [9000, again], [9700, result('a', 500)]],
		[
			'in the person’s turn',
			[300, { ...call('a'), role: 'coach', model: person } as RunEventBody],
			[9000, again],
			[9700, ended('a', '')],
		],
		[
			'twice',
			[100, call('a')],
			[9000, again],
			[9100, call('b', 2)],
			[20_000, again],
			[20_100, ended('b', '')],
		],
	])('is not that in which it was left: %s', (_, ...steps) => {
		expect(timed(...steps).ms).toBe(300);
	});

	it('is, in a record of before of a run with a person, not what went by until a call was made anew', () => {
		const coached = { ...spec, models: { ...spec.models, coach: person } };
		const told = (among: typeof spec): number => {
			const said: readonly [at: number, body: RunEventBody][] = [
				[0, { type: 'run-start', version: RUN_VERSION, spec: among }],
				[100, call('a')],
				[9000, { ...ended('a', ''), ms: 200 } as RunEventBody],
			];
			return foldRun(said.map(([at, body], seq) => ({ runId: spec.runId, seq, at, ...body }))).totals.ms;
		};
		expect([told(coached), told(spec)]).toEqual([300, 9000]);
	});

	it('is kept with the run', () => {
		const kept = parseRun(
			JSON.parse(
				JSON.stringify([
					{ runId: spec.runId, seq: 0, at: 0, type: 'run-start', version: RUN_VERSION, spec },
					{ runId: spec.runId, seq: 1, at: 100, ...program('a') },
					{ runId: spec.runId, seq: 2, at: 900, ...result('a', 700) },
				]),
			),
		);
		expect(kept.ok && foldRun(kept.value).totals).toMatchObject({ ms: 200, pythonStartMs: 700 });
	});
});

describe('what a run has cost', () => {
	const scripted = {
		...call('a'),
		model: { id: 'demo:bold', label: 'Demo', kind: 'scripted' },
	} as RunEventBody;

	it('is the hosted coach’s price where a scripted model answers, also in records that hold no cost of it', () => {
		const coached = (usage: object) =>
			foldRun(events(scripted, ended('a', '<<<1>>>'), call('b', 2), ended('b', 'Return', usage))).totals.cost;
		expect([coached({ cost: 0.25 }), coached({})]).toEqual([0.25, null]);
	});

	it('is nothing where all was scripted', () => {
		expect(foldRun(events(scripted, ended('a', '<<<1>>>'))).totals.cost).toBe(0);
	});
});

describe('the view of a run', () => {
	it('gathers a whole run of CodeSteer', async () => {
		const program = 'I plan.\n```py\nprint(42)\n```';
		const view = foldRun(
			await runAll({
				method: 'codesteer',
				models: {
					task: new ScriptedModel([program]),
					coach: new ScriptedModel(['Numbers. <<<Code>>>', 'Fine. <<<Return Answer>>>']),
					checker: new ScriptedModel(['```python\nprint("Correct")\n```']),
				},
				python: new FakePython((code) => printed(code === 'print(42)' ? '42\n' : 'Correct\n')),
			}),
		);
		expect(view).toMatchObject({
			outcome: 'finished',
			modeChain: [
				{ turn: 1, voice: 'coach', label: 'code' },
				{ turn: 1, voice: 'code', label: 'code' },
				{ turn: 1, voice: 'coach', label: 'return' },
			],
			verdict: { verdict: { kind: 'correct' }, answer: { text: '42' } },
			failure: null,
			totals: { calls: 4, executions: 2, inputTokens: 40, outputTokens: 20, estimated: false },
		});
		expect(
			view.turns.map(({ turn, entries }) => ({
				turn,
				entries: entries.map((entry) =>
					entry.kind === 'call'
						? `${entry.role}: ${entry.text}`
						: entry.kind === 'code'
							? `${entry.purpose}: ${entry.code} (${String(entry.note)})`
							: entry.kind === 'note'
								? entry.note.type
								: entry.codeId,
				),
			})),
		).toEqual([
			{
				turn: 1,
				entries: [
					'coach: Numbers. <<<Code>>>',
					'decision',
					`task: ${program}`,
					'answer: print(42) (fence labelled py)',
					'code-1',
					'checker: ```python\nprint("Correct")\n```',
					'check: print("Correct") (null)',
					'self-check',
					'coach: Fine. <<<Return Answer>>>',
					'decision',
				],
			},
		]);
	});

	it('discards on a retry what was streamed, and says that it waits', () => {
		const view = foldRun(
			events(
				{ type: 'run-start', version: 2, spec },
				call('c'),
				{ type: 'call-delta', callId: 'c', channel: 'answer', text: 'half' },
				{ type: 'call-retry', callId: 'c', attempt: 1, waitMs: 500, reason: 'busy' },
			),
		);
		expect(view.turns[0]?.entries[0]).toMatchObject({
			text: '',
			status: { kind: 'retrying', attempt: 1, waitMs: 500, reason: 'busy' },
			retries: [{ attempt: 1, waitMs: 500, reason: 'busy' }],
		});
	});

	it('keeps unknown counts unknown instead of adding zeros', () => {
		const start: RunEventBody = { type: 'run-start', version: 2, spec };
		const known = ended('a', 'x', { inputTokens: 3, outputTokens: 4, estimated: true, cost: 0.5 });
		const one = foldRun(events(start, call('a'), known));
		const two = foldRun(events(start, call('a'), known, call('b', 2), ended('b', 'y', { inputTokens: 1 })));
		expect([one.totals, two.totals]).toEqual([
			{
				calls: 1,
				executions: 0,
				inputTokens: 3,
				outputTokens: 4,
				estimated: true,
				cost: 0.5,
				readOut: { calls: 0, tokens: 0 },
				ms: 20,
				pythonStartMs: 0,
			},
			{
				calls: 2,
				executions: 0,
				inputTokens: 4,
				outputTokens: null,
				estimated: true,
				cost: null,
				readOut: { calls: 0, tokens: 0 },
				ms: 40,
				pythonStartMs: 0,
			},
		]);
	});

	it('joins pieces of the same stream and keeps the order of the two', () => {
		const output = (stream: 'stdout' | 'stderr', text: string): RunEventBody => ({
			type: 'code-output',
			codeId: 'k',
			stream,
			text,
		});
		const view = foldRun(
			events(
				{ type: 'run-start', version: 2, spec },
				{ type: 'code-start', codeId: 'k', callId: null, turn: 1, purpose: 'answer', code: 'x' },
				output('stdout', 'a'),
				output('stdout', 'b'),
				output('stderr', 'c'),
				output('stdout', 'd'),
			),
		);
		expect(view.turns[0]?.entries[0]).toMatchObject({
			output: [
				{ stream: 'stdout', text: 'ab' },
				{ stream: 'stderr', text: 'c' },
				{ stream: 'stdout', text: 'd' },
			],
		});
	});

	it('orders the turns and the mode chain of parallel calls by their numbers', () => {
		const view = foldRun(
			events(
				{ type: 'run-start', version: 2, spec },
				call('b', 2),
				call('a', 1),
				ended('b', '```python\nx\n```'),
				ended('a', 'words'),
			),
		);
		expect(view.turns.map(({ turn }) => turn)).toEqual([1, 2]);
		expect(view.modeChain).toEqual([
			{ turn: 1, voice: 'text', label: 'text' },
			{ turn: 2, voice: 'code', label: 'code' },
		]);
	});

	it('marks what a broken record leaves open as abandoned', () => {
		const view = foldRun(
			events({ type: 'run-start', version: 2, spec }, call('a'), { type: 'run-end', outcome: 'interrupted' }),
		);
		expect(view).toMatchObject({
			outcome: 'interrupted',
			turns: [{ turn: 1, entries: [{ kind: 'call', status: { kind: 'abandoned' } }] }],
		});
	});

	it('does not count the time a page was closed', () => {
		const [start, first, end] = events({ type: 'run-start', version: 2, spec }, call('a'), {
			type: 'run-end',
			outcome: 'interrupted',
		});
		expect(foldRun([start!, first!, { ...end!, at: 9_999_000 }])).toMatchObject({
			totals: { ms: 10 },
			outcome: 'interrupted',
		});
	});

	it('touches nothing but the card a delta is for', () => {
		const before = foldRun(
			events(
				{ type: 'run-start', version: 2, spec },
				call('a', 1),
				ended('a', 'x'),
				call('b', 2),
				call('c', 2),
			),
		);
		const [delta] = events({ type: 'call-delta', callId: 'b', channel: 'answer', text: 'hello' });
		const after = reduceRun(before, delta!);
		expect(after.turns[1]?.entries[0]).toMatchObject({ text: 'hello' });
		expect([
			after.turns[0] === before.turns[0],
			after.turns[1]?.entries[1] === before.turns[1]?.entries[1],
			after.modeChain === before.modeChain,
			after.spec === before.spec,
		]).toEqual([true, true, true, true]);
	});

	it('is the same folded at once, event by event, or without the deltas', async () => {
		const task = new ScriptedModel(() => 'I plan.\n```python\nprint(42)\n```');
		const all = await runAll({
			method: 'codesteer',
			models: { task },
			python: new FakePython(
				() => printed('Correct\n'),
				() => analysed(1),
			),
		});
		let view: RunView = EMPTY_VIEW;
		for (const event of all) view = reduceRun(view, event);
		expect(view).toEqual(foldRun(all));
		const withoutOutput = (v: RunView) =>
			JSON.stringify(v, (key, value: unknown) => (key === 'output' && Array.isArray(value) ? [] : value));
		const stored = all.filter(({ type }) => type !== 'call-delta' && type !== 'code-output');
		expect(withoutOutput(foldRun(stored))).toBe(withoutOutput(view));
	});

	it('never changes a view it was given', async () => {
		const all = await runAll({ models: { task: new ScriptedModel(['<<<42>>>']) } });
		fc.assert(
			fc.property(fc.nat(all.length - 1), (cut) => {
				const view = foldRun(all.slice(0, cut));
				const before = JSON.stringify(view);
				reduceRun(view, all[cut]!);
				expect(JSON.stringify(view)).toBe(before);
			}),
		);
	});
});
