import { type ExperimentFile, keptApart, readExperimentFile, recordsOf } from '../core/bench/export/file.ts';
import type { FileFault, OfferedFile } from '../core/bench/export/offered-file.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import { errorWords } from '../core/error-words.ts';
import { type ExperimentId, type Ids, isPlainId } from '../core/ids.ts';
import type { ExperimentStore, RunLocks, RunStore } from '../core/ports.ts';
import type { Result } from '../core/result.ts';
import { benchExportWords as words } from '../words/bench-export.ts';
import type { Bench } from './bench.svelte.ts';
import { turns } from './turns.ts';

/** What opening a file needs from the world. */
export interface OpeningPorts {
	bench: Pick<Bench, 'keep' | 'delete'>;
	experiments: Pick<ExperimentStore, 'load'>;
	runs: Pick<RunStore, 'list' | 'append'>;
	locks: Pick<RunLocks, 'holdIfFree'>;
	ids: Ids;
	/** `parseExperiment` of core/bench/parse.ts. */
	parse(value: unknown): Result<Experiment>;
	/** Milliseconds since the epoch. */
	today(): number;
	/** Why what is written now lasts only until the page is closed; null where it is kept. */
	notKept(): string | null;
	/** Of the page. */
	appVersion: string;
}

export type OpeningStatus =
	| { kind: 'idle' }
	| { kind: 'reading' }
	/** Runs. */
	| { kind: 'keeping'; done: number; total: number }
	| { kind: 'opened'; id: ExperimentId; notes: readonly string[] }
	| { kind: 'cancelled' }
	| { kind: 'failed'; reason: string };

/** Takes an experiment in from a file: keeps it with its runs, whole or not at all, beside what is kept. Executes nothing. */
export class BenchOpening {
	status = $state.raw<OpeningStatus>({ kind: 'idle' });
	readonly #ports: OpeningPorts;
	#abort: AbortController | null = null;

	constructor(ports: OpeningPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'reading' || this.status.kind === 'keeping';
	}

	/** Gives the id under which it is kept now; null where it is not, and the status says why. One at a time; never rejects. */
	async open(file: OfferedFile): Promise<ExperimentId | null> {
		if (this.isBusy) return null;
		const abort = new AbortController();
		this.#abort = abort;
		this.status = { kind: 'reading' };
		try {
			this.status = await this.#open(file, abort.signal);
		} catch (error) {
			this.status = abort.signal.aborted
				? { kind: 'cancelled' }
				: { kind: 'failed', reason: words.opening.notKept(errorWords(error)) };
		}
		return this.status.kind === 'opened' ? this.status.id : null;
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** What was said of the last file is not of interest any more. */
	forget(): void {
		if (!this.isBusy) this.status = { kind: 'idle' };
	}

	async #open(offered: OfferedFile, signal: AbortSignal): Promise<OpeningStatus> {
		const read = await this.#read(offered, signal);
		if (!read.ok) return { kind: 'failed', reason: words.fileFault(read.error) };
		signal.throwIfAborted();
		const taken = await this.#taken(read.value);
		const odd = new Set(addressedIds(read.value).filter((id) => !isPlain(id)));
		const file = keptApart(read.value, (id) => taken.has(id) || odd.has(id), this.#ports.ids);
		const wasFree = await this.#keep(file, signal);
		if (!wasFree) return { kind: 'failed', reason: words.opening.busy };
		const { appVersion } = this.#ports;
		const notKept = this.#ports.notKept();
		const notes = [
			words.opened.done(file.runs.length),
			...(taken.size > 0 ? [words.opened.apart] : []),
			...(file.appVersion === appVersion ? [] : [words.opened.otherVersion(file.appVersion, appVersion)]),
			...(notKept === null ? [] : [notKept]),
		];
		return { kind: 'opened', id: file.experiment.id, notes };
	}

	#read(offered: OfferedFile, signal: AbortSignal): Promise<Result<ExperimentFile, FileFault>> {
		const turn = turns();
		return readExperimentFile(
			offered,
			(value) => this.#ports.parse(value),
			async () => {
				await turn();
				signal.throwIfAborted();
			},
		);
	}

	/** The ids of the file that something here bears. */
	async #taken({ experiment, runs }: ExperimentFile): Promise<ReadonlySet<string>> {
		const kept = await this.#ports.runs.list();
		const here = new Set<string>(kept.flatMap(({ runId, groupId }) => [runId, groupId]));
		// One that is kept and cannot be read has its id as well.
		const isKept = await this.#ports.experiments.load(experiment.id).then(
			(found) => found !== null,
			() => true,
		);
		if (isKept) here.add(experiment.id);
		const used = runs.flatMap(([start]) =>
			start?.type === 'run-start' ? [start.spec.runId, start.spec.groupId] : [],
		);
		return new Set([experiment.id, ...used].filter((id) => here.has(id)));
	}

	/** False where another tab holds the experiment. While this holds it no tab can run what is not all there. */
	#keep(file: ExperimentFile, signal: AbortSignal): Promise<boolean> {
		const { bench, runs, locks } = this.#ports;
		const { id } = file.experiment;
		const turn = turns();
		const total = file.runs.length;
		return locks.holdIfFree(id, async () => {
			this.status = { kind: 'keeping', done: 0, total };
			await bench.keep(file.experiment);
			try {
				let done = 0;
				for (const { events, summary } of recordsOf(file, this.#ports.today())) {
					await runs.append(summary.runId, events, summary);
					done++;
					if (await turn()) this.status = { kind: 'keeping', done, total };
					signal.throwIfAborted();
				}
			} catch (error) {
				await bench.delete(id);
				throw error;
			}
		});
	}
}

/** Those that stand in addresses of screens. */
function addressedIds({ experiment, runs }: ExperimentFile): readonly string[] {
	return [experiment.id, ...runs.flatMap(([start]) => (start === undefined ? [] : [start.runId]))];
}

const SCREENS: ReadonlySet<string> = new Set(['new', 'find', 'published']);

/** As this page makes ids: fit for an address, and no name of a screen. */
function isPlain(id: string): boolean {
	return isPlainId(id) && !SCREENS.has(id);
}
