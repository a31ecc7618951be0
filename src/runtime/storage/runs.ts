import { isRecord } from '../../core/json.ts';
import type { RunId } from '../../core/ids.ts';
import type { RunsOf, RunStore } from '../../core/ports.ts';
import type { RunEvent } from '../../core/record/event.ts';
import { isStored } from '../../core/record/stored.ts';
import type { RunSummary } from '../../core/record/summary.ts';
import type { Result } from '../../core/result.ts';
import type { Database } from './db.ts';
import { createMemoryStores } from './memory.ts';
import { parsePage, putSummary, removeSummaries } from './run-pages.ts';
import type { Transaction } from './schema.ts';
import { StorageFailure } from './transaction.ts';

export interface RunStoreParts {
	database: Database;
	/** `parseRun` of core/record/parse.ts, the door of stored runs; fetched with the first one that is opened. */
	parseRun: (records: unknown) => Promise<Result<readonly RunEvent[]>>;
}

/**
 * Saved runs. Appending touches the new events alone, and the page of the summary where one is given. When the disk is full a run
 * moves to memory and stays usable until the page closes.
 */
export function createRunStore({ database, parseRun }: RunStoreParts): RunStore {
	const overflow = createMemoryStores();
	const overflowing = new Set<RunId>();

	const moveToMemory = async (runId: RunId, work: (transaction: Transaction) => Promise<void>) => {
		const earlier = await database.transact(BOTH, 'readonly', (transaction) =>
			transaction.getAll('run-events', runId),
		);
		await overflow.transact(async (transaction) => {
			for (const record of earlier) await transaction.put('run-events', record as object);
			await work(transaction);
		});
		overflowing.add(runId);
	};

	return {
		async append(runId, events, summary) {
			const stored = events.filter(isStored);
			if (stored.length === 0 && summary === undefined) return;
			const work = (transaction: Transaction): Promise<void> => write(transaction, runId, stored, summary);
			if (overflowing.has(runId)) return overflow.transact(work);
			try {
				await database.transact(BOTH, 'readwrite', work);
			} catch (cause) {
				if (!(cause instanceof StorageFailure) || cause.kind !== 'full') throw cause;
				await moveToMemory(runId, work);
				database.reportFull(true);
			}
		},

		async list(of) {
			const read = (transaction: Transaction): Promise<unknown[]> => readPages(transaction, of);
			const held = await overflow.transact(read);
			const kept = await database.transact(['run-pages'], 'readonly', read);
			const byId = new Map<string, RunSummary>();
			// Later entries win: a run in memory is newer than its stored beginning.
			for (const [at, page] of [...kept, ...held].entries()) {
				if (at % AT_ONCE === AT_ONCE - 1) await turn();
				for (const summary of parsePage(page)) if (isOf(summary, of)) byId.set(summary.runId, summary);
			}
			return [...byId.values()].sort((a, b) => b.startedAt - a.startedAt || (a.runId < b.runId ? -1 : 1));
		},

		async load(runId) {
			const read = (transaction: Transaction): Promise<unknown[]> => transaction.getAll('run-events', runId);
			const records = overflowing.has(runId)
				? await overflow.transact(read)
				: await database.transact(['run-events'], 'readonly', read);
			if (records.length === 0) return null;
			const run = await parseRun(records);
			if (!run.ok) throw new StorageFailure('failed', `The stored run cannot be read: ${run.error}.`);
			return run.value;
		},

		async questions(runIds) {
			const asked = new Map<RunId, string>();
			const read = async (transaction: Transaction): Promise<void> => {
				for (const runId of runIds) {
					const text = questionIn(await transaction.get('run-events', [runId, 0]));
					if (text !== null) asked.set(runId, text);
				}
			};
			await database.transact(['run-events'], 'readonly', read);
			if (overflowing.size > 0) await overflow.transact(read);
			return asked;
		},

		async delete(runIds) {
			const removeAll = async (transaction: Transaction): Promise<void> => {
				for (const runId of runIds) await transaction.delete('run-events', runId);
				await removeSummaries(transaction, runIds);
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

/** Of a run's first record, of whichever version: what was typed, or the text of the question. */
function questionIn(record: unknown): string | null {
	const spec = isRecord(record) ? record['spec'] : null;
	const question = isRecord(spec) ? spec['question'] : null;
	if (!isRecord(question)) return null;
	const { text, source } = question;
	const typed = isRecord(source) ? source['asTyped'] : undefined;
	return typeof typed === 'string' ? typed : typeof text === 'string' ? text : null;
}

const BOTH = ['run-pages', 'run-events'] as const;

/** Pages of summaries that are parsed between two turns of whatever else the browser has to do; of 10 000 runs some milliseconds. */
const AT_ONCE = 16;

function turn(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

async function write(
	transaction: Transaction,
	runId: RunId,
	events: readonly RunEvent[],
	summary: RunSummary | undefined,
): Promise<void> {
	if (!events.some((event) => event.type === 'run-start')) {
		// Deleted while it was running: its later events must not bring half of it back.
		if (!(await transaction.has('run-events', [runId, 0]))) return;
		// Only another tab closes a run that goes on here: one that found this page gone.
		const last = await transaction.last('run-events', runId);
		if (events.length > 0 && isRecord(last) && last['type'] === 'run-end')
			throw new StorageFailure('failed', CLOSED_ELSEWHERE);
	}
	for (const event of events) await transaction.put('run-events', event);
	if (summary !== undefined) await putSummary(transaction, summary);
}

const CLOSED_ELSEWHERE =
	'This page was left in the middle of a run, and another tab has closed that run meanwhile. What came after that is not kept.';

function readPages(transaction: Transaction, of: RunsOf | undefined): Promise<unknown[]> {
	if (of === undefined) return transaction.getAll('run-pages');
	return 'groupId' in of
		? transaction.getAllBy('groups', of.groupId)
		: transaction.getAllBy('experiments', of.experimentId);
}

function isOf(summary: RunSummary, of: RunsOf | undefined): boolean {
	if (of === undefined) return true;
	return 'groupId' in of ? summary.groupId === of.groupId : summary.experimentId === of.experimentId;
}
