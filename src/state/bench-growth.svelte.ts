import type { BenchMethod, Design, Size } from '../core/bench/experiment.ts';
import { grownFault } from '../core/bench/parse.ts';
import { runsOf, sizeOf } from '../core/bench/size.ts';
import { methodKey } from '../core/bench/variants.ts';
import { errorWords } from '../core/error-words.ts';
import type { CastModels } from '../core/setup/specs.ts';
import { benchGrowWords as words } from '../words/bench-grow.ts';
import type { ExperimentState } from './experiment.svelte.ts';
import type { ModelChoice, Models } from './models.svelte.ts';

/** What of an experiment grows. */
export type GrowingExperiment = Pick<
	ExperimentState,
	'experiment' | 'states' | 'status' | 'grow' | 'addMethods' | 'addCasts'
>;

export type GrowthStatus =
	| { kind: 'idle' }
	/** So many runs were added to the plan. */
	| { kind: 'planned'; runs: number }
	| { kind: 'failed'; reason: string };

/** The form that asks more of an experiment: what is to be added, how many runs that plans, and what is wrong with it. */
export class Growth {
	/** As totals; null while a field is empty. */
	instances = $state<number | null>(null);
	repeats = $state<number | null>(null);
	/** To be added. */
	methods = $state.raw<readonly BenchMethod[]>([]);
	/** To be added, by choice id. */
	models = $state.raw<readonly string[]>([]);
	status = $state.raw<GrowthStatus>({ kind: 'idle' });
	readonly #experiment: GrowingExperiment;
	readonly #models: Models;
	/** The size it has now. */
	readonly size: Size = $derived.by(() => sizeOf(this.#experiment.experiment.design));
	/** Models that it does not ask yet. */
	readonly offered: readonly ModelChoice[] = $derived.by(() => {
		const asked = new Set(this.#experiment.experiment.design.casts.map(({ models }) => models.task.id));
		return this.#models.choices.filter(({ id }) => !asked.has(id));
	});
	/** The design as it would be; null while a number is missing or too small. */
	readonly #design: Design | null = $derived.by(() => this.#grown());
	/** What is wrong, in words; null when nothing is. */
	readonly fault: string | null = $derived.by(() =>
		this.#design === null ? null : grownFault(this.#design),
	);
	/** Runs of the plan as it would be. */
	readonly total: number = $derived.by(() => runsOf(this.#design ?? this.#experiment.experiment.design));
	/** Runs that would be added. */
	readonly more: number = $derived.by(() => this.total - runsOf(this.#experiment.experiment.design));
	/**
	 * What becomes of statements that hold for the planned size alone: growing ends them, something ended them before, or nothing has
	 * been asked yet and the grown size is the planned one.
	 */
	readonly plannedSize: 'ends' | 'ended' | 'holds' = $derived.by(() => {
		if (this.#experiment.experiment.touched) return 'ended';
		return this.#experiment.states.size > 0 ? 'ends' : 'holds';
	});

	constructor(experiment: GrowingExperiment, models: Models) {
		this.#experiment = experiment;
		this.#models = models;
		this.#reset();
	}

	/** Why nothing can be added now, in words; null when something can. */
	get whyNot(): string | null {
		const { kind } = this.#experiment.status;
		return kind === 'running' || kind === 'elsewhere' ? words.notNow[kind] : null;
	}

	/** Whether questions are drawn at all; imported ones are all there from the first. */
	get hasLevels(): boolean {
		return this.#experiment.experiment.design.families.length > 0;
	}

	faultOf(field: keyof Size): string | null {
		return isGrown(this[field], this.size[field]) ? null : words.atLeast(this.size[field]);
	}

	/** Whether it is compared already. */
	hasMethod(method: BenchMethod): boolean {
		const key = methodKey(method);
		return this.#experiment.experiment.design.methods.some((one) => methodKey(one) === key);
	}

	toggleMethod(method: BenchMethod): void {
		const key = methodKey(method);
		const without = this.methods.filter((one) => methodKey(one) !== key);
		this.methods = without.length < this.methods.length ? without : [...this.methods, method];
	}

	toggleModel(id: string): void {
		this.models = this.models.includes(id) ? this.models.filter((one) => one !== id) : [...this.models, id];
	}

	/** Plans the new runs and begins none. What goes wrong becomes the status. */
	async plan(): Promise<void> {
		const { more, fault, whyNot } = this;
		const design = this.#design;
		if (design === null || fault !== null || whyNot !== null || more === 0) return;
		const size = sizeOf(design);
		const casts = this.#casts();
		const { methods } = this;
		const steps: (() => Promise<string | null>)[] = [];
		if (size.instances > this.size.instances || size.repeats > this.size.repeats)
			steps.push(() => this.#experiment.grow(size));
		if (methods.length > 0) steps.push(() => this.#experiment.addMethods(methods));
		if (casts.length > 0) steps.push(() => this.#experiment.addCasts(casts));
		let isBegun = false;
		for (const step of steps) {
			const why = await step().catch(errorWords);
			if (why !== null) {
				this.status = { kind: 'failed', reason: isBegun ? words.partly(why) : words.failed(why) };
				return;
			}
			isBegun = true;
		}
		this.status = { kind: 'planned', runs: more };
		this.#reset();
	}

	#reset(): void {
		({ instances: this.instances, repeats: this.repeats } = sizeOf(this.#experiment.experiment.design));
		this.methods = [];
		this.models = [];
	}

	#grown(): Design | null {
		const { design } = this.#experiment.experiment;
		const { instances, repeats } = this;
		if (!isGrown(instances, this.size.instances) || !isGrown(repeats, this.size.repeats)) return null;
		const isSame = instances === this.size.instances && repeats === this.size.repeats;
		return {
			...design,
			sizes: isSame ? design.sizes : [...design.sizes, { instances, repeats }],
			methods: [...design.methods, ...this.methods],
			casts: [...design.casts, ...this.#casts()],
		};
	}

	/** The added models, with the other roles played as for the first one. */
	#casts(): readonly CastModels[] {
		const [first] = this.#experiment.experiment.design.casts;
		if (first === undefined) return [];
		return this.models.map((id) => {
			const own = this.#models.castFor({ model: id, coach: 'same', checker: 'same', summariser: 'same' });
			return castLike(first, own);
		});
	}
}

/** Whoever is played by the task model there is played by the new one here. */
function castLike(first: CastModels, own: CastModels): CastModels {
	const { task } = own.models;
	const role = (name: 'coach' | 'checker' | 'summariser'): CastModels['models']['task'] =>
		first.models[name].id === first.models.task.id ? task : first.models[name];
	const models = {
		task,
		coach: role('coach'),
		checker: role('checker'),
		summariser: role('summariser'),
	};
	const known = { ...first.snapshots, ...own.snapshots };
	const ids = new Set(Object.values(models).map(({ id }) => id));
	const snapshots = Object.entries(known).filter(([id]) => ids.has(id));
	return snapshots.length === 0 ? { models } : { models, snapshots: Object.fromEntries(snapshots) };
}

function isGrown(value: number | null, now: number): value is number {
	return value !== null && Number.isInteger(value) && value >= now;
}
