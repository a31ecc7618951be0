import { isRecord } from '../json.ts';
import { type ChatMessage, type ModelRequest, openTextOf, type ToolCall } from '../model.ts';
import type { HostCapabilities } from './host.ts';
import type { OptionalField } from './optional-field.ts';

/** The body of `POST /chat/completions`. `without` names fields this host has refused before. */
export function toChatBody(
	request: ModelRequest,
	model: string,
	capabilities: HostCapabilities,
	without: ReadonlySet<OptionalField> = new Set(),
): Record<string, unknown> {
	const body: Record<string, unknown> = {
		model,
		messages: marked(
			request,
			capabilities,
			toChatMessages(request.messages, capabilities.systemRole, without),
		),
		stream: true,
	};
	if (openTextOf(request) !== null && capabilities.prefillBy === 'continue_final_message') {
		body['continue_final_message'] = true;
		body['add_generation_prompt'] = false;
	}
	if (capabilities.streamUsage === 'ask' && !without.has('stream_options')) {
		body['stream_options'] = { include_usage: true };
	}
	if (capabilities.temperature && !without.has('temperature')) body['temperature'] = request.temperature ?? 0;
	if (request.topP !== undefined && capabilities.temperature && !without.has('top_p'))
		body['top_p'] = request.topP;
	if (request.maxTokens !== undefined) {
		// A refusal of one name means that the host wants the other.
		const swapped = capabilities.maxTokensField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
		body[without.has('max_tokens') ? swapped : capabilities.maxTokensField] = request.maxTokens;
	}
	if (request.seed !== undefined && capabilities.seedField !== 'none' && !without.has('seed')) {
		body[capabilities.seedField] = request.seed;
	}
	if (request.logprobs === true && capabilities.logprobs && !without.has('logprobs')) {
		body['logprobs'] = true;
		body['top_logprobs'] = 5;
	}
	if (
		request.tools !== undefined &&
		request.tools.length > 0 &&
		capabilities.tools &&
		!without.has('tools')
	) {
		body['tools'] = request.tools.map((tool) => ({ type: 'function', function: { ...tool } }));
	}
	return body;
}

/** An open message at the end says so where the host wants that. */
function marked(
	request: ModelRequest,
	{ prefillBy }: HostCapabilities,
	messages: readonly unknown[],
): readonly unknown[] {
	if (openTextOf(request) === null || prefillBy !== 'prefix') return messages;
	return messages.map((one, i) =>
		i === messages.length - 1 && isRecord(one) ? { ...one, prefix: true } : one,
	);
}

/** What stands for an empty reply: hosts refuse an empty turn. */
const emptyReply = '(The reply was empty.)';

/**
 * The messages as this dialect has them. Without a system role, system text is put before the first user message. What a host
 * sent with a turn (`opaque`) goes back unchanged with tool calls and only with them: within a dialogue of tool calls DeepSeek,
 * Kimi and Gemini answer 400 when it is missing; elsewhere hosts ignore it or refuse it.
 */
export function toChatMessages(
	messages: readonly ChatMessage[],
	systemRole: boolean,
	without: ReadonlySet<OptionalField> = new Set(),
): unknown[] {
	const isFolded = !systemRole || without.has('system') || without.has('alternation');
	const folded = isFolded ? foldSystem(messages) : messages;
	const joined = without.has('alternation') ? joinNeighbours(folded) : folded;
	return joined.map((message) => {
		if (message.role === 'tool') {
			return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
		}
		if (message.role !== 'assistant') return { role: message.role, content: message.content };
		const { content, toolCalls = [] } = message;
		if (toolCalls.length === 0) {
			return { role: 'assistant', content: content.trim() === '' ? emptyReply : content };
		}
		const nothing = without.has('null_content') ? '' : null;
		return {
			...(without.has('opaque') ? {} : message.opaque),
			role: 'assistant',
			content: content === '' ? nothing : content,
			tool_calls: toolCalls.map((call) => toCall(call, !without.has('opaque'))),
		};
	});
}

function toCall({ id, name, arguments: text, opaque = {} }: ToolCall, withOpaque: boolean): unknown {
	const { function: within, ...beside } = withOpaque ? opaque : {};
	return {
		...beside,
		id,
		type: 'function',
		function: { ...(isRecord(within) ? within : {}), name, arguments: text },
	};
}

/** Some chat templates take one message a side in turn. Turns with tools are left as they are. */
function joinNeighbours(messages: readonly ChatMessage[]): ChatMessage[] {
	const found: ChatMessage[] = [];
	for (const message of messages) {
		const last = found.at(-1);
		if (last?.role === message.role && isPlain(last) && isPlain(message)) {
			found[found.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` };
		} else found.push(message);
	}
	return found;
}

function isPlain(message: ChatMessage): boolean {
	return message.role === 'assistant' ? (message.toolCalls ?? []).length === 0 : message.role !== 'tool';
}

/** Moves system text into the first user message, for models that know no system role. */
export function foldSystem(messages: readonly ChatMessage[]): ChatMessage[] {
	const system = messages.filter((one) => one.role === 'system').map((one) => one.content);
	const others = messages.filter((one) => one.role !== 'system');
	if (system.length === 0) return others;
	const first = others.findIndex((one) => one.role === 'user');
	const text = system.join('\n\n');
	if (first < 0) return [{ role: 'user', content: text }, ...others];
	return others.map((one, index) =>
		index === first ? { role: 'user', content: `${text}\n\n${one.content}` } : one,
	);
}
