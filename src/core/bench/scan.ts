import type { RunId } from '../ids.ts';
import { RUN_FLAGS, type RunFlag } from '../record/flags.ts';
import type { ErrorKind } from '../record/summary.ts';
import type { Counted } from './counted.ts';

/**
 * The scan before the numbers: what went wrong in the runs behind a rate, each kind with its runs. A rate without it is not to be
 * believed: a model that declines, or is cut off, says nothing of the method.
 */
export type ScanKind = RunFlag | 'no-answer';

/** In the order of the table. */
export const SCAN_KINDS: readonly ScanKind[] = [...RUN_FLAGS, 'no-answer'];

/** What went wrong in the runs behind one row of the results. */
export interface Scan {
	/** Runs that count. */
	runs: number;
	/** Of these, runs of which no flag is known: they were kept before flags were. */
	unknown: number;
	/** Null where nobody looked: a method that leaves the symbolic checker out does not tell disguised programs. */
	found: Readonly<Record<ScanKind, readonly RunId[] | null>>;
	/** Runs that a host, the network or Python failed, which count nowhere; most first. */
	failures: readonly { kind: ErrorKind; runs: readonly RunId[] }[];
}

/** Of what a condition has counted, or of a part of it: of one family, or of one level. */
export function scanOf({ condition, units, failed }: Pick<Counted, 'condition' | 'units' | 'failed'>): Scan {
	const found = new Map<ScanKind, RunId[]>();
	let [runs, unknown] = [0, 0];
	for (const unit of units) {
		for (const run of unit.runs) {
			runs++;
			if (run.flags === undefined) unknown++;
			for (const flag of run.flags ?? []) note(found, flag, run.runId);
			if (run.verdict === 'no-answer') note(found, 'no-answer', run.runId);
		}
	}
	const isRead = condition.method.options['symbolicChecker'] !== false;
	const failures = new Map<ErrorKind, RunId[]>();
	for (const run of failed) note(failures, run.error ?? 'internal', run.runId);
	return {
		runs,
		unknown,
		found: Object.fromEntries(
			SCAN_KINDS.map((kind) => [kind, kind === 'disguise' && !isRead ? null : (found.get(kind) ?? [])]),
		) as Scan['found'],
		failures: [...failures]
			.map(([kind, of]) => ({ kind, runs: of }))
			.sort((a, b) => b.runs.length - a.runs.length),
	};
}

function note<K>(found: Map<K, RunId[]>, kind: K, run: RunId): void {
	const known = found.get(kind);
	if (known === undefined) found.set(kind, [run]);
	else known.push(run);
}
