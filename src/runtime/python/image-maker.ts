import type { PackageImage, PythonReply, Wheel } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { inTime } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';
import { Slots } from './slots.ts';

const IMPORT_LIMIT_MS = 120_000;
/** Files are laid into memory as they are. */
const PLACE_LIMIT_MS = 30_000;

export interface Made {
	image: PackageImage;
	/** False when something of it could not be imported: a program may still use it, but it is not worth keeping. */
	isWhole: boolean;
}

/** Packages that another one needs cannot be put where Python finds them. */
export class NotPlaced extends Error {}

/** The interpreter ended by itself. */
class Died extends Error {}

/** Makes images of wheels, one after the other, in an interpreter that runs no program and is gone when nobody needs it. */
export class ImageMaker {
	readonly #start: () => Promise<Interpreter>;
	readonly #turn = new Slots(1);
	#interpreter: Promise<Interpreter> | null = null;
	/** Keys of the packages that the interpreter has. */
	#installed = new Set<string>();
	#users = 0;
	#made = 0;

	/** @param start gives a booted interpreter that has run nothing, of the sandbox that the kept packages are in */
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

	/**
	 * Rejects with a sentence; where the interpreter ends at work, after a second one has as well.
	 * @param needed keys of kept packages that this one cannot be imported without; they are in place before anything is imported
	 * @param onTurn told when its turn has come
	 */
	async make(key: string, wheel: Wheel, needed: readonly string[], onTurn: () => void): Promise<Made> {
		const leave = await this.#turn.enter(new AbortController().signal);
		try {
			onTurn();
			const made = await this.#try(wheel, needed).catch((error: unknown) => {
				// One that was ended meanwhile says nothing about the package; a second one that is, may.
				if (error instanceof Died) return this.#try(wheel, needed);
				throw error;
			});
			this.#installed.add(key);
			return made;
		} finally {
			leave?.();
		}
	}

	async #try(wheel: Wheel, needed: readonly string[]): Promise<Made> {
		try {
			const interpreter = await this.#get();
			const run = ++this.#made;
			await this.#place(interpreter, run, needed);
			return await this.#import(interpreter, run, wheel);
		} catch (error) {
			this.#stop();
			throw error;
		}
	}

	async #get(): Promise<Interpreter> {
		const kept = await this.#interpreter;
		// It may have ended between two images, with its frame.
		if (kept?.isAlive === true) return kept;
		this.#installed = new Set();
		this.#interpreter = this.#start();
		return this.#interpreter;
	}

	/** Packages and requests go different ways to the interpreter: that they are there before is known only from its answer. */
	async #place(interpreter: Interpreter, run: number, needed: readonly string[]): Promise<void> {
		const keys = needed.filter((other) => !this.#installed.has(other));
		if (keys.length === 0) return;
		const isPlaced = this.#answer(interpreter, run, PLACE_LIMIT_MS, (reply) => {
			if (reply.kind === 'not-placed')
				throw new NotPlaced(`what it needs could not be put in place (${reply.reason})`);
			return reply.kind === 'placed' ? true : null;
		});
		interpreter.give({ run, keys, missing: {} });
		await isPlaced;
		for (const installed of keys) this.#installed.add(installed);
	}

	#import(interpreter: Interpreter, run: number, wheel: Wheel): Promise<Made> {
		const made = this.#answer(interpreter, run, IMPORT_LIMIT_MS, (reply): Made | null => {
			if (reply.kind === 'no-image') throw new Error(reply.reason);
			return reply.kind === 'image' ? { image: reply.image, isWhole: reply.isWhole } : null;
		});
		interpreter.send({ kind: 'make-image', run, wheel });
		return made;
	}

	/** @param read null for a reply that is not the answer; what it throws is the answer as well */
	#answer<T>(
		interpreter: Interpreter,
		run: number,
		limitMs: number,
		read: (reply: PythonReply) => T | null,
	): Promise<T> {
		const { promise, resolve, reject } = createDeferred<T>();
		interpreter.onreply = (reply) => {
			if (!('run' in reply) || reply.run !== run) return;
			try {
				const answer = read(reply);
				if (answer !== null) resolve(answer);
			} catch (error) {
				reject(error as Error);
			}
		};
		interpreter.ondeath = (reason) => reject(new Died(reason));
		return inTime(promise, limitMs, 'preparing it took too long');
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
