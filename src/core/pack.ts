import { fromBase64Url, toBase64Url } from './base64url.ts';
import { err, ok, type Result } from './result.ts';

/** Why a packed text is not unfolded. */
export type PackFault =
	| { kind: 'damaged' }
	/** It is deflated, and this browser cannot inflate. */
	| { kind: 'no-deflate' }
	/** It holds more than was allowed; nothing beyond that was unfolded. */
	| { kind: 'too-large' };

/**
 * A text fit for an address: its UTF-8, deflated (RFC 1951) where the browser can and that is shorter, in URL-safe base64 behind `z`
 * (deflated) or `j`.
 */
export async function pack(text: string): Promise<string> {
	const plain = new TextEncoder().encode(text);
	const deflated = typeof CompressionStream === 'undefined' ? null : await deflate(plain);
	return deflated === null || deflated.length >= plain.length
		? `j${toBase64Url(plain)}`
		: `z${toBase64Url(deflated)}`;
}

/** The way back. @param maxBytes of UTF-8 that it may unfold to: a short text can hold very much when it is packed */
export async function unpack(packed: string, maxBytes: number): Promise<Result<string, PackFault>> {
	const isDeflated = packed.startsWith('z');
	if (!isDeflated && !packed.startsWith('j')) return err({ kind: 'damaged' });
	// What was packed here is never longer than what it holds.
	if (packed.length > 3 + (maxBytes * 4) / 3) return err({ kind: 'too-large' });
	const bytes = fromBase64Url(packed.slice(1));
	if (bytes === null) return err({ kind: 'damaged' });
	if (isDeflated && typeof DecompressionStream === 'undefined') return err({ kind: 'no-deflate' });
	const plain = isDeflated ? await inflate(bytes, maxBytes) : ok(bytes);
	if (!plain.ok) return plain;
	if (plain.value.length > maxBytes) return err({ kind: 'too-large' });
	try {
		return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain.value));
	} catch {
		return err({ kind: 'damaged' });
	}
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
	const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array, maxBytes: number): Promise<Result<Uint8Array, PackFault>> {
	const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const reader = stream.getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) break;
			length += value.length;
			if (length > maxBytes) {
				await reader.cancel();
				return err({ kind: 'too-large' });
			}
			pieces.push(value);
		}
	} catch {
		return err({ kind: 'damaged' });
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return ok(whole);
}
