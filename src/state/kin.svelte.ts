import { groupOfForks, rootOfForks, type RunId } from '../core/ids.ts';
import type { RunStore, TabChannel } from '../core/ports.ts';
import { type Kin, kinAmong } from '../core/record/kin.ts';
import { type RunSummary, summarise } from '../core/record/summary.ts';
import type { Lane } from './lane.svelte.ts';

export interface KinPorts {
	store: Pick<RunStore, 'list' | 'load'>;
	tabs: Pick<TabChannel, 'listen'>;
}

/** What a lane's run goes on from and what goes on from it, as it is kept now. */
export class LaneKin {
	/** Null until it is known. */
	kin = $state.raw<Kin | null>(null);
	readonly #lane: Lane;
	readonly #ports: KinPorts;
	/** The newest look; what an earlier one finds comes too late. */
	#look = 0;

	constructor(lane: Lane, ports: KinPorts) {
		this.#lane = lane;
		this.#ports = ports;
	}

	/** Until the signal aborts, whichever tab deletes or forks. */
	follow(signal: AbortSignal): void {
		const look = (): void => {
			this.#read().catch(() => undefined);
		};
		const unlisten = this.#ports.tabs.listen((message) => {
			const isChange =
				message.kind === 'deleted' ||
				(message.kind === 'written' &&
					rootOfForks(message.groupId) !== null &&
					message.events.some(({ type }) => type === 'run-start' || type === 'run-end'));
			if (isChange) look();
		});
		signal.addEventListener('abort', unlisten, { once: true });
		look();
	}

	async #read(): Promise<void> {
		const look = ++this.#look;
		const { spec } = this.#lane.view;
		if (spec === null) return;
		const { runId, fork, groupId } = spec;
		const forks = await this.#ports.store.list({
			groupId: fork === undefined ? groupOfForks(runId) : groupId,
		});
		const parent = fork === undefined ? null : await this.#parent(fork.runId, forks);
		const kin = kinAmong([...(parent === null ? [] : [parent]), ...forks])(spec);
		if (look === this.#look) this.kin = kin;
	}

	async #parent(id: RunId, forks: readonly RunSummary[]): Promise<RunSummary | null> {
		// It comes with the forks already.
		if (forks.some(({ runId }) => runId === id)) return null;
		const events = await this.#ports.store.load(id);
		return events === null ? null : summarise(events);
	}
}
