import type { RunEvent } from '../core/run/event.ts';
import { EMPTY_VIEW, foldRun, reduceRun } from '../core/run/fold.ts';
import type { RunView } from '../core/run/view.ts';
import type { MethodId } from '../core/methods/method.ts';
import type { RunId } from '../core/ids.ts';
import { TurnCards } from './turn-cards.ts';

/** Calls back once before the next frame is drawn. */
export type NextFrame = (callback: () => void) => void;

/** One method's run on screen. Deltas arrive far faster than frames, so the view is published once per frame. */
export class Lane {
	readonly runId: RunId;
	readonly method: MethodId;
	readonly label: string;
	readonly cards = new TurnCards();
	#view = $state.raw<RunView>(EMPTY_VIEW);
	#latest: RunView = EMPTY_VIEW;
	#scheduled = false;
	readonly #nextFrame: NextFrame;

	constructor(runId: RunId, method: MethodId, label: string, nextFrame: NextFrame) {
		this.runId = runId;
		this.method = method;
		this.label = label;
		this.#nextFrame = nextFrame;
	}

	get view(): RunView {
		return this.#view;
	}

	get isRunning(): boolean {
		return this.#view.outcome === 'running';
	}

	take(event: RunEvent): void {
		this.#latest = reduceRun(this.#latest, event);
		if (event.type === 'run-end') {
			this.#view = this.#latest;
			return;
		}
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.#nextFrame(() => {
			this.#scheduled = false;
			this.#view = this.#latest;
		});
	}

	/** A whole stored run at once. */
	show(events: readonly RunEvent[]): void {
		this.#latest = foldRun(events);
		this.#view = this.#latest;
	}
}
