import type { ExperimentId } from '../ids.ts';
import type { MethodId, MethodOptions } from '../method-id.ts';
import type { ModelRef } from '../model.ts';
import type { RunLimits, RunSpec } from '../record/spec.ts';
import { hashOfOptions } from '../record/summary.ts';
import type { CastModels } from '../setup/specs.ts';
import type { FamilyId } from '../tasks/family-id.ts';

/** Levels of one family that are asked; level ids from easiest to hardest, at least one. */
export interface FamilyLevels {
	family: FamilyId;
	levels: readonly string[];
}

/** A person's own copy of public data, as far as it could be read; its samples travel with the experiment. */
export interface ImportedSet {
	family: FamilyId;
	samples: readonly { name: string; instance: unknown }[];
}

/** One method as it is compared; the same method with other options is another one. */
export interface BenchMethod {
	id: MethodId;
	options: MethodOptions;
}

/** How much is asked, as totals; an experiment may grow after it has run, and no number gets smaller. */
export interface Size {
	/** Generated instances for each family and level. */
	instances: number;
	/** How often each instance is asked of each method and cast. */
	repeats: number;
}

/** What an experiment asks, as one value. Holds no key and no result, so that it can be a link. */
export interface Design {
	families: readonly FamilyLevels[];
	imported: readonly ImportedSet[];
	/** The size planned at first, then each size it has grown to; at least one. */
	sizes: readonly Size[];
	methods: readonly BenchMethod[];
	/** Who plays the roles; each cast is asked everything, by every method. */
	casts: readonly CastModels[];
	/** Draws the instances and their order, 0 to 2^32 - 1. */
	seed: number;
	limits: RunLimits;
	/** See `RunSpec`. */
	blocks: 'first' | 'all';
	readOut: boolean;
	/** See `RunSpec`; absent = no. */
	logprobs?: boolean;
	/** US dollars all its runs together may cost; null = no cap. */
	cap: number | null;
	/** 37 fixed strata ("these families") or clusters ("tasks like these"). */
	familiesAre: 'strata' | 'clusters';
	/** Chance of being wrong that is allowed for all statements about one rate or one pair. */
	alpha: number;
	/**
	 * Asks only what is needed to find the level at which each of two methods falls to a rate, instead of everything: one family, its
	 * levels from easiest to hardest, one cast. `sizes` then says how many questions of a level a method is asked at most.
	 */
	search?: SearchAim;
}

/** What a search for the breaking point goes by. */
export interface SearchAim {
	/** The rate that is looked for, 0 to 1. */
	threshold: number;
}

/** Why nothing runs at the moment though something is left to do; `person` also for a closed tab. */
export type PauseReason = 'person' | 'cap' | 'host' | 'storage' | 'offline' | 'tab';

/** Version of the experiments that are written now. */
export const RECORD_VERSION = 1;

/** An experiment as it is kept, beside its runs. */
export interface Experiment {
	version: typeof RECORD_VERSION;
	id: ExperimentId;
	name: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
	design: Design;
	/** A person or a rule ended it before the plan was done, or the plan grew: only statements that hold at any time are made. */
	touched: boolean;
	/** Ended by a person; its plan is not done and nobody wants it to be. */
	stopped: boolean;
	/** Version of the page that made it, for those who read an export. */
	appVersion: string;
}

/** One method with one cast: a row of the results. */
export interface Condition {
	/** Stable over sessions and exports: method, options and models. */
	key: string;
	method: BenchMethod;
	cast: CastModels;
}

/** Casts outside, methods inside, each in the order of the design. */
export function conditionsOf({ methods, casts }: Design): readonly Condition[] {
	return casts.flatMap((cast) =>
		methods.map((method) => ({
			key: conditionKey(method.id, hashOfOptions(method.options), idsOf(cast.models)),
			method,
			cast,
		})),
	);
}

/** The same for a planned condition and for the summary of one of its runs. */
export function conditionKey(
	method: MethodId,
	optionsHash: string | null,
	models: Readonly<Record<keyof RunSpec['models'], string>>,
): string {
	const { task, coach, checker, summariser } = models;
	return `${method}|${optionsHash ?? ''}|${task}|${coach}|${checker}|${summariser}`;
}

/** The ids of who plays each role: what `conditionKey` and the summary of a run know models by. */
export function idsOf(
	models: Readonly<Record<keyof RunSpec['models'], ModelRef>>,
): Record<keyof RunSpec['models'], string> {
	const { task, coach, checker, summariser } = models;
	return { task: task.id, coach: coach.id, checker: checker.id, summariser: summariser.id };
}
