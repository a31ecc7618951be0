import type { RunId } from '../../core/ids.ts';
import { isRecord } from '../../core/json.ts';
import { parseSummary, type RunSummary } from '../../core/record/summary.ts';
import type { Transaction } from './schema.ts';

/**
 * Summaries share a fixed number of pages, each one text: what a list of 10 000 runs costs is the number of records, not their
 * size. Which groups and experiments a page holds stands beside it, for the indexes.
 */
interface Page {
	version: 2;
	id: string;
	/** JSON of `RunSummary[]`: parsing one text is many times faster than reading as many records. */
	summaries: string;
	groups: readonly string[];
	experiments: readonly string[];
}

const PAGES = 128;

/** Spreads runs evenly over the pages; the same run is always on the same one. */
function pageOf(runId: RunId): string {
	let sum = 0;
	for (let at = 0; at < runId.length; at++) sum = (Math.imul(sum, 31) + runId.charCodeAt(at)) >>> 0;
	return String(sum % PAGES);
}

/** Puts a summary in the place of the one kept. */
export async function putSummary(transaction: Transaction, summary: RunSummary): Promise<void> {
	const id = pageOf(summary.runId);
	const kept = summariesOf(await transaction.get('run-pages', id));
	const others = kept.filter((other) => idOf(other) !== summary.runId);
	await transaction.put('run-pages', toPage(id, [...others, summary]));
}

/** Writes each page once, however many of its runs go. */
export async function removeSummaries(transaction: Transaction, runIds: readonly RunId[]): Promise<void> {
	const gone = new Set<unknown>(runIds);
	for (const id of new Set(runIds.map(pageOf))) {
		const kept = summariesOf(await transaction.get('run-pages', id));
		const left = kept.filter((other) => !gone.has(idOf(other)));
		if (left.length === 0) await transaction.delete('run-pages', id);
		else if (left.length < kept.length) await transaction.put('run-pages', toPage(id, left));
	}
}

/** What a newer version of this page has written there, in another tab, stays as it is. */
function toPage(id: string, summaries: readonly unknown[]): Page {
	const named = (field: 'groupId' | 'experimentId'): readonly string[] => {
		const names = summaries.map((summary) => (isRecord(summary) ? summary[field] : null));
		return [...new Set(names.filter((name) => typeof name === 'string'))];
	};
	return {
		version: 2,
		id,
		summaries: JSON.stringify(summaries),
		groups: named('groupId'),
		experiments: named('experimentId'),
	};
}

/** The summaries of a page; a page or a summary that cannot be read counts as empty. */
export function parsePage(value: unknown): readonly RunSummary[] {
	return summariesOf(value)
		.map(parseSummary)
		.filter((summary) => summary !== null);
}

/** As they are kept, also those that this page cannot read. */
function summariesOf(value: unknown): readonly unknown[] {
	if (!isRecord(value) || typeof value['summaries'] !== 'string') return [];
	try {
		const summaries: unknown = JSON.parse(value['summaries']);
		return Array.isArray(summaries) ? summaries : [];
	} catch {
		return [];
	}
}

function idOf(summary: unknown): unknown {
	return isRecord(summary) ? summary['runId'] : null;
}

/** A page of version 1 as it is written now; null for what is no page. */
export function upgradePage(value: unknown): Page | null {
	if (!isRecord(value) || typeof value['id'] !== 'string') return null;
	return toPage(value['id'], parsePage(value));
}
