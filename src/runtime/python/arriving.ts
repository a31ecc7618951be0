import { inTime } from './in-time.ts';

/** Silence of a server that is borne: a connection may stay open for ever without another byte. */
const STALL_MS = 30_000;

/**
 * The server's answer; null when none can be had (a file that is not allowed to be read, or no network). Rejects with a sentence when
 * the server stays silent.
 * @param name of the file, for the sentence
 */
export async function request(address: URL, name: string): Promise<Response | null> {
	const giveUp = new AbortController();
	try {
		const answer = fetch(address, { signal: giveUp.signal }).catch(() => null);
		return await inTime(answer, STALL_MS, stalled(name));
	} catch (error) {
		giveUp.abort();
		throw error;
	}
}

/** The answer's body as it comes. Rejects with a sentence when it stops coming or is cut off. */
export async function* pieces(
	response: Response,
	name: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
	// WebKit has streams without an async iterator.
	const reader = response.body?.getReader();
	if (reader === undefined) return;
	try {
		for (;;) {
			const step = reader.read().catch((): never => {
				throw new Error(`${name} did not arrive whole: the connection was lost`);
			});
			const { value } = await inTime(step, STALL_MS, stalled(name));
			if (value === undefined) return;
			yield value;
		}
	} finally {
		// Of no use once it has ended; a file that is given up frees its connection for the next try.
		reader.cancel().catch(() => undefined);
	}
}

function stalled(name: string): string {
	return `${name} stopped arriving: for ${STALL_MS / 1000} s not a byte came`;
}
