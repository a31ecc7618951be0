import { importsOf } from '../../core/packages/imports.ts';
import { answer } from './answer.ts';
import type { ImportMemory } from './import-memory.ts';
import type { Interpreter } from './interpreter.ts';
import { laterThan } from './later-imports.ts';
import type { OpenedPackages } from './open-packages.ts';
import type { Kept, PackageStore } from './packages.ts';
import { mayRemember } from './remembered-imports.ts';

/** Python with sympy imported holds 52 MB where it held 30: not for longer than somebody tries one program after the other. */
const KEPT_MS = 5 * 60_000;
/** A program that speaks of these may change what an import does, or look at what was imported. */
const NOTICES = /\b(environ|putenv|modules|meta_path|path_hooks|importlib|reload|__import__|get_objects)\b/;

/** What a program imported that its interpreter had not got. */
export interface Imported {
	code: string;
	imports: readonly string[];
}

interface Coming {
	imports: readonly string[];
	/** Never rejects. */
	done: Promise<void>;
	isAwaited: boolean;
}

interface Surroundings {
	/** Gives a booted interpreter that has run nothing. */
	take: () => Promise<Interpreter>;
	packages: () => Promise<OpenedPackages>;
	/** Gives a number that no execution has or had. */
	number: () => number;
}

/**
 * One interpreter more, which has already imported what the last program had to wait for, or what one that is being written is going to
 * import. It has run no program, nothing of it is kept for another one, and only a program that imports all of it itself gets it: no
 * program meets a package that it did not ask for.
 */
export class Ahead {
	readonly #around: Surroundings;
	#ready: Interpreter | null = null;
	#preparing: Interpreter | null = null;
	#coming: Coming | null = null;
	/** What was foreseen meanwhile. */
	#next: (() => void) | null = null;
	#closed = new AbortController();
	#end: ReturnType<typeof setTimeout> | undefined;
	/** Imports of which a program would notice that they came before it. */
	readonly #noticed = new Set<string>();

	constructor(around: Surroundings) {
		this.#around = around;
	}

	/** Null where there is none for this program. One that is being prepared is waited for: it has begun earlier than another could. */
	async find(code: string): Promise<Interpreter | null> {
		const coming = this.#coming;
		if (coming !== null && !coming.isAwaited && isFor(code, coming.imports)) {
			coming.isAwaited = true;
			await coming.done;
		}
		const ready = this.#ready;
		if (ready?.isAlive !== true || !isFor(code, ready.imported)) return this.#remember(code);
		this.#ready = null;
		clearTimeout(this.#end);
		ready.isExpendable = false;
		return ready;
	}

	/** One that begins with a memory of what this program imports, which takes less time than the imports. */
	async #remember(code: string): Promise<Interpreter | null> {
		const own = importsOf(code);
		if (!mayRemember(code, own) || NOTICES.test(code)) return null;
		const { packages, number } = this.#around;
		try {
			const { store, memory } = await packages();
			const kept = await store.provideKept(own);
			return kept === null ? null : await memory.begin(kept, number());
		} catch {
			// Who imports for itself hears of it, if it is still so.
			return null;
		}
	}

	/**
	 * Prepares for programs like this one, in its own time. What fails costs nothing: the next program waits for its imports as this one did.
	 */
	prepare({ code, imports }: Imported): void {
		if (!this.#isWanted(code, imports)) return;
		this.#begin({ code, imports }, async (store) => {
			const ready = await store.provide(imports, () => undefined);
			return { imports, ...ready };
		});
	}

	/** The same for a program that is being written, where nothing need be fetched for it. */
	foresee({ code, imports }: Imported): void {
		if (this.#coming !== null) {
			this.#next = () => this.foresee({ code, imports });
			return;
		}
		this.#begin({ code, imports }, (store) => store.provideKept(imports));
	}

	#isWanted(code: string, imports: readonly string[]): boolean {
		if (imports.length === 0 || !isFor(code, imports)) return false;
		if (this.#ready?.isAlive === true && isSame(this.#ready.imported, imports)) return false;
		return !imports.some((name) => this.#noticed.has(name));
	}

	#begin({ code, imports }: Imported, provide: (store: PackageStore) => Promise<Kept | null>): void {
		if (this.#coming !== null) return;
		const coming: Coming = { imports, isAwaited: false, done: Promise.resolve() };
		this.#coming = coming;
		const { signal } = this.#closed;
		const { packages, number } = this.#around;
		const start = async (): Promise<void> => {
			const { store, memory } = await packages();
			const provided = await provide(store);
			if (provided === null || signal.aborted || !this.#isWanted(code, provided.imports)) return;
			if (Object.keys(provided.missing).length > 0) return;
			coming.imports = provided.imports;
			await this.#start(provided, memory, number());
		};
		coming.done = start()
			.catch(() => this.#preparing?.stop())
			.finally(() => {
				this.#preparing = null;
				this.#coming = null;
				const next = this.#next;
				this.#next = null;
				next?.();
			});
	}

	close(): void {
		this.#next = null;
		this.#closed.abort();
		this.#closed = new AbortController();
		this.#preparing?.stop();
		this.#drop();
	}

	#drop(): void {
		clearTimeout(this.#end);
		this.#ready?.stop();
		this.#ready = null;
	}

	async #start(provided: Kept, memory: ImportMemory, run: number): Promise<void> {
		this.#drop();
		const begun = await memory.begin(provided, run);
		if (begun !== null) {
			begun.isExpendable = true;
			this.#keep(begun);
			return;
		}
		const maker = await memory.start(provided);
		const interpreter = maker ?? (await this.#around.take());
		this.#preparing = interpreter;
		interpreter.isExpendable = true;
		if (!(await this.#import(interpreter, provided, run))) {
			interpreter.stop();
			return;
		}
		if (maker !== null) await memory.keep(maker, provided, run);
		this.#keep(interpreter);
	}

	#keep(interpreter: Interpreter): void {
		interpreter.onreply = null;
		interpreter.ondeath = null;
		if (!interpreter.isAlive) return;
		this.#ready = interpreter;
		this.#end = setTimeout(() => this.#drop(), KEPT_MS);
	}

	async #import(interpreter: Interpreter, { imports, keys }: Kept, run: number): Promise<boolean> {
		const placed = answer(interpreter, run);
		interpreter.give({ run, keys, missing: {} });
		if ((await placed).kind !== 'placed') return false;
		const imported = answer(interpreter, run);
		interpreter.send({ kind: 'import-ahead', run, imports, later: laterThan(imports) });
		const reply = await imported;
		const isUnnoticed = reply.kind === 'imported-ahead' && reply.isUnnoticed;
		if (!isUnnoticed) for (const name of imports) this.#noticed.add(name);
		interpreter.imported = imports;
		return isUnnoticed;
	}
}

/** Whether the code has an import statement of its own for each, and does nothing by which an import could turn out otherwise. */
function isFor(code: string, imports: readonly string[]): boolean {
	if (NOTICES.test(code)) return false;
	const own = importsOf(code);
	return imports.every((name) => own.includes(name));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((name) => other.includes(name));
}
