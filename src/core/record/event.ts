import type { CodeAnalysis, ExecutionResult, OutputStream } from '../execution.ts';
import type { ExtractedAnswer } from '../answer.ts';
import type { RunId } from '../ids.ts';
import type {
	ChatMessage,
	FinishReason,
	ModelFailure,
	ModelRef,
	Opaque,
	Role,
	TokenProbability,
	ToolCall,
	ToolSpec,
	Usage,
} from '../model.ts';
import type { Reading } from '../reply/reading.ts';
import type { Steer } from '../steer.ts';
import type { Verdict } from '../verdict.ts';
import type { RunSpec } from './spec.ts';

/**
 * Everything that happens in a run, in order. The only source for timeline, storage, export, replay and statistics: each
 * is a fold over the same list. Deltas are for the screen and are not stored; the `…-end` events repeat their content.
 * `run-start` comes first, `run-end` always comes, exactly once, last.
 */
export type RunEvent = EventBase & RunEventBody;

export interface EventBase {
	runId: RunId;
	/** 0-based position in the run, without gaps except where deltas were dropped. */
	seq: number;
	/** Milliseconds since the epoch. */
	at: number;
}

export type RunEventBody =
	| { type: 'run-start'; version: 1; spec: RunSpec }
	| {
			type: 'call-start';
			/** Unique in the run. */
			callId: string;
			/** 1-based; one turn holds one reply of the task model and all that is done about it. */
			turn: number;
			role: Role;
			model: ModelRef;
			/** What the speaker was asked to do, for the mode chain. */
			steer: Steer;
			/** Short words for the card's head: "answers in code", "writes a check". */
			purpose: string;
			/** Exactly what was sent. */
			messages: readonly ChatMessage[];
			tools?: readonly ToolSpec[];
	  }
	| {
			type: 'call-delta';
			callId: string;
			channel: 'answer' | 'reasoning';
			text: string;
			/** A closing tag without an opening one: all that came as answer so far was reasoning. */
			recast?: boolean;
	  }
	/** The call waits for a slot of a busy server. For the screen; not stored. */
	| { type: 'call-waiting'; callId: string; ahead: number | null }
	| { type: 'call-retry'; callId: string; attempt: number; waitMs: number; reason: string }
	| {
			type: 'call-end';
			callId: string;
			/** The reply without its thinking. */
			text: string;
			/** Thinking, from the host's own channel or set apart from the text. */
			reasoning: string;
			/** Of the host's own channel, or written as text. */
			toolCalls: readonly ToolCall[];
			/** What the host wants back with this turn. */
			opaque?: Opaque;
			/** What was read in the text when it had ended; absent in records of before. */
			reading?: Reading;
			finishReason: FinishReason;
			usage: Usage;
			logprobs?: readonly TokenProbability[];
			ms: number;
	  }
	/** The call ended without a usable reply; `text` is what had arrived. */
	| { type: 'call-failed'; callId: string; failure: ModelFailure; text: string; ms: number }
	| {
			type: 'code-start';
			codeId: string;
			/** The call whose reply held the program; absent in records of before and where no call wrote it. */
			callId?: string;
			turn: number;
			/** `answer`: the task model's program; `check`: the self-answer checker's; `tool`: a code interpreter call. */
			purpose: 'answer' | 'check' | 'tool';
			code: string;
			/** Which block of the reply this was, when it had several or an unusual fence. */
			note?: string;
	  }
	| { type: 'code-output'; codeId: string; stream: OutputStream; text: string }
	| { type: 'code-end'; codeId: string; result: ExecutionResult }
	/** Symbolic checker. `codeId` is null when the code was inspected but not run. */
	| { type: 'analysis'; turn: number; codeId: string | null; analysis: CodeAnalysis }
	/** Self-answer checker's word on the turn's answer: `unclear` covers crashes, no program, and mixed words. */
	| {
			type: 'self-check';
			turn: number;
			verdict: 'correct' | 'incorrect' | 'unclear';
			explanation: string;
			/** Null when no program was written. */
			codeId: string | null;
	  }
	/** Who decided what happens next, and why: the links of the mode chain. */
	| {
			type: 'decision';
			turn: number;
			by: 'coach' | 'method' | 'model';
			action: 'text' | 'code' | 'improve' | 'return' | 'terminate' | 'summarise';
			reason: string;
			/** What is said to the task model, where no model wrote it (rule coach). */
			guidance?: string;
	  }
	/** A number the method worked with (confidence, router probability), 0 to 1, drawn as a bar. */
	| { type: 'gauge'; turn: number; label: string; value: number; explanation: string }
	| { type: 'remark'; turn: number; text: string }
	| {
			type: 'limit-reached';
			turn: number;
			limit: 'turns' | 'calls' | 'tokens' | 'cost' | 'seconds';
			text: string;
	  }
	| { type: 'verdict'; outcome: RunVerdict }
	| { type: 'run-error'; failure: RunFailure }
	| { type: 'run-end'; outcome: 'finished' | 'failed' | 'cancelled' | 'interrupted' };

/** The judgement of a run. `not-checked`: a typed question without an expected answer. */
export interface RunVerdict {
	verdict: Verdict | { kind: 'not-checked'; why: string };
	/** The headline answer: of the final turn, its output if it ran code, else its prose. Null when there is none. */
	answer: ExtractedAnswer | null;
	/** The other place an answer stood, verified too, when it differs from the headline. */
	other: { answer: ExtractedAnswer; verdict: Verdict | { kind: 'not-checked'; why: string } } | null;
	/** 1-based turn the answer is from. */
	turn: number;
	/** Who found the answer in the reply: rules, or a model's extra call. */
	readBy?: 'rules' | 'model';
}

/** Why there is no verdict. */
export type RunFailure =
	| { kind: 'model-call'; role: Role; failure: ModelFailure }
	| { kind: 'python'; message: string }
	| { kind: 'limit'; message: string }
	| { kind: 'internal'; message: string };
