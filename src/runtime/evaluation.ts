import type { EvaluationMessage, EvaluationReply } from '../core/bench/evaluation-desk.ts';
import { type Evaluated, Evaluation, type Evaluator, type Wanted } from '../core/bench/evaluation.ts';
import { changesBetween, type Moment, type Told } from '../core/bench/told.ts';
import { finishInTurns } from '../core/steps.ts';
import { type OffloadWorker, startOffloadWorker } from './offload.ts';

/** Gives the page a turn when enough work was done since the last one. */
type Turn = () => Promise<unknown>;

/** One experiment at whoever computes: told in parts, then asked. */
interface Session {
	tell(told: Told): void;
	/** Rejects with `Lost` when whoever computes is gone, else only for a bug. */
	ask(wanted: Wanted): Promise<Evaluated>;
	end(): void;
}

class Lost extends Error {}

/** A worker that breaks is replaced; one that breaks as often as this without having answered breaks everywhere. */
const TRIES = 3;

/**
 * Evaluates experiments in one worker for all, which starts with the first question. Each evaluator sends what has changed since its
 * last question. Where the browser has no worker, or only ones that break, the page computes by itself in turns.
 */
export function createEvaluation(
	turns: () => Turn,
	start: () => OffloadWorker = startOffloadWorker,
): () => Evaluator {
	let worker: EvaluationWorker | null = null;
	let isHopeless = false;
	let broken = 0;
	const current = (): EvaluationWorker | null => {
		if (isHopeless) return null;
		try {
			worker ??= new EvaluationWorker(start(), {
				onAnswer: () => (broken = 0),
				onLost: () => {
					worker = null;
					isHopeless = ++broken >= TRIES;
				},
			});
		} catch {
			isHopeless = true;
		}
		return worker;
	};
	return () => new TellingEvaluator(current, turns);
}

class TellingEvaluator implements Evaluator {
	readonly #worker: () => EvaluationWorker | null;
	readonly #turns: () => Turn;
	/** Whom the session is with; null for the page itself. */
	#with: EvaluationWorker | null = null;
	#session: Session | null = null;
	/** What the session knows. */
	#told: Moment | null = null;
	#isOver = false;

	constructor(worker: () => EvaluationWorker | null, turns: () => Turn) {
		this.#worker = worker;
		this.#turns = turns;
	}

	async evaluate(moment: Moment, wanted: Wanted): Promise<Evaluated> {
		const turn = this.#turns();
		for (;;) {
			const session = this.#sessionNow(turn);
			for (const told of changesBetween(this.#told, moment)) {
				session.tell(told);
				await turn();
			}
			this.#told = moment;
			try {
				return await session.ask(wanted);
			} catch (error) {
				if (!(error instanceof Lost)) throw error;
			} finally {
				if (this.#isOver) session.end();
			}
		}
	}

	dispose(): void {
		this.#isOver = true;
		this.#session?.end();
	}

	/** A new worker knows nothing. */
	#sessionNow(turn: Turn): Session {
		const worker = this.#worker();
		if (this.#session !== null && worker === this.#with) return this.#session;
		this.#with = worker;
		this.#told = null;
		this.#session = worker === null ? new PageSession(turn) : worker.open();
		return this.#session;
	}
}

/** Where there is no worker. */
class PageSession implements Session {
	readonly #evaluation = new Evaluation();
	readonly #turn: Turn;

	constructor(turn: Turn) {
		this.#turn = turn;
	}

	tell(told: Told): void {
		this.#evaluation.tell(told);
	}

	ask(wanted: Wanted): Promise<Evaluated> {
		return finishInTurns(this.#evaluation.evaluate(wanted), this.#turn);
	}

	end(): void {
		return;
	}
}

interface Waiting {
	resolve: (evaluated: Evaluated) => void;
	reject: (error: Error) => void;
}

class EvaluationWorker {
	readonly #worker: OffloadWorker;
	readonly #waiting = new Map<number, Waiting>();
	readonly #onLost: () => void;
	#count = 0;
	#isLost = false;

	constructor(worker: OffloadWorker, { onAnswer, onLost }: { onAnswer: () => void; onLost: () => void }) {
		this.#worker = worker;
		this.#onLost = onLost;
		worker.addEventListener('message', (event) => {
			const reply = (event as MessageEvent<EvaluationReply>).data;
			const asked = this.#waiting.get(reply.id);
			this.#waiting.delete(reply.id);
			onAnswer();
			if ('error' in reply) asked?.reject(new Error(reply.error));
			else asked?.resolve(reply.evaluated);
		});
		const lose = (): void => this.#lose();
		worker.addEventListener('error', lose);
		worker.addEventListener('messageerror', lose);
	}

	open(): Session {
		const session = ++this.#count;
		const post = (message: EvaluationMessage): void => this.#worker.postMessage(message);
		return {
			tell: (told) => {
				if (!this.#isLost) post({ session, told });
			},
			ask: (wanted) =>
				new Promise((resolve, reject) => {
					if (this.#isLost) {
						reject(new Lost());
						return;
					}
					const id = ++this.#count;
					this.#waiting.set(id, { resolve, reject });
					post({ session, id, wanted });
				}),
			end: () => {
				if (!this.#isLost) post({ session, isOver: true });
			},
		};
	}

	#lose(): void {
		if (this.#isLost) return;
		this.#isLost = true;
		this.#worker.terminate();
		this.#onLost();
		for (const { reject } of this.#waiting.values()) reject(new Lost());
		this.#waiting.clear();
	}
}
