import type { EndedWorkers } from './python.protocol.ts';

/** A worker that was ended is looked for after each of these; nearly all are gone within some milliseconds, and none is by mere chance so late. */
const FIRST_LOOKS_MS = [20, 80, 400, 1_000, 1_500];
/** One that is still there then lives on, and is looked for as often until it is gone. */
const LOOK_MS = 3_000;

/** What the look at workers needs of the browser. */
export interface LingeringPorts {
	/** Whether the address still leads somewhere: one that a worker made goes with the worker. */
	exists(address: string): Promise<boolean>;
	sleep(ms: number): Promise<void>;
	/** Told whenever it has changed. */
	onchange(ended: EndedWorkers): void;
}

/**
 * Counts the workers that were ended and live on all the same: WebKit ends none while its WebAssembly is in one long call. Each has an
 * address of its own, whose end is the worker's.
 */
export class Lingering {
	readonly #ports: LingeringPorts;
	readonly #addresses = new Map<number, string>();
	#living = 0;
	#unsure = 0;

	constructor(ports: LingeringPorts) {
		this.#ports = ports;
	}

	/** @param address made by the worker itself */
	know(interpreter: number, address: string): void {
		this.#addresses.set(interpreter, address);
	}

	/** Looks for a worker that was ended until it is gone. Never rejects. */
	async watch(interpreter: number): Promise<void> {
		const address = this.#addresses.get(interpreter);
		this.#addresses.delete(interpreter);
		if (address === undefined) return;
		const isThereAfter = async (ms: number): Promise<boolean> => {
			await this.#ports.sleep(ms);
			return this.#ports.exists(address);
		};
		this.#change(0, 1);
		for (const ms of FIRST_LOOKS_MS) {
			if (await isThereAfter(ms)) continue;
			this.#change(0, -1);
			return;
		}
		this.#change(1, -1);
		while (await isThereAfter(LOOK_MS));
		this.#change(-1, 0);
	}

	#change(living: number, unsure: number): void {
		this.#living += living;
		this.#unsure += unsure;
		this.#ports.onchange({ living: this.#living, unsure: this.#unsure });
	}
}
