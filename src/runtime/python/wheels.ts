import type { Build } from '../../core/packages/package-index.ts';
import { LARGEST_WHEEL_MB } from '../../core/packages/wheel-limit.ts';
import { isWebPage, request, whole } from './arriving.ts';
import { loadKept, saveKept } from './package-cache.ts';

/** Where a wheel may come from; null when it is not there or there is no network. Rejects with a sentence when it begins and does not arrive. */
export type WheelSource = (build: Build, onBytes: (loaded: number) => void) => Promise<ArrayBuffer | null>;

/** A folder of a server, which has the builds of one lock file. */
export function wheelsAt(folder: URL, from: Build['from']): WheelSource {
	return async (build, onBytes) => {
		if (build.from !== from) return null;
		const { fileName } = build;
		const response = await request(new URL(encodeURIComponent(fileName), folder), fileName);
		if (response?.ok !== true || isWebPage(response)) return null;
		return whole(response, fileName, LARGEST_WHEEL_MB * 2 ** 20, onBytes);
	};
}

/**
 * The file with exactly the hash that its lock file names, kept for the next visit. Rejects with a sentence when another file came, or
 * when it began to arrive and nobody had it whole; null when nobody has it.
 */
export async function fetchWheel(
	build: Build,
	sources: readonly WheelSource[],
	onBytes: (loaded: number) => void,
): Promise<ArrayBuffer | null> {
	const address = wheelAddress(build.sha256);
	const kept = await loadKept(address);
	if (kept !== null && (await sha256(kept)) === build.sha256) return kept;
	const failures: unknown[] = [];
	for (const source of sources) {
		const bytes = await source(build, onBytes).catch((error: unknown) => {
			failures.push(error);
			return null;
		});
		if (bytes === null) continue;
		if ((await sha256(bytes)) !== build.sha256) {
			throw new Error(`${build.fileName} is not the file that the lock file names (its hash differs)`);
		}
		saveKept(address, bytes);
		return bytes;
	}
	if (failures.length > 0) throw failures[0];
	return null;
}

/** Its name among what is kept. */
export function wheelAddress(hash: string): string {
	return `wheels/${hash}`;
}

/** Hexadecimal. Without https (and not on localhost) a page has no crypto.subtle: unchecked bytes are not handed on. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
	if (!isSecureContext)
		throw new Error('this page is not served by https, so the hash of a package cannot be checked');
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
