import { say } from '../prompts/say.ts';
import { type CoachWord, readCoachReply } from './coach-reply/coach-reply.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../kit/ways.ts';
import { type CoachedAttempt, type RuleDecision, ruleChoice, ruleGuidance } from './rule-coach.ts';
import { briefed, type Told } from '../../briefing.ts';
import type { ChatMessage } from '../../model.ts';
import { coachReport, type ReportRules } from './coach-report.ts';
import { ask, type Attempt, note, spoken, type Steps, withInstruction } from '../steps.ts';

/** What the coach is told, and how it is asked. */
export interface CoachRules {
	/** The coach's first message begins with this. */
	choiceInstruction: string;
	/** The report that leads to answer `round` (2 or more) ends with this. */
	nextInstruction: (round: number) => string;
	/** How the coach's reply may end when it leads to answer `round` (1 or more). */
	endings: (round: number) => string;
	/** A prompted coach needs its decision instruction and the question with every report; the fine-tuned one does without. */
	remindCoach: boolean;
	report: ReportRules;
	/** Decoding of the coach; empty: as every other call. */
	sampling: { temperature?: number; topP?: number; maxTokens?: number };
	/** The first guidance is put into fresh words by one more coach call (Symbolic Agent). */
	rewordFirst: boolean;
	ruleCoach: boolean;
}

/** What the coach wants, in the same form for a model and for the rules. */
export interface Guidance {
	action: RuleDecision['action'];
	/** Exactly what goes to the task model; null ends the loop. */
	words: string | null;
}

/** Coach calls of one turn: one, and one more after a reply that said nothing. */
export const CALLS_PER_TURN = { min: 1, max: 2 } as const;

/** The coach's side: its own history, or the rules when there is no model. */
export class CoachDialogue {
	readonly #question: string;
	readonly #rules: CoachRules;
	/** How often it may speak. */
	readonly #guidances: number;
	#messages: readonly ChatMessage[] = [];

	constructor(question: string, rules: CoachRules, guidances: number) {
		this.#question = question;
		this.#rules = rules;
		this.#guidances = guidances;
	}

	*first(): Steps<Guidance> {
		const { choiceInstruction, rewordFirst, ruleCoach } = this.#rules;
		if (ruleCoach) return yield* byRule(ruleChoice(this.#question), 1);
		const told: readonly Told[] = [{ what: 'instruction', text: say(choiceInstruction) }, this.#asked];
		const { word, text } = yield* this.#say(told, 1, 'chooses text or code');
		switch (word.kind) {
			case 'nothing':
				yield* note({ type: 'remark', turn: 1, text: `${SILENT}; the question goes out without guidance` });
				return WITHOUT_GUIDANCE;
			case 'return':
			case 'terminate': {
				const reason = `The coach wanted to ${word.kind} before there was an answer; the question goes out without guidance`;
				yield* note({ type: 'decision', turn: 1, by: 'coach', action: word.kind, reason });
				yield* note({ type: 'remark', turn: 1, text: reason });
				return WITHOUT_GUIDANCE;
			}
			default: {
				const guidance = yield* decided(word, text, 1);
				return rewordFirst && guidance.words !== null
					? yield* this.#reworded(guidance, guidance.words)
					: guidance;
			}
		}
	}

	*next(attempts: readonly (Attempt & CoachedAttempt)[], turn: number): Steps<Guidance> {
		const { ruleCoach, remindCoach, report, nextInstruction, endings } = this.#rules;
		if (ruleCoach) return yield* byRule(ruleGuidance(this.#question, attempts), turn);
		// Without reminders the coach hears once how to go on, and later only how to end.
		const instruction = remindCoach || turn === 1 ? nextInstruction(turn + 1) : endings(turn + 1);
		const told: readonly Told[] = [
			...(remindCoach ? [this.#asked] : []),
			...coachReport(attempts, report),
			{ what: 'instruction', text: instruction },
		];
		const { word, text } = yield* this.#say(told, turn, 'decides how to go on');
		return word.kind === 'nothing'
			? yield* this.#withoutCoach(attempts, turn)
			: yield* decided(word, text, turn);
	}

	get #asked(): Told {
		return { what: 'question', text: `Question:\n${this.#question}` };
	}

	/** Asks, and once more when the reply says nothing. */
	*#say(told: readonly Told[], turn: number, purpose: string): Steps<{ word: CoachWord; text: string }> {
		const round = this.#messages.length === 0 ? 1 : turn + 1;
		const first = yield* this.#ask(told, turn, purpose, round);
		const word = readCoachReply(first);
		if (word.kind !== 'nothing') return { word, text: first };
		const reminder = `${say(COACH_SILENT_INSTRUCTION)} ${this.#rules.endings(round)}`;
		const again: readonly Told[] = [{ what: 'instruction', text: reminder }];
		const second = yield* this.#ask(again, turn, 'is asked once more', round);
		return { word: readCoachReply(second), text: second };
	}

	*#ask(told: readonly Told[], turn: number, purpose: string, round: number): Steps<string> {
		const { content, briefing } = briefed(told, round, this.#guidances);
		this.#messages = [...this.#messages, { role: 'user', content }];
		const messages = this.#messages;
		const { sampling } = this.#rules;
		const { text } = yield* ask({
			role: 'coach',
			turn,
			steer: 'free',
			purpose,
			messages,
			briefing,
			...sampling,
		});
		this.#messages = [...this.#messages, spoken(text)];
		return text;
	}

	/** A silent coach has not accepted an answer that the check refused. */
	*#withoutCoach(attempts: readonly CoachedAttempt[], turn: number): Steps<Guidance> {
		const isRefused = attempts.at(-1)?.selfCheck?.verdict === 'incorrect';
		const then = isRefused
			? 'the check refused the answer, so a better one is asked for in the usual words'
			: 'the answer stands as it is';
		yield* note({ type: 'remark', turn, text: `${SILENT}; ${then}` });
		const action = isRefused ? 'improve' : 'return';
		const words = isRefused ? say(IMPROVE) : null;
		yield* note({
			type: 'decision',
			turn,
			by: 'method',
			action,
			reason: `${SILENT}; ${then}`,
			...saying(words),
		});
		return { action, words };
	}

	/** The history holds what was really said to the task model (methods.md 5.1). */
	*#reworded(guidance: Guidance, words: string): Steps<Guidance> {
		const { text } = yield* ask({
			role: 'coach',
			turn: 1,
			steer: 'free',
			purpose: 'words the guidance anew',
			messages: [{ role: 'user', content: withInstruction(say(REWORD_INSTRUCTION), words) }],
			...this.#rules.sampling,
		});
		if (text.trim() === '') return guidance;
		this.#messages = [...this.#messages.slice(0, -1), spoken(text.trim())];
		return { ...guidance, words: text.trim() };
	}
}

const WITHOUT_GUIDANCE: Guidance = { action: 'return', words: '' };
const SILENT = 'The coach said nothing, also when asked once more';
export const IMPROVE =
	'A test of your last answer failed. Go through the question again from the start, condition by condition, find the ' +
	'step that went wrong, and answer anew. If you write a program, let it test its result against every condition ' +
	'before it prints the final answer.';

function* byRule({ action, guidance, reason }: RuleDecision, turn: number): Steps<Guidance> {
	yield* note({ type: 'decision', turn, by: 'coach', action, reason, ...saying(guidance) });
	return { action, words: guidance };
}

function* decided(
	word: Exclude<CoachWord, { kind: 'nothing' }>,
	reply: string,
	turn: number,
): Steps<Guidance> {
	const action = word.kind === 'guidance' ? 'improve' : word.kind;
	const isWhole = word.kind === 'guidance' && word.text === reply.trim();
	const reason = (isWhole ? '' : reasonOf(reply)) || USUAL_REASONS[action];
	const words = word.kind === 'guidance' ? word.text : stockWords(word.kind);
	yield* note({ type: 'decision', turn, by: 'coach', action, reason, ...saying(words) });
	return { action, words };
}

function saying(words: string | null): { guidance?: string } {
	return words === null ? {} : { guidance: words };
}

function stockWords(kind: Exclude<CoachWord['kind'], 'nothing' | 'guidance'>): string | null {
	if (kind === 'code') return say(CODE_COT_INSTRUCTION);
	return kind === 'text' ? say(ALL_TEXT_INSTRUCTION) : null;
}

const USUAL_REASONS: Readonly<Record<RuleDecision['action'], string>> = {
	code: 'The coach asks for code',
	text: 'The coach asks for words',
	improve: 'The coach gives guidance',
	return: 'The coach accepts the answer',
	terminate: 'The coach gives up',
};

/** What the coach wrote before its brackets, shortened: the reason shown on the card. */
function reasonOf(reply: string): string {
	const open = reply.indexOf('<<<');
	const before = (open < 0 ? '' : reply.slice(0, Math.min(open, 2000))).replace(/\s+/g, ' ').trim();
	return before.length <= 240 ? before : `${before.slice(0, 239)}…`;
}

/** Symbolic Agent: the first guidance is put into fresh words. */
export const REWORD_INSTRUCTION =
	'Put the following instruction for another model into your own words. Keep everything it asks for, add nothing, and ' +
	'reply with the new wording only.';

/** Before the endings of this turn, when a coach's reply held neither a decision nor guidance. */
export const COACH_SILENT_INSTRUCTION = 'Your reply held neither a decision nor guidance. Please decide now.';
