import { pieces, type ScriptedReply, type Wire } from './wire.ts';

export const anthropicWire: Wire = {
	events: (reply, model) => {
		const length = reply.pieceLength ?? 4;
		const usage = reply.usage ?? { input: 12, output: 7 };
		let index = 0;
		const block = (start: object, deltas: readonly object[]): string[] => {
			const own = index++;
			return [
				frame({ type: 'content_block_start', index: own, content_block: start }),
				...deltas.map((delta) => frame({ type: 'content_block_delta', index: own, delta })),
				frame({ type: 'content_block_stop', index: own }),
			];
		};
		const reasoning = pieces(reply.reasoning ?? '', length).map((thinking) => ({
			type: 'thinking_delta',
			thinking,
		}));
		const text = pieces(reply.text ?? '', length).map((part) => ({ type: 'text_delta', text: part }));
		return [
			frame({
				type: 'message_start',
				message: {
					id: 'msg_1',
					type: 'message',
					role: 'assistant',
					model,
					content: [],
					stop_reason: null,
					...(reply.usage === null ? {} : { usage: { input_tokens: usage.input, output_tokens: 1 } }),
				},
			}),
			frame({ type: 'ping' }),
			...(reasoning.length === 0 ? [] : block({ type: 'thinking', thinking: '' }, reasoning)),
			...(text.length === 0 ? [] : block({ type: 'text', text: '' }, text)),
			...(reply.toolCalls ?? []).flatMap((call) =>
				block(
					{ type: 'tool_use', id: call.id, name: call.name, input: {} },
					pieces(call.arguments, length).map((part) => ({
						type: 'input_json_delta',
						partial_json: part,
					})),
				),
			),
			frame({
				type: 'message_delta',
				delta: { stop_reason: stopWord(reply), stop_sequence: null },
				...(reply.usage === null ? {} : { usage: { output_tokens: usage.output } }),
			}),
			frame({ type: 'message_stop' }),
		];
	},
	whole: (reply, model) => ({
		id: 'msg_1',
		type: 'message',
		role: 'assistant',
		model,
		content: [{ type: 'text', text: reply.text ?? '' }],
		stop_reason: stopWord(reply),
		usage: { input_tokens: reply.usage?.input ?? 12, output_tokens: reply.usage?.output ?? 7 },
	}),
	error: (type, message) => ({ type: 'error', error: { type, message } }),
};

function frame(value: { type: string; [field: string]: unknown }): string {
	return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}

function stopWord(reply: ScriptedReply): string {
	const calls = (reply.toolCalls ?? []).length > 0;
	const words = {
		stop: 'end_turn',
		length: 'max_tokens',
		'tool-calls': 'tool_use',
		'content-filter': 'refusal',
	};
	return words[reply.finish ?? (calls ? 'tool-calls' : 'stop')];
}
