import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import type { OptionalField } from '../../../src/core/hosts/optional-field.ts';
import type { ChatMessage, ModelPart, ModelRequest } from '../../../src/core/model.ts';
import type { Refusals } from '../../../src/runtime/model/hosted-model.ts';
import { listModels } from '../../../src/runtime/model/list-models.ts';
import { custom } from '../../../src/core/hosts/custom.ts';
import { collect, modelAt, pythonTool, question, summary } from '../../support/model-server/calling.ts';
import {
	type ChatRequest,
	type ModelServer,
	type RawAnswer,
	startModelServer,
} from '../../support/model-server/server.ts';

let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
	server.raw(() => null);
	server.reply(() => null);
	server.models(null);
});

function refuse(status: number, message: string): RawAnswer {
	return { status, type: 'application/json', parts: [[0, JSON.stringify({ error: { message } })]] };
}

/** Refuses until the complaint is met. */
function strict(isWrong: (request: ChatRequest) => boolean, status: number, message: string): void {
	server.raw((request) => (isWrong(request) ? refuse(status, message) : null));
}

function memory(...known: OptionalField[]): Refusals & { fields: Set<OptionalField> } {
	const fields = new Set(known);
	return { fields, has: (field) => fields.has(field), add: (field) => fields.add(field) };
}

const withSystem: ModelRequest = {
	...question,
	messages: [{ role: 'system', content: 'Be brief.' }, ...question.messages],
};
const withTools: ModelRequest = { ...question, tools: [pythonTool] };
const good = { text: 'Größer ist 9.9 ✓', end: 'stop' };
const rolesOf = (request: ChatRequest) => request.messages.map(({ role }) => role).join(' ');

describe('what a host refuses is left out, and remembered for it', () => {
	test.each<[OptionalField, ModelRequest, (request: ChatRequest) => boolean, number, string]>([
		[
			'temperature',
			question,
			({ body }) => body['temperature'] === 0,
			422,
			'`temperature` must be strictly positive',
		],
		['seed', { ...question, seed: 3 }, ({ body }) => 'seed' in body, 400, "property 'seed' is unsupported"],
		[
			'logprobs',
			{ ...question, logprobs: true },
			({ body }) => 'logprobs' in body,
			400,
			'logprobs not supported',
		],
		[
			'stream_options',
			question,
			({ body }) => 'stream_options' in body,
			422,
			'stream_options: Extra inputs are not permitted',
		],
		[
			'max_tokens',
			{ ...question, maxTokens: 9 },
			({ body }) => 'max_tokens' in body,
			400,
			"Unsupported parameter: 'max_tokens'",
		],
		[
			'system',
			withSystem,
			(request) => rolesOf(request).includes('system'),
			400,
			'Only user and assistant roles are supported!',
		],
		[
			'system',
			withSystem,
			(request) => rolesOf(request).includes('system'),
			500,
			'Jinja Exception: System role not supported',
		],
		[
			'alternation',
			{ ...question, messages: [...question.messages, ...question.messages] },
			(request) => rolesOf(request) !== 'user',
			500,
			'Conversation roles must alternate user/assistant/user/assistant/...',
		],
	])('%s', async (field, request, isWrong, status, message) => {
		strict(isWrong, status, message);
		const refusals = memory();
		const first = await collect(modelAt(server, { refusals }), request);
		// Another object for the same host and model, as every run makes one.
		const second = await collect(modelAt(server, { refusals }), request);
		expect([summary(first), summary(second)]).toMatchObject([
			{ ...good, retries: 1 },
			{ ...good, retries: 0 },
		]);
		expect([...refusals.fields]).toEqual([field]);
		expect(server.requests).toHaveLength(3);
	});

	test('several, one after the other, also when the stream says it', async () => {
		server.raw(({ body }) => {
			if ('temperature' in body) return refuse(400, 'temperature is not supported');
			if (!('seed' in body)) return null;
			return { parts: [[0, 'data: {"error":{"code":400,"message":"seed is not supported"}}\n\n']] };
		});
		const refusals = memory();
		const parts = await collect(modelAt(server, { refusals }), { ...question, seed: 3 });
		expect(summary(parts)).toMatchObject({ ...good, retries: 2 });
		expect([...refusals.fields]).toEqual(['temperature', 'seed']);
	});

	test('is remembered only when leaving it out was the way', async () => {
		strict(() => true, 400, 'temperature is not supported');
		const refusals = memory();
		expect(summary(await collect(modelAt(server, { refusals })))).toMatchObject({
			end: 'bad-request',
			retries: 1,
		});
		expect([...refusals.fields]).toEqual([]);
		expect(server.requests).toHaveLength(2);
	});

	test('a reply that is too long for the host is asked for shorter', async () => {
		strict(
			({ body }) => Number(body['max_tokens']) > 4096,
			400,
			'max_tokens is too large: 8192. At most 4096 completion tokens.',
		);
		const parts = await collect(modelAt(server), { ...question, maxTokens: 8192 });
		expect(summary(parts)).toMatchObject({ ...good, retries: 1 });
		expect(server.requests.map(({ body }) => body?.['max_tokens'])).toEqual([8192, 4096]);
	});

	test('C20: no empty turn reaches a host', async () => {
		const messages: ChatMessage[] = [
			...question.messages,
			{ role: 'assistant', content: '' },
			{ role: 'user', content: 'go on' },
		];
		strict(
			(request) => request.messages.some(({ content }) => content === ''),
			400,
			'content must not be empty',
		);
		expect(summary(await collect(modelAt(server), { ...question, messages }))).toMatchObject({
			...good,
			retries: 0,
		});
	});
});

describe('C17: tools refused', () => {
	test.each([
		[400, 'gemma3:4b does not support tools'],
		[404, 'No endpoints found that support tool use.'],
		[500, 'tools param requires --jinja flag'],
		[400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
	])('end the call at once, so that the plan can go on without: %i %s', async (status, message) => {
		strict(({ body }) => 'tools' in body, status, message);
		const refusals = memory();
		const model = modelAt(server, { refusals });
		expect(model.capabilities.tools).toBe(true);
		const parts = await collect(model, withTools);
		expect(parts).toMatchObject([{ type: 'failed', failure: { kind: 'no-tools', status } }]);
		expect(JSON.stringify(parts)).toContain(JSON.stringify(message).slice(1, -1));
		expect([model.capabilities.tools, modelAt(server, { refusals }).capabilities.tools]).toEqual([
			false,
			false,
		]);
		expect(server.requests).toHaveLength(1);
		// The same question without tools succeeds; with them nothing is sent any more.
		expect(summary(await collect(modelAt(server, { refusals })))).toMatchObject(good);
		expect(summary(await collect(modelAt(server, { refusals }), withTools))).toMatchObject({
			end: 'no-tools',
		});
		expect(server.requests).toHaveLength(2);
	});

	test('also when the stream says it', async () => {
		server.raw(() => ({
			parts: [[0, 'data: {"error":{"code":500,"message":"tools param requires --jinja flag"}}\n\n']],
		}));
		expect(summary(await collect(modelAt(server), withTools))).toMatchObject({ end: 'no-tools', retries: 0 });
	});

	test('and not when the same words come to a call without tools', async () => {
		strict(() => true, 400, 'x does not support tools');
		expect(summary(await collect(modelAt(server)))).toMatchObject({ end: 'bad-request', retries: 0 });
	});
});

describe('C15, C16: what must be sent back with tool calls', () => {
	/** The dialogue as a plan goes on with it. */
	function next(parts: readonly ModelPart[]): ModelRequest {
		const toolCalls = parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []));
		const opaque = Object.assign(
			{},
			...parts.map((part) => (part.type === 'opaque' ? part.data : {})),
		) as Record<string, unknown>;
		return {
			...withTools,
			messages: [
				...question.messages,
				{ role: 'assistant', content: '', toolCalls, opaque },
				...toolCalls.map(({ id }) => ({ role: 'tool' as const, toolCallId: id, content: '42' })),
			],
		};
	}
	const stream = (...deltas: object[]): RawAnswer => ({
		parts: [
			[
				0,
				[...deltas, {}]
					.map(
						(delta, i) =>
							`data: ${JSON.stringify({ choices: [{ delta, finish_reason: i === deltas.length ? 'tool_calls' : null }] })}\n\n`,
					)
					.join('') + 'data: [DONE]\n\n',
			],
		],
	});
	const made = { name: 'python', arguments: '{"code":"print(6*7)"}' };
	const call = { index: 0, id: 'f1', type: 'function', function: made };

	test.each<[string, object[], object]>([
		[
			'a thought signature beside the call',
			[{ tool_calls: [{ ...call, extra_content: { google: { thought_signature: 'c2ln' } } }] }],
			{
				tool_calls: [
					{
						id: 'f1',
						type: 'function',
						extra_content: { google: { thought_signature: 'c2ln' } },
						function: made,
					},
				],
			},
		],
		[
			'reasoning_content',
			[{ reasoning_content: 'com' }, { reasoning_content: 'pute' }, { tool_calls: [call] }],
			{ reasoning_content: 'compute' },
		],
		[
			'an empty reasoning_content',
			[{ reasoning_content: '' }, { tool_calls: [call] }],
			{ reasoning_content: '' },
		],
		['reasoning', [{ reasoning: 'compute' }, { tool_calls: [call] }], { reasoning: 'compute' }],
		[
			'reasoning_details',
			[
				{ reasoning: 'c', reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'c' }] },
				{
					reasoning: 'o',
					reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'o', signature: 's' }],
				},
				{ tool_calls: [call] },
			],
			{
				reasoning: 'co',
				reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'co', signature: 's' }],
			},
		],
	])('%s comes back in the next request unchanged', async (_what, deltas, expected) => {
		server.raw(({ messages }) => (messages.length === 1 ? stream(...deltas) : null));
		const first = await collect(modelAt(server), withTools);
		expect(summary(await collect(modelAt(server), next(first)))).toMatchObject(good);
		const sent = server.requests.at(-1)?.body?.['messages'] as readonly unknown[];
		expect(sent[1]).toMatchObject({
			role: 'assistant',
			content: null,
			tool_calls: [{ id: 'f1', function: made }],
		});
		expect(sent[1]).toMatchObject(expected);
	});

	test('thoughts of the Messages dialect precede the calls, with their signatures', async () => {
		const events = [
			{
				type: 'content_block_start',
				index: 0,
				content_block: { type: 'thinking', thinking: '', signature: '' },
			},
			{ type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'com' } },
			{ type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'pute' } },
			{ type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2ln' } },
			{ type: 'content_block_stop', index: 0 },
			{ type: 'content_block_start', index: 1, content_block: { type: 'redacted_thinking', data: 'xyz' } },
			{
				type: 'content_block_start',
				index: 2,
				content_block: { type: 'tool_use', id: 'f1', name: 'python', input: {} },
			},
			{
				type: 'content_block_delta',
				index: 2,
				delta: { type: 'input_json_delta', partial_json: '{"code":"1"}' },
			},
			{ type: 'content_block_stop', index: 2 },
			{ type: 'message_delta', delta: { stop_reason: 'tool_use' } },
			{ type: 'message_stop' },
		];
		const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
		server.raw(({ messages }) => (messages.length === 1 ? { parts: [[0, body]] } : null));
		const first = await collect(modelAt(server, { host: anthropic }), withTools);
		await collect(modelAt(server, { host: anthropic }), next(first));
		const sent = server.requests.at(-1)?.body?.['messages'] as readonly { content: unknown }[];
		expect(sent[1]).toEqual({
			role: 'assistant',
			content: [
				{ type: 'thinking', thinking: 'compute', signature: 'c2ln' },
				{ type: 'redacted_thinking', data: 'xyz' },
				{ type: 'tool_use', id: 'f1', name: 'python', input: { code: '1' } },
			],
		});
	});

	test('a host that does not want its own words back gets none', async () => {
		server.raw(({ messages }) => {
			if (messages.length === 1) return stream({ reasoning_content: 'compute' }, { tool_calls: [call] });
			const hasIt = messages.some((message) => 'reasoning_content' in message);
			return hasIt ? refuse(400, "property 'messages.1.assistant.reasoning_content' is unsupported") : null;
		});
		const refusals = memory();
		const first = await collect(modelAt(server, { refusals }), withTools);
		const second = await collect(modelAt(server, { refusals }), next(first));
		expect(summary(second)).toMatchObject({ ...good, retries: 1 });
		expect([...refusals.fields]).toEqual(['opaque']);
	});
});

describe('C23: lists of models', () => {
	test.each<[string, string, readonly string[]]>([
		['none, as null', '{"object":"list","data":null}', []],
		['none, left out', '{"object":"list"}', []],
		['none, empty', '{"data":[]}', []],
		['none of Ollama’s own path', '{"models":null}', []],
		[
			'Ollama’s own path',
			'{"models":[{"name":"llama3.2:latest","model":"llama3.2:latest"}]}',
			['llama3.2:latest'],
		],
		['names alone', '["a","b","a"]', ['a', 'b']],
		['names alone under data', '{"data":["a"]}', ['a']],
		['names as fields', '{"data":{"a":{},"b":{}}}', ['a', 'b']],
		['a list in a list', '{"data":{"models":[{"id":"a"}]}}', ['a']],
	])('%s', async (_what, body, ids) => {
		server.models(body);
		expect(await listModels(custom, `${server.origin}/v1`, null, new AbortController().signal)).toEqual({
			ok: true,
			value: ids,
		});
	});

	test.each([
		['{"error":"Unexpected endpoint or method. (GET /models)"}', 'bad-request'],
		['{"status":"ok"}', 'malformed'],
		['"hello"', 'malformed'],
	])('%s is none, and said in words about lists', async (body, kind) => {
		server.models(body);
		const listed = await listModels(custom, `${server.origin}/v1`, null, new AbortController().signal);
		expect(listed).toMatchObject({ ok: false, error: { kind } });
		expect(JSON.stringify(listed)).not.toMatch(/event/);
	});
});

describe('C24: a key with a character no header takes', () => {
	test.each(['sk-abc\u200b0123456789', '“sk-abc0123456789”', 'sk-абв0123456789', 'sk-abc\n0123456789'])(
		'is told in words by calls and lists, and sent nowhere: %j',
		async (key) => {
			const readKey = () => Promise.resolve(key);
			for (const host of [custom, anthropic]) {
				const parts = await collect(modelAt(server, { host, readKey }));
				const listed = await listModels(host, `${server.origin}/v1`, key, new AbortController().signal);
				expect(parts).toMatchObject([{ type: 'failed', failure: { kind: 'unauthorised' } }]);
				expect(listed).toMatchObject({ ok: false, error: { kind: 'unauthorised' } });
				expect(JSON.stringify([parts, listed])).not.toContain('0123456789');
			}
			expect(server.requests).toEqual([]);
		},
	);

	test('that is locked is told by calls and lists, and nothing is sent without it', async () => {
		const locked = { locked: true } as const;
		for (const host of [custom, anthropic]) {
			const failure = {
				kind: 'no-key',
				message: `The key for ${host.label} is stored but locked.`,
				remedy:
					'Unlock it with your passphrase in Settings, Keys, then run again. Keys lock themselves after five minutes without use.',
			};
			const parts = await collect(modelAt(server, { host, readKey: () => Promise.resolve(locked) }));
			const listed = await listModels(host, `${server.origin}/v1`, locked, new AbortController().signal);
			expect([parts, listed]).toEqual([[{ type: 'failed', failure }], { ok: false, error: failure }]);
		}
		expect(server.requests).toEqual([]);
	});

	test('only around it is cleaned', async () => {
		const readKey = () => Promise.resolve(' sk-abc0123456789\u200b\n');
		expect(summary(await collect(modelAt(server, { readKey })))).toMatchObject(good);
		expect(server.requests[0]?.headers['authorization']).toBe('Bearer sk-abc0123456789');
	});
});
