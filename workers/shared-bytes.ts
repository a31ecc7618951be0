import { ENDS_LATE } from './ends-late.ts';

/** What every interpreter begins with. */
export type SharedBytes = ArrayBuffer | Blob;

/**
 * The form in which they cost the least. A posted buffer is copied in the thread that posts it, which is the page's own where a
 * browser holds page and frame in one process; a Blob is read by the worker. WebKit, which copies quickly and reads slowly, keeps the
 * buffer. See MEASURED.md.
 */
export function share(bytes: ArrayBuffer): SharedBytes {
	return ENDS_LATE ? bytes : new Blob([bytes]);
}

/** Rejects where a Blob cannot be read any more. */
export async function readShared(bytes: SharedBytes): Promise<ArrayBuffer> {
	return bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
}
