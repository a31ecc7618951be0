import { KEPT_FRAME, SERVICE_WORKER } from '../../../workers/offline.protocol.ts';
import {
	CONNECT,
	type FrameReply,
	type FrameRequest,
	type PackageImage,
} from '../../../workers/python.protocol.ts';
import { whileAwake } from '../../core/while-awake.ts';
import { systemClock } from '../clock.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { Interpreter } from './interpreter.ts';
import { loadFirstMemory, loadRuntimeFiles } from './runtime-files.ts';
import { deleteSnapshot, loadSnapshot, saveSnapshot } from './snapshot-store.ts';

const LOAD_LIMIT_MS = 30_000;
/** After it has loaded, our frame answers at once; an error page or a blocked frame loads too and never answers. */
const CONNECT_LIMIT_MS = 8_000;
const BOOT_LIMIT_MS = 60_000;
/** The memory that comes with the page has this long, before the machine begins to make one of its own. */
const HEAD_START_MS = 400;
/** The frame's thread does nothing that takes long, but the machine may. */
const ANSWER_LIMIT_MS = 6_000;

export type SandboxProgress =
	{ kind: 'downloading'; loadedBytes: number; totalBytes: number } | { kind: 'starting' };

/** The frame of opaque origin in which interpreters live, with Pyodide's files installed and a memory to start them from. */
export class Sandbox {
	/** Pyodide's lock file, as JSON text. */
	readonly lock: string;
	readonly version: string;
	/** Names everything that what interpreters make depends on. */
	readonly build: string;
	/** The interpreter that made the snapshot; it has run nothing else. Null when a memory was already there. */
	readonly first: Interpreter | null;
	readonly #frame: Frame;

	private constructor(frame: Frame, lock: string, version: string, build: string, first: Interpreter | null) {
		this.#frame = frame;
		this.lock = lock;
		this.version = version;
		this.build = build;
		this.first = first;
	}

	/**
	 * Rejects with a sentence for the person; leaves nothing behind then.
	 *
	 * @param onLingering told how many interpreters that were stopped live on, whenever that has changed
	 */
	static async open(
		base: URL,
		onProgress: (progress: SandboxProgress) => void,
		onLingering: (count: number) => void,
	): Promise<Sandbox> {
		const frame = new Frame(onLingering);
		const inTime = new AbortController();
		try {
			const folder = new URL('pyodide/', base);
			const [build, { files, version, firstMemory }] = await Promise.all([
				frame.connect(base),
				loadRuntimeFiles(folder, (loadedBytes, totalBytes) =>
					onProgress({ kind: 'downloading', loadedBytes, totalBytes }),
				),
			]);
			onProgress({ kind: 'starting' });
			const key = `${version}-${build}`;
			const remembered = loadSnapshot(key);
			const isShipped = firstMemory?.build === build;
			const packed = remembered.then((kept) =>
				kept === null && isShipped ? loadFirstMemory(folder, firstMemory, inTime.signal) : null,
			);
			const [kept] = await Promise.all([remembered, frame.install(files)]);
			if (kept !== null) {
				frame.send({ kind: 'use-snapshot', snapshot: kept }, [kept]);
				return new Sandbox(frame, files.lock, version, key, null);
			}
			const isUsed = packed.then((bytes) => bytes !== null && frame.useFirstMemory(bytes));
			if (await Promise.race([isUsed, wait(HEAD_START_MS).then(() => false)]))
				return new Sandbox(frame, files.lock, version, key, null);
			// The machine makes its own meanwhile: which is there first, hangs on the network.
			const first = frame.start(true);
			const booted = await Promise.race([
				first.booted,
				isUsed.then((isFirst) => (isFirst ? null : first.booted)),
			]);
			if (booted === null) {
				first.stop();
				return new Sandbox(frame, files.lock, version, key, null);
			}
			if (!booted.ok) throw new Error(`Python could not be started: ${booted.reason}`);
			if (booted.snapshot !== null) {
				saveSnapshot(key, booted.snapshot);
				frame.send({ kind: 'use-snapshot', snapshot: booted.snapshot }, [booted.snapshot]);
			}
			return new Sandbox(frame, files.lock, version, key, first);
		} catch (error) {
			frame.close();
			throw error;
		} finally {
			inTime.abort();
		}
	}

	/** A fresh interpreter, still booting. */
	start(): Interpreter {
		return this.#frame.start(false);
	}

	/** After this, interpreters boot the slow way: for a kept memory that does not start. */
	async forgetSnapshot(): Promise<void> {
		this.#frame.send({ kind: 'use-snapshot', snapshot: null });
		await deleteSnapshot();
	}

	/** Takes the image over, compiles its libraries, and gives it to interpreters by this key from then on. */
	keepPackage(key: string, image: PackageImage): Promise<undefined> {
		return this.#frame.keepPackage(key, image);
	}

	/** False, after some seconds, when the frame is gone: nothing tells the page that a frame or its process has ended. */
	isThere(): Promise<boolean> {
		return this.#frame.answers();
	}

	/** Ends every interpreter. */
	close(): void {
		this.#frame.close();
	}
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether our service worker answers for this page. */
function isKept(base: URL): boolean {
	if (!('serviceWorker' in navigator)) return false;
	return navigator.serviceWorker.controller?.scriptURL === new URL(SERVICE_WORKER, base).href;
}

class Frame {
	readonly #element = document.createElement('iframe');
	readonly #control = new MessageChannel();
	readonly #interpreters = new Map<number, Interpreter>();
	readonly #connected = createDeferred<string>();
	readonly #installed = createDeferred<undefined>();
	readonly #keeping = new Map<string, Deferred<undefined>>();
	readonly #firstMemory = createDeferred<boolean>();
	readonly #onLingering: (count: number) => void;
	#started = 0;
	#answered = (): void => undefined;
	#asking: Promise<boolean> | null = null;

	constructor(onLingering: (count: number) => void) {
		this.#onLingering = onLingering;
		this.#element.hidden = true;
		this.#element.title = 'Python sandbox';
		this.#control.port1.onmessage = (event: MessageEvent<FrameReply>) => this.#receive(event.data);
	}

	/** Resolves with the name of the sandbox's build. */
	connect(base: URL): Promise<string> {
		const address = new URL('sandbox.html', base);
		// One of the two puts it in a sandbox, and it does nothing outside of one.
		if (isKept(base)) address.search = KEPT_FRAME;
		else this.#element.sandbox.add('allow-scripts');
		const giveUp = () =>
			this.#connected.reject(new Error(`The Python sandbox did not load (${address.pathname})`));
		let timer = setTimeout(giveUp, LOAD_LIMIT_MS);
		this.#element.addEventListener(
			'load',
			() => {
				clearTimeout(timer);
				timer = setTimeout(giveUp, CONNECT_LIMIT_MS);
				// An opaque origin has no name to post to; the frame gets public files only.
				this.#element.contentWindow?.postMessage(CONNECT, '*', [this.#control.port2]);
			},
			{ once: true },
		);
		this.#element.src = address.href;
		document.body.append(this.#element);
		return this.#connected.promise.finally(() => clearTimeout(timer));
	}

	install(files: Extract<FrameRequest, { kind: 'install' }>['files']): Promise<undefined> {
		this.send({ kind: 'install', files }, [files.script, files.wasm, files.stdlib]);
		return this.#installed.promise;
	}

	/** Resolves with whether interpreters begin with it. Called once. */
	useFirstMemory(packed: ArrayBuffer): Promise<boolean> {
		this.send({ kind: 'use-first-memory', packed }, [packed]);
		return this.#firstMemory.promise;
	}

	start(makeSnapshot: boolean): Interpreter {
		const id = ++this.#started;
		const { port1, port2 } = new MessageChannel();
		const interpreter = new Interpreter(port1, BOOT_LIMIT_MS, {
			stop: () => {
				this.#interpreters.delete(id);
				this.send({ kind: 'stop', interpreter: id });
			},
			give: (gift) => this.send({ kind: 'give-packages', interpreter: id, ...gift }),
		});
		this.#interpreters.set(id, interpreter);
		this.send({ kind: 'start', interpreter: id, makeSnapshot }, [port2]);
		return interpreter;
	}

	keepPackage(key: string, image: PackageImage): Promise<undefined> {
		const kept = createDeferred<undefined>();
		this.#keeping.set(key, kept);
		this.send({ kind: 'keep-package', key, image }, [image.bytes]);
		return kept.promise;
	}

	send(request: FrameRequest, transfer: Transferable[] = []): void {
		this.#control.port1.postMessage(request, transfer);
	}

	answers(): Promise<boolean> {
		return (this.#asking ??= this.#ask().finally(() => (this.#asking = null)));
	}

	async #ask(): Promise<boolean> {
		const ending = new AbortController();
		const silence = whileAwake(ANSWER_LIMIT_MS, systemClock, ending.signal).then(() => false);
		const answer = new Promise<boolean>((resolve) => (this.#answered = () => resolve(true)));
		this.send({ kind: 'ping' });
		const isThere = await Promise.race([answer, silence]);
		ending.abort();
		return isThere;
	}

	close(): void {
		for (const interpreter of [...this.#interpreters.values()])
			interpreter.fail('the browser ended Python’s frame');
		for (const kept of this.#keeping.values()) kept.reject(new Error('the browser ended Python’s frame'));
		this.#control.port1.close();
		this.#element.remove();
		// Nobody looks for them any more.
		this.#onLingering(0);
	}

	#receive(reply: FrameReply): void {
		switch (reply.kind) {
			case 'connected':
				this.#connected.resolve(reply.build);
				break;
			case 'pong':
				this.#answered();
				break;
			case 'installed':
				this.#installed.resolve(undefined);
				break;
			case 'package-kept':
				this.#keeping.get(reply.key)?.resolve(undefined);
				this.#keeping.delete(reply.key);
				break;
			case 'install-failed':
				this.#installed.reject(new Error(`The browser could not compile Python: ${reply.reason}`));
				break;
			case 'first-memory':
				this.#firstMemory.resolve(reply.isUsed);
				break;
			case 'lingering':
				this.#onLingering(reply.count);
				break;
			case 'interpreter-failed':
				this.#interpreters.get(reply.interpreter)?.fail(reply.reason);
				break;
		}
	}
}
