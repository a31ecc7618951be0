import { errorWords } from '../core/error-words.ts';
import type { RunStore } from '../core/ports.ts';
import type { LearnedExample } from '../core/methods/learned-examples/example.ts';
import { EXAMPLES_OPTION } from '../core/methods/learned-examples/examples-option.ts';
import { foldRun } from '../core/record/fold.ts';
import { speaksForMethod } from '../core/record/speaks-for-method.ts';
import type { PreferencesState } from './preferences.svelte.ts';

export type LearningStatus =
	| { kind: 'idle' }
	| { kind: 'reading'; read: number; all: number }
	/** `right`: runs that were looked at; of them `fit` could be examples, and `kept` are, of so many tasks. */
	| { kind: 'done'; right: number; fit: number; kept: number; families: number }
	| { kind: 'failed'; reason: string };

/** Takes worked examples from the person's own right runs, here in the page; no model is asked. */
export class ExampleLearning {
	status = $state.raw<LearningStatus>({ kind: 'idle' });
	isBusy = $state(false);
	readonly #store: RunStore;
	readonly #preferences: PreferencesState;

	constructor(store: RunStore, preferences: PreferencesState) {
		this.#store = store;
		this.#preferences = preferences;
	}

	get hasExamples(): boolean {
		return EXAMPLES_OPTION in (this.#preferences.current.methodOptions['learned-examples'] ?? {});
	}

	/** One at a time. */
	async learn(): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			const [{ exampleOf, libraryOf }, { formatExamples }] = await Promise.all([
				import('../core/methods/learned-examples/mine.ts'),
				import('../core/methods/learned-examples/example.ts'),
			]);
			const right = (await this.#store.list()).filter(
				(run) =>
					run.outcome === 'finished' &&
					run.verdict === 'correct' &&
					run.family !== null &&
					speaksForMethod(run),
			);
			const fit: LearnedExample[] = [];
			for (const [read, run] of right.entries()) {
				if (read % 50 === 0) this.status = { kind: 'reading', read, all: right.length };
				// One that cannot be read keeps no other from teaching.
				const events = await this.#store.load(run.runId).catch(() => null);
				const example = events === null ? null : exampleOf(foldRun(events));
				if (example !== null) fit.push(example);
			}
			const kept = libraryOf(fit);
			if (kept.length > 0) this.#keep(formatExamples(kept));
			const families = new Set(kept.map(({ family }) => family)).size;
			this.status = {
				kind: 'done',
				right: right.length,
				fit: fit.length,
				kept: kept.length,
				families,
			};
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		} finally {
			this.isBusy = false;
		}
	}

	forget(): void {
		this.#keep(null);
		this.status = { kind: 'idle' };
	}

	/** Null: none. */
	#keep(examples: string | null): void {
		const { methodOptions } = this.#preferences.current;
		const others = Object.entries(methodOptions['learned-examples'] ?? {}).filter(
			([id]) => id !== EXAMPLES_OPTION,
		);
		const options = {
			...Object.fromEntries(others),
			...(examples === null ? {} : { [EXAMPLES_OPTION]: examples }),
		};
		this.#preferences.change({ methodOptions: { ...methodOptions, 'learned-examples': options } });
	}
}
