import type { GroupId, Ids, RunId } from '../ids.ts';
import type { ModelRef } from '../model.ts';
import type { ModelSnapshot, RunSpec } from '../record/spec.ts';

/** Who coaches the same question beside a person. */
export interface Rivals {
	rules: ModelRef;
	/** A model as the coach, with how it is set up where it is. */
	model: ModelRef;
	snapshots?: Readonly<Record<string, ModelSnapshot>>;
}

/** Where the runs beside a coached one are kept. */
export function groupBeside(runId: RunId): GroupId {
	return `${runId}:beside` as GroupId;
}

/** The same question with the rule coach, with a model as the coach, and without a coach: in words, step by step. */
export function specsBeside(
	spec: RunSpec,
	{ rules, model, snapshots = {} }: Rivals,
	ids: Ids,
): readonly RunSpec[] {
	const all = { ...spec.snapshots, ...snapshots };
	const like = (coach: ModelRef): RunSpec => ({
		...spec,
		runId: ids.next() as RunId,
		groupId: groupBeside(spec.runId),
		models: { ...spec.models, coach },
		...(Object.keys(all).length === 0 ? {} : { snapshots: all }),
	});
	return [like(rules), like(model), { ...like(rules), method: 'all-text', options: {} }];
}
