import { bytes as bytesText } from '../../core/format.ts';
import { inTime } from './in-time.ts';

/** Silence of a server that is borne: a connection may stay open for ever without another byte. */
const STALL_MS = 30_000;

/**
 * The server's answer; null when none can be had (a file that is not allowed to be read, no network, or an abort). Rejects with a
 * sentence when the server stays silent.
 * @param name of the file, for the sentence
 * @param signal ends the answer's body as well
 */
export async function request(address: URL, name: string, signal?: AbortSignal): Promise<Response | null> {
	const giveUp = new AbortController();
	const either = signal === undefined ? giveUp.signal : AbortSignal.any([giveUp.signal, signal]);
	try {
		const answer = fetch(address, { signal: either }).catch(() => null);
		return await inTime(answer, STALL_MS, stalled(name));
	} catch (error) {
		giveUp.abort();
		throw error;
	}
}

/** Many static hosts answer with a page instead of a 404, and networks that want a sign-in with one instead of anything. */
export function isWebPage(response: Response): boolean {
	return response.headers.get('content-type')?.startsWith('text/html') === true;
}

/**
 * The answer's body as it comes. Rejects with a sentence when it stops coming, is cut off, or is longer than `limit` bytes; what would
 * still come is then not waited for.
 */
export async function* pieces(
	response: Response,
	name: string,
	limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
	// WebKit has streams without an async iterator.
	const reader = response.body?.getReader();
	if (reader === undefined) return;
	let length = 0;
	try {
		for (;;) {
			const step = reader.read().catch((): never => {
				throw new Error(`${name} did not arrive whole: the connection was lost`);
			});
			const { value } = await inTime(step, STALL_MS, stalled(name));
			if (value === undefined) return;
			length += value.length;
			if (length > limit)
				throw new Error(`${name} is longer than it should be: it was given up after ${bytesText(limit)}`);
			yield value;
		}
	} finally {
		// Of no use once it has ended; a file that is given up frees its connection for the next try.
		reader.cancel().catch(() => undefined);
	}
}

/** The same body in one. @param onBytes told how many there are, after each piece */
export async function whole(
	response: Response,
	name: string,
	limit: number,
	onBytes: (loaded: number) => void = () => undefined,
): Promise<ArrayBuffer> {
	const arrived: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for await (const piece of pieces(response, name, limit)) {
		arrived.push(piece);
		length += piece.length;
		onBytes(length);
	}
	const bytes = new Uint8Array(length);
	let end = 0;
	for (const piece of arrived) {
		bytes.set(piece, end);
		end += piece.length;
	}
	return bytes.buffer;
}

function stalled(name: string): string {
	return `${name} stopped arriving: for ${STALL_MS / 1000} s not a byte came`;
}
