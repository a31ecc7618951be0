import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import { METHOD_IDS } from '../core/method-id.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import { foldRun } from '../core/record/fold.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunSummary } from '../core/record/summary.ts';
import type { Recorder, Recording, Watcher } from '../core/run/recorder.ts';
import { Lane, type NextFrame } from './lane.svelte.ts';

/** What looking at runs needs from the world. */
export interface LanesPorts {
	recorder: Recorder;
	store: RunStore;
	/** Looks on at a kept run, whoever performs it; true when it was left in the middle. */
	lookOn(run: Pick<RunSummary, 'runId' | 'groupId'>, watcher: Watcher, signal: AbortSignal): Promise<boolean>;
	nextFrame: NextFrame;
	/** Why something cannot be read, in words. */
	onStorageProblem(message: string): void;
}

/** The group of runs looked at, a lane each. Looking on or away changes nothing about the runs. */
export class Lanes {
	list = $state.raw<readonly Lane[]>([]);
	/** Null before the first, and for runs that are kept nowhere. */
	group = $state.raw<GroupId | null>(null);
	/** Of runs that are kept nowhere: their events; null of others, which the store has. */
	records: readonly (readonly RunEvent[])[] | null = null;
	/** Whether the group is being performed, here or in another tab. */
	readonly isRunning: boolean = $derived(this.list.some((lane) => lane.isRunning));
	readonly #ports: LanesPorts;
	/** Ends the looking on. */
	#looking = new AbortController();
	/** The newest group that is being read from the store; an earlier one that comes later is not shown. */
	#opening: AbortController | null = null;

	constructor(ports: LanesPorts) {
		this.#ports = ports;
	}

	/** Shows runs that this page has just begun to perform. */
	watch({ groupId }: Recording, specs: readonly RunSpec[]): void {
		const looking = new AbortController();
		const lanes = specs.map((spec) => this.#laneOf(spec));
		for (const lane of lanes) this.#watchHere(lane, looking.signal);
		// What was still being read comes too late.
		this.#opening = null;
		this.#show(groupId, lanes, looking);
	}

	/**
	 * Shows a kept group, in the order of the method list; one that is being performed goes on and is looked on at. Gives what
	 * made the runs; null when there are none, when another group was opened meanwhile, or when it is no longer wanted.
	 */
	async open(group: GroupId, isWanted: () => boolean = () => true): Promise<readonly RunSpec[] | null> {
		const looking = new AbortController();
		this.#opening = looking;
		const runs = await this.#ports.store.list({ groupId: group });
		const inOrder = runs.toSorted((a, b) => METHOD_IDS.indexOf(a.method) - METHOD_IDS.indexOf(b.method));
		const lanes = inOrder.map((run) => this.#laneOf(run));
		await Promise.all(inOrder.map((run, at) => this.#look(run, lanes[at] as Lane, looking.signal)));
		// One that cannot be read does not keep the others from being shown.
		const readable = lanes.filter(({ view }) => view.spec !== null);
		if (readable.length === 0 || this.#opening !== looking || !isWanted()) {
			looking.abort();
			return null;
		}
		this.#opening = null;
		this.#show(group, readable, looking);
		return readable.flatMap(({ view }) => (view.spec === null ? [] : [view.spec]));
	}

	/** Shows runs that are kept nowhere, as they ended. */
	showRecords(runs: readonly (readonly RunEvent[])[]): void {
		const views = runs.map(foldRun);
		const lanes = views.flatMap((view) => {
			if (view.spec === null) return [];
			const lane = this.#laneOf(view.spec);
			lane.take(view);
			return [lane];
		});
		this.#show(null, lanes, new AbortController());
		this.records = runs;
	}

	/** Ends the runs of the group, wherever they are performed; other groups go on. */
	stop(): void {
		if (this.group !== null) this.#ports.recorder.stop(this.group);
	}

	/** Goes on with a run that its person left in the middle. Resolves when it has ended. */
	async resume(lane: Lane): Promise<void> {
		const { spec } = lane.view;
		if (spec === null || !lane.isLeft) return;
		const { done } = this.#ports.recorder.resume(spec, lane.view);
		lane.isLeft = false;
		this.#watchHere(lane, this.#looking.signal);
		await done;
		lane.isLeft = lane.isRunning;
	}

	#laneOf({ runId, method }: Pick<RunSpec, 'runId' | 'method'>): Lane {
		return new Lane(runId, method, this.#ports.nextFrame);
	}

	/** Resolves when the lane shows something, or cannot. */
	#look(run: { runId: RunId; groupId: GroupId }, lane: Lane, signal: AbortSignal): Promise<void> {
		if (this.#watchHere(lane, signal)) return Promise.resolve();
		return new Promise((resolve) => {
			const take: Watcher = (view) => {
				lane.take(view);
				resolve();
			};
			this.#ports
				.lookOn(run, take, signal)
				.then((isLeft) => (lane.isLeft = isLeft))
				.catch((error: unknown) => {
					this.#ports.onStorageProblem(errorWords(error));
				})
				.finally(resolve);
		});
	}

	/** True when this page performs the lane's run. */
	#watchHere(lane: Lane, signal: AbortSignal): boolean {
		const unwatch = this.#ports.recorder.watch(lane.runId, (view) => lane.take(view));
		if (unwatch === null) return false;
		signal.addEventListener('abort', unwatch, { once: true });
		return true;
	}

	#show(group: GroupId | null, lanes: readonly Lane[], looking: AbortController): void {
		this.#looking.abort();
		this.#looking = looking;
		this.group = group;
		this.records = null;
		this.list = lanes;
	}
}
