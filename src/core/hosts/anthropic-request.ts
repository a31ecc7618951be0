import { isRecord } from '../json.ts';
import type { ChatMessage, ModelRequest } from '../model.ts';
import type { OptionalField } from './optional-field.ts';
import type { HostCapabilities } from './host.ts';

/** Where `opaque` holds the blocks that were thought before tool calls. */
export const thoughtBlocks = 'thinking_blocks';

/** Anthropic wants a limit with every call; ours when the caller names none. */
const defaultMaxTokens = 8192;

/** The body of `POST /messages` (Anthropic's Messages dialect). */
export function toAnthropicBody(
	request: ModelRequest,
	model: string,
	capabilities: HostCapabilities,
	without: ReadonlySet<OptionalField> = new Set(),
): Record<string, unknown> {
	const system = request.messages.filter((one) => one.role === 'system').map((one) => one.content);
	const body: Record<string, unknown> = {
		model,
		max_tokens: request.maxTokens ?? defaultMaxTokens,
		messages: trimmedEnd(toTurns(request.messages.filter((one) => one.role !== 'system'))),
		stream: true,
	};
	if (system.length > 0) body['system'] = system.join('\n\n');
	if (capabilities.temperature && !without.has('temperature')) body['temperature'] = request.temperature ?? 0;
	if (request.tools !== undefined && request.tools.length > 0 && capabilities.tools) {
		body['tools'] = request.tools.map((tool) => ({
			name: tool.name,
			description: tool.description,
			input_schema: tool.parameters,
		}));
	}
	return body;
}

interface Turn {
	role: 'user' | 'assistant';
	content: Record<string, unknown>[];
}

/** Neighbours of one role become one turn: tool results must all stand in the one after the calls. */
function toTurns(messages: readonly ChatMessage[]): Turn[] {
	const turns: Turn[] = [];
	for (const message of messages) {
		const role = message.role === 'assistant' ? 'assistant' : 'user';
		const content = toBlocks(message);
		const last = turns.at(-1);
		if (last?.role === role) last.content.push(...content);
		else turns.push({ role, content });
	}
	return turns.filter((turn) => turn.content.length > 0);
}

/** A message that is to be continued may not end with blanks: the dialect refuses that. */
function trimmedEnd(turns: Turn[]): Turn[] {
	const last = turns.at(-1);
	const block = last?.role === 'assistant' ? last.content.at(-1) : undefined;
	if (typeof block?.['text'] === 'string') block['text'] = block['text'].trimEnd();
	return turns;
}

function toBlocks(message: ChatMessage): Record<string, unknown>[] {
	if (message.role === 'tool') {
		return [{ type: 'tool_result', tool_use_id: message.toolCallId, content: message.content }];
	}
	// Empty text blocks are refused.
	const text = message.content.trim() === '' ? [] : [{ type: 'text', text: message.content }];
	if (message.role !== 'assistant') return text;
	const calls = (message.toolCalls ?? []).map((call) => ({
		type: 'tool_use',
		id: call.id,
		name: call.name,
		input: toInput(call.arguments),
	}));
	return [...(calls.length === 0 ? [] : thoughtsOf(message)), ...text, ...calls];
}

/** Unchanged and in front; without tool calls they are not wanted back. */
function thoughtsOf({ opaque }: Extract<ChatMessage, { role: 'assistant' }>): Record<string, unknown>[] {
	const blocks = opaque?.[thoughtBlocks];
	return Array.isArray(blocks) ? (blocks as unknown[]).filter(isRecord) : [];
}

/** The dialect wants an object where ours keeps the model's text; broken JSON becomes an empty one. */
function toInput(text: string): Record<string, unknown> {
	try {
		const value = JSON.parse(text) as unknown;
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}
