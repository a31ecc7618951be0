import { type CoachWord, readCoachReply } from '../coach/coach-reply.ts';
import {
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
	REWORD_INSTRUCTION,
	withInstruction,
} from '../coach/prompts.ts';
import { type CoachedAttempt, type RuleDecision, ruleChoice, ruleGuidance } from '../coach/rule-coach.ts';
import { CHECK_CALLS, selfCheck } from '../coach/self-check.ts';
import type { ChatMessage } from '../model.ts';
import { assertNever } from '../result.ts';
import type { Steer } from '../run/event.ts';
import { approximateTokens } from '../tokens.ts';
import { describeExecution } from './describe-execution.ts';
import type { FinalReply } from './method.ts';
import { ask, type Attempt, finalOf, note, runReply, spoken, type Steps } from './steps.ts';

/** How the loop of CodeSteer is played (methods.md 6.2); its relatives differ in the coach's instruction only. */
export interface SteeringRules {
	/** The coach's first message begins with this. */
	choiceInstruction: string;
	/** Every report ends with this. */
	nextInstruction: string;
	/** Guidances in all, the first choice included. */
	guidances: number;
	/** A prompted coach needs its task and the question with every report; the fine-tuned one does without. */
	remindCoach: boolean;
	symbolicChecker: boolean;
	selfCheck: boolean;
	/** Published score at or below which the report warns that the code looks too simple. */
	simpleScore: number;
	/** Which answer counts when the loop ends: the last one, as published, or the last one a check found right. */
	result: 'last' | 'last-passed';
	/** The first guidance is put into fresh words by one more coach call (Symbolic Agent). */
	rewordFirst: boolean;
	ruleCoach: boolean;
}

/** What the coach wants, in the same form for a model and for the rules. */
interface Guidance {
	action: RuleDecision['action'];
	/** Exactly what goes to the task model; null ends the loop. */
	words: string | null;
	reason: string;
}

/** Model calls of the loop: fewest and most. */
export function steeringCalls(rules: SteeringRules): { min: number; max: number } {
	const { guidances } = rules;
	const coach = rules.ruleCoach ? 0 : 1;
	const reword = rules.rewordFirst ? coach : 0;
	const checks = rules.selfCheck ? guidances - 1 : 0;
	return {
		min: coach + 1 + (guidances > 1 ? coach + (rules.selfCheck ? CHECK_CALLS.min : 0) : 0),
		max: guidances * (coach + 1) + checks * CHECK_CALLS.max + reword,
	};
}

/**
 * Two dialogues that never meet: the coach reads reports, the task model reads guidance. The task model is never shown an
 * output, a verdict or a score.
 */
export function* steer(question: string, rules: SteeringRules): Steps<FinalReply> {
	const coach = new CoachDialogue(question, rules);
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
		});
		dialogue.push(spoken(reply.text));
		const attempt = { ...(yield* runReply(reply, turn, rules.symbolicChecker)), selfCheck: null };
		attempts.push(attempt);
		if (turn === rules.guidances) {
			const times = rules.guidances === 1 ? 'once' : `${String(rules.guidances)} times`;
			const text = `The coach may speak ${times} and has; the last reply was not checked`;
			yield* note({ type: 'limit-reached', turn, limit: 'turns', text });
			return yield* chosen(attempts, rules, turn);
		}
		if (rules.selfCheck) {
			const report = yield* selfCheck(question, workingCopy(attempt), turn);
			attempts[attempts.length - 1] = { ...attempt, selfCheck: report };
		}
		guidance = yield* coach.next(attempts, turn);
		if (guidance.words === null) return yield* chosen(attempts, rules, turn);
	}
}

function* chosen(
	attempts: readonly (Attempt & CoachedAttempt)[],
	rules: SteeringRules,
	turn: number,
): Steps<FinalReply> {
	const last = attempts.at(-1);
	if (last === undefined) throw new Error('The loop ended without an answer');
	const passed = attempts.findLast(({ selfCheck: report }) => report?.verdict === 'correct');
	if (passed === undefined || passed === last) return finalOf(last);
	const which = `turn ${String(passed.turn)}`;
	if (rules.result === 'last') {
		const text = `The last answer is returned, though the check had found the one of ${which} right`;
		yield* note({ type: 'remark', turn, text });
		return finalOf(last);
	}
	const reason = `The answer of ${which} is the last one the check found right`;
	yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
	return finalOf(passed);
}

/** The coach's side: its own history, or the rules when there is no model. */
class CoachDialogue {
	readonly #question: string;
	readonly #rules: SteeringRules;
	#messages: readonly ChatMessage[] = [];

	constructor(question: string, rules: SteeringRules) {
		this.#question = question;
		this.#rules = rules;
	}

	*first(): Steps<Guidance> {
		const { choiceInstruction, rewordFirst, ruleCoach } = this.#rules;
		if (ruleCoach) return yield* this.#byRule(ruleChoice(this.#question), 1);
		const content = withInstruction(choiceInstruction, `Question:\n${this.#question}`);
		const reply = yield* this.#say(content, 1, 'chooses text or code');
		const word = readCoachReply(reply);
		const guidance: Guidance =
			word.kind === 'code' || word.kind === 'text' || word.kind === 'guidance'
				? guidanceOf(word, reply)
				: {
						action: 'text',
						words: '',
						reason: 'The coach chose nothing, so the question goes out without guidance',
					};
		yield* decided(guidance, 1, 'coach');
		return rewordFirst && guidance.words !== null && guidance.words !== ''
			? yield* reworded(guidance, guidance.words)
			: guidance;
	}

	*next(attempts: readonly (Attempt & CoachedAttempt)[], turn: number): Steps<Guidance> {
		const { ruleCoach, simpleScore } = this.#rules;
		const last = attempts.at(-1);
		if (last === undefined) throw new Error('There is no answer to report');
		if (ruleCoach) return yield* this.#byRule(ruleGuidance(this.#question, attempts), turn);
		const reminder = this.#rules.remindCoach
			? `${this.#rules.choiceInstruction}\n\nQuestion:\n${this.#question}\n\n`
			: '';
		const content = `${reminder}${reportOf(last, simpleScore)}\n\n${this.#rules.nextInstruction}`;
		const reply = yield* this.#say(content, turn, 'decides how to go on');
		const guidance = guidanceOf(readCoachReply(reply), reply);
		yield* decided(guidance, turn, 'coach');
		return guidance;
	}

	*#say(content: string, turn: number, purpose: string): Steps<string> {
		this.#messages = [...this.#messages, { role: 'user', content }];
		const messages = this.#messages;
		const { text } = yield* ask({ role: 'coach', turn, steer: 'free', purpose, messages });
		this.#messages = [...this.#messages, spoken(text)];
		return text;
	}

	*#byRule({ action, guidance, reason }: RuleDecision, turn: number): Steps<Guidance> {
		const wanted = { action, words: guidance, reason };
		const said = guidance === null ? {} : { guidance };
		yield* note({ type: 'decision', turn, by: 'coach', action, reason, ...said });
		return wanted;
	}
}

function* decided({ action, reason }: Guidance, turn: number, by: 'coach' | 'method'): Steps<void> {
	yield* note({ type: 'decision', turn, by, action, reason });
}

function guidanceOf(word: CoachWord, reply: string): Guidance {
	const reason = reasonOf(reply);
	switch (word.kind) {
		case 'code':
			return { action: 'code', words: CODE_COT_INSTRUCTION, reason: reason || 'The coach asks for code' };
		case 'text':
			return { action: 'text', words: ALL_TEXT_INSTRUCTION, reason: reason || 'The coach asks for words' };
		case 'guidance':
			return { action: 'improve', words: word.text, reason: reason || 'The coach gives guidance' };
		case 'return':
			return { action: 'return', words: null, reason: reason || 'The coach accepts the answer' };
		case 'terminate':
			return { action: 'terminate', words: null, reason: reason || 'The coach gives up' };
		case 'nothing':
			return {
				action: 'return',
				words: null,
				reason: 'The coach said nothing, so the answer stands as it is',
			};
		default:
			return assertNever(word);
	}
}

/** What the coach wrote before its brackets, shortened: the reason shown on the card. */
function reasonOf(reply: string): string {
	const open = reply.indexOf('<<<');
	const before = (open < 0 ? '' : reply.slice(0, open)).replace(/\s+/g, ' ').trim();
	return before.length <= 240 ? before : `${before.slice(0, 239)}…`;
}

function steerOf({ action, words }: Guidance): Steer {
	if (action === 'code' || action === 'text') return words === '' ? 'free' : action;
	return 'free';
}

/** The answer as the coach and the checker see it: the raw reply with what its program printed. */
export function workingCopy({ text, execution }: Pick<Attempt, 'text' | 'execution'>): string {
	if (execution === null) return text;
	const run = describeExecution(execution, Number.POSITIVE_INFINITY);
	const shown = approximateTokens(run) > MAX_RUN_TOKENS ? 'The output is too long to be shown here.' : run;
	return `${text}\n\nWhat running the program gave:\n${shown}`;
}

/** methods.md 6.2: beyond this the coach gets a remark in place of the output. */
const MAX_RUN_TOKENS = 2000;

function reportOf(last: Attempt & CoachedAttempt, simpleScore: number): string {
	const parts = [`Answer of the model:\n${workingCopy(last)}`];
	if (last.selfCheck !== null) parts.push(`A test program says:\n${last.selfCheck.explanation}`);
	const { analysis } = last;
	if (analysis?.kind === 'syntax-error') {
		parts.push(`The program cannot be read: ${analysis.message} (line ${String(analysis.line)}).`);
	} else if (analysis?.kind === 'analysed') {
		const { score } = analysis.published;
		const lines = [...analysis.lines, `Complexity score: ${String(score)}.`];
		if (score <= simpleScore) lines.push('The program may be too simple to compute the answer.');
		if (analysis.disguise !== null) lines.push(`It only prints a finished answer: ${analysis.disguise}.`);
		parts.push(`What the program looks like:\n${lines.join('\n')}`);
	}
	return parts.join('\n\n');
}

function* reworded(guidance: Guidance, words: string): Steps<Guidance> {
	const { text } = yield* ask({
		role: 'coach',
		turn: 1,
		steer: 'free',
		purpose: 'words the guidance anew',
		messages: [{ role: 'user', content: withInstruction(REWORD_INSTRUCTION, words) }],
	});
	return { ...guidance, words: text.trim() === '' ? words : text.trim() };
}
