import { forgetKept, loadKept, saveKept } from './package-cache.ts';
import { sha256 } from './wheels.ts';

/** The hash of all that follows. */
const HASH = 64;
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
	const kept = await loadKept(name);
	if (kept === null) return null;
	const memory = kept.slice(HASH);
	const hash = await sha256(memory).catch(() => null);
	if (hash === new TextDecoder().decode(kept.slice(0, HASH))) return memory;
	await forgetKept(name);
	return null;
}

/** One that cannot be kept is made again at the next visit. Resolves when its bytes have been copied. */
export async function saveMemory(name: string, memory: ArrayBuffer): Promise<void> {
	await sha256(memory)
		.then((hash) => saveKept(name, new Blob([hash, memory])))
		.catch(() => undefined);
}
