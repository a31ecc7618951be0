import { describe, expect, test } from 'vitest';
import { createChunkReader } from '../../../src/core/hosts/chat-chunks.ts';
import { toChatBody } from '../../../src/core/hosts/chat-request.ts';
import { capabilitiesOf, openAiCapabilities } from '../../../src/core/hosts/host.ts';
import { mistral } from '../../../src/core/hosts/mistral.ts';
import { openai } from '../../../src/core/hosts/open-ai.ts';
import { refusedField } from '../../../src/core/hosts/refused-field.ts';
import type { ModelRequest } from '../../../src/core/model.ts';

const request: ModelRequest = {
	role: 'task',
	messages: [
		{ role: 'system', content: 'Be brief.' },
		{ role: 'user', content: 'Which is larger?' },
		{ role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'run', arguments: '{}' }] },
		{ role: 'tool', toolCallId: 'c1', content: '9.9' },
	],
	maxTokens: 100,
	seed: 3,
	logprobs: true,
	tools: [{ name: 'run', description: 'Runs Python.', parameters: { type: 'object' } }],
	question: { text: 'Which is larger?', source: { kind: 'typed' } },
};

describe('toChatBody', () => {
	test('says everything a capable host takes, and nothing of the question', () => {
		expect(toChatBody(request, 'gpt-4o', capabilitiesOf(openai, 'gpt-4o'))).toEqual({
			model: 'gpt-4o',
			messages: [
				{ role: 'system', content: 'Be brief.' },
				{ role: 'user', content: 'Which is larger?' },
				{
					role: 'assistant',
					content: null,
					tool_calls: [{ id: 'c1', type: 'function', function: { name: 'run', arguments: '{}' } }],
				},
				{ role: 'tool', tool_call_id: 'c1', content: '9.9' },
			],
			stream: true,
			stream_options: { include_usage: true },
			temperature: 0,
			max_completion_tokens: 100,
			seed: 3,
			logprobs: true,
			top_logprobs: 5,
			tools: [
				{
					type: 'function',
					function: { name: 'run', description: 'Runs Python.', parameters: { type: 'object' } },
				},
			],
		});
	});

	test('uses the names a host uses and leaves out what a model refuses', () => {
		const simple: ModelRequest = {
			role: 'task',
			messages: [{ role: 'user', content: 'Hi' }],
			seed: 3,
			maxTokens: 9,
		};
		const message = { role: 'user', content: 'Hi' };
		expect(toChatBody(simple, 'm', capabilitiesOf(mistral, 'm'))).toEqual({
			model: 'm',
			messages: [message],
			stream: true,
			temperature: 0,
			max_tokens: 9,
			random_seed: 3,
		});
		expect(toChatBody(simple, 'o3-mini', capabilitiesOf(openai, 'o3-mini'))).toEqual({
			model: 'o3-mini',
			messages: [message],
			stream: true,
			stream_options: { include_usage: true },
			max_completion_tokens: 9,
			seed: 3,
		});
		expect(
			toChatBody(
				simple,
				'm',
				openAiCapabilities,
				new Set(['stream_options', 'max_tokens', 'seed', 'temperature']),
			),
		).toEqual({ model: 'm', messages: [message], stream: true, max_completion_tokens: 9 });
	});

	test('folds system text into the first user message where there is no system role', () => {
		const body = toChatBody(request, 'm', { ...openAiCapabilities, systemRole: false });
		expect((body['messages'] as unknown[]).slice(0, 1)).toEqual([
			{ role: 'user', content: 'Be brief.\n\nWhich is larger?' },
		]);
	});
});

describe('refusedField', () => {
	test('names the field a host complains about, and no other complaint', () => {
		expect(
			[
				"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
				"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
				'{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"]}]}',
				'`logprobs` is not supported with this model',
				'Developer instruction is not enabled for models/gemma-3-4b-it',
				'max_tokens is too large: 99999. This model supports at most 4096 completion tokens, whereas you asked for more.',
				'The prompt is too long.',
			].map((body) => refusedField(400, body)),
		).toEqual(['temperature', 'max_tokens', 'stream_options', 'logprobs', 'system', null, null]);
		expect(refusedField(500, 'temperature is unsupported')).toBeNull();
	});
});

describe('createChunkReader', () => {
	const delta = (value: unknown, extra: object = {}) => ({ choices: [{ index: 0, delta: value, ...extra }] });

	test('puts tool calls together from pieces, in the manners of different servers', () => {
		const calls = (chunks: readonly unknown[]) => {
			const reader = createChunkReader();
			for (const chunk of chunks) reader.read(delta({ tool_calls: chunk }));
			return reader.end().map((part) => (part.type === 'tool-call' ? part.call : part));
		};
		const call = (id: string, name: string, text: string) => ({ id, name, arguments: text });
		expect({
			interleaved: calls([
				[{ index: 0, id: 'a', function: { name: 'run', arguments: '' } }],
				[{ index: 1, id: 'b', function: { name: 'end', arguments: '{' } }],
				[
					{ index: 0, function: { arguments: '{"x"' } },
					{ index: 1, function: { arguments: '}' } },
				],
				[{ index: 0, function: { arguments: ':1}' } }],
			]),
			allNumberedZero: calls([
				[{ index: 0, id: 'a', function: { name: 'run', arguments: '{}' } }],
				[{ index: 0, id: 'b', function: { name: 'run', arguments: '{}' } }],
			]),
			unnumberedObjects: calls([
				[{ function: { name: 'run', arguments: { x: 1 } } }, { function: { name: 'end', arguments: {} } }],
			]),
		}).toEqual({
			interleaved: [call('a', 'run', '{"x":1}'), call('b', 'end', '{}')],
			allNumberedZero: [call('a', 'run', '{}'), call('b', 'run', '{}')],
			unnumberedObjects: [call('call-1', 'run', '{"x":1}'), call('call-2', 'end', '{}')],
		});
	});

	test('reads reasoning in each place hosts put it, once', () => {
		const reader = createChunkReader();
		expect(
			[
				{ reasoning_content: 'a' },
				{ reasoning: 'b' },
				{ reasoning: 'c', reasoning_content: 'c' },
				{
					content: [
						{ type: 'thinking', thinking: [{ type: 'text', text: 'd' }] },
						{ type: 'text', text: 'e' },
					],
				},
				{ reasoning: null, content: null },
			].flatMap((one) => reader.read(delta(one))),
		).toEqual([
			{ type: 'reasoning-delta', text: 'a' },
			{ type: 'reasoning-delta', text: 'b' },
			{ type: 'reasoning-delta', text: 'c' },
			{ type: 'reasoning-delta', text: 'd' },
			{ type: 'text-delta', text: 'e' },
		]);
	});

	test('keeps unknown counts unknown and takes the last ones told', () => {
		const reader = createChunkReader();
		expect(reader.usage()).toEqual({});
		reader.read({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 0 } });
		reader.read({
			choices: [],
			usage: {
				prompt_tokens: 3,
				completion_tokens: 9,
				completion_tokens_details: { reasoning_tokens: 4 },
				cost: 0.0002,
			},
		});
		expect(reader.usage()).toEqual({ inputTokens: 3, outputTokens: 9, reasoningTokens: 4, cost: 0.0002 });
	});

	test('takes junk without a word', () => {
		const reader = createChunkReader();
		const junk = [
			null,
			7,
			'x',
			[],
			{},
			{ choices: 3 },
			{ choices: [null] },
			delta(null),
			delta({ tool_calls: [3] }),
		];
		expect(junk.flatMap((one) => reader.read(one))).toEqual([]);
		expect(reader.end()).toEqual([]);
	});
});
