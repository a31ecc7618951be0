import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import { holdsLikelyKey } from '../core/capsule/likely-keys.ts';
import { errorWords } from '../core/error-words.ts';
import { CAPSULE_FORMAT, EXPERIMENT_FORMAT, type OtherFormat } from '../core/file-formats.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import type { RunStore, TabChannel } from '../core/ports.ts';
import { closeInterrupted } from '../core/record/close.ts';
import type { RunEvent } from '../core/record/event.ts';
import { goesOn } from '../core/record/goes-on.ts';
import { readRunsFile, type RunsFile, runsFile } from '../core/record/runs-file.ts';
import { type RunSummary, summarise } from '../core/record/summary.ts';
import { travelling } from '../core/record/travelling.ts';
import { runFilesWords as words } from '../words/runs-files.ts';
import { FileMaking } from './file-making.ts';
import { InTurn } from './in-turn.ts';
import type { Runs } from './runs.svelte.ts';
import { turns } from './turns.ts';

export interface RunFilesPorts {
	runs: Pick<Runs, 'refresh' | 'settle'>;
	store: Pick<RunStore, 'list' | 'load' | 'append'>;
	tabs: Pick<TabChannel, 'post'>;
	/** Has the browser save a file. */
	save(name: string, content: Blob): void;
	/** Milliseconds since the epoch. */
	now(): number;
	/** Of the page. */
	appVersion: string;
	/** Shows runs that somebody shared, or an experiment, which are opened and not kept at once; rejects where it cannot. */
	openShared(file: OfferedFile): Promise<void>;
}

export type RunFilesStatus =
	| { kind: 'idle' }
	/** 0 of 0 while a file is being read. */
	| { kind: 'busy'; what: 'export' | 'open'; done: number; total: number }
	/** What came of it, a sentence each. */
	| { kind: 'done'; says: readonly string[] }
	| { kind: 'failed'; reason: string };

/** Many kept runs as one file, and back. Opening executes nothing and overwrites nothing; a run that broke off here may come whole. */
export class RunFiles {
	status = $state.raw<RunFilesStatus>({ kind: 'idle' });
	readonly #ports: RunFilesPorts;
	#abort: AbortController | null = null;
	readonly #turn = new InTurn();

	constructor(ports: RunFilesPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'busy';
	}

	/** Never rejects; nothing where a file is made or opened already. */
	async export(ids: readonly RunId[]): Promise<void> {
		if (!this.isBusy) await this.#next('export', (signal) => this.#export(ids, signal));
	}

	/** One after the other; at least one. Files that are dropped while others are opened or made wait for them. Never rejects. */
	open(files: readonly OfferedFile[]): Promise<void> {
		return this.#next('open', (signal) => this.#open(files, signal));
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** What was said of the last file is not of interest any more. */
	forget(): void {
		if (!this.isBusy) this.status = { kind: 'idle' };
	}

	/** What is said of the work before is said still, where somebody waited for it with more. */
	#next(what: 'export' | 'open', work: (signal: AbortSignal) => Promise<RunFilesStatus>): Promise<void> {
		return this.#turn.do(async (hasWaited) => {
			const before = this.status;
			await this.#do(what, work);
			if (hasWaited) this.status = told(before, this.status);
		});
	}

	async #do(what: 'export' | 'open', work: (signal: AbortSignal) => Promise<RunFilesStatus>): Promise<void> {
		const abort = new AbortController();
		this.#abort = abort;
		this.status = { kind: 'busy', what, done: 0, total: 0 };
		try {
			this.status = await work(abort.signal);
		} catch (error) {
			this.status = abort.signal.aborted
				? { kind: 'done', says: [words.cancelled[what]] }
				: { kind: 'failed', reason: words.failed[what](errorWords(error)) };
		}
	}

	async #export(ids: readonly RunId[], signal: AbortSignal): Promise<RunFilesStatus> {
		const { store, appVersion } = this.#ports;
		const making = new FileMaking(store, signal, (done, total) => {
			this.status = { kind: 'busy', what: 'export', done, total };
		});
		making.begin(ids.length);
		let written = 0;
		let suspicious = 0;
		let going = 0;
		const counted = async function* (): AsyncGenerator<readonly RunEvent[], void> {
			for await (const events of making.each(ids)) {
				written++;
				if (holdsLikelyKey(events)) suspicious++;
				if (events.at(-1)?.type !== 'run-end') going++;
				yield events;
			}
		};
		const content = await making.file(runsFile(appVersion, counted()), 'application/json');
		const [why] = making.unreadable.values();
		const left = why === undefined ? [] : [words.leftOut(making.unreadable.size, why)];
		if (written === 0) return { kind: 'failed', reason: [words.nothingToWrite, ...left].join(' ') };
		const name = words.fileName(new Date(this.#ports.now()).toISOString().slice(0, 10), written);
		this.#ports.save(name, content);
		return {
			kind: 'done',
			says: [
				words.exported(name, written, content.size),
				words.keys(suspicious),
				...(going > 0 ? [words.going(going)] : []),
				...left,
			],
		};
	}

	async #open(files: readonly OfferedFile[], signal: AbortSignal): Promise<RunFilesStatus> {
		const [only] = files;
		const sum: Count = { kept: 0, already: 0, mixed: 0, whole: 0 };
		/** Of single files. */
		const notes: string[] = [];
		let refused = 0;
		for (const file of files) {
			signal.throwIfAborted();
			const note = (says: string) =>
				notes.push(files.length === 1 ? says : words.ofFile(file.name ?? '', says));
			const read = await this.#read(file, signal);
			if (!read.ok) {
				const isShared = read.error.kind === 'other-format' && isOpenedAtOnce(read.error);
				if (isShared && file === only && files.length === 1) return this.#handOver(file);
				refused++;
				note(words.fault(read.error));
				continue;
			}
			const { damaged, appVersion } = read.value;
			const count = await this.#keep(read.value, signal);
			for (const what of ['kept', 'already', 'mixed', 'whole'] as const) sum[what] += count[what];
			const [first] = damaged;
			if (first !== undefined) note(words.damaged(damaged.length, first));
			const { appVersion: ours } = this.#ports;
			if (appVersion !== ours && count.kept + count.whole > 0) note(words.otherVersion(appVersion, ours));
		}
		if (refused === files.length) return { kind: 'failed', reason: notes.join(' ') };
		return {
			kind: 'done',
			says: [
				words.opened(sum.kept, files.length),
				...(sum.whole > 0 ? [words.whole(sum.whole)] : []),
				...(sum.already > 0 ? [words.already(sum.already)] : []),
				...(sum.mixed > 0 ? [words.mixed(sum.mixed)] : []),
				...notes,
			],
		};
	}

	#read(file: OfferedFile, signal: AbortSignal): ReturnType<typeof readRunsFile> {
		const turn = turns();
		return readRunsFile(file, async () => {
			await turn();
			signal.throwIfAborted();
		});
	}

	async #handOver(file: OfferedFile): Promise<RunFilesStatus> {
		try {
			await this.#ports.openShared(file);
			return { kind: 'idle' };
		} catch (error) {
			return { kind: 'failed', reason: words.notHandedOver(errorWords(error)) };
		}
	}

	async #keep({ runs }: RunsFile, signal: AbortSignal): Promise<Count> {
		const { store, tabs } = this.#ports;
		// What is about to be deleted is no longer here for whoever looks.
		await this.#ports.runs.settle();
		const here = await store.list();
		const known = new Map<RunId, RunSummary>(here.map((summary) => [summary.runId, summary]));
		const questions = new Map<GroupId, string>(here.map(({ groupId, question }) => [groupId, question]));
		const turn = turns();
		const count: Count = { kept: 0, already: 0, mixed: 0, whole: 0 };
		let last: readonly RunEvent[] = [];
		try {
			for (const [at, events] of runs.entries()) {
				const { records, summary } = ended(events);
				const { runId, groupId, question } = summary;
				const isWhole = await this.#isWhole(known.get(runId), records);
				if (known.has(runId) && !isWhole) count.already++;
				else if ((questions.get(groupId) ?? question) !== question) count.mixed++;
				else {
					await store.append(runId, records, summary);
					questions.set(groupId, question);
					count[isWhole ? 'whole' : 'kept']++;
					last = records;
				}
				if (await turn()) this.status = { kind: 'busy', what: 'open', done: at + 1, total: runs.length };
				signal.throwIfAborted();
			}
		} finally {
			const [start] = last;
			// Lists are read anew at any of these; one for each run would have them read as often.
			if (start?.type === 'run-start') {
				const { runId, groupId } = start.spec;
				tabs.post({ kind: 'written', groupId, runId, events: last });
			}
			await this.#ports.runs.refresh();
		}
		return count;
	}

	/** A file that was made while a run went on holds its beginning; a later one holds it whole. */
	async #isWhole(here: RunSummary | undefined, records: readonly RunEvent[]): Promise<boolean> {
		if (here?.outcome !== 'interrupted') return false;
		const kept = await this.#ports.store.load(here.runId).catch(() => null);
		// A file leaves out what no other computer is told.
		return kept !== null && goesOn(travelling(kept), travelling(records));
	}
}

/** Both, in their order. As of files that were opened together: failed only where nothing came of any. */
function told(before: RunFilesStatus, after: RunFilesStatus): RunFilesStatus {
	const says = [...saidIn(before), ...saidIn(after)];
	if (after.kind === 'failed' && before.kind === 'failed') return { kind: 'failed', reason: says.join(' ') };
	return after.kind === 'done' || after.kind === 'failed' ? { kind: 'done', says } : after;
}

function saidIn(status: RunFilesStatus): readonly string[] {
	if (status.kind === 'done') return status.says;
	return status.kind === 'failed' ? [status.reason] : [];
}

/** How many runs were kept, were here already, belong to a group that asks something else here, or broke off here and came whole. */
type Count = Record<'kept' | 'already' | 'mixed' | 'whole', number>;

/** A run without its end was going on when the file was written; nothing goes on with it here. */
function ended(events: readonly RunEvent[]) {
	const closed = closeInterrupted(events, events.at(-1)?.at ?? 0);
	return closed === null
		? { records: events, summary: summarise(events) }
		: { records: [...events, closed.end], summary: closed.summary };
}

/** Courses are opened by their own screen. */
function isOpenedAtOnce({ format }: OtherFormat): boolean {
	return format === CAPSULE_FORMAT || format === EXPERIMENT_FORMAT;
}
