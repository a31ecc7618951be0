import { errorWords } from '../../core/error-words.ts';
import type { PackageWork } from '../../core/execution.ts';
import type { PackageGift, PackageImage } from '../../../workers/python.protocol.ts';
import type { ImageMaker } from './image-maker.ts';
import { loadImage, saveImage } from './image-store.ts';
import {
	closure,
	type Build,
	type KnownPackage,
	type PackageIndex,
} from '../../core/packages/package-index.ts';
import { fetchWheel, type WheelSource } from './wheels.ts';

type Ready = Omit<PackageGift, 'run'>;
type OnWork = (work: PackageWork) => void;

/** Of the sandbox that interpreters live in. */
export interface PackageKeeper {
	/** Names what an image depends on besides its wheel. */
	build: string;
	keepPackage(key: string, image: PackageImage): Promise<undefined>;
}

export interface WheelSources {
	/** Tried in order. */
	list: readonly WheelSource[];
	/** May packages come from Pyodide's public distribution? */
	isElsewhereAllowed: boolean;
}

/** Finds, fetches and prepares what the lock files name, and nothing else: a program can ask for a package, not for an address. */
export class PackageStore {
	readonly #index: PackageIndex;
	readonly #sources: () => WheelSources;
	readonly #keeper: PackageKeeper;
	readonly #maker: ImageMaker;
	/** By key. A failure does not stay: the network may be back at the next run. */
	readonly #kept = new Map<string, Promise<void>>();
	/** Which of its builds a package and its needs were had in, as an index. */
	readonly #ways = new Map<string, number>();

	constructor(index: PackageIndex, sources: () => WheelSources, keeper: PackageKeeper, maker: ImageMaker) {
		this.#index = index;
		this.#sources = sources;
		this.#keeper = keeper;
		this.#maker = maker;
	}

	/** Names of the packages these imports need; imports the lock files do not know are left to Python's own error. */
	find(imports: readonly string[]): readonly string[] {
		return [...new Set(imports.flatMap((name) => this.#index.byImport.get(name)?.name ?? []))];
	}

	/** Never rejects: what cannot be had is `missing`, by import, with a reason. */
	provide(imports: readonly string[], onWork: OnWork): Promise<Ready> {
		return this.#maker.during(async () => {
			const missing: Record<string, string> = {};
			const keys = new Set<string>();
			for (const name of imports) {
				const reason = await this.#add(name, keys, onWork);
				if (reason !== null) missing[name] = reason;
			}
			return { keys: [...keys], missing };
		});
	}

	async #add(name: string, keys: Set<string>, onWork: OnWork): Promise<string | null> {
		const wanted = this.#index.byImport.get(name);
		if (wanted === undefined) return this.#index.absent.get(name) ?? null;
		try {
			for (const key of await this.#ready(wanted, onWork)) keys.add(key);
		} catch (error) {
			return errorWords(error);
		}
		for (const other of wanted.oneOf) {
			const known = this.#index.byName.get(other);
			const ready = known === undefined ? null : await this.#ready(known, onWork).catch(() => null);
			if (ready === null) continue;
			for (const key of ready) keys.add(key);
			break;
		}
		return null;
	}

	/**
	 * Keys of the package and of all it needs. Either Pyodide's builds throughout, or ours wherever there is one: builds of the
	 * two are not tried together.
	 */
	async #ready(wanted: KnownPackage, onWork: OnWork): Promise<readonly string[]> {
		const parts = closure(this.#index, wanted);
		const ways = parts.every(({ builds }) => builds.length === 1) ? [0] : [0, -1];
		// What did once will do again; the other way is not asked for anew with each program.
		const known = this.#ways.get(wanted.name);
		const failures: unknown[] = [];
		for (const way of known === undefined ? ways : [known]) {
			try {
				const keys = await this.#readyAs(parts, ({ builds }) => builds.at(way) ?? builds[0], onWork);
				this.#ways.set(wanted.name, way);
				return keys;
			} catch (error) {
				failures.push(error);
			}
		}
		throw failures[0];
	}

	async #readyAs(
		parts: readonly KnownPackage[],
		choose: (known: KnownPackage) => Build,
		onWork: OnWork,
	): Promise<readonly string[]> {
		const needed: string[] = [];
		const working = parts.map((known) => {
			const build = choose(known);
			const key = `${build.sha256}-${this.#keeper.build}`;
			const before = new Map(needed.map((other) => [other, this.#kept.get(other) ?? Promise.resolve()]));
			const kept = this.#kept.get(key) ?? this.#keep(known, build, key, before, onWork);
			this.#kept.set(key, kept);
			kept.catch(() => this.#kept.delete(key));
			needed.push(key);
			return kept;
		});
		await Promise.all(working);
		return needed;
	}

	async #keep(
		{ name, to, imports }: KnownPackage,
		build: Build,
		key: string,
		before: ReadonlyMap<string, Promise<void>>,
		onWork: OnWork,
	): Promise<void> {
		const saved = await loadImage(build.sha256, this.#keeper.build);
		if (saved !== null) {
			await this.#keeper.keepPackage(key, saved);
			return;
		}
		const bytes = await this.#fetch(name, build, onWork);
		await Promise.all(before.values());
		onWork({ kind: 'preparing', name });
		const wheel = { fileName: build.fileName, bytes, to, imports };
		const image = await this.#maker.make(key, wheel, [...before.keys()]);
		await saveImage(build.sha256, this.#keeper.build, image);
		await this.#keeper.keepPackage(key, image);
	}

	async #fetch(name: string, build: Build, onWork: OnWork): Promise<ArrayBuffer> {
		const { list, isElsewhereAllowed } = this.#sources();
		const bytes = await fetchWheel(build, list, (loadedBytes) =>
			onWork({ kind: 'fetching', name, loadedBytes }),
		);
		if (bytes !== null) return bytes;
		const absent = `${build.fileName} is not among this page's files`;
		if (build.from === 'own') {
			throw new Error(`${absent}; whoever hosts the page can add it: npm run vendor-packages -- ${name}`);
		}
		throw new Error(
			isElsewhereAllowed
				? `${absent}, and it could not be fetched from Pyodide's own (is there no network?)`
				: `${absent}, and fetching packages from elsewhere is off in the settings`,
		);
	}
}
