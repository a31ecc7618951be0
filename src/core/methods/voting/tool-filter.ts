import { say } from '../prompts/say.ts';
import { plural } from '../../format.ts';
import { face } from '../faces.ts';
import { type Camp, Count } from '../kit/ballots.ts';
import { asViews, type Sample, sampleIn, samplesOf, sayFailures, sayIfFixed } from '../kit/samples.ts';
import { DISGUISED, wordTests } from '../kit/word-tests.ts';
import { ALL_CODE_INSTRUCTION, inWay } from '../kit/ways.ts';
import type { FinalReply, Method } from '../method.ts';
import { integer, numberOf } from '../options.ts';
import { ANSWER, CODE_INSTRUCTION, QUESTION, TEXT_INSTRUCTION } from '../sights.ts';
import { ask, askAll, finalOf, keep, note, runReplies, runReply, type Steps } from '../steps.ts';

const samples = integer('samples', 'Text answers', [1, 8], 5, 'How often the question is answered in words');

/** Words that differ from each other are what is wanted. */
const TEMPERATURE = 0.8;

const WEIGHTS = { consistent: 1, inconsistent: 0, untested: 0.5, [DISGUISED]: 0.5 } as const;
type Tested = keyof typeof WEIGHTS;

export const toolFilter: Method = {
	...face('tool-filter'),
	source: { paper: { arXiv: '2504.04718', title: 'T1: Tool-integrated Self-verification' }, section: '' },
	options: [samples],
	presets: [],
	differs: {
		paper: 'The zero-shot form: the paper’s best numbers need verifiers that were trained by distillation.',
		code: 'Follows no released code.',
	},
	calls: (options) => {
		const texts = numberOf(samples, options);
		return { min: texts + 1, max: 2 * texts + 1 };
	},
	sees: [
		{ who: 'task model', sees: [TEXT_INSTRUCTION, QUESTION], note: 'several times' },
		{
			when: 'for each different answer',
			who: 'checker',
			sees: [QUESTION, ANSWER],
			hidden: [{ what: 'other answers', from: 'task model' }],
		},
		{ when: 'if none is left', who: 'task model', sees: [CODE_INSTRUCTION, QUESTION] },
	],
	*plan({ text: question }, options, { capabilities, answers: readAnswers }): Steps<FinalReply> {
		const answers = asViews(readAnswers);
		const many = numberOf(samples, options);
		if (many > 1) yield* sayIfFixed(capabilities, 1);
		const replies = yield* askAll(
			Array.from({ length: many }, (_, at) => ({
				...sampleIn('text', question, at + 1, at + 1, TEMPERATURE),
				mayFail: true,
			})),
		);
		yield* sayFailures(replies, many);
		const said = samplesOf(yield* runReplies(replies.map((reply, at) => ({ reply, turn: at + 1 }))));
		const raw = new Count(said, answers);
		const [first] = raw.camps;
		if (first === undefined) return yield* inCode(question, many + 1, 'No reply in words names an answer');
		yield* keep(replyOf(first));
		const different = raw.camps.length === 1 ? 'one answer' : `${String(raw.camps.length)} different answers`;
		const toTest = `${plural(raw.weight, 'reply', 'replies')} with ${different}, each to be tested by a program`;
		yield* note(raw.note(many, first, false, toTest));
		const words = yield* testedBy(question, raw.camps);
		const tested = said.map((sample): Sample => {
			const at = raw.camps.findIndex(({ votes }) => votes.includes(sample));
			const word = words[at];
			return word === undefined ? sample : { ...sample, tested: word, weight: WEIGHTS[word] };
		});
		const count = new Count(tested, answers);
		const [ahead] = count.camps;
		if (ahead === undefined || ahead.weight === 0) {
			yield* note(count.note(many, null, true, 'No answer has passed its test'));
			return yield* inCode(question, many + 1, 'No answer in words has passed its test');
		}
		yield* keep(replyOf(ahead));
		const kept = count.camps.filter(({ weight }) => weight > 0).length;
		yield* note(count.note(many, ahead, true, 'Most weight among the answers that were kept'));
		const reason = `${String(kept)} of ${different} kept after the tests, and this one has the most weight`;
		yield* note({ type: 'decision', turn: many, by: 'method', action: 'return', reason });
		return finalOf(replyOf(ahead));
	},
};

function replyOf({ votes }: Camp<Sample>): FinalReply {
	const [first] = votes;
	if (first === undefined) throw new Error('A camp without a vote');
	return first.reply;
}

/** One program for each answer, all at once; each test stands in the turn of the first reply that gave the answer. */
function* testedBy(question: string, camps: readonly Camp<Sample>[]): Steps<readonly Tested[]> {
	const tests = yield* wordTests(
		camps.map((camp) => ({
			role: 'checker',
			turn: replyOf(camp).turn,
			messages: [{ role: 'user', content: consistencyMessage(question, camp.answer) }],
		})),
		{ CONSISTENT: 'correct', INCONSISTENT: 'incorrect' },
	);
	return tests.map(({ word, isDisguised }): Tested => {
		if (isDisguised) return DISGUISED;
		return word === null ? 'untested' : word === 'CONSISTENT' ? 'consistent' : 'inconsistent';
	});
}

/** The last resort: one answer in code. */
function* inCode(question: string, turn: number, why: string): Steps<FinalReply> {
	const reason = `${why}, so the question is answered once in code`;
	yield* note({ type: 'decision', turn: turn - 1, by: 'method', action: 'code', reason });
	const reply = yield* ask(inWay('code', question, turn, say(ALL_CODE_INSTRUCTION)));
	return finalOf(yield* runReply(reply, turn));
}

function consistencyMessage(question: string, answer: string): string {
	return `${say(CONSISTENCY_INSTRUCTION)}\n\nQuestion:\n${question}\n\n${CLAIM_HEAD}${answer}\n\n${say(CONSISTENCY_REQUEST)}`;
}

/** Before the answer that is to be tested. */
export const CLAIM_HEAD = 'Claimed answer:\n';

/** Ends the message: a small model otherwise follows the question, whose form of an answer stands nearer, and says Yes or No. */
export const CONSISTENCY_REQUEST =
	'Now write the program. Do not answer the question yourself: your reply is one ```python block that prints ' +
	'CONSISTENT or INCONSISTENT.';

/** The tool filter's checker gets this, the question and one answer. */
export const CONSISTENCY_INSTRUCTION =
	'Somebody answered the question below. Test the claimed answer with a program: compute again what the question ' +
	'asks for, or check the answer against every condition. Reply with one complete program in a single ```python block. ' +
	'Its last line of output must be one word: CONSISTENT if the claimed answer holds, INCONSISTENT if it does not.';
