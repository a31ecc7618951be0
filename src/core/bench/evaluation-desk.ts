import type { Evaluated, Wanted } from './evaluation.ts';
import { EvaluationSession } from './evaluation-session.ts';
import type { Told } from './told.ts';

/** To whoever evaluates beside the page: what it has to know, what it is asked, that its answer or anything is not asked any more. */
export type EvaluationMessage = { session: number } & (
	| { told: Told }
	| { id: number; wanted: Wanted }
	| { isGivenUp: true }
	| { isOver: true }
);

/** Each question has one; null where it was given up. */
export type EvaluationReply = { id: number; evaluated: Evaluated | null } | { id: number; error: string };

/** Several experiments, each told of and asked for by its session; of one session the newest question is answered. */
export class EvaluationDesk {
	readonly #sessions = new Map<number, EvaluationSession>();
	readonly #reply: (reply: EvaluationReply) => void;
	readonly #turn: () => Promise<unknown>;

	/** @param turn rests, when enough work was done since the last time, until what was sent meanwhile has been taken */
	constructor(reply: (reply: EvaluationReply) => void, turn: () => Promise<unknown>) {
		this.#reply = reply;
		this.#turn = turn;
	}

	/** Returns before a question is answered. */
	take(message: EvaluationMessage): void {
		const session = this.#sessions.get(message.session) ?? new EvaluationSession(this.#turn);
		this.#sessions.set(message.session, session);
		if ('told' in message) session.tell(message.told);
		else if ('id' in message) this.#answer(session, message.id, message.wanted);
		else session.giveUp();
		if ('isOver' in message) this.#sessions.delete(message.session);
	}

	#answer(session: EvaluationSession, id: number, wanted: Wanted): void {
		session.ask(wanted).then(
			(evaluated) => this.#reply({ id, evaluated }),
			(error: unknown) => this.#reply({ id, error: error instanceof Error ? error.message : String(error) }),
		);
	}
}
