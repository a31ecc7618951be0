import type { RunId } from '../core/ids.ts';
import type { RunSummary } from '../core/record/summary.ts';
import type { RunList } from './run-list.svelte.ts';

/** The runs a person has ticked, whether the list shows them now or not. */
export class RunChoice {
	/** In the order in which they were ticked; some may be gone. */
	#ids = $state.raw<readonly RunId[]>([]);
	/** Those that are kept. */
	readonly runs: readonly RunSummary[] = $derived.by(() => this.#chosen());
	/** How many of them the list does not show. */
	readonly hidden: number = $derived.by(() => {
		if (this.runs.length === 0) return 0;
		const shown = new Set(this.#list.found.map(({ runId }) => runId));
		return this.runs.filter(({ runId }) => !shown.has(runId)).length;
	});
	/** Where two of them stand beside each other; null for another number. */
	readonly compareAddress: string | null = $derived.by(() => {
		const [a, b, ...others] = this.runs;
		if (a === undefined || b === undefined || others.length > 0) return null;
		return `#/runs/compare?${new URLSearchParams({ a: a.runId, b: b.runId }).toString()}`;
	});
	readonly #list: Pick<RunList, 'groups' | 'found'>;

	constructor(list: Pick<RunList, 'groups' | 'found'>) {
		this.#list = list;
	}

	has(id: RunId): boolean {
		return this.#ids.includes(id);
	}

	toggle(id: RunId): void {
		this.#ids = this.has(id) ? this.#ids.filter((other) => other !== id) : [...this.#ids, id];
	}

	clear(): void {
		this.#ids = [];
	}

	#chosen(): readonly RunSummary[] {
		const ids = this.#ids;
		if (ids.length === 0) return [];
		const wanted = new Set(ids);
		const kept = new Map<RunId, RunSummary>();
		for (const { lanes } of this.#list.groups)
			for (const lane of lanes) if (wanted.has(lane.runId)) kept.set(lane.runId, lane);
		return ids.flatMap((id) => kept.get(id) ?? []);
	}
}
