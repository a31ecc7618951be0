import { errorWords } from '../core/error-words.ts';
import { createRng } from '../core/rng.ts';
import type { RunStore } from '../core/ports.ts';
import { ROUTER_MODEL_OPTION } from '../core/methods/learned-router/model-option.ts';
import type { TrainingResult } from '../core/methods/learned-router/train.ts';
import { foldRun } from '../core/record/fold.ts';
import { speaksForMethod } from '../core/record/speaks-for-method.ts';
import type { PreferencesState } from './preferences.svelte.ts';

export type TrainingStatus =
	| { kind: 'untrained' }
	| { kind: 'reading'; read: number; all: number }
	| { kind: 'done'; result: TrainingResult }
	| { kind: 'failed'; reason: string };

/** Trains the learned router on the person's own stored runs, here in the page. */
export class RouterTraining {
	status = $state.raw<TrainingStatus>({ kind: 'untrained' });
	isBusy = $state(false);
	readonly #store: RunStore;
	readonly #preferences: PreferencesState;

	constructor(store: RunStore, preferences: PreferencesState) {
		this.#store = store;
		this.#preferences = preferences;
	}

	get hasRouter(): boolean {
		return ROUTER_MODEL_OPTION in (this.#preferences.current.methodOptions['learned-router'] ?? {});
	}

	/** One at a time. */
	async train(): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			const [{ examplesOf, routedAnswer }, { trainRouter }] = await Promise.all([
				import('../core/methods/learned-router/examples.ts'),
				import('../core/methods/learned-router/train.ts'),
			]);
			const runs = (await this.#store.list()).filter(
				(run) => run.outcome === 'finished' && speaksForMethod(run),
			);
			const answers = [];
			for (const [read, run] of runs.entries()) {
				if (read % 50 === 0) this.status = { kind: 'reading', read, all: runs.length };
				// One that cannot be read keeps no other from teaching.
				const events = await this.#store.load(run.runId).catch(() => null);
				const answer = events === null ? null : routedAnswer(foldRun(events));
				if (answer !== null) answers.push(answer);
			}
			const result = trainRouter(examplesOf(answers), createRng('learned-router'));
			if (result.kind === 'trained') this.#keep(JSON.stringify(result.model));
			this.status = { kind: 'done', result };
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		} finally {
			this.isBusy = false;
		}
	}

	#keep(model: string): void {
		const { methodOptions } = this.#preferences.current;
		const options = { ...methodOptions['learned-router'], [ROUTER_MODEL_OPTION]: model };
		this.#preferences.change({ methodOptions: { ...methodOptions, 'learned-router': options } });
	}
}
