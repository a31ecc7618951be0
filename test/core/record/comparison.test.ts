import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentId, GroupId, RunId } from '../../../src/core/ids.ts';
import type { RunEvent, RunEventBody } from '../../../src/core/record/event.ts';
import { alignTurns, type Telling, type TurnPair } from '../../../src/core/record/comparison.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { NOT_COMPARED, setupPairs } from '../../../src/core/record/setup-difference.ts';
import type { RunSpec } from '../../../src/core/record/spec.ts';
import { RUN_VERSION } from '../../../src/core/record/version.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { printed } from '../../support/fake-python.ts';
import { specOf, typed } from '../../support/run-spec.ts';

const REF = { id: 'm', label: 'M', kind: 'hosted' } as const;
const FENCED = 'I compute it.\n```python\nprint(6 * 7)\n```';

const telling: Telling = {
	output: (result) => ('output' in result ? result.output : result.reason),
	note: (note) => (note.type === 'remark' ? note.text : null),
	analysis: () => null,
};

/** A run of such events after its start. */
function runOf(...bodies: readonly RunEventBody[]) {
	const start: RunEventBody = { type: 'run-start', version: RUN_VERSION, spec: specOf() };
	const { runId } = specOf();
	return foldRun([start, ...bodies].map((body, seq): RunEvent => ({ runId, seq, at: seq, ...body })));
}

let calls = 0;

/** A call with its reply, and its program run where it has one. */
function said(turn: number, text: string, role: 'task' | 'checker' = 'task', sent = 'q'): RunEventBody[] {
	const callId = `call-${String(calls++)}`;
	const reading = readReply(text);
	const { program } = reading;
	return [
		{
			...{ type: 'call-start', callId, turn, role, model: REF, steer: 'free', purpose: 'answers' },
			messages: [{ role: 'user', content: sent }],
		},
		{
			...{ type: 'call-end', callId, text, reasoning: '', toolCalls: [], reading, usage: {}, ms: calls },
			finishReason: { unified: 'stop', raw: null },
		},
		...(program === null
			? []
			: ([
					{ type: 'code-start', codeId: callId, callId, turn, purpose: 'answer', code: program.code },
					{ type: 'code-end', codeId: callId, result: printed('42\n') },
				] as const)),
	];
}

/** Turns as lines: `kind of number: one | other`. */
const lines = (turns: readonly TurnPair[]) =>
	turns.map(({ turn, has, parts, isSame }) => [
		`${String(turn)}${isSame ? ' same' : ''}${has.every(Boolean) ? '' : ` only ${has[0] ? 'A' : 'B'}`}`,
		...parts.map(
			({ kind, of, number, texts: [a, b], isSame: isPart }) =>
				`${kind} ${of} ${String(number)}: ${isPart ? 'same' : `${a ?? '–'} | ${b ?? '–'}`}`,
		),
	]);

describe('two runs turn by turn', () => {
	it('put the same part of the same turn beside each other, whatever it took', () => {
		const one = runOf(...said(1, 'It is 41.'), ...said(2, 'It is 42.'));
		const other = runOf(...said(1, 'It is 42.'), ...said(2, 'It is 42.'));
		expect(lines(alignTurns(one, other, telling))).toEqual([
			['1', 'sent task 1: same', 'reply task 1: It is 41. | It is 42.'],
			['2 same', 'sent task 1: same', 'reply task 1: same'],
		]);
	});

	it('show a turn that only one of them has', () => {
		const one = runOf(...said(1, 'a'));
		const other = runOf(...said(1, 'a'), ...said(2, 'b'));
		expect(lines(alignTurns(one, other, telling))).toEqual([
			['1 same', 'sent task 1: same', 'reply task 1: same'],
			['2 only B', 'sent task 1: – | [user]\nq', 'reply task 1: – | b'],
		]);
	});

	it('tell a program that was run apart from the words around it', () => {
		const one = runOf(...said(1, FENCED));
		const other = runOf(...said(1, FENCED.replace('6 * 7', '7 * 6')));
		expect(lines(alignTurns(one, other, telling))).toEqual([
			[
				'1',
				'sent task 1: same',
				'reply task 1: same',
				'code answer 1: print(6 * 7) | print(7 * 6)',
				'output answer 1: same',
			],
		]);
	});

	it('leave in the reply a program that nobody ran', () => {
		const [start, end] = said(1, FENCED);
		const view = runOf(start!, end!);
		const [turn] = alignTurns(view, view, telling);
		expect(turn?.parts.find(({ kind }) => kind === 'reply')?.texts).toEqual([FENCED, FENCED]);
	});

	it('count what comes several times, and put what is only in one where it came', () => {
		const note: RunEventBody = { type: 'remark', turn: 1, text: 'noted' };
		const one = runOf(...said(1, 'a'), ...said(1, 'ok', 'checker'), ...said(1, 'no', 'checker'));
		const other = runOf(...said(1, 'a'), note, ...said(1, 'ok', 'checker'));
		expect(lines(alignTurns(one, other, telling))[0]).toEqual([
			'1',
			'sent task 1: same',
			'reply task 1: same',
			'note remark 1: – | noted',
			'sent checker 1: same',
			'reply checker 1: same',
			'sent checker 2: [user]\nq | –',
			'reply checker 2: no | –',
		]);
	});

	it('say nothing of runs without a turn', () => {
		expect(alignTurns(runOf(), runOf(), telling)).toEqual([]);
	});

	it('lose no part, invent none, and are mirrored when the runs change places', () => {
		const parts = fc.array(
			fc.tuple(
				fc.integer({ min: 1, max: 3 }),
				fc.constantFrom('a', 'b', FENCED),
				fc.constantFrom('task', 'checker'),
			),
			{ maxLength: 6 },
		);
		const made = parts.map((all) =>
			runOf(...all.toSorted(([a], [b]) => a - b).flatMap(([turn, text, role]) => said(turn, text, role))),
		);
		fc.assert(
			fc.property(made, made, (one, other) => {
				const textsOf = (turns: readonly TurnPair[], side: 0 | 1) =>
					turns.flatMap((turn) => turn.parts.flatMap(({ texts }) => texts[side] ?? []));
				const turns = alignTurns(one, other, telling);
				const alone = [alignTurns(one, one, telling), alignTurns(other, other, telling)] as const;
				expect(textsOf(turns, 0)).toEqual(textsOf(alone[0], 0));
				expect(textsOf(turns, 1).toSorted()).toEqual(textsOf(alone[1], 1).toSorted());
				expect(alone[0].every(({ isSame }) => isSame)).toBe(true);
				const mirrored = alignTurns(other, one, telling);
				expect(mirrored.map(({ isSame }) => isSame)).toEqual(turns.map(({ isSame }) => isSame));
			}),
		);
	});
});

describe('how two runs were set up', () => {
	it('is told field by field, without what neither was set to', () => {
		const one = specOf({
			question: typed('6 × 7?', '42'),
			options: { turns: 3 },
			limits: { calls: 5 },
			seed: 7,
		});
		const other = specOf({ question: typed('6 × 7?', '43'), method: 'codesteer', ruleCoach: true });
		const different = setupPairs(one, other).filter(({ isSame }) => !isSame);
		expect(different).toEqual([
			{ field: 'method', values: ['only-question', 'codesteer'], isSame: false },
			{ field: 'option', name: 'turns', values: [3, null], isSame: false },
			{ field: 'coach', values: [one.models.coach, other.models.coach], isSame: false },
			{ field: 'limit', name: 'calls', values: [5, null], isSame: false },
			{ field: 'other', name: 'expected', values: ['42', '43'], isSame: false },
			{ field: 'other', name: 'seed', values: [7, null], isSame: false },
		]);
		const fields = setupPairs(one, other).map((pair) => ('name' in pair ? pair.name : pair.field));
		expect(fields).toEqual([
			...[
				'question',
				'method',
				'turns',
				'task',
				'coach',
				'checker',
				'summariser',
				'pythonMs',
				'calls',
				'expected',
				'seed',
			],
		]);
	});

	it('leaves out no field that is set otherwise, but for those that only say which run it is', () => {
		const one: RunSpec = {
			...specOf(),
			snapshots: { 'test:model': { host: 'h', baseUrl: 'https://a.example', model: 'm' } },
		};
		// Every field of a run's setup, none of them as in the other.
		const full = {
			runId: 'run-2' as RunId,
			groupId: 'group-2' as GroupId,
			experimentId: 'experiment' as ExperimentId,
			question: typed('What is 6 times 8?', '48'),
			method: 'codesteer',
			options: { turns: 3 },
			models: { ...one.models, summariser: REF },
			limits: { pythonMs: 1 },
			snapshots: { 'test:model': { host: 'h', baseUrl: 'https://b.example', model: 'm' } },
			seed: 7,
			repeat: 2,
			blocks: 'all',
			readOut: true,
			logprobs: true,
			fork: {
				runId: 'run-1' as RunId,
				callId: 'c',
				token: 3,
				instead: 'words',
				alternative: '```',
				begun: 'So ```',
			},
		} as const satisfies Required<RunSpec>;
		const unseen = Object.entries(full).flatMap(([field, value]) => {
			const other: RunSpec = { ...one, [field]: value };
			return setupPairs(one, other).every(({ isSame }) => isSame) ? [field] : [];
		});
		expect(unseen).toEqual(NOT_COMPARED);
	});

	it('tells a fork from its source, and two forks by their words alone', () => {
		const fork = {
			runId: 'run-1' as RunId,
			callId: 'c',
			token: 3,
			instead: 'a',
			alternative: 'b',
			begun: 'So b',
		};
		expect(setupPairs(specOf(), specOf({ fork })).filter(({ isSame }) => !isSame)).toEqual([
			{ field: 'fork', values: [null, fork], isSame: false },
		]);
		const again = { ...fork, runId: 'run-9' as RunId, callId: 'd' };
		expect(setupPairs(specOf({ fork }), specOf({ fork: again })).every(({ isSame }) => isSame)).toBe(true);
	});

	it('is the same for a run and itself', () => {
		expect(setupPairs(specOf(), specOf()).every(({ isSame }) => isSame)).toBe(true);
	});
});
