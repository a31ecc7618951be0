/** URL-safe base64 without padding (RFC 4648, 5). */
export function toBase64Url(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Null for anything else, the empty text among it. */
export function fromBase64Url(text: string): Uint8Array | null {
	if (text === '' || !/^[\w-]+$/.test(text)) return null;
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}
