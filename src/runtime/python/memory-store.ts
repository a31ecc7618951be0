import { forgetKept, openKept, saveKept } from './package-cache.ts';
import { sha256 } from './wheels.ts';

/** Of what follows. */
const HASH = 64;
/** Of 54 MB at once a computer of two slow processors hashes 90 ms, and copies 45. */
const PART = 4 * 2 ** 20;
const FOLDER = 'memories/';

/** Its name among what is kept. @param keys of the packages that are imported in it; each names its wheel and the build */
export function memoryName(keys: readonly string[]): string {
	return FOLDER + keys.toSorted().join('+');
}

/** Of packages all of which are known. */
export function isMemoryOf(name: string, isKnown: (key: string) => boolean): boolean {
	return name.startsWith(FOLDER) && name.slice(FOLDER.length).split('+').every(isKnown);
}

/** Null when there is none, or it is not what was saved; that one is thrown away. */
export async function loadMemory(name: string): Promise<ArrayBuffer | null> {
	const kept = await openKept(name);
	if (kept === null) return null;
	const memory = new Uint8Array(Math.max(0, kept.size - HASH));
	const hash = await hashOf(partsOf(kept.slice(HASH)), (piece, at) =>
		memory.set(new Uint8Array(piece), at),
	).catch(() => null);
	if (hash !== null && hash === (await kept.slice(0, HASH).text())) return memory.buffer;
	await forgetKept(name);
	return null;
}

/** One that cannot be kept is made again at the next visit. Resolves when its bytes have been copied. */
export async function saveMemory(name: string, memory: ArrayBuffer): Promise<void> {
	const parts: Blob[] = [];
	try {
		const hash = await hashOf(copiesOf(memory, parts), () => undefined);
		saveKept(name, new Blob([hash, ...parts]));
	} catch {
		// A page without https hashes nothing.
	}
}

/** Of the hashes of all parts, so that nothing holds up the page: browsers hash, and copy, on its thread. */
async function hashOf(
	parts: Iterable<Blob>,
	onPiece: (piece: ArrayBuffer, at: number) => void,
): Promise<string> {
	let hashes = '';
	let at = 0;
	for (const part of parts) {
		const piece = await part.arrayBuffer();
		hashes += await sha256(piece);
		onPiece(piece, at);
		at += piece.byteLength;
	}
	return sha256(new TextEncoder().encode(hashes).buffer);
}

function* partsOf(content: Blob): Generator<Blob, void> {
	for (let at = 0; at < content.size; at += PART) yield content.slice(at, at + PART);
}

/** Each is copied when it is asked for, and put with the others. */
function* copiesOf(memory: ArrayBuffer, copies: Blob[]): Generator<Blob, void> {
	for (let at = 0; at < memory.byteLength; at += PART) {
		const copy = new Blob([new Uint8Array(memory, at, Math.min(PART, memory.byteLength - at))]);
		copies.push(copy);
		yield copy;
	}
}
