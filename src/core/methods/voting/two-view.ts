import { say } from '../prompts/say.ts';
import { plural } from '../../format.ts';
import { AHEAD, probabilityAhead } from '../../statistics/adaptive-stop.ts';
import type { Way } from '../../steer.ts';
import { face } from '../faces.ts';
import { Count } from '../kit/ballots.ts';
import { describeExecution } from '../kit/describe-execution.ts';
import {
	asViews,
	hasResult,
	sampleIn,
	type Sample,
	samplesOf,
	sayFailures,
	sayIfFixed,
	spokesmanOf,
} from '../kit/samples.ts';
import { inWay } from '../kit/ways.ts';
import type { FinalReply, Method } from '../method.ts';
import { choice, choiceOf, integer, isOn, numberOf, toggle } from '../options.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION, TEXT_INSTRUCTION } from '../sights.ts';
import {
	ask,
	askAll,
	type Attempt,
	finalOf,
	keep,
	note,
	runReplies,
	runReply,
	spoken,
	type Steps,
} from '../steps.ts';

const cap = integer(
	'cap',
	'Samples at most',
	[2, 20],
	8,
	'How often the question is answered, in words and in code together, when the two never agree',
);

const match = choice<'any-any' | 'first-first'>(
	'match',
	'Agreement',
	{ 'any-any': 'any text with any code', 'first-first': 'only the first two' },
	'any-any',
	'Which text answers and code answers may agree with each other; votes decide where none do',
);

const repair = toggle(
	'repair',
	'Repair once',
	false,
	'The first program that fails is shown its error and written again, which takes one more call',
);

/** Of every sample but the first of each way, which are the likeliest replies. */
const TEMPERATURE = 0.7;

export const twoView: Method = {
	...face('two-view'),
	source: { paper: { arXiv: '2604.17433', title: 'Self-Consistency from Only Two Samples' }, section: '' },
	options: [cap, match, repair],
	presets: [],
	differs: {
		paper:
			'The instructions are in our own words, the cap is ours, and without agreement the votes end it by the rule of arXiv 2305.11860.',
		code: 'No code was released.',
	},
	calls: (options) => ({ min: 2, max: numberOf(cap, options) + (isOn(repair, options) ? 1 : 0) }),
	sees: [
		{ who: 'task model', sees: [TEXT_INSTRUCTION, QUESTION] },
		{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION], note: 'in a dialogue of its own' },
		{
			when: 'while they differ',
			who: 'task model',
			sees: [TEXT_INSTRUCTION, CODE_INSTRUCTION],
			joint: 'or',
			note: 'with the question alone again',
		},
		{ when: 'to repair a program', who: 'task model', sees: [OUTPUT] },
	],
	*plan({ text: question }, options, { capabilities, answers: readAnswers }): Steps<FinalReply> {
		const answers = asViews(readAnswers);
		const most = numberOf(cap, options);
		const pairs = choiceOf(match, options);
		let mayRepair = isOn(repair, options);
		let turn = 2;
		const replies = yield* askAll(
			WAYS.map((way, at) => ({ ...sampleIn(way, question, at + 1, 1, 0), mayFail: true })),
		);
		yield* sayFailures(replies, turn);
		const attempts = [...(yield* runReplies(replies.map((reply, at) => ({ reply, turn: at + 1 }))))];
		for (;;) {
			const failed = attempts.at(-1);
			if (mayRepair && failed !== undefined && hasFailed(failed)) {
				mayRepair = false;
				attempts[attempts.length - 1] = yield* repaired(question, failed, ++turn);
			}
			const samples = samplesOf(attempts);
			const count = new Count(samples, answers);
			const agreed = agreementOf(pairs === 'first-first' ? new Count(samples.slice(0, 2), answers) : count);
			const [first, second] = count.camps;
			const leading = agreed ?? first ?? null;
			const best = leading === null ? null : spokesmanOf(leading);
			if (best !== null) yield* keep(best);
			const end = endOf(agreed !== null, first?.weight ?? 0, second?.weight ?? 0, attempts.length, most);
			const text = end?.says ?? (first === undefined ? NOTHING_YET : NOT_YET);
			yield* note(count.note(turn, leading, end !== null, text));
			if (end !== null) {
				if (end.isLimit) yield* note({ type: 'limit-reached', turn, limit: 'turns', text: end.reason });
				else yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason: end.reason });
				return finalOf(best ?? (attempts.at(-1) as Attempt));
			}
			if (attempts.length === 2) yield* sayIfFixed(capabilities, turn);
			const way = WAYS[attempts.length % 2] as Way;
			const number = Math.floor(attempts.length / 2) + 1;
			const reply = yield* ask(sampleIn(way, question, ++turn, number, TEMPERATURE));
			attempts.push(yield* runReply(reply, turn));
		}
	},
};

const WAYS: readonly Way[] = ['text', 'code'];

/** The answer that words and a program both came to. */
function agreementOf({ camps }: Count<Sample>): Count<Sample>['camps'][number] | null {
	return camps.find(({ ways }) => ways.size === 2) ?? null;
}

interface End {
	/** Below the votes. */
	says: string;
	reason: string;
	isLimit: boolean;
}

/** Why it is over after so many samples; null while it goes on. */
function endOf(isAgreed: boolean, first: number, second: number, samples: number, most: number): End | null {
	const saved = `saved ${plural(most - samples, 'call')} against the cap of ${String(most)}`;
	if (isAgreed) {
		return {
			says: 'Text and code say the same',
			reason: `Two independent views agree; ${saved}`,
			isLimit: false,
		};
	}
	const certainty = probabilityAhead(first, second);
	if (first > 0 && certainty >= AHEAD) {
		const votes = `${String(first)} against ${String(second)}`;
		return {
			says: 'One answer is far enough ahead',
			reason: `${votes}: more samples would hardly change it (P = ${certainty.toFixed(3)}); ${saved}`,
			isLimit: false,
		};
	}
	if (samples < most) return null;
	const all = `All ${String(samples)} samples are in`;
	return first === 0
		? { says: 'No reply names an answer', reason: `${all} and none names an answer`, isLimit: true }
		: {
				says: 'Text and code never agreed',
				reason: `${all} and no two views agree: the most votes count`,
				isLimit: true,
			};
}

const NOT_YET = 'Text and code do not agree yet, so it asks once more';
const NOTHING_YET = 'No reply names an answer yet, so it asks once more';

function hasFailed({ execution }: Attempt): boolean {
	return execution !== null && !hasResult(execution);
}

function* repaired(question: string, failed: Attempt, turn: number): Steps<Attempt> {
	const { messages, ...call } = inWay('code', question, turn);
	const gave = failed.execution === null ? '' : describeExecution(failed.execution);
	const reply = yield* ask({
		...call,
		purpose: 'repairs its code',
		temperature: 0,
		messages: [
			...messages,
			spoken(failed.text),
			{ role: 'user', content: `Running your program gave:\n${gave}\n\n${say(REPAIR_REQUEST)}` },
		],
	});
	return yield* runReply(reply, turn);
}

export const REPAIR_REQUEST =
	'Correct it and write the whole program again in one ```python block. It must print the final answer.';
