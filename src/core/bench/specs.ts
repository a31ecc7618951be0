import type { GroupId, RunId } from '../ids.ts';
import type { Question } from '../question.ts';
import type { RunSpec } from '../record/spec.ts';
import { createRng, hash } from '../rng.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { FAMILY_LABELS } from '../tasks/family-id.ts';
import { generated } from '../tasks/instance.ts';
import { IMPORTED, importedName } from '../tasks/origin.ts';
import type { Design, Experiment } from './experiment.ts';
import type { Cell, PlannedInstance } from './plan.ts';

/**
 * What a planned instance asks, generated or out of the design's own samples. Throws where the family has no such level or the design
 * no such sample: `parseDesign` lets neither in.
 */
export function questionFor(design: Design, planned: PlannedInstance, family: AnyFamily): Question {
	const instance = instanceOf(design, planned, family);
	const { level, seed } = planned;
	return {
		text: family.question(instance),
		source: { kind: 'instance', family: family.id, level, seed, instance },
	};
}

function instanceOf({ imported }: Design, planned: PlannedInstance, family: AnyFamily): unknown {
	if (planned.level === IMPORTED) {
		const name = importedName(planned.seed);
		const samples = imported.filter((set) => set.family === family.id).flatMap((set) => set.samples);
		const sample = samples.find((one) => one.name === name);
		const instance = sample === undefined ? null : family.parse(sample.instance);
		if (instance === null) throw new Error(`There is no sample ${name ?? ''} of ${FAMILY_LABELS[family.id]}`);
		return instance;
	}
	const level = family.levels.find(({ id }) => id === planned.level);
	if (level === undefined) throw new Error(`${FAMILY_LABELS[family.id]} has no level ${planned.level}`);
	return generated(family, level, planned.seed);
}

/** The run of a cell: the same but for method and models in every condition, and the same again when it is repeated after a failure. */
export function specOf(
	{ id, design }: Pick<Experiment, 'id' | 'design'>,
	cell: Cell,
	question: Question,
	runId: RunId,
): RunSpec {
	const { condition, instance, repeat } = cell;
	const { method, cast } = condition;
	return {
		runId,
		groupId: groupOf(id, cell),
		experimentId: id,
		question,
		method: method.id,
		options: method.options,
		...cast,
		seed: createRng('bench-run', design.seed, instance.key, repeat).int(0, 0xffff_ffff),
		repeat,
		limits: design.limits,
		blocks: design.blocks,
		// The scripted model says its answers in the asked form.
		readOut: design.readOut && cast.models.task.kind !== 'scripted',
	};
}

/** One instance asked once of one cast is one group, whenever its methods are run: opening one shows them side by side. */
function groupOf(experiment: Experiment['id'], { condition, instance, repeat }: Cell): GroupId {
	const { task, coach, checker, summariser } = condition.cast.models;
	const cast = [task, coach, checker, summariser].map(({ id }) => id);
	const digits = hash(JSON.stringify([experiment, cast, instance.key, repeat]));
	return digits.map((half) => half.toString(16).padStart(8, '0')).join('') as GroupId;
}
