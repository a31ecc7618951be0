import { say } from '../prompts/say.ts';
import { ask, execute, note, spoken, type Steps } from '../steps.ts';
import type { ExecutionResult } from '../../execution.ts';
import type { ChatMessage, Role } from '../../model.ts';
import { type CheckWord, readCheck } from './check-output.ts';

/**
 * What a check came to: its verdict on the answer, and the words that a coach is told. Where it is not said, every program broke
 * off before it had tested anything, or none was written: that is no word on the answer, neither for nor against it.
 */
export interface SelfCheckReport extends CheckWord {
	/** Null when no program was written. */
	codeId: string | null;
}

/** How a check is made; without it as in ours. */
export interface CheckStyle {
	/** Whose model writes the program. */
	playedBy: Role;
	/** Whether the model hears what was wrong before it writes the check again; the published one does not tell. */
	tells: boolean;
	/** Absent: the page's limit for Python. */
	timeLimitMs?: number;
}

const OUR_CHECK: CheckStyle = { playedBy: 'checker', tells: true };

/** As published: a missing program is asked for up to five times, and a program that fails is written anew twice. */
const ASKS_PER_PROGRAM = 5;
const PROGRAMS = 3;

/** Calls of one check: one as a rule, fifteen if both limits are used up. */
export const CHECK_CALLS = { min: 1, max: ASKS_PER_PROGRAM * PROGRAMS } as const;

/**
 * The self-answer checker (methods.md 8): a model writes a program that tests the answer, Python runs it. A program that
 * breaks off before it has said anything is written anew; as published (`tells` off) so is one that only warns on the error
 * stream, and the model is not told what was wrong.
 */
export function* selfCheck(
	question: string,
	workingCopy: string,
	turn: number,
	style: CheckStyle = OUR_CHECK,
): Steps<SelfCheckReport> {
	const report = yield* reportOf(question, workingCopy, turn, style);
	const { verdict, explanation, codeId } = report;
	yield* note({ type: 'self-check', turn, verdict, explanation, codeId });
	return report;
}

function* reportOf(
	question: string,
	workingCopy: string,
	turn: number,
	{ playedBy, tells, timeLimitMs }: CheckStyle,
): Steps<SelfCheckReport> {
	let messages: readonly ChatMessage[] = [{ role: 'user', content: checkMessage(question, workingCopy) }];
	let failed: SelfCheckReport = { verdict: 'unclear', explanation: NO_PROGRAM, isSaid: false, codeId: null };
	let [asks, programs] = [0, 0];
	for (let isFirst = true; ; isFirst = false) {
		const { callId, text, reading } = yield* ask({
			role: 'checker',
			...(playedBy === 'checker' ? {} : { playedBy }),
			turn,
			steer: 'code',
			purpose: isFirst ? 'writes a check' : 'writes the check again',
			messages,
		});
		const { program } = reading;
		let complaint = say(ASK_FOR_PROGRAM);
		asks++;
		if (program !== null) {
			const { code, note: remark } = program;
			const { codeId, result } = yield* execute({
				turn,
				callId,
				purpose: 'check',
				code,
				...(remark === null ? {} : { note: remark }),
				...(timeLimitMs === undefined ? {} : { timeLimitMs }),
			});
			const { isSaid, verdict, explanation } = readCheck(result, code);
			if (tells ? isSaid : !hasErrors(result)) return { verdict, explanation, isSaid, codeId };
			complaint = `Your program did not get to its end:\n${explanation}\n\n${say(ASK_FOR_REPAIR)}`;
			const words = isSaid ? explanation : `The checking program failed. ${explanation}`;
			failed = { verdict, explanation: words, isSaid, codeId };
			asks = 0;
			programs++;
		}
		if (asks === ASKS_PER_PROGRAM || programs === PROGRAMS) return failed;
		if (tells) messages = [...messages, spoken(text), { role: 'user', content: complaint }];
	}
}

/** @internal for tests */
export function checkMessage(question: string, workingCopy: string): string {
	return `${say(CHECK_INSTRUCTION)}\n\nQuestion:\n${question}\n\nAnswer to be tested:\n${workingCopy}\n\n${say(CHECK_REQUEST)}`;
}

/** As published: anything on the error stream is a failure; an exit code alone puts nothing there. */
function hasErrors(result: ExecutionResult): boolean {
	if (result.kind === 'unavailable') return true;
	if (result.kind === 'raised' && /^SystemExit$/.test(result.error.name)) return result.stderr !== '';
	return result.kind !== 'finished' || result.stderr !== '';
}

const NO_PROGRAM = 'No checking program was written';
export const ASK_FOR_PROGRAM =
	'There is no program in your reply. Write the check as one complete ```python block.';
export const ASK_FOR_REPAIR =
	'Write the whole check again as one complete ```python block without this fault.';

/** Ends the message: without it a small model answers the question, whose form of an answer stands nearer. */
export const CHECK_REQUEST =
	'Now write the program. Do not answer the question yourself: your reply is one ```python block, and the last line it ' +
	'prints begins with Correct or Incorrect.';

/**
 * The self-answer checker's message: this, the question, the answer with what its program printed.
 */
export const CHECK_INSTRUCTION =
	'Another model answered the question below. Do not trust its answer; test it. Write one complete Python program in ' +
	'a single ```python block that takes the given answer and checks it against every rule and number of the question, ' +
	'by an independent calculation where possible. The last line it prints must begin with the word Correct if ' +
	'everything holds, or with the word Incorrect followed by a colon and the reason. It must print nothing after that.';
