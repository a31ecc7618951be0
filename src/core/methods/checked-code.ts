import { CODE_COT_INSTRUCTION, withInstruction } from '../coach/prompts.ts';
import { CHECK_CALLS, selfCheck } from '../coach/self-check.ts';
import type { ChatMessage } from '../model.ts';
import { describeExecution } from './describe-execution.ts';
import type { FinalReply, Method, OptionSpec } from './method.ts';
import { isOn, numberOf } from './options.ts';
import { ask, type Attempt, finalOf, note, runReply, spoken, type Steps } from './steps.ts';
import { workingCopy } from './steering-loop.ts';

const rounds = {
	id: 'rounds',
	label: 'Rounds',
	kind: 'integer',
	min: 1,
	max: 6,
	default: 3,
	help: 'How many programs the model may write',
} satisfies OptionSpec;

const withSelfCheck = {
	id: 'selfCheck',
	label: 'Self-answer checker',
	kind: 'switch',
	default: false,
	help: 'Also has a test program written for an answer that looks sound',
} satisfies OptionSpec;

export const checkedCode: Method = {
	id: 'checked-code',
	label: 'Checked code',
	summary: 'Writes code and repairs it as long as Python or the symbolic checker find a fault; no coach.',
	source: { paper: 'ours', section: '' },
	roles: ['task', 'checker'],
	options: [rounds, withSelfCheck],
	calls: (options) => {
		const max = numberOf(rounds, options);
		const checks = isOn(withSelfCheck, options) ? max - 1 : 0;
		return { min: checks > 0 ? 2 : 1, max: max + checks * CHECK_CALLS.max };
	},
	sees: [
		'task model ← code instruction + question',
		'task model ← its own output and what the checker found, until nothing is found',
	],
	*plan({ text: question }, options): Steps<FinalReply> {
		const max = numberOf(rounds, options);
		const messages: ChatMessage[] = [
			{ role: 'user', content: withInstruction(CODE_COT_INSTRUCTION, question) },
		];
		for (let turn = 1; ; turn++) {
			const { text } = yield* ask({
				role: 'task',
				turn,
				steer: 'code',
				purpose: turn === 1 ? 'answers in code' : 'repairs its code',
				messages: [...messages],
			});
			const attempt = yield* runReply(text, turn);
			const fault =
				faultOf(attempt) ??
				(turn < max && isOn(withSelfCheck, options) ? yield* faultOfCheck(question, attempt) : null);
			if (fault === null) {
				const reason = 'The program ran to its end and no fault was found';
				yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
				return finalOf(attempt);
			}
			if (turn === max) {
				const words = `All ${String(max)} rounds are used; the last program still has a fault: ${fault.name}`;
				yield* note({ type: 'limit-reached', turn, limit: 'turns', text: words });
				return finalOf(attempt);
			}
			yield* note({ type: 'decision', turn, by: 'method', action: 'improve', reason: fault.name });
			messages.push(spoken(text), { role: 'user', content: fault.message });
		}
	},
};

interface Fault {
	/** For the person. */
	name: string;
	/** For the model. */
	message: string;
}

function faultOf({ code, analysis, execution }: Attempt): Fault | null {
	if (code === null || execution === null) return { name: 'There is no program', message: NO_PROGRAM };
	const run = `Running your program gave:\n${describeExecution(execution)}\n\n`;
	if (execution.kind === 'raised') {
		return { name: `The program stopped with ${execution.error.name}`, message: `${run}${REPAIR}` };
	}
	if (execution.kind !== 'finished') {
		return { name: 'The program did not get to its end', message: `${run}${FASTER}` };
	}
	if (execution.stdout.trim() === '' && execution.value === undefined) {
		return { name: 'The program printed nothing', message: `${run}${PRINT}` };
	}
	if (analysis?.kind === 'analysed' && analysis.disguise !== null) {
		return { name: `Text in disguise: ${analysis.disguise}`, message: `${run}${COMPUTE}` };
	}
	return null;
}

function* faultOfCheck(question: string, attempt: Attempt): Steps<Fault | null> {
	const { verdict, explanation } = yield* selfCheck(question, workingCopy(attempt), attempt.turn);
	if (verdict !== 'incorrect') return null;
	const message = `A test of the answer says:\n${explanation}\n\n${REPAIR}`;
	return { name: 'The check found the answer wrong', message };
}

const NO_PROGRAM =
	'Your reply holds no program. Write one complete Python program in a single ```python block that computes and prints the final answer.';
const REPAIR = 'Find the cause, correct it, and write the whole program again in one ```python block.';
const FASTER =
	'Choose a method that ends much sooner: cut off hopeless branches, remember what is known, make sure every loop ends. Write the whole program again in one ```python block.';
const PRINT = 'Let the program print the final answer and write it again, whole, in one ```python block.';
const COMPUTE =
	'The program only prints what was thought up before. Let it find the answer by searching or computing and test it against every condition. Write it again, whole, in one ```python block.';
