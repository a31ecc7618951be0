/** Object stores. A key is the record's own field(s), see `KEY_PATHS`. */
export type StoreName = 'run-pages' | 'run-events' | 'keys' | 'key-rings' | 'experiments';

/** One part for most stores, `[runId, seq]` for events. */
export type RecordKey = string | readonly [string, number];

/** What work may do inside of one transaction; what it reads is as stored and has to be parsed. */
export interface Transaction {
	get(store: StoreName, key: RecordKey): Promise<unknown>;
	/** All records, or those whose compound key starts with `first`, in key order. */
	getAll(store: StoreName, first?: string): Promise<unknown[]>;
	/** All records whose list named by the index holds `value`. */
	getAllBy(index: IndexName, value: string): Promise<unknown[]>;
	/** Of the records whose compound key starts with `first` the one with the highest key; undefined where there is none. */
	last(store: StoreName, first: string): Promise<unknown>;
	has(store: StoreName, key: RecordKey): Promise<boolean>;
	/** The value must survive structured cloning. */
	put(store: StoreName, value: object): Promise<void>;
	/** With a string on a compound store: every record whose key starts with it. */
	delete(store: StoreName, key: RecordKey): Promise<void>;
	clear(store: StoreName): Promise<void>;
}

export const STORE_NAMES: readonly StoreName[] = [
	'run-pages',
	'run-events',
	'keys',
	'key-rings',
	'experiments',
];

export const KEY_PATHS: Readonly<Record<StoreName, string | readonly [string, string]>> = {
	'run-pages': 'id',
	'run-events': ['runId', 'seq'],
	keys: 'host',
	'key-rings': 'id',
	experiments: 'id',
};

/** Indexes over a field that is a list of texts. */
export type IndexName = 'groups' | 'experiments';

export const INDEXES: Readonly<Record<IndexName, StoreName>> = {
	groups: 'run-pages',
	experiments: 'run-pages',
};
