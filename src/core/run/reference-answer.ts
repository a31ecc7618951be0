import type { Question } from '../question.ts';
import { familyById } from '../tasks/registry.ts';

/** What the page's solver finds, or the person said; null where nobody knows. Several answers may be right. */
export function referenceAnswer({ source }: Question): string | null {
	if (source.kind === 'typed' && source.expected !== undefined) return source.expected;
	const task = source.kind === 'typed' ? source.check : source;
	const family = task === undefined ? null : familyById(task.family);
	const instance = family?.parse(task?.instance) ?? null;
	return family === null || instance === null ? null : family.solve(instance);
}
