import type { OutputStream } from '../../src/core/execution.ts';

/** A program may print this many bytes of UTF-8, both streams together. */
const LIMIT = 256 * 1024;
const CUT_NOTICE = '\n[output cut: a program may print 256 KiB]\n';
/** The first lines go out one by one, so that a program stopped soon after them has shown them; a flood goes out in batches. */
const PROMPT_BATCHES = 256;
const BATCH_MS = 30;
const BATCH_BYTES = 16 * 1024;
const LINE_END = 10;
const KEEP_BOM = { ignoreBOM: true };

/** What one program writes to its file descriptors 1 and 2, as text in the order it was written, in batches, up to the limit. */
export class Output {
	readonly #emit: (stream: OutputStream, text: string, truncated: boolean) => void;
	readonly #decoders = {
		stdout: new TextDecoder('utf-8', KEEP_BOM),
		stderr: new TextDecoder('utf-8', KEEP_BOM),
	};
	readonly #printed = new Set<OutputStream>();
	#left = LIMIT;
	#batches = 0;
	#sentAt = 0;
	#stream: OutputStream = 'stdout';
	#pieces: Uint8Array[] = [];
	#size = 0;

	constructor(emit: (stream: OutputStream, text: string, truncated: boolean) => void) {
		this.#emit = emit;
	}

	/** Whether anything was written to the stream, or to either of them. */
	hasPrinted(stream?: OutputStream): boolean {
		return stream === undefined ? this.#printed.size > 0 : this.#printed.has(stream);
	}

	/** @param bytes a view that is only valid during the call */
	write(stream: OutputStream, bytes: Uint8Array): void {
		if (bytes.length === 0 || this.#left === 0) return;
		this.#printed.add(stream);
		if (stream !== this.#stream) {
			this.#send(false);
			this.#stream = stream;
		}
		const truncated = bytes.length > this.#left;
		const piece = bytes.slice(0, this.#left);
		this.#left = truncated ? 0 : this.#left - piece.length;
		this.#pieces.push(piece);
		this.#size += piece.length;
		if (truncated || this.#isDue(piece)) this.#send(truncated);
	}

	/** Sends what is left, also the beginning of a character whose end never came. What is written afterwards is dropped. */
	end(): void {
		this.#send(false);
		for (const stream of ['stdout', 'stderr'] as const) {
			const rest = this.#left === 0 ? '' : this.#decoders[stream].decode();
			if (rest !== '') this.#emit(stream, rest, false);
		}
		this.#left = 0;
	}

	#isDue(piece: Uint8Array): boolean {
		if (this.#size >= BATCH_BYTES) return true;
		if (this.#batches < PROMPT_BATCHES && piece.includes(LINE_END)) return true;
		return performance.now() - this.#sentAt >= BATCH_MS;
	}

	#send(truncated: boolean): void {
		if (this.#pieces.length === 0) return;
		const decoder = this.#decoders[this.#stream];
		const text = this.#pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
		this.#pieces = [];
		this.#size = 0;
		this.#batches += 1;
		this.#emit(this.#stream, truncated ? text + CUT_NOTICE : text, truncated);
		this.#sentAt = performance.now();
	}
}
