import type { Capsule } from '../core/capsule/capsule.ts';
import { type Contents, contentsOf } from '../core/capsule/contents.ts';
import { keptRuns } from '../core/capsule/kept.ts';
import { errorWords } from '../core/error-words.ts';
import type { Ids, RunId } from '../core/ids.ts';
import type { RunStore, TabChannel } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import { summarise } from '../core/record/summary.ts';
import { formatSetupQuery, withoutUsual } from '../core/setup/link.ts';
import { setupOf } from '../core/setup/setup.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import { Reproducing, type ReproducingPorts } from './reproducing.svelte.ts';

export interface OpenedPorts extends LanesPorts, ReproducingPorts {
	store: RunStore;
	tabs: Pick<TabChannel, 'post'>;
	ids: Ids;
	/** `promptsDigest` of this page. */
	prompts: string;
}

export type Keeping =
	| { kind: 'not-kept' }
	| { kind: 'keeping' }
	| { kind: 'kept'; runs: number }
	/** `left`: how many of the runs stayed all the same, at most. */
	| { kind: 'failed'; reason: string; left: number };

/** A capsule that is looked at: a record, of which nothing is run or kept before the person says so. */
export class OpenedCapsule {
	readonly capsule: Capsule;
	readonly contents: Contents;
	readonly lanes: Lanes;
	readonly again: Reproducing;
	/** Whether the methods of this page send the same texts. */
	readonly hasSamePrompts: boolean;
	/** Opens its question, methods and models in the playground; null where there is none. */
	readonly askLink: string | null;
	keeping = $state.raw<Keeping>({ kind: 'not-kept' });
	readonly #ports: OpenedPorts;

	constructor(capsule: Capsule, ports: OpenedPorts) {
		this.#ports = ports;
		this.capsule = capsule;
		this.contents = contentsOf(capsule.runs);
		this.lanes = new Lanes(ports);
		this.lanes.showRecords(capsule.runs);
		this.again = new Reproducing(capsule.runs, ports);
		this.hasSamePrompts = capsule.prompts === ports.prompts;
		this.askLink = askLinkOf(capsule.runs);
	}

	get isBusy(): boolean {
		return this.again.isBusy || this.keeping.kind === 'keeping';
	}

	/** Puts its runs among the person's own, all or none. Never rejects. */
	async keep(): Promise<void> {
		if (this.keeping.kind === 'keeping' || this.keeping.kind === 'kept') return;
		this.keeping = { kind: 'keeping' };
		const { store, tabs, ids } = this.#ports;
		const written: RunId[] = [];
		try {
			const taken = new Set<string>((await store.list()).flatMap(({ runId, groupId }) => [runId, groupId]));
			const runs = keptRuns(this.capsule.runs, (id) => taken.has(id), ids);
			const kept = runs.map((events) => ({ events, summary: summarise(events) }));
			for (const { events, summary } of kept) {
				written.push(summary.runId);
				await store.append(summary.runId, events, summary);
			}
			// Other tabs must show nothing that is taken back.
			for (const { events, summary } of kept) {
				const { runId, groupId } = summary;
				tabs.post({ kind: 'written', runId, groupId, events, summary });
			}
			this.keeping = { kind: 'kept', runs: runs.length };
		} catch (error) {
			this.keeping = { kind: 'failed', reason: errorWords(error), left: await this.#takenBack(written) };
		}
	}

	/** How many could not be. */
	async #takenBack(written: readonly RunId[]): Promise<number> {
		const { store } = this.#ports;
		try {
			await store.delete(written);
			return 0;
		} catch {
			const here = await store.list().catch(() => null);
			if (here === null) return written.length;
			return here.filter(({ runId }) => written.includes(runId)).length;
		}
	}
}

/** The link of a setup; it is opened through the door of setups, like any stranger's. */
export function askLinkOf(runs: readonly (readonly RunEvent[])[]): string | null {
	const setup = setupOf(runs.flatMap(([start]) => (start?.type === 'run-start' ? [start.spec] : [])));
	return setup === null ? null : `#/?${formatSetupQuery(withoutUsual(setup))}`;
}
