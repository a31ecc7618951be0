import type {
	EndedWorkers,
	FrameReply,
	FrameRequest,
	MadeMemory,
	PackageImage,
	RuntimeFiles,
} from '../../../workers/python.protocol.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { inTime } from './in-time.ts';
import { Interpreter } from './interpreter.ts';

const BOOT_LIMIT_MS = 60_000;
/** The frame's thread does nothing that takes long, but the machine may. */
const ANSWER_LIMIT_MS = 6_000;
/** Compiling goes on beside the frame's thread and takes seconds. */
const COMPILE_LIMIT_MS = 60_000;
/** How often a closed frame is asked whether it is still there to look for what it ended. */
const LOOK_MS = 15_000;
const NONE: EndedWorkers = { living: 0, unsure: 0 };
const GONE = 'the browser ended Python’s frame';

/** The sandbox's frame, seen from the page over its control port. Whatever is asked of it has an end, also when it is gone. */
export class Frame {
	readonly #control: MessagePort;
	readonly #interpreters = new Map<number, Interpreter>();
	readonly #connected = createDeferred<string>();
	readonly #installed = createDeferred<undefined>();
	readonly #firstMemory = createDeferred<boolean>();
	readonly #keeping = new Map<string, Deferred<undefined>>();
	readonly #onEnded: (ended: EndedWorkers) => void;
	#started = 0;
	#isClosed = false;
	#isGone = false;
	#ended = NONE;
	#endedChange = createDeferred<undefined>();
	#answered = (): void => undefined;
	#asking: Promise<boolean> | null = null;

	/** @param onEnded told of the workers that were ended and may live on, whenever that has changed */
	constructor(control: MessagePort, onEnded: (ended: EndedWorkers) => void = () => undefined) {
		this.#control = control;
		this.#onEnded = onEnded;
		control.onmessage = (event: MessageEvent<FrameReply>) => this.#receive(event.data);
		// Whoever asked hears of it; that nobody did is no fault.
		this.#connected.promise.catch(() => undefined);
		this.#installed.promise.catch(() => undefined);
	}

	/** Resolves with the name of the sandbox's build once the frame has the other port; rejects when it is closed before. */
	get connected(): Promise<string> {
		return this.#connected.promise;
	}

	install(files: RuntimeFiles): Promise<undefined> {
		this.send({ kind: 'install', files }, [files.script, files.wasm, files.stdlib]);
		return inTime(this.#installed.promise, COMPILE_LIMIT_MS, 'The browser took too long to compile Python');
	}

	/** Resolves with whether interpreters begin with it. Called once. */
	useFirstMemory(packed: ArrayBuffer): Promise<boolean> {
		this.send({ kind: 'use-first-memory', packed }, [packed]);
		return inTime(this.#firstMemory.promise, COMPILE_LIMIT_MS, 'it took too long').catch(() => false);
	}

	/** One that fails at once where the frame is closed. */
	start({
		makes = null,
		memory = null,
	}: { makes?: MadeMemory | null; memory?: string | null } = {}): Interpreter {
		const id = ++this.#started;
		const { port1, port2 } = new MessageChannel();
		const interpreter = new Interpreter(port1, BOOT_LIMIT_MS, {
			stop: () => {
				this.#interpreters.delete(id);
				this.send({ kind: 'stop', interpreter: id });
			},
			give: (gift) => this.send({ kind: 'give-packages', interpreter: id, ...gift }),
		});
		if (this.#isClosed) {
			interpreter.fail(GONE);
			return interpreter;
		}
		this.#interpreters.set(id, interpreter);
		this.send({ kind: 'start', interpreter: id, makes, memory }, [port2]);
		return interpreter;
	}

	/** Rejects with a sentence when the image is of no use. */
	keepPackage(key: string, image: PackageImage): Promise<undefined> {
		if (this.#isClosed) return Promise.reject(new Error(GONE));
		const kept = createDeferred<undefined>();
		// Who asked before, and gave up, has the same answer.
		this.#keeping.get(key)?.reject(new Error('it is kept anew'));
		this.#keeping.set(key, kept);
		this.send({ kind: 'keep-package', key, image }, [image.bytes]);
		return inTime(kept.promise, COMPILE_LIMIT_MS, 'the browser took too long to compile it');
	}

	send(request: FrameRequest, transfer: Transferable[] = []): void {
		this.#control.postMessage(request, transfer);
	}

	/** False, after some seconds, when it is gone; at once when it was closed. */
	answers(): Promise<boolean> {
		if (this.#isClosed) return Promise.resolve(false);
		return (this.#asking ??= this.#ask().finally(() => (this.#asking = null)));
	}

	/**
	 * Ends all interpreters, and whatever is still asked. Resolves when the frame may be taken out of the page: that ends no worker which
	 * goes on although it was ended, and only this frame can look for it. Never rejects.
	 */
	close(): Promise<void> {
		this.#isClosed = true;
		for (const interpreter of [...this.#interpreters.values()]) interpreter.fail(GONE);
		const gone = new Error(GONE);
		for (const kept of this.#keeping.values()) kept.reject(gone);
		this.#keeping.clear();
		this.#connected.reject(gone);
		this.#installed.reject(gone);
		this.#firstMemory.resolve(false);
		return this.#leave();
	}

	get #mayLinger(): boolean {
		return this.#ended.living + this.#ended.unsure > 0;
	}

	async #leave(): Promise<void> {
		if (this.#started > 0) await this.#noneLingers();
		this.#control.close();
		// Nobody looks for them any more.
		if (this.#mayLinger) this.#onEnded(NONE);
	}

	/** Resolves when it has no worker any more, or is gone itself. */
	async #noneLingers(): Promise<void> {
		// The answer to an earlier question may come before what it has to say of the workers that it ended now.
		await this.#asking;
		while (!this.#isGone && (await this.#ask()) && this.#mayLinger)
			await inTime(this.#endedChange.promise, LOOK_MS, GONE).catch(() => undefined);
	}

	async #ask(): Promise<boolean> {
		const answer = new Promise<boolean>((resolve) => (this.#answered = () => resolve(true)));
		this.send({ kind: 'ping' });
		const isThere = await inTime(answer, ANSWER_LIMIT_MS, GONE).catch(() => false);
		this.#isGone = !isThere;
		return isThere;
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
			case 'install-failed':
				this.#installed.reject(new Error(`The browser could not compile Python: ${reply.reason}`));
				break;
			case 'package-kept':
				this.#keeping.get(reply.key)?.resolve(undefined);
				this.#keeping.delete(reply.key);
				break;
			case 'package-not-kept':
				this.#keeping.get(reply.key)?.reject(new Error(`the browser could not take it: ${reply.reason}`));
				this.#keeping.delete(reply.key);
				break;
			case 'first-memory':
				this.#firstMemory.resolve(reply.isUsed);
				break;
			case 'lingering':
				this.#hearOfEnded(reply.ended);
				break;
			case 'interpreter-failed':
				this.#interpreters.get(reply.interpreter)?.fail(reply.reason);
				break;
		}
	}

	#hearOfEnded(ended: EndedWorkers): void {
		this.#ended = ended;
		this.#endedChange.resolve(undefined);
		this.#endedChange = createDeferred();
		this.#onEnded(ended);
	}
}
