import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import { faceOf } from '../core/methods/faces.ts';
import type { RunLocks, RunStore, TabChannel } from '../core/ports.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { canBeResumed, closeAllAbandoned } from '../core/run/look-on.ts';
import { FAMILY_LABELS, isFamilyId } from '../core/tasks/family-id.ts';
import { forkLabel } from '../words/fork.ts';
import { groupRuns, narrowGroups, type RunGroup } from './run-groups.ts';
import { turns } from './turns.ts';

/** `loading`, then `ready` or `failed`; text and status cannot disagree. */
export type RunsStatus =
	{ kind: 'loading' } | { kind: 'ready'; runs: readonly RunSummary[] } | { kind: 'failed'; reason: string };

export interface RunsPorts {
	store: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
	/** Outlives the page: ids, a space between two, of runs deleted by a page that was closed before they were gone; empty for none. */
	left: { get: () => string; set: (ids: string) => void };
}

/** The saved runs, those started together as one group. */
export class Runs {
	status = $state.raw<RunsStatus>({ kind: 'loading' });
	search = $state('');
	/** Which runs the list is of; null for all. */
	narrow = $state.raw<((run: RunSummary) => boolean) | null>(null);
	/** What is hidden from the list and not yet gone from the store, so that it can be brought back whole. */
	deletion = $state.raw<readonly RunId[] | null>(null);
	/** On the way out of the store. */
	#leaving = $state.raw<ReadonlySet<RunId>>(new Set());
	/** All that were asked by hand, newest first. */
	readonly groups: readonly RunGroup[] = $derived.by(() => this.#groups());
	/** How many runs belong to experiments, which have a screen of their own. */
	readonly inExperiments: number = $derived(
		this.status.kind === 'ready'
			? this.status.runs.filter(({ experimentId }) => experimentId !== null).length
			: 0,
	);
	/** The groups with the lanes that `narrow` lets through alone. */
	readonly #narrowed: readonly RunGroup[] = $derived(narrowGroups(this.groups, this.narrow));
	/** Those of them of which at least one lane has every word of the search. */
	readonly foundGroups: readonly RunGroup[] = $derived.by(() => this.#search());
	/** The runs in them. */
	readonly found: readonly RunSummary[] = $derived(this.foundGroups.flatMap(({ lanes }) => lanes));
	readonly #ports: RunsPorts;
	/** One reading at a time; what happens meanwhile asks for one more. */
	#reading: Promise<void> | null = null;
	#isStale = false;
	/** Groups whose end is waited for. */
	readonly #awaited = new Set<GroupId>();
	/** What a search looks through, made once of each run: of thousands that takes longer than looking. */
	readonly #texts = new WeakMap<RunSummary, string>();

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
			const isChange =
				message.kind === 'deleted' ||
				(message.kind === 'written' &&
					message.events.some(({ type }) => type === 'run-start' || type === 'run-end'));
			if (isChange) refresh();
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
		this.#reading = this.#read().finally(() => {
			this.#reading = null;
			this.#getReady().catch(() => undefined);
		});
		return this.#reading;
	}

	/**
	 * Takes runs from the list at once and from the store when `settle` is called; until then `undo` brings them back. What was
	 * deleted before is settled. Rejects when that fails.
	 */
	async delete(ids: readonly RunId[]): Promise<void> {
		const before = this.settle();
		this.deletion = ids;
		await before;
	}

	undo(): void {
		this.deletion = null;
	}

	/** Takes what was deleted from the store, for good. What cannot be deleted is in the list again. */
	async settle(): Promise<void> {
		const ids = this.deletion;
		if (ids === null) return;
		this.deletion = null;
		this.#leaving = new Set([...this.#leaving, ...ids]);
		const { store, tabs } = this.#ports;
		const gone = new Set(ids);
		try {
			await store.delete(ids);
			if (this.status.kind === 'ready') {
				this.status = { kind: 'ready', runs: this.status.runs.filter(({ runId }) => !gone.has(runId)) };
			}
			this.#left = this.#left.filter((id) => !gone.has(id));
			tabs.post({ kind: 'deleted', runIds: ids });
		} finally {
			this.#leaving = new Set([...this.#leaving].filter((id) => !gone.has(id)));
		}
	}

	/**
	 * For a page that goes away: what was deleted goes for good. A store may not get that done any more, so that the next page that
	 * reads the runs does.
	 */
	leave(): Promise<void> {
		if (this.deletion !== null) this.#left = [...this.#left, ...this.deletion];
		return this.settle();
	}

	get #left(): readonly RunId[] {
		return this.#ports.left.get().split(' ').filter(Boolean) as RunId[];
	}

	set #left(ids: readonly RunId[]) {
		this.#ports.left.set(ids.join(' '));
	}

	/** The group a run was started in; null when this browser keeps no such run. */
	async groupOf(id: RunId): Promise<GroupId | null> {
		return (await this.#specOf(id))?.groupId ?? null;
	}

	/** The instance a kept run's question was generated from, as it is kept; null when there is none. Rejects when it cannot be read. */
	async instanceOf(id: RunId): Promise<unknown> {
		const source = (await this.#specOf(id))?.question.source;
		return source?.kind === 'instance' ? source.instance : null;
	}

	async #specOf(id: RunId): Promise<RunSpec | null> {
		const start = (await this.#ports.store.load(id))?.[0];
		return start?.type === 'run-start' ? start.spec : null;
	}

	async #read(): Promise<void> {
		const { store } = this.#ports;
		do {
			this.#isStale = false;
			try {
				const left = this.#left;
				if (left.length > 0) {
					await store.delete(left);
					this.#left = this.#left.filter((id) => !left.includes(id));
				}
				const runs = await store.list();
				const isChanged = await closeAllAbandoned(runs, this.#ports);
				const listed = isChanged ? await store.list() : runs;
				this.status = { kind: 'ready', runs: listed };
			} catch (error) {
				this.status = { kind: 'failed', reason: errorWords(error) };
			}
			// Set by who asked while this was reading.
		} while (this.#isStale as boolean);
	}

	/** A page that is closed says nothing: its locks do. */
	#awaitEnds(refresh: () => void, signal: AbortSignal): void {
		if (this.status.kind !== 'ready') return;
		for (const run of this.status.runs) {
			const { outcome, groupId } = run;
			// One that waits for its person is held by nobody.
			if (outcome !== 'running' || canBeResumed(run) || this.#awaited.has(groupId)) continue;
			this.#awaited.add(groupId);
			this.#ports.locks
				.whenFree(groupId, signal)
				.then(refresh, () => undefined)
				.finally(() => this.#awaited.delete(groupId));
		}
	}

	#groups(): readonly RunGroup[] {
		if (this.status.kind !== 'ready') return [];
		const hidden = new Set([...(this.deletion ?? []), ...this.#leaving]);
		const { runs } = this.status;
		return groupRuns(runs.filter(({ runId, experimentId }) => experimentId === null && !hidden.has(runId)));
	}

	#search(): readonly RunGroup[] {
		const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
		if (words.length === 0) return this.#narrowed;
		return this.#narrowed.filter(({ lanes }) =>
			lanes.some((lane) => {
				const text = this.#textOf(lane);
				return words.every((word) => text.includes(word));
			}),
		);
	}

	/** For the first letter that is typed, while nobody waits. What it does not come to, a search makes itself. */
	async #getReady(): Promise<void> {
		if (this.status.kind !== 'ready') return;
		const turn = turns();
		for (const run of this.status.runs) {
			if (run.experimentId === null) this.#textOf(run);
			await turn();
			// After which it begins anew.
			if (this.#reading !== null) return;
		}
	}

	#textOf(run: RunSummary): string {
		let text = this.#texts.get(run);
		if (text === undefined) this.#texts.set(run, (text = textOf(run).toLowerCase()));
		return text;
	}
}

/** What a search looks through. */
function textOf({ question, method, family, model, verdict, outcome, answer, fork }: RunSummary): string {
	const label = faceOf(method)?.label ?? '';
	const task = family !== null && isFamilyId(family) ? FAMILY_LABELS[family] : '';
	const words = [question, method, label, family ?? '', task, model.label, verdict ?? outcome, answer ?? ''];
	return [...words, fork === undefined ? '' : forkLabel(fork)].join(' ');
}
