import type { GroupId, Ids, RunId } from '../ids.ts';
import type { RunSpec } from '../record/spec.ts';
import { limitsOf, questionOf, type RunChoices, type Setup } from './setup.ts';

/** The models that play the roles, and how they are set up. */
export type CastModels = Pick<RunSpec, 'models' | 'snapshots'>;

/** One run for each chosen method, all of one group. */
export function specsOf(
	setup: Setup & { choices: RunChoices },
	cast: CastModels,
	ids: Ids,
): readonly RunSpec[] {
	const { choices } = setup;
	const groupId = ids.next() as GroupId;
	const question = questionOf(setup, choices.answerSentence);
	return choices.methods.map((method) => ({
		runId: ids.next() as RunId,
		groupId,
		question,
		method,
		options: choices.methodOptions[method] ?? {},
		...cast,
		...(setup.seed === undefined ? {} : { seed: setup.seed }),
		limits: limitsOf(choices),
		blocks: choices.blocks,
		...(choices.logprobs ? { logprobs: true } : {}),
		// The scripted model says its answers in the asked form.
		readOut: choices.readOut && cast.models.task.kind !== 'scripted',
	}));
}
