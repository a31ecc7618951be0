import type { Estimate } from '../core/bench/estimate.ts';
import type { Design } from '../core/bench/experiment.ts';
import { parseDesignQuery, withModelsHere } from '../core/bench/link.ts';
import { parseJoined, type JoinedRecord } from '../core/class/kept.ts';
import { formatLine } from '../core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../core/class/plan.ts';
import type { ClassPlace } from '../core/class/ports.ts';
import { LONGEST, shownText } from '../core/class/shown-text.ts';
import { summaryOf } from '../core/class/summary.ts';
import type { ExperimentId } from '../core/ids.ts';
import type { CastModels } from '../core/setup/specs.ts';
import { benchExportWords } from '../words/bench-export.ts';
import { classWords as words } from '../words/class.ts';
import type { Bench } from './bench.svelte.ts';
import type { BenchSetup } from './bench-setup.svelte.ts';
import { rolesOf } from './cast-roles.ts';
import type { ClassPorts } from './class-ports.ts';
import type { ExperimentState } from './experiment.svelte.ts';
import type { ModelChoice, Models } from './models.svelte.ts';

export interface JoinPorts extends ClassPorts {
	bench: Pick<Bench, 'create' | 'openExperiment'>;
	/** Knows what a design would take. */
	setup: Pick<BenchSetup, 'estimateFor' | 'measureQuestions'>;
	models: Models;
}

export type JoinStatus =
	| { kind: 'loading' }
	/** Nothing runs before it is asked to. */
	| { kind: 'ready'; plan: ClassPlan }
	| { kind: 'failed'; reason: string };

/** A student's part in a class: what it asks, their own experiment, and the line they hand in. */
export class ClassJoin {
	status = $state.raw<JoinStatus>({ kind: 'loading' });
	nickname = $state('');
	/** Choice id of the task model. */
	model = $state('demo:bold');
	/** The model that the class proposes and that is not set up here; null where it is. */
	notHere = $state.raw<string | null>(null);
	/** Their experiment, once it was begun and as long as it is kept. */
	experiment = $state.raw<ExperimentState | null>(null);
	/** What they are asked, by the chosen model; null before the class is open. */
	readonly design: Design | null = $derived.by(() => this.#design());
	readonly choice: ModelChoice = $derived.by(() => this.#ports.models.byId(this.model));
	readonly estimate: Estimate | null = $derived.by(() =>
		this.design === null ? null : this.#ports.setup.estimateFor(this.design),
	);
	/** The result as a line of text; null while something of it still runs or is to be run. */
	readonly line: string | null = $derived.by(() => this.#line());
	readonly #ports: JoinPorts;
	#record: JoinedRecord | null = null;
	#isClosed = false;

	constructor(ports: JoinPorts) {
		this.#ports = ports;
	}

	/** By a link. Starts nothing; what cannot be opened becomes the status. */
	async open(query: string): Promise<void> {
		const read = await parseDesignQuery(query, (value) => this.#ports.parseDesign(value));
		if (!read.ok) {
			this.status = { kind: 'failed', reason: benchExportWords.linkFault(read.error) };
			return;
		}
		const plan = classPlanOf(read.value);
		if (!plan.ok) {
			this.status = { kind: 'failed', reason: words.planFault(plan.error) };
			return;
		}
		const { models, store } = this.#ports;
		const { unknown } = withModelsHere(plan.value.design, models.known);
		const [task] = plan.value.design.casts.map((cast) => cast.models.task);
		const isHere = task !== undefined && !unknown.some(({ ref }) => ref.id === task.id);
		if (isHere) this.model = task.id;
		this.notHere = isHere ? null : (task?.label ?? null);
		const kept = store.load(placeOf(plan.value));
		this.#record = (kept === null ? null : parseJoined(kept)) ?? {
			...{ query, since: this.#ports.today(), nickname: '', experiment: null },
			student: studentOf(this.#ports.ids.next()),
		};
		this.nickname = this.#record.nickname;
		await this.#look();
		this.status = { kind: 'ready', plan: plan.value };
	}

	/** How long questions are, for the estimate. */
	measure(): Promise<void> {
		return this.#ports.setup.measureQuestions(() => this.design);
	}

	/** Begins: an ordinary experiment of this browser, which the bench lists too. Rejects when it cannot be kept. */
	async start(): Promise<void> {
		const [record, design] = [this.#record, this.design];
		if (this.status.kind !== 'ready' || record === null || design === null || this.experiment !== null)
			return;
		const { plan } = this.status;
		const id = await this.#ports.bench.create(words.join.experiment(plan.hash), design);
		this.#keep({ ...record, experiment: id }, plan);
		await this.#look();
		await this.#started()?.start();
	}

	/** Keeps the nickname as it is now. */
	rename(): void {
		if (this.status.kind !== 'ready' || this.#record === null) return;
		this.nickname = shownText(this.nickname, LONGEST.nickname);
		this.#keep({ ...this.#record, nickname: this.nickname }, this.status.plan);
	}

	saveLine(): void {
		if (this.line === null || this.#record === null || this.status.kind !== 'ready') return;
		const name = `class-${this.status.plan.hash}-${this.#record.student}.txt`;
		this.#ports.save(name, new Blob([`${this.line}\n`], { type: 'text/plain' }));
	}

	/** Nobody looks any more; what runs goes on. */
	close(): void {
		this.#isClosed = true;
		this.experiment?.dispose();
	}

	/** Read anew: whoever waited may have changed it. */
	#started(): ExperimentState | null {
		return this.experiment;
	}

	async #look(): Promise<void> {
		const id = this.#record?.experiment ?? null;
		if (id === null) return;
		// One that was deleted, or cannot be read, is begun anew.
		const opened = await this.#ports.bench.openExperiment(id as ExperimentId).catch(() => null);
		if (this.#isClosed) opened?.dispose();
		else this.experiment = opened;
	}

	#keep(record: JoinedRecord, plan: ClassPlan): void {
		this.#record = record;
		this.#ports.store.save(placeOf(plan), JSON.stringify(record));
	}

	#design(): Design | null {
		if (this.status.kind !== 'ready' || this.#record === null) return null;
		const { plan } = this.status;
		return designFor(plan, this.#record.student, this.#cast(plan));
	}

	/** The chosen model in the roles that the class gives it; other models of the class's that are not here are left to it. */
	#cast({ design }: ClassPlan): CastModels {
		const { models } = this.#ports;
		const [cast] = design.casts;
		const roles = cast === undefined ? SAME : rolesOf(cast);
		const here = (id: string): string =>
			id === 'same' || id === 'rules' || models.byId(id).isMissing !== true ? id : 'same';
		return models.castFor({
			model: this.model,
			coach: here(roles.coach),
			checker: here(roles.checker),
			summariser: here(roles.summariser),
		});
	}

	#line(): string | null {
		const { experiment, status } = this;
		if (experiment === null || status.kind !== 'ready' || this.#record === null) return null;
		if (experiment.status.kind !== 'finished' && experiment.status.kind !== 'stopped') return null;
		const [cast] = experiment.experiment.design.casts;
		if (cast === undefined) return null;
		const { student } = this.#record;
		const own = { student, nickname: this.nickname, cast };
		return formatLine(summaryOf(status.plan, own, experiment.states, this.#ports.appVersion));
	}
}

const SAME = { coach: 'rules', checker: 'same', summariser: 'same' };

function placeOf({ hash }: ClassPlan): ClassPlace {
	return { role: 'joined', hash };
}
