import type { EvaluationMessage, EvaluationReply } from '../core/bench/evaluation-desk.ts';
import type { Evaluated, Evaluator, Wanted } from '../core/bench/evaluation.ts';
import { EvaluationSession } from '../core/bench/evaluation-session.ts';
import { changesBetween, type Moment, type Told } from '../core/bench/told.ts';
import { type OffloadWorker, startOffloadWorker } from './offload.ts';

/** Gives the page a turn when enough work was done since the last one. */
type Turn = () => Promise<unknown>;

/** One experiment at whoever computes: told in parts, then asked. */
interface Session {
	tell(told: Told): void;
	/** Null where it is given up; rejects with `Lost` when whoever computes is gone, else only for a bug. */
	ask(wanted: Wanted): Promise<Evaluated | null>;
	giveUp(): void;
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
	#isGivenUp = false;
	#isOver = false;

	constructor(worker: () => EvaluationWorker | null, turns: () => Turn) {
		this.#worker = worker;
		this.#turns = turns;
	}

	async evaluate(moment: Moment, wanted: Wanted): Promise<Evaluated | null> {
		this.#isGivenUp = false;
		const turn = this.#turns();
		while (!this.#isLeft()) {
			const session = this.#sessionNow(turn);
			for (const told of changesBetween(this.#told, moment)) {
				session.tell(told);
				await turn();
				if (this.#isOver) return null;
			}
			this.#told = moment;
			if (this.#isLeft()) return null;
			try {
				return await session.ask(wanted);
			} catch (error) {
				if (!(error instanceof Lost)) throw error;
			}
		}
		return null;
	}

	giveUp(): void {
		this.#isGivenUp = true;
		this.#session?.giveUp();
	}

	dispose(): void {
		this.#isOver = true;
		this.#session?.end();
	}

	#isLeft(): boolean {
		return this.#isGivenUp || this.#isOver;
	}

	/** A new worker knows nothing. */
	#sessionNow(turn: Turn): Session {
		const worker = this.#worker();
		if (this.#session !== null && worker === this.#with) return this.#session;
		this.#with = worker;
		this.#told = null;
		this.#session = worker === null ? pageSession(turn) : worker.open();
		return this.#session;
	}
}

/** Where there is no worker. */
function pageSession(turn: Turn): Session {
	const session = new EvaluationSession(turn);
	return {
		tell: (told) => session.tell(told),
		ask: (wanted) => session.ask(wanted),
		giveUp: () => session.giveUp(),
		end: () => session.giveUp(),
	};
}

interface Waiting {
	resolve: (evaluated: Evaluated | null) => void;
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
		const post = (message: EvaluationMessage): void => {
			if (!this.#isLost) this.#worker.postMessage(message);
		};
		return {
			tell: (told) => post({ session, told }),
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
			giveUp: () => post({ session, isGivenUp: true }),
			end: () => post({ session, isOver: true }),
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
