import { say } from '../../prompts/say.ts';
import { describeExecution, shorten } from '../../kit/describe-execution.ts';
import type { Vote } from '../../kit/ballots.ts';
import type { Answers } from '../../method.ts';
import type { Spread } from './spread.ts';

/** An agent's vote; its letter is all that others hear of who it is. */
export interface AgentVote extends Vote {
	letter: string;
}

/** The question with what all have answered last, each cut to a number of characters. */
export function withOthers(
	question: string,
	votes: readonly AgentVote[],
	answers: Answers,
	characters: number,
): string {
	const shown = votes.map((vote) => `Answer ${vote.letter}: ${shownAnswer(vote, answers, characters)}`);
	return [question, say(OTHERS_HEAD), ...shown, say(WEIGH_REQUEST)].join('\n\n');
}

/** The answer, then how it came about: the words without their program, and what that printed. */
function shownAnswer({ reply }: AgentVote, answers: Answers, characters: number): string {
	const answer = answers.of(reply);
	const head = answer === null ? 'none' : shorten(answer, tokensOf(characters / 4));
	const words = reply.reading.prose.trim();
	const printed =
		reply.execution === null ? '' : describeExecution(reply.execution, tokensOf(characters / 4));
	const left = Math.max(0, characters - head.length - printed.length);
	return [
		head,
		...(words === '' || left < LEAST ? [] : [`Its reasoning: ${shorten(words, tokensOf(left))}`]),
		...(printed === '' ? [] : [`Its program printed:\n${printed}`]),
	].join('\n');
}

/** Fewer characters of reasoning say nothing. */
const LEAST = 40;

/** As `shorten` counts. */
function tokensOf(characters: number): number {
	return Math.floor(characters / 4);
}

/** The judge hears what was answered and how often, not how. */
export function judgeMessage(
	question: string,
	{ counts, topShare, entropy }: Spread,
	voters: number,
): string {
	const lines = counts.map(
		({ answer, count }) => `- ${shorten(answer, 100)} (given by ${String(count)} of ${String(voters)})`,
	);
	const numbers =
		`Share of the most frequent answer: ${String(Math.round(100 * topShare))} %. ` +
		`Different answers: ${String(counts.length)}. Entropy: ${entropy.toFixed(2)} bits.`;
	const head = `${say(JUDGE_INSTRUCTION)}\n\nQuestion:\n${question}`;
	return [head, `${JUDGED_HEAD}\n${lines.join('\n')}`, numbers, say(JUDGE_REQUEST)].join('\n\n');
}

/** For a tie that nothing else decides. */
export function tieMessage(question: string, tied: readonly { letter: string; answer: string }[]): string {
	const lines = tied.map(({ letter, answer }) => `${letter}: ${shorten(answer, 200)}`);
	return [
		say(TIE_INSTRUCTION),
		`Question:\n${question}`,
		`${TIED_HEAD}\n${lines.join('\n')}`,
		say(TIE_REQUEST),
	].join('\n\n');
}

/** Behind the question from the second round on; the answers of all agents follow. */
export const OTHERS_HEAD = 'Several solvers have answered this question. Their answers so far:';

/**
 * The message of a later round ends with this.
 */
export const WEIGH_REQUEST =
	'Check each answer against the question. Do not trust an answer because many gave it. Then answer the question anew, in ' +
	'the manner you were asked for and in the form the question asks for.';

/** The judge's message begins with this. */
export const JUDGE_INSTRUCTION =
	'Several solvers have answered the question below and read each other’s answers. Do not solve it. Only decide whether ' +
	'another round, in which all read these answers and answer anew, is likely to change the most frequent answer.';

const JUDGED_HEAD = 'Answers of the last round:';

export const JUDGE_REQUEST =
	'Reply with one line: <<<yes>>> if another round is likely to change the most frequent answer, <<<no>>> if it is not.';

/** The message for a tie begins with this. */
export const TIE_INSTRUCTION =
	'Solvers of the question below are divided between these answers, each given by as many. Choose the one that fits the question.';

const TIED_HEAD = 'Answers to choose from:';

export const TIE_REQUEST = 'Reply with one line, the letter of the answer you choose, for example <<<A>>>.';
