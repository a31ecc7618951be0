import { awaitedItemSteps } from '../core/bench/export/batch-pieces.ts';
import { readBatchFile } from '../core/bench/export/batch-replies.ts';
import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import { formatDesignQuery } from '../core/bench/link.ts';
import type { PlannedInstance } from '../core/bench/plan.ts';
import type { Replays } from '../core/bench/replays.ts';
import { errorWords } from '../core/error-words.ts';
import type { OptionalField } from '../core/hosts/optional-field.ts';
import type { ModelPart } from '../core/model.ts';
import type { RunStore } from '../core/ports.ts';
import type { Question } from '../core/question.ts';
import { finishInTurns } from '../core/steps.ts';
import { benchExportWords as words } from '../words/bench-export.ts';
import { experimentWords } from '../words/experiment.ts';
import { type FileKind, fileMakers, type Made, type MadeFile } from './bench-file-makers.ts';
import type { ExperimentState } from './experiment.svelte.ts';
import { FileMaking } from './file-making.ts';
import { turns } from './turns.ts';
import { type Work, Works } from './works.ts';

/** What taking an experiment along needs from the world. */
export interface FilesPorts {
	runs: Pick<RunStore, 'list' | 'load'>;
	replays: Replays;
	/** Fields that a model's host has refused before. */
	refused(modelId: string): readonly OptionalField[];
	/** What a planned instance of an experiment asks. */
	question(experiment: Experiment, instance: PlannedInstance): Promise<Question>;
	/** Has the browser save a file. */
	save(name: string, content: Blob): void;
	/** Where this page is, without what comes behind `#`. */
	pageAddress(): string;
	/** Milliseconds since the epoch. */
	today(): number;
	/** Of the page. */
	appVersion: string;
}

/** What of an experiment is read and written here. */
export type FilesExperiment = Pick<ExperimentState, 'experiment' | 'plan' | 'states' | 'status' | 'runOnly'>;

export type FilesStatus =
	| { kind: 'idle' }
	/** `done` of `total` runs or requests; 0 of 0 while that is not known. */
	| { kind: 'making'; what: FileKind; done: number; total: number }
	| ({ kind: 'made'; what: FileKind } & Made)
	| { kind: 'cancelled' }
	| { kind: 'failed'; reason: string };

export type RepliesStatus =
	| { kind: 'idle' }
	| { kind: 'reading' }
	/** Its runs have begun. */
	| { kind: 'read'; notes: readonly string[] }
	| { kind: 'failed'; reason: string };

export type DesignLink = { kind: 'none' } | { kind: 'link'; href: string } | { kind: 'fault'; text: string };

/** One experiment as files and as a link, and the results of its batches. */
export class ExperimentFiles {
	status = $state.raw<FilesStatus>({ kind: 'idle' });
	replies = $state.raw<RepliesStatus>({ kind: 'idle' });
	link = $state.raw<DesignLink>({ kind: 'none' });
	/** Training data also from runs with a scripted model. */
	scripted = $state(false);
	readonly experiment: FilesExperiment;
	readonly #ports: FilesPorts;
	#abort: AbortController | null = null;

	constructor(experiment: FilesExperiment, ports: FilesPorts) {
		this.experiment = experiment;
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'making' || this.replies.kind === 'reading';
	}

	/** Makes files, one kind at a time; a single one is saved at once. What goes wrong becomes the status. */
	async make(what: FileKind): Promise<void> {
		if (this.status.kind === 'making') return;
		const abort = new AbortController();
		this.#abort = abort;
		this.status = { kind: 'making', what, done: 0, total: 0 };
		const making = new FileMaking(this.#ports.runs, abort.signal, (done, total) => {
			this.status = { kind: 'making', what, done, total };
		});
		try {
			const made = await this.#make(what, making);
			this.status = { kind: 'made', what, ...made };
			const [first, ...others] = made.files;
			if (first !== undefined && others.length === 0) this.save(first);
		} catch (error) {
			this.status = abort.signal.aborted
				? { kind: 'cancelled' }
				: { kind: 'failed', reason: words.notMade(errorWords(error)) };
		}
	}

	cancel(): void {
		this.#abort?.abort();
	}

	save({ name, content }: MadeFile): void {
		this.#ports.save(name, content);
	}

	/** The link of the design as it is now, or why there is none. */
	async makeLink(): Promise<void> {
		const { design } = this.experiment.experiment;
		const query = await formatDesignQuery(design);
		const form = design.search === undefined ? 'new' : 'find';
		this.link = query.ok
			? { kind: 'link', href: `${this.#ports.pageAddress()}#/bench/${form}?${query.value}` }
			: { kind: 'fault', text: words.noLink(query.error) };
	}

	/** Reads the results of a batch and runs the cells they answer; no host is asked what it has answered. */
	async readReplies(file: OfferedFile): Promise<void> {
		if (this.replies.kind === 'reading') return;
		this.replies = { kind: 'reading' };
		try {
			this.replies = await this.#readReplies(file);
		} catch (error) {
			this.replies = { kind: 'failed', reason: errorWords(error) };
		}
	}

	async #make(what: FileKind, making: FileMaking): Promise<Made> {
		const { runs, appVersion } = this.#ports;
		const { experiment, plan, states } = this.experiment;
		const kept = (await runs.list({ experimentId: experiment.id })).toReversed();
		const source = {
			...{ experiment, plan, states, runs: kept, appVersion, scripted: this.scripted },
			refused: (modelId: string) => this.#ports.refused(modelId),
			question: (instance: PlannedInstance) => this.#ports.question(experiment, instance),
		};
		const made = await fileMakers[what](source, making);
		const { size: lost } = making.unreadable;
		const [why] = making.unreadable.values();
		if (why === undefined) return made;
		if (lost === kept.length) throw new Error(why);
		return { ...made, notes: [...made.notes, words.unreadable(lost, why)] };
	}

	async #readReplies(file: OfferedFile): Promise<RepliesStatus> {
		const { experiment, plan, states, status } = this.experiment;
		if (status.kind === 'elsewhere') return { kind: 'failed', reason: experimentWords.elsewhere };
		const turn = turns();
		const items = await finishInTurns(awaitedItemSteps(experiment, plan, states), turn);
		const read = await readBatchFile(file, items, this.#ports.today(), turn);
		if (!read.ok) return { kind: 'failed', reason: words.fileFault(read.error) };
		const { byCell, failed, unknown, broken } = read.value;
		const said = new Map([...byCell].filter(([, parts]) => failureIn(parts) === null));
		this.#ports.replays.add(experiment.id, said);
		if (said.size > 0) await this.experiment.runOnly(new Set(said.keys()));
		const why = [...byCell.values()].map(failureIn).find((message) => message !== null);
		const notes = [
			words.batch.result(said.size, failed),
			...(why === undefined ? [] : [words.batch.why(why)]),
			...(unknown > 0 ? [words.batch.unknown(unknown)] : []),
			...(broken.length > 0 ? [words.batch.broken(broken)] : []),
			...(said.size > 0 ? [words.batch.noTimes] : []),
		];
		return { kind: 'read', notes };
	}
}

/** The files of each experiment, as long as somebody holds it: looking away ends no making. */
export class BenchFiles implements Work {
	readonly #ports: FilesPorts;
	readonly #held = new WeakMap<FilesExperiment, ExperimentFiles>();
	readonly #works = new Works();

	constructor(ports: FilesPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.#works.isBusy;
	}

	of(experiment: FilesExperiment): ExperimentFiles {
		const files = this.#held.get(experiment) ?? this.apart(experiment);
		this.#held.set(experiment, files);
		return files;
	}

	/** For a second place that says what it has made itself, and nothing of the first. */
	apart(experiment: FilesExperiment): ExperimentFiles {
		return this.#works.add(new ExperimentFiles(experiment, this.#ports));
	}
}

function failureIn(parts: readonly ModelPart[]): string | null {
	const last = parts.at(-1);
	return last?.type === 'failed' ? last.failure.message : null;
}
