import { answer } from './answer.ts';
import { forgetKept } from './package-cache.ts';
import type { Interpreter } from './interpreter.ts';
import { loadMemory, memoryName, saveMemory } from './memory-store.ts';
import type { Kept } from './packages.ts';
import { areRemembered } from './remembered-imports.ts';

/** Of the sandbox that interpreters live in. */
export interface MemoryKeeper {
	hasMemory(name: string): boolean;
	/** Takes it over, in place of the one before. */
	keepMemory(name: string, memory: ArrayBuffer): void;
	startFrom(name: string): Interpreter;
	startForMemory(): Interpreter;
	forgetMemory(): void;
}

interface Surroundings {
	sandbox: MemoryKeeper;
	/** Counts an interpreter as one that would be missed. */
	hold: (interpreter: Interpreter) => void;
}

/**
 * The memory of an interpreter in which nothing but an import of ours was made, for those that are to begin with it: a package's files
 * are put in place, its import is there. Kept for later visits. Whoever finds none goes the usual way.
 */
export class ImportMemory {
	readonly #sandbox: MemoryKeeper;
	readonly #hold: (interpreter: Interpreter) => void;
	/** Several programs may begin at the same time. */
	readonly #loading = new Map<string, Promise<boolean>>();

	constructor({ sandbox, hold }: Surroundings) {
		this.#sandbox = sandbox;
		this.#hold = hold;
	}

	/** An interpreter that has these imports; null where there is no memory of them, or it is of no use. */
	async begin(kept: Kept, run: number): Promise<Interpreter | null> {
		const interpreter = await this.#boot(kept);
		if (interpreter === null) return null;
		const placed = answer(interpreter, run);
		interpreter.give({ run, keys: kept.keys, missing: {} });
		const reply = await placed.catch(() => null);
		interpreter.onreply = null;
		interpreter.ondeath = null;
		interpreter.imported = kept.imports;
		if (reply?.kind === 'placed') return interpreter;
		interpreter.stop();
		return null;
	}

	/** An interpreter that will give its memory when these imports are made; null where none is wanted. */
	async start({ imports }: Pick<Kept, 'imports'>): Promise<Interpreter | null> {
		if (!areRemembered(imports)) return null;
		const interpreter = this.#sandbox.startForMemory();
		return (await this.#hasBooted(interpreter)) ? interpreter : null;
	}

	/** Of an interpreter that `start` gave, when it has made these imports. Never rejects. */
	async keep(interpreter: Interpreter, { keys }: Kept, run: number): Promise<void> {
		const made = answer(interpreter, run);
		interpreter.send({ kind: 'make-memory', run });
		const reply = await made.catch(() => null);
		if (reply?.kind !== 'memory' || reply.memory === null) return;
		const { memory } = reply;
		const name = memoryName(keys);
		// The interpreter has done its part.
		saveMemory(name, memory).then(
			() => this.#sandbox.keepMemory(name, memory),
			() => undefined,
		);
	}

	/** Whether there is a memory of these imports, here or kept by an earlier visit; interpreters can then begin with it. */
	async #isThere({ imports, keys }: Kept): Promise<boolean> {
		if (!areRemembered(imports)) return false;
		const name = memoryName(keys);
		if (this.#sandbox.hasMemory(name)) return true;
		const loading = this.#loading.get(name) ?? this.#load(name);
		this.#loading.set(name, loading);
		return loading.finally(() => this.#loading.delete(name));
	}

	async #boot(kept: Kept): Promise<Interpreter | null> {
		if (!(await this.#isThere(kept))) return null;
		const interpreter = this.#sandbox.startFrom(memoryName(kept.keys));
		if (await this.#hasBooted(interpreter)) return interpreter;
		// Something else may have ended it; then the memory is made once more.
		this.#sandbox.forgetMemory();
		await forgetKept(memoryName(kept.keys));
		return null;
	}

	async #load(name: string): Promise<boolean> {
		const memory = await loadMemory(name);
		if (memory !== null) this.#sandbox.keepMemory(name, memory);
		return memory !== null;
	}

	async #hasBooted(interpreter: Interpreter): Promise<boolean> {
		this.#hold(interpreter);
		return (await interpreter.booted).ok && interpreter.isAlive;
	}
}
