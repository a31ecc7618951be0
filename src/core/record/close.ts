import type { RunEvent } from './event.ts';
import { summarise, type RunSummary } from './summary.ts';

/**
 * A record without its end belongs to a page that was closed in the middle: the end and the summary to append, at the time `at`
 * when that was found out. Null for a run that has its end.
 */
export function closeInterrupted(
	events: readonly RunEvent[],
	at: number,
): { end: RunEvent; summary: RunSummary } | null {
	const last = events.at(-1);
	if (last === undefined || last.type === 'run-end') return null;
	const end: RunEvent = {
		runId: last.runId,
		seq: last.seq + 1,
		at,
		type: 'run-end',
		outcome: 'interrupted',
	};
	return { end, summary: summarise([...events, end]) };
}
