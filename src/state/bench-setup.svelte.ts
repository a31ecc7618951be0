import {
	type BenchMethod,
	conditionsOf,
	type Design,
	type FamilyLevels,
	type ImportedSet,
} from '../core/bench/experiment.ts';
import { levelsFor, type LevelChoice } from '../core/bench/levels.ts';
import { type Estimate, estimateOf, type Known } from '../core/bench/estimate.ts';
import { importedSetOf, type OwnCopy } from '../core/bench/imported.ts';
import type { PlannedInstance } from '../core/bench/plan.ts';
import type { BenchPreset, PresetId } from '../core/bench/presets.ts';
import { MOST_RUNS, roundsOf, runsOf } from '../core/bench/size.ts';
import { specimensOf } from '../core/bench/specimens.ts';
import { methodKey } from '../core/bench/variants.ts';
import type { Question } from '../core/question.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { ownTerms, type RunTerms, termsOf } from '../core/bench/terms.ts';
import type { RunChoices } from '../core/setup/setup.ts';
import { meanOf } from '../core/statistics/mean.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import type { FamilyId } from '../core/tasks/family-id.ts';
import { benchPresetsWords } from '../words/bench-presets.ts';
import { benchSetupWords as words } from '../words/bench-setup.ts';
import { type RoleChoices, rolesOf } from './cast-roles.ts';
import type { Models } from './models.svelte.ts';

/** What is wrong with the form, and where. */
export interface SetupFault {
	field: 'tasks' | 'samples' | 'methods' | 'models' | 'instances' | 'repeats' | 'seed' | 'cap' | 'size';
	text: string;
}

export interface SetupPorts extends Pick<Known, 'ratesOf' | 'atOnce'> {
	/** In the order of the registry. */
	families: readonly AnyFamily[];
	models: Models;
	/** The person's own copy of the public data, as far as it is in the page. */
	imported(): readonly OwnCopy[];
	/** The person's, for options and limits of a run. */
	choices(): RunChoices;
	earlier(): readonly RunSummary[];
	/** What an instance asks; rejects where it cannot be made. */
	question(design: Design, instance: PlannedInstance): Promise<Question>;
}

/** The design of a form as it is when asked; null while something is wrong. */
type DesignNow = () => Design | null;

const MOST_INSTANCES = 1000;
/** Of one imported set. */
const MOST_SAMPLES = 10_000;
const MOST_REPEATS = 100;
/** Questions that are made to see how long they are. */
const SPECIMENS = 12;

/** The form of a new experiment. */
export class BenchSetup {
	/** In the order of the registry. */
	families = $state.raw<readonly FamilyLevels[]>([]);
	/** Families of which the person's own copy is asked; those that are not in the page any more count for nothing. */
	sets = $state.raw<ReadonlySet<FamilyId>>(new Set());
	/** Questions of each set, drawn by the seed; null = all. */
	samples = $state<number | null>(null);
	methods = $state.raw<readonly BenchMethod[]>([]);
	/** Choice ids of the task models. */
	models = $state.raw<readonly string[]>([]);
	/** The same with each model that is compared. */
	roles = $state.raw<RoleChoices>({ coach: 'rules', checker: 'same', summariser: 'same' });
	instances = $state<number | null>(5);
	repeats = $state<number | null>(1);
	seed = $state<number | null>(1);
	/** US dollars; null = no cap. */
	cap = $state<number | null>(null);
	familiesAre = $state<Design['familiesAre']>('strata');
	/** Preset the form was filled from; what was changed since stays. */
	preset = $state.raw<PresetId | null>(null);
	/** Those of a link, so that it asks what it was made to ask; null = the person's own. */
	linked = $state.raw<RunTerms | null>(null);
	/** Nobody has filled it yet. */
	isBlank = true;
	readonly #ports: SetupPorts;
	/** By the person; null as long as nobody did. */
	#named = $state<string | null>(null);
	/** What the preset is called, and what it asks of whom. */
	#preset = $state.raw<{ label: string; asks: string } | null>(null);
	/** What is imported, whole, in the order of the registry. */
	readonly copies: readonly ImportedSet[] = $derived.by(() => this.#copies());
	/** As many of it as is asked. */
	readonly imported: readonly ImportedSet[] = $derived.by(() => this.#imported());
	/** Characters of questions that have been made, by the key of their instance; null where one could not be. */
	#lengths = $state.raw<ReadonlyMap<string, number | null>>(new Map());
	#isMeasuring = false;
	/** Whose questions are to be measured, the newest last. */
	#toMeasure: readonly DesignNow[] = [];
	readonly #own: DesignNow = () => this.design;
	/** Null while something is wrong. */
	readonly design: Design | null = $derived.by(() => (this.faults.length > 0 ? null : this.#design()));
	readonly faults: readonly SetupFault[] = $derived.by(() => this.#faults());
	/** Runs that would be planned; null while a number is missing. */
	readonly runs: number | null = $derived.by(() => this.#runs());

	/** What it would take; null while something is wrong. Knows how long questions are after `measureQuestions`. */
	readonly estimate: Estimate | null = $derived.by(() =>
		this.design === null ? null : this.estimateFor(this.design),
	);

	constructor(ports: SetupPorts) {
		this.#ports = ports;
	}

	/** The families of the page. */
	get known(): readonly AnyFamily[] {
		return this.#ports.families;
	}

	/** Those of the playground unless a link says others. */
	get terms(): RunTerms {
		return this.linked ?? this.ownTerms;
	}

	get ownTerms(): RunTerms {
		return ownTerms(this.#ports.choices());
	}

	/** Unless the person gives one: the preset's, as long as it asks the same tasks by the same methods of the same models. */
	get name(): string {
		const preset = this.#preset;
		return this.#named ?? (preset !== null && preset.asks === this.#asks() ? preset.label : '');
	}

	set name(name: string) {
		this.#named = name;
	}

	/** Fills the form from a preset, with the person's own models where it leaves that open. */
	take(preset: BenchPreset): void {
		const { models } = this.#ports;
		const scripted = { coach: 'rules', checker: 'same', summariser: 'same' };
		const design = preset.designFor({
			// A person cannot coach an experiment.
			own:
				models.cast.models.coach.kind === 'person'
					? models.castFor({ ...this.#ports.choices(), coach: 'rules' })
					: models.cast,
			bold: models.castFor({ model: 'demo:bold', ...scripted }),
			careful: models.castFor({ model: 'demo:careful', ...scripted }),
		});
		this.#fill(design);
		this.preset = preset.id;
		this.#preset = { label: benchPresetsWords[preset.id].label, asks: this.#asks() };
	}

	levelsOf(id: FamilyId): readonly string[] {
		return this.families.find(({ family }) => family === id)?.levels ?? [];
	}

	/** Exactly these families, each with the levels it has or, if it is new, those of the choice. */
	chooseFamilies(ids: ReadonlySet<FamilyId>, levels: LevelChoice): void {
		this.families = this.known
			.filter(({ id }) => ids.has(id))
			.map((family) => {
				const held = this.levelsOf(family.id);
				return { family: family.id, levels: held.length > 0 ? held : levelsFor(family, levels) };
			});
	}

	/** The same choice of levels for every chosen family. */
	chooseLevels(choice: LevelChoice): void {
		this.families = this.families.flatMap(({ family: id }) => {
			const family = this.known.find((known) => known.id === id);
			return family === undefined ? [] : [{ family: id, levels: levelsFor(family, choice) }];
		});
	}

	/** The levels of one family, in the family's order; without any it is not asked. */
	setLevels(id: FamilyId, levels: ReadonlySet<string>): void {
		const family = this.known.find((known) => known.id === id);
		if (family === undefined) return;
		const chosen = family.levels.map((level) => level.id).filter((level) => levels.has(level));
		const others = this.families.filter((one) => one.family !== id);
		const all = chosen.length === 0 ? others : [...others, { family: id, levels: chosen }];
		this.families = this.known.flatMap((known) => all.filter((one) => one.family === known.id));
	}

	/** Asks a family's imported questions, or leaves them. */
	toggleSet(family: FamilyId): void {
		const sets = new Set(this.sets);
		if (!sets.delete(family)) sets.add(family);
		this.sets = sets;
	}

	/** Adds the method with these options, or takes it out. */
	toggleMethod(method: BenchMethod): void {
		const key = methodKey(method);
		const without = this.methods.filter((one) => methodKey(one) !== key);
		this.methods = without.length < this.methods.length ? without : [...this.methods, method];
	}

	toggleModel(id: string): void {
		this.models = this.models.includes(id) ? this.models.filter((one) => one !== id) : [...this.models, id];
	}

	/** Fills the form from a link. */
	open(design: Design): void {
		this.#fill(design);
		this.linked = termsOf(design);
	}

	#fill(design: Design): void {
		const size = design.sizes[0];
		this.isBlank = false;
		this.preset = null;
		this.linked = null;
		this.#named = null;
		this.#preset = null;
		this.families = design.families;
		this.sets = new Set(design.imported.map(({ family }) => family));
		this.samples = null;
		this.methods = design.methods;
		this.instances = size?.instances ?? 5;
		this.repeats = size?.repeats ?? 1;
		this.seed = design.seed;
		this.cap = design.cap;
		this.familiesAre = design.familiesAre;
		this.models = design.casts.map(({ models }) => models.task.id);
		const [cast] = design.casts;
		if (cast !== undefined) this.roles = rolesOf(cast);
	}

	/**
	 * Makes a few questions of the design as it is then, to see how long they are: one after the other, and none of a design that
	 * has been changed meanwhile. One such work at a time goes on with whatever is asked for in its course, the newest form first;
	 * never rejects.
	 *
	 * @param of the same object each time for the same form
	 */
	async measureQuestions(of: DesignNow = this.#own): Promise<void> {
		this.#toMeasure = [...this.#toMeasure.filter((one) => one !== of), of];
		if (this.#isMeasuring) return;
		this.#isMeasuring = true;
		const lengths = new Map(this.#lengths);
		for (let form = this.#toMeasure.at(-1); form !== undefined; form = this.#toMeasure.at(-1)) {
			// Another one by now, perhaps.
			const design = form();
			const instance = design === null ? undefined : unmeasured(design, lengths);
			if (design === null || instance === undefined) {
				const done = form;
				this.#toMeasure = this.#toMeasure.filter((one) => one !== done);
				this.#lengths = new Map(lengths);
				continue;
			}
			const question = await this.#ports.question(design, instance).catch(() => null);
			lengths.set(instance.key, question?.text.length ?? null);
		}
		this.#isMeasuring = false;
	}

	#faults(): SetupFault[] {
		const faults: SetupFault[] = [];
		const whole = (field: SetupFault['field'], value: number | null, least: number, most: number): void => {
			if (value === null || !Number.isInteger(value) || value < least || value > most)
				faults.push({ field, text: words.outOf(least, most) });
		};
		if (this.families.length === 0 && this.imported.length === 0)
			faults.push({ field: 'tasks', text: words.noTask });
		if (this.methods.length === 0) faults.push({ field: 'methods', text: words.noMethod });
		if (this.models.length === 0) faults.push({ field: 'models', text: words.noModel });
		const missing = this.models
			.map((id) => this.#ports.models.byId(id))
			.find(({ isMissing }) => isMissing === true);
		if (missing !== undefined) faults.push({ field: 'models', text: words.missing(missing.label) });
		if (this.samples !== null) whole('samples', this.samples, 1, MOST_SAMPLES);
		whole('instances', this.instances, 1, MOST_INSTANCES);
		whole('repeats', this.repeats, 1, MOST_REPEATS);
		whole('seed', this.seed, 0, 0xffff_ffff);
		if (this.cap !== null && !(this.cap > 0)) faults.push({ field: 'cap', text: words.capOfZero });
		if ((this.runs ?? 0) > MOST_RUNS)
			faults.push({ field: 'size', text: words.tooMany(this.runs ?? 0, MOST_RUNS) });
		return faults;
	}

	/** What everything a design asks would take. */
	estimateFor(design: Design): Estimate {
		const runs = roundsOf(design);
		const lengths = specimensOf(design, SPECIMENS).flatMap(({ key }) => this.#lengths.get(key) ?? []);
		return estimateOf(
			conditionsOf(design).map((condition) => ({ condition, runs })),
			design,
			{
				...this.#ports,
				earlier: this.#ports.earlier(),
				questionLength: lengths.length === 0 ? null : meanOf(lengths),
			},
		);
	}

	#asks(): string {
		const { families, sets, methods, models } = this;
		return JSON.stringify([families, [...sets], methods, models]);
	}

	#runs(): number | null {
		const { instances, repeats } = this;
		if (instances === null || repeats === null) return null;
		const { families, imported, methods, models } = this;
		return runsOf({ families, imported, sizes: [{ instances, repeats }], methods, casts: models });
	}

	#copies(): readonly ImportedSet[] {
		const copies = this.#ports.imported();
		return this.known.flatMap(({ id }) => {
			const copy = copies.find(({ family }) => family === id);
			return copy === undefined || copy.samples.length === 0 ? [] : [importedSetOf(copy, null, 0)];
		});
	}

	#imported(): readonly ImportedSet[] {
		const most = Math.min(this.samples ?? MOST_SAMPLES, MOST_SAMPLES);
		return this.copies
			.filter(({ family }) => this.sets.has(family))
			.map((copy) => importedSetOf(copy, most, this.seed ?? 1));
	}

	#design(): Design {
		return {
			families: this.families,
			imported: this.imported,
			sizes: [{ instances: this.instances ?? 1, repeats: this.repeats ?? 1 }],
			methods: this.methods,
			casts: this.models.map((model) => this.#ports.models.castFor({ model, ...this.roles })),
			seed: this.seed ?? 1,
			...this.terms,
			cap: this.cap,
			familiesAre: this.familiesAre,
			alpha: 0.05,
		};
	}
}

function unmeasured(
	design: Design,
	lengths: ReadonlyMap<string, number | null>,
): PlannedInstance | undefined {
	return specimensOf(design, SPECIMENS).find(({ key }) => !lengths.has(key));
}
