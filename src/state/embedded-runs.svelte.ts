import type { Capsule } from '../core/capsule/capsule.ts';
import { type Contents, contentsOf } from '../core/capsule/contents.ts';
import { type Step, stepsOf } from '../core/capsule/steps.ts';
import { asTyped } from '../core/question.ts';
import type { RunEvent } from '../core/record/event.ts';
import { foldRun, reduceRun } from '../core/record/fold.ts';
import { Lane } from './lane.svelte.ts';

/** Runs that are shown in somebody else's page: all of them at once, or step by step from the question on. */
export class EmbeddedRuns {
	readonly capsule: Capsule;
	readonly lanes: readonly Lane[];
	/** One as a rule; runs that were put together by hand may have several. */
	readonly questions: readonly string[];
	readonly contents: Contents;
	readonly isStepped: boolean;
	/** 0-based; at the last one everything is shown. */
	at = $state(0);
	readonly #steps: readonly Step[];
	/** By lane, how many of its events it shows. */
	readonly #shown: number[];

	constructor(capsule: Capsule, isStepped: boolean) {
		this.capsule = capsule;
		this.isStepped = isStepped;
		// Nobody bets here: a step must show something.
		this.#steps = stepsOf(capsule.runs).filter(({ kind }) => kind !== 'bet');
		this.lanes = capsule.runs.flatMap(laneOf);
		this.#shown = capsule.runs.map(() => 0);
		const specs = capsule.runs.flatMap(([start]) => (start?.type === 'run-start' ? [start.spec] : []));
		this.questions = [...new Set(specs.map(({ question }) => asTyped(question)))];
		this.contents = contentsOf(capsule.runs);
		this.#go(isStepped ? 0 : this.last);
	}

	get last(): number {
		return this.#steps.length - 1;
	}

	/** 0-based lane in which something came with this step; null for none. */
	get newest(): number | null {
		return this.#steps[this.at]?.lane ?? null;
	}

	next(): void {
		this.#step(this.at + 1);
	}

	back(): void {
		this.#step(this.at - 1);
	}

	reset(): void {
		this.#step(0);
	}

	#step(at: number): void {
		if (this.isStepped && at >= 0 && at <= this.last) this.#go(at);
	}

	#go(at: number): void {
		this.at = at;
		for (const [place, events] of this.capsule.runs.entries()) {
			const lane = this.lanes[place];
			const to = this.#steps[at]?.shown[place] ?? events.length;
			const from = this.#shown[place] ?? 0;
			if (lane === undefined || from === to) continue;
			// Going on from what is shown, all that did not change stays the same object.
			const isFurther = to > from && from > 0;
			lane.take(
				isFurther ? events.slice(from, to).reduce(reduceRun, lane.view) : foldRun(events.slice(0, to)),
			);
			this.#shown[place] = to;
		}
	}
}

function laneOf([start]: readonly RunEvent[]): Lane[] {
	if (start?.type !== 'run-start') return [];
	const { runId, method } = start.spec;
	return [new Lane(runId, method, (draw) => draw(), true)];
}
