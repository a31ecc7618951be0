import type { ExecutionResult } from '../execution.ts';
import type { FinalReply } from '../methods/method.ts';
import { asTyped, type Question } from '../question.ts';
import { undecorate } from '../reply/decoration.ts';
import { isContrary } from '../reply/contrary.ts';
import { ownWords } from '../reply/typed/own-words.ts';
import { compareTyped, inTypedForm, isSameAnswer } from '../reply/typed/compare.ts';
import { FAMILY_LABELS } from '../tasks/family-id.ts';
import { inForm } from '../tasks/kit/plain-answers.ts';
import { familyById } from '../tasks/registry.ts';
import { noAnswer } from '../verdict.ts';
import type { RunVerdict } from '../record/event.ts';
import type { AnswerPlace, ExtractedAnswer } from '../answer.ts';
import { claimsOf, likeliestOf, type OwnSigns, placesOf, UNMARKED_PROSE } from './answer-places.ts';

type Judgement = RunVerdict['verdict'];

/**
 * Judges a run by its final turn. The places where an answer can stand are tried in a fixed order, what the program printed
 * before what the reply says; the first text in the asked form is judged. Being right plays no part in the choice.
 */
export function judge(question: Question, reply: FinalReply): RunVerdict {
	const rules = rulesOf(question);
	const places = placesOf(question, reply, rules.ownSigns);
	const answer =
		places.find(({ text }) => rules.fits(text)) ??
		places.find(({ text }) => rules.holds?.(text) ?? false) ??
		likeliestOf(places, reply.execution);
	const verdict =
		answer === null ? noAnswer(whyNothing(reply.execution)) : judged(question, reply, rules, answer);
	const claim = places.find(({ from }) => from === 'prose-marker') ?? null;
	const other = isOfProse(answer?.from) ? null : otherOf(rules, answer, verdict, claim);
	return { verdict, answer: inOwnWords(rules, answer, verdict), other, turn: reply.turn, readBy: 'rules' };
}

/** An answer without the sentence around it, where it is judged alike without. */
function inOwnWords(
	rules: Rules,
	answer: ExtractedAnswer | null,
	verdict: Judgement,
): ExtractedAnswer | null {
	if (answer === null || rules.ownWords === undefined) return answer;
	const own = { ...answer, text: rules.ownWords(answer.text) };
	return own.text === answer.text || rules.judge(own).kind !== verdict.kind ? answer : own;
}

/** An answer that the words give beside another one is judged by nobody. */
function judged(question: Question, reply: FinalReply, rules: Rules, answer: ExtractedAnswer): Judgement {
	const verdict = rules.judge(answer);
	if (!UNMARKED_PROSE.has(answer.from) || (verdict.kind !== 'correct' && verdict.kind !== 'incorrect'))
		return verdict;
	const { reading, execution } = reply;
	const isOther = (one: string, other: string): boolean => !isSameAnswer(undecorate(one), undecorate(other));
	const { text } = question;
	return isContrary(claimsOf(reading, execution), text, reading.isCut, isOther)
		? {
				kind: 'not-checked',
				why: 'The reply gives two different answers; read it to see which one it settles on',
			}
		: verdict;
}

/** Judges one answer, wherever it was found. A verifier that throws is a bug and does so here too. */
export function judgeAnswer(question: Question, answer: ExtractedAnswer): Judgement {
	return rulesOf(question).judge(answer);
}

/** Whether a text alone is in the form the question asks for; whether it is right plays no part. */
export function isInForm(question: Question, text: string): boolean {
	return rulesOf(question).fits(text);
}

/** What a question asks for. */
interface Rules {
	/** Whether a text alone is in the asked form; whether it is right plays no part. */
	fits(text: string): boolean;
	/** Whether an answer in the asked form can be read out of a longer text; tried where no text fits by itself. */
	holds?(text: string): boolean;
	judge(answer: ExtractedAnswer): Judgement;
	/** The part of a text that is its answer. */
	ownWords?(text: string): string;
	ownSigns?: OwnSigns;
}

function rulesOf(question: Question): Rules {
	const { source } = question;
	const checked = source.kind === 'instance' ? source : source.check;
	if (checked === undefined)
		return typedRules(question, source.kind === 'typed' ? source.expected : undefined);
	const family = familyById(checked.family);
	if (family === null) return notChecked(`The task ${checked.family} is not known here`);
	const instance = family.parse(checked.instance);
	if (instance === null)
		return notChecked(`The stored question is not a valid ${FAMILY_LABELS[family.id]} question`);
	return {
		fits: (text) => inForm(family, instance, text),
		judge: ({ text }) => family.verify(instance, text),
		...(family.ownSigns === undefined ? {} : { ownSigns: family.ownSigns }),
	};
}

function typedRules(question: Question, expected = ''): Rules {
	if (expected.trim() === '') return notChecked('No expected answer was given, so nothing was compared');
	const asked = asTyped(question);
	const holds = (text: string): boolean => inTypedForm(expected, text, asked);
	const isLong = expected.includes('\n');
	const isList = /[,;[({]/.test(expected);
	return {
		fits: (text) =>
			(!text.includes('\n') || isLong || (isList && text.length <= LONGEST_LIST)) && holds(text),
		holds,
		judge: (answer) => compareTyped(expected, answer, asked),
		ownWords: (text) => ownWords(expected, text, asked),
	};
}

/** A list may stand on several lines; what is longer is an account of how it was found. */
const LONGEST_LIST = 400;

/** Where nothing is compared, one line is an answer. */
function notChecked(why: string): Rules {
	return { fits: (text) => !text.includes('\n'), judge: () => ({ kind: 'not-checked', why }) };
}

function isOfProse(from: AnswerPlace | undefined): boolean {
	return from === undefined || from.startsWith('prose');
}

/** The claim, unless it only writes the same answer in another way: "9.9" beside a printed "9.90". */
function otherOf(
	rules: Rules,
	answer: ExtractedAnswer | null,
	verdict: Judgement,
	claim: ExtractedAnswer | null,
): RunVerdict['other'] {
	if (claim === null || answer === null || claim.text === answer.text) return null;
	const judged = rules.judge(claim);
	const isSame = judged.kind === verdict.kind && isSameAnswer(claim.text, answer.text);
	return isSame ? null : { answer: claim, verdict: judged };
}

function whyNothing(execution: ExecutionResult | null): string {
	switch (execution?.kind) {
		case 'timed-out':
			return 'The program ran out of time before it printed an answer';
		case 'raised':
			if (execution.asks !== undefined) return 'The program was still asking the model when it ended';
			return `The program stopped with ${execution.error.name} before it printed an answer`;
		case 'crashed':
			return 'The interpreter broke down before an answer was printed';
		case 'finished':
			if (execution.truncated) return 'The output was cut before an answer was printed';
			return 'The program printed nothing and the reply names no answer';
		case 'stopped':
		case 'unavailable':
		case undefined:
			return 'The reply names no answer';
	}
}
