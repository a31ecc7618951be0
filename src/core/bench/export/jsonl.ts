import type { RunSummary } from '../../record/summary.ts';
import { summaryWithoutKeys } from './without-keys.ts';

/** One run summary per line, as the page keeps it. One part per line. */
export function* runsJsonl(runs: Iterable<RunSummary>): Generator<string, void> {
	for (const run of runs) yield `${JSON.stringify(summaryWithoutKeys(run))}\n`;
}
