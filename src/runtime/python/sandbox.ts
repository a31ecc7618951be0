import type { EndedWorkers, PackageImage } from '../../../workers/python.protocol.ts';
import { connectFrame, type ConnectedFrame } from './connect-frame.ts';
import { inTime } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';
import { loadFirstMemory, loadRuntimeFiles } from './runtime-files.ts';
import { deleteSnapshot, loadSnapshot, saveSnapshot } from './snapshot-store.ts';

/** The memory that comes with the page has this long, before the machine begins to make one of its own. */
const HEAD_START_MS = 400;
/** Of the browser's store of kept memories: one that does not answer is as one that is missing. */
const STORE_LIMIT_MS = 30_000;

export type SandboxProgress =
	| { kind: 'downloading'; loadedBytes: number; totalBytes: number }
	| { kind: 'starting' };

/** The frame of opaque origin in which interpreters live, with Pyodide's files installed and a memory to start them from. */
export class Sandbox {
	/** Pyodide's lock file, as JSON text. */
	readonly lock: string;
	readonly version: string;
	/** Names everything that what interpreters make depends on. */
	readonly build: string;
	/** The interpreter that made the snapshot; it has run nothing else. Null when a memory was already there. */
	readonly first: Interpreter | null;
	readonly #connected: ConnectedFrame;
	/** Name of the one with imports that the frame keeps. */
	#memory: string | null = null;

	private constructor(
		connected: ConnectedFrame,
		lock: string,
		version: string,
		build: string,
		first: Interpreter | null,
	) {
		this.#connected = connected;
		this.lock = lock;
		this.version = version;
		this.build = build;
		this.first = first;
	}

	/**
	 * Rejects with a sentence for the person; leaves nothing behind then.
	 *
	 * @param onEnded told of the workers that were ended and may live on, whenever that has changed
	 */
	static async open(
		base: URL,
		onProgress: (progress: SandboxProgress) => void,
		onEnded: (ended: EndedWorkers) => void,
	): Promise<Sandbox> {
		const connecting = connectFrame(base, onEnded);
		const waiting = new AbortController();
		try {
			const folder = new URL('pyodide/', base);
			const [connected, { files, version, firstMemory }] = await Promise.all([
				connecting,
				loadRuntimeFiles(
					folder,
					(loadedBytes, totalBytes) => onProgress({ kind: 'downloading', loadedBytes, totalBytes }),
					waiting.signal,
				),
			]);
			onProgress({ kind: 'starting' });
			const { frame, build } = connected;
			const key = `${version}-${build}`;
			const remembered = inTime(loadSnapshot(key), STORE_LIMIT_MS, 'no answer').catch(() => null);
			const isShipped = firstMemory?.build === build;
			const packed = remembered.then((kept) =>
				kept === null && isShipped ? loadFirstMemory(folder, firstMemory, waiting.signal) : null,
			);
			const [kept] = await Promise.all([remembered, frame.install(files)]);
			if (kept !== null) {
				frame.send({ kind: 'use-snapshot', snapshot: kept }, [kept]);
				return new Sandbox(connected, files.lock, version, key, null);
			}
			const isUsed = packed.then((bytes) => bytes !== null && frame.useFirstMemory(bytes));
			if (await Promise.race([isUsed, wait(HEAD_START_MS).then(() => false)]))
				return new Sandbox(connected, files.lock, version, key, null);
			// The machine makes its own meanwhile: which is there first, hangs on the network.
			const first = frame.start({ makes: 'first' });
			const booted = await Promise.race([
				first.booted,
				isUsed.then((isFirst) => (isFirst ? null : first.booted)),
			]);
			if (booted === null) {
				first.stop();
				return new Sandbox(connected, files.lock, version, key, null);
			}
			if (!booted.ok) throw new Error(`Python could not be started: ${booted.reason}`);
			if (booted.snapshot !== null) {
				saveSnapshot(key, booted.snapshot);
				frame.send({ kind: 'use-snapshot', snapshot: booted.snapshot }, [booted.snapshot]);
			}
			return new Sandbox(connected, files.lock, version, key, first);
		} catch (error) {
			connecting.then(
				({ remove }) => remove(),
				() => undefined,
			);
			throw error;
		} finally {
			waiting.abort();
		}
	}

	/** A fresh interpreter, still booting. */
	start(): Interpreter {
		return this.#connected.frame.start();
	}

	/** The same of one that will give its memory, with what it has imported, when it is asked. */
	startForMemory(): Interpreter {
		return this.#connected.frame.start({ makes: 'with-imports' });
	}

	hasMemory(name: string): boolean {
		return this.#memory === name;
	}

	/** Takes over a memory with imports, in place of the one before. */
	keepMemory(name: string, memory: ArrayBuffer): void {
		this.#memory = name;
		this.#connected.frame.send({ kind: 'keep-memory', name, memory }, [memory]);
	}

	forgetMemory(): void {
		this.#memory = null;
	}

	/** A fresh interpreter that begins with the memory that is kept by this name, still booting. */
	startFrom(memory: string): Interpreter {
		return this.#connected.frame.start({ memory });
	}

	/** After this, interpreters boot the slow way: for a kept memory that does not start. */
	async forgetSnapshot(): Promise<void> {
		this.#connected.frame.send({ kind: 'use-snapshot', snapshot: null });
		await inTime(deleteSnapshot(), STORE_LIMIT_MS, 'no answer').catch(() => undefined);
	}

	/** Takes the image over, compiles its libraries, and gives it to interpreters by this key from then on. */
	keepPackage(key: string, image: PackageImage): Promise<undefined> {
		return this.#connected.frame.keepPackage(key, image);
	}

	/** False, after some seconds, when the frame is gone: nothing tells the page that a frame or its process has ended. */
	isThere(): Promise<boolean> {
		return this.#connected.frame.answers();
	}

	/** Ends every interpreter. */
	close(): void {
		this.#connected.remove();
	}
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
