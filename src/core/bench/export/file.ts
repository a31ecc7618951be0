import { EXPERIMENT_FORMAT, otherFormatOf } from '../../file-formats.ts';
import type { ExperimentId, GroupId, Ids, RunId } from '../../ids.ts';
import { isRecord } from '../../json.ts';
import { beyondIn, beyondSays, isTooMany } from '../../record/bounds.ts';
import { closeInterrupted } from '../../record/close.ts';
import type { RunEvent } from '../../record/event.ts';
import { parseRun } from '../../record/parse.ts';
import type { RunSpec } from '../../record/spec.ts';
import { summarise, type RunSummary } from '../../record/summary.ts';
import { fileOfRuns, isCutOff } from '../../record/travelling.ts';
import { newerRun, versionAbove } from '../../record/version.ts';
import { err, ok, type Result } from '../../result.ts';
import { type Experiment, RECORD_VERSION } from '../experiment.ts';
import { instanceKey } from '../plan.ts';
import { groupOf } from '../specs.ts';
import { withoutPaths } from '../without-paths.ts';
import { LAST_DATE } from './dates.ts';
import { type FileFault, type OfferedFile, readText } from './offered-file.ts';
import { isTooDeep } from './portable-json.ts';
import { experimentWithoutKeys, withoutKeys } from './without-keys.ts';

export const EXPERIMENT_VERSION = 1;

/** An experiment with its runs, as a file holds it; how its models are set up stands in its casts. */
export interface ExperimentFile {
	/** Of the page that wrote the file. */
	appVersion: string;
	/** Which wording of the methods' prompts was used, where the page numbers them. */
	prompts: string | null;
	experiment: Experiment;
	/** Each begins with its `run-start`; deltas left out. */
	runs: readonly (readonly RunEvent[])[];
}

/**
 * The file in parts, run by run, so that it is never in memory as a whole: `{"format", "version", "appVersion", "prompts",
 * "experiment", "runs": [[event, …], …]}`. Holds no key, and no folder of a model's file.
 */
export async function* experimentFile(
	{ appVersion, prompts, experiment }: Omit<ExperimentFile, 'runs'>,
	runs: AsyncIterable<readonly RunEvent[]> | Iterable<readonly RunEvent[]>,
): AsyncGenerator<string, void> {
	const head = {
		format: EXPERIMENT_FORMAT,
		version: EXPERIMENT_VERSION,
		appVersion: withoutKeys(appVersion),
		prompts: prompts === null ? null : withoutKeys(prompts),
		experiment: experimentWithoutKeys({ ...experiment, design: withoutPaths(experiment.design) }),
	};
	yield* fileOfRuns(head, runs, experiment.design.casts);
}

/**
 * Opens a file without executing anything in it. The size is looked at before a byte is read. `breathe` is waited for after each
 * run, so that a page that reads many can be drawn in between.
 */
export async function readExperimentFile(
	file: OfferedFile,
	parseExperiment: (value: unknown) => Result<Experiment>,
	breathe: () => Promise<void> | void = () => undefined,
): Promise<Result<ExperimentFile, FileFault>> {
	const text = await readText(file);
	if (!text.ok) return text;
	const read = parseJson(text.value);
	return read.ok ? parseFile(read.value, parseExperiment, breathe) : read;
}

function parseJson(text: string): Result<unknown, FileFault> {
	if (isTooDeep(text))
		return err({ kind: 'experiment', why: 'It is nested more deeply than any experiment' });
	try {
		return ok(JSON.parse(text) as unknown);
	} catch {
		return err({ kind: isCutOff(text, EXPERIMENT_FORMAT) ? 'cut-off' : 'not-json' });
	}
}

async function parseFile(
	value: unknown,
	parseExperiment: (value: unknown) => Result<Experiment>,
	breathe: () => Promise<void> | void,
): Promise<Result<ExperimentFile, FileFault>> {
	if (!isRecord(value) || value['format'] !== EXPERIMENT_FORMAT)
		return err(otherFormatOf(value, EXPERIMENT_FORMAT));
	const { version, appVersion, prompts = null } = value;
	if (typeof version !== 'number') return err(otherFormatOf(value, EXPERIMENT_FORMAT));
	const above = versionAbove(EXPERIMENT_VERSION, value) ?? versionAbove(RECORD_VERSION, value['experiment']);
	if (above !== null) return err({ kind: 'newer', version: above });
	if (version !== EXPERIMENT_VERSION) return err(otherFormatOf(value, EXPERIMENT_FORMAT));
	const experiment = parseExperiment(value['experiment']);
	if (!experiment.ok) return err({ kind: 'experiment', why: experiment.error });
	if (typeof appVersion !== 'string' || (prompts !== null && typeof prompts !== 'string')) {
		return err({ kind: 'experiment', why: 'The version of the page that made it is not a text' });
	}
	if (!Array.isArray(value['runs'])) return err({ kind: 'experiment', why: 'Its runs are not a list' });
	const runs: (readonly RunEvent[])[] = [];
	const known = new Set<RunId>();
	for (const [at, stored] of value['runs'].entries()) {
		const fault = (why: string): Result<never, FileFault> => err({ kind: 'run', run: at + 1, why });
		const newer = newerRun(stored);
		if (newer !== null) return err({ kind: 'newer', version: newer });
		const run = isTooMany(stored) ? err(beyondSays('events')) : parseRun(stored);
		if (!run.ok) return fault(run.error);
		const why = runFault(run.value, experiment.value, known);
		if (why !== null) return fault(why);
		runs.push(run.value);
		await breathe();
	}
	return ok({ appVersion, prompts, experiment: experiment.value, runs });
}

function runFault(events: readonly RunEvent[], { id }: Experiment, known: Set<RunId>): string | null {
	const start = events[0];
	if (start?.type !== 'run-start') return 'The record does not begin with run-start';
	const { runId, experimentId } = start.spec;
	if (start.runId !== runId) return 'The record bears another name than its run';
	if (experimentId !== id) return 'The run belongs to another experiment';
	if (start.spec.fork !== undefined) return 'It is a fork, no run of its method';
	const beyond = beyondIn(events);
	if (beyond !== null) return beyondSays(beyond);
	if (known.has(runId)) return 'The run stands in the file twice';
	known.add(runId);
	return events.every(({ at }) => at >= 0 && at <= LAST_DATE) ? null : 'It has a time that is no date';
}

/**
 * The file with fresh ids throughout when one of its ids is taken here, so that nothing that is kept is overwritten or mixed
 * with it; else as it is. `isTaken` knows the ids of experiments, groups and runs.
 */
export function keptApart(file: ExperimentFile, isTaken: (id: string) => boolean, ids: Ids): ExperimentFile {
	const { experiment, runs } = file;
	const specs = runs.map(specOf);
	const used = [experiment.id, ...specs.flatMap(({ runId, groupId }) => [runId, groupId])];
	if (!used.some(isTaken)) return file;
	const id = ids.next() as ExperimentId;
	return {
		...file,
		experiment: { ...experiment, id },
		runs: runs.map((events) => {
			const runId = ids.next() as RunId;
			return events.map((event) => {
				if (event.type !== 'run-start') return { ...event, runId };
				const spec = { ...event.spec, runId, experimentId: id };
				return { ...event, runId, spec: { ...spec, groupId: groupIn(id, spec) } };
			});
		}),
	};
}

/** Where runs that are added later will stand beside it. */
function groupIn(id: ExperimentId, { question: { source }, models, repeat = 0, groupId }: RunSpec): GroupId {
	const instance =
		source.kind === 'instance' ? instanceKey(source.family, source.level, source.seed) : groupId;
	return groupOf(id, models, instance, repeat);
}

/** What to keep of an opened file, run by run. A run without its end was going on when the file was written. */
export function* recordsOf(
	{ runs }: ExperimentFile,
	now: number,
): Generator<{ events: readonly RunEvent[]; summary: RunSummary }, void> {
	for (const events of runs) {
		const closed = closeInterrupted(events, now);
		yield closed === null
			? { events, summary: summarise(events) }
			: { events: [...events, closed.end], summary: closed.summary };
	}
}

function specOf(events: readonly RunEvent[]): RunSpec {
	const start = events[0];
	if (start?.type !== 'run-start') throw new Error('A run without a run-start');
	return start.spec;
}
