import type { PythonReply } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { inTime } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';
import type { PackageStore } from './packages.ts';

const LIMIT_MS = 30_000;
/** Python with sympy imported holds 52 MB where it held 30: not for longer than somebody tries one program after the other. */
const KEPT_MS = 5 * 60_000;
/** A program that speaks of these may change what an import does, or look at what was imported. */
const NOTICES = /\b(environ|putenv|modules|meta_path|path_hooks|importlib|reload|__import__|get_objects)\b/;

/** What a program imported that its interpreter had not got. */
export interface Imported {
	code: string;
	imports: readonly string[];
}

/**
 * One interpreter more, which has already imported what the last program had to wait for. It has run no program, nothing of it is kept
 * for another one, and only a program that imports all of it itself gets it: no program meets a package that it did not ask for.
 */
export class Ahead {
	readonly #take: () => Promise<Interpreter>;
	#ready: Interpreter | null = null;
	#preparing: Interpreter | null = null;
	#isWorking = false;
	#end: ReturnType<typeof setTimeout> | undefined;
	/** Imports of which a program would notice that they came before it. */
	readonly #noticed = new Set<string>();

	/** @param take gives a booted interpreter that has run nothing */
	constructor(take: () => Promise<Interpreter>) {
		this.#take = take;
	}

	/** Null where there is none for this program. */
	find(code: string): Interpreter | null {
		const ready = this.#ready;
		if (ready?.isAlive !== true || !isFor(code, ready.imported)) return null;
		this.#ready = null;
		clearTimeout(this.#end);
		ready.isExpendable = false;
		return ready;
	}

	/**
	 * Prepares for programs like this one, in its own time. What fails costs nothing: the next program waits for its imports as this one did.
	 *
	 * @param number gives one that no execution has or had
	 */
	prepare({ code, imports }: Imported, packages: () => Promise<PackageStore>, number: () => number): void {
		if (this.#isWorking || imports.length === 0 || !isFor(code, imports)) return;
		if (this.#ready?.isAlive === true && isSame(this.#ready.imported, imports)) return;
		if (imports.some((name) => this.#noticed.has(name))) return;
		this.#isWorking = true;
		this.#drop();
		this.#start(imports, packages, number)
			.catch(() => this.#preparing?.stop())
			.finally(() => {
				this.#preparing = null;
				this.#isWorking = false;
			});
	}

	close(): void {
		this.#preparing?.stop();
		this.#drop();
	}

	#drop(): void {
		clearTimeout(this.#end);
		this.#ready?.stop();
		this.#ready = null;
	}

	async #start(
		imports: readonly string[],
		packages: () => Promise<PackageStore>,
		number: () => number,
	): Promise<void> {
		const interpreter = await this.#take();
		this.#preparing = interpreter;
		interpreter.isExpendable = true;
		if (await this.#import(interpreter, imports, await packages(), number)) this.#keep(interpreter);
		else interpreter.stop();
	}

	#keep(interpreter: Interpreter): void {
		interpreter.onreply = null;
		interpreter.ondeath = null;
		if (!interpreter.isAlive) return;
		this.#ready = interpreter;
		this.#end = setTimeout(() => this.#drop(), KEPT_MS);
	}

	async #import(
		interpreter: Interpreter,
		imports: readonly string[],
		packages: PackageStore,
		number: () => number,
	): Promise<boolean> {
		const { keys, missing } = await packages.provide(imports, () => undefined);
		if (Object.keys(missing).length > 0) return false;
		const run = number();
		const placed = answer(interpreter, run);
		interpreter.give({ run, keys, missing: {} });
		if ((await placed).kind !== 'placed') return false;
		const imported = answer(interpreter, run);
		interpreter.send({ kind: 'import-ahead', run, imports });
		const reply = await imported;
		const isUnnoticed = reply.kind === 'imported-ahead' && reply.isUnnoticed;
		if (!isUnnoticed) for (const name of imports) this.#noticed.add(name);
		interpreter.imported = imports;
		return isUnnoticed;
	}
}

/** Whether the code has an import statement of its own for each, and does nothing by which an import could turn out otherwise. */
function isFor(code: string, imports: readonly string[]): boolean {
	return (
		!NOTICES.test(code) &&
		imports.every((name) => new RegExp(`^[ \\t]*(from|import)[ \\t]+${name}\\b`, 'm').test(code))
	);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((name) => other.includes(name));
}

function answer(interpreter: Interpreter, run: number): Promise<PythonReply> {
	const { promise, resolve, reject } = createDeferred<PythonReply>();
	interpreter.onreply = (reply) => {
		if ('run' in reply && reply.run === run) resolve(reply);
	};
	interpreter.ondeath = (reason) => reject(new Error(reason));
	return inTime(promise, LIMIT_MS, 'it took too long');
}
