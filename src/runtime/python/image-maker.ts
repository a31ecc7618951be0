import type { PackageImage, Wheel } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import type { Interpreter } from './interpreter.ts';
import { Slots } from './slots.ts';

const LIMIT_MS = 120_000;

/** Makes images of wheels, one after the other, in an interpreter that runs no program and is gone when nobody needs it. */
export class ImageMaker {
	readonly #start: () => Promise<Interpreter>;
	readonly #turn = new Slots(1);
	#interpreter: Promise<Interpreter> | null = null;
	/** Keys of the packages that the interpreter has. */
	#installed = new Set<string>();
	#users = 0;
	#made = 0;

	/** @param start gives a booted interpreter that has run nothing */
	constructor(start: () => Promise<Interpreter>) {
		this.#start = start;
	}

	/** Keeps the interpreter between images for as long as the work lasts. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		this.#users++;
		try {
			return await work();
		} finally {
			if (--this.#users === 0) this.#stop();
		}
	}

	/** Rejects with a sentence. @param needed keys of kept packages that this one cannot be imported without */
	async make(key: string, wheel: Wheel, needed: readonly string[]): Promise<PackageImage> {
		const leave = await this.#turn.enter(new AbortController().signal);
		try {
			this.#interpreter ??= this.#start();
			const interpreter = await this.#interpreter;
			const run = ++this.#made;
			const keys = needed.filter((other) => !this.#installed.has(other));
			if (keys.length > 0) interpreter.give({ run, keys, missing: {} });
			for (const installed of [...keys, key]) this.#installed.add(installed);
			return await this.#ask(interpreter, run, wheel);
		} catch (error) {
			this.#stop();
			throw error;
		} finally {
			leave?.();
		}
	}

	#ask(interpreter: Interpreter, run: number, wheel: Wheel): Promise<PackageImage> {
		const { promise, resolve, reject } = createDeferred<PackageImage>();
		const timer = setTimeout(() => reject(new Error('preparing it took too long')), LIMIT_MS);
		interpreter.onreply = (reply) => {
			if (reply.kind === 'image' && reply.run === run) resolve(reply.image);
			if (reply.kind === 'no-image' && reply.run === run) reject(new Error(reply.reason));
		};
		interpreter.ondeath = (reason) => reject(new Error(reason));
		interpreter.send({ kind: 'make-image', run, wheel });
		return promise.finally(() => clearTimeout(timer));
	}

	#stop(): void {
		this.#interpreter?.then(
			(interpreter) => interpreter.stop(),
			() => undefined,
		);
		this.#interpreter = null;
		this.#installed = new Set();
	}
}
