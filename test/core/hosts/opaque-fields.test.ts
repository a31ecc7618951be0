import { describe, expect, test } from 'vitest';
import { createChunkReader } from '../../../src/core/hosts/chat-chunks.ts';
import { toChatMessages } from '../../../src/core/hosts/chat-request.ts';
import { createOpaqueCollector } from '../../../src/core/hosts/opaque-fields.ts';
import type { ChatMessage } from '../../../src/core/model.ts';

function collected(...deltas: Record<string, unknown>[]) {
	const collector = createOpaqueCollector();
	for (const delta of deltas) collector.add(delta);
	return collector.data();
}

describe('what a host may want back', () => {
	test('texts are joined, entries merged by number and kind, objects by field', () => {
		expect(
			collected(
				{ content: 'x', reasoning_content: 'com', reasoning: null },
				{ reasoning_content: 'pute' },
				{
					reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'a', signature: null, format: 'f' }],
				},
				{ reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'b' }] },
				{ reasoning_details: [{ type: 'reasoning.summary', index: 0, summary: 's' }] },
				{ reasoning_details: [{ type: 'reasoning.text', index: 0, signature: 'sig', format: null }] },
				{ reasoning_details: [{ type: 'reasoning.encrypted', index: 1, id: 'r1', data: 'AA' }] },
				{ reasoning_details: [{ type: 'reasoning.encrypted', index: 1, id: 'r2', data: 'BB' }, 'junk'] },
				{ reasoning_details: [{ type: 'reasoning.text', text: 'unnumbered' }] },
				{ reasoning_details: [{ type: 'reasoning.text', text: 'unnumbered' }] },
				{ extra_content: { google: { thought_signature: 'c2ln' } } },
				{ provider_specific_fields: { a: 1 } },
				{ provider_specific_fields: { b: 2 } },
			),
		).toEqual({
			reasoning_content: 'compute',
			reasoning_details: [
				{ type: 'reasoning.text', index: 0, text: 'ab', signature: 'sig', format: 'f' },
				{ type: 'reasoning.summary', index: 0, summary: 's' },
				{ type: 'reasoning.encrypted', index: 1, id: 'r1', data: 'AA' },
				{ type: 'reasoning.encrypted', index: 1, id: 'r2', data: 'BB' },
				{ type: 'reasoning.text', text: 'unnumbered' },
				{ type: 'reasoning.text', text: 'unnumbered' },
			],
			extra_content: { google: { thought_signature: 'c2ln' } },
			provider_specific_fields: { a: 1, b: 2 },
		});
	});

	test('an empty text is kept, since DeepSeek refuses a turn without the field; nothing is nothing', () => {
		expect(collected({ reasoning_content: '' })).toEqual({ reasoning_content: '' });
		expect(collected({ content: 'x', reasoning_details: [], role: 'assistant', annotations: [] })).toBeNull();
	});

	test('comes after the tool calls, and not at all without them', () => {
		const reader = createChunkReader();
		reader.read({ choices: [{ delta: { reasoning_content: 'compute' } }] });
		expect(reader.end()).toEqual([]);
		reader.read({
			choices: [
				{ delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'run', arguments: '{}' } }] } },
			],
		});
		expect(reader.end()).toEqual([
			{ type: 'tool-call', call: { id: 'a', name: 'run', arguments: '{}' } },
			{ type: 'opaque', data: { reasoning_content: 'compute' } },
		]);
	});

	test('of the old format the one call is read, unless the new one stands beside it', () => {
		const old = { function_call: { name: 'run', arguments: '{"a":1}' } };
		const both = {
			...old,
			tool_calls: [{ index: 0, id: 'x', function: { name: 'run', arguments: '{"a":1}' } }],
		};
		const idsOf = (delta: object) => {
			const reader = createChunkReader();
			reader.read({ choices: [{ delta }] });
			return reader.end().map((part) => (part.type === 'tool-call' ? part.call : part));
		};
		expect([idsOf(old), idsOf(both)]).toEqual([
			[{ id: 'call-1', name: 'run', arguments: '{"a":1}' }],
			[{ id: 'x', name: 'run', arguments: '{"a":1}' }],
		]);
	});
});

describe('toChatMessages', () => {
	const opaque = { reasoning_content: 'compute', role: 'never', tool_calls: 'never' };
	const call = {
		id: 'a',
		name: 'run',
		arguments: '{}',
		opaque: { extra_content: 1, function: { hint: 2 }, id: 'never' },
	};
	const dialogue: ChatMessage[] = [
		{ role: 'system', content: 'Be brief.' },
		{ role: 'user', content: 'q' },
		{ role: 'assistant', content: '', toolCalls: [call], opaque },
		{ role: 'tool', toolCallId: 'a', content: '42' },
		{ role: 'assistant', content: 'It is 42.', opaque },
	];

	test('gives back with tool calls what came with them, and only there', () => {
		expect(toChatMessages(dialogue, true)).toEqual([
			{ role: 'system', content: 'Be brief.' },
			{ role: 'user', content: 'q' },
			{
				role: 'assistant',
				content: null,
				reasoning_content: 'compute',
				tool_calls: [
					{
						id: 'a',
						type: 'function',
						extra_content: 1,
						function: { hint: 2, name: 'run', arguments: '{}' },
					},
				],
			},
			{ role: 'tool', tool_call_id: 'a', content: '42' },
			{ role: 'assistant', content: 'It is 42.' },
		]);
	});

	test('leaves that out, and fills the text, where a host refused it', () => {
		expect(toChatMessages(dialogue.slice(2, 3), true, new Set(['opaque', 'null_content']))).toEqual([
			{
				role: 'assistant',
				content: '',
				tool_calls: [{ id: 'a', type: 'function', function: { name: 'run', arguments: '{}' } }],
			},
		]);
	});

	test('C20: an empty turn is named, as hosts refuse it', () => {
		const said = (content: string) => toChatMessages([{ role: 'assistant', content }], true);
		const filled = [{ role: 'assistant', content: '(The reply was empty.)' }];
		expect([said(''), said(' \n\t'), said('x')]).toEqual([
			filled,
			filled,
			[{ role: 'assistant', content: 'x' }],
		]);
	});

	test('joins neighbours of one side where roles must alternate, and leaves turns with tools alone', () => {
		const messages: ChatMessage[] = [
			{ role: 'system', content: 's' },
			{ role: 'user', content: 'a' },
			{ role: 'user', content: 'b' },
			{ role: 'assistant', content: 'c' },
			{ role: 'assistant', content: 'd' },
			...dialogue.slice(2, 4),
			{ role: 'tool', toolCallId: 'b', content: '43' },
		];
		const roles = toChatMessages(messages, true, new Set(['alternation'])) as {
			role: string;
			content: string;
		}[];
		expect(roles.map(({ role, content }) => [role, content])).toEqual([
			['user', 's\n\na\n\nb'],
			['assistant', 'c\n\nd'],
			['assistant', null],
			['tool', '42'],
			['tool', '43'],
		]);
	});
});
