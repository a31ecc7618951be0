import { say } from '../prompts/say.ts';
import {
	COMPARE,
	CUT_OFF,
	DISGUISED,
	GO_THROUGH,
	HINTS,
	NO_ANSWER,
	PLAIN_HINT,
	SILENT,
	SIMPLER,
	STOPPED,
	TEST_FAILED,
	TEST_UNSURE,
	TOO_BIG,
	TOO_SLOW,
	UNREADABLE,
} from './rule-words.ts';
import type { CodeAnalysis, ExecutionResult } from '../../execution.ts';
import { shorten } from '../kit/describe-execution.ts';
import { speaksAgainst } from '../kit/check-output.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION, CUT_PROGRAM, LEAVE_PROGRAMS } from '../kit/ways.ts';
import { type QuestionSigns, signsOf, wayOf } from '../kit/question-signs.ts';
import type { Way } from '../../steer.ts';
import type { SelfCheckReport } from '../kit/self-check.ts';

/** One reply of the task model with the reports on it, as a coach may see them. */
export interface CoachedAttempt {
	text: string;
	code: string | null;
	analysis: CodeAnalysis | null;
	execution: ExecutionResult | null;
	selfCheck: SelfCheckReport | null;
	/** False for words without end or without an answer: there is nothing to return. */
	namesAnswer: boolean;
	/** It ends at the limit on its length, in the middle of something. */
	isCut: boolean;
}

/** What the coach without a model decides, by fixed rules. */
export interface RuleDecision {
	action: Way | 'improve' | 'return' | 'terminate';
	/** For the task model; null when there is nothing more to say to it. */
	guidance: string | null;
	/** For the person: which report led to this. */
	reason: string;
}

/** A coach without a model: the first guidance, from the words of the question. */
export function ruleChoice(question: string): RuleDecision {
	const signs = signsOf(question);
	const guidance =
		signs.kind === null
			? say(ALL_TEXT_INSTRUCTION)
			: `${say(CODE_COT_INSTRUCTION)} ${say(HINTS[signs.kind])}`;
	const { way, reason } = wayOf(signs);
	return { action: way, guidance, reason };
}

/** Later guidance, from the reports on the latest attempt and the ways tried before. `attempts` is not empty. */
export function ruleGuidance(question: string, attempts: readonly CoachedAttempt[]): RuleDecision {
	const last = attempts.at(-1);
	if (last === undefined) throw new Error('There is no attempt to guide');
	const signs = signsOf(question);
	return last.execution === null
		? afterWords(last, attempts, signs)
		: (afterBrokenRun(last.execution, last.analysis, attempts, signs) ?? afterRun(last, attempts, signs));
}

function afterWords(
	last: CoachedAttempt,
	attempts: readonly CoachedAttempt[],
	signs: QuestionSigns,
): RuleDecision {
	const triedCode = attempts.some(({ code }) => code !== null);
	if (!last.namesAnswer) {
		if (last.isCut) {
			const reason = 'The reply broke off before it named an answer, so the other way is tried';
			return toCode(reason, `${say(CUT_OFF)} `, signs);
		}
		const what = last.text.trim() === '' ? 'was empty' : 'names no answer';
		return toCode(`The reply ${what}, so the other way is tried`, `${say(NO_ANSWER)} `, signs);
	}
	if (last.selfCheck?.verdict === 'correct') {
		return done('The check found the answer right');
	}
	const objection = objectionTo(last);
	if (objection !== null) {
		const { fault, reason } = objection;
		return triedCode
			? {
					action: 'improve',
					guidance: `${fault} ${say(GO_THROUGH)}`,
					reason: `${reason}, and code has been tried`,
				}
			: toCode(reason, `${fault} `, signs);
	}
	return signs.kind !== null && !triedCode
		? toCode(`Only words so far, but ${signs.reason}`, '', signs)
		: done(nothingAgainst(last, 'Nothing speaks against the answer'));
}

/** The program did not come to its end; null when it did. */
function afterBrokenRun(
	execution: ExecutionResult,
	analysis: CodeAnalysis | null,
	attempts: readonly CoachedAttempt[],
	signs: QuestionSigns,
): RuleDecision | null {
	const hint = hintOf(signs);
	const times = attempts.filter((attempt) => attempt.execution?.kind === execution.kind).length;
	switch (execution.kind) {
		case 'raised': {
			const { name, message, line } = execution.error;
			const place = line === undefined ? '' : ` in line ${String(line)}`;
			const what = `${name}${place}: ${shorten(message, 100)}`;
			if (analysis?.kind === 'syntax-error' || name === 'SyntaxError') {
				if (attempts.at(-1)?.isCut === true) {
					return {
						action: 'improve',
						guidance: say(CUT_PROGRAM),
						reason: 'The reply broke off in the middle of its program',
					};
				}
				return {
					action: 'improve',
					guidance: say(UNREADABLE, { error: what }),
					reason: `The program has a syntax error${place}`,
				};
			}
			return times >= 3
				? toText(`Three programs have failed, the last with ${name}`)
				: {
						action: 'improve',
						guidance: `${say(STOPPED, { error: what })}${times === 2 ? ` ${say(SIMPLER)}` : ''}`,
						reason: `The program stopped with ${name}${place}`,
					};
		}
		case 'timed-out':
			return times >= 2
				? toText('Two programs ran out of time')
				: {
						action: 'improve',
						guidance: `${say(TOO_SLOW, { seconds: String(execution.limitMs / 1000) })} ${hint}`,
						reason: 'The program ran out of time, so a faster method is asked for',
					};
		case 'crashed':
			return times >= 2
				? toText('Two programs broke the interpreter')
				: {
						action: 'improve',
						guidance: `${say(TOO_BIG)} ${hint}`,
						reason: 'The interpreter broke down',
					};
		case 'finished':
		case 'stopped':
		case 'unavailable':
			return null;
	}
}

function afterRun(
	last: CoachedAttempt,
	attempts: readonly CoachedAttempt[],
	signs: QuestionSigns,
): RuleDecision {
	const verdict = last.selfCheck?.verdict ?? 'unclear';
	const disguises = attempts.filter((attempt) => disguiseOf(attempt) !== null).length;
	const disguise = disguiseOf(last);
	if (disguise !== null && disguises === 1 && !(signs.kind === null && verdict === 'correct')) {
		return {
			action: 'improve',
			guidance: say(DISGUISED, { hint: hintOf(signs) }),
			reason: `Text in disguise: ${disguise}`,
		};
	}
	if (verdict === 'correct') return done('The check found the answer right');
	if (printedNothing(last.execution)) {
		return {
			action: 'improve',
			guidance: say(SILENT),
			reason: 'The program printed nothing',
		};
	}
	if (disguise !== null) return toText('The programs only print guesses');
	const objection = objectionTo(last);
	if (objection !== null) {
		const wrong = attempts.filter((attempt) => attempt.code !== null && objectionTo(attempt) !== null).length;
		const triedText = attempts.some(({ code }) => code === null);
		if (wrong >= 2 && !triedText) return toText('Two programs gave wrong answers');
		return {
			action: 'improve',
			guidance: `${objection.fault} ${say(COMPARE)} ${hintOf(signs)}`,
			reason: objection.reason,
		};
	}
	return done(nothingAgainst(last, 'The program computed an answer and nothing speaks against it'));
}

/** A check that came to nothing is no more than none. */
function nothingAgainst({ selfCheck }: CoachedAttempt, reason: string): string {
	return selfCheck?.isSaid === false ? `${reason}; no check came to a result` : reason;
}

function toCode(reason: string, before: string, signs: QuestionSigns): RuleDecision {
	return {
		action: 'code',
		guidance: `${before}${say(CODE_COT_INSTRUCTION)} ${hintOf(signs)}`.trim(),
		reason,
	};
}

function toText(reason: string): RuleDecision {
	const guidance = `${say(LEAVE_PROGRAMS)} ${say(ALL_TEXT_INSTRUCTION)}`;
	return { action: 'text', guidance, reason };
}

function done(reason: string): RuleDecision {
	return { action: 'return', guidance: null, reason };
}

function hintOf({ kind }: QuestionSigns): string {
	return say(kind === null ? PLAIN_HINT : HINTS[kind]);
}

/**
 * What the check holds against the answer: its verdict, or, without one, what it printed. A program that broke off has tested
 * nothing, so neither its error nor its time-out is held against the answer.
 */
function objectionTo({ selfCheck }: CoachedAttempt): { fault: string; reason: string } | null {
	if (selfCheck === null || !selfCheck.isSaid || selfCheck.verdict === 'correct') return null;
	const { verdict, explanation } = selfCheck;
	const words = explanation.trim();
	const report = `${shorten(words, 150)}${/[.!?]$/.test(words) ? '' : '.'}`;
	if (verdict === 'incorrect') {
		return { fault: say(TEST_FAILED, { report }), reason: 'The check found the answer wrong' };
	}
	return speaksAgainst(words)
		? {
				fault: say(TEST_UNSURE, { report }),
				reason: 'The check gave no verdict, but what came of it speaks against the answer',
			}
		: null;
}

function disguiseOf({ analysis }: CoachedAttempt): string | null {
	return analysis?.kind === 'analysed' ? analysis.disguise : null;
}

function printedNothing(execution: ExecutionResult | null): boolean {
	return execution?.kind === 'finished' && execution.stdout.trim() === '' && execution.value === undefined;
}
