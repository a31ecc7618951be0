import type { Design, Experiment } from '../core/bench/experiment.ts';
import { parseDesign } from '../core/bench/parse.ts';
import { errorWords } from '../core/error-words.ts';
import type { ExperimentId, Ids } from '../core/ids.ts';
import { type ExperimentPorts, ExperimentState } from './experiment.svelte.ts';
import { Works } from './works.ts';

/** `loading`, then `ready` or `failed`; text and status cannot disagree. */
export type BenchStatus = { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; reason: string };

export interface BenchPorts extends ExperimentPorts {
	ids: Ids;
	/** Milliseconds since the epoch. */
	today(): number;
	/** Of the page. */
	appVersion: string;
}

/** The person's experiments. */
export class Bench {
	status = $state.raw<BenchStatus>({ kind: 'loading' });
	/** Newest first. */
	experiments = $state.raw<readonly Experiment[]>([]);
	/** Why others that are kept cannot be read. */
	unreadable = $state.raw<readonly string[]>([]);
	readonly #ports: BenchPorts;
	/** Those that are looked at or worked on. */
	readonly #opened = new Map<ExperimentId, Promise<ExperimentState | null>>();
	readonly #works = new Works();

	constructor(ports: BenchPorts) {
		this.#ports = ports;
		ports.tabs.listen((message) => {
			if (message.kind === 'experiment' && this.status.kind !== 'loading') {
				this.open().catch(() => undefined);
			}
		});
	}

	/** Reads what there is. A storage failure becomes the status; never rejects. */
	async open(): Promise<void> {
		try {
			const { experiments, unreadable } = await this.#ports.experiments.list();
			this.experiments = experiments;
			this.unreadable = unreadable;
			this.status = { kind: 'ready' };
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		}
	}

	/** Keeps an experiment; nothing of it begins. Rejects with what is wrong with the design, or when it cannot be kept. */
	async create(name: string, design: Design): Promise<ExperimentId> {
		// A set-up under the hands of a person may hold more than plain values.
		const read = parseDesign(JSON.parse(JSON.stringify(design)));
		if (!read.ok) throw new Error(read.error);
		const id = this.#ports.ids.next() as ExperimentId;
		await this.keep({
			version: 1,
			id,
			name,
			createdAt: this.#ports.today(),
			design: read.value,
			touched: false,
			stopped: false,
			appVersion: this.#ports.appVersion,
		});
		return id;
	}

	/** Keeps one that was made before: an import. */
	async keep(experiment: Experiment): Promise<void> {
		await this.#ports.experiments.save(experiment);
		await this.#changed(experiment.id);
	}

	/** With its runs; ends what runs of it here. */
	async delete(id: ExperimentId): Promise<void> {
		const opened = await this.#opened.get(id);
		await opened?.halt();
		await this.#ports.experiments.delete(id);
		await this.#changed(id);
	}

	/** How many runs of it are kept. */
	async runCount(id: ExperimentId): Promise<number> {
		return (await this.#ports.runs.list({ experimentId: id })).length;
	}

	/**
	 * The same object as long as somebody looks at it or something of it runs; each who asks for it lets it go by `dispose`. Null when
	 * this browser keeps no such experiment.
	 */
	async openExperiment(id: ExperimentId): Promise<ExperimentState | null> {
		const held = this.#opened.get(id);
		const opening: Promise<ExperimentState | null> =
			held ??
			ExperimentState.open(id, this.#ports, () => {
				if (this.#opened.get(id) === opening) this.#opened.delete(id);
			});
		this.#opened.set(id, opening);
		try {
			const opened = await opening;
			if (opened === null) this.#opened.delete(id);
			else if (held === undefined) this.#works.add(opened);
			if (held !== undefined) opened?.lookAt();
			return opened;
		} catch (error) {
			this.#opened.delete(id);
			throw error;
		}
	}

	get isBusy(): boolean {
		return this.#works.isBusy;
	}

	/** Ends everything that runs here: all is about to be forgotten. */
	async halt(): Promise<void> {
		for (const opening of this.#opened.values()) await (await opening.catch(() => null))?.halt();
		this.experiments = [];
	}

	async #changed(id: ExperimentId): Promise<void> {
		this.#ports.tabs.post({ kind: 'experiment', experimentId: id });
		await this.open();
	}
}
