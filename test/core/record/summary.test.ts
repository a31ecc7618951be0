import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MethodId, MethodOptions } from '../../../src/core/method-id.ts';
import { INTERPRETER_INSTRUCTION } from '../../../src/core/methods/code-interpreter/interpreter-loop.ts';
import { CODE_COT_INSTRUCTION } from '../../../src/core/methods/kit/ways.ts';
import { runsCsv } from '../../../src/core/bench/export/csv.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import type { ModelRequest } from '../../../src/core/model.ts';
import { hashOfOptions, parseSummary, summarise } from '../../../src/core/record/summary.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runLabel } from '../../../src/words/run-label.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const TEST_MODEL = { id: 'test:model', label: 'test:model', kind: 'hosted' } as const;

const PROGRAM = 'I compute it.\n```python\nprint(6 * 7)\n```';
const python = () => new FakePython(() => printed('42\n'));

describe('the summary of a run', () => {
	it('holds what lists and filters show', async () => {
		const all = await runAll({ models: { task: new ScriptedModel(['<<<42>>>']) }, seed: 7 });
		expect(summarise(all)).toEqual({
			version: 2,
			runId: 'run-1',
			groupId: 'group-1',
			experimentId: null,
			startedAt: 1000,
			endedAt: 1000,
			outcome: 'finished',
			question: 'What is 6 times 7?',
			family: null,
			level: null,
			instance: null,
			method: 'only-question',
			optionsHash: hashOfOptions({}),
			models: {
				task: 'test:model',
				coach: 'test:model',
				checker: 'test:model',
				summariser: 'test:model',
			},
			model: { label: 'test:model', scripted: false },
			coach: null,
			verdict: 'correct',
			answer: '42',
			way: 'text',
			confidence: null,
			calls: 1,
			executions: 0,
			tokens: 15,
			inputTokens: 10,
			outputTokens: 5,
			estimated: false,
			cost: 0.001,
			ms: 0,
			seed: 7,
			repeat: 0,
			error: null,
			flags: [],
			otherVerdict: null,
			rated: null,
		});
	});

	it('names who else spoke, in whatever role, and whether that one is scripted', async () => {
		const demo = { id: 'demo:bold', label: 'Demo · bold', kind: 'scripted' } as const;
		const real = await runAll({
			method: 'all-code',
			models: { task: new ScriptedModel([PROGRAM]) },
			python: python(),
		});
		const coached = real.flatMap((event): readonly RunEvent[] =>
			event.type === 'call-start'
				? [event, { ...event, callId: 'c', role: 'coach', model: demo }]
				: event.type === 'call-end'
					? [event, { ...event, callId: 'c' }]
					: [event],
		);
		const reversed = coached.map((event): RunEvent => {
			if (event.type === 'call-start' && event.role === 'coach') return { ...event, model: TEST_MODEL };
			if (event.type === 'call-start') return { ...event, model: demo };
			if (event.type !== 'run-start') return event;
			return { ...event, spec: { ...event.spec, models: { ...event.spec.models, task: demo } } };
		});
		expect([real, coached, reversed].map(summarise).map(({ model, others }) => ({ model, others }))).toEqual([
			{ model: { label: 'test:model', scripted: false }, others: undefined },
			{
				model: { label: 'test:model', scripted: false },
				others: [{ label: 'Demo · bold', scripted: true }],
			},
			{
				model: { label: 'Demo · bold', scripted: true },
				others: [{ label: 'test:model', scripted: false }],
			},
		]);
		const scriptedColumn = (events: readonly RunEvent[]) =>
			[...runsCsv([summarise(events)])][1]?.split(',')[15];
		expect([real, coached, reversed].map(scriptedColumn)).toEqual(['false', 'true', 'true']);
	});

	it('says that the method spoke in the person’s own words', async () => {
		const [own, ours] = await Promise.all(
			[{ wording: '{}' }, {}].map((options) =>
				runAll({ options, models: { task: new ScriptedModel(['<<<42>>>']) } }),
			),
		);
		expect([own, ours].map((events) => runLabel(summarise(events!)))).toEqual([
			'Only question · your wording',
			'Only question',
		]);
		const { ownWords, ...before } = summarise(own!);
		expect([ownWords, runLabel(parseSummary(before)!)]).toEqual([true, 'Only question']);
	});

	it('says how the answer in the other place was judged', async () => {
		const all = await runAll({
			method: 'all-code',
			models: { task: new ScriptedModel([`${PROGRAM}\nSo it is <<<41>>>.`]) },
			python: python(),
		});
		expect(summarise(all)).toMatchObject({ verdict: 'correct', answer: '42', otherVerdict: 'incorrect' });
	});

	it.each([
		['the gate kept its rated answer', 'confidence-gate', ['It is <<<42>>>', 'Confidence: 90'], 0.9, 'model'],
		[
			'the rated answer went to code',
			'confidence-gate',
			['It is <<<42>>>', 'Confidence: 9', PROGRAM],
			null,
			null,
		],
		[
			'two ratings, and code was taken',
			'self-estimate',
			[`Code confidence: 8\nText confidence: 3\n${PROGRAM}`],
			0.8,
			'model',
		],
		[
			'two ratings, and words were taken',
			'self-estimate',
			['Code confidence: 8\nText confidence: 3\n<<<42>>>'],
			0.3,
			'model',
		],
	] as const)(
		'knows how sure the model was of the judged answer: %s',
		async (_, method, replies, value, by) => {
			const all = await runAll({ method, models: { task: new ScriptedModel(replies) }, python: python() });
			expect(summarise(all).rated).toEqual(value === null ? null : { value, by });
		},
	);

	it('tells a measured confidence from a stated one', async () => {
		const logprobs = [
			{ token: '<<<', logprob: 0 },
			{ token: '42', logprob: Math.log(0.85) },
			{ token: '>>>', logprob: 0 },
		];
		const task = new ScriptedModel([{ text: '<<<42>>>', logprobs }], { capabilities: { logprobs: true } });
		const rated = summarise(await runAll({ method: 'confidence-gate', models: { task } })).rated;
		expect(rated).toEqual({ value: expect.closeTo(0.85) as number, by: 'probabilities' });
	});

	it('reads summaries that do not say what came later', () => {
		const old = { version: 1, runId: 'r', groupId: 'g', startedAt: 1 };
		expect(parseSummary(old)).toMatchObject({ version: 2, runId: 'r', error: null });
		expect(parseSummary(old)).not.toHaveProperty('flags');
	});

	it('is there from the start', async () => {
		const [start] = await runAll({ models: { task: new ScriptedModel(['<<<42>>>']) } });
		expect(summarise([start!])).toMatchObject({
			outcome: 'running',
			endedAt: null,
			verdict: null,
			way: null,
		});
	});

	it.each([
		['a program printed it', 'all-code', [PROGRAM], 'code'],
		['words say it', 'all-text', ['It is <<<42>>>'], 'text'],
		['no answer was given', 'all-text', [''], null],
	] as const)('says how the answer was got: %s', async (_, method, replies, way) => {
		const all = await runAll({ method, models: { task: new ScriptedModel(replies) }, python: python() });
		expect(summarise(all).way).toBe(way);
	});

	describe('of a method that votes', () => {
		const WORDS = 'It is <<<42>>>';
		const OTHER = '```python\nprint(41)\n```';
		const outputs = () => new FakePython((code) => printed(code.includes('41') ? '41\n' : '42\n'));
		const isTest = ({ role }: ModelRequest): boolean => role === 'checker';
		const wayWith = async (
			method: MethodId,
			reply: (request: ModelRequest, at: number) => string,
			options: MethodOptions = {},
		) => {
			const models = { task: new ScriptedModel(reply), checker: new ScriptedModel(reply) };
			const all = await runAll({ method, options, models, python: outputs(), seed: 1 });
			const { verdict, way } = summarise(all);
			return [verdict, way];
		};

		it.each([
			['two-view', 'text', (_: ModelRequest, at: number) => (at === 1 ? OTHER : WORDS), {}],
			['two-view', 'code', (_: ModelRequest, at: number) => (at === 1 ? PROGRAM : WORDS), {}],
			['certified-vote', 'text', () => WORDS, { mix: 'text' }],
			['certified-vote', 'code', () => PROGRAM, { mix: 'code' }],
			['verify-vote', 'text', (of: ModelRequest) => (isTest(of) ? OTHER : WORDS), {}],
			['verify-vote', 'code', (of: ModelRequest) => (isTest(of) ? OTHER : PROGRAM), {}],
			['tool-filter', 'text', (of: ModelRequest) => (isTest(of) ? OTHER : WORDS), {}],
		] as const)('%s says %s where that is what was chosen', async (method, way, reply, options) => {
			expect(await wayWith(method, reply, options)).toEqual(['correct', way]);
		});

		const TOOL = 'interpreter';
		const agentOf = ({ messages: [first] }: ModelRequest): string => {
			const text = first?.content ?? '';
			if (text.startsWith(INTERPRETER_INSTRUCTION)) return TOOL;
			return text.startsWith(CODE_COT_INSTRUCTION) ? 'program' : 'words';
		};

		it.each([
			['words, beside agents whose programs say something else', 'text', [OTHER, OTHER], WORDS],
			['a program', 'code', [PROGRAM, 'It is <<<41>>>'], ''],
			['words behind the output of its own tool', 'code', ['', PROGRAM], ''],
		] as const)('tool-mix goes by the agent that was chosen: %s', async (_, way, [program, tool], words) => {
			const found = await wayWith(
				'tool-mix',
				(request) => {
					const agent = agentOf(request);
					if (agent === 'program') return program;
					if (agent !== TOOL) return words;
					return request.messages.length === 1 ? tool : WORDS.replace('42', tool === OTHER ? '41' : '42');
				},
				{ rounds: 2, stop: 'fixed' },
			);
			expect(found).toEqual(['correct', way]);
		});
	});

	it('calls words after the output of a tool an answer by code', async () => {
		const call = { id: 't', name: 'python', arguments: '{"code":"print(6*7)"}' };
		const task = new ScriptedModel([{ toolCalls: [call] }, 'It is <<<42>>>'], {
			capabilities: { tools: true },
		});
		const all = await runAll({ method: 'code-interpreter', models: { task }, python: python() });
		expect(summarise(all).way).toBe('code');
	});

	it('names the family and the level of a task, the confidence of a method and the coach who spoke', async () => {
		const source = {
			kind: 'instance',
			family: 'number-multiply',
			level: 'n4',
			seed: 's-1',
			instance: {},
		} as const;
		const gated = await runAll({
			question: { text: 'Multiply.', source },
			method: 'confidence-gate',
			models: { task: new ScriptedModel(['It is <<<42>>>', 'Confidence: 90']) },
		});
		const coached = await runAll({
			method: 'codesteer',
			ruleCoach: true,
			models: { task: new ScriptedModel(() => PROGRAM) },
			python: python(),
		});
		expect([summarise(gated), summarise(coached).coach]).toMatchObject([
			{ family: 'number-multiply', level: 'n4', instance: 's-1', confidence: 0.9 },
			'Rule coach',
		]);
	});

	it('names why a run failed', async () => {
		const failed = await runAll({ models: { task: new ScriptedModel([{ failed: 'quota' }]) } });
		const stopped = await runAll({
			method: 'code-text-sum',
			limits: { calls: 1 },
			models: { task: new ScriptedModel(() => '<<<42>>>') },
		});
		expect([summarise(failed).error, summarise(stopped).error]).toEqual(['quota', 'limit']);
	});

	it('cuts long questions and answers to what a list needs', async () => {
		const all = await runAll({
			question: typed('x'.repeat(5000), '1'),
			models: { task: new ScriptedModel([`<<<${'7'.repeat(500)}>>>`]) },
		});
		const { question, answer } = summarise(all);
		expect([question.length, answer?.length]).toEqual([200, 200]);
	});

	it('comes through its door as it was, and nothing else does', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (junk) => {
				expect(parseSummary(junk)).toBeNull();
			}),
		);
	});
});

describe('the hash of options', () => {
	const options = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.boolean(), fc.string()));

	it('does not depend on the order of the options, and differs for others', () => {
		fc.assert(
			fc.property(options, options, (one, other) => {
				const turned = Object.fromEntries(Object.entries(one).reverse());
				expect(hashOfOptions(turned)).toBe(hashOfOptions(one));
				const isSame =
					JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
				expect(hashOfOptions(one) === hashOfOptions(other)).toBe(isSame);
			}),
		);
		expect(hashOfOptions({ a: 1 })).not.toBe(hashOfOptions({ a: '1' }));
	});
});
