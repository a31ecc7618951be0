import type { MethodId } from '../../src/core/method-id.ts';
import type { ToolCall } from '../../src/core/model.ts';

/** One reply a real model gave, with what a careful human reads in it. */
export interface Entry<L> {
	id: string;
	model: 'qwen2.5-coder-1.5b' | 'qwen2.5-coder-0.5b' | 'smollm2-135m';
	method: MethodId;
	/** A Python tool was offered with the request. */
	tools?: true;
	/** The reply was not the first of its dialogue: 1-based turn of the method. */
	turn?: number;
	/** Only where it was not 0. */
	temperature?: number;
	asked: { text: string; expected: string } | { family: string; level: string; seed: string };
	reply: string;
	/** Calls in the host's own channel. */
	toolCalls?: readonly ToolCall[];
	finish: 'stop' | 'length';
	run?: Run;
	label: L;
}

/** What the reply's first program (or the call it asks for) did under real Python, ten seconds at most. */
export interface Run {
	ended: 'finished' | 'raised' | 'timed-out';
	stdout: string;
	/** repr of the last expression, when nothing was printed. */
	value?: string;
	error?: { name: string; message: string };
}

export interface AnswerLabel {
	/** The answer the reply gives, in its final form; null where it gives none or contradicts itself. */
	answer: string | null;
	way: 'text' | 'code' | 'tool';
	/** Whether it is the expected answer; of typed questions only, where it is plain to see. */
	right?: boolean;
	note?: string;
}

export interface DecisionLabel {
	/** `nothing`: no decision and no guidance. */
	decision: 'code' | 'text' | 'guidance' | 'return' | 'terminate' | 'nothing';
	/** Words the guidance must hold and words it must not, where it is not the whole reply. */
	note?: string;
}

export interface CheckLabel {
	verdict: 'correct' | 'incorrect' | 'unclear';
	note?: string;
}
