import type { MethodId } from '../method-id.ts';
import type { RunSpec } from './spec.ts';

/** Scores of the symbolic checker that a coach hears: none, the published one, or the one of the syntax tree too. */
export type Heard = 'none' | 'published' | 'both';

/** Methods whose coach reads a report on every answer. */
const REPORTING: readonly MethodId[] = ['codesteer', 'symbolic-agent', 'code-first-agent'];

/**
 * Read from the spec alone, so it can be told before the run and of a stored one. Other methods have no such coach: `none`.
 */
export function heardIn({ method, options, models }: Pick<RunSpec, 'method' | 'options' | 'models'>): Heard {
	if (!REPORTING.includes(method) || options['symbolicChecker'] === false) return 'none';
	// Without a model as its coach this method is a fixed plan.
	if (method === 'code-first-agent' && models.coach.kind === 'rules') return 'none';
	return options['treeRules'] === false ? 'published' : 'both';
}
