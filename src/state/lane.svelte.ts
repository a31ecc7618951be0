import type { RunId } from '../core/ids.ts';
import type { MethodId } from '../core/method-id.ts';
import { isCoachedByPerson } from '../core/person.ts';
import { EMPTY_VIEW } from '../core/record/fold.ts';
import type { RunView } from '../core/record/view.ts';
import { runLabel } from '../words/run-label.ts';
import { TurnCards } from './turn-cards.ts';

/** Calls back once before the next frame is drawn. */
export type NextFrame = (callback: () => void) => void;

/** One method's run on screen. Events arrive far faster than frames, so the view is published once per frame. */
export class Lane {
	readonly runId: RunId;
	readonly method: MethodId;
	readonly cards = new TurnCards();
	/** Left in the middle by its person: nobody performs it, and it can be gone on with. */
	isLeft = $state(false);
	#view = $state.raw<RunView>(EMPTY_VIEW);
	#latest: RunView = EMPTY_VIEW;
	#scheduled = false;
	/** Shown from a record as far as one has gone in it: nothing of it runs. */
	readonly #isRecord: boolean;
	readonly #nextFrame: NextFrame;

	constructor(runId: RunId, method: MethodId, nextFrame: NextFrame, isRecord = false) {
		this.#isRecord = isRecord;
		this.runId = runId;
		this.method = method;
		this.#nextFrame = nextFrame;
	}

	/** The method's name, marked where it spoke in the person's own words or goes on from another run. */
	get label(): string {
		const { spec } = this.#view;
		return runLabel({ method: this.method, options: spec?.options, fork: spec?.fork });
	}

	get view(): RunView {
		return this.#view;
	}

	get isRunning(): boolean {
		return this.#view.outcome === 'running' && !this.isLeft && !this.#isRecord;
	}

	/** Whether a person speaks in it as the coach. */
	get isCoached(): boolean {
		return isCoachedByPerson(this.method, this.#view.spec?.models.coach.id);
	}

	/** Whether it waits for that person. */
	get isYourTurn(): boolean {
		const newest = this.isRunning ? this.#view.turns.at(-1)?.entries.at(-1) : undefined;
		return newest?.kind === 'call' && newest.model.kind === 'person' && newest.status.kind === 'streaming';
	}

	/** The run as it stands now. */
	take(view: RunView): void {
		this.#latest = view;
		// The first and the last are shown at once: nobody waits a frame to see that something began or ended.
		if (view.outcome !== 'running' || this.#view === EMPTY_VIEW) {
			this.#view = view;
			return;
		}
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.#nextFrame(() => {
			this.#scheduled = false;
			this.#view = this.#latest;
		});
	}
}
