import { say } from './prompts/say.ts';
import { describeExecution, shorten } from './kit/describe-execution.ts';
import { ALL_CODE_INSTRUCTION, CODE_COT_INSTRUCTION, inWay } from './kit/ways.ts';
import { face, type MethodFace } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import type { MethodOptions } from '../method-id.ts';
import { choice, type ChoiceOption, choiceOf } from './options.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION, TEXT_INSTRUCTION } from './sights.ts';
import { ask, askAll, type Attempt, finalOf, note, runReplies, runReply, type Steps } from './steps.ts';

export const codeTextSum = weighing({
	...face('code-text-sum'),
	source: { paper: 'P1', section: 'table 2, method 9' },
	paperPrompt: 'plain',
	paper:
		'The instructions are in our own words; which code prompt the second solver gets is an option (All code in P1, All code + CoT in P2).',
	summariser: 'task',
});

export const codeTextSum2 = weighing({
	...face('code-text-sum-2'),
	source: { paper: 'P2', section: 'baselines' },
	paperPrompt: 'cot',
	paper:
		'The paper’s summariser is a fine-tuned 8B (published: 62.4); here it is prompted. What prompting instead of fine-tuning reached is published for Symbolic agent only, as a coach (74.8, against 86.4); no published figure applies to the rule coach either.',
	summariser: 'summariser',
});

interface Weighing extends MethodFace, Pick<Method, 'source'> {
	paperPrompt: CodePrompt;
	/** How it differs from the paper's. */
	paper: string;
	/** Whose call weighs the answers. */
	summariser: 'task' | 'summariser';
}

type CodePrompt = 'plain' | 'cot';

function weighing({ paperPrompt, paper, summariser, ...described }: Weighing): Method {
	const codePrompt = choice<CodePrompt>(
		'codePrompt',
		'Code prompt',
		{ plain: 'All code (P1)', cot: 'All code + CoT (P2)' },
		paperPrompt,
		'Which instruction the second solver gets',
	);
	return {
		...described,
		options: [codePrompt],
		presets: [
			{ id: 'paper', label: 'as in the paper', options: { codePrompt: paperPrompt } },
			{ id: 'released', label: 'as released', options: { codePrompt: 'cot' } },
		],
		differs: {
			paper,
			code: 'The released code shows the summariser the answer extracted from a run; here it sees what the run printed, shortened.',
		},
		calls: () => ({ min: 3, max: 3 }),
		sees: [
			{ who: 'task model', sees: [TEXT_INSTRUCTION, QUESTION] },
			{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION], note: 'in a dialogue of its own' },
			{
				who: summariser === 'task' ? 'task model' : summariser,
				sees: [QUESTION, { what: 'both answers', from: 'task model' }, OUTPUT],
			},
		],
		plan: ({ text }, options) => weighTwoAnswers(text, options, codePrompt, summariser),
	};
}

/** A text answer and a code answer at once, then one reply that weighs them (methods.md 3.9). */
function* weighTwoAnswers(
	question: string,
	options: MethodOptions,
	codePrompt: ChoiceOption<CodePrompt>,
	summariser: Weighing['summariser'],
): Steps<FinalReply> {
	const isPlanned = choiceOf(codePrompt, options) === 'cot';
	const [inWords, inCode] = yield* askAll([
		inWay('text', question, 1),
		inWay('code', question, 2, say(isPlanned ? CODE_COT_INSTRUCTION : ALL_CODE_INSTRUCTION)),
	]);
	if (inWords === undefined || inCode === undefined) throw new Error('A reply was lost');
	const attempts = yield* runReplies([
		{ reply: inWords, turn: 1 },
		{ reply: inCode, turn: 2 },
	]);
	const reason = 'Both answers are in; one more reply weighs them';
	yield* note({ type: 'decision', turn: 3, by: 'method', action: 'summarise', reason });
	const summary = yield* ask({
		role: summariser,
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
	const head = `${say(SUMMARISE_INSTRUCTION)}\n\nQuestion:\n${question}`;
	return [head, ...answers, say(SUMMARISE_REQUEST)].join('\n\n');
}

const ANSWER_TOKENS = 2000;

/** The summariser's message begins with this; question, answers and outputs follow. */
export const SUMMARISE_INSTRUCTION =
	'Two others have answered the question below, one in words and one with a program. You are to weigh both answers: ' +
	'check them against the question, name the better one, or find a new answer if both look wrong.';

/**
 * The summariser's message ends with this.
 */
export const SUMMARISE_REQUEST =
	'Now weigh the two answers, say which one holds and why, and end with the final answer in the form the question asks ' +
	'for. You may write one ```python block if a calculation settles it; it is run as written and must print the final answer.';
