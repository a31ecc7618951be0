import { isRecord } from '../json.ts';
import type { TokenProbability, Usage } from '../model.ts';
import { toFinishReason } from './finish-reason.ts';
import { createOpaqueCollector } from './opaque-fields.ts';
import type { ReplyPart, ReplyReader } from './reply-reader.ts';
import { createToolCallAssembler } from './tool-call-pieces.ts';

/** Reads `chat.completion.chunk` objects, and whole `chat.completion` objects of hosts that ignore `stream`. */
export function createChunkReader(): ReplyReader {
	const calls = createToolCallAssembler();
	/** The old format's single call; a host that sends both means the same call. */
	const oldCall = createToolCallAssembler();
	const opaque = createOpaqueCollector();
	let finish: string | null = null;
	let usage: Usage = {};
	let isTold = false;

	const readDelta = (delta: Record<string, unknown>): ReplyPart[] => {
		opaque.add(delta);
		for (const piece of piecesOf(delta)) calls.add(piece);
		oldCall.add(delta['function_call']);
		return [...readReasoning(delta), ...readContent(delta['content'] ?? delta['refusal'])];
	};

	return {
		read: (chunk) => {
			if (!isRecord(chunk)) return [];
			const counted = toUsage(chunk);
			if (counted !== null) usage = counted;
			const choice = Array.isArray(chunk['choices']) ? (chunk['choices'] as unknown[])[0] : undefined;
			const parts: ReplyPart[] = [];
			let hasPieces = false;
			if (isRecord(choice)) {
				const reason = choice['finish_reason'] ?? choice['finishReason'];
				if (typeof reason === 'string' && reason !== '') finish = reason;
				const delta = isRecord(choice['delta']) ? choice['delta'] : choice['message'];
				if (isRecord(delta)) {
					hasPieces = piecesOf(delta).length > 0;
					parts.push(...readDelta(delta));
				}
				const tokens = readLogprobs(choice['logprobs']);
				if (tokens.length > 0) parts.push({ type: 'logprobs', tokens });
			}
			// Some hosts count along with every piece; only counts without words close a reply.
			const isSilent = parts.length === 0 && !hasPieces;
			isTold = counted !== null && isSilent && (finish !== null || !isRecord(choice));
			return parts;
		},
		end: () => {
			const [first, ...others] = calls.calls();
			const whole = first === undefined ? oldCall.calls() : [first, ...others];
			const parts = whole.map((call): ReplyPart => ({ type: 'tool-call', call }));
			// Hosts want it back with tool calls only, see `toChatMessages`.
			const data = parts.length === 0 ? null : opaque.data();
			return data === null ? parts : [...parts, { type: 'opaque', data }];
		},
		finishReason: () => (finish === null ? null : toFinishReason(finish)),
		usage: () => usage,
		isTold: () => isTold,
		// The closing `[DONE]` is no JSON and so never gets here.
		isOver: () => false,
	};
}

function piecesOf(delta: Record<string, unknown>): readonly unknown[] {
	return Array.isArray(delta['tool_calls']) ? (delta['tool_calls'] as unknown[]) : [];
}

/** Some routers send several fields with the same words. */
function readReasoning(delta: Record<string, unknown>): ReplyPart[] {
	for (const field of ['reasoning_content', 'reasoning', 'reasoning_text'] as const) {
		const words = delta[field];
		if (typeof words === 'string' && words !== '') return [{ type: 'reasoning-delta', text: words }];
	}
	return [];
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
