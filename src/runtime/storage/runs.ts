import type { RunId } from '../../core/ids.ts';
import { isRecord } from '../../core/json.ts';
import type { RunStore } from '../../core/ports.ts';
import type { RunEvent } from '../../core/record/event.ts';
import type { RunSummary } from '../../core/record/summary.ts';
import { StorageFailure, type Database } from './db.ts';
import { createMemoryStores } from './memory.ts';
import type { Transaction } from './schema.ts';

export interface RunStoreParts {
	database: Database;
	/** `summarise` of core/run/fold.ts. */
	summarise: (events: readonly RunEvent[]) => RunSummary;
	/** `isStored` of core/run/parse.ts: false for deltas. */
	isStored: (event: RunEvent) => boolean;
	/** The parser of core/run/parse.ts for one stored event; null for what it cannot read. */
	parseEvent: (value: unknown) => RunEvent | null;
}

/**
 * Saved runs. The summary is stored beside the events and renewed in the same transaction. Summaries share a fixed number
 * of pages: what a list of 10 000 runs costs is the number of records, not their size. When the disk is full a run moves to memory and stays usable until the page closes.
 */
export function createRunStore({ database, summarise, isStored, parseEvent }: RunStoreParts): RunStore {
	const overflow = createMemoryStores();
	const overflowing = new Set<RunId>();

	const write = async (
		transaction: Transaction,
		runId: RunId,
		events: readonly RunEvent[],
	): Promise<void> => {
		const page = await readPage(transaction, runId);
		const isKnown = page.some((summary) => summary.runId === runId);
		// Deleted while it was running: its later events must not bring half of it back.
		if (!isKnown && !events.some((event) => event.type === 'run-start')) return;
		for (const event of events) await transaction.put('run-events', event);
		const all = readEvents(await transaction.getAll('run-events', runId));
		// Without a readable beginning the old summary stays as it is.
		if (!all.some((event) => event.type === 'run-start')) return;
		await writePage(transaction, runId, [
			...page.filter((summary) => summary.runId !== runId),
			summarise(all),
		]);
	};

	const readEvents = (values: readonly unknown[]): RunEvent[] =>
		values.map(parseEvent).filter((event) => event !== null);

	const remove = async (transaction: Transaction, runId: RunId): Promise<void> => {
		await transaction.delete('run-events', runId);
		const page = await readPage(transaction, runId);
		const left = page.filter((summary) => summary.runId !== runId);
		if (left.length < page.length) await writePage(transaction, runId, left);
	};

	const moveToMemory = async (runId: RunId, events: readonly RunEvent[]): Promise<void> => {
		const earlier = readEvents(
			await database.transact(BOTH, 'readonly', (transaction) => transaction.getAll('run-events', runId)),
		);
		await overflow.transact((transaction) => write(transaction, runId, [...earlier, ...events]));
		overflowing.add(runId);
	};

	return {
		async append(runId, events) {
			const stored = events.filter(isStored);
			if (stored.length === 0) return;
			if (overflowing.has(runId)) {
				await overflow.transact((transaction) => write(transaction, runId, stored));
				return;
			}
			try {
				await database.transact(BOTH, 'readwrite', (transaction) => write(transaction, runId, stored));
			} catch (cause) {
				if (!(cause instanceof StorageFailure) || cause.kind !== 'full') throw cause;
				await moveToMemory(runId, stored);
				database.reportFull(true);
			}
		},

		async list(of) {
			const read = (transaction: Transaction): Promise<unknown[]> => transaction.getAll('run-pages');
			const held = await overflow.transact(read);
			const kept = await database.transact(['run-pages'], 'readonly', read);
			const byId = new Map<string, RunSummary>();
			// Later entries win: a run in memory is newer than its stored beginning.
			for (const page of [...kept, ...held]) {
				for (const summary of parsePage(page)) byId.set(summary.runId, summary);
			}
			const isOf = (summary: RunSummary): boolean =>
				of === undefined || !('groupId' in of) || summary.groupId === of.groupId;
			return [...byId.values()]
				.filter(isOf)
				.sort((a, b) => b.startedAt - a.startedAt || (a.runId < b.runId ? -1 : 1));
		},

		async load(runId) {
			const read = (transaction: Transaction): Promise<unknown[]> => transaction.getAll('run-events', runId);
			const events = readEvents(
				overflowing.has(runId)
					? await overflow.transact(read)
					: await database.transact(['run-events'], 'readonly', read),
			);
			return events.length === 0 ? null : events;
		},

		async delete(runIds) {
			const removeAll = async (transaction: Transaction): Promise<void> => {
				for (const runId of runIds) await remove(transaction, runId);
			};
			await database.transact(BOTH, 'readwrite', removeAll);
			await overflow.transact(removeAll);
			for (const runId of runIds) overflowing.delete(runId);
			database.reportFull(false);
		},

		async clear() {
			const clearBoth = async (transaction: Transaction): Promise<void> => {
				await transaction.clear('run-events');
				await transaction.clear('run-pages');
			};
			await database.transact(BOTH, 'readwrite', clearBoth);
			await overflow.transact(clearBoth);
			overflowing.clear();
			database.reportFull(false);
		},
	};
}

const BOTH = ['run-pages', 'run-events'] as const;

const PAGES = 128;

interface Page {
	version: 1;
	id: string;
	/** JSON of `RunSummary[]`: parsing one text is many times faster than reading as many records. */
	summaries: string;
}

/** Spreads runs evenly over the pages; the same run is always on the same one. */
function pageOf(runId: RunId): string {
	let sum = 0;
	for (let at = 0; at < runId.length; at++) sum = (Math.imul(sum, 31) + runId.charCodeAt(at)) >>> 0;
	return String(sum % PAGES);
}

async function readPage(transaction: Transaction, runId: RunId): Promise<readonly RunSummary[]> {
	return parsePage(await transaction.get('run-pages', pageOf(runId)));
}

async function writePage(
	transaction: Transaction,
	runId: RunId,
	summaries: readonly RunSummary[],
): Promise<void> {
	const page: Page = { version: 1, id: pageOf(runId), summaries: JSON.stringify(summaries) };
	await (summaries.length === 0
		? transaction.delete('run-pages', page.id)
		: transaction.put('run-pages', page));
}

function parsePage(value: unknown): readonly RunSummary[] {
	if (!isRecord(value) || value['version'] !== 1 || typeof value['summaries'] !== 'string') return [];
	let summaries: unknown;
	try {
		summaries = JSON.parse(value['summaries']);
	} catch {
		return [];
	}
	return Array.isArray(summaries) ? summaries.filter(isSummary) : [];
}

/** Only what the list relies on for its order and identity; the rest was written by `summarise`. */
function isSummary(value: unknown): value is RunSummary {
	return (
		isRecord(value) &&
		value['version'] === 1 &&
		typeof value['runId'] === 'string' &&
		typeof value['startedAt'] === 'number'
	);
}
