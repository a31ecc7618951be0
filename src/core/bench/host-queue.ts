import { serverOf } from '../hosts/model-identity.ts';
import type { ModelRef } from '../model.ts';
import type { CastModels } from '../setup/specs.ts';
import type { Cell } from './plan.ts';

/** Who answers the calls of a task model: its troubles and its patience are shared by all runs that go to it. */
export interface TaskHost {
	/** The server's address, where there is one. */
	key: string;
	kind: ModelRef['kind'];
}

/** By the server of the task model’s address; without one, all scripted models are one host and any other model is its own. */
export function taskHostOf({ models: { task }, snapshots }: CastModels): TaskHost {
	const address = snapshots?.[task.id]?.baseUrl;
	if (address !== undefined)
		return { key: URL.canParse(address) ? serverOf(address) : address, kind: task.kind };
	return { key: task.kind === 'scripted' ? task.kind : task.id, kind: task.kind };
}

/** So many failures in a row are no accident. */
const MOST_FAILURES = 5;

/** Runs at once at a hosted model before any was served; the adapters find out how many calls it bears. */
const HOSTED_START = 2;

/** The cells that wait for one host, in plan order, and how it has borne those before. */
export class HostQueue {
	readonly host: TaskHost;
	inFlight = 0;
	#cells: readonly Cell[] = [];
	#next = 0;
	#served = 0;
	#failures = 0;
	#trouble: string | null = null;

	constructor(host: TaskHost) {
		this.host = host;
	}

	get next(): Cell | null {
		return this.#cells[this.#next] ?? null;
	}

	/** Why nothing more is sent there, in the host's own words; null where something may be. */
	get trouble(): string | null {
		return this.#trouble;
	}

	/** Takes the place of what waited before. */
	fill(cells: readonly Cell[]): void {
		this.#cells = cells;
		this.#next = 0;
	}

	take(): Cell {
		const cell = this.next;
		if (cell === null) throw new Error('Nothing waits for this host');
		this.#next++;
		this.inFlight++;
		return cell;
	}

	/** @param room how many its adapters would let in now */
	hasRoom(room: number): boolean {
		const most = this.host.kind === 'hosted' ? Math.min(room, HOSTED_START + this.#served) : room;
		return this.inFlight < Math.max(1, most);
	}

	served(): void {
		this.#served++;
		this.#failures = 0;
	}

	failed(why: string): void {
		this.#served = 0;
		if (++this.#failures >= MOST_FAILURES) this.#trouble = why;
	}

	/** A person says that it may be asked again. */
	forgive(): void {
		this.#failures = 0;
		this.#trouble = null;
	}
}
