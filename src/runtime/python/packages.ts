import { errorWords } from '../../core/error-words.ts';
import type { PythonRequest } from '../../../workers/python.protocol.ts';

type Packages = Omit<Extract<PythonRequest, { kind: 'packages' }>, 'kind' | 'run'>;

interface LockedPackage {
	name: string;
	file_name: string;
	sha256: string;
	depends: readonly string[];
	imports: readonly string[];
}

/** Where a wheel may come from, tried in order. */
export type WheelSource = (fileName: string) => Promise<ArrayBuffer | null>;

/** Finds and fetches what Pyodide's lock file names, and nothing else: a program can ask for a package, not for an address. */
export class PackageStore {
	readonly #packages: ReadonlyMap<string, LockedPackage>;
	readonly #byImport: ReadonlyMap<string, LockedPackage>;
	readonly #sources: () => readonly WheelSource[];
	readonly #fetched = new Map<string, Promise<ArrayBuffer>>();

	/** @param lock text of pyodide-lock.json */
	constructor(lock: string, sources: () => readonly WheelSource[]) {
		const { packages } = JSON.parse(lock) as { packages: Record<string, LockedPackage> };
		this.#packages = new Map(Object.entries(packages));
		this.#byImport = new Map(
			Object.values(packages).flatMap((locked) =>
				locked.imports.map((name) => [name.split('.')[0] ?? name, locked] as const),
			),
		);
		this.#sources = sources;
	}

	/** Names of the packages these imports need; imports the lock file does not know are left to Python's own error. */
	find(imports: readonly string[]): readonly string[] {
		return [...new Set(imports.flatMap((name) => this.#byImport.get(name)?.name ?? []))];
	}

	async provide(imports: readonly string[]): Promise<Packages> {
		const missing: Record<string, string> = {};
		const packages: string[] = [];
		const wheels = new Map<string, ArrayBuffer>();
		for (const name of imports) {
			const wanted = this.#byImport.get(name);
			if (wanted === undefined) continue;
			try {
				const needed = this.#withDependencies(wanted);
				const bytes = await Promise.all(needed.map((locked) => this.#fetch(locked)));
				needed.forEach((locked, index) => wheels.set(locked.file_name, bytes[index] as ArrayBuffer));
				packages.push(wanted.name);
			} catch (error) {
				missing[name] = errorWords(error);
			}
		}
		return { packages, missing, wheels: [...wheels].map(([fileName, bytes]) => ({ fileName, bytes })) };
	}

	#withDependencies(wanted: LockedPackage): LockedPackage[] {
		const found = new Set([wanted]);
		for (const locked of found) {
			for (const name of locked.depends) {
				const dependency = this.#packages.get(name);
				if (dependency === undefined) throw new Error(`it needs ${name}, which Pyodide does not have`);
				found.add(dependency);
			}
		}
		return [...found];
	}

	#fetch(locked: LockedPackage): Promise<ArrayBuffer> {
		const kept = this.#fetched.get(locked.file_name);
		if (kept !== undefined) return kept;
		const fetched = this.#fetchChecked(locked);
		this.#fetched.set(locked.file_name, fetched);
		// A failure is not kept: the network may be back at the next run.
		fetched.catch(() => this.#fetched.delete(locked.file_name));
		return fetched;
	}

	async #fetchChecked(locked: LockedPackage): Promise<ArrayBuffer> {
		for (const source of this.#sources()) {
			const bytes = await source(locked.file_name);
			if (bytes === null) continue;
			if ((await sha256(bytes)) !== locked.sha256) {
				throw new Error(
					`${locked.file_name} is not the file that Pyodide's lock file names (its hash differs)`,
				);
			}
			return bytes;
		}
		throw new Error(
			`${locked.file_name} is not among this page's files, and fetching it from elsewhere is off or failed`,
		);
	}
}

/** A wheel in a folder of a server; null when it is not there or there is no network. */
export function wheelsAt(folder: URL): WheelSource {
	return async (fileName) => {
		try {
			const response = await fetch(new URL(fileName, folder));
			// Many static hosts answer with a page instead of a 404.
			const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
			return response.ok && !isPage ? await response.arrayBuffer() : null;
		} catch {
			return null;
		}
	};
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
	// Without https (and not on localhost) a page has no crypto.subtle: unchecked bytes are not handed on.
	if (!isSecureContext)
		throw new Error('this page is not served by https, so the hash of a package cannot be checked');
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
