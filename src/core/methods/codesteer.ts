import type { Method } from './method.ts';
import { steer, steeringCalls } from './steering-loop.ts';
import { steeringOptions, steeringRules, steeringSees } from './steering-options.ts';

export const codeSteer: Method = {
	id: 'codesteer',
	label: 'CodeSteer',
	summary:
		'A coach chooses text or code, reads two checkers’ reports on each answer, and guides the next one.',
	source: { paper: 'P2', section: 'method' },
	roles: ['task', 'coach', 'checker'],
	options: steeringOptions,
	calls: (options, ruleCoach = false) => steeringCalls(steeringRules(options, ruleCoach)),
	sees: steeringSees,
	plan: ({ text }, options, { ruleCoach }) => steer(text, steeringRules(options, ruleCoach)),
};
