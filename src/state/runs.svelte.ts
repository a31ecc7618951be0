import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import type { RunLocks, RunStore, TabChannel } from '../core/ports.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { closeAllAbandoned } from '../core/run/look-on.ts';

/** `loading`, then `ready` or `failed`; text and status cannot disagree. */
export type RunsStatus =
	{ kind: 'loading' } | { kind: 'ready'; runs: readonly RunSummary[] } | { kind: 'failed'; reason: string };

export interface RunsPorts {
	store: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
}

/** The saved runs. */
export class Runs {
	status = $state.raw<RunsStatus>({ kind: 'loading' });
	search = $state('');
	readonly found: readonly RunSummary[] = $derived.by(() => this.#search());
	readonly #ports: RunsPorts;
	/** One reading at a time; what happens meanwhile asks for one more. */
	#reading: Promise<void> | null = null;
	#isStale = false;
	/** Groups whose end is waited for. */
	readonly #awaited = new Set<GroupId>();

	constructor(ports: RunsPorts) {
		this.#ports = ports;
	}

	/** Keeps the list as things are, whichever tab they happen in, until the signal aborts. */
	follow(signal: AbortSignal): void {
		const refresh = (): void => {
			this.refresh()
				.then(() => this.#awaitEnds(refresh, signal))
				.catch(() => undefined);
		};
		const unlisten = this.#ports.tabs.listen((message) => {
			if (message.kind !== 'written') return;
			if (message.events.some(({ type }) => type === 'run-start' || type === 'run-end')) refresh();
		});
		signal.addEventListener('abort', unlisten, { once: true });
		refresh();
	}

	/** Runs whose page went away are closed on the way. A storage failure becomes the status; never rejects. */
	refresh(): Promise<void> {
		if (this.#reading !== null) {
			this.#isStale = true;
			return this.#reading;
		}
		this.#reading = this.#read().finally(() => (this.#reading = null));
		return this.#reading;
	}

	async delete(ids: readonly RunId[]): Promise<void> {
		await this.#ports.store.delete(ids);
		await this.refresh();
	}

	/** The group a run was started in; null when this browser keeps no such run. */
	async groupOf(id: RunId): Promise<GroupId | null> {
		const start = (await this.#ports.store.load(id))?.[0];
		return start?.type === 'run-start' ? start.spec.groupId : null;
	}

	async #read(): Promise<void> {
		const { store } = this.#ports;
		do {
			this.#isStale = false;
			try {
				const runs = await store.list();
				const isChanged = await closeAllAbandoned(runs, this.#ports);
				this.status = { kind: 'ready', runs: isChanged ? await store.list() : runs };
			} catch (error) {
				this.status = { kind: 'failed', reason: errorWords(error) };
			}
			// Set by who asked while this was reading.
		} while (this.#isStale as boolean);
	}

	/** A page that is closed says nothing: its locks do. */
	#awaitEnds(refresh: () => void, signal: AbortSignal): void {
		if (this.status.kind !== 'ready') return;
		for (const { outcome, groupId } of this.status.runs) {
			if (outcome !== 'running' || this.#awaited.has(groupId)) continue;
			this.#awaited.add(groupId);
			this.#ports.locks
				.whenFree(groupId, signal)
				.then(refresh, () => undefined)
				.finally(() => this.#awaited.delete(groupId));
		}
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
