import { say } from '../prompts/say.ts';
import type { ChatMessage } from '../../model.ts';
import { face } from '../faces.ts';
import { Count } from '../kit/ballots.ts';
import { describeExecution } from '../kit/describe-execution.ts';
import {
	asViews,
	hasResult,
	type Sample,
	samplesOf,
	sayFailures,
	sayIfFixed,
	spokesmanOf,
} from '../kit/samples.ts';
import { DISGUISED, wordTests } from '../kit/word-tests.ts';
import { CODE_COT_INSTRUCTION } from '../kit/ways.ts';
import type { MethodOptions } from '../../method-id.ts';
import type { Answers, FinalReply, Method } from '../method.ts';
import { decimal, integer, numberOf } from '../options.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION } from '../sights.ts';
import {
	ask,
	askAll,
	type Attempt,
	finalOf,
	keep,
	note,
	runReplies,
	spoken,
	type Steps,
	withInstruction,
} from '../steps.ts';

const samples = integer(
	'samples',
	'Samples',
	[1, 8],
	3,
	'How often the question is solved, each time with a test of its own',
);

const repairs = integer(
	'repairs',
	'Repairs',
	[0, 3],
	2,
	'How often a sample whose test says FALSE is solved again, with what the test printed before it',
);

const unsure = decimal(
	'unsure',
	'Weight of UNSURE',
	[0, 1, 0.05],
	0.5,
	'Votes of an answer whose test could not tell; TRUE has 1',
);

const refuted = decimal(
	'refuted',
	'Weight of FALSE',
	[0, 1, 0.05],
	0.2,
	'Votes of an answer whose test says FALSE; never more than those of UNSURE',
);

/** Of every sample, so that they differ. */
const TEMPERATURE = 0.7;

type State = 'TRUE' | 'FALSE' | 'UNSURE';

export const verifyVote: Method = {
	...face('verify-vote'),
	source: {
		paper: {
			arXiv: '2308.07921',
			title: 'Solving Challenging Math Word Problems Using GPT-4 Code Interpreter',
		},
		section: '',
	},
	options: [samples, repairs, unsure, refuted],
	presets: [],
	differs: {
		paper:
			'Solution and test are two replies of one dialogue, not one; a test that only compares the answer with itself counts as UNSURE.',
		code: 'Follows no released code.',
	},
	calls: (options) => {
		const many = numberOf(samples, options);
		return { min: many, max: many * 2 * (1 + numberOf(repairs, options)) + 1 };
	},
	sees: [
		{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION], note: 'several times' },
		{ who: 'task model', sees: [OUTPUT], note: 'to test its own answer by another program' },
		{ when: 'if that says FALSE', who: 'task model', sees: [{ what: 'output of the test', from: 'Python' }] },
	],
	*plan({ text: question }, options, { capabilities, answers: readAnswers }): Steps<FinalReply> {
		const answers = asViews(readAnswers);
		const many = numberOf(samples, options);
		if (many > 1) yield* sayIfFixed(capabilities, 1);
		const replies = yield* askAll(
			Array.from({ length: many }, (_, at) => ({ ...solveCall(question, at), mayFail: true })),
		);
		yield* sayFailures(replies, many);
		const heard = replies.flatMap((reply, at) => (reply.failed === undefined ? [{ reply, at }] : []));
		// None at all: the host, or a limit, has to say why the run ends.
		if (heard.length === 0) heard.push({ reply: yield* ask(solveCall(question, 0)), at: 0 });
		const attempts = yield* runReplies(heard.map(({ reply, at }) => ({ reply, turn: at + 1 })));
		const solved = attempts.map((attempt, at): Solved => {
			const first = { role: 'user', content: withInstruction(say(CODE_COT_INSTRUCTION), question) } as const;
			return {
				attempt,
				number: (heard[at]?.at ?? 0) + 1,
				messages: [first, spoken(attempt.text)],
				state: 'UNSURE',
				tested: null,
			};
		});
		let turn = many;
		yield* keepAhead(solved, options, answers);
		for (let round = 0; ; round++) {
			yield* verify(
				solved.filter(({ tested }) => tested === null),
				answers,
			);
			yield* keepAhead(solved, options, answers);
			const failed = solved.filter(({ state }) => state === 'FALSE');
			if (failed.length === 0 || round === numberOf(repairs, options)) break;
			const count = countOf(solved, options, answers);
			yield* note(count.note(turn, count.camps[0] ?? null, false, REPAIRING));
			turn = yield* solveAgain(failed, turn);
			yield* keepAhead(solved, options, answers);
		}
		const count = countOf(solved, options, answers);
		const [ahead] = count.camps;
		const best = ahead === undefined ? null : spokesmanOf(ahead);
		yield* note(
			count.note(
				turn,
				ahead ?? null,
				true,
				ahead === undefined ? 'No reply names an answer' : 'The most weight counts',
			),
		);
		if (best === null || ahead === undefined) {
			const text = `All ${String(many)} samples are in and none names an answer`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
			return finalOf((solved.at(-1) as Solved).attempt);
		}
		const reason = `${amount(ahead.weight)} of a weight of ${amount(count.weight)} for this answer, by what the tests said`;
		yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
		return finalOf(best);
	},
};

/** A sample: its newest solution, and what its own test says of that. */
interface Solved {
	attempt: Attempt;
	/** 1-based among the samples. */
	number: number;
	messages: ChatMessage[];
	state: State;
	/** For people; null while it is still to be tested. */
	tested: string | null;
}

const REPAIRING = 'What a test found false is solved again';

function solveCall(question: string, at: number) {
	return {
		role: 'task' as const,
		turn: at + 1,
		steer: 'code' as const,
		purpose: 'answers in code',
		messages: [{ role: 'user' as const, content: withInstruction(say(CODE_COT_INSTRUCTION), question) }],
		...varied(at + 1),
	};
}

function varied(number: number) {
	return { temperature: TEMPERATURE, ...(number === 1 ? {} : { sample: number }) };
}

function countOf(solved: readonly Solved[], options: MethodOptions, answers: Answers): Count<Sample> {
	const least = numberOf(unsure, options);
	const weights = { TRUE: 1, UNSURE: least, FALSE: Math.min(least, numberOf(refuted, options)) };
	const named = samplesOf(solved.map(({ attempt }) => attempt));
	const votes = named.map((sample, at): Sample => {
		const { state, tested } = solved[at] as Solved;
		return { ...sample, weight: weights[state], ...(tested === null ? {} : { tested }) };
	});
	return new Count(votes, answers);
}

function* keepAhead(solved: readonly Solved[], options: MethodOptions, answers: Answers): Steps<void> {
	const [ahead] = countOf(solved, options, answers).camps;
	const best = ahead === undefined ? null : spokesmanOf(ahead);
	if (best !== null) yield* keep(best);
}

/** Each sample tests its own answer, all at once; one without an answer has nothing to test. */
function* verify(solved: readonly Solved[], answers: Answers): Steps<void> {
	const testable = solved.filter(({ attempt }) => answers.of(attempt) !== null);
	for (const one of solved) one.tested = 'nothing to test';
	for (const { attempt, messages } of testable) {
		messages.push({ role: 'user', content: verifyMessage(attempt) });
	}
	const tests = yield* wordTests(
		testable.map(({ attempt, messages, number }) => ({
			role: 'checker',
			playedBy: 'task',
			turn: attempt.turn,
			messages: [...messages],
			...varied(number),
		})),
		{ TRUE: 'correct', FALSE: 'incorrect', UNSURE: 'unclear' },
	);
	for (const [at, { word, isDisguised, text, printed }] of tests.entries()) {
		const one = testable[at] as Solved;
		one.state = word ?? 'UNSURE';
		one.tested = isDisguised ? DISGUISED : (word ?? 'no verdict');
		one.messages.push(spoken(text));
		if (word === 'FALSE') {
			one.messages.push({ role: 'user', content: `${TEST_PRINTED}${printed}\n\n${say(SOLVE_AGAIN)}` });
		}
	}
}

/** Solves anew what a test found false. @returns the last turn used */
function* solveAgain(failed: readonly Solved[], before: number): Steps<number> {
	const replies = yield* askAll(
		failed.map(({ messages, number }, at) => ({
			role: 'task' as const,
			turn: before + 1 + at,
			steer: 'code' as const,
			purpose: 'repairs its code',
			messages: [...messages],
			...varied(number),
		})),
	);
	const attempts = yield* runReplies(replies.map((reply, at) => ({ reply, turn: before + 1 + at })));
	for (const [at, one] of failed.entries()) {
		one.attempt = attempts[at] as Attempt;
		one.messages.push(spoken(one.attempt.text));
		one.state = 'UNSURE';
		one.tested = null;
	}
	return before + failed.length;
}

function verifyMessage({ execution }: Attempt): string {
	const gave =
		execution === null || !hasResult(execution)
			? ''
			: `Your program printed:\n${describeExecution(execution)}\n\n`;
	return `${gave}${say(VERIFY_REQUEST)}`;
}

/** Two decimals at most. */
function amount(weight: number): string {
	return String(Math.round(weight * 100) / 100);
}

/** A sample is asked for its test with this, in the same dialogue. */
export const VERIFY_REQUEST =
	'Now test this answer with a different program: put it back into the question, check every condition, or find the ' +
	'answer again in another way. The last line that the program prints must be one word: TRUE if the answer holds, FALSE ' +
	'if it does not, UNSURE if the program cannot tell. Do not say the word yourself: your reply is the program, complete ' +
	'and in a single ```python block.';

/** Before what a test printed that found the answer false. */
export const TEST_PRINTED = 'Your test printed:\n';

export const SOLVE_AGAIN =
	'So the answer does not hold. Find the mistake and solve the question again: write one complete program in a single ' +
	'```python block that prints the final answer.';
