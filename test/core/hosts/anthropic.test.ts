import { describe, expect, test } from 'vitest';
import { anthropic } from '../../../src/core/hosts/anthropic.ts';
import { createAnthropicReader } from '../../../src/core/hosts/anthropic-events.ts';
import { toAnthropicBody } from '../../../src/core/hosts/anthropic-request.ts';

describe('toAnthropicBody', () => {
	test('puts system text apart, tool results into one turn, and tools in this dialect', () => {
		const body = toAnthropicBody(
			{
				role: 'task',
				messages: [
					{ role: 'system', content: 'Be brief.' },
					{ role: 'user', content: 'Compute.' },
					{
						role: 'assistant',
						content: '',
						toolCalls: [
							{ id: 'a', name: 'run', arguments: '{"x":1}' },
							{ id: 'b', name: 'run', arguments: '{broken' },
						],
					},
					{ role: 'tool', toolCallId: 'a', content: '1' },
					{ role: 'tool', toolCallId: 'b', content: 'bad' },
					{ role: 'user', content: 'Go on.' },
				],
				maxTokens: 50,
				seed: 3,
				logprobs: true,
				tools: [{ name: 'run', description: 'Runs.', parameters: { type: 'object' } }],
			},
			'claude',
			anthropic.capabilities,
		);
		expect(body).toEqual({
			model: 'claude',
			max_tokens: 50,
			stream: true,
			temperature: 0,
			system: 'Be brief.',
			messages: [
				{ role: 'user', content: [{ type: 'text', text: 'Compute.' }] },
				{
					role: 'assistant',
					content: [
						{ type: 'tool_use', id: 'a', name: 'run', input: { x: 1 } },
						{ type: 'tool_use', id: 'b', name: 'run', input: {} },
					],
				},
				{
					role: 'user',
					content: [
						{ type: 'tool_result', tool_use_id: 'a', content: '1' },
						{ type: 'tool_result', tool_use_id: 'b', content: 'bad' },
						{ type: 'text', text: 'Go on.' },
					],
				},
			],
			tools: [{ name: 'run', description: 'Runs.', input_schema: { type: 'object' } }],
		});
	});
});

describe('createAnthropicReader', () => {
	test('counts cached input as input, and keeps unknown counts unknown', () => {
		const reader = createAnthropicReader();
		expect(reader.usage()).toEqual({});
		reader.read({
			type: 'message_start',
			message: { usage: { input_tokens: 3, cache_read_input_tokens: 40, output_tokens: 1 } },
		});
		reader.read({ type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 9 } });
		expect([reader.usage(), reader.finishReason(), reader.isOver()]).toEqual([
			{ inputTokens: 43, outputTokens: 9 },
			{ unified: 'length', raw: 'max_tokens' },
			false,
		]);
	});

	test('takes junk without a word', () => {
		const reader = createAnthropicReader();
		const junk = [
			null,
			3,
			{},
			{ type: 'new_event' },
			{ type: 'content_block_delta', index: 9, delta: { signature: 'x' } },
		];
		expect(junk.flatMap((one) => reader.read(one))).toEqual([]);
	});
});
