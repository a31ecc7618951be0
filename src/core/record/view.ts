import type { Briefing } from '../briefing.ts';
import type { CodeAnalysis, ExecutionResult, OutputStream } from '../execution.ts';
import type {
	ChatMessage,
	FinishReason,
	ModelFailure,
	ModelRef,
	Role,
	TokenProbability,
	ToolCall,
	ToolSpec,
	Usage,
} from '../model.ts';
import type { Reading } from '../reply/reading.ts';
import type { NoteBody, RunFailure, RunVerdict } from './event.ts';
import type { RunSpec } from './spec.ts';
import type { Steer } from '../steer.ts';

/** Everything a lane shows, folded from the events. Immutable: parts that did not change stay the same objects. */
export interface RunView {
	/** Null until `run-start`. */
	spec: RunSpec | null;
	startedAt: number;
	/** Time of the newest event. */
	lastAt: number;
	/** When it was gone on with after it had been left, for the last time; absent where it never was. */
	resumedAt?: number;
	/** Null while it runs. */
	endedAt: number | null;
	outcome: 'running' | 'finished' | 'failed' | 'cancelled' | 'interrupted';
	/** In order of their numbers; a turn holds one reply of the task model and all that was done about it. */
	turns: readonly TurnView[];
	/** Who spoke and in which way: coach → code → coach → text. */
	modeChain: readonly ModeLink[];
	verdict: RunVerdict | null;
	failure: RunFailure | null;
	totals: RunTotals;
}

/** One reply of the task model and all that was done about it, in the order in which it began. */
export interface TurnView {
	/** 1-based. */
	turn: number;
	entries: readonly Entry[];
}

/** A link of the chain below a lane: `text → code → code`. */
export interface ModeLink {
	turn: number;
	voice: 'coach' | 'text' | 'code';
	label: string;
}

/** Null where a call did not say: unknown is not zero. */
export interface RunTotals {
	/** Ended and failed calls. */
	calls: number;
	/** Ended Python executions, checks and tool calls included. */
	executions: number;
	inputTokens: number | null;
	outputTokens: number | null;
	/** True when some counts are our tokenizer's, not the host's. */
	estimated: boolean;
	/** US dollars. */
	cost: number | null;
	/** Calls that only copied the answer out: no part of the method, so counted apart. */
	readOut: { calls: number; tokens: number | null };
	/** From `run-start` to the newest event, without the time in `pythonStartMs` and `personMs`. */
	ms: number;
	/** How long the run waited for Python to be fetched and started; 0 where it was ready. */
	pythonStartMs: number;
	/** How long it waited for a person, or lay there left in the middle; absent where neither was. */
	personMs?: number;
}

/** What happened in a turn; a card is made of one, or of a call with its program. */
export type Entry = CallEntry | CodeEntry | AnalysisEntry | NoteEntry;

/** A model call as it stands now, while it streams and after it has ended. */
export interface CallEntry {
	kind: 'call';
	callId: string;
	/** Milliseconds since the epoch. */
	at: number;
	role: Role;
	model: ModelRef;
	steer: Steer;
	purpose: string;
	messages: readonly ChatMessage[];
	tools: readonly ToolSpec[];
	/** Where a person coaches: what the last message is made of. */
	briefing?: Briefing;
	/** In a fork, what its first reply was begun with, not all of it the model's own: `text` goes on from there. */
	begun?: string;
	/** What has arrived; the whole reply once the call has ended. */
	text: string;
	reasoning: string;
	/** Of all that came, and of what it was begun with, once the call has ended or failed; empty until then. */
	reading: Reading;
	/** Set while the call waits for a slot of a busy server; `ahead`: calls before it, when known. */
	waitsFor: { ahead: number | null } | null;
	/** Repeats so far; `text` starts anew with each. */
	retries: readonly { attempt: number; waitMs: number; reason: string }[];
	status:
		| { kind: 'streaming' }
		/** Waits before the call is repeated. */
		| { kind: 'retrying'; attempt: number; waitMs: number; reason: string }
		| {
				kind: 'ended';
				toolCalls: readonly ToolCall[];
				finishReason: FinishReason;
				usage: Usage;
				logprobs: readonly TokenProbability[] | null;
				ms: number;
				/** A person said it with the verdicts covered. */
				covered?: boolean;
		  }
		| { kind: 'failed'; failure: ModelFailure; ms: number }
		/** The record breaks off in the middle of the call. */
		| { kind: 'abandoned' };
}

/** An execution of a program as it stands now. */
export interface CodeEntry {
	kind: 'code';
	codeId: string;
	/** The call whose reply held the program; null where no call wrote it. */
	callId: string | null;
	at: number;
	purpose: 'answer' | 'check' | 'tool' | 'shadow';
	code: string;
	note: string | null;
	/** Pieces in the order they were written, while it runs; afterwards see `status.result`. */
	output: readonly { stream: OutputStream; text: string }[];
	status: { kind: 'running' } | { kind: 'ended'; result: ExecutionResult } | { kind: 'abandoned' };
}

/** The symbolic checker’s report on a program of this turn. */
export interface AnalysisEntry {
	kind: 'analysis';
	at: number;
	/** The execution of the same program. */
	codeId: string;
	analysis: CodeAnalysis;
}

/** The event itself says everything. */
export interface NoteEntry {
	kind: 'note';
	at: number;
	note: NoteBody;
}
