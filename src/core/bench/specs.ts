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

/** What a planned instance asks that is generated. Throws where the family has no such level: `parseDesign` lets none in. */
export function generatedQuestion(planned: PlannedInstance, family: AnyFamily): Question {
	const level = family.levels.find(({ id }) => id === planned.level);
	if (level === undefined) throw new Error(`${FAMILY_LABELS[family.id]} has no level ${planned.level}`);
	return questionOf(planned, family, generated(family, level, planned.seed));
}

/** What a planned instance asks that is a sample of the design; null for one that is generated. Throws for a sample it does not have. */
export function sampleQuestion(
	{ imported }: Design,
	planned: PlannedInstance,
	family: AnyFamily,
): Question | null {
	if (planned.level !== IMPORTED) return null;
	const name = importedName(planned.seed);
	const samples = imported.filter((set) => set.family === family.id).flatMap((set) => set.samples);
	const sample = samples.find((one) => one.name === name);
	const instance = sample === undefined ? null : family.parse(sample.instance);
	if (instance === null) throw new Error(`There is no sample ${name ?? ''} of ${FAMILY_LABELS[family.id]}`);
	return questionOf(planned, family, instance);
}

function questionOf({ level, seed }: PlannedInstance, family: AnyFamily, instance: unknown): Question {
	return {
		text: family.question(instance),
		source: { kind: 'instance', family: family.id, level, seed, instance },
	};
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
		groupId: groupOf(id, condition.cast.models, instance.key, repeat),
		experimentId: id,
		question,
		method: method.id,
		options: method.options,
		...cast,
		seed: createRng('bench-run', design.seed, instance.key, repeat).int(0, 0xffff_ffff),
		repeat,
		limits: design.limits,
		blocks: design.blocks,
		...(design.logprobs === true ? { logprobs: true } : {}),
		// The scripted model says its answers in the asked form.
		readOut: design.readOut && cast.models.task.kind !== 'scripted',
	};
}

/** One instance asked once of one cast is one group, whenever its methods are run: opening one shows them side by side. */
export function groupOf(
	experiment: Experiment['id'],
	{ task, coach, checker, summariser }: RunSpec['models'],
	instanceKey: string,
	repeat: number,
): GroupId {
	const cast = [task, coach, checker, summariser].map(({ id }) => id);
	const digits = hash(JSON.stringify([experiment, cast, instanceKey, repeat]));
	return digits.map((half) => half.toString(16).padStart(8, '0')).join('') as GroupId;
}
