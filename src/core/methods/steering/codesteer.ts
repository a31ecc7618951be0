import { face } from '../faces.ts';
import type { Method } from '../method.ts';
import { CODESTEER_PRESETS } from './presets.ts';
import { answerWithCoach, steeringCalls } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';

export const codeSteer: Method = {
	...face('codesteer'),
	source: { paper: 'P2', section: 'method' },
	options: steeringOptions,
	presets: CODESTEER_PRESETS,
	differs: {
		paper:
			'The paper’s coach is a fine-tuned 8B (published: 86.4); a prompted one, which this is, reached 74.8 there (Symbolic agent), and no published figure applies to the rule coach. Prompts are in our own words, and a silent coach is asked once more.',
		code: 'Decisions are read before brackets are taken off and only where they are meant (the released code loses or invents some); the old program of an earlier turn is never graded for a later answer. Top-k 50 of the coach is not sent.',
	},
	calls: (options, ruleCoach = false) => steeringCalls(steeringRules(options, ruleCoach)),
	sees: steeringSees,
	plan: ({ text }, options, { ruleCoach, answers }) =>
		answerWithCoach(text, steeringRules(options, ruleCoach), answers),
};
