import { rolesAsked, scriptedOf } from '../core/bench/asked-roles.ts';
import type { Estimate } from '../core/bench/estimate.ts';
import type { Design } from '../core/bench/experiment.ts';
import { parseDesignQuery, withModelsHere } from '../core/bench/link.ts';
import { parseJoined, type JoinedRecord } from '../core/class/kept.ts';
import { formatLine } from '../core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../core/class/plan.ts';
import type { ClassPlace } from '../core/class/ports.ts';
import { LONGEST } from '../core/class/longest.ts';
import { summaryOf } from '../core/class/summary.ts';
import type { ExperimentId } from '../core/ids.ts';
import type { ModelRef } from '../core/model.ts';
import type { CastModels } from '../core/setup/specs.ts';
import { shownText } from '../core/shown-text.ts';
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
	/** Who speaks beside the task model in what is asked, and by which model; named before anything runs. */
	readonly roles: readonly { role: RoleBeside; model: ModelRef }[] = $derived.by(() => this.#roles());
	/** A model speaks that is none. */
	readonly isScripted: boolean = $derived.by(() => this.#isScripted());
	/** The result as a line of text; null while something of it still runs or is to be run. */
	readonly line: string | null = $derived.by(() => this.#line());
	readonly #ports: JoinPorts;
	#record: JoinedRecord | null = null;
	#isClosed = false;
	#starting: Promise<void> | null = null;

	constructor(ports: JoinPorts) {
		this.#ports = ports;
	}

	/** By a link. Starts nothing; what cannot be opened becomes the status. */
	async open(query: string): Promise<void> {
		if (new URLSearchParams(query).get('d') === null) {
			this.status = { kind: 'failed', reason: words.join.noPlan };
			return;
		}
		const read = await parseDesignQuery(query, (value) => this.#ports.parseDesign(value));
		if (!read.ok) {
			this.status = { kind: 'failed', reason: words.linkFault(read.error) };
			return;
		}
		const plan = classPlanOf(read.value);
		if (!plan.ok) {
			this.status = { kind: 'failed', reason: words.planFault(plan.error) };
			return;
		}
		const { models } = this.#ports;
		const { design, unknown } = withModelsHere(plan.value.design, models.known);
		const [task] = design.casts.map((cast) => cast.models.task);
		const isHere = task !== undefined && !unknown.some(({ ref }) => ref.id === task.id);
		if (isHere) this.model = task.id;
		this.notHere = isHere ? null : (task?.label ?? null);
		const kept = this.#kept(plan.value);
		this.#record = kept ?? {
			...{ query, since: this.#ports.today(), nickname: '', experiment: null },
			student: studentOf(this.#ports.ids.next()),
		};
		// The same link in another tab is the same student's.
		if (kept === null) this.#ports.store.save(placeOf(plan.value), JSON.stringify(this.#record));
		this.nickname = this.#record.nickname;
		await this.#look();
		this.status = { kind: 'ready', plan: plan.value };
	}

	/** How long questions are, for the estimate. */
	measure(): Promise<void> {
		return this.#ports.setup.measureQuestions(() => this.design);
	}

	/**
	 * Begins, once however often it is asked: an ordinary experiment of this browser, which the bench lists too. Rejects when it cannot
	 * be kept.
	 */
	start(): Promise<void> {
		this.#starting ??= this.#start().finally(() => (this.#starting = null));
		return this.#starting;
	}

	/** Keeps the nickname as it is now. */
	rename(): void {
		if (this.status.kind !== 'ready' || this.#record === null) return;
		this.nickname = shownText(this.nickname, LONGEST.nickname);
		this.#keep({ nickname: this.nickname }, this.status.plan);
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

	async #start(): Promise<void> {
		if (this.status.kind !== 'ready' || this.#record === null || this.experiment !== null) return;
		const { plan } = this.status;
		const known = this.#record.experiment;
		this.#keep({}, plan);
		const before = this.#record.experiment;
		// Begun in another tab.
		if (before !== known) await this.#look();
		const design = this.#design();
		if (this.#started() !== null || design === null) return;
		const id = await this.#ports.bench.create(words.named(plan.design), design);
		const meanwhile = this.#kept(plan)?.experiment ?? null;
		const isFirst = meanwhile === null || meanwhile === before;
		// Where another tab was quicker, its experiment is the student's; this one stays in the bench, not begun.
		this.#keep(isFirst ? { experiment: id } : {}, plan);
		await this.#look();
		if (isFirst) await this.#started()?.start();
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

	#kept(plan: ClassPlan): JoinedRecord | null {
		const text = this.#ports.store.load(placeOf(plan));
		return text === null ? null : parseJoined(text);
	}

	/** Another tab may have changed the rest of it. */
	#keep(change: Partial<JoinedRecord>, plan: ClassPlan): void {
		const before = this.#kept(plan) ?? this.#record;
		if (before === null) return;
		this.#record = { ...before, ...change };
		this.#ports.store.save(placeOf(plan), JSON.stringify(this.#record));
	}

	#design(): Design | null {
		if (this.status.kind !== 'ready' || this.#record === null) return null;
		const { plan } = this.status;
		return designFor(plan, this.#record.student, this.#cast(plan));
	}

	/**
	 * The chosen model in the roles that the class gives it; other models of the class's that are not here are left to it. A role that
	 * nothing asked here calls is given no model of its own: only those that are named may be called.
	 */
	#cast({ design }: ClassPlan): CastModels {
		const { models } = this.#ports;
		const [cast] = withModelsHere(design, models.known).design.casts;
		const chosen = cast === undefined ? SAME : rolesOf(cast);
		const asked = rolesAsked(design);
		const here = (role: RoleBeside): string => {
			if (!asked.has(role)) return SAME[role];
			const id = chosen[role];
			return id === 'same' || id === 'rules' || models.byId(id).isMissing !== true ? id : 'same';
		};
		return models.castFor({
			model: this.model,
			coach: here('coach'),
			checker: here('checker'),
			summariser: here('summariser'),
		});
	}

	#roles(): readonly { role: RoleBeside; model: ModelRef }[] {
		const models = this.design?.casts[0]?.models;
		if (this.design === null || models === undefined) return [];
		const asked = rolesAsked(this.design);
		return BESIDE.filter((role) => asked.has(role)).map((role) => ({ role, model: models[role] }));
	}

	#isScripted(): boolean {
		return this.design !== null && scriptedOf(this.design, this.design.casts) !== 'none';
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

const BESIDE = ['coach', 'checker', 'summariser'] as const;
type RoleBeside = (typeof BESIDE)[number];

const SAME = { coach: 'rules', checker: 'same', summariser: 'same' };

function placeOf({ hash }: ClassPlan): ClassPlace {
	return { role: 'joined', hash };
}
