import type { RunSummary } from '../../record/summary.ts';
import { portableJson } from './portable-json.ts';
import { summaryWithoutKeys } from './without-keys.ts';

/** One run summary per line, as the page keeps it. One part per line. */
export function* runsJsonl(runs: Iterable<RunSummary>): Generator<string, void> {
	for (const run of runs) yield `${portableJson(summaryWithoutKeys(run))}\n`;
}
