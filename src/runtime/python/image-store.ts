import type { PackageImage } from '../../../workers/python.protocol.ts';
import { forgetKept, loadKept, saveKept } from './package-cache.ts';
import { sha256 } from './wheels.ts';

/** The hash of all that follows, then the list of files as JSON text with its length before it, then their bytes. */
const HASH = 64;
const LENGTH = 8;

/** Null when there is none, or it is not what was saved. */
export async function loadImage(wheel: string, build: string): Promise<PackageImage | null> {
	const kept = await loadKept(imageAddress(wheel, build));
	return kept === null ? null : unpackImage(kept).catch(() => null);
}

/**
 * An image that cannot be kept is made again at the next visit: whoever wanted it has it. Resolves when its bytes have been copied.
 */
export async function saveImage(wheel: string, build: string, image: PackageImage): Promise<void> {
	await packImage(image)
		.then((packed) => saveKept(imageAddress(wheel, build), packed))
		.catch(() => undefined);
}

/** For one that is as it was saved and of no use all the same. */
export function forgetImage(wheel: string, build: string): Promise<void> {
	return forgetKept(imageAddress(wheel, build));
}

/** Its name among what is kept. */
export function imageAddress(wheel: string, build: string): string {
	return `images/${wheel}-${build}`;
}

/** @internal for tests */
export async function packImage({ files, libraries, bytes }: PackageImage): Promise<ArrayBuffer> {
	const text = new TextEncoder().encode(JSON.stringify({ files, libraries }));
	const body = await new Blob([text.length.toString(16).padStart(LENGTH, '0'), text, bytes]).arrayBuffer();
	return new Blob([await sha256(body), body]).arrayBuffer();
}

/** @internal for tests */
export async function unpackImage(kept: ArrayBuffer): Promise<PackageImage | null> {
	const read = (start: number, end: number) => new TextDecoder().decode(kept.slice(start, end));
	if (read(0, HASH) !== (await sha256(kept.slice(HASH)))) return null;
	const start = HASH + LENGTH;
	const end = start + Number.parseInt(read(HASH, start), 16);
	const list = JSON.parse(read(start, end)) as Pick<PackageImage, 'files' | 'libraries'>;
	return { ...list, bytes: kept.slice(end) };
}
