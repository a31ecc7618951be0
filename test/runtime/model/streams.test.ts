import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import { collect, modelAt, summary } from '../../support/model-server/calling.ts';
import { type ModelServer, type RawAnswer, startModelServer } from '../../support/model-server/server.ts';

let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
});

async function hear(answer: RawAnswer | string, options: Parameters<typeof modelAt>[1] = {}) {
	server.raw(() => (typeof answer === 'string' ? { parts: [[0, answer]] } : answer));
	return summary(await collect(modelAt(server, options)));
}

function chunk(content: string, finish: string | null = null): string {
	return `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}\n\n`;
}

const done = 'data: [DONE]\n\n';
const hi = { text: 'hi', retries: 0, end: 'stop' };

describe('C02: keep-alives', () => {
	test.each([
		['an empty data line', 'data:\n\n'],
		['a data line of blanks', 'data:   \n\n'],
		['a comment', ': OPENROUTER PROCESSING\n\n'],
		['a bare colon', ':\n\n'],
		['a ping event', 'event: ping\ndata: {"type": "ping"}\n\n'],
		['a ping event that is no JSON', 'event: keepalive\ndata: 2026-01-01\n\n'],
		['a ping without data', 'event: ping\n\n'],
		['an empty object', 'data: {}\n\n'],
		['null', 'data: null\n\n'],
		['a word', 'data: ping\n\n'],
		['a word in brackets', 'data: [KEEP-ALIVE]\n\n'],
		['a comment as data', 'data: : OPENROUTER PROCESSING\n\n'],
		['a chunk without choices', 'data: {"id":"x","choices":[]}\n\n'],
		['a chunk with an empty error', 'data: {"error":null,"choices":[{"delta":{}}]}\n\n'],
	])('are skipped wherever they come: %s', async (_what, keepAlive) => {
		const body = [keepAlive, chunk('h'), keepAlive, chunk('i', 'stop'), keepAlive, done].join('');
		expect(await hear(body)).toEqual(hi);
	});

	test.each([
		'data: [DONE]\n\n',
		'data:[DONE]\n\n',
		'data: "[DONE]"\n\n',
		'data: [done]\n\n',
		'data: DONE\n\n',
		'data: [DO',
	])('and the end is known in every dress: %j', async (end) => {
		expect(await hear(chunk('hi', 'stop') + end)).toEqual(hi);
	});

	test('alone are a stream that was cut, not something else', async () => {
		expect(await hear(': waiting\n\n: waiting\n\n')).toMatchObject({ end: 'cut', retries: 2 });
	});
});

const tooLong = 'the prompt exceeds the context';

describe('C04, C06, C07: errors without a status of their own', () => {
	test.each([
		[
			'a field `error` (llama.cpp)',
			`error: {"code":400,"message":"${tooLong}","type":"invalid_request_error"}\n\n${done}`,
			'bad-request',
		],
		['the same without [DONE]', `error: {"code":400,"message":"${tooLong}"}\n\n`, 'bad-request'],
		['the same without its last line end', `error: {"code":400,"message":"${tooLong}"}`, 'bad-request'],
		[
			'an error event without a number',
			`event: error\ndata: {"error":{"message":"${tooLong}","type":"invalid_request_error","code":"context_length_exceeded"}}\n\n`,
			'bad-request',
		],
		[
			'an error event that is the error',
			`event: error\ndata: {"message":"${tooLong}","type":"BadRequestError"}\n\n`,
			'bad-request',
		],
		['a number in a text', `data: {"error":{"message":"${tooLong}","code":"400"}}\n\n`, 'bad-request'],
		[
			'vLLM’s object',
			`data: {"object":"error","message":"${tooLong}","type":"BadRequestError","code":400}\n\n`,
			'bad-request',
		],
		[
			'a server’s own 500 of type exceed_context_size_error',
			`data: {"error":{"code":500,"message":"${tooLong}","type":"exceed_context_size_error"}}\n\n`,
			'bad-request',
		],
		[
			'an error in the choice',
			`data: {"choices":[{"error":{"code":400,"message":"${tooLong}"}}]}\n\n`,
			'bad-request',
		],
		[
			'an error beside a finish',
			`data: {"error":{"code":400,"message":"${tooLong}"},"choices":[{"delta":{},"finish_reason":"error"}]}\n\n`,
			'bad-request',
		],
		['FastAPI’s detail', `data: {"detail":"${tooLong}, which is a context window of 8"}\n\n`, 'bad-request'],
		['a key', 'data: {"error":{"type":"authentication_error","message":"no such key"}}\n\n', 'unauthorised'],
		['a model', 'data: {"error":{"code":"model_not_found","message":"no such model"}}\n\n', 'unknown-model'],
		['a purse', 'data: {"error":{"code":"insufficient_quota","message":"pay first"}}\n\n', 'quota'],
		['a right', 'data: {"error":{"type":"permission_error","message":"not yours"}}\n\n', 'forbidden'],
	])('are told at once in the host’s words: %s', async (_what, body, kind) => {
		const heard = await hear(chunk('so far') + body);
		expect(heard).toMatchObject({ end: kind, retries: 0 });
		expect(heard.message).toMatch(/It says: “.+”$/);
		expect(server.requests).toHaveLength(1);
	});

	test.each([
		[
			'LM Studio’s unknown path',
			'{"error":"Unexpected endpoint or method. (POST /chat/completions)"}',
			/no chat endpoint/,
		],
		['an object', `{"error":{"message":"${tooLong}","type":"invalid_request_error"}}`, /does not fit/],
		['a list', `[{"error":{"code":400,"message":"${tooLong}"}}]`, /does not fit/],
		['a sentence', '{"message":"invalid_request_error: no"}', /does not take this request/],
		['something else', '{"status":"ok"}', /no reply/],
	])('also as a whole body under status 200, in either content type: %s', async (_what, body, words) => {
		for (const type of ['application/json', 'text/event-stream']) {
			const heard = await hear({ type, parts: [[0, body]] });
			expect(heard).toMatchObject({ retries: 0, message: expect.stringMatching(words) as string });
		}
		expect(server.requests).toHaveLength(2);
	});

	test.each([
		['an overloaded host', 'data: {"error":{"type":"overloaded_error","message":"busy"}}\n\n', 'rate-limit'],
		[
			'a limit of the minute',
			'data: {"error":{"type":"rate_limit_error","message":"slow"}}\n\n',
			'rate-limit',
		],
		['a fault of its own', 'data: {"error":{"message":"the worker died"}}\n\n', 'server'],
	])('but what may pass is repeated: %s', async (_what, body, kind) => {
		expect(await hear(body)).toMatchObject({ end: kind, retries: 5 });
	});

	test('words that are no JSON are quoted', async () => {
		expect((await hear('data: upstream went away\n\n')).message).toContain('upstream went away');
	});

	test('and in the other dialect', async () => {
		const body =
			'event: error\ndata: {"type":"error","error":{"type":"invalid_request_error","message":"too much"}}\n\n';
		expect(await hear(body, { host: anthropic })).toMatchObject({ end: 'bad-request', retries: 0 });
	});
});

describe('C08: words of the provider behind the host', () => {
	test('are quoted with its name', async () => {
		const raw = 'model-x is limited upstream, retry shortly';
		const error = { message: 'Provider returned error', code: 429, metadata: { raw, provider_name: 'P' } };
		const heard = await hear({
			status: 429,
			type: 'application/json',
			parts: [[0, JSON.stringify({ error })]],
		});
		expect(heard.message).toContain(`It says: “Provider returned error. P: ${raw}”`);
	});
});

describe('C10: a finish reason that comes too early', () => {
	test(
		'does not end the reply while the stream goes on, also after five seconds',
		{ timeout: 15_000 },
		async () => {
			const heard = await hear({
				parts: [
					[0, chunk('first half, ', 'stop')],
					[5_200, chunk('<<<42>>>', 'stop') + done],
				],
			});
			expect(heard).toEqual({ text: 'first half, <<<42>>>', retries: 0, end: 'stop' });
		},
	);

	test('is enough when the host then falls silent, closes, or is cut', async () => {
		const whole = { text: 'all of it', retries: 0, end: 'stop' };
		expect([
			await hear({ parts: [[0, chunk('all of it', 'stop')]], staysOpen: true }, { idleMs: 100 }),
			await hear({ parts: [[0, chunk('all of it', 'stop')]] }),
		]).toEqual([whole, whole]);
	});

	test('tool calls after it count', async () => {
		const call = { index: 0, id: 'a', function: { name: 'python', arguments: '{}' } };
		const late = `data: ${JSON.stringify({ choices: [{ delta: { tool_calls: [call] }, finish_reason: 'tool_calls' }] })}\n\n`;
		server.raw(() => ({
			parts: [
				[0, chunk('I run it.', 'stop')],
				[50, late + done],
			],
		}));
		expect(await collect(modelAt(server))).toContainEqual({
			type: 'tool-call',
			call: { id: 'a', name: 'python', arguments: '{}' },
		});
	});

	test('counts that come with every piece do not end it either, counts after the last word do', async () => {
		const counted = (content: string, finish: string | null) =>
			`data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }], usage: { prompt_tokens: 1, completion_tokens: 1 } })}\n\n`;
		const counts = 'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}\n\n';
		expect([
			await hear({
				parts: [
					[0, counted('a', 'stop')],
					[50, counted('b', 'stop') + done],
				],
			}),
			await hear(chunk('no finish reason at all') + counts),
		]).toMatchObject([
			{ text: 'ab', end: 'stop' },
			{ text: 'no finish reason at all', end: 'finish', retries: 0 },
		]);
	});
});
