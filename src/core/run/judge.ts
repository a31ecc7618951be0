import { withoutStopWord } from '../coach/stop-word.ts';
import { proseAfter } from '../reply/reading.ts';
import type { ExecutionResult } from '../execution.ts';
import type { FinalReply } from '../methods/method.ts';
import type { Question } from '../question.ts';
import { answerOfOutput, answerOfProse, lastMarked } from '../reply/answer.ts';
import { familyById } from '../tasks/registry.ts';
import { noAnswer } from '../verdict.ts';
import type { ExtractedAnswer, RunVerdict } from './event.ts';
import { compareTyped, isSameAnswer } from '../reply/typed/compare.ts';

type Judgement = RunVerdict['verdict'];

/**
 * Judges a run by its final turn. Headline: what the code printed if it ran and printed an answer, else the prose. The
 * answer of the other place is judged too when it stands there in markers and differs.
 */
export function judge(question: Question, reply: FinalReply): RunVerdict {
	const { reading } = reply;
	const prose = withoutStopWord(reading.prose);
	const ran = reply.execution === null ? null : answerOfExecution(reply.execution);
	// Words before a program announce it; as an unmarked answer only what follows the program can count.
	const said = nonEmpty(
		reply.execution === null
			? answerOfProse(prose)
			: (marked(prose) ?? answerOfProse(withoutStopWord(proseAfter(reading)))),
	);
	const answer = ran ?? said;
	const claim = ran === null ? null : marked(prose);
	const verdict = answer === null ? noAnswer(whyNothing(reply.execution)) : judgeAnswer(question, answer);
	return { verdict, answer, other: otherOf(question, answer, verdict, claim), turn: reply.turn };
}

/** The claim, unless it only writes the same answer in another way: "9.9" beside a printed "9.90". */
function otherOf(
	question: Question,
	answer: ExtractedAnswer | null,
	verdict: Judgement,
	claim: ExtractedAnswer | null,
): RunVerdict['other'] {
	if (claim === null || answer === null || claim.text === answer.text) return null;
	const judged = judgeAnswer(question, claim);
	const isSame = judged.kind === verdict.kind && isSameAnswer(claim.text, answer.text);
	return isSame ? null : { answer: claim, verdict: judged };
}

/** Judges one answer, wherever it was found. A verifier that throws is a bug and does so here too. */
export function judgeAnswer(question: Question, answer: ExtractedAnswer): Judgement {
	const { source } = question;
	const checked = source.kind === 'instance' ? source : source.check;
	if (checked === undefined) return judgeTyped(source.kind === 'typed' ? source.expected : undefined, answer);
	const family = familyById(checked.family);
	if (family === null) return { kind: 'not-checked', why: `The task ${checked.family} is not known here` };
	const instance = family.parse(checked.instance);
	if (instance === null) {
		return { kind: 'not-checked', why: `The stored question is not a valid ${family.label} question` };
	}
	return family.verify(instance, answer.text);
}

function judgeTyped(expected: string | undefined, answer: ExtractedAnswer): Judgement {
	if (expected === undefined || expected.trim() === '') {
		return { kind: 'not-checked', why: 'No expected answer was given, so nothing was compared' };
	}
	return compareTyped(expected, answer);
}

function answerOfExecution(result: ExecutionResult): ExtractedAnswer | null {
	if (result.kind === 'unavailable') return null;
	const inMarkers = lastMarked(result.stdout);
	if (inMarkers !== null && inMarkers !== '') return { text: inMarkers, from: 'output-marker' };
	// The last line of a program that did not get to its end is progress, not an answer.
	if (result.kind !== 'finished') return null;
	const line = nonEmpty(answerOfOutput(result.stdout));
	if (line !== null || result.value === undefined) return line;
	const value = unquoted(result.value);
	return nonEmpty({ text: lastMarked(value) ?? value, from: 'value' });
}

function marked(prose: string): ExtractedAnswer | null {
	const text = lastMarked(prose);
	return text === null ? null : nonEmpty({ text, from: 'prose-marker' });
}

function nonEmpty(answer: ExtractedAnswer | null): ExtractedAnswer | null {
	return answer === null || answer.text === '' ? null : answer;
}

/** `repr` puts a string in quotes. */
function unquoted(value: string): string {
	const quote = value.charAt(0);
	return (quote === "'" || quote === '"') && value.length >= 2 && value.endsWith(quote)
		? value.slice(1, -1).trim()
		: value.trim();
}

function whyNothing(execution: ExecutionResult | null): string {
	switch (execution?.kind) {
		case 'timed-out':
			return 'The program ran out of time before it printed an answer';
		case 'raised':
			return `The program stopped with ${execution.error.name} before it printed an answer`;
		case 'crashed':
			return 'The interpreter broke down before an answer was printed';
		case 'finished':
			return 'The program printed nothing and the reply names no answer';
		case 'stopped':
		case 'unavailable':
		case undefined:
			return 'The reply names no answer';
	}
}
