import type { CoachedAttempt } from './rule-coach.ts';
import { CHECK_CALLS, type CheckStyle, selfCheck } from '../kit/self-check.ts';
import type { ChatMessage } from '../../model.ts';
import type { Steer } from '../../steer.ts';
import { CALLS_PER_TURN, CoachDialogue, type CoachRules, type Guidance } from './coach-dialogue.ts';
import { workingCopy } from '../kit/describe-execution.ts';
import type { Answers, FinalReply } from '../method.ts';
import {
	ask,
	type Attempt,
	execute,
	finalOf,
	note,
	runReply,
	spoken,
	type Steps,
	withInstruction,
} from '../steps.ts';

/** How the loop of CodeSteer is played (methods.md 6.2); its relatives differ in what the coach is told only. */
export interface SteeringRules {
	coach: CoachRules;
	/** Guidances in all, the first choice included. */
	guidances: number;
	symbolicChecker: boolean;
	/** Null: answers are not checked. */
	selfCheck: CheckStyle | null;
	/** Milliseconds for a program of an answer; null: the page's limit. */
	codeMs: number | null;
	/** Milliseconds for running the returned answer's program once more, as the released code does; null: not done. */
	rerunMs: number | null;
	/** Cap of the task model's replies; null: the page's limit. */
	replyTokens: number | null;
	/** Which answer counts when the loop ends: the last one, as published, or the last one a check found right. */
	result: 'last' | 'last-passed';
}

/** Model calls of the loop: fewest and most. */
export function steeringCalls(rules: SteeringRules): { min: number; max: number } {
	const { guidances } = rules;
	const { min, max } = rules.coach.ruleCoach ? { min: 0, max: 0 } : CALLS_PER_TURN;
	const reword = rules.coach.rewordFirst ? min : 0;
	const checks = rules.selfCheck === null ? 0 : guidances - 1;
	return {
		min: min + 1 + (guidances > 1 ? min + (rules.selfCheck === null ? 0 : CHECK_CALLS.min) : 0),
		max: guidances * (max + 1) + checks * CHECK_CALLS.max + reword,
	};
}

/**
 * Two dialogues that never meet: the coach reads reports, the task model reads guidance. The task model is never shown an
 * output, a verdict or a score.
 */
export function* answerWithCoach(
	question: string,
	rules: SteeringRules,
	answers: Answers,
): Steps<FinalReply> {
	const coach = new CoachDialogue(question, rules.coach, rules.guidances);
	const dialogue: ChatMessage[] = [];
	const attempts: (Attempt & CoachedAttempt)[] = [];
	let guidance = yield* coach.first();
	for (let turn = 1; ; turn++) {
		dialogue.push({
			role: 'user',
			content: turn === 1 ? withInstruction(guidance.words ?? '', question) : (guidance.words ?? ''),
		});
		const reply = yield* ask({
			role: 'task',
			turn,
			steer: steerOf(guidance),
			purpose: turn === 1 ? 'answers' : 'answers again',
			messages: [...dialogue],
			...(rules.replyTokens === null ? {} : { maxTokens: rules.replyTokens }),
		});
		dialogue.push(spoken(reply.text));
		const ran = yield* runReply(reply, turn, rules.symbolicChecker, rules.codeMs ?? undefined);
		const attempt = {
			...ran,
			selfCheck: null,
			namesAnswer: answers.of(finalOf(ran)) !== null,
			isCut: ran.reading.isCut,
		};
		attempts.push(attempt);
		if (turn === rules.guidances) {
			const times = rules.guidances === 1 ? 'once' : `${String(rules.guidances)} times`;
			const text = `The coach may speak ${times} and has; the last reply was not checked`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
			return yield* finished(attempts, rules, turn);
		}
		if (rules.selfCheck !== null) {
			const report = yield* selfCheck(question, workingCopy(attempt), turn, rules.selfCheck);
			attempts[attempts.length - 1] = { ...attempt, selfCheck: report };
		}
		guidance = yield* coach.next(attempts, turn);
		if (guidance.words === null) return yield* finished(attempts, rules, turn);
	}
}

function* finished(
	attempts: readonly (Attempt & CoachedAttempt)[],
	rules: SteeringRules,
	turn: number,
): Steps<FinalReply> {
	const attempt = yield* chosen(attempts, rules, turn);
	if (rules.rerunMs === null || attempt.code === null) return finalOf(attempt);
	const seconds = String(rules.rerunMs / 1000);
	const { result } = yield* execute({
		turn: attempt.turn,
		callId: attempt.callId,
		purpose: 'answer',
		code: attempt.code,
		note: `run once more at the end, with ${seconds} s, as in the released code`,
		timeLimitMs: rules.rerunMs,
	});
	return finalOf({ ...attempt, execution: result });
}

function* chosen(
	attempts: readonly (Attempt & CoachedAttempt)[],
	rules: SteeringRules,
	turn: number,
): Steps<Attempt> {
	const last = attempts.at(-1);
	if (last === undefined) throw new Error('The loop ended without an answer');
	const passed = attempts.findLast(({ selfCheck: report }) => report?.verdict === 'correct');
	if (passed === undefined || passed === last) return last;
	const which = `turn ${String(passed.turn)}`;
	if (rules.result === 'last') {
		const text = `The last answer is returned, though the check had found the one of ${which} right`;
		yield* note({ type: 'remark', turn, text });
		return last;
	}
	const reason = `The answer of ${which} is the last one the check found right`;
	yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
	return passed;
}

function steerOf({ action, words }: Guidance): Steer {
	if (action === 'code' || action === 'text') return words === '' ? 'free' : action;
	return 'free';
}
