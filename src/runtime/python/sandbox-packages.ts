import type { Interpreter } from './interpreter.ts';
import type { OpenedPackages } from './open-packages.ts';
import type { PackageStore } from './packages.ts';
import type { Sandbox } from './sandbox.ts';

interface Parts {
	/** Where `pyodide/` lies. */
	base: URL;
	isElsewhereAllowed: () => boolean;
	/** A booted interpreter that has run nothing, in the sandbox that is open then. */
	take: () => Promise<Interpreter>;
	/** Counts one that was not taken so as one that would be missed. */
	hold: (interpreter: Interpreter) => void;
	/** The sandbox that is open now. */
	open: () => Promise<Sandbox>;
}

/** The packages of the sandbox that is open: what one keeps is in no other. Fetched at the first need. */
export class SandboxPackages {
	readonly #parts: Parts;
	#held: { sandbox: Sandbox; opened: Promise<OpenedPackages> } | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	async of(sandbox: Sandbox): Promise<PackageStore> {
		return (await this.opened(sandbox)).store;
	}

	/** With what is kept of imports. */
	opened(sandbox: Sandbox): Promise<OpenedPackages> {
		if (this.#held?.sandbox === sandbox) return this.#held.opened;
		const { base, isElsewhereAllowed, hold } = this.#parts;
		const take = () => this.#takeIn(sandbox);
		const opened = import('./open-packages.ts').then(({ openPackages }) =>
			openPackages({ sandbox, base, isElsewhereAllowed, take, hold }),
		);
		this.#held = { sandbox, opened };
		opened.catch(() => {
			if (this.#held?.opened === opened) this.#held = null;
		});
		return opened;
	}

	/** Where a sandbox was replaced meanwhile, its packages cannot be made any more. */
	async #takeIn(sandbox: Sandbox): Promise<Interpreter> {
		const interpreter = await this.#parts.take();
		if ((await this.#parts.open()) === sandbox && interpreter.isAlive) return interpreter;
		interpreter.stop();
		throw new Error('Python was started anew meanwhile');
	}
}
