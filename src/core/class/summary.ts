import { scriptedOf } from '../bench/asked-roles.ts';
import { countedOf } from '../bench/counted.ts';
import { withoutKeys } from '../bench/export/without-keys.ts';
import { planOf } from '../bench/plan.ts';
import type { CellStates } from '../bench/state.ts';
import type { CastModels } from '../setup/specs.ts';
import { type ClassPlan, designFor, questionMarks } from './plan.ts';
import { LONGEST } from './longest.ts';
import { shownText } from '../shown-text.ts';

/** What a method made of a question; `not-counted`: not asked, waiting for an earlier one, or failed for a reason of the host's. */
export type Outcome = 'not-counted' | 'right' | 'not-right';

/** What a student hands in. */
export interface ClassSummary {
	/** Hash of the class's plan. */
	plan: string;
	/** The student's number, 16 hexadecimal digits. */
	student: string;
	/** May be empty. */
	nickname: string;
	/** Label of the task model. */
	model: string;
	/** The scripted demo model, which is no LLM, spoke in it, in whatever role. */
	scripted: boolean;
	appVersion: string;
	/** In the order of the plan. `mark`: see `questionMarks`. `outcomes`: one for each method of the plan. */
	questions: readonly { mark: number; outcomes: readonly Outcome[] }[];
	/** Tokens in and out of the counted runs of each method; null where a host did not say. */
	tokens: readonly (number | null)[];
}

/** Who hands in. */
export interface Student {
	/** The student's number. */
	student: string;
	nickname: string;
	/** Who played the roles. */
	cast: CastModels;
}

/** Of what a student's experiment has counted by now, also where it asks more than the class by now. */
export function summaryOf(
	plan: ClassPlan,
	{ student, nickname, cast }: Student,
	states: CellStates,
	appVersion: string,
): ClassSummary {
	const own = planOf(designFor(plan, student, cast));
	const counted = countedOf(own, states);
	const scores = counted.map(({ units }) => new Map(units.map((unit) => [unit.instance.key, unit.score])));
	const marks = questionMarks(plan, student);
	const { task } = cast.models;
	return {
		plan: plan.hash,
		student,
		nickname: shownText(withoutKeys(nickname), LONGEST.nickname),
		model: shownText(withoutKeys(task.label), LONGEST.model),
		scripted: scriptedOf(plan.design, [cast]) !== 'none',
		appVersion: shownText(appVersion, LONGEST.version),
		questions: own.rounds.map(({ instance: { key } }, at) => ({
			mark: marks[at] as number,
			outcomes: scores.map((of) => outcomeOf(of.get(key))),
		})),
		tokens: counted.map(({ units }) =>
			units
				.flatMap(({ runs }) => runs)
				.reduce<number | null>(
					(sum, { tokens }) => (sum === null || tokens === null ? null : sum + tokens),
					0,
				),
		),
	};
}

function outcomeOf(score: number | undefined): Outcome {
	if (score === undefined) return 'not-counted';
	return score === 1 ? 'right' : 'not-right';
}
