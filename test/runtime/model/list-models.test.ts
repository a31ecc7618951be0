import { afterAll, beforeAll, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import { custom } from '../../../src/core/hosts/custom.ts';
import { listModels } from '../../../src/runtime/model/list-models.ts';
import { behaviours } from '../../support/model-server/behaviours.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

let server: ModelServer;
const signal = new AbortController().signal;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());

test('lists what the host offers, in both dialects', async () => {
	const expected = { ok: true, value: Object.keys(behaviours) };
	expect(await listModels(custom, `${server.origin}/v1`, 'k', signal)).toEqual(expected);
	expect(await listModels(anthropic, `${server.origin}/v1`, 'k', signal)).toEqual(expected);
	expect(server.requests.map(({ headers }) => [headers['authorization'], headers['x-api-key']])).toEqual([
		['Bearer k', undefined],
		[undefined, 'k'],
	]);
});

test('understands a bare list and names with a prefix', async () => {
	const answer: typeof fetch = () =>
		Promise.resolve(Response.json([{ id: 'models/gemini-x' }, { id: 'b' }, { id: 'b' }, { name: 'no id' }]));
	expect(await listModels(custom, 'https://example.org', null, signal, { fetch: answer })).toEqual({
		ok: true,
		value: ['gemini-x', 'b'],
	});
});

test('fails with a reason a person can act on', async () => {
	const kinds = [];
	for (const fetch of [
		() => Promise.resolve(new Response('{"error":{"message":"no"}}', { status: 401 })),
		() => Promise.resolve(new Response('<html>hello</html>')),
		() => Promise.reject(new TypeError('Failed to fetch')),
	]) {
		const result = await listModels(custom, 'https://example.org', 'k', signal, { fetch });
		kinds.push(result.ok ? 'ok' : result.error.kind);
	}
	expect(kinds).toEqual(['unauthorised', 'malformed', 'unreachable']);
});

test('that does not come in time is no answer, not a call that somebody stopped', async () => {
	const reasons = [new DOMException('', 'TimeoutError'), new DOMException('', 'AbortError')];
	const kinds = [];
	for (const reason of reasons) {
		const ended = AbortSignal.abort(reason);
		const result = await listModels(custom, 'https://example.org', 'k', ended, {
			fetch: () => Promise.reject(reason),
		});
		kinds.push(result.ok ? 'ok' : result.error.kind);
	}
	expect(kinds).toEqual(['unreachable', 'cancelled']);
});
