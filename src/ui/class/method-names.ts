import { conditionsOf, type Design } from '../../core/bench/experiment.ts';
import { namesOf } from '../../core/bench/sentences.ts';
import { conditionName } from '../../words/bench-results.ts';

/** What each method of a class is called, in the order of the plan; a class has one cast. */
export function methodNames(design: Design): readonly string[] {
	const conditions = conditionsOf(design);
	const names = namesOf(conditions);
	return conditions.map(({ key }) => {
		const name = names.get(key);
		return name === undefined ? key : conditionName(name);
	});
}
