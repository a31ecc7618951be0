import type { Standing } from './offline.protocol.ts';

/** Path below the page to SHA-256 of the file, in hexadecimal digits. */
export type FileList = Readonly<Record<string, string>>;

interface Ports {
	cache: () => Promise<Pick<Cache, 'match' | 'put' | 'keys' | 'delete'>>;
	fetch: (address: string, cache: RequestCache) => Promise<Response>;
	digest: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
}

const AT_ONCE = 4;
const PAGE = 'index.html';

/** What a host says of a file that holds without a network too: what it is, and what it may do and have done to it. */
const SAID = [
	'Content-Type',
	'Content-Security-Policy',
	'Cross-Origin-Embedder-Policy',
	'Cross-Origin-Opener-Policy',
	'Cross-Origin-Resource-Policy',
	'Origin-Agent-Cluster',
	'Permissions-Policy',
	'Referrer-Policy',
	'X-Content-Type-Options',
	'X-Frame-Options',
] as const;

/**
 * One version of the page's files in one cache for all versions. A file is kept under its content's name, so what two versions have in
 * common is fetched once.
 */
export class KeptFiles {
	readonly #list: ReadonlyMap<string, string>;
	readonly #scope: string;
	readonly #ports: Ports;
	/** One for all who ask at the same time. */
	#filling: Promise<void> | null = null;
	readonly #followers = new Set<(kept: number) => void>();

	/** @param scope address of the page, ends in `/` */
	constructor(list: FileList, scope: string, ports: Ports) {
		this.#list = new Map(Object.entries(list));
		this.#scope = scope;
		this.#ports = ports;
	}

	/** Whether the address is one of a file of this version. */
	has(address: string): boolean {
		return this.#keyOf(address) !== null;
	}

	/** Null for what is not kept. */
	async find(address: string): Promise<Response | null> {
		const key = this.#keyOf(address);
		return key === null ? null : ((await (await this.#ports.cache()).match(key)) ?? null);
	}

	/** Fetches what is not there yet. Rejects when a file cannot be had; a later try goes on from there. */
	fill(): Promise<void> {
		return (this.#filling ??= this.#fillGaps().finally(() => (this.#filling = null)));
	}

	/** Fetches what is not there yet, and tells how it stands after each file; at last what is really there and how it ended. Never rejects. */
	async check(tell: (standing: Standing) => void): Promise<void> {
		const of = this.#list.size;
		const follow = (kept: number): void => tell({ kept, of, end: null });
		this.#followers.add(follow);
		let error: unknown = null;
		await this.fill().catch((reason: unknown) => (error = reason));
		this.#followers.delete(follow);
		// Looked at anew: what was put there a moment ago may be gone as well.
		const kept = of - (await this.#gaps().catch(() => [...this.#list])).length;
		tell({ kept, of, end: kept === of ? 'whole' : isFull(error) ? 'no-room' : 'not-fetched' });
	}

	async #fillGaps(): Promise<void> {
		const cache = await this.#ports.cache();
		const left = await this.#gaps();
		let kept = this.#list.size - left.length;
		const work = async (): Promise<void> => {
			for (let next = left.shift(); next !== undefined; next = left.shift()) {
				const [path, digest] = next;
				await cache.put(this.#key(path, digest), await this.#fetch(path, digest));
				kept++;
				for (const follow of this.#followers) follow(kept);
			}
		};
		const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
		const failed = ends.find((end) => end.status === 'rejected');
		if (failed !== undefined) throw failed.reason;
	}

	/** The files that are not there. */
	async #gaps(): Promise<[path: string, digest: string][]> {
		const cache = await this.#ports.cache();
		const there = new Set((await cache.keys()).map(({ url }) => url));
		return [...this.#list].filter(([path, digest]) => !there.has(this.#key(path, digest)));
	}

	/** Deletes what only other versions have. */
	async dropOthers(): Promise<void> {
		const cache = await this.#ports.cache();
		const mine = new Set([...this.#list].map(([path, digest]) => this.#key(path, digest)));
		for (const { url } of await cache.keys()) if (!mine.has(url)) await cache.delete(url);
	}

	#keyOf(address: string): string | null {
		const { origin, pathname } = new URL(address);
		const place = origin + pathname;
		if (!place.startsWith(this.#scope)) return null;
		const path = place.slice(this.#scope.length) || PAGE;
		const digest = this.#list.get(path);
		return digest === undefined ? null : this.#key(path, digest);
	}

	#key(path: string, digest: string): string {
		return new URL(`${path}?${digest}`, this.#scope).href;
	}

	/** What the browser has kept by itself will do, but an older version of the file, or another page in its place, will not. */
	async #fetch(path: string, digest: string): Promise<Response> {
		// Some hosts send those who ask for the file by its name elsewhere.
		const address = new URL(path === PAGE ? '' : path, this.#scope).href;
		for (const cache of ['default', 'reload'] as const) {
			const response = await this.#ports.fetch(address, cache);
			if (!response.ok) throw new Error(`${path} could not be fetched (${response.status})`);
			const bytes = await response.arrayBuffer();
			if (hex(await this.#ports.digest(bytes)) !== digest) continue;
			// Anew, because a page that came by a redirection must not be shown from a cache.
			return new Response(bytes, { headers: saidOf(response) });
		}
		throw new Error(`${path} is of another version`);
	}
}

function saidOf({ headers }: Response): [name: string, value: string][] {
	return SAID.flatMap((name) => {
		const value = headers.get(name);
		return value === null ? [] : [[name, value]];
	});
}

function isFull(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function hex(bytes: ArrayBuffer): string {
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
