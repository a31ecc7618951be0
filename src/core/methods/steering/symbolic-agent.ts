import type { CoachRules } from './coach-dialogue.ts';
import { face } from '../faces.ts';
import type { Method } from '../method.ts';
import { PROMPTED_PRESETS } from './presets.ts';
import { answerWithCoach, steeringCalls } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';
import type { Sight } from '../sights.ts';

/** A prompted coach is reminded always, and its first guidance goes out in fresh words. */
const AGENT: Partial<CoachRules> = { remindCoach: true, rewordFirst: true };

const REWORD: Sight = {
	who: 'coach',
	sees: [{ what: 'own guidance', from: 'coach' }],
	note: 'to put it into fresh words',
};

export const symbolicAgent: Method = {
	...face('symbolic-agent'),
	source: { paper: 'P2', section: 'baselines' },
	options: steeringOptions.filter(({ id }) => id !== 'remindCoach'),
	presets: PROMPTED_PRESETS,
	differs: {
		paper:
			'The instructions are in our own words and the task hints of the training runs are left out (published: 74.8 with GPT-4o in every role); no published figure applies to the rule coach.',
		code: 'Decisions are read before brackets are taken off and only where they are meant (the released code loses or invents some); the old program of an earlier turn is never graded for a later answer. A Code or Text in the middle of the dialogue works, which a defect of the released loop prevents.',
	},
	calls: (options, ruleCoach = false) => steeringCalls(steeringRules(options, ruleCoach, AGENT)),
	sees: [...steeringSees.slice(0, 1), REWORD, ...steeringSees.slice(1)],
	// What a person said is already in a person's words.
	plan: ({ text }, options, { ruleCoach, personCoach = false, answers }) =>
		answerWithCoach(
			text,
			steeringRules(options, ruleCoach, { ...AGENT, rewordFirst: !personCoach }),
			answers,
		),
};
