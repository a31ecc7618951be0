import type { Evaluated, Evaluator, Wanted } from '../core/bench/evaluation.ts';
import type { Moment } from '../core/bench/told.ts';
import { errorWords } from '../core/error-words.ts';

/** What is looked at; whether intervals that take long are wanted too is found out by the results. */
export type LookedAt = Omit<Wanted, 'intervals'>;

export interface ShownResults extends Evaluated {
	/** What they are of. */
	moment: Moment;
	lookedAt: LookedAt;
}

interface Question {
	moment: Moment;
	wanted: Wanted;
}

/**
 * The results of one experiment as somebody looks at them, computed beside the page: one question at a time, after it the newest of
 * those that were asked meanwhile. One whose answer would not be shown any more is given up.
 */
export class ExperimentResults {
	/** The newest there are; null before the first. Never replaced by older ones. */
	shown = $state.raw<ShownResults | null>(null);
	/** Something newer, or something else, is being computed. */
	isBehind = $state(false);
	/** Why nothing newer can be shown; null where it can. */
	fault = $state.raw<string | null>(null);
	readonly #evaluator: Evaluator;
	/** Being answered. */
	#inHand: Question | null = null;
	#next: Question | null = null;
	/** Of what the intervals that take long are known. */
	#drawn: Moment | null = null;
	#isOver = false;

	constructor(evaluator: Evaluator) {
		this.#evaluator = evaluator;
	}

	/** Asks for results of this moment; what was asked before and has not begun is forgotten. */
	ask(moment: Moment, lookedAt: LookedAt): void {
		const intervals = this.#drawn !== null && isSame(moment, this.#drawn);
		this.#next = { moment, wanted: { ...lookedAt, intervals } };
		this.isBehind = true;
		if (this.#inHand === null) this.#answerAll().catch(() => undefined);
		else if (isOutdated(this.#inHand, this.#next)) this.#evaluator.giveUp();
	}

	/** Nobody looks at them any more. */
	dispose(): void {
		this.#isOver = true;
		this.#next = null;
		this.#evaluator.dispose();
	}

	/** Never rejects. */
	async #answerAll(): Promise<void> {
		while (this.#next !== null) {
			const question: Question = this.#next;
			[this.#inHand, this.#next] = [question, null];
			try {
				const evaluated = await this.#evaluator.evaluate(question.moment, question.wanted);
				if (evaluated !== null) this.#show(question, evaluated);
			} catch (error) {
				this.fault = errorWords(error);
			}
		}
		this.#inHand = null;
		this.isBehind = false;
	}

	#show(question: Question, evaluated: Evaluated): void {
		if (this.#isOver || isOutdated(question, this.#next)) return;
		const { moment, wanted } = question;
		const { rows, picture } = wanted;
		this.shown = { ...evaluated, moment, lookedAt: { rows, picture } };
		this.fault = null;
		if (wanted.intervals) this.#drawn = moment;
		// What takes longest comes when the rest is to be seen.
		if (evaluated.results.isPlannedEnd && !wanted.intervals)
			this.#next ??= { moment, wanted: { ...wanted, intervals: true } };
	}
}

/** Results of a while ago may be shown while runs arrive, not those of another design or of something else than is looked at. */
function isOutdated({ moment, wanted }: Question, newest: Question | null): boolean {
	if (newest === null) return false;
	const isLookedAt = wanted.rows === newest.wanted.rows && wanted.picture === newest.wanted.picture;
	return !isLookedAt || moment.experiment !== newest.moment.experiment;
}

/** Nothing has changed from one to the other. */
function isSame(one: Moment, other: Moment): boolean {
	return one.experiment === other.experiment && one.states === other.states;
}
