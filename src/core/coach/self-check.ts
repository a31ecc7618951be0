import type { ExecutionResult } from '../execution.ts';
import { describeExecution } from '../methods/describe-execution.ts';
import { ask, execute, note, spoken, type Steps } from '../methods/steps.ts';
import type { ChatMessage } from '../model.ts';
import { CHECK_INSTRUCTION } from './prompts.ts';

export interface SelfCheckReport {
	verdict: 'correct' | 'incorrect' | 'unclear';
	/** What the coach is told. */
	explanation: string;
	/** Null when no program was written. */
	codeId: string | null;
}

/** As published: a missing program is asked for up to five times, and a program that fails is written anew twice. */
const ASKS_PER_PROGRAM = 5;
const PROGRAMS = 3;

/** Calls of one check: one as a rule, fifteen if both limits are used up. */
export const CHECK_CALLS = { min: 1, max: ASKS_PER_PROGRAM * PROGRAMS } as const;

/**
 * The self-answer checker (methods.md 8): a model writes a program that tests the answer, Python runs it. Unlike the
 * published one it tells the model what was wrong before it tries again, and a warning on the error stream is no failure.
 */
export function* selfCheck(question: string, workingCopy: string, turn: number): Steps<SelfCheckReport> {
	const report = yield* reportOf(question, workingCopy, turn);
	yield* note({ type: 'self-check', turn, ...report });
	return report;
}

function* reportOf(question: string, workingCopy: string, turn: number): Steps<SelfCheckReport> {
	let messages: readonly ChatMessage[] = [{ role: 'user', content: checkMessage(question, workingCopy) }];
	let failed: SelfCheckReport = { verdict: 'unclear', explanation: NO_PROGRAM, codeId: null };
	let [asks, programs] = [0, 0];
	for (;;) {
		const { text, reading } = yield* ask({
			role: 'checker',
			turn,
			steer: 'code',
			purpose: messages.length === 1 ? 'writes a check' : 'writes the check again',
			messages,
		});
		const { program } = reading;
		let complaint = ASK_FOR_PROGRAM;
		asks++;
		if (program !== null) {
			const { code, note: remark } = program;
			const { codeId, result } = yield* execute({
				turn,
				purpose: 'check',
				code,
				...(remark === null ? {} : { note: remark }),
			});
			if (result.kind === 'finished') return { ...readCheckOutput(result), codeId };
			const run = describeExecution(result);
			complaint = `Your program did not get to its end:\n${run}\n\n${ASK_FOR_REPAIR}`;
			failed = { verdict: 'unclear', explanation: `The checking program failed. ${run}`, codeId };
			asks = 0;
			programs++;
		}
		if (asks === ASKS_PER_PROGRAM || programs === PROGRAMS) return failed;
		messages = [...messages, spoken(text), { role: 'user', content: complaint }];
	}
}

export function checkMessage(question: string, workingCopy: string): string {
	return `${CHECK_INSTRUCTION}\n\nQuestion:\n${question}\n\nAnswer to be tested:\n${workingCopy}`;
}

/**
 * `Correct` counts only as the first word of the last printed line, ended there or by a mark, and only if nothing printed
 * says otherwise: "Correct answer: 5" names another answer, "Correct: False" is a failed test.
 */
function readCheckOutput(result: ExecutionResult): Omit<SelfCheckReport, 'codeId'> {
	const output = result.kind === 'unavailable' ? '' : result.stdout.trim();
	const explanation = describeExecution(result);
	const lastLine = output.slice(output.lastIndexOf('\n') + 1);
	if (FAILED.test(lastLine)) return { verdict: 'incorrect', explanation };
	if (PASSED.test(lastLine) && !OBJECTION.test(output)) return { verdict: 'correct', explanation };
	return { verdict: 'unclear', explanation };
}

const FAILED =
	/^[^\p{L}]*(?:(?:incorrect|wrong|not correct|correct[^\p{L}\p{N}]+false)(?!\p{L})|correct[^\p{L}\p{N}]+no[^\p{L}\p{N}]*$)/iu;
const PASSED = /^[^\p{L}]*correct[*_`"'\s]*(?:$|[^\p{L}\p{N}*_`"'\s?])/iu;
const OBJECTION = /\b(?:incorrect|wrong|not correct|isn't correct)\b/i;
const NO_PROGRAM = 'No checking program was written';
const ASK_FOR_PROGRAM = 'There is no program in your reply. Write the check as one complete ```python block.';
const ASK_FOR_REPAIR = 'Write the whole check again as one complete ```python block without this fault.';
