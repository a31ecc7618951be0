import { createSseParser, type SseEvent } from '../../core/hosts/sse.ts';
import { silence } from './silence.ts';

/** What comes out of a reply's body. Nothing follows a `stopped`. */
export type Incoming =
	| { kind: 'event'; event: SseEvent }
	/** The host ignored `stream` and sent one JSON text. */
	| { kind: 'whole'; text: string }
	| { kind: 'stopped'; why: 'cut' | 'idle' | 'web-page' | 'not-a-stream' };

/**
 * Reads a reply's body by what it holds, not by what its content type says: hosts label streams as text, and answer with
 * whole JSON or a web page under status 200. Ends normally when the host closed the stream in good order.
 * @param idleMs asked before each piece: how long silence is borne
 */
export async function* readIncoming(response: Response, idleMs: () => number): AsyncGenerator<Incoming> {
	if (response.body === null) {
		yield { kind: 'stopped', why: 'cut' };
		return;
	}
	const reader = response.body.getReader();
	const parser = createSseParser();
	const decoder = new TextDecoder();
	let shape: 'unknown' | 'stream' | 'json' | 'page' = 'unknown';
	let text = '';
	let bytes = 0;
	let events = 0;
	try {
		for (;;) {
			const piece = await readWithin(reader, idleMs());
			if (piece === 'idle' || piece === 'cut') {
				yield { kind: 'stopped', why: piece };
				return;
			}
			if (piece === null) break;
			bytes += piece.length;
			if (shape !== 'stream') {
				text += decoder.decode(piece, { stream: true });
				shape = shapeOf(text);
				if (shape === 'page') {
					yield { kind: 'stopped', why: 'web-page' };
					return;
				}
			}
			for (const event of shape === 'json' ? [] : parser.push(piece)) {
				events++;
				yield { kind: 'event', event };
			}
		}
		if (shape === 'json') {
			yield { kind: 'whole', text };
			return;
		}
		for (const event of parser.end()) {
			events++;
			yield { kind: 'event', event };
		}
		// A stream of keep-alives alone has begun well.
		const isStream = bytes === 0 || /^\s*(?::|data:|event:|id:|retry:)/.test(text);
		if (events === 0) yield { kind: 'stopped', why: isStream ? 'cut' : 'not-a-stream' };
	} finally {
		// Also when the consumer has enough: a host may keep the connection open after its last event.
		await reader.cancel().catch(() => undefined);
	}
}

function shapeOf(text: string): 'unknown' | 'stream' | 'json' | 'page' {
	const first = text.trimStart()[0];
	if (first === undefined) return 'unknown';
	if (first === '<') return 'page';
	return first === '{' || first === '[' ? 'json' : 'stream';
}

/** The next piece; null at a proper end. */
async function readWithin(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	idleMs: number,
): Promise<Uint8Array | null | 'idle' | 'cut'> {
	const timer = new AbortController();
	try {
		return await Promise.race([
			reader.read().then(
				({ done, value }) => (done ? null : value),
				() => 'cut' as const,
			),
			silence(idleMs, timer.signal),
		]);
	} finally {
		timer.abort();
	}
}
