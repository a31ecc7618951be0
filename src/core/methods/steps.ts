import type { CodeAnalysis } from '../execution.ts';
import type { ChatMessage } from '../model.ts';
import { proseBefore, type Reading } from '../reply/reading.ts';
import type { AskResult, ExecuteResult, FinalReply, Step, StepResult } from './method.ts';

/** A part of a plan: yields steps, returns what it found out. */
export type Steps<T> = Generator<Step, T, StepResult>;

type Wanted<K extends Step['kind']> = Omit<Extract<Step, { kind: K }>, 'kind'>;

/** One model call. A failed one ends the run, unless `mayFail` is set. */
export function* ask(step: Wanted<'ask'>): Steps<AskResult> {
	return expectKind(yield { kind: 'ask', ...step }, 'ask');
}

/** One program, in a fresh interpreter or in the one that `session` names. */
export function* execute(step: Wanted<'execute'>): Steps<ExecuteResult> {
	return expectKind(yield { kind: 'execute', ...step }, 'execute');
}

/** Says something for the record: cards and statistics are made of it. */
export function* note(event: Wanted<'note'>['event']): Steps<void> {
	expectKind(yield { kind: 'note', event }, 'noted');
}

/** From now on this is the answer if a limit ends the run. */
export function* keep(reply: FinalReply): Steps<void> {
	expectKind(yield { kind: 'keep', reply: finalOf(reply) }, 'noted');
}

/** Performs the steps at once; the results come in the order of the steps. */
function* all(steps: readonly Step[]): Steps<readonly StepResult[]> {
	const { results } = expectKind(yield { kind: 'all', steps }, 'all');
	if (results.length !== steps.length) throw new Error('A step of a group has no result');
	return results;
}

/** Several model calls at once. */
export function* askAll(calls: readonly Wanted<'ask'>[]): Steps<readonly AskResult[]> {
	const results = yield* all(calls.map((call) => ({ kind: 'ask', ...call })));
	return results.map((result) => expectKind(result, 'ask'));
}

/** Several programs at once. */
export function* executeAll(programs: readonly Wanted<'execute'>[]): Steps<readonly ExecuteResult[]> {
	if (programs.length === 0) return [];
	const results = yield* all(programs.map((program) => ({ kind: 'execute', ...program })));
	return results.map((result) => expectKind(result, 'execute'));
}

/** A reply of the task model with all that was found out about its program. */
export interface Attempt extends FinalReply {
	callId: string;
	code: string | null;
	/** Null when there was no code. */
	analysis: CodeAnalysis | null;
}

/** A reply that has been read. */
export interface Said {
	callId: string;
	text: string;
	reading: Reading;
}

/**
 * Runs the program of a reply; if there is one, the symbolic checker reads it while Python runs it. Without `timeLimitMs`
 * the page's limit holds.
 */
export function* runReply(
	reply: Said,
	turn: number,
	withChecker = true,
	timeLimitMs?: number,
): Steps<Attempt> {
	const [attempt] = yield* runReplies([{ reply, turn }], withChecker, timeLimitMs);
	if (attempt === undefined) throw new Error('A reply was lost');
	return attempt;
}

/** The same for several independent replies at once. */
export function* runReplies(
	replies: readonly { reply: Said; turn: number }[],
	withChecker = true,
	timeLimitMs?: number,
): Steps<readonly Attempt[]> {
	const steps = replies.flatMap(({ reply: { callId, reading }, turn }): Step[] => {
		const { program } = reading;
		if (program === null) return [];
		const { code, note: remark } = program;
		return [
			{
				kind: 'execute',
				turn,
				callId,
				purpose: 'answer',
				code,
				...(withChecker ? { analyse: { prose: proseBefore(reading) } } : {}),
				...(remark === null ? {} : { note: remark }),
				...(timeLimitMs === undefined ? {} : { timeLimitMs }),
			},
		];
	});
	const results = steps.length === 0 ? [] : yield* all(steps);
	let next = 0;
	return replies.map(({ reply: { callId, text, reading }, turn }) => {
		const said = { callId, turn, text, reading };
		const code = reading.program?.code ?? null;
		if (code === null) return { ...said, code, analysis: null, execution: null };
		const { result, analysis } = expectKind(results[next++], 'execute');
		return { ...said, code, analysis, execution: result };
	});
}

/** Put before the question: one blank line between the two. */
export function withInstruction(instruction: string, question: string): string {
	return instruction === '' ? question : `${instruction}\n\n${question}`;
}

/** A reply as part of a dialogue. Hosts refuse an empty message, so an empty reply is named. */
export function spoken(text: string): ChatMessage {
	return { role: 'assistant', content: text.trim() === '' ? EMPTY_REPLY : text };
}

const EMPTY_REPLY = '(The reply was empty.)';

/** What the run is judged on, without the checker's findings. */
export function finalOf({ turn, text, reading, execution }: FinalReply): FinalReply {
	return { turn, text, reading, execution };
}

function expectKind<K extends StepResult['kind']>(
	result: StepResult | undefined,
	kind: K,
): Extract<StepResult, { kind: K }> {
	if (result?.kind !== kind) throw new Error(`Expected the result of ${kind}, got ${result?.kind ?? 'none'}`);
	return result as Extract<StepResult, { kind: K }>;
}
