import type { PackageGift, PythonReply, PythonRequest } from '../../../workers/python.protocol.ts';
import { parsePythonReply } from './replies.ts';
import { createDeferred } from './deferred.ts';
import { afterAwake } from './in-time.ts';

export type Booted = { ok: true; snapshot: ArrayBuffer | null } | { ok: false; reason: string };

/** What the frame does for one interpreter. */
export interface InterpreterFrame {
	/** Ends the worker; called at most once. */
	stop(): void;
	give(gift: PackageGift): void;
}

/** The harness batches, so between two requests an honest program stays far below. */
const FLOOD_REPLIES = 5_000;

/** One worker with one Python in it, seen from the page. Once stopped or dead it stays so; nothing it said late is heard. */
export class Interpreter {
	/** Settles once; never rejects. */
	readonly booted: Promise<Booted>;
	/** Replies after boot. */
	onreply: ((reply: PythonReply) => void) | null = null;
	/** The interpreter ended by itself. */
	ondeath: ((reason: string) => void) | null = null;
	/** Whoever has taken it does nothing with it, and would do as well with another. */
	isExpendable = false;
	/** Imports it has made ahead of its first program; one that needs more gets another interpreter. */
	imported: readonly string[] = [];
	readonly #port: MessagePort;
	readonly #frame: InterpreterFrame;
	readonly #settleBoot: (booted: Booted) => void;
	#isAlive = true;
	#hasBooted = false;
	/** Since the last request. */
	#replies = 0;

	constructor(port: MessagePort, bootLimitMs: number, frame: InterpreterFrame) {
		this.#port = port;
		this.#frame = frame;
		const { promise, resolve } = createDeferred<Booted>();
		this.booted = promise;
		const endWait = afterAwake(bootLimitMs, () =>
			this.fail(`Python did not start within ${bootLimitMs / 1000} s`),
		);
		this.#settleBoot = (booted) => {
			endWait();
			resolve(booted);
		};
		port.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
		port.onmessageerror = () => this.fail('a reply of the interpreter could not be read');
		// Fired, where the browser knows the event, when the worker's whole process is gone.
		port.addEventListener('close', () => this.fail('the browser ended the interpreter'));
	}

	get isAlive(): boolean {
		return this.#isAlive;
	}

	get isReady(): boolean {
		return this.#isAlive && this.#hasBooted;
	}

	send(request: PythonRequest): void {
		this.#replies = 0;
		this.#port.postMessage(request);
	}

	/** Packages that the frame keeps, as the answer to `needs`. */
	give(gift: PackageGift): void {
		if (this.#isAlive) this.#frame.give(gift);
	}

	stop(): void {
		if (!this.#isAlive) return;
		this.#isAlive = false;
		this.#port.onmessage = null;
		this.#port.close();
		this.#frame.stop();
		this.#settleBoot({ ok: false, reason: 'stopped' });
	}

	fail(reason: string): void {
		if (!this.#isAlive) return;
		this.#settleBoot({ ok: false, reason });
		this.stop();
		this.ondeath?.(reason);
	}

	#receive(message: unknown): void {
		// Whatever they say and whoever listens: each costs the page's thread.
		if (++this.#replies > FLOOD_REPLIES) {
			this.fail('The program flooded the page with messages');
			return;
		}
		const reply = parsePythonReply(message);
		if (reply === null) {
			this.fail('the interpreter sent something that is no reply');
		} else if (reply.kind === 'booted') {
			// Once only: what comes after the first program was started could be that program's forgery.
			if (this.#hasBooted) return;
			this.#hasBooted = true;
			this.#settleBoot({ ok: true, snapshot: reply.snapshot });
		} else if (reply.kind === 'boot-failed') {
			if (!this.#hasBooted) this.fail(reply.reason);
		} else {
			this.onreply?.(reply);
		}
	}
}
