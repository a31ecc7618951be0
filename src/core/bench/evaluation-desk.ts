import { finish } from '../steps.ts';
import { type Evaluated, Evaluation, type Wanted } from './evaluation.ts';
import type { Told } from './told.ts';

/** To whoever evaluates beside the page: what it has to know, what it is asked, that nobody asks any more. */
export type EvaluationMessage = { session: number } & (
	{ told: Told } | { id: number; wanted: Wanted } | { isOver: true }
);

export type EvaluationReply = { id: number; evaluated: Evaluated } | { id: number; error: string };

/** Several experiments, each told of and asked for by its session. */
export class EvaluationDesk {
	readonly #sessions = new Map<number, Evaluation>();

	/** Null where nothing was asked. */
	take(message: EvaluationMessage): EvaluationReply | null {
		const { session } = message;
		if ('isOver' in message) {
			this.#sessions.delete(session);
			return null;
		}
		const evaluation = this.#sessions.get(session) ?? new Evaluation();
		this.#sessions.set(session, evaluation);
		if ('told' in message) {
			evaluation.tell(message.told);
			return null;
		}
		const { id, wanted } = message;
		try {
			return { id, evaluated: finish(evaluation.evaluate(wanted)) };
		} catch (error) {
			return { id, error: error instanceof Error ? error.message : String(error) };
		}
	}
}
