import {
	ALL_CODE_INSTRUCTION,
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
	SUMMARISE_INSTRUCTION,
	SUMMARISE_REQUEST,
	withInstruction,
} from './steering/prompts.ts';
import { describeExecution, shorten } from './kit/describe-execution.ts';
import type { FinalReply, OptionSpec } from './method.ts';
import type { MethodOptions } from '../method-id.ts';
import { choiceOf } from './options.ts';
import { ask, askAll, type Attempt, finalOf, note, runReplies, runReply, type Steps } from './steps.ts';

export function codePromptOption(preset: 'plain' | 'cot') {
	return {
		id: 'codePrompt',
		label: 'Code prompt',
		kind: 'choice',
		choices: [
			{ value: 'plain', label: 'All code (P1)' },
			{ value: 'cot', label: 'All code + CoT (P2)' },
		],
		default: preset,
		help: 'Which instruction the second solver gets',
	} satisfies OptionSpec;
}

/** A text answer and a code answer at once, then one reply that weighs them (methods.md 3.9). */
export function* weighTwoAnswers(
	question: string,
	options: MethodOptions,
	style: { codePrompt: ReturnType<typeof codePromptOption>; summariser: 'task' | 'summariser' },
): Steps<FinalReply> {
	const codeInstruction =
		choiceOf(style.codePrompt, options) === 'cot' ? CODE_COT_INSTRUCTION : ALL_CODE_INSTRUCTION;
	const [inWords, inCode] = yield* askAll([
		{
			role: 'task',
			turn: 1,
			steer: 'text',
			purpose: 'answers in text',
			messages: [{ role: 'user', content: withInstruction(ALL_TEXT_INSTRUCTION, question) }],
		},
		{
			role: 'task',
			turn: 2,
			steer: 'code',
			purpose: 'answers in code',
			messages: [{ role: 'user', content: withInstruction(codeInstruction, question) }],
		},
	]);
	if (inWords === undefined || inCode === undefined) throw new Error('A reply was lost');
	const attempts = yield* runReplies([
		{ reply: inWords, turn: 1 },
		{ reply: inCode, turn: 2 },
	]);
	const reason = 'Both answers are in; one more reply weighs them';
	yield* note({ type: 'decision', turn: 3, by: 'method', action: 'summarise', reason });
	const summary = yield* ask({
		role: style.summariser,
		turn: 3,
		steer: 'free',
		purpose: 'weighs both answers',
		messages: [{ role: 'user', content: summaryMessage(question, attempts) }],
	});
	return finalOf(yield* runReply(summary, 3));
}

function summaryMessage(question: string, attempts: readonly Attempt[]): string {
	const answers = attempts.map(({ text, execution }, i) => {
		const who = i === 0 ? 'Answer of the first solver, in words' : 'Answer of the second solver, in code';
		const answer = `${who}:\n${shorten(text.trim(), ANSWER_TOKENS)}`;
		return execution === null
			? answer
			: `${answer}\n\nWhat running its program gave:\n${describeExecution(execution)}`;
	});
	const head = `${SUMMARISE_INSTRUCTION}\n\nQuestion:\n${question}`;
	return [head, ...answers, SUMMARISE_REQUEST].join('\n\n');
}

const ANSWER_TOKENS = 2000;
