import { pieces, type ScriptedReply, type Wire } from './wire.ts';

export const openAiWire: Wire = {
	events: (reply, model) => {
		const chunk = (delta: unknown, finish: string | null = null, extra: object = {}): string =>
			frame({
				id: 'chatcmpl-1',
				object: 'chat.completion.chunk',
				created: 1,
				model,
				choices: [{ index: 0, delta, finish_reason: finish, ...extra }],
			});
		const length = reply.pieceLength ?? 4;
		const calls = (reply.toolCalls ?? []).flatMap((call, index) => [
			chunk({
				tool_calls: [{ index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } }],
			}),
			...pieces(call.arguments, length).map((part) =>
				chunk({ tool_calls: [{ index, function: { arguments: part } }] }),
			),
		]);
		return [
			chunk({ role: 'assistant', content: '' }),
			...pieces(reply.reasoning ?? '', length).map((part) => chunk({ reasoning_content: part })),
			...pieces(reply.text ?? '', length).map((part) => chunk({ content: part })),
			...(reply.logprobs === undefined
				? []
				: [
						chunk({}, null, {
							logprobs: {
								content: reply.logprobs.map((one) => ({ ...one, bytes: null, top_logprobs: [one] })),
							},
						}),
					]),
			...calls,
			chunk({}, finishWord(reply)),
			...(reply.usage === null
				? []
				: [frame({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage: counts(reply) })]),
			'data: [DONE]\n\n',
		];
	},
	whole: (reply, model) => ({
		id: 'chatcmpl-1',
		object: 'chat.completion',
		model,
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content: reply.text ?? '' },
				finish_reason: finishWord(reply),
			},
		],
		usage: counts(reply),
	}),
	error: (type, message) => ({ error: { message, type, param: null, code: type } }),
};

function frame(value: unknown): string {
	return `data: ${JSON.stringify(value)}\n\n`;
}

function counts(reply: ScriptedReply): unknown {
	const usage = reply.usage ?? { input: 12, output: 7 };
	return {
		prompt_tokens: usage.input,
		completion_tokens: usage.output,
		total_tokens: usage.input + usage.output,
		...(usage.reasoning === undefined
			? {}
			: { completion_tokens_details: { reasoning_tokens: usage.reasoning } }),
	};
}

function finishWord(reply: ScriptedReply): string {
	const calls = (reply.toolCalls ?? []).length > 0;
	const words = {
		stop: 'stop',
		length: 'length',
		'tool-calls': 'tool_calls',
		'content-filter': 'content_filter',
	};
	return words[reply.finish ?? (calls ? 'tool-calls' : 'stop')];
}
