import { errorWords } from '../core/error-words.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import type { FamilyId } from '../core/tasks/family-id.ts';
import type { DroppedFile, ImportedSample, Importer } from '../core/tasks/import/importer.ts';
import { taskFaults } from '../words/task-faults.ts';
import { importerOf, importFiles, type FamilyReport } from '../core/tasks/import/import.ts';
import { turns } from './turns.ts';

/** A file a person dropped or chose, not yet read. */
export interface OfferedFile {
	/** Its path inside what was dropped, with `/`. */
	path: string;
	/** `size` in bytes; a `File` is one. Asked only for files an importer recognises. */
	open: () => Promise<{ size: number; text: () => Promise<string> }>;
}

/** A recognised file that was not read, and why. */
export interface SkippedFile {
	path: string;
	why: string;
}

export interface ImportReport {
	families: readonly FamilyReport[];
	unrecognised: { count: number; first: readonly string[] };
	skipped: readonly SkippedFile[];
}

export type ImportStatus =
	| { kind: 'idle' }
	| { kind: 'looking'; found: number }
	| { kind: 'reading'; done: number; total: number }
	| { kind: 'checking'; done: number; total: number }
	| { kind: 'cancelled' }
	| { kind: 'failed'; reason: string };

export interface ImportParts {
	families: readonly AnyFamily[];
	importers: readonly Importer[];
}

export const MAX_FILE_MEGABYTES = 5;
const NAMED_UNRECOGNISED = 8;
const READ_AT_ONCE = 16;

/** A person's own copy of the public data, read in this page and kept until the page is closed. */
export class TaskImport {
	status = $state.raw<ImportStatus>({ kind: 'idle' });
	/** The last import that came to its end; a new one replaces it. */
	report = $state.raw<ImportReport | null>(null);
	readonly #load: () => Promise<ImportParts>;
	#abort: AbortController | null = null;

	constructor(load: () => Promise<ImportParts>) {
		this.#load = load;
	}

	get isBusy(): boolean {
		return (
			this.status.kind === 'looking' || this.status.kind === 'reading' || this.status.kind === 'checking'
		);
	}

	/** Looks at everything offered, reads what an importer recognises, and judges it. One import at a time. */
	async start(offered: AsyncIterable<OfferedFile> | Iterable<OfferedFile>): Promise<void> {
		if (this.isBusy) return;
		const abort = new AbortController();
		this.#abort = abort;
		this.status = { kind: 'looking', found: 0 };
		try {
			const report = await this.#import(offered, abort.signal);
			if (report === null) this.status = { kind: 'cancelled' };
			else {
				this.report = report;
				this.status = { kind: 'idle' };
			}
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		}
	}

	cancel(): void {
		this.#abort?.abort();
	}

	sampleOf(family: FamilyId, name: string): { sample: ImportedSample; report: FamilyReport } | null {
		const report = this.report?.families.find((candidate) => candidate.family === family);
		const sample = report?.samples.find((candidate) => candidate.name === name);
		return report === undefined || sample === undefined ? null : { sample, report };
	}

	/** Null when it was cancelled. */
	async #import(
		offered: AsyncIterable<OfferedFile> | Iterable<OfferedFile>,
		signal: AbortSignal,
	): Promise<ImportReport | null> {
		const { families, importers } = await this.#load();
		const turn = turns();
		const unrecognised = { count: 0, first: [] as string[] };
		const wanted: { importer: Importer; file: OfferedFile }[] = [];
		let found = 0;
		for await (const file of offered) {
			if (signal.aborted) return null;
			found++;
			const importer = importerOf(file.path, importers);
			if (importer !== null) wanted.push({ importer, file });
			else {
				unrecognised.count++;
				if (unrecognised.first.length < NAMED_UNRECOGNISED) unrecognised.first.push(file.path);
			}
			if (await turn()) this.status = { kind: 'looking', found };
		}

		const skipped: SkippedFile[] = [];
		const recognised = new Map<Importer, DroppedFile[]>();
		for (let done = 0; done < wanted.length; done += READ_AT_ONCE) {
			if (signal.aborted) return null;
			if (done === 0 || (await turn())) this.status = { kind: 'reading', done, total: wanted.length };
			const batch = wanted.slice(done, done + READ_AT_ONCE);
			const read = await Promise.all(batch.map(({ file }) => readText(file)));
			for (const [index, { importer, file }] of batch.entries()) {
				const result = read[index];
				if (result === undefined) continue;
				if (result.kind === 'skipped') {
					skipped.push({ path: file.path, why: result.why });
					continue;
				}
				const files = recognised.get(importer) ?? [];
				files.push({ path: file.path, text: result.text });
				recognised.set(importer, files);
			}
		}

		const total = wanted.length - skipped.length;
		const steps = importFiles(recognised, families);
		let step = steps.next();
		while (step.done !== true) {
			if (await turn()) this.status = { kind: 'checking', done: step.value, total };
			if (signal.aborted) return null;
			step = steps.next();
		}
		return { families: step.value, unrecognised, skipped };
	}
}

type ReadText = { kind: 'text'; text: string } | { kind: 'skipped'; why: string };

async function readText(offered: OfferedFile): Promise<ReadText> {
	try {
		const file = await offered.open();
		if (file.size > MAX_FILE_MEGABYTES * 1_000_000) {
			return { kind: 'skipped', why: taskFaults.tooLarge(file.size, MAX_FILE_MEGABYTES) };
		}
		const text = await file.text();
		return text.includes('\0') ? { kind: 'skipped', why: taskFaults.binary } : { kind: 'text', text };
	} catch {
		return { kind: 'skipped', why: taskFaults.unreadable };
	}
}
