import { groupOfForks, type Ids } from '../core/ids.ts';
import type { RunView } from '../core/record/view.ts';
import { continuesReplies, forkAt, forkSpec, type NoFork, whyNoFork } from '../core/token-lens/fork.ts';
import type { Lane } from './lane.svelte.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import type { Models } from './models.svelte.ts';

export interface ForksPorts extends LanesPorts {
	ids: Ids;
	models: Pick<Models, 'config'>;
}

/** The runs that go on from one run's reply with one token changed, and those that go on from them. */
export class Forks {
	readonly #of: Lane;
	readonly #ports: ForksPorts;
	/** Those of before. */
	readonly #kept: Lanes;
	#begun = $state.raw<readonly Lanes[]>([]);
	#opening: Promise<unknown> | null = null;

	constructor(of: Lane, ports: ForksPorts) {
		this.#of = of;
		this.#ports = ports;
		this.#kept = new Lanes(ports);
	}

	/** In the order in which they were begun, those of before first. */
	get list(): readonly Lane[] {
		const begun = this.#begun.flatMap(({ list }) => list);
		const here = new Set(begun.map(({ runId }) => runId));
		const earlier = this.#kept.list.filter(({ runId }) => !here.has(runId) && runId !== this.#of.runId);
		return [...earlier, ...begun];
	}

	/** Shows what has been run before, also before a reload. */
	async open(): Promise<void> {
		const { runId, view } = this.#of;
		this.#opening ??= this.#kept.open(
			view.spec?.fork === undefined ? groupOfForks(runId) : view.spec.groupId,
		);
		await this.#opening;
	}

	/** @param view of the run itself, or of one of its forks */
	whyNot(view: RunView, callId: string): NoFork | null {
		const { spec } = view;
		const refused = spec === null ? undefined : this.#ports.models.config(spec.models.task.id)?.refused;
		const continues = spec !== null && refused?.includes('prefill') !== true && continuesReplies(spec);
		return whyNoFork(view, callId, continues);
	}

	/** Begins a run with another token in a place; null where that cannot be. Resolves when it has ended. */
	async goOn(view: RunView, callId: string, place: number, alternative: string): Promise<Lane | null> {
		const fork = forkAt(view, callId, place, alternative);
		if (view.spec === null || fork === null || this.whyNot(view, callId) !== null) return null;
		const specs = [forkSpec(view.spec, fork, this.#ports.ids)];
		const recording = this.#ports.recorder.record(specs);
		const lanes = new Lanes(this.#ports);
		lanes.watch(recording, specs);
		this.#begun = [...this.#begun, lanes];
		await recording.done;
		return lanes.list[0] ?? null;
	}
}
