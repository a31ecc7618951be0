import type { Build } from '../../core/packages/package-index.ts';
import { loadKept, saveKept } from './package-cache.ts';

/** Where a wheel may come from; null when it is not there or there is no network. */
export type WheelSource = (build: Build, onBytes: (loaded: number) => void) => Promise<ArrayBuffer | null>;

/** A folder of a server, which has the builds of one lock file. */
export function wheelsAt(folder: URL, from: Build['from']): WheelSource {
	return async (build, onBytes) => {
		if (build.from !== from) return null;
		try {
			const response = await fetch(new URL(encodeURIComponent(build.fileName), folder));
			// Many static hosts answer with a page instead of a 404.
			const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
			return response.ok && !isPage ? await readCounting(response, onBytes) : null;
		} catch {
			return null;
		}
	};
}

/**
 * The file with exactly the hash that its lock file names, kept for the next visit. Rejects with a sentence when another file came;
 * null when none did.
 */
export async function fetchWheel(
	build: Build,
	sources: readonly WheelSource[],
	onBytes: (loaded: number) => void,
): Promise<ArrayBuffer | null> {
	const address = `wheels/${build.sha256}`;
	const kept = await loadKept(address);
	if (kept !== null && (await sha256(kept)) === build.sha256) return kept;
	for (const source of sources) {
		const bytes = await source(build, onBytes);
		if (bytes === null) continue;
		if ((await sha256(bytes)) !== build.sha256) {
			throw new Error(`${build.fileName} is not the file that the lock file names (its hash differs)`);
		}
		saveKept(address, bytes);
		return bytes;
	}
	return null;
}

async function readCounting(response: Response, onBytes: (loaded: number) => void): Promise<ArrayBuffer> {
	const reader = response.body?.getReader();
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	let loaded = 0;
	for (let step = await reader?.read(); step?.value !== undefined; step = await reader?.read()) {
		pieces.push(step.value);
		loaded += step.value.length;
		onBytes(loaded);
	}
	return new Blob(pieces).arrayBuffer();
}

/** Hexadecimal. Without https (and not on localhost) a page has no crypto.subtle: unchecked bytes are not handed on. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
	if (!isSecureContext)
		throw new Error('this page is not served by https, so the hash of a package cannot be checked');
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
