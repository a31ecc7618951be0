import type { PathPlanInstance } from './instance.ts';
import { planPath, type Pair } from './search.ts';

export function solve(instance: PathPlanInstance): string {
	return formatPath(solution(instance));
}

/** A path there is, since the parser and the generator have looked for one. */
export function solution(instance: PathPlanInstance): Pair[] {
	const path = planPath(instance);
	if (path === null) throw new Error('There is no path');
	return path;
}

/** The asked form. */
export function formatPath(path: readonly Pair[]): string {
	return `[${path.map(formatPoint).join(', ')}]`;
}

/** `(0.5, 1.25)`, coordinates as JavaScript writes numbers. */
export function formatPoint([x, y]: Pair): string {
	return `(${String(x)}, ${String(y)})`;
}
