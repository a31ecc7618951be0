import type { Method } from './method.ts';
import { steer, steeringCalls, type SteeringRules } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';

/** A prompted coach is reminded always, and its first guidance goes out in fresh words. */
const AGENT: Partial<SteeringRules> = { remindCoach: true, rewordFirst: true };

export const symbolicAgent: Method = {
	id: 'symbolic-agent',
	label: 'Symbolic agent',
	summary: 'The CodeSteer loop with a prompted model as coach, which rewords its first guidance.',
	source: { paper: 'P2', section: 'baselines' },
	roles: ['task', 'coach', 'checker'],
	options: steeringOptions.filter(({ id }) => id !== 'remindCoach'),
	calls: (options, ruleCoach = false) => steeringCalls(steeringRules(options, ruleCoach, AGENT)),
	sees: ['coach ← its own first guidance, to reword it', ...steeringSees],
	plan: ({ text }, options, { ruleCoach }) => steer(text, steeringRules(options, ruleCoach, AGENT)),
};
