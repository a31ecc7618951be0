import { LAST_DATE } from '../bench/export/dates.ts';
import { type FileFault, type OfferedFile, readText } from '../bench/export/offered-file.ts';
import { isTooDeep } from '../bench/export/portable-json.ts';
import { withoutKeys } from '../bench/export/without-keys.ts';
import { otherFormat, RUNS_FORMAT } from '../file-formats.ts';
import { isPlainGroup, isPlainId } from '../ids.ts';
import { isRecord } from '../json.ts';
import { err, ok, type Result } from '../result.ts';
import { beyondIn, beyondSays, isTooMany } from './bounds.ts';
import type { RunEvent } from './event.ts';
import { parseRun } from './parse.ts';
import { fileOfRuns, isCutOff } from './travelling.ts';
import { newerRun, versionAbove } from './version.ts';

const VERSION = 1;

/** Kept runs as a file holds them. */
export interface RunsFile {
	/** Of the page that wrote the file. */
	appVersion: string;
	/** Each begins with its `run-start`; deltas left out. */
	runs: readonly (readonly RunEvent[])[];
	/** Those that cannot be read. */
	damaged: readonly DamagedRun[];
}

/** A run of a file that cannot be opened; the others of the file can. */
export interface DamagedRun {
	/** 1-based, as they stand in the file. */
	run: number;
	why: string;
}

/** Why nothing of a file is opened. */
export type RunsFileFault =
	| Exclude<FileFault, { kind: 'experiment' | 'run' }>
	| { kind: 'no-runs' }
	| { kind: 'all-damaged'; first: DamagedRun };

/**
 * The file in parts, run by run, so that it is never in memory as a whole: `{"format", "version", "appVersion", "runs":
 * [[event, …], …]}`, each run on a line of its own. Holds no key.
 */
export async function* runsFile(
	appVersion: string,
	runs: AsyncIterable<readonly RunEvent[]> | Iterable<readonly RunEvent[]>,
): AsyncGenerator<string, void> {
	const head = { format: RUNS_FORMAT, version: VERSION, appVersion: withoutKeys(appVersion) };
	yield* fileOfRuns(head, runs);
}

/**
 * Opens a file without executing anything in it. The size is looked at before a byte is read. A run that is damaged is left out and
 * named; the others come. `breathe` is waited for after each run, so that a page that reads many can be drawn in between.
 */
export async function readRunsFile(
	file: OfferedFile,
	breathe: () => Promise<void> | void = () => undefined,
): Promise<Result<RunsFile, RunsFileFault>> {
	const text = await readText(file);
	if (!text.ok) return text;
	const head = headOf(text.value);
	if (!head.ok) return head;
	const { appVersion, records } = head.value;
	const runs: (readonly RunEvent[])[] = [];
	const damaged: DamagedRun[] = [];
	let newer: number | null = null;
	const known = new Set<string>();
	for (const [at, record] of records.entries()) {
		const run = isTooMany(record) ? err(beyondSays('events')) : parseRun(record);
		const why = run.ok ? faultOf(run.value, known) : run.error;
		if (run.ok && why === null) runs.push(run.value);
		else damaged.push({ run: at + 1, why: why ?? '' });
		newer ??= newerRun(record);
		await breathe();
	}
	const [first] = damaged;
	if (runs.length === 0 && newer !== null) return err({ kind: 'newer', version: newer });
	if (runs.length === 0)
		return err(first === undefined ? { kind: 'no-runs' } : { kind: 'all-damaged', first });
	return ok({ appVersion, runs, damaged });
}

function headOf(text: string): Result<{ appVersion: string; records: readonly unknown[] }, RunsFileFault> {
	let value: unknown;
	try {
		value = isTooDeep(text) ? null : JSON.parse(text);
	} catch {
		return err({ kind: isCutOff(text, RUNS_FORMAT) ? 'cut-off' : 'not-json' });
	}
	const { format, version, appVersion, runs } = isRecord(value) ? value : {};
	if (format !== RUNS_FORMAT || typeof version !== 'number') return err(otherFormat(format, RUNS_FORMAT));
	const above = versionAbove(VERSION, value);
	if (above !== null) return err({ kind: 'newer', version: above });
	if (version !== VERSION || typeof appVersion !== 'string' || !Array.isArray(runs))
		return err({ kind: 'not-json' });
	return ok({ appVersion, records: runs });
}

/** Names of runs stand in addresses; this one is a screen's. */
const SCREEN = 'compare';

/** What keeps a run that can be read from being kept here. */
function faultOf(events: readonly RunEvent[], known: Set<string>): string | null {
	const start = events[0];
	if (start?.type !== 'run-start') return 'The record does not begin with run-start';
	const { runId, groupId, experimentId } = start.spec;
	if (start.runId !== runId) return 'The record bears another name than its run';
	if (!isPlainId(runId) || !isPlainGroup(groupId) || runId === SCREEN)
		return 'Its name is none that this page gives';
	if (experimentId !== undefined) return 'It belongs to an experiment, which Bench opens';
	const beyond = beyondIn(events);
	if (beyond !== null) return beyondSays(beyond);
	if (known.has(runId)) return 'It stands in the file twice';
	known.add(runId);
	return events.every(({ at }) => at >= 0 && at <= LAST_DATE) ? null : 'It has a time that is no date';
}
