import type { AskResult } from '../methods/method.ts';
import type { FinishReason, Opaque, TokenProbability, ToolCall, Usage } from '../model.ts';
import { CircleWatch } from '../reply/circles.ts';
import { readReply } from '../reply/read.ts';
import type { BlocksToRun, Reading } from '../reply/reading.ts';
import { splitThinking, type ThinkingPiece, ThinkingSplitter } from '../reply/thinking.ts';

/** A reply while it streams; a retry starts it anew. */
export class ReplyInProgress {
	readonly #blocks: BlocksToRun;
	readonly #begun: string;
	#raw = '';
	#reasoning = '';
	#thinking = new ThinkingSplitter();
	circles = new CircleWatch();
	toolCalls: ToolCall[] = [];
	logprobs: TokenProbability[] = [];
	opaque: Opaque | null = null;
	notes: string[] = [];

	/** @param begun in a fork, what it goes on from: it is read with it, and is no part of its text */
	constructor(blocks: BlocksToRun, begun = '') {
		this.#blocks = blocks;
		this.#begun = begun;
	}

	/** All that came, thinking and markers included. */
	get heard(): string {
		return this.#reasoning + this.#raw;
	}

	hearText(text: string): ThinkingPiece[] {
		this.#raw += text;
		return this.#thinking.push(text);
	}

	hearReasoning(text: string): ThinkingPiece[] {
		this.#reasoning += text;
		return [{ channel: 'reasoning', text }];
	}

	/** What was held back because it might have become a marker. */
	rest(): ThinkingPiece[] {
		return this.#thinking.end();
	}

	discard(): void {
		this.#raw = '';
		this.#reasoning = '';
		this.#thinking = new ThinkingSplitter();
		this.circles = new CircleWatch();
		this.toolCalls = [];
		this.logprobs = [];
		this.opaque = null;
		this.notes = [];
	}

	/** What had arrived of a reply that broke off. */
	broken(): { text: string; reading: Reading } {
		return {
			text: splitThinking(this.#raw).said,
			reading: { ...readReply(this.#begun + this.#raw, this.#blocks), isCut: true },
		};
	}

	finished(finishReason: FinishReason, usage: Usage): Omit<AskResult, 'kind' | 'callId'> {
		const { toolCalls, logprobs, opaque } = this;
		const { said, thinking } = splitThinking(this.#raw);
		const reading = readReply(this.#begun + this.#raw, this.#blocks);
		return {
			text: said,
			reasoning: [this.#reasoning, thinking].filter((part) => part !== '').join('\n\n'),
			toolCalls,
			finishReason,
			usage,
			reading: { ...reading, isCut: CUT.has(finishReason.unified), notes: [...reading.notes, ...this.notes] },
			...(logprobs.length === 0 ? {} : { logprobs }),
			...(opaque === null ? {} : { opaque }),
		};
	}
}

const CUT: ReadonlySet<FinishReason['unified']> = new Set(['length', 'circles']);
