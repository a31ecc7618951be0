import type { Interpreter } from './interpreter.ts';
import type { PackageStore } from './packages.ts';
import type { Sandbox } from './sandbox.ts';

interface Parts {
	/** Where `pyodide/` lies. */
	base: URL;
	isElsewhereAllowed: () => boolean;
	/** A booted interpreter that has run nothing, in the sandbox that is open then. */
	take: () => Promise<Interpreter>;
	/** The sandbox that is open now. */
	open: () => Promise<Sandbox>;
}

/** The packages of the sandbox that is open: what one keeps is in no other. Fetched at the first need. */
export class SandboxPackages {
	readonly #parts: Parts;
	#held: { sandbox: Sandbox; store: Promise<PackageStore> } | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	of(sandbox: Sandbox): Promise<PackageStore> {
		if (this.#held?.sandbox === sandbox) return this.#held.store;
		const { base, isElsewhereAllowed } = this.#parts;
		const take = () => this.#takeIn(sandbox);
		const store = import('./open-packages.ts').then(({ openPackages }) =>
			openPackages({ sandbox, base, isElsewhereAllowed, take }),
		);
		this.#held = { sandbox, store };
		store.catch(() => {
			if (this.#held?.store === store) this.#held = null;
		});
		return store;
	}

	/** Where a sandbox was replaced meanwhile, its packages cannot be made any more. */
	async #takeIn(sandbox: Sandbox): Promise<Interpreter> {
		const interpreter = await this.#parts.take();
		if ((await this.#parts.open()) === sandbox && interpreter.isAlive) return interpreter;
		interpreter.stop();
		throw new Error('Python was started anew meanwhile');
	}
}
