import type {
	LanguageModel,
	ModelCapabilities,
	ModelFailure,
	ModelPart,
	ModelRef,
	ModelRequest,
	Opaque,
	TokenProbability,
	ToolCall,
	Usage,
} from '../../src/core/model.ts';

/** One reply: its text, or its text with what else a host may send, or the parts exactly as they come. */
export type ScriptedReply =
	| string
	| {
			text?: string;
			reasoning?: string;
			toolCalls?: readonly ToolCall[];
			logprobs?: readonly TokenProbability[];
			usage?: Usage;
			opaque?: Opaque;
			/** It ends at the limit on its length. */
			isCut?: boolean;
	  }
	/** The call fails in this way. */
	| { failed: ModelFailure['kind'] }
	| { parts: readonly ModelPart[] };

/** A model that says what it was told to say, in order, and keeps what it was asked. */
export class ScriptedModel implements LanguageModel {
	readonly ref: ModelRef;
	readonly capabilities: ModelCapabilities;
	readonly requests: ModelRequest[] = [];
	#replies: readonly ScriptedReply[] | ((request: ModelRequest, index: number) => ScriptedReply);

	constructor(
		replies: readonly ScriptedReply[] | ((request: ModelRequest, index: number) => ScriptedReply),
		{ id = 'test:model', capabilities = {} }: { id?: string; capabilities?: Partial<ModelCapabilities> } = {},
	) {
		this.#replies = replies;
		this.ref = { id, label: id, kind: 'hosted' };
		this.capabilities = {
			tools: false,
			logprobs: false,
			systemRole: true,
			temperature: true,
			prefill: false,
			...capabilities,
		};
	}

	async *stream(request: ModelRequest): AsyncGenerator<ModelPart, void> {
		const index = this.requests.push(request) - 1;
		const reply = typeof this.#replies === 'function' ? this.#replies(request, index) : this.#replies[index];
		if (reply === undefined)
			throw new Error(`The script of ${this.ref.id} has no reply ${String(index + 1)}`);
		yield* partsOf(reply);
	}
}

const USAGE: Usage = { inputTokens: 10, outputTokens: 5, cost: 0.001 };

function* partsOf(reply: ScriptedReply): Generator<ModelPart> {
	if (typeof reply !== 'string' && 'parts' in reply) {
		yield* reply.parts;
		return;
	}
	if (typeof reply !== 'string' && 'failed' in reply) {
		yield { type: 'failed', failure: { kind: reply.failed, message: 'It failed', remedy: 'Try another' } };
		return;
	}
	const said = typeof reply === 'string' ? { text: reply } : reply;
	if (said.reasoning !== undefined) yield { type: 'reasoning-delta', text: said.reasoning };
	const text = said.text ?? '';
	const half = Math.ceil(text.length / 2);
	for (const piece of [text.slice(0, half), text.slice(half)]) {
		if (piece !== '') yield { type: 'text-delta', text: piece };
	}
	for (const call of said.toolCalls ?? []) yield { type: 'tool-call', call };
	if (said.opaque !== undefined) yield { type: 'opaque', data: said.opaque };
	if (said.logprobs !== undefined) yield { type: 'logprobs', tokens: said.logprobs };
	const isToolCall = (said.toolCalls ?? []).length > 0;
	yield {
		type: 'finish',
		reason: isToolCall
			? { unified: 'tool-calls', raw: 'tool_calls' }
			: said.isCut === true
				? { unified: 'length', raw: 'length' }
				: { unified: 'stop', raw: 'stop' },
		usage: said.usage ?? USAGE,
	};
}
