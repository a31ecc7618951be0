import { isRecord } from '../json.ts';
import type { ToolCall, Usage } from '../model.ts';
import { toAnthropicFinishReason } from './finish-reason.ts';
import { thoughtBlocks } from './anthropic-request.ts';
import type { ReplyPart, ReplyReader } from './reply-reader.ts';

/** Reads the events of Anthropic's Messages dialect, and whole messages where a proxy ignored `stream`. */
export function createAnthropicReader(): ReplyReader {
	const calls = new Map<number, ToolCall>();
	/** Thinking blocks by number, as they must come back before the tools' results (with their signatures). */
	const thoughts = new Map<number, Record<string, unknown>>();
	let hasCalls = false;
	let stop: string | null = null;
	let isOver = false;
	const usage: Usage = {};

	const count = (value: unknown): void => {
		if (!isRecord(value)) return;
		const cached = number(value['cache_read_input_tokens']) + number(value['cache_creation_input_tokens']);
		if (typeof value['input_tokens'] === 'number') usage.inputTokens = value['input_tokens'] + cached;
		if (typeof value['output_tokens'] === 'number') usage.outputTokens = value['output_tokens'];
	};

	const start = (index: number, block: Record<string, unknown>): ReplyPart[] => {
		if (isThought(block)) thoughts.set(index, { ...block });
		if (block['type'] !== 'tool_use') return words(block['text'], block['thinking']);
		hasCalls = true;
		calls.set(index, { id: text(block['id']), name: text(block['name']), arguments: '' });
		return [];
	};

	const grow = (index: number, delta: Record<string, unknown>): ReplyPart[] => {
		const call = calls.get(index);
		if (call !== undefined) call.arguments += text(delta['partial_json']);
		const thought = thoughts.get(index);
		for (const field of ['thinking', 'signature']) {
			if (thought === undefined || text(delta[field]) === '') continue;
			thought[field] = text(thought[field]) + text(delta[field]);
		}
		return words(delta['text'], delta['thinking']);
	};

	const close = (index: number): ReplyPart[] => {
		const call = calls.get(index);
		if (call === undefined) return [];
		calls.delete(index);
		return [
			{ type: 'tool-call', call: { ...call, arguments: call.arguments === '' ? '{}' : call.arguments } },
		];
	};

	const readWhole = (message: Record<string, unknown>): ReplyPart[] => {
		count(message['usage']);
		stop = typeof message['stop_reason'] === 'string' ? message['stop_reason'] : stop;
		const blocks = Array.isArray(message['content']) ? (message['content'] as unknown[]) : [];
		return blocks.filter(isRecord).flatMap((block, index): ReplyPart[] => {
			if (isThought(block)) thoughts.set(index, block);
			if (block['type'] !== 'tool_use') return words(block['text'], block['thinking']);
			hasCalls = true;
			const input = JSON.stringify(block['input'] ?? {});
			return [
				{ type: 'tool-call', call: { id: text(block['id']), name: text(block['name']), arguments: input } },
			];
		});
	};

	return {
		read: (event) => {
			if (!isRecord(event)) return [];
			const index = number(event['index']);
			switch (event['type']) {
				case 'message_start':
					if (isRecord(event['message'])) count(event['message']['usage']);
					return [];
				case 'content_block_start':
					return isRecord(event['content_block']) ? start(index, event['content_block']) : [];
				case 'content_block_delta':
					return isRecord(event['delta']) ? grow(index, event['delta']) : [];
				case 'content_block_stop':
					return close(index);
				case 'message_delta':
					count(event['usage']);
					if (isRecord(event['delta']) && typeof event['delta']['stop_reason'] === 'string') {
						stop = event['delta']['stop_reason'];
					}
					return [];
				case 'message_stop':
					isOver = true;
					return [];
				case 'message':
					isOver = true;
					return readWhole(event);
				default:
					return [];
			}
		},
		end: () => {
			const parts = [...calls.keys()].flatMap(close);
			if (hasCalls && thoughts.size > 0) {
				parts.push({ type: 'opaque', data: { [thoughtBlocks]: [...thoughts.values()] } });
			}
			return parts;
		},
		finishReason: () => (stop === null ? null : toAnthropicFinishReason(stop)),
		usage: () => ({ ...usage }),
		isTold: () => stop !== null,
		isOver: () => isOver,
	};
}

function isThought(block: Record<string, unknown>): boolean {
	return block['type'] === 'thinking' || block['type'] === 'redacted_thinking';
}

function words(answer: unknown, reasoning: unknown): ReplyPart[] {
	const parts: ReplyPart[] = [];
	if (text(reasoning) !== '') parts.push({ type: 'reasoning-delta', text: text(reasoning) });
	if (text(answer) !== '') parts.push({ type: 'text-delta', text: text(answer) });
	return parts;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
	return typeof value === 'number' ? value : 0;
}
