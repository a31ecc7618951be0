/**
 * Where the page's origin keeps a text, in clear: names of storages, of database and object store, of caches. Texts are looked for
 * in all that a stored value holds, bytes included. Runs in the page, so it must not use anything around it.
 */
export async function placesOf(secret: string): Promise<string[]> {
	const holds = (value: unknown, seen = new Set<unknown>()): boolean => {
		if (typeof value === 'string') return value.includes(secret);
		if (typeof value !== 'object' || value === null || seen.has(value)) return false;
		seen.add(value);
		const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
		if (bytes instanceof Uint8Array) return new TextDecoder('latin1').decode(bytes).includes(secret);
		return Object.entries(value).some(([name, part]) => name.includes(secret) || holds(part, seen));
	};
	const done = <T>(request: IDBRequest<T>): Promise<T> =>
		new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('refused'));
		});
	const found: string[] = [];
	if (holds(Object.entries(localStorage))) found.push('localStorage');
	if (holds(Object.entries(sessionStorage))) found.push('sessionStorage');
	if (holds([document.cookie, document.title, location.href, document.documentElement.outerHTML]))
		found.push('page');
	for (const { name = '' } of await indexedDB.databases()) {
		const database = await done(indexedDB.open(name));
		for (const store of database.objectStoreNames) {
			if (holds(await done(database.transaction(store).objectStore(store).getAll())))
				found.push(`${name}/${store}`);
		}
		database.close();
	}
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const { url } of await cache.keys()) if (holds(url)) found.push(`cache ${name}`);
	}
	return found;
}
