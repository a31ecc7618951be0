import { INDEXES, KEY_PATHS, type RecordKey, type StoreName, type Transaction } from './schema.ts';

/** The same stores without a disk: transactions one after the other, undone when their work throws. */
export interface MemoryStores {
	transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** First key part to second key part (0 where there is none) to the record. */
type Table = Map<string, Map<number, object>>;

/** Empty ones; what they hold ends with the page. */
export function createMemoryStores(): MemoryStores {
	const tables = new Map<StoreName, Table>();
	const table = (store: StoreName): Table => {
		const found = tables.get(store) ?? new Map<string, Map<number, object>>();
		tables.set(store, found);
		return found;
	};
	let queue: Promise<unknown> = Promise.resolve();

	const run = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
		const undo: (() => void)[] = [];
		/** Remembers a whole group, the unit in which records come and go. */
		const remember = (store: StoreName, first: string): void => {
			const before = table(store).get(first);
			const copy = before && new Map(before);
			undo.push(() => (copy ? table(store).set(first, copy) : table(store).delete(first)));
		};
		const transaction: Transaction = {
			get: async (store, key) => {
				const [first, second] = parts(key);
				return Promise.resolve(structuredClone(table(store).get(first)?.get(second)));
			},
			getAll: async (store, first) => {
				const firsts = first === undefined ? [...table(store).keys()].sort() : [first];
				const found = firsts.flatMap((part) =>
					[...(table(store).get(part) ?? [])].sort(([a], [b]) => a - b).map(([, value]) => value),
				);
				return Promise.resolve(structuredClone(found));
			},
			getAllBy: async (index, value) => {
				const records = [...table(INDEXES[index]).values()].flatMap((group) => [...group.values()]);
				return Promise.resolve(structuredClone(records.filter((record) => holds(record, index, value))));
			},
			last: async (store, first) => {
				const [last] = [...(table(store).get(first) ?? [])].sort(([a], [b]) => b - a);
				return Promise.resolve(structuredClone(last?.[1]));
			},
			has: async (store, key) => {
				const [first, second] = parts(key);
				return Promise.resolve(table(store).get(first)?.has(second) ?? false);
			},
			put: async (store, value) => {
				const [first, second] = keyOf(store, value);
				remember(store, first);
				const group = table(store).get(first) ?? new Map<number, object>();
				group.set(second, structuredClone(value));
				table(store).set(first, group);
				return Promise.resolve();
			},
			delete: async (store, key) => {
				const [first, second] = parts(key);
				remember(store, first);
				if (typeof key === 'string') table(store).delete(first);
				else table(store).get(first)?.delete(second);
				return Promise.resolve();
			},
			clear: async (store) => {
				const before = table(store);
				undo.push(() => tables.set(store, before));
				tables.set(store, new Map());
				return Promise.resolve();
			},
		};
		try {
			return await work(transaction);
		} catch (cause) {
			for (const step of undo.reverse()) step();
			throw cause;
		}
	};

	return {
		transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
			const result = queue.then(() => run(work));
			queue = result.catch(() => undefined);
			return result;
		},
	};
}

function holds(record: object, field: string, value: string): boolean {
	const list = (record as Record<string, unknown>)[field];
	return Array.isArray(list) && list.includes(value);
}

function parts(key: RecordKey): [string, number] {
	return typeof key === 'string' ? [key, 0] : [key[0], key[1]];
}

function keyOf(store: StoreName, value: object): [string, number] {
	const record = value as Record<string, unknown>;
	const path = KEY_PATHS[store];
	const [first, second] = typeof path === 'string' ? [record[path], 0] : [record[path[0]], record[path[1]]];
	if (typeof first !== 'string' || typeof second !== 'number')
		throw new TypeError(`A record of ${store} has no key`);
	return [first, second];
}
