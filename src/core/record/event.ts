import type { AnswerPlace, ExtractedAnswer } from '../answer.ts';
import type { RunId } from '../ids.ts';
import type { Steer } from '../steer.ts';
import {
	amount,
	type Decoded,
	type Decoder,
	duration,
	flag,
	list,
	mapOf,
	nullable,
	number,
	object,
	oneOf,
	tagged,
	text,
	whole,
} from './decode.ts';
import {
	analysis,
	briefing,
	execution,
	finishReason,
	message,
	modelFailure,
	modelRef,
	opaque,
	probability,
	reading,
	role,
	tool,
	toolCall,
	usage,
} from './parts.ts';
import { runSpec } from './spec.ts';
import { RUN_VERSION } from './version.ts';

const turn = whole(1);

const steer: Decoder<Steer> = oneOf('text', 'code', 'free');

const place: Decoder<AnswerPlace> = oneOf(
	'output-marker',
	'output',
	'output-block',
	'output-line',
	'value',
	'variable',
	'prose-marker',
	'prose-said',
	'prose-block',
	'prose-line',
	'reader',
);

const answer: Decoder<ExtractedAnswer> = object({ text, from: place });

/** Of a stored verdict: the kinds of `Verdict`, and `not-checked` where nobody said what the answer is. */
export const verdictKind = oneOf('correct', 'incorrect', 'malformed', 'no-answer', 'not-checked');

const verdict = object(
	{ kind: verdictKind, why: text },
	{
		/** Partial credit, see `Verdict`. */
		credit: mapOf(number),
	},
);

/** Of one round of votes, counts: who was right, who named an answer, who was asked. */
export const round = object({ right: whole(0), answered: whole(0), voters: whole(0) });
/** Of a nudged run: whether its first answer was right, and its last one. None named: not right. */
export const nudged = object({ first: flag, last: flag });

const runVerdict = object(
	{
		verdict,
		/** The headline answer: of the final turn, its output if it ran code, else its prose. Null when there is none. */
		answer: nullable(answer),
		/** The other place an answer stood, verified too, when it differs from the headline. */
		other: nullable(object({ answer, verdict })),
		/** 1-based turn the answer is from. */
		turn,
	},
	{
		/** Who found the answer in the reply: rules, or a model's extra call. */
		readBy: oneOf('rules', 'model'),
		/** What the output of one program comes to as it was imagined, and as it was printed; one of them is the answer. */
		routes: object({ imagined: verdictKind, printed: verdictKind }),
		/** Where all vote round after round: of each round how many answers were right, how many voters named one, how many there were. */
		rounds: list(round),
		/** Where the model was nudged: whether its first answer was right, and its last one. None named: not right. */
		nudged,
	},
);

const runFailure = tagged('kind', {
	'model-call': object({ kind: oneOf('model-call'), role, failure: modelFailure }),
	python: object({ kind: oneOf('python'), message: text }),
	limit: object({ kind: oneOf('limit'), message: text }),
	internal: object({ kind: oneOf('internal'), message: text }),
});

const kinds = {
	'run-start': object({ type: oneOf('run-start'), version: oneOf(RUN_VERSION), spec: runSpec }),
	/** The run was left in the middle and goes on from here: the time since the event before is not its. */
	'run-resumed': object({ type: oneOf('run-resumed') }),
	'call-start': object(
		{
			type: oneOf('call-start'),
			/** Unique in the run. */
			callId: text,
			/** 1-based; one turn holds one reply of the task model and all that is done about it. */
			turn,
			role,
			model: modelRef,
			/** What the speaker was asked to do, for the mode chain. */
			steer,
			/** Short words for the card's head: "answers in code", "writes a check". */
			purpose: text,
			/** Exactly what was sent. */
			messages: list(message),
		},
		{
			tools: list(tool),
			/** Of a person who coaches: what the last message is made of. */
			briefing,
		},
	),
	'call-delta': object(
		{ type: oneOf('call-delta'), callId: text, channel: oneOf('answer', 'reasoning'), text },
		{
			/** A closing tag without an opening one: all that came as answer so far was reasoning. */
			recast: flag,
		},
	),
	/** The call waits for a slot of a busy server. For the screen; not stored. */
	'call-waiting': object({ type: oneOf('call-waiting'), callId: text, ahead: nullable(number) }),
	'call-retry': object(
		{
			type: oneOf('call-retry'),
			callId: text,
			attempt: number,
			waitMs: amount,
			reason: text,
		},
		{
			/** As for `call-failed`. */
			usage,
		},
	),
	'call-end': object(
		{
			type: oneOf('call-end'),
			callId: text,
			/** The reply without its thinking. */
			text,
			/** Thinking, from the host's own channel or set apart from the text. */
			reasoning: text,
			/** Of the host's own channel, or written as text. */
			toolCalls: list(toolCall),
			/** What was read in the text when it had ended. */
			reading,
			finishReason,
			usage,
			ms: duration,
		},
		{
			/** What the host wants back with this turn. */
			opaque,
			logprobs: list(probability),
			/** A person said this with the verdicts of the message covered. */
			covered: flag,
		},
	),
	/** The call ended without a usable reply; `text` is what had arrived, `reading` what stands in it. */
	'call-failed': object(
		{
			type: oneOf('call-failed'),
			callId: text,
			failure: modelFailure,
			text,
			reading,
			ms: duration,
		},
		{
			/** Estimated, of what had arrived: it was paid for all the same. Absent where nothing had, and in records of before. */
			usage,
		},
	),
	'code-start': object(
		{
			type: oneOf('code-start'),
			codeId: text,
			/** The call whose reply held the program; null where no call wrote it. */
			callId: nullable(text),
			turn,
			/**
			 * `answer`: the task model's program; `check`: the self-answer checker's; `tool`: a code interpreter call; `shadow`: run
			 * for whoever looks on, its output is no part of the method.
			 */
			purpose: oneOf('answer', 'check', 'tool', 'shadow'),
			code: text,
		},
		{
			/** Which block of the reply this was, when it had several or an unusual fence. */
			note: text,
		},
	),
	'code-output': object({
		type: oneOf('code-output'),
		codeId: text,
		stream: oneOf('stdout', 'stderr'),
		text,
	}),
	'code-end': object({ type: oneOf('code-end'), codeId: text, result: execution }),
	/** The symbolic checker on the program of an execution. */
	analysis: object({ type: oneOf('analysis'), turn, codeId: text, analysis }),
	/** Self-answer checker's word on the turn's answer: `unclear` covers crashes, no program, and mixed words. */
	'self-check': object({
		type: oneOf('self-check'),
		turn,
		verdict: oneOf('correct', 'incorrect', 'unclear'),
		explanation: text,
		/** Null when no program was written. */
		codeId: nullable(text),
	}),
	/** Who decided what happens next, and why: the links of the mode chain. */
	decision: object(
		{
			type: oneOf('decision'),
			turn,
			by: oneOf('coach', 'method', 'model'),
			action: oneOf('text', 'code', 'improve', 'return', 'terminate', 'summarise'),
			reason: text,
		},
		{
			/**
			 * What is said to the task model: a coach's own words, or the usual ones for what it chose. A call of the coach behind it
			 * may put them into fresh words. Absent where nothing is said, and in older records of model coaches.
			 */
			guidance: text,
		},
	),
	/** A number the method worked with (confidence, router probability), 0 to 1, drawn as a bar. */
	gauge: object({ type: oneOf('gauge'), turn, label: text, value: number, explanation: text }),
	/** What several answers of one method come to: one ballot for each that was counted. */
	votes: object(
		{
			type: oneOf('votes'),
			turn,
			/** What was the same answer: as the task's family says, or by its text. */
			by: oneOf('family', 'text'),
			ballots: list(
				object(
					{
						/** For people: "text 1", "code 2". */
						who: text,
						way: oneOf('text', 'code'),
						/** 1-based turn of the reply. */
						turn,
						/** Null where the reply names none; such a ballot does not count. */
						answer: nullable(text),
						/** 0-based; the same for ballots that say the same, null for those that do not count. */
						group: nullable(whole(0)),
						weight: amount,
					},
					{
						/** What a test said of this answer, in a word. */
						tested: text,
					},
				),
			),
			/** The group that is ahead; null where no ballot counts. */
			leading: nullable(whole(0)),
			/** False: the method asks for more. */
			isSettled: flag,
			/** Why it is settled, or goes on: a sentence without a full stop. */
			text,
		},
		{
			/** 1-based, where all vote again and again. */
			round: whole(1),
		},
	),
	/** What a model said its program would print, beside what it printed. */
	prediction: object({
		type: oneOf('prediction'),
		turn,
		/** Null when there was no program to run. */
		codeId: nullable(text),
		/** Null where none was given. */
		predicted: nullable(text),
		/** Null where the program came to no output. */
		printed: nullable(text),
	}),
	/** A reply that was to go on instead of ending. */
	nudge: object({
		type: oneOf('nudge'),
		turn,
		nudge: oneOf('wait', 'python', 'other-way'),
		/** `prefill`: put behind the model's own words, as published; `message`: a turn of the user. */
		by: oneOf('prefill', 'message'),
		/** The answers before and after; null where there was none. */
		before: nullable(text),
		after: nullable(text),
		isSame: flag,
	}),
	/** What a model answered inside a program that Python ran. */
	thoughts: object({
		type: oneOf('thoughts'),
		turn,
		codeId: text,
		thoughts: list(
			object({
				instruction: text,
				/** `repr()` of what it was asked about. */
				value: text,
				/** The answer as the program got it, as a Python literal. */
				answer: text,
				/** 1-based line of the program, where known. */
				line: nullable(whole(1)),
			}),
		),
	}),
	remark: object({ type: oneOf('remark'), turn, text }),
	'limit-reached': object({
		type: oneOf('limit-reached'),
		turn,
		limit: oneOf('turns', 'calls', 'tokens', 'cost', 'seconds'),
		text,
	}),
	verdict: object({ type: oneOf('verdict'), outcome: runVerdict }),
	'run-error': object({ type: oneOf('run-error'), failure: runFailure }),
	'run-end': object({
		type: oneOf('run-end'),
		outcome: oneOf('finished', 'failed', 'cancelled', 'interrupted'),
	}),
};

const body = tagged('type', kinds);

/** What an event tells, told apart by `type`, without the fields that all events have. */
export type RunEventBody = Decoded<typeof body>;

/** What a method says of itself for the record: of no call and no program. */
export type NoteBody = Extract<RunEventBody, { type: (typeof NOTE_TYPES)[number] }>;

/** A count of several answers, as the method wrote it into the record. */
export type VotesNote = Extract<NoteBody, { type: 'votes' }>;

/** Events that a plan writes itself by the step `note`; all others are written by the run loop. */
export const NOTE_TYPES = [
	'self-check',
	'decision',
	'gauge',
	'votes',
	'prediction',
	'nudge',
	'thoughts',
	'remark',
	'limit-reached',
] as const satisfies readonly RunEventBody['type'][];

const base = object({
	runId: text as Decoder<RunId>,
	/** 0-based position in the run, without gaps except where deltas were dropped. */
	seq: whole(0),
	/** Milliseconds since the epoch. */
	at: number,
});

/**
 * Everything that happens in a run, in order. The only source for timeline, storage, export, replay and statistics: each
 * is a fold over the same list. Deltas are for the screen and are not stored; the `…-end` events repeat their content.
 * `run-start` comes first, `run-end` always comes, exactly once, last.
 */
export type RunEvent = Decoded<typeof base> & RunEventBody;

/** The door for one stored event: throws, naming the field, what is not of this version’s form. Older ones come through `upgrade.ts`. */
export const runEvent: Decoder<RunEvent> = (value) => ({ ...base(value), ...body(value) });

/** The judgement of a run. `not-checked`: a typed question without an expected answer. */
export type RunVerdict = Decoded<typeof runVerdict>;

/** Why there is no verdict. */
export type RunFailure = Decoded<typeof runFailure>;
