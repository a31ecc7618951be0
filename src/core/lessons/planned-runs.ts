import type { MethodId } from '../method-id.ts';
import { createRng } from '../rng.ts';
import type { Setup } from '../setup/setup.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { generated } from '../tasks/instance.ts';
import type { Condition, LadderPlan, Part, RatesPlan } from './lesson.ts';
import type { Asked } from './trial.ts';

/** One question to one method. */
export interface PlannedRun {
	condition: string;
	/** Who answers where the demo models do. */
	demo: 'demo:bold' | 'demo:careful';
	setup: Setup & { choices: { methods: readonly MethodId[] } };
}

/**
 * Every run of a plan, in the order in which they are best begun: instance by instance, so that what is drawn grows everywhere at
 * once. Throws where a family has no such level: the contract test lets none in.
 */
export function plannedRuns(
	plan: RatesPlan,
	asked: Asked,
	familyOf: (id: string) => AnyFamily | null,
): readonly PlannedRun[] {
	const conditions = conditionsOf(plan, asked);
	const most = Math.max(...plan.parts.map((part) => instancesOf(plan, part, asked)));
	const rounds = Array.from({ length: most }, (_, number) =>
		plan.parts
			.filter((part) => number < instancesOf(plan, part, asked))
			.flatMap((part) => {
				const setup = instanceSetup(part, `${plan.seed}-${String(number + 1)}`, familyOf);
				return conditions.map((condition) => plannedRun(condition, setup));
			}),
	);
	return rounds.flat();
}

/** A person's own model is one model: conditions that differ in the demo model alone are one. */
export function conditionsOf({ conditions }: RatesPlan, asked: Asked): readonly Condition[] {
	return asked === 'demo' ? conditions : conditions.filter(({ demo }) => demo === undefined);
}

function instancesOf({ onOwn }: Pick<RatesPlan, 'onOwn'>, { instances }: Part, asked: Asked): number {
	return asked === 'demo' ? instances : Math.min(onOwn, instances);
}

/** The questions of one level of a ladder, in words. */
export function rungRuns(
	{ family, instances, onOwn }: LadderPlan,
	level: string,
	asked: Asked,
	familyOf: (id: string) => AnyFamily | null,
): readonly PlannedRun[] {
	return Array.from({ length: asked === 'demo' ? instances : onOwn }, (_, number) =>
		plannedRun(
			{ key: 'all-text', label: 'All text', method: 'all-text' },
			instanceSetup({ family, level, instances }, `ladder-${String(number + 1)}`, familyOf),
		),
	);
}

/** The demo model that answers under a condition. */
export function demoOf({ demo }: { demo?: Condition['demo'] | undefined } = {}): PlannedRun['demo'] {
	return demo ?? 'demo:bold';
}

function plannedRun({ key, method, options = {}, demo }: Condition, setup: Setup): PlannedRun {
	return {
		condition: key,
		demo: demoOf({ demo }),
		setup: { ...setup, choices: { methods: [method], methodOptions: { [method]: options } } },
	};
}

function instanceSetup(
	{ family: id, level: levelId }: Part,
	seed: string,
	familyOf: (id: string) => AnyFamily | null,
): Setup {
	const family = familyOf(id);
	const level = family?.levels.find((one) => one.id === levelId);
	if (family === null || level === undefined) throw new Error(`There is no level ${levelId} of ${id}`);
	const instance = generated(family, level, seed);
	return {
		question: family.question(instance),
		source: { kind: 'instance', family: family.id, level: levelId, seed, instance },
		choices: {},
		seed: createRng('lesson', family.id, levelId, seed).int(0, 0xffff_ffff),
	};
}
