import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchIdOf, type BatchItem, batchOf, onlyCallOf } from '../../../../src/core/bench/export/batch.ts';
import { BatchModel } from '../../../../src/core/bench/export/batch-model.ts';
import { readBatch, readBatchFile } from '../../../../src/core/bench/export/batch-replies.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { stateOf } from '../../../../src/core/bench/state.ts';
import { METHOD_IDS, type MethodId, type MethodOptions } from '../../../../src/core/method-id.ts';
import { methodById } from '../../../../src/core/methods/registry.ts';
import type { ModelPart, ModelRef } from '../../../../src/core/model.ts';
import { summarise } from '../../../../src/core/record/summary.ts';
import {
	castOf,
	designOf,
	experimentOf,
	hosted,
	performed,
	specOfCell,
} from '../../../support/experiment.ts';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';

const NOW = 1_700_000_000_000;
const claude: ModelRef = { id: 'anthropic:claude-haiku-4-5', label: 'claude', kind: 'hosted' };

function itemsOf(
	methods: readonly { id: MethodId; options: MethodOptions }[] = [{ id: 'all-code', options: {} }],
	casts = [castOf(hosted)],
): BatchItem[] {
	const experiment = experimentOf(designOf({ methods, casts }));
	return planOf(experiment.design).cells.map((cell, at) => ({
		key: cell.key,
		spec: specOfCell(experiment, cell, at + 1),
	}));
}

const anthropicCast = {
	...castOf(claude),
	snapshots: {
		[claude.id]: {
			host: 'anthropic',
			baseUrl: 'https://api.anthropic.com/v1',
			model: 'claude-haiku-4-5',
		},
	},
};

const json = (line: string): unknown => JSON.parse(line);

describe('methods that ask once', () => {
	test('are those whose plan says so', () => {
		const once = METHOD_IDS.filter((id) => onlyCallOf(itemsOf([{ id, options: {} }])[0]!.spec) !== null);
		expect(once).toEqual(METHOD_IDS.filter((id) => methodById(id)?.calls({}, true).max === 1));
		// Methods that are added come after these, and say it of themselves.
		const known = METHOD_IDS.slice(0, METHOD_IDS.indexOf('certified-vote') + 1);
		expect(once.filter((id) => known.includes(id))).toEqual([
			'only-question',
			'all-text',
			'all-code',
			'all-code-cot',
			'autogen-conca',
			'autogen-system',
			'self-estimate',
			'code-text-choice',
			'few-shot',
			'learned-router',
			'mental-code',
		]);
	});

	test('ask what the run loop asks, and nothing else', async () => {
		for (const id of METHOD_IDS) {
			const { spec } = itemsOf([{ id, options: {} }])[0]!;
			const only = onlyCallOf(spec);
			if (only === null) continue;
			const model = new ScriptedModel(() => '```python\nprint(1)\n```', { id: hosted.id });
			await performed(spec, model);
			expect([id, model.requests]).toEqual([id, [only]]);
		}
	});

	test('do not when their options have them look again', () => {
		const { spec } = itemsOf([{ id: 'all-code', options: { turns: '2' } }])[0]!;
		expect(onlyCallOf(spec)).toBeNull();
	});
});

describe('a batch file', () => {
	test('holds requests in the form of OpenAI', () => {
		const items = itemsOf();
		const { files, severalCalls, withoutHost } = batchOf(items);
		expect([files.length, severalCalls, withoutHost]).toEqual([1, [], []]);
		expect(files[0]).toMatchObject({ model: hosted, host: { id: 'openai' } });
		expect(files[0]!.lines.map(json)).toEqual(
			items.map(({ key, spec }) => ({
				custom_id: batchIdOf(key),
				method: 'POST',
				url: '/v1/chat/completions',
				body: {
					model: 'gpt-4o',
					messages: onlyCallOf(spec)!.messages,
					temperature: 0,
					seed: 7,
				},
			})),
		);
	});

	test('holds requests in the form of Anthropic', () => {
		const items = itemsOf([{ id: 'all-text', options: {} }], [anthropicCast]);
		expect(batchOf(items).files[0]!.lines.map(json)).toEqual(
			items.map(({ key, spec }) => ({
				custom_id: batchIdOf(key),
				params: {
					model: 'claude-haiku-4-5',
					max_tokens: 8192,
					temperature: 0,
					messages: [
						{ role: 'user', content: [{ type: 'text', text: onlyCallOf(spec)!.messages[0]!.content }] },
					],
				},
			})),
		);
	});

	test('is one for each model; what asks more than once and what has no host is told apart', () => {
		const demo: ModelRef = { id: 'demo:bold', label: 'Demo', kind: 'scripted' };
		const methods = [
			{ id: 'all-text', options: {} },
			{ id: 'codesteer', options: {} },
		] as const;
		const items = itemsOf(methods, [castOf(hosted), anthropicCast, { models: castOf(demo).models }]);
		const { files, severalCalls, withoutHost } = batchOf(items);
		expect(files.map(({ host, lines }) => [host.id, lines.length])).toEqual([
			['openai', 2],
			['anthropic', 2],
		]);
		expect(severalCalls.map(({ spec }) => spec.method)).toEqual(Array(4).fill('codesteer'));
		expect(withoutHost.map(({ spec }) => spec.models.task.id)).toEqual(Array(4).fill('demo:bold'));
	});

	test('leaves out what the model’s host has refused before', () => {
		const [line] = batchOf(itemsOf(), (id) => (id === hosted.id ? ['temperature', 'seed'] : [])).files[0]!
			.lines;
		const { body } = json(line!) as { body: object };
		expect(Object.keys(body)).toEqual(['model', 'messages']);
	});

	test('holds no half of a character, which hosts refuse', () => {
		const [first] = itemsOf() as [BatchItem];
		const question = { ...first.spec.question, text: 'cut \ud83d and \\ud83d' };
		const [line] = batchOf([{ ...first, spec: { ...first.spec, question } }]).files[0]!.lines;
		const { body } = json(line!) as { body: { messages: { content: string }[] } };
		expect(body.messages[0]!.content).toContain('cut \ufffd and \\ud83d');
	});

	test('names a cell once, also when two samples bear one name', () => {
		const [first, second] = itemsOf() as [BatchItem, BatchItem];
		expect(batchOf([first, { ...second, key: first.key }]).files[0]!.lines).toHaveLength(1);
	});

	test('is split where a host takes no more', () => {
		const [first] = itemsOf() as [BatchItem];
		const items = Array.from({ length: 5 }, (_, at) => ({ ...first, key: `${first.key}${String(at)}` }));
		const sizes = (limits: { lines: number; bytes: number }): number[] =>
			batchOf(items, () => [], limits).files.map(({ lines }) => lines.length);
		const { length } = batchOf([first]).files[0]!.lines[0]!;
		expect(sizes({ lines: 2, bytes: 1e6 })).toEqual([2, 2, 1]);
		expect(sizes({ lines: 100, bytes: 3 * length })).toEqual([3, 2]);
		expect(sizes({ lines: 100, bytes: 1 })).toEqual([1, 1, 1, 1, 1]);
	});

	test('names cells as every host takes it, and different cells differently', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(
					fc.string({ unit: fc.constantFrom(...Array.from('aB7-_|/: é💡'), '\u0000', '\ud83d') }),
					{
						minLength: 2,
						maxLength: 50,
					},
				),
				(keys) => {
					const names = keys.map(batchIdOf);
					for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
					expect(new Set(names).size).toBe(keys.length);
				},
			),
		);
	});
});

const [item, other] = itemsOf() as [BatchItem, BatchItem];

function openAiLine(key: string, content: string, more: object = {}): string {
	return JSON.stringify({
		id: 'batch_req_1',
		custom_id: batchIdOf(key),
		response: {
			status_code: 200,
			request_id: 'r',
			body: {
				object: 'chat.completion',
				choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
				usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
			},
		},
		error: null,
		...more,
	});
}

function readOk(text: string, items: readonly BatchItem[] = [item, other]) {
	const read = readBatch(text, items, NOW);
	if (!read.ok) throw new Error(read.error.kind);
	return read.value;
}

describe('results of a batch', () => {
	test('are read in whatever order, with their tokens at the price of a batch', () => {
		const read = readOk(`${openAiLine(other.key, 'second')}\r\n\n${openAiLine(item.key, 'first')}\n`);
		const said = (text: string): ModelPart[] => [
			{ type: 'text-delta', text },
			{
				type: 'finish',
				reason: { unified: 'stop', raw: 'stop' },
				usage: { inputTokens: 1000, outputTokens: 100, cost: (1000 * 2.5 + 100 * 10) / 2 / 1e6 },
			},
		];
		expect(read).toEqual({
			byCell: new Map([
				[other.key, said('second')],
				[item.key, said('first')],
			]),
			failed: 0,
			unknown: 0,
			broken: [],
		});
	});

	test('are read in the form of Anthropic', () => {
		const [asked] = itemsOf([{ id: 'all-text', options: {} }], [anthropicCast]) as [BatchItem];
		const line = (result: object): string => JSON.stringify({ custom_id: batchIdOf(asked.key), result });
		const message = {
			id: 'msg_1',
			content: [{ type: 'text', text: 'So 42.' }],
			stop_reason: 'end_turn',
			usage: { input_tokens: 10, output_tokens: 4 },
		};
		expect(readOk(line({ type: 'succeeded', message }), [asked]).byCell.get(asked.key)).toEqual([
			{ type: 'text-delta', text: 'So 42.' },
			{
				type: 'finish',
				reason: { unified: 'stop', raw: 'end_turn' },
				usage: { inputTokens: 10, outputTokens: 4, cost: (10 + 4 * 5) / 2 / 1e6 },
			},
		]);
		const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
		for (const [result, kind] of [
			[{ type: 'errored', error }, /^(?:server|rate-limit)$/],
			[{ type: 'canceled' }, /^unavailable$/],
			[{ type: 'expired' }, /^unavailable$/],
			[{ type: 'succeeded', message: {} }, /^malformed$/],
		] as const) {
			expect(readOk(line(result), [asked]).byCell.get(asked.key)).toMatchObject([
				{ type: 'failed', failure: { kind: expect.stringMatching(kind) as string } },
			]);
		}
	});

	test.each([
		[{ response: { status_code: 429, body: { error: { message: 'Rate limit' } } } }, 'rate-limit'],
		[{ response: { status_code: 401, body: { error: { message: 'no' } } } }, 'unauthorised'],
		[{ response: { status_code: 200, body: {} } }, 'malformed'],
		[{ response: { status_code: 200, body: null } }, 'malformed'],
		[{ response: null, error: { code: 'batch_expired', message: 'It took too long' } }, 'unavailable'],
		[{ response: null, error: 7 }, 'unavailable'],
	])('that failed are failures of the host: %o', (more, kind) => {
		const read = readOk(openAiLine(item.key, '', more));
		expect(read.byCell.get(item.key)).toMatchObject([{ type: 'failed', failure: { kind } }]);
		expect(read.failed).toBe(1);
	});

	test('cost what is not known where another server answered under the name of the host', () => {
		const baseUrl = 'https://proxy.example/v1';
		const snapshots = {
			[hosted.id]: { host: 'openai', baseUrl, model: 'gpt-4o', rates: { input: 1, output: 1 } },
		};
		const elsewhere = { ...item, spec: { ...item.spec, snapshots } };
		const parts = readOk(openAiLine(item.key, 'x'), [elsewhere]).byCell.get(item.key)!;
		expect(parts.at(-1)).toMatchObject({ usage: { inputTokens: 1000, outputTokens: 100 } });
		expect(parts.at(-1)).not.toHaveProperty('usage.cost');
	});

	test('that failed at first and came at last are replies, in whatever order', () => {
		const bad = openAiLine(item.key, '', { response: null, error: { code: 'x', message: 'y' } });
		const good = openAiLine(item.key, 'good');
		for (const text of [`${bad}\n${good}`, `${good}\n${bad}`]) expect(readOk(text).failed).toBe(0);
	});

	test('of other requests, junk and broken lines are counted and change nothing', () => {
		const lines = [
			openAiLine('another cell', 'x'),
			'not JSON',
			'7',
			'{"custom_id": 7, "response": null}',
			batchOf([item]).files[0]!.lines[0]!.trim(),
			openAiLine(item.key, 'first'),
			openAiLine(other.key, 'cut').slice(0, 60),
			openAiLine(other.key, '', { response: { status_code: 400, body: 0 } }).replace(
				'"body":0',
				`"body":${'['.repeat(1e5)}${']'.repeat(1e5)}`,
			),
		];
		const read = readOk(lines.join('\n'));
		expect([...read.byCell.keys()]).toEqual([item.key]);
		expect([read.unknown, read.broken]).toEqual([1, [2, 3, 4, 5, 7, 8]]);
	});

	test('that are no results of a batch are not read', async () => {
		const refused = { ok: false, error: { kind: 'other-format' } };
		expect(readBatch('a,b\n1,2\n', [item], NOW)).toEqual(refused);
		expect(readBatch(batchOf([item]).files[0]!.lines.join(''), [item], NOW)).toEqual(refused);
		expect(readBatch('{"format":"codesteer-experiment","version":1}', [item], NOW)).toEqual({
			ok: false,
			error: { kind: 'other-format', format: 'codesteer-experiment' },
		});
		const empty = { size: 0, text: () => Promise.resolve('') };
		expect(await readBatchFile(empty, [item], NOW, () => Promise.resolve())).toEqual({
			ok: false,
			error: { kind: 'empty' },
		});
	});
});

test('a file of results leaves turns to the page, line by line, and tells of lines by their place', async () => {
	const lines = ['x', '', openAiLine(item.key, 'one'), '{'];
	const text = lines.join('\n');
	let turns = 0;
	const read = await readBatchFile(
		{ size: text.length, text: () => Promise.resolve(text) },
		[item, other],
		NOW,
		() => Promise.resolve(turns++),
	);
	expect(read).toMatchObject({ ok: true, value: { broken: [1, 4] } });
	expect(turns).toBe(2 + lines.length);
});

describe('a run whose reply came in a batch', () => {
	const python = (): FakePython => new FakePython(() => printed('<<<no>>>\n'));
	const capabilities = { tools: false, logprobs: false, systemRole: true, temperature: true, prefill: false };
	const code = '```python\nprint("<<<no>>>")\n```';

	test('goes on from it: its program is executed and judged', async () => {
		const parts = readOk(openAiLine(item.key, code)).byCell.get(item.key)!;
		const runner = python();
		const events = await performed(item.spec, new BatchModel(hosted, capabilities, parts, null), {
			python: runner,
		});
		expect(runner.runs.map((run) => run.code)).toEqual(['print("<<<no>>>")']);
		expect(summarise(events)).toMatchObject({ outcome: 'finished', calls: 1, executions: 1, tokens: 1100 });
		expect(stateOf(summarise(events), false)).toMatchObject({ kind: 'judged', score: 0 });
		expect(events.find(({ type }) => type === 'call-start')).toMatchObject({
			model: { id: hosted.id, label: 'gpt-4o · OpenAI, batch' },
		});
	});

	test('fails as its line did, and counts for no method', async () => {
		const line = openAiLine(item.key, '', { response: { status_code: 500, body: {} } });
		const parts = readOk(line).byCell.get(item.key)!;
		const events = await performed(item.spec, new BatchModel(hosted, capabilities, parts, null));
		expect(stateOf(summarise(events), false)).toMatchObject({ kind: 'failed', run: { error: 'server' } });
	});

	test('has its answer read out by a model that is there, or by none', async () => {
		const spec = { ...item.spec, readOut: true };
		const vague = 'It could be anything; who knows.';
		const parts = readOk(openAiLine(item.key, vague)).byCell.get(item.key)!;
		const reader = new ScriptedModel(() => '<<<none>>>');
		const asked = await performed(spec, new BatchModel(hosted, capabilities, parts, reader));
		expect(reader.requests.map(({ role }) => role)).toEqual(['reader']);
		expect(summarise(asked).outcome).toBe('finished');
		const alone = await performed(spec, new BatchModel(hosted, capabilities, parts, null));
		expect(summarise(alone).outcome).toBe('finished');
	});

	test('says its reply once', async () => {
		const parts = readOk(openAiLine(item.key, 'x')).byCell.get(item.key)!;
		const model = new BatchModel(hosted, capabilities, parts, null);
		const spec = { ...item.spec, options: { turns: '2' } };
		expect(summarise(await performed(spec, model))).toMatchObject({
			outcome: 'failed',
			error: 'unavailable',
		});
	});
});
