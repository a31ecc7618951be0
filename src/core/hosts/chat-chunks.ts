import { isRecord } from '../json.ts';
import type { TokenProbability, ToolCall, Usage } from '../model.ts';
import { toFinishReason } from './finish-reason.ts';
import type { ReplyPart, ReplyReader } from './reply-reader.ts';

/** Reads `chat.completion.chunk` objects, and whole `chat.completion` objects of hosts that ignore `stream`. */
export function createChunkReader(): ReplyReader {
	const calls: (ToolCall & { index: number | null })[] = [];
	let finish: string | null = null;
	let usage: Usage = {};

	const readCalls = (pieces: unknown): void => {
		if (!Array.isArray(pieces)) return;
		for (const piece of pieces as unknown[]) {
			if (!isRecord(piece)) continue;
			const index = typeof piece['index'] === 'number' ? piece['index'] : null;
			const id = text(piece['id']);
			const made = isRecord(piece['function']) ? piece['function'] : {};
			const open = findCall(calls, index, id, text(made['name']));
			if (open === undefined) {
				calls.push({ index, id, name: text(made['name']), arguments: toArguments(made['arguments']) });
				continue;
			}
			if (open.id === '') open.id = id;
			if (open.name === '') open.name = text(made['name']);
			open.arguments += toArguments(made['arguments']);
		}
	};

	return {
		read: (chunk) => {
			if (!isRecord(chunk)) return [];
			const counted = toUsage(chunk);
			if (counted !== null) usage = counted;
			const choice = Array.isArray(chunk['choices']) ? (chunk['choices'] as unknown[])[0] : undefined;
			if (!isRecord(choice)) return [];
			if (typeof choice['finish_reason'] === 'string' && choice['finish_reason'] !== '') {
				finish = choice['finish_reason'];
			}
			const parts: ReplyPart[] = [];
			const delta = isRecord(choice['delta']) ? choice['delta'] : choice['message'];
			if (isRecord(delta)) {
				for (const field of ['reasoning_content', 'reasoning'] as const) {
					const reasoning = text(delta[field]);
					if (reasoning === '') continue;
					parts.push({ type: 'reasoning-delta', text: reasoning });
					// Some routers send both fields with the same words.
					break;
				}
				parts.push(...readContent(delta['content'] ?? delta['refusal']));
				readCalls(delta['tool_calls']);
			}
			const tokens = readLogprobs(choice['logprobs']);
			if (tokens.length > 0) parts.push({ type: 'logprobs', tokens });
			return parts;
		},
		end: () =>
			calls.map((call, position) => ({
				type: 'tool-call',
				call: {
					id: call.id === '' ? `call-${String(position + 1)}` : call.id,
					name: call.name,
					arguments: call.arguments,
				},
			})),
		finishReason: () => (finish === null ? null : toFinishReason(finish)),
		usage: () => usage,
		// The closing `[DONE]` is no JSON and so never gets here.
		isOver: () => false,
	};
}

/** The call a piece belongs to. A new id under an old index is a new call: some local servers number every call 0. */
function findCall<C extends ToolCall & { index: number | null }>(
	calls: readonly C[],
	index: number | null,
	id: string,
	name: string,
): C | undefined {
	const open = index === null ? calls.at(-1) : calls.findLast((call) => call.index === index);
	if (open === undefined) return undefined;
	const isAnother = id !== '' && open.id !== '' && id !== open.id;
	const isAnotherUnnumbered = index === null && name !== '' && id === '' && open.arguments !== '';
	return isAnother || isAnotherUnnumbered ? undefined : open;
}

/** Text, or the list of parts some hosts send (thinking and text apart). */
function readContent(content: unknown): ReplyPart[] {
	if (typeof content === 'string') return content === '' ? [] : [{ type: 'text-delta', text: content }];
	if (!Array.isArray(content)) return [];
	return (content as unknown[]).flatMap((part): ReplyPart[] => {
		if (!isRecord(part)) return [];
		if (part['type'] === 'thinking') {
			return plainText(part['thinking']).map((words) => ({ type: 'reasoning-delta', text: words }));
		}
		return plainText(part['text']).map((words) => ({ type: 'text-delta', text: words }));
	});
}

function plainText(value: unknown): string[] {
	if (typeof value === 'string') return value === '' ? [] : [value];
	if (!Array.isArray(value)) return [];
	return (value as unknown[]).flatMap((part) => (isRecord(part) ? plainText(part['text']) : []));
}

function readLogprobs(value: unknown): TokenProbability[] {
	if (!isRecord(value) || !Array.isArray(value['content'])) return [];
	return (value['content'] as unknown[]).flatMap((entry) => {
		const own = toProbability(entry);
		if (own === null || !isRecord(entry)) return [];
		const top = Array.isArray(entry['top_logprobs'])
			? (entry['top_logprobs'] as unknown[]).map(toProbability).filter((one) => one !== null)
			: [];
		return [top.length === 0 ? own : { ...own, top }];
	});
}

function toProbability(value: unknown): { token: string; logprob: number } | null {
	if (!isRecord(value) || typeof value['token'] !== 'string' || typeof value['logprob'] !== 'number')
		return null;
	return { token: value['token'], logprob: value['logprob'] };
}

/** Null when the event counts nothing. Groq puts the counts under `x_groq`. */
function toUsage(chunk: Record<string, unknown>): Usage | null {
	const nested = isRecord(chunk['x_groq']) ? chunk['x_groq']['usage'] : undefined;
	const counted = chunk['usage'] ?? nested;
	if (!isRecord(counted)) return null;
	const details = counted['completion_tokens_details'];
	const usage: Usage = {};
	const input = count(counted['prompt_tokens']);
	const output = count(counted['completion_tokens']);
	const reasoning = isRecord(details) ? count(details['reasoning_tokens']) : null;
	if (input !== null) usage.inputTokens = input;
	if (output !== null) usage.outputTokens = output;
	if (reasoning !== null) usage.reasoningTokens = reasoning;
	// OpenRouter states what the call was charged.
	const cost = counted['cost'];
	if (typeof cost === 'number' && cost >= 0) usage.cost = cost;
	return Object.keys(usage).length === 0 ? null : usage;
}

function count(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Most hosts send JSON text; a few send the object itself. */
function toArguments(value: unknown): string {
	if (typeof value === 'string') return value;
	return isRecord(value) ? JSON.stringify(value) : '';
}
