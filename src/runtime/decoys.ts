import { deleteDB, openDB } from 'idb';
import { DECOY, type Decoys } from '../core/attacks/decoys.ts';

/** One storage of the page. */
interface Place {
	readonly put: (secret: string) => Promise<void>;
	readonly read: () => Promise<string | null>;
	readonly remove: () => Promise<void>;
}

/** Beside the page's own data, never among it. A storage that refuses holds none. */
export function createDecoys(): Decoys {
	return {
		async plant(secret) {
			let found = 0;
			for (const { put, read } of places) {
				const kept = await put(secret)
					.then(read)
					.catch(() => null);
				if (kept === secret) found += 1;
			}
			return found;
		},
		async remove() {
			await Promise.allSettled(places.map(({ remove }) => remove()));
		},
	};
}

const places: readonly Place[] = [
	{
		async put(secret) {
			const database = await openDB(DECOY, 1, { upgrade: (opened) => void opened.createObjectStore('keys') });
			await database.put('keys', secret, DECOY).finally(() => database.close());
		},
		async read() {
			const database = await openDB(DECOY, 1);
			return (await database.get('keys', DECOY).finally(() => database.close())) as string;
		},
		remove: () => deleteDB(DECOY),
	},
	inStorage(() => localStorage),
	inStorage(() => sessionStorage),
	{
		async put(secret) {
			await (await caches.open(DECOY)).put(address(), new Response(secret));
		},
		read: async () => (await (await caches.match(address()))?.text()) ?? null,
		async remove() {
			await caches.delete(DECOY);
		},
	},
	{
		async put(secret) {
			const folder = await navigator.storage.getDirectory();
			const stream = await (await folder.getFileHandle(FILE, { create: true })).createWritable();
			await stream.write(secret);
			await stream.close();
		},
		async read() {
			const folder = await navigator.storage.getDirectory();
			return (await (await folder.getFileHandle(FILE)).getFile()).text();
		},
		remove: async () => (await navigator.storage.getDirectory()).removeEntry(FILE),
	},
];

/** No file may be named with a colon. */
const FILE = DECOY.replace(':', '-');

function address(): string {
	return new URL(`./${DECOY}`, location.href).href;
}

/** Browsers that refuse site data throw at the mere mention. */
function inStorage(storage: () => Storage): Place {
	return {
		put: (secret) => Promise.resolve().then(() => storage().setItem(DECOY, secret)),
		read: () => Promise.resolve().then(() => storage().getItem(DECOY)),
		remove: () => Promise.resolve().then(() => storage().removeItem(DECOY)),
	};
}
