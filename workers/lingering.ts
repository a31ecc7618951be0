/** After its end, a worker has this long to be gone; then it is looked for again as often. */
const LOOK_MS = 3_000;

/** What the look at workers needs of the browser. */
export interface LingeringPorts {
	/** Whether the address still leads somewhere: one that a worker made goes with the worker. */
	exists(address: string): Promise<boolean>;
	sleep(ms: number): Promise<void>;
	/** Told how many live on, whenever that has changed. */
	onchange(count: number): void;
}

/**
 * Counts the workers that were ended and live on all the same: WebKit ends none while its WebAssembly is in one long call. Each has an
 * address of its own, whose end is the worker's.
 */
export class Lingering {
	readonly #ports: LingeringPorts;
	readonly #addresses = new Map<number, string>();
	#count = 0;

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
		const isThere = async (): Promise<boolean> => {
			await this.#ports.sleep(LOOK_MS);
			return this.#ports.exists(address);
		};
		if (!(await isThere())) return;
		this.#ports.onchange(++this.#count);
		while (await isThere());
		this.#ports.onchange(--this.#count);
	}
}
