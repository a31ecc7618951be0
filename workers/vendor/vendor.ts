import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { errorWords } from '../../src/core/error-words.ts';
import ownLock from '../../src/core/packages/own-lock.json' with { type: 'json' };
import {
	canonicalName,
	closure,
	indexPackages,
	type Build,
	type KnownPackage,
	type PackageIndex,
} from '../../src/core/packages/package-index.ts';
import { sha256, fetchOwn, fetchPyodides, type OwnSource } from './fetch.ts';

const USAGE = `Usage: npm run vendor-packages -- NAME… [--from FOLDER-OR-URL]

Puts packages of Python, with what they need, beside the page: into public/pyodide and public/packages, from where
the next build takes them. Names are those of the packages or of their imports: sympy numpy z3-solver pysat pulp.
--from: where Pyodide's own wheels lie; default is its distribution on the web.`;

export interface VendorReport {
	lines: readonly string[];
	/** Everything that was asked for is there. */
	isDone: boolean;
}

/** How files are got; a test has others. */
export interface VendorSources {
	pyodides(fileName: string): Promise<Buffer>;
	own(source: OwnSource): Promise<Buffer>;
}

/** @param root folder of the project @param words of the command line */
export async function vendorPackages(root: string, words: readonly string[]): Promise<VendorReport> {
	const from = words.includes('--from') ? words[words.indexOf('--from') + 1] : undefined;
	const names = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--from');
	if (names.length === 0) return { lines: [USAGE], isDone: false };
	const pyodide = dirname(createRequire(join(root, 'package.json')).resolve('pyodide/package.json'));
	const { version } = JSON.parse(await readFile(join(pyodide, 'package.json'), 'utf8')) as {
		version: string;
	};
	const index = indexPackages(await readFile(join(pyodide, 'pyodide-lock.json'), 'utf8'), ownLock);
	const place = from ?? `https://cdn.jsdelivr.net/pyodide/v${version}/full/`;
	const sources = { pyodides: (fileName: string) => fetchPyodides(place, fileName), own: fetchOwn };
	const origins = Object.fromEntries(
		Object.entries(ownLock.packages).map(([name, { source }]) => [name, source]),
	);
	return new Vendor(index, origins, join(root, 'public'), sources).put(names);
}

/** Puts wheels into the folders that the page reads. */
export class Vendor {
	readonly #index: PackageIndex;
	readonly #origins: Readonly<Record<string, OwnSource | undefined>>;
	readonly #folder: string;
	readonly #sources: VendorSources;
	readonly #lines: string[] = [];

	/** @param origins where the packages of our lock file come from, by name */
	constructor(
		index: PackageIndex,
		origins: Readonly<Record<string, OwnSource | undefined>>,
		folder: string,
		sources: VendorSources,
	) {
		this.#index = index;
		this.#origins = origins;
		this.#folder = folder;
		this.#sources = sources;
	}

	/** Never rejects: what went wrong is said in the report, and the other packages are put all the same. */
	async put(names: readonly string[]): Promise<VendorReport> {
		let isDone = true;
		for (const name of names) {
			const known = this.#index.byName.get(canonicalName(name)) ?? this.#index.byImport.get(name);
			const problem = known === undefined ? this.#unknown(name) : await this.#putWithNeeds(known);
			if (problem === null) continue;
			isDone = false;
			this.#lines.push(`${name}: ${problem}`);
		}
		this.#lines.push(
			isDone
				? 'Done. The next build has them: npm run build'
				: 'Not everything could be put beside the page; what is there already stays.',
		);
		return { lines: this.#lines, isDone };
	}

	#unknown(name: string): string {
		const absent = this.#index.absent.get(name);
		if (absent !== undefined) return absent;
		const close = [...this.#index.byName.keys()].filter(
			(known) => known.includes(name) || name.includes(known),
		);
		const meant = close.length === 0 ? '' : ` Did you mean ${close.slice(0, 5).join(', ')}?`;
		return `neither Pyodide's lock file nor ours has a package of this name.${meant}`;
	}

	/** What is wrong, or null. */
	async #putWithNeeds(wanted: KnownPackage): Promise<string | null> {
		const problem = await this.#putEither(closure(this.#index, wanted));
		if (problem !== null || wanted.oneOf.length === 0) return problem;
		const problems: string[] = [];
		for (const name of wanted.oneOf) {
			const other = this.#index.byName.get(name);
			const missing = other === undefined ? 'unknown' : await this.#putWithNeeds(other);
			if (missing === null) return null;
			problems.push(`${name}: ${missing}`);
		}
		return `it is there, but it needs one of ${wanted.oneOf.join(', ')}. ${problems.join('. ')}`;
	}

	/** Pyodide's builds throughout or, where one cannot be had, ours wherever there is one: as the page looks for them. */
	async #putEither(parts: readonly KnownPackage[]): Promise<string | null> {
		const problem = await this.#putAll(parts, ({ builds }) => builds[0]);
		if (problem === null || parts.every(({ builds }) => builds.length === 1)) return problem;
		const second = await this.#putAll(parts, ({ builds }) => builds.at(-1) ?? builds[0]);
		return second === null ? null : `${problem}. ${second}`;
	}

	async #putAll(
		parts: readonly KnownPackage[],
		choose: (known: KnownPackage) => Build,
	): Promise<string | null> {
		try {
			for (const known of parts) await this.#putOne(known.name, choose(known));
			return null;
		} catch (error) {
			return errorWords(error);
		}
	}

	async #putOne(name: string, build: Build): Promise<void> {
		const path = join(this.#folder, build.from === 'pyodide' ? 'pyodide' : 'packages', build.fileName);
		const there = await readFile(path).catch(() => null);
		if (there !== null && sha256(there) === build.sha256) {
			this.#say(`${name}: ${build.fileName} is already there`);
			return;
		}
		const bytes = await this.#fetch(name, build);
		if (sha256(bytes) !== build.sha256) {
			throw new Error(
				`${build.fileName} is not the file that the lock file names (its hash differs); it was not kept`,
			);
		}
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, bytes);
		this.#say(`${name}: ${build.fileName}, ${(bytes.length / 1e6).toFixed(1)} MB`);
	}

	#fetch(name: string, build: Build): Promise<Buffer> {
		if (build.from === 'pyodide') return this.#sources.pyodides(build.fileName);
		const source = this.#origins[name];
		if (source === undefined) throw new Error(`our lock file does not say where ${name} comes from`);
		return this.#sources.own(source);
	}

	#say(line: string): void {
		if (!this.#lines.includes(line)) this.#lines.push(line);
	}
}
