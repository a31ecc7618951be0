import type { Briefing } from '../briefing.ts';
import type { CodeAnalysis, ExecutionResult, Thought } from '../execution.ts';
import type {
	ChatMessage,
	FinishReason,
	ModelCapabilities,
	Opaque,
	Role,
	TokenProbability,
	ToolCall,
	ToolSpec,
	Usage,
} from '../model.ts';
import type { MethodOptions } from '../method-id.ts';
import type { Question } from '../question.ts';
import type { Reading } from '../reply/reading.ts';
import type { NoteBody } from '../record/event.ts';
import type { Steer } from '../steer.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import type { MethodFace } from './faces.ts';
import type { LearnedExample } from './learned-examples/example.ts';
import type { Worked } from './learned-examples/worked.ts';
import type { Sight } from './sights.ts';

/** One knob of a method, with bounds, drawn by the settings of its toggle. */
export type OptionSpec =
	| { id: string; label: string; kind: 'integer'; min: number; max: number; default: number; help: string }
	| {
			id: string;
			label: string;
			kind: 'number';
			min: number;
			max: number;
			step: number;
			default: number;
			help: string;
	  }
	| { id: string; label: string; kind: 'switch'; default: boolean; help: string }
	| {
			id: string;
			label: string;
			kind: 'choice';
			choices: readonly { value: string; label: string }[];
			default: string;
			help: string;
	  };

/** Values for every option of a method at once: how it is played in the paper, or in the code released with it. */
export interface Preset {
	id: 'paper' | 'released';
	/** For a button, and for "these options are …". */
	label: string;
	options: MethodOptions;
}

/**
 * A steering method is a plan: a generator that yields steps and receives their results. It does no I/O, so it reads like
 * the paper's description and is tested on plain data. Failures of a model call or of Python itself end the run before
 * the plan sees them; what user code does (exceptions, time-outs) is an ordinary result.
 */
export interface Method extends MethodFace {
	/** P1 = arXiv 2410.03524, P2 = arXiv 2502.04350; another one by its number, `2604.17433`. */
	source: { paper: 'P1' | 'P2' | 'ours' | { arXiv: string; title: string }; section: string };
	options: readonly OptionSpec[];
	/** Empty where the papers leave nothing open that an option sets. */
	presets: readonly Preset[];
	/** One line each: where this method differs from the paper's, and from the released code. */
	differs: { paper: string; code: string };
	/** Model calls per question under given options: fewest and most. The rule coach is code and makes none. */
	calls(options: MethodOptions, ruleCoach?: boolean): { min: number; max: number };
	/** Who sees what, message by message; for a picture and for the lines below it. */
	sees: readonly Sight[];
	plan(question: Question, options: MethodOptions, context: PlanContext): Plan;
}

/** Yields steps, is given the result of each, returns the reply the run is judged on. */
export type Plan = Generator<Step, FinalReply, StepResult>;

/** What a plan may know about the world without I/O. */
export interface PlanContext {
	/** Of the task model. */
	capabilities: ModelCapabilities;
	/** True when the coach is the rule coach, which is code and not a model. */
	ruleCoach: boolean;
	/** True when the coach is a person. */
	personCoach?: boolean;
	/** Of this run; absent = not seeded. For what a method itself draws by chance. */
	seed?: number;
	answers: Answers;
	/** Absent = no example may be shown. */
	lessons?: Lessons;
}

/** Which worked examples may stand before a question: a method sees no instance, so it asks. */
export interface Lessons {
	/** Of the question; null for one in free words. */
	family: FamilyId | null;
	/** Whether a family has an area in common with the question's. */
	isNear(family: FamilyId): boolean;
	/** Whether an example is the question itself, or from the experiment that is being run. */
	isForbidden(example: LearnedExample): boolean;
	/** Another question of the family with its own program; null where there is none. */
	textbook(): Worked | null;
}

/** How a method reads and compares answers: by what they say, never by whether they are right. */
export interface Answers {
	/** What a reply answers, an empty one as good as none; null where it names no answer. */
	of: (reply: FinalReply) => string | null;
	/** The same for answers that say the same. */
	key: (answer: string) => string;
	/** Whether the task's family says which answers are the same; else their text does. */
	by: 'family' | 'text';
}

/** What the run is judged on: the last reply and, when it held code, what running it gave. */
export interface FinalReply {
	turn: number;
	text: string;
	reading: Reading;
	execution: ExecutionResult | null;
}

/** What a plan may ask for. `turn` is 1-based; `purpose` is a few words for the card, its subject the speaker. */
export type Step =
	| {
			kind: 'ask';
			role: Role;
			/** Whose model speaks, when it is not the role's own. */
			playedBy?: Role;
			turn: number;
			steer: Steer;
			purpose: string;
			messages: readonly ChatMessage[];
			tools?: readonly ToolSpec[];
			logprobs?: boolean;
			temperature?: number;
			/** 1-based; of several calls with the same messages each has another one, so that a seeded model does not repeat itself. */
			sample?: number;
			/** Nucleus sampling, above 0 to 1; absent = the host's own. */
			topP?: number;
			maxTokens?: number;
			/** A failure of the call, or of the budget for it, is told in the result instead of ending the run. */
			mayFail?: boolean;
			/** Of a coach: what the last message is made of. Kept where the coach is a person. */
			briefing?: Briefing;
	  }
	| {
			kind: 'execute';
			turn: number;
			/** The call whose reply held the program. */
			callId: string;
			purpose: 'answer' | 'check' | 'tool' | 'shadow';
			code: string;
			/** The symbolic checker reads the program while Python runs it; `prose` is the reply's text before the program. */
			analyse?: { prose: string };
			note?: string;
			/** Keeps the interpreter between calls of one run. */
			session?: string;
			/** Gives the program `think` with these answers; where the run has no seed it is seeded all the same. */
			thoughts?: readonly Thought[];
			/** The first run of this very program, by its `codeId`: it draws the same numbers again. */
			seedOf?: string;
			timeLimitMs?: number;
	  }
	/** Steps that do not depend on each other, performed at once; results in the same order. */
	| { kind: 'all'; steps: readonly Step[] }
	/** What is judged if a limit ends the run before the plan does; the newest counts. No result. */
	| { kind: 'keep'; reply: FinalReply }
	/** Ends a kept interpreter that nobody will ask for again; at the end of a run all that are left end by themselves. No result. */
	| { kind: 'close'; session: string }
	/** Says something for the record; no result. */
	| {
			kind: 'note';
			event: NoteBody;
	  };

/** What a step came to; its `kind` is that of the step, `noted` where the step has no result. */
export type StepResult =
	| AskResult
	| ExecuteResult
	| { kind: 'all'; results: readonly StepResult[] }
	| { kind: 'noted' };

/** A reply, read once. What ends the run (no key, no network, a spent budget) never arrives here unless the step may fail. */
export interface AskResult {
	kind: 'ask';
	callId: string;
	text: string;
	reasoning: string;
	toolCalls: readonly ToolCall[];
	finishReason: FinishReason;
	usage: Usage;
	logprobs?: readonly TokenProbability[];
	/** What was read in the text: program, words, remarks. */
	reading: Reading;
	opaque?: Opaque;
	/** The model takes no tools: the call came to nothing, and the plan goes on without them. */
	refusedTools?: boolean;
	/** The model continues no message: the call came to nothing, and the plan asks by a message instead. */
	refusedPrefill?: boolean;
	/** Why there is no reply, where the step may fail. */
	failed?: string;
}

/** How a program ended, and what the symbolic checker read in it meanwhile. */
export interface ExecuteResult {
	kind: 'execute';
	codeId: string;
	/** Never `unavailable` or `stopped`: those end the run. */
	result: ExecutionResult;
	/** Null where the step asked for none. */
	analysis: CodeAnalysis | null;
}
