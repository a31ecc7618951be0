import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import type { ModelPart, ModelRequest } from '../../../src/core/model.ts';
import { createModel } from '../../../src/runtime/model/create-model.ts';
import { HurriedClock } from '../../support/model-server/hurried-clock.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

const key = 'sk-ant-planted-0123456789';
const ask: ModelRequest = { role: 'task', messages: [{ role: 'user', content: 'Which is larger?' }] };
let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
});

async function call(name: string): Promise<ModelPart[]> {
	const model = createModel({
		host: anthropic,
		baseUrl: `${server.origin}/v1`,
		model: name,
		readKey: () => Promise.resolve(key),
		clock: new HurriedClock(),
		random: () => 0.5,
	});
	const parts: ModelPart[] = [];
	for await (const part of model.stream(ask, new AbortController().signal)) parts.push(part);
	return parts;
}

function told(parts: readonly ModelPart[]): unknown {
	const text = (type: 'text-delta' | 'reasoning-delta') =>
		parts.map((part) => (part.type === type ? part.text : '')).join('');
	const last = parts.at(-1);
	return {
		text: text('text-delta'),
		reasoning: text('reasoning-delta'),
		calls: parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : [])),
		retries: parts.filter((part) => part.type === 'retry').length,
		end: last?.type === 'finish' ? last.reason.raw : last?.type === 'failed' ? last.failure.kind : last,
	};
}

const good = { text: 'Größer ist 9.9 ✓', reasoning: '', calls: [], retries: 0, end: 'end_turn' };

describe('the Messages dialect', () => {
	test.each([
		'ok',
		'slow-first-byte',
		'split-letters',
		'split-events',
		'comments',
		'no-done',
		'wrong-type',
		'whole',
	])('streams text and ends well: %s', async (name) => {
		expect(told(await call(name))).toEqual(good);
	});

	test('gives thinking apart, tool calls whole, and the counts', async () => {
		expect(told(await call('reasoning'))).toEqual({ ...good, reasoning: 'Compare the tenths.' });
		expect(told(await call('tool-pieces'))).toEqual({
			...good,
			text: '',
			calls: [
				{ id: 'call_a', name: 'run_python', arguments: '{"code":"print(9.9)"}' },
				{ id: 'call_b', name: 'finish', arguments: '{}' },
			],
			end: 'tool_use',
		});
		expect((await call('ok')).at(-1)).toMatchObject({ usage: { inputTokens: 12, outputTokens: 7 } });
	});

	test('says in its headers that a page calls, and sends the key nowhere else', async () => {
		await call('ok');
		const { headers, path, body } = server.requests[0]!;
		expect({
			path,
			key: headers['x-api-key'],
			version: headers['anthropic-version'],
			browser: headers['anthropic-dangerous-direct-browser-access'],
			authorization: headers['authorization'],
		}).toEqual({
			path: '/v1/messages',
			key,
			version: '2023-06-01',
			browser: 'true',
			authorization: undefined,
		});
		expect(JSON.stringify(body)).not.toContain('planted');
	});

	test.each([
		['401-echo', 'unauthorised', 0],
		['404', 'unknown-model', 0],
		['429', 'rate-limit', 5],
		['503', 'server', 5],
		['stream-error', 'server', 5],
		['cut', 'cut', 2],
		['malformed', 'malformed', 0],
		['html', 'malformed', 0],
	])('fails like every other host: %s is %s', async (name, kind, retries) => {
		const parts = await call(name);
		expect(told(parts)).toMatchObject({ end: kind, retries });
		expect(JSON.stringify(parts)).not.toContain('planted');
	});
});
