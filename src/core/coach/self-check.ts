import { readReply } from '../code-blocks.ts';
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

/** Calls of one check: the first try and repeats after a missing or broken program. The published checker may use 15. */
export const CHECK_CALLS = { min: 1, max: 3 } as const;

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
	for (let call = 1; call <= CHECK_CALLS.max; call++) {
		const { text } = yield* ask({
			role: 'checker',
			turn,
			steer: 'code',
			purpose: call === 1 ? 'writes a check' : 'writes the check again',
			messages,
		});
		const { code, note: remark } = readReply(text);
		let complaint = ASK_FOR_PROGRAM;
		if (code !== null) {
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
		}
		messages = [...messages, spoken(text), { role: 'user', content: complaint }];
	}
	return failed;
}

export function checkMessage(question: string, workingCopy: string): string {
	return `${CHECK_INSTRUCTION}\n\nQuestion:\n${question}\n\nAnswer to be tested:\n${workingCopy}`;
}

/** `Correct` counts only as the first word of the last printed line, and only if nothing printed says otherwise. */
function readCheckOutput(result: ExecutionResult): Omit<SelfCheckReport, 'codeId'> {
	const output = result.kind === 'unavailable' ? '' : result.stdout.trim();
	const explanation = describeExecution(result);
	const lastLine = output.split('\n').at(-1) ?? '';
	const firstWord = (/\p{L}+/u.exec(lastLine)?.[0] ?? '').toLowerCase();
	const objects = OBJECTION.test(output);
	if (firstWord === 'correct' && !objects) return { verdict: 'correct', explanation };
	if (firstWord === 'incorrect' || firstWord === 'wrong') return { verdict: 'incorrect', explanation };
	return { verdict: 'unclear', explanation };
}

const OBJECTION = /\b(?:incorrect|wrong|not correct|isn't correct)\b/i;
const NO_PROGRAM = 'No checking program was written';
const ASK_FOR_PROGRAM = 'There is no program in your reply. Write the check as one complete ```python block.';
const ASK_FOR_REPAIR = 'Write the whole check again as one complete ```python block without this fault.';
