import type { Interpreter } from './interpreter.ts';
import type { Sandbox } from './sandbox.ts';

/** A sandbox can be lost again and again; who waits for an interpreter hears of it after so many. */
const MOST_SANDBOXES = 3;
/** A short program has ended by then; a boot beside it would make it several times as slow on a machine of few processors. */
const MOMENT_MS = 100;

/** Interpreters ready to be taken; opens the sandbox when first asked and again after it was lost. */
export class InterpreterPool {
	readonly #openSandbox: () => Promise<Sandbox>;
	readonly #wantedSpares: number;
	readonly #onChange: () => void;
	#opening: Promise<Sandbox> | null = null;
	#spares: Interpreter[] = [];
	/** Taken of the open sandbox; some have ended since. */
	#taken: Interpreter[] = [];
	#isRefilling = false;
	#soon: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param openSandbox rejects with a sentence for the person
	 * @param onChange a spare became ready or was lost
	 */
	constructor(openSandbox: () => Promise<Sandbox>, wantedSpares: number, onChange: () => void) {
		this.#openSandbox = openSandbox;
		this.#wantedSpares = wantedSpares;
		this.#onChange = onChange;
	}

	get hasSpare(): boolean {
		return this.#spares.some((spare) => spare.isReady);
	}

	/** The sandbox is there, or on its way. */
	get isOpen(): boolean {
		return this.#opening !== null;
	}

	/** Rejects with a sentence for the person; the next call tries again. */
	open(): Promise<Sandbox> {
		if (this.#opening === null) {
			const opening = this.#openSandbox();
			this.#opening = opening;
			opening.then(
				({ first }) => {
					if (first !== null) this.#add(first);
				},
				() => {
					if (this.#opening === opening) this.#opening = null;
				},
			);
		}
		return this.#opening;
	}

	/** A booted interpreter that has run nothing. Rejects like `open`. */
	async take(): Promise<Interpreter> {
		let reason = '';
		for (let tries = 0; tries < MOST_SANDBOXES; tries++) {
			await this.check();
			const opening = this.open();
			const taken = await this.#takeFrom(opening);
			if (typeof taken !== 'string') {
				this.hold(taken);
				return taken;
			}
			reason = taken;
			await this.check();
			// What failed in a sandbox that another one has replaced meanwhile says nothing about the other.
			if (this.#opening !== opening) continue;
			// One that does not boot ends no program that runs: only a sandbox of which nothing would be missed is replaced.
			if (!this.#taken.some(({ isAlive, isExpendable }) => isAlive && !isExpendable)) this.close();
			break;
		}
		throw new Error(`Python could not be started: ${reason}`);
	}

	/** Counts one that was started otherwise as taken. */
	hold(interpreter: Interpreter): void {
		this.#taken = [...this.#taken.filter(({ isAlive }) => isAlive), interpreter];
	}

	/** Looks whether the sandbox is still there; if not, everything in it is ended, and the next `take` opens a new one. */
	async check(): Promise<void> {
		const opening = this.#opening;
		const sandbox = await opening;
		if (sandbox !== null && !(await sandbox.isThere()) && this.#opening === opening) this.close();
	}

	/** As `refill`, when the program that begins now has had its moment; `refill` itself may come sooner. */
	refillSoon(): void {
		this.#soon ??= setTimeout(() => this.refill(), MOMENT_MS);
	}

	/** Boots spares one after the other until there are enough. Called when there is time for it. */
	refill(): void {
		clearTimeout(this.#soon);
		this.#soon = undefined;
		if (this.#isRefilling) return;
		this.#isRefilling = true;
		this.#fill()
			.catch(() => {
				// Without a sandbox there are no spares; whoever needs one hears why from `take`.
			})
			.finally(() => (this.#isRefilling = false));
	}

	/** Ends everything; the next `take` opens a new sandbox. */
	close(): void {
		const opening = this.#opening;
		this.#opening = null;
		this.#spares = [];
		this.#taken = [];
		clearTimeout(this.#soon);
		this.#soon = undefined;
		opening?.then(
			(sandbox) => sandbox.close(),
			() => undefined,
		);
	}

	async #fill(): Promise<void> {
		while (this.#opening !== null && this.#spares.length < this.#wantedSpares) {
			const opening = this.#opening;
			const sandbox = await opening;
			if (this.#opening !== opening) continue;
			const spare = sandbox.start();
			this.#add(spare);
			if (!(await spare.booted).ok) return;
			this.#onChange();
		}
	}

	#add(spare: Interpreter): void {
		if (!spare.isAlive) return;
		this.#spares.push(spare);
		spare.ondeath = () => {
			this.#spares = this.#spares.filter((other) => other !== spare);
			this.#onChange();
		};
	}

	/** The reason in words, where this sandbox has none to give. */
	async #takeFrom(opening: Promise<Sandbox>): Promise<Interpreter | string> {
		const sandbox = await opening;
		const spare = this.#spares.find((candidate) => candidate.isReady) ?? this.#spares[0] ?? sandbox.start();
		this.#spares = this.#spares.filter((other) => other !== spare);
		const booted = await spare.booted;
		if (booted.ok && spare.isAlive) return spare;
		const reason = booted.ok ? 'the browser ended the interpreter' : booted.reason;
		if (this.#opening !== opening) return reason;
		// The kept memory may not fit this browser any more: try once without.
		if (!booted.ok) await sandbox.forgetSnapshot();
		const second = sandbox.start();
		return (await second.booted).ok && second.isAlive ? second : reason;
	}
}
