import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { RunSummary } from '../core/record/summary.ts';

/** `loading`, then `ready` or `failed`; text and status cannot disagree. */
export type RunsStatus =
	{ kind: 'loading' } | { kind: 'ready'; runs: readonly RunSummary[] } | { kind: 'failed'; reason: string };

/** The saved runs. */
export class Runs {
	status = $state.raw<RunsStatus>({ kind: 'loading' });
	search = $state('');
	readonly found: readonly RunSummary[] = $derived.by(() => this.#search());
	readonly #store: RunStore;

	constructor(store: RunStore) {
		this.#store = store;
	}

	async refresh(): Promise<void> {
		try {
			this.status = { kind: 'ready', runs: await this.#store.list() };
		} catch (error) {
			this.status = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
		}
	}

	async load(id: RunId): Promise<readonly RunEvent[] | null> {
		return this.#store.load(id);
	}

	async delete(ids: readonly RunId[]): Promise<void> {
		await this.#store.delete(ids);
		await this.refresh();
	}

	#search(): readonly RunSummary[] {
		if (this.status.kind !== 'ready') return [];
		const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
		if (words.length === 0) return this.status.runs;
		return this.status.runs.filter((run) => {
			const text = `${run.question} ${run.method} ${run.model.label} ${run.verdict ?? run.outcome} ${run.answer ?? ''}`;
			const lower = text.toLowerCase();
			return words.every((word) => lower.includes(word));
		});
	}
}
