import type { Estimate } from '../core/bench/estimate.ts';
import type { BenchMethod, Design } from '../core/bench/experiment.ts';
import { designFault } from '../core/bench/parse.ts';
import { fewestQuestions } from '../core/bench/search.ts';
import { methodKey } from '../core/bench/variants.ts';
import { type RunTerms, termsOf } from '../core/bench/terms.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import { FAMILY_LABELS, type FamilyId } from '../core/tasks/family-id.ts';
import { benchFindWords as words } from '../words/bench-find.ts';
import { type RoleChoices, rolesOf } from './cast-roles.ts';
import type { Models } from './models.svelte.ts';

/** What is wrong with the form, and where; `all`: with everything together. */
export interface FindFault {
	field: 'levels' | 'methods' | 'model' | 'threshold' | 'most' | 'seed' | 'cap' | 'all';
	text: string;
}

/** What it takes from the form of a new experiment. */
export interface FindPorts {
	/** In the order of the registry. */
	known: readonly AnyFamily[];
	/** What the person has set for a run. */
	ownTerms: RunTerms;
	estimateFor(design: Design): Estimate;
	/** See `BenchSetup`: what the estimate knows of questions. */
	measureQuestions(of: () => Design | null): Promise<void>;
}

const ALPHA = 0.05;
/** Products of two numbers alike: each surely harder than the one before, and few enough for a minute or two. */
const OPENING = ['2-2', '4-4', '8-8', '12-12', '16-16', '20-20'];
/** Closer to none or all, no number of questions a person waits for would tell. */
const [LEAST_PERCENT, MOST_PERCENT] = [10, 90];
const MOST_QUESTIONS = 1000;

/** The form of a search for breaking points; ready to start as it opens. */
export class FindSetup {
	family = $state.raw<FamilyId>('number-multiply');
	/** From easiest to hardest. */
	levels = $state.raw<readonly string[]>(OPENING);
	first = $state.raw<BenchMethod>({ id: 'all-text', options: {} });
	second = $state.raw<BenchMethod>({ id: 'all-code', options: {} });
	/** Choice id. */
	model = $state('demo:bold');
	/** By choice id; only a link sets them otherwise. */
	roles = $state.raw<RoleChoices>({ coach: 'rules', checker: 'same', summariser: 'same' });
	/** Per cent right. */
	threshold = $state<number | null>(50);
	most = $state<number | null>(40);
	seed = $state<number | null>(1);
	/** US dollars; null = no cap. */
	cap = $state<number | null>(null);
	/** See `BenchSetup`. */
	linked = $state.raw<RunTerms | null>(null);
	readonly #ports: FindPorts;
	readonly #models: Models;
	readonly #designNow = (): Design | null => this.design;
	/** Null while something is wrong. */
	readonly design: Design | null = $derived.by(() => (this.faults.length > 0 ? null : this.#design()));
	readonly faults: readonly FindFault[] = $derived.by(() => this.#faults());
	/** What it would take at most; null while something is wrong. */
	readonly estimate: Estimate | null = $derived.by(() =>
		this.design === null ? null : this.#ports.estimateFor(this.design),
	);

	constructor(ports: FindPorts, models: Models) {
		this.#ports = ports;
		this.#models = models;
	}

	/** Makes a few questions of it, to see how long they are. */
	async measureQuestions(): Promise<void> {
		await this.#ports.measureQuestions(this.#designNow);
	}

	/** Families that get harder at all. */
	get families(): readonly AnyFamily[] {
		return this.#ports.known.filter(({ levels }) => levels.length > 1);
	}

	get known(): AnyFamily['levels'] {
		return this.#ports.known.find(({ id }) => id === this.family)?.levels ?? [];
	}

	/** Who would play which role. */
	get cast(): Design['casts'][number] {
		return this.#models.castFor({ model: this.model, ...this.roles });
	}

	get name(): string {
		return words.name(FAMILY_LABELS[this.family]);
	}

	/** With all its levels: those far from the breaking point are hardly asked. */
	chooseFamily(id: FamilyId): void {
		this.family = id;
		this.levels = this.known.map((level) => level.id);
	}

	/** Adds the level, or takes it out. */
	toggleLevel(level: string): void {
		const isChosen = (id: string): boolean => this.levels.includes(id) !== (id === level);
		this.levels = this.known.map(({ id }) => id).filter(isChosen);
	}

	/** Fills the form: a link. */
	open(design: Design): void {
		const [asked] = design.families;
		const [cast] = design.casts;
		const [first, second] = design.methods;
		if (asked === undefined || cast === undefined || first === undefined || second === undefined) return;
		this.family = asked.family;
		this.levels = asked.levels;
		this.first = first;
		this.second = second;
		this.model = cast.models.task.id;
		this.roles = rolesOf(cast);
		this.threshold = Math.round((design.search?.threshold ?? 0.5) * 100);
		this.most = design.sizes.at(-1)?.instances ?? 40;
		this.seed = design.seed;
		this.cap = design.cap;
		this.linked = termsOf(design);
	}

	/** Those of the playground unless a link says others. */
	get terms(): RunTerms {
		return this.linked ?? this.#ports.ownTerms;
	}

	#faults(): FindFault[] {
		const faults: FindFault[] = [];
		const { levels, threshold, most, cap } = this;
		const whole = (field: FindFault['field'], value: number | null, low: number, high: number): boolean => {
			if (value !== null && Number.isInteger(value) && value >= low && value <= high) return true;
			faults.push({ field, text: words.faults.outOf(low, high) });
			return false;
		};
		if (levels.length < 2) faults.push({ field: 'levels', text: words.faults.levels });
		if (methodKey(this.first) === methodKey(this.second))
			faults.push({ field: 'methods', text: words.faults.methods });
		const model = this.#models.byId(this.model);
		if (model.isMissing === true) faults.push({ field: 'model', text: words.faults.model(model.label) });
		const isAim = whole('threshold', threshold, LEAST_PERCENT, MOST_PERCENT);
		if (whole('most', most, 1, MOST_QUESTIONS) && isAim && levels.length > 1) {
			const fewest = fewestQuestions({ threshold: (threshold ?? 50) / 100 }, levels.length, ALPHA);
			if ((most ?? 0) < fewest)
				faults.push({ field: 'most', text: words.faults.tooFew(fewest, levels.length) });
		}
		whole('seed', this.seed, 0, 0xffff_ffff);
		if (cap !== null && !(cap > 0)) faults.push({ field: 'cap', text: words.faults.cap });
		const text = faults.length > 0 ? null : designFault(this.#design());
		return text === null ? faults : [{ field: 'all', text }];
	}

	#design(): Design {
		return {
			families: [{ family: this.family, levels: this.levels }],
			imported: [],
			sizes: [{ instances: this.most ?? 1, repeats: 1 }],
			methods: [this.first, this.second],
			casts: [this.cast],
			seed: this.seed ?? 1,
			...this.terms,
			cap: this.cap,
			familiesAre: 'strata',
			alpha: ALPHA,
			search: { threshold: (this.threshold ?? 50) / 100 },
		};
	}
}
