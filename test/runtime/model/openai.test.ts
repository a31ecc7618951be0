import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { custom } from '../../../src/core/hosts/custom.ts';
import { createSpending } from '../../../src/core/hosts/spending.ts';
import { openAiCapabilities } from '../../../src/core/hosts/host.ts';
import type { ModelPart, ModelRequest } from '../../../src/core/model.ts';
import type { HostedModelOptions } from '../../../src/runtime/model/hosted-model.ts';
import { createOpenAiModel } from '../../../src/runtime/model/openai.ts';
import { HurriedClock } from '../../support/model-server/hurried-clock.ts';
import { openAiWire } from '../../support/model-server/openai-wire.ts';
import { defaultReply, type ModelServer, startModelServer } from '../../support/model-server/server.ts';

const key = 'sk-planted-0123456789abcdef';
const ask: ModelRequest = {
	role: 'task',
	messages: [{ role: 'user', content: 'Which is larger, 9.11 or 9.9?' }],
};

let server: ModelServer;
let clock: HurriedClock;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	clock = new HurriedClock();
	server.requests.length = 0;
	server.reply(() => null);
});

function model(name: string, options: Partial<HostedModelOptions> = {}) {
	return createOpenAiModel({
		host: custom,
		baseUrl: `${server.origin}/v1`,
		model: name,
		readKey: () => Promise.resolve(key),
		clock,
		random: () => 0.5,
		...options,
	});
}

async function collect(parts: AsyncIterable<ModelPart>): Promise<ModelPart[]> {
	const found: ModelPart[] = [];
	for await (const part of parts) found.push(part);
	return found;
}

async function call(name: string, options: Partial<HostedModelOptions> = {}, request: ModelRequest = ask) {
	return collect(model(name, options).stream(request, new AbortController().signal));
}

/** Deltas of one kind joined, the rest as it came. */
function joined(parts: readonly ModelPart[]): unknown[] {
	const found: unknown[] = [];
	for (const part of parts) {
		const last = found.at(-1) as ModelPart | undefined;
		if (part.type === 'text-delta' && last?.type === 'text-delta') {
			found[found.length - 1] = { ...last, text: last.text + part.text };
		} else if (part.type === 'reasoning-delta' && last?.type === 'reasoning-delta') {
			found[found.length - 1] = { ...last, text: last.text + part.text };
		} else found.push(part);
	}
	return found;
}

const stop = {
	type: 'finish',
	reason: { unified: 'stop', raw: 'stop' },
	usage: { inputTokens: 12, outputTokens: 7 },
};
const words = { type: 'text-delta', text: 'Größer ist 9.9 ✓' };

describe('a good reply', () => {
	test('streams text in pieces, then the finish with the counts', async () => {
		const parts = await call('ok');
		expect(parts.filter((part) => part.type === 'text-delta').length).toBeGreaterThan(2);
		expect(joined(parts)).toEqual([words, stop]);
	});

	test.each([
		'slow-first-byte',
		'split-letters',
		'split-events',
		'comments',
		'no-done',
		'wrong-type',
		'whole',
	])('is the same when the host behaves oddly: %s', async (name) => {
		expect(joined(await call(name))).toEqual([words, stop]);
	});

	test('has estimated counts, marked so, when the host tells none', async () => {
		expect(joined(await call('no-usage'))).toEqual([
			words,
			{ ...stop, usage: { inputTokens: 20, outputTokens: 9, estimated: true } },
		]);
	});

	test('may be empty', async () => {
		expect(await call('empty')).toEqual([{ ...stop, usage: { inputTokens: 12, outputTokens: 0 } }]);
	});

	test('gives reasoning apart from text', async () => {
		expect(joined(await call('reasoning'))).toEqual([
			{ type: 'reasoning-delta', text: 'Compare the tenths.' },
			words,
			stop,
		]);
	});

	test('gives each tool call whole', async () => {
		expect(await call('tool-pieces')).toEqual([
			{ type: 'tool-call', call: { id: 'call_a', name: 'run_python', arguments: '{"code":"print(9.9)"}' } },
			{ type: 'tool-call', call: { id: 'call_b', name: 'finish', arguments: '{}' } },
			{ ...stop, reason: { unified: 'tool-calls', raw: 'tool_calls' } },
		]);
	});

	test('gives token probabilities', async () => {
		expect(await call('logprobs')).toContainEqual({
			type: 'logprobs',
			tokens: [{ token: '9.9', logprob: -0.25, top: [{ token: '9.9', logprob: -0.25 }] }],
		});
	});
});

describe('what is sent', () => {
	test('holds only headers every preflight admits, and the key in one of them', async () => {
		await call('ok');
		const sent = server.requests[0];
		const byNode = ['accept', 'accept-encoding', 'accept-language', 'connection', 'content-length', 'host'];
		const ours = Object.entries(sent?.headers ?? {}).filter(
			([name]) => !byNode.includes(name) && !name.startsWith('sec-') && name !== 'user-agent',
		);
		expect(ours).toEqual([
			['authorization', `Bearer ${key}`],
			['content-type', 'application/json'],
		]);
		expect(sent?.path).toBe('/v1/chat/completions');
	});

	test('holds no authorization without a key', async () => {
		await call('ok', { readKey: () => Promise.resolve(null) });
		expect(server.requests.map((request) => request.headers['authorization'])).toEqual([undefined]);
	});

	test('names the address space of local servers in the fetch options', async () => {
		const seen: unknown[] = [];
		const spy: typeof fetch = (input, init) => {
			seen.push({
				space: (init as { targetAddressSpace?: string }).targetAddressSpace,
				redirect: init?.redirect,
			});
			return fetch(input, init);
		};
		await call('ok', { fetch: spy });
		expect(seen).toEqual([{ space: 'loopback', redirect: 'manual' }]);
	});

	test('leaves out a field the host refuses, and remembers that', async () => {
		const one = model('no-temperature');
		const first = await collect(one.stream(ask, new AbortController().signal));
		const second = await collect(one.stream(ask, new AbortController().signal));
		expect(joined(first)).toEqual([
			{
				type: 'retry',
				attempt: 1,
				waitMs: 0,
				reason: 'Custom (OpenAI-compatible) does not take “temperature”; asking without it.',
			},
			words,
			stop,
		]);
		expect(joined(second)).toEqual([words, stop]);
		expect(server.requests.map((request) => request.body?.['temperature'])).toEqual([
			0,
			undefined,
			undefined,
		]);
	});
});

describe('a failure', () => {
	test.each([
		['401', 'unauthorised', 401],
		['403', 'forbidden', 403],
		['404', 'unknown-model', 404],
		['400', 'bad-request', 400],
		['429-daily', 'quota', 429],
		['429-quota', 'quota', 429],
		['html', 'malformed', undefined],
		['malformed', 'malformed', undefined],
		['redirect', 'bad-request', 307],
	])('of the final kind is told at once: %s is %s', async (name, kind, status) => {
		const parts = await call(name);
		const last = parts.at(-1);
		expect(last?.type === 'failed' ? { kind: last.failure.kind, status: last.failure.status } : last).toEqual(
			{
				kind,
				status,
			},
		);
		expect(parts.filter((part) => part.type === 'retry')).toEqual([]);
		expect(server.requests).toHaveLength(1);
	});

	test.each([
		['429', 'rate-limit', 5],
		['500', 'server', 5],
		['503', 'server', 5],
		['html-502', 'server', 5],
		['stream-error', 'server', 5],
		['cut', 'cut', 2],
		['cut-quietly', 'cut', 2],
		['cut-in-event', 'cut', 2],
	])(
		'that may pass is repeated a bounded number of times: %s is %s after %i more',
		async (name, kind, repeats) => {
			const parts = await call(name);
			const last = parts.at(-1);
			expect(last?.type === 'failed' ? last.failure.kind : last).toBe(kind);
			expect(parts.filter((part) => part.type === 'retry')).toHaveLength(repeats);
			expect(server.requests).toHaveLength(repeats + 1);
		},
	);

	test.each(['429-once', '500-once', '503-once', 'cut-once'])(
		'that passes ends in a good reply: %s',
		async (name) => {
			const parts = await call(name);
			const afterRetry = parts.slice(parts.findIndex((part) => part.type === 'retry') + 1);
			expect(joined(afterRetry)).toEqual([words, stop]);
		},
	);

	test('waits as the host asks, in a header or in the body, else with growing jittered pauses', async () => {
		const waitsFor = async (name: string): Promise<number[]> => {
			const parts = await call(name, { random: () => 0.5 });
			return parts.flatMap((part) => (part.type === 'retry' ? [part.waitMs] : []));
		};
		expect({
			header: await waitsFor('429-header'),
			body: await waitsFor('429-body'),
			nothing: await waitsFor('429'),
		}).toEqual({
			header: Array(5).fill(7250),
			body: Array(5).fill(1750),
			nothing: [500, 1000, 2000, 4000, 8000],
		});
		expect(clock.waits).toEqual([
			...Array<number>(5).fill(7250),
			...Array<number>(5).fill(1750),
			500,
			1000,
			2000,
			4000,
			8000,
		]);
	});

	test('to reach anything names what a page cannot tell apart', async () => {
		const parts = await call('ok', { baseUrl: 'http://127.0.0.1:9/v1', pageOrigin: 'https://play.example' });
		expect(parts.at(-1)).toEqual({
			type: 'failed',
			failure: {
				kind: 'unreachable',
				message:
					'No answer from Custom (OpenAI-compatible). A page cannot see why: the server is not running at http://127.0.0.1:9/v1; or the server does not admit https://play.example (CORS); or the browser has not been allowed to reach this computer or its network.',
				remedy: 'Press “Check connection” in Settings: it tests these one by one.',
			},
		});
	});

	test('for want of a key asks nobody', async () => {
		const host = { ...custom, key: { ...custom.key, need: 'required' as const } };
		const parts = await call('ok', { host, readKey: () => Promise.resolve(null) });
		expect(parts.map((part) => (part.type === 'failed' ? part.failure.kind : part.type))).toEqual(['no-key']);
		expect(server.requests).toEqual([]);
	});

	test('at the spending cap asks nobody', async () => {
		const parts = await call('ok', { spending: createSpending(() => 0) });
		expect(parts).toEqual([
			{
				type: 'failed',
				failure: {
					kind: 'spending-cap',
					message: 'The spending cap of $0.00 is reached.',
					remedy: 'Raise the spending cap in Settings, or pick a cheaper model.',
				},
			},
		]);
		expect(server.requests).toEqual([]);
	});

	test('never holds the key, even when the host says it back', async () => {
		const all = [];
		for (const name of ['401-echo', '401', '500', 'cut', 'redirect']) all.push(await call(name));
		expect(JSON.stringify(all)).not.toContain(key);
		expect(JSON.stringify(all)).not.toContain('planted');
	});
});

describe('stopping', () => {
	const cancelled = {
		type: 'failed',
		failure: { kind: 'cancelled', message: 'The call was stopped.', remedy: 'Run again when you like.' },
	};

	test('in the middle of a reply ends it with what had come', async () => {
		const control = new AbortController();
		const parts: ModelPart[] = [];
		for await (const part of model('hang').stream(ask, control.signal)) {
			parts.push(part);
			if (joined(parts).length === 1 && parts.length === 2) control.abort();
		}
		expect(joined(parts)).toEqual([{ type: 'text-delta', text: 'Größer i' }, cancelled]);
	});

	test('before the start sends nothing', async () => {
		expect(await collect(model('ok').stream(ask, AbortSignal.abort()))).toEqual([cancelled]);
		expect(server.requests).toEqual([]);
	});

	test('during a wait ends the waiting', async () => {
		const control = new AbortController();
		const parts: ModelPart[] = [];
		for await (const part of model('429-header').stream(ask, control.signal)) {
			parts.push(part);
			if (part.type === 'retry') control.abort();
		}
		expect(parts.map((part) => part.type)).toEqual(['retry', 'failed']);
		expect(parts.at(-1)).toEqual(cancelled);
	});

	test('is not needed when the host falls silent: the call is given up', async () => {
		const parts = await call('hang', { idleMs: 50 });
		expect(parts.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'cut' } });
	});
});

test('any cut of the bytes gives the same parts', async () => {
	const reply = {
		...defaultReply,
		reasoning: 'Ä✓',
		toolCalls: [{ id: 'a', name: 'run', arguments: '{"x":"é"}' }],
	};
	const bytes = new TextEncoder().encode(openAiWire.events(reply, 'm').join(''));
	const partsOf = (cuts: readonly number[]): Promise<ModelPart[]> => {
		const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
		const body = new ReadableStream({
			start(controller) {
				places.slice(1).forEach((end, i) => {
					const piece = bytes.slice(places[i], end);
					if (piece.length > 0) controller.enqueue(piece);
				});
				controller.close();
			},
		});
		const answer: typeof fetch = () =>
			Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
		return call('m', { fetch: answer, capabilities: openAiCapabilities });
	};
	const whole = await partsOf([]);
	expect(whole.at(-1)?.type).toBe('finish');
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 60 }), async (cuts) => {
			expect(await partsOf(cuts)).toEqual(whole);
		}),
	);
});
