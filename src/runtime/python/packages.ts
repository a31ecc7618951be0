import { errorWords } from '../../core/error-words.ts';
import type { PackageWork } from '../../core/execution.ts';
import type { PackageGift, PackageImage } from '../../../workers/python.protocol.ts';
import { type ImageMaker, type Made, NotPlaced } from './image-maker.ts';
import { forgetImage, loadImage, saveImage } from './image-store.ts';
import {
	closure,
	type Build,
	type KnownPackage,
	type PackageIndex,
} from '../../core/packages/package-index.ts';
import { type OnWork, SharedWork } from './shared-work.ts';
import { fetchWheel, type WheelSource } from './wheels.ts';

type Ready = Omit<PackageGift, 'run'>;

/** What some imports need, and which of them are packages, in the order in which an interpreter names them. */
export interface Kept extends Ready {
	imports: readonly string[];
}

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

/** The file of one package cannot be had, be it the one that was asked for or another that it needs. */
class NotFetched extends Error {
	/** Name of the package whose file it is. */
	readonly of: string;

	constructor(of: string, cause: unknown) {
		super(errorWords(cause), { cause });
		this.of = of;
	}
}

/** Finds, fetches and prepares what the lock files name, and nothing else: a program can ask for a package, not for an address. */
export class PackageStore {
	readonly #index: PackageIndex;
	readonly #sources: () => WheelSources;
	readonly #keeper: PackageKeeper;
	readonly #maker: ImageMaker;
	/** By key. A failure does not stay: the network may be back at the next run. */
	readonly #kept = new Map<string, SharedWork>();
	/** Hashes of the wheels whose images were made by an earlier visit, by key. */
	readonly #remembered = new Map<string, string>();
	/** Of images of an earlier visit, by key: the frame keeps each once. */
	readonly #recalling = new Map<string, Promise<boolean>>();
	/** Whoever waits for the maker of images hears what it is at. */
	readonly #inLine = new Set<OnWork>();
	#atWork: PackageWork | null = null;
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
			for (const name of new Set(imports)) {
				const reason = await this.#add(name, keys, onWork);
				if (reason !== null) missing[name] = reason;
			}
			return { keys: [...keys], missing };
		});
	}

	/**
	 * The same of what was made ready before, at this visit or an earlier one: nothing is fetched or made. Null where anything would
	 * have to be. Imports that are no packages are left out. Never rejects.
	 */
	async provideKept(imports: readonly string[]): Promise<Kept | null> {
		const found = imports.filter((name) => this.#index.byImport.has(name)).toSorted();
		const keys = new Set<string>();
		for (const name of found) {
			for (const known of this.#neededFor(name)) {
				const kept = await this.#findKept(known).catch(() => null);
				if (kept === null) return null;
				for (const key of kept) keys.add(key);
			}
		}
		return { imports: found, keys: [...keys], missing: {} };
	}

	/**
	 * For packages that could not be put in place: an image of an earlier visit is thrown away, and whoever asks next has it made anew.
	 * It may be a tampered interpreter that says so; that costs one making of each. Never rejects.
	 */
	async discard(keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			const wheel = this.#remembered.get(key);
			if (wheel === undefined) continue;
			this.#remembered.delete(key);
			this.#kept.delete(key);
			await forgetImage(wheel, this.#keeper.build);
		}
	}

	async #add(name: string, keys: Set<string>, onWork: OnWork): Promise<string | null> {
		const wanted = this.#index.byImport.get(name);
		if (wanted === undefined) return this.#index.absent.get(name) ?? null;
		try {
			for (const key of await this.#ready(wanted, onWork)) keys.add(key);
		} catch (error) {
			return error instanceof NotFetched && error.of !== wanted.name
				? `it needs ${error.of}, which is not there: ${error.message}`
				: errorWords(error);
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
		const failures: unknown[] = [];
		for (const { way, builds } of this.#waysOf(wanted)) {
			try {
				const keys = await this.#readyAs(builds, onWork);
				this.#ways.set(wanted.name, way);
				return keys;
			} catch (error) {
				failures.push(error);
			}
		}
		throw failures[0];
	}

	/** The package that brings the import and, where it needs one of several, the best of these. */
	#neededFor(name: string): readonly KnownPackage[] {
		const wanted = this.#index.byImport.get(name);
		const [best] = wanted?.oneOf.flatMap((other) => this.#index.byName.get(other) ?? []) ?? [];
		return [wanted, best].flatMap((known) => known ?? []);
	}

	/** As `#ready`; null where a part of it is not kept. */
	async #findKept(wanted: KnownPackage): Promise<readonly string[] | null> {
		for (const { way, builds } of this.#waysOf(wanted)) {
			const parts = [...builds.values()].map((build) => ({ key: this.#keyOf(build), build }));
			const kept = await Promise.all(parts.map(({ key, build }) => this.#isKept(key, build)));
			if (!kept.every((is) => is)) continue;
			this.#ways.set(wanted.name, way);
			return parts.map(({ key }) => key);
		}
		return null;
	}

	async #isKept(key: string, build: Build): Promise<boolean> {
		const work = this.#kept.get(key);
		if (work !== undefined) {
			return work.done.then(
				() => true,
				() => false,
			);
		}
		if (!(await this.#keepRemembered(key, build))) return false;
		// Whoever asked in earnest meanwhile has its own work there.
		if (!this.#kept.has(key)) this.#kept.set(key, new SharedWork(() => Promise.resolve()));
		return true;
	}

	/** The builds to try, one after the other, of the package and of all it needs, itself last. */
	#waysOf(wanted: KnownPackage): readonly { way: number; builds: ReadonlyMap<KnownPackage, Build> }[] {
		const parts = closure(this.#index, wanted);
		const ways = parts.every(({ builds }) => builds.length === 1) ? [0] : [0, -1];
		// What did once will do again; the other way is not asked for anew with each program.
		const known = this.#ways.get(wanted.name);
		return (known === undefined ? ways : [known]).map((way) => ({
			way,
			builds: new Map(parts.map((part) => [part, part.builds.at(way) ?? part.builds[0]])),
		}));
	}

	/** @param builds of the package and of all it needs, itself last */
	async #readyAs(builds: ReadonlyMap<KnownPackage, Build>, onWork: OnWork): Promise<readonly string[]> {
		const keys = [...builds.values()].map((build) => this.#keyOf(build));
		try {
			await this.#joinAll(builds, onWork);
		} catch (error) {
			if (!(error instanceof NotPlaced)) throw error;
			await this.discard(keys);
			await this.#joinAll(builds, onWork);
		}
		return keys;
	}

	async #joinAll(builds: ReadonlyMap<KnownPackage, Build>, onWork: OnWork): Promise<void> {
		const before = new Map<string, SharedWork>();
		const working = [...builds].map(([known, build]) => {
			const key = this.#keyOf(build);
			const work = this.#kept.get(key) ?? this.#begin(known, build, new Map(before));
			before.set(key, work);
			return work.join(onWork);
		});
		await Promise.all(working);
	}

	#begin(known: KnownPackage, build: Build, before: ReadonlyMap<string, SharedWork>): SharedWork {
		const key = this.#keyOf(build);
		// Also when the program that asked has heard of another failure: the maker goes on for those who wait.
		const work = new SharedWork((onWork) =>
			this.#maker.during(() => this.#keep(known, build, before, onWork)),
		);
		this.#kept.set(key, work);
		work.done.catch(() => {
			if (this.#kept.get(key) === work) this.#kept.delete(key);
		});
		return work;
	}

	#keyOf(build: Build): string {
		return `${build.sha256}-${this.#keeper.build}`;
	}

	async #keep(
		known: KnownPackage,
		build: Build,
		before: ReadonlyMap<string, SharedWork>,
		onWork: OnWork,
	): Promise<void> {
		const key = this.#keyOf(build);
		if (await this.#keepRemembered(key, build)) return;
		const bytes = await this.#fetch(known.name, build, onWork).catch((error: unknown) => {
			throw new NotFetched(known.name, error);
		});
		await Promise.all([...before.values()].map(({ done }) => done));
		const { image, isWhole } = await this.#make(known, build, bytes, [...before.keys()], onWork);
		// An image is of use without being saved. One that is not whole would make every later import slow.
		if (isWhole) await saveImage(build.sha256, this.#keeper.build, image);
		await this.#keeper.keepPackage(key, image);
	}

	/** False when there is no image of an earlier visit, or it is of no use. Once for several that ask at the same time. */
	#keepRemembered(key: string, build: Build): Promise<boolean> {
		const going =
			this.#recalling.get(key) ?? this.#recall(key, build).finally(() => this.#recalling.delete(key));
		this.#recalling.set(key, going);
		return going;
	}

	async #recall(key: string, build: Build): Promise<boolean> {
		const saved = await loadImage(build.sha256, this.#keeper.build);
		if (saved === null) return false;
		try {
			await this.#keeper.keepPackage(key, saved);
		} catch {
			await forgetImage(build.sha256, this.#keeper.build);
			return false;
		}
		this.#remembered.set(key, build.sha256);
		return true;
	}

	async #make(
		{ name, to, imports }: KnownPackage,
		build: Build,
		bytes: ArrayBuffer,
		needed: readonly string[],
		onWork: OnWork,
	): Promise<Made> {
		const work = { kind: 'preparing', name } as const;
		const onTurn = () => {
			this.#atWork = work;
			for (const tell of this.#inLine) tell(work);
		};
		const wheel = { fileName: build.fileName, bytes, to, imports };
		this.#inLine.add(onWork);
		if (this.#atWork !== null) onWork(this.#atWork);
		try {
			return await this.#maker.make(this.#keyOf(build), wheel, needed, onTurn);
		} finally {
			this.#inLine.delete(onWork);
			if (this.#atWork === work) this.#atWork = null;
		}
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
