import { type ModelRequest, openTextOf } from '../model.ts';
import type { HostCapabilities } from './host.ts';

/** What a host may refuse and a request can do without, in the order in which complaints are tried. */
export const optionalFields = [
	'tools',
	/** An open message of the assistant at the end. */
	'prefill',
	'stream_options',
	'logprobs',
	/** The name of the limit: there are two. */
	'max_tokens',
	'top_p',
	'temperature',
	'seed',
	/** What a host sent with tool calls and does not want back. */
	'opaque',
	/** Two neighbours of one role, or any system text. */
	'alternation',
	'system',
	/** No text beside tool calls. */
	'null_content',
] as const;

export type OptionalField = (typeof optionalFields)[number];

/** What this page does instead, as a clause. */
export const insteadWords: Readonly<Record<OptionalField, string>> = {
	tools: 'programs are asked for in fenced blocks, not by tool calls',
	prefill: 'the model is asked to go on by a message, its own text is not continued',
	stream_options: 'tokens are counted here where the host tells none',
	logprobs: 'no token probabilities are asked for',
	max_tokens: 'the limit of the reply goes by its other name',
	top_p: 'the coach is sampled without a nucleus',
	temperature: 'the model’s own temperature is used',
	seed: 'no seed is sent',
	opaque: 'the model’s thoughts are not sent back with its tool calls',
	alternation: 'neighbouring messages of one side are joined, system text included',
	system: 'system text is put before the question',
	null_content: 'an empty text goes with tool calls',
};

/** Whether leaving it out would change this request at all. */
export function isInUse(
	field: OptionalField,
	request: ModelRequest,
	capabilities: HostCapabilities,
): boolean {
	const { messages } = request;
	switch (field) {
		case 'tools':
			return (request.tools ?? []).length > 0 || messages.some(isAboutTools);
		case 'prefill':
			return openTextOf(request) !== null;
		case 'stream_options':
			return capabilities.streamUsage === 'ask';
		case 'logprobs':
			return request.logprobs === true && capabilities.logprobs;
		case 'max_tokens':
			return request.maxTokens !== undefined;
		case 'top_p':
			return request.topP !== undefined && capabilities.temperature;
		case 'temperature':
			return capabilities.temperature;
		case 'seed':
			return request.seed !== undefined && capabilities.seedField !== 'none';
		case 'opaque':
			return messages.some((one) => one.role === 'assistant' && hasOpaque(one));
		case 'alternation':
			return (
				messages.some((one, i) => one.role === 'system' || one.role === messages[i - 1]?.role) &&
				!messages.some(isAboutTools)
			);
		case 'system':
			return capabilities.systemRole && messages.some((one) => one.role === 'system');
		case 'null_content':
			return messages.some((one) => one.role === 'assistant' && isAboutTools(one) && one.content === '');
	}
}

type Message = ModelRequest['messages'][number];

function isAboutTools(message: Message): boolean {
	return message.role === 'tool' || (message.role === 'assistant' && (message.toolCalls ?? []).length > 0);
}

function hasOpaque(message: Extract<Message, { role: 'assistant' }>): boolean {
	return message.opaque !== undefined || (message.toolCalls ?? []).some((call) => call.opaque !== undefined);
}
