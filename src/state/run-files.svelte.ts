import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import { CAPSULE_FORMAT } from '../core/capsule/format.ts';
import { holdsLikelyKey } from '../core/capsule/likely-keys.ts';
import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import type { RunStore, TabChannel } from '../core/ports.ts';
import { closeInterrupted } from '../core/record/close.ts';
import type { RunEvent } from '../core/record/event.ts';
import { readRunsFile, type RunsFile, runsFile } from '../core/record/runs-file.ts';
import { summarise } from '../core/record/summary.ts';
import { runFilesWords as words } from '../words/runs-files.ts';
import { FileMaking } from './file-making.ts';
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
	/** Shows runs that somebody shared, which are opened and not kept at once; rejects where it cannot. */
	openShared(file: OfferedFile): Promise<void>;
}

export type RunFilesStatus =
	| { kind: 'idle' }
	/** 0 of 0 while a file is being read. */
	| { kind: 'busy'; what: 'export' | 'open'; done: number; total: number }
	/** What came of it, a sentence each. */
	| { kind: 'done'; says: readonly string[] }
	| { kind: 'failed'; reason: string };

/** Many kept runs as one file, and back. Opening executes nothing and overwrites nothing. */
export class RunFiles {
	status = $state.raw<RunFilesStatus>({ kind: 'idle' });
	readonly #ports: RunFilesPorts;
	#abort: AbortController | null = null;

	constructor(ports: RunFilesPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'busy';
	}

	/** Never rejects; one at a time. */
	export(ids: readonly RunId[]): Promise<void> {
		return this.#do('export', (signal) => this.#export(ids, signal));
	}

	/** Never rejects; one at a time. */
	open(file: OfferedFile): Promise<void> {
		return this.#do('open', (signal) => this.#open(file, signal));
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** What was said of the last file is not of interest any more. */
	forget(): void {
		if (!this.isBusy) this.status = { kind: 'idle' };
	}

	async #do(what: 'export' | 'open', work: (signal: AbortSignal) => Promise<RunFilesStatus>): Promise<void> {
		if (this.isBusy) return;
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
		const counted = async function* (): AsyncGenerator<readonly RunEvent[], void> {
			for await (const events of making.each(ids)) {
				written++;
				if (holdsLikelyKey(events)) suspicious++;
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
			says: [words.exported(name, written, content.size), words.keys(suspicious), ...left],
		};
	}

	async #open(file: OfferedFile, signal: AbortSignal): Promise<RunFilesStatus> {
		const turn = turns();
		const read = await readRunsFile(file, async () => {
			await turn();
			signal.throwIfAborted();
		});
		if (!read.ok) {
			const { error } = read;
			const isShared = error.kind === 'other-format' && error.format === CAPSULE_FORMAT;
			return isShared ? this.#handOver(file) : { kind: 'failed', reason: words.fault(error) };
		}
		const { damaged, appVersion } = read.value;
		const { kept, already, mixed } = await this.#keep(read.value, signal);
		const { appVersion: ours } = this.#ports;
		const [first] = damaged;
		return {
			kind: 'done',
			says: [
				words.opened(kept),
				...(already > 0 ? [words.already(already)] : []),
				...(mixed > 0 ? [words.mixed(mixed)] : []),
				...(first === undefined ? [] : [words.damaged(damaged.length, first)]),
				...(appVersion === ours || kept === 0 ? [] : [words.otherVersion(appVersion, ours)]),
			],
		};
	}

	async #handOver(file: OfferedFile): Promise<RunFilesStatus> {
		try {
			await this.#ports.openShared(file);
			return { kind: 'idle' };
		} catch (error) {
			return { kind: 'failed', reason: words.notHandedOver(errorWords(error)) };
		}
	}

	/** How many were kept, were here already, or belong to a group that asks something else here. */
	async #keep(
		{ runs }: RunsFile,
		signal: AbortSignal,
	): Promise<{ kept: number; already: number; mixed: number }> {
		const { store, tabs } = this.#ports;
		// What is about to be deleted is no longer here for whoever looks.
		await this.#ports.runs.settle();
		const here = await store.list();
		const known = new Set<RunId>(here.map(({ runId }) => runId));
		const questions = new Map<GroupId, string>(here.map(({ groupId, question }) => [groupId, question]));
		const turn = turns();
		const count = { kept: 0, already: 0, mixed: 0 };
		let last: readonly RunEvent[] = [];
		try {
			for (const [at, events] of runs.entries()) {
				const { records, summary } = ended(events);
				const { runId, groupId, question } = summary;
				if (known.has(runId)) count.already++;
				else if ((questions.get(groupId) ?? question) !== question) count.mixed++;
				else {
					await store.append(runId, records, summary);
					questions.set(groupId, question);
					count.kept++;
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
}

/** A run without its end was going on when the file was written; nothing goes on with it here. */
function ended(events: readonly RunEvent[]) {
	const closed = closeInterrupted(events, events.at(-1)?.at ?? 0);
	return closed === null
		? { records: events, summary: summarise(events) }
		: { records: [...events, closed.end], summary: closed.summary };
}
