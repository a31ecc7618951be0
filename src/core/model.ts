import type { Question } from './question.ts';

/** Who a call is made for. One model may play several roles in one run. */
export type Role =
	| 'task'
	| 'coach'
	| 'checker'
	| 'summariser'
	/** Copies out the answer a reply names, in the asked form (the papers' extraction call); not a part of the method. */
	| 'reader';

/** Names a model in events and exports. Never holds a key, a header or a URL with credentials. */
export interface ModelRef {
	/** Stable: `demo:bold`, `openai:gpt-4o`, `rule-coach`. */
	id: string;
	/** For people. */
	label: string;
	/** `scripted` is never shown without the words "scripted, not an LLM". */
	kind: 'scripted' | 'hosted' | 'local' | 'in-browser' | 'rules' | 'person';
}

/** One message of a dialogue, in the shape that every dialect is made from. */
export type ChatMessage =
	| { role: 'system' | 'user'; content: string }
	| {
			role: 'assistant';
			content: string;
			toolCalls?: readonly ToolCall[];
			opaque?: Opaque;
			/** The last message only: the reply goes on where this text ends, and holds what is added alone. */
			isOpen?: boolean;
	  }
	| { role: 'tool'; toolCallId: string; content: string };

/**
 * What a host wants back unchanged with a turn or a tool call (a thought signature, `reasoning_content`): fields of the wire
 * format as they came. Stored and sent back, never shown, never read.
 */
export type Opaque = Readonly<Record<string, unknown>>;

/** A function that the model may ask for; only the page calls it. */
export interface ToolSpec {
	name: string;
	description: string;
	/** JSON Schema of the arguments object. */
	parameters: Readonly<Record<string, unknown>>;
}

/** A model’s request to run a tool; `id` is the host’s and names the result sent back. */
export interface ToolCall {
	id: string;
	name: string;
	/** As the model wrote them: JSON text, possibly broken. */
	arguments: string;
	/** Sent back with the call. */
	opaque?: Opaque;
}

/** Why a reply ended; `raw` is the host's own word. */
export interface FinishReason {
	/** `circles`: the page ended the call because it certainly repeated itself. */
	unified: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'circles' | 'other';
	raw: string | null;
}

/** Token counts of one call. A host that does not say leaves the field out: unknown is not zero. */
export interface Usage {
	inputTokens?: number;
	outputTokens?: number;
	/** Part of `outputTokens` spent on hidden or separate reasoning. */
	reasoningTokens?: number;
	/** True when our tokenizer counted, not the host. */
	estimated?: boolean;
	/** US dollars, when the price is known. */
	cost?: number;
}

/** A token of a reply with how likely the model held it; `top`: the likeliest in its place, where the host names them. */
export interface TokenProbability {
	token: string;
	/** Natural logarithm. */
	logprob: number;
	top?: readonly { token: string; logprob: number }[];
}

/** The text a reply is to go on with; null where it answers. */
export function openTextOf({ messages }: Pick<ModelRequest, 'messages'>): string | null {
	const last = messages.at(-1);
	return last?.role === 'assistant' && last.isOpen === true ? last.content : null;
}

/** One model call. Adapters translate it; what a host does not take (system role, temperature) they fold or leave out. */
export interface ModelRequest {
	role: Role;
	messages: readonly ChatMessage[];
	/** Default 0, as in both papers. */
	temperature?: number;
	/** Nucleus sampling, above 0 to 1; absent = the host's own. Adapters of hosts that do not take it leave it out. */
	topP?: number;
	maxTokens?: number;
	seed?: number;
	tools?: readonly ToolSpec[];
	/** Ask for token probabilities where the model can. */
	logprobs?: boolean;
	/** For the scripted model and for logs only: real adapters must not send it. */
	question?: Question;
}

/** What may be asked of a model. A refusal at run time counts more than what stands here. */
export interface ModelCapabilities {
	tools: boolean;
	logprobs: boolean;
	systemRole: boolean;
	/** False: the parameter is refused or must stay at its default. */
	temperature: boolean;
	/** Goes on with an open assistant message that stands last, instead of answering it. */
	prefill: boolean;
}

/** Parts of a streamed reply: any number of deltas and retries, then exactly one `finish` or one `failed`, last. */
export type ModelPart =
	| { type: 'text-delta'; text: string }
	| { type: 'reasoning-delta'; text: string }
	| { type: 'tool-call'; call: ToolCall }
	| { type: 'logprobs'; tokens: readonly TokenProbability[] }
	/** Goes back with the assistant's turn when the dialogue goes on; pieces of one call are merged, later fields win. */
	| { type: 'opaque'; data: Opaque }
	/** The call waits for a slot of a busy server; nothing was sent yet. `ahead`: calls before it, when known. */
	| { type: 'waiting'; ahead: number | null }
	/** The call is repeated after `waitMs`; what was streamed so far of this call is void. */
	| { type: 'retry'; attempt: number; waitMs: number; reason: string }
	| {
			type: 'finish';
			reason: FinishReason;
			usage: Usage;
			/** A person spoke without having seen what the checkers said. */
			covered?: true;
	  }
	| { type: 'failed'; failure: ModelFailure };

/** What a person can act on. `message` says what happened, `remedy` what to do; neither can hold a key. */
export interface ModelFailure {
	kind:
		| 'no-key'
		| 'unauthorised'
		| 'forbidden'
		| 'unknown-model'
		| 'rate-limit'
		| 'quota'
		| 'server'
		| 'unreachable'
		| 'cut'
		| 'malformed'
		| 'bad-request'
		/** The model or its host takes no tools; the same request without them may succeed. */
		| 'no-tools'
		/** The model or its host does not go on with an open message; a question instead may succeed. */
		| 'no-prefill'
		| 'unavailable'
		| 'spending-cap'
		| 'cancelled';
	message: string;
	remedy: string;
	/** HTTP status where there was one. */
	status?: number;
}

/** US dollars per million tokens. */
export interface Rates {
	input: number;
	output: number;
}

/** Port: a model. Expected failures come as a `failed` part; an exception is a bug. Abort ends the stream with `failed: cancelled`. */
export interface LanguageModel {
	readonly ref: ModelRef;
	readonly capabilities: ModelCapabilities;
	/** For replies nobody counts, because they were cut or ended early; absent or null where the price is not known. */
	readonly rates?: Rates | null;
	stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelPart>;
}
