import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import { custom } from '../../../src/core/hosts/custom.ts';
import type { Host } from '../../../src/core/hosts/host.ts';
import { llamacpp } from '../../../src/core/hosts/llamacpp.ts';
import { mistral } from '../../../src/core/hosts/mistral.ts';
import { withoutEcho } from '../../../src/core/hosts/prefix-echo.ts';
import { vllm } from '../../../src/core/hosts/vllm.ts';
import type { ModelRequest } from '../../../src/core/model.ts';
import { collect, modelAt, question, summary } from '../../support/model-server/calling.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
	server.raw(() => null);
	server.reply(() => null);
});

const OPEN = '6 times 7 is 42.\n\nWait,';
const open: ModelRequest = {
	role: 'task',
	messages: [
		{ role: 'user', content: 'What is 6 times 7?' },
		{ role: 'assistant', content: OPEN, isOpen: true },
	],
};

/** The chunks of a llama.cpp server (build of 2026) for such a request: the first piece repeats the message it continues. */
function llamaCppStream(pieces: readonly string[]): [number, string][] {
	const chunk = (delta: object, reason: string | null = null) =>
		`data: ${JSON.stringify({ choices: [{ finish_reason: reason, index: 0, delta }], object: 'chat.completion.chunk' })}\n\n`;
	return [
		[0, chunk({ role: 'assistant', content: null })],
		...pieces.map((content): [number, string] => [0, chunk({ content })]),
		[0, chunk({}, 'stop')],
		[0, 'data: [DONE]\n\n'],
	];
}

describe('a message that is to be continued', () => {
	test('comes back from llama.cpp with what it continues in front, which is not said twice', async () => {
		server.raw(() => ({ parts: llamaCppStream([`${OPEN} what`, "'s", ' that?']) }));
		const model = modelAt(server, { host: llamacpp });
		expect(model.capabilities.prefill).toBe(true);
		expect(summary(await collect(model, open))).toEqual({ text: " what's that?", retries: 0, end: 'stop' });
		expect(server.requests.at(-1)?.body?.['messages']).toEqual([
			{ role: 'user', content: 'What is 6 times 7?' },
			{ role: 'assistant', content: OPEN },
		]);
	});

	test('comes back alone from hosts that send only what is added', async () => {
		server.reply(() => ({ text: ' 6 times 7 is still 42.' }));
		const parts = await collect(modelAt(server, { host: llamacpp }), open);
		expect(summary(parts).text).toBe(' 6 times 7 is still 42.');
	});

	test.each<[string, Host, object, object]>([
		['Mistral', mistral, { prefix: true }, {}],
		['vLLM', vllm, {}, { continue_final_message: true, add_generation_prompt: false }],
	])('is marked as %s wants it, and nothing else is', async (_name, host, ofMessage, ofBody) => {
		await collect(modelAt(server, { host }), open);
		const { messages, ...body } = server.requests.at(-1)!.body!;
		expect(messages).toEqual([
			{ role: 'user', content: 'What is 6 times 7?' },
			{ role: 'assistant', content: OPEN, ...ofMessage },
		]);
		expect(body).toMatchObject(ofBody);
		await collect(modelAt(server, { host }), question);
		expect(JSON.stringify(server.requests.at(-1)!.body)).not.toMatch(/prefix|continue_final|add_generation/);
	});

	test('goes to Anthropic without blanks at its end, which would be refused', async () => {
		const blank = open.messages.map((one) => ({ ...one, content: `${one.content} \n` }));
		await collect(modelAt(server, { host: anthropic }), { ...open, messages: blank });
		expect(server.requests.at(-1)?.body?.['messages']).toEqual([
			{ role: 'user', content: [{ type: 'text', text: 'What is 6 times 7? \n' }] },
			{ role: 'assistant', content: [{ type: 'text', text: OPEN }] },
		]);
	});

	test.each([
		'This model does not support assistant message prefill. The conversation must end with a user message.',
		'Assistant response prefill is incompatible with enable_thinking.',
		'Cannot set both add_generation_prompt and continue_final_message to true.',
		'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant',
	])('is given up at once where the host refuses it, and not tried again: %s', async (message) => {
		server.raw(() => ({
			status: 400,
			type: 'application/json',
			parts: [[0, JSON.stringify({ error: { message } })]],
		}));
		const model = modelAt(server, { host: llamacpp });
		expect(summary(await collect(model, open))).toMatchObject({ end: 'no-prefill', retries: 0 });
		expect(model.capabilities.prefill).toBe(false);
		server.requests.length = 0;
		expect(summary(await collect(model, open)).end).toBe('no-prefill');
		expect(server.requests).toEqual([]);
	});

	test('is never sent to a host that would answer it', async () => {
		const model = modelAt(server, { host: custom });
		expect(model.capabilities.prefill).toBe(false);
		expect(summary(await collect(model, open)).end).toBe('no-prefill');
		expect(server.requests).toEqual([]);
	});

	test('is known to be refused by the newer models of Anthropic', () => {
		const prefills = (model: string) => modelAt(server, { host: anthropic, model }).capabilities.prefill;
		expect(['claude-haiku-4-5', 'claude-sonnet-4-6', 'claude-opus-4-7'].map(prefills)).toEqual([
			true,
			false,
			false,
		]);
	});
});

/** Any text in any pieces. */
const pieces = fc.array(fc.string({ maxLength: 8 }), { maxLength: 8 });

function filtered(open: string | null, texts: readonly string[]): string {
	const echo = withoutEcho(open);
	const parts = [
		...texts.flatMap((text) => echo.pass([{ type: 'text-delta', text }])),
		...echo.pass([], true),
	];
	return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

describe('the repetition of the message', () => {
	test('is left out whatever pieces it comes in', () => {
		fc.assert(
			fc.property(pieces, pieces, (before, after) => {
				expect(filtered(before.join(''), [...before, ...after])).toBe(after.join(''));
			}),
		);
	});

	test('takes nothing from a reply that does not begin with the whole of it', () => {
		fc.assert(
			fc.property(pieces, fc.string({ minLength: 1 }), (texts, open) => {
				fc.pre(!texts.join('').startsWith(open));
				expect(filtered(open, texts)).toBe(texts.join(''));
				expect(filtered(null, texts)).toBe(texts.join(''));
			}),
		);
	});
});
