import { createRng } from '../rng.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { IMPORTED, importedSeed } from '../tasks/origin.ts';
import { type Condition, conditionsOf, type Design } from './experiment.ts';

/** One question of the plan, before it is generated. */
export interface PlannedInstance {
	/** Stable: family, level and seed. */
	key: string;
	family: FamilyId;
	/** `imported` for samples of a set. */
	level: string;
	/** What it is generated from, or `imported:` and the sample's name. */
	seed: string;
}

/** What one run is about. */
export interface Cell {
	/** Stable: condition, instance and repeat. */
	key: string;
	condition: Condition;
	instance: PlannedInstance;
	/** 0-based. */
	repeat: number;
}

/** An instance asked once of every condition. */
export interface Round {
	instance: PlannedInstance;
	/** 0-based. */
	repeat: number;
}

/** What an experiment runs, computed from its design alone and so the same on every page. */
export interface Plan {
	conditions: readonly Condition[];
	/** In the order in which they are asked, the same for every condition. */
	rounds: readonly Round[];
	/** Every run, in the order in which they begin: round by round, in each the conditions in their order. */
	cells: readonly Cell[];
	/** What the prefix rule goes by: a search asks each level for itself, and leaves out what it does not need. */
	prefix: 'plan' | 'level';
}

/**
 * The runs of a design. Instances are shuffled over families and levels, once, from the seed, so that any prefix is a random sample
 * of the plan (statistics.md 0); repeats of an instance follow one another. What a growth brings comes after all that was planned
 * before it, so that nothing finished has to wait for it.
 */
export function planOf(design: Design): Plan {
	const conditions = conditionsOf(design);
	const rounds = roundsInOrder(design);
	const cells = rounds.flatMap(({ instance, repeat }) =>
		conditions.map((condition) => ({
			key: cellKey(condition.key, instance, repeat),
			condition,
			instance,
			repeat,
		})),
	);
	return { conditions, rounds, cells, prefix: design.search === undefined ? 'plan' : 'level' };
}

/** The same for a planned cell and for the summary of its run. */
export function cellKey(
	condition: string,
	{ family, level, seed }: Pick<PlannedInstance, 'family' | 'level' | 'seed'>,
	repeat: number,
): string {
	return `${condition}|${instanceKey(family, level, seed)}|${String(repeat)}`;
}

/** Names an instance: family, level and seed. */
export function instanceKey(family: string, level: string, seed: string): string {
	return [family, level, seed].join('/');
}

function roundsInOrder(design: Design): Round[] {
	const { sizes, seed } = design;
	const rounds: Round[] = [];
	let [hadInstances, hadRepeats] = [0, 0];
	// Instances of each growth, shuffled when they came in, keep their order when repeats are added.
	const order: PlannedInstance[] = [];
	for (const [step, { instances, repeats }] of sizes.entries()) {
		const added = createRng('bench-order', seed, step).shuffle(
			instancesBetween(design, hadInstances, instances, step === 0),
		);
		for (const instance of order) {
			for (let repeat = hadRepeats; repeat < repeats; repeat++) rounds.push({ instance, repeat });
		}
		for (const instance of added) {
			for (let repeat = 0; repeat < repeats; repeat++) rounds.push({ instance, repeat });
		}
		order.push(...added);
		[hadInstances, hadRepeats] = [instances, repeats];
	}
	return rounds;
}

/** Those with a 0-based number from `from` on, below `to`; imported samples are all there from the first. */
function instancesBetween(
	{ families, imported, seed }: Design,
	from: number,
	to: number,
	withImported: boolean,
): PlannedInstance[] {
	const generated = families.flatMap(({ family, levels }) =>
		levels.flatMap((level) =>
			Array.from({ length: Math.max(0, to - from) }, (_, at) =>
				generatedInstance({ seed }, { family, level }, from + at + 1),
			),
		),
	);
	if (!withImported) return generated;
	const samples = imported.flatMap(({ family, samples }) =>
		samples.map(({ name }) => importedInstance(family, name)),
	);
	return [...generated, ...samples];
}

/** @param number 1-based, among those of its family and level */
export function generatedInstance(
	{ seed }: Pick<Design, 'seed'>,
	{ family, level }: Pick<PlannedInstance, 'family' | 'level'>,
	number: number,
): PlannedInstance {
	return planned(family, level, `${String(seed)}-${String(number)}`);
}

/** `name`: of the sample in the person's own copy; it stands in the seed. */
export function importedInstance(family: FamilyId, name: string): PlannedInstance {
	return planned(family, IMPORTED, importedSeed(name));
}

function planned(family: FamilyId, level: string, seed: string): PlannedInstance {
	return { key: instanceKey(family, level, seed), family, level, seed };
}
