import type { Steps } from '../steps.ts';
import { type Evaluated, Evaluation, type Wanted } from './evaluation.ts';
import type { Told } from './told.ts';

/** One experiment at whoever computes: told in parts, then asked. Everything that is said gives up the question in hand. */
export class EvaluationSession {
	readonly #evaluation = new Evaluation();
	readonly #turn: () => Promise<unknown>;
	/** What is computed now. */
	#inHand: Steps<Evaluated> | null = null;

	/** @param turn rests, when enough work was done since the last time, for whatever else is to be heard meanwhile */
	constructor(turn: () => Promise<unknown>) {
		this.#turn = turn;
	}

	tell(told: Told): void {
		this.giveUp();
		this.#evaluation.tell(told);
	}

	/** Null where it is given up before it is answered; rejects only for a bug. */
	async ask(wanted: Wanted): Promise<Evaluated | null> {
		const steps = this.#evaluation.evaluate(wanted);
		this.#inHand = steps;
		let next = steps.next();
		while (next.done !== true) {
			await this.#turn();
			if (this.#inHand !== steps) return null;
			next = steps.next();
		}
		return next.value;
	}

	/** Its next step is not taken. */
	giveUp(): void {
		this.#inHand = null;
	}
}
