import type { Interpreter } from './interpreter.ts';
import { Sandbox, type SandboxProgress } from './sandbox.ts';

/** Interpreters ready to be taken; opens the sandbox when first asked and again after it was lost. */
export class InterpreterPool {
	readonly #base: URL;
	readonly #wantedSpares: number;
	readonly #onProgress: (progress: SandboxProgress) => void;
	readonly #onChange: () => void;
	readonly #onLingering: (count: number) => void;
	#opening: Promise<Sandbox> | null = null;
	#spares: Interpreter[] = [];
	#isRefilling = false;

	/**
	 * @param base where `sandbox.html` and `pyodide/` lie
	 * @param onChange a spare became ready or was lost
	 * @param onLingering so many interpreters that were stopped live on
	 */
	constructor(
		base: URL,
		wantedSpares: number,
		onProgress: (progress: SandboxProgress) => void,
		onChange: () => void,
		onLingering: (count: number) => void,
	) {
		this.#base = base;
		this.#wantedSpares = wantedSpares;
		this.#onProgress = onProgress;
		this.#onChange = onChange;
		this.#onLingering = onLingering;
	}

	get hasSpare(): boolean {
		return this.#spares.some((spare) => spare.isReady);
	}

	/** Rejects with a sentence for the person; the next call tries again. */
	open(): Promise<Sandbox> {
		if (this.#opening === null) {
			const opening = Sandbox.open(this.#base, this.#onProgress, this.#onLingering);
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
		await this.check();
		const sandbox = await this.open();
		const spare = this.#spares.find((candidate) => candidate.isReady) ?? this.#spares[0] ?? sandbox.start();
		this.#spares = this.#spares.filter((other) => other !== spare);
		const booted = await spare.booted;
		return booted.ok ? spare : await this.#takeAnother(sandbox, booted.reason);
	}

	/** Looks whether the sandbox is still there; if not, everything in it is ended, and the next `take` opens a new one. */
	async check(): Promise<void> {
		const opening = this.#opening;
		const sandbox = await opening;
		if (sandbox !== null && !(await sandbox.isThere()) && this.#opening === opening) this.close();
	}

	/** Boots spares one after the other until there are enough. Called when there is time for it. */
	refill(): void {
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
		opening?.then(
			(sandbox) => sandbox.close(),
			() => undefined,
		);
	}

	async #fill(): Promise<void> {
		while (this.#opening !== null && this.#spares.length < this.#wantedSpares) {
			const spare = (await this.#opening).start();
			this.#add(spare);
			if (!(await spare.booted).ok) return;
			this.#onChange();
		}
	}

	#add(spare: Interpreter): void {
		this.#spares.push(spare);
		spare.ondeath = () => {
			this.#spares = this.#spares.filter((other) => other !== spare);
			this.#onChange();
		};
	}

	/** The kept memory may not fit this browser any more, or the frame's process may be gone: try once without either. */
	async #takeAnother(sandbox: Sandbox, reason: string): Promise<Interpreter> {
		await sandbox.forgetSnapshot();
		const plain = sandbox.start();
		if ((await plain.booted).ok) return plain;
		this.close();
		throw new Error(`Python could not be started: ${reason}`);
	}
}
