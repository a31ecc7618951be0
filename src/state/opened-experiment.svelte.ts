import { openPackedExperiment, type SharedExperiment } from '../core/bench/export/experiment-link.ts';
import { readExperimentFile, recordsOf } from '../core/bench/export/file.ts';
import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import type { Evaluator } from '../core/bench/evaluation.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import { formatDesignQuery } from '../core/bench/link.ts';
import { planOf } from '../core/bench/plan.ts';
import { statesOf } from '../core/bench/state.ts';
import { errorWords } from '../core/error-words.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { err, ok, type Result } from '../core/result.ts';
import { benchExportWords } from '../words/bench-export.ts';
import { experimentShareWords as words } from '../words/experiment-share.ts';
import { ExperimentResults } from './experiment-results.svelte.ts';
import { turns } from './turns.ts';

export interface OpenedExperimentPorts {
	parse(value: unknown): Result<Experiment>;
	evaluator(): Evaluator;
	/** `promptsDigest` of this page. */
	prompts: string;
	/** Milliseconds since the epoch. */
	today(): number;
}

/** What somebody gave: a link as `packExperiment` makes it, or a file. */
export type OfferedExperiment = { packed: string } | { file: OfferedFile };

export type OpenedExperimentStatus =
	| { kind: 'reading' }
	| { kind: 'refused'; reason: string }
	| { kind: 'opened'; shared: SharedExperiment };

/** An experiment of somebody else that is looked at: nothing of it is run, and nothing is kept. */
export class OpenedExperiment {
	status = $state.raw<OpenedExperimentStatus>({ kind: 'reading' });
	/** Opens what was asked in Bench; null where that does not fit into a link. */
	designLink = $state.raw<string | null>(null);
	readonly results: ExperimentResults;
	readonly #ports: OpenedExperimentPorts;
	#isOver = false;

	constructor(ports: OpenedExperimentPorts) {
		this.#ports = ports;
		this.results = new ExperimentResults(ports.evaluator());
	}

	/** Whether the methods of this page send the same texts; null where the file does not say. */
	get hasSamePrompts(): boolean | null {
		if (this.status.kind !== 'opened' || this.status.shared.prompts === null) return null;
		return this.status.shared.prompts === this.#ports.prompts;
	}

	get isBusy(): boolean {
		return this.status.kind === 'reading' && !this.#isOver;
	}

	/** Once. Never rejects: what is wrong becomes the status. */
	async open(offered: OfferedExperiment): Promise<void> {
		try {
			const read =
				'file' in offered ? await this.#readFile(offered.file) : await this.#readLink(offered.packed);
			if (this.#isOver) return;
			if (!read.ok) {
				this.status = { kind: 'refused', reason: read.error };
				return;
			}
			this.status = { kind: 'opened', shared: read.value };
			const { design } = read.value.experiment;
			const query = await formatDesignQuery(design);
			const form = design.search === undefined ? 'new' : 'find';
			if (query.ok) this.designLink = `#/bench/${form}?${query.value}`;
		} catch (error) {
			if (!this.#isOver) this.status = { kind: 'refused', reason: errorWords(error) };
		}
	}

	/** Nobody looks at it any more. */
	dispose(): void {
		this.#isOver = true;
		this.results.dispose();
	}

	async #readLink(packed: string): Promise<Result<SharedExperiment>> {
		const read = await openPackedExperiment(packed, (value) => this.#ports.parse(value));
		return read.ok ? read : err(words.fault(read.error));
	}

	async #readFile(offered: OfferedFile): Promise<Result<SharedExperiment>> {
		const turn = turns();
		const breathe = async (): Promise<void> => {
			await turn();
			if (this.#isOver) throw new Error('Nobody looks any more');
		};
		const read = await readExperimentFile(offered, (value) => this.#ports.parse(value), breathe);
		if (!read.ok) return err(benchExportWords.fileFault(read.error));
		const runs: RunSummary[] = [];
		let madeAt = read.value.experiment.createdAt;
		for (const { events, summary } of recordsOf(read.value, this.#ports.today())) {
			runs.push(summary);
			madeAt = Math.max(madeAt, events.at(-1)?.at ?? madeAt);
			await breathe();
		}
		const { experiment, appVersion, prompts } = read.value;
		const plan = planOf(experiment.design);
		const states = statesOf(plan, runs, new Set());
		return ok({ ...{ madeAt, appVersion, prompts, experiment, plan, states } });
	}
}
