import {
	CONNECT,
	type FrameReply,
	type FrameRequest,
	type PackageImage,
} from '../../../workers/python.protocol.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { Interpreter } from './interpreter.ts';
import { loadRuntimeFiles } from './runtime-files.ts';
import { deleteSnapshot, loadSnapshot, saveSnapshot } from './snapshot-store.ts';

const LOAD_LIMIT_MS = 30_000;
/** After it has loaded, our frame answers at once; an error page or a blocked frame loads too and never answers. */
const CONNECT_LIMIT_MS = 8_000;
const BOOT_LIMIT_MS = 60_000;

export type SandboxProgress =
	{ kind: 'downloading'; loadedBytes: number; totalBytes: number } | { kind: 'starting' };

/** The frame of opaque origin in which interpreters live, with Pyodide's files installed and a memory to start them from. */
export class Sandbox {
	/** Pyodide's lock file, as JSON text. */
	readonly lock: string;
	readonly version: string;
	/** Names everything that what interpreters make depends on. */
	readonly build: string;
	/** The interpreter that made the snapshot; it has run nothing else. Null when the snapshot was already there. */
	readonly first: Interpreter | null;
	readonly #frame: Frame;

	private constructor(frame: Frame, lock: string, version: string, build: string, first: Interpreter | null) {
		this.#frame = frame;
		this.lock = lock;
		this.version = version;
		this.build = build;
		this.first = first;
	}

	/** Rejects with a sentence for the person; leaves nothing behind then. */
	static async open(base: URL, onProgress: (progress: SandboxProgress) => void): Promise<Sandbox> {
		const frame = new Frame();
		try {
			const [build, { files, version }] = await Promise.all([
				frame.connect(new URL('sandbox.html', base)),
				loadRuntimeFiles(new URL('pyodide/', base), (loadedBytes, totalBytes) =>
					onProgress({ kind: 'downloading', loadedBytes, totalBytes }),
				),
			]);
			onProgress({ kind: 'starting' });
			const key = `${version}-${build}`;
			const [kept] = await Promise.all([loadSnapshot(key), frame.install(files)]);
			if (kept !== null) {
				frame.send({ kind: 'use-snapshot', snapshot: kept }, [kept]);
				return new Sandbox(frame, files.lock, version, key, null);
			}
			const first = frame.start(true);
			const booted = await first.booted;
			if (!booted.ok) throw new Error(`Python could not be started: ${booted.reason}`);
			if (booted.snapshot !== null) {
				saveSnapshot(key, booted.snapshot);
				frame.send({ kind: 'use-snapshot', snapshot: booted.snapshot }, [booted.snapshot]);
			}
			return new Sandbox(frame, files.lock, version, key, first);
		} catch (error) {
			frame.close();
			throw error;
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

	/** Ends every interpreter. */
	close(): void {
		this.#frame.close();
	}
}

class Frame {
	readonly #element = document.createElement('iframe');
	readonly #control = new MessageChannel();
	readonly #interpreters = new Map<number, Interpreter>();
	readonly #connected = createDeferred<string>();
	readonly #installed = createDeferred<undefined>();
	readonly #keeping = new Map<string, Deferred<undefined>>();
	#started = 0;

	constructor() {
		this.#element.sandbox.add('allow-scripts');
		this.#element.hidden = true;
		this.#element.title = 'Python sandbox';
		this.#control.port1.onmessage = (event: MessageEvent<FrameReply>) => this.#receive(event.data);
	}

	/** Resolves with the name of the sandbox's build. */
	connect(address: URL): Promise<string> {
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

	close(): void {
		for (const interpreter of [...this.#interpreters.values()]) interpreter.fail('the sandbox was closed');
		for (const kept of this.#keeping.values()) kept.reject(new Error('the sandbox was closed'));
		this.#control.port1.close();
		this.#element.remove();
	}

	#receive(reply: FrameReply): void {
		switch (reply.kind) {
			case 'connected':
				this.#connected.resolve(reply.build);
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
			case 'interpreter-failed':
				this.#interpreters.get(reply.interpreter)?.fail(reply.reason);
				break;
		}
	}
}
