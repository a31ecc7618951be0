import type { Question } from '../question.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { familyById } from '../tasks/registry.ts';

/** Whether a task's text holds formulas between dollar signs; elsewhere these are money. */
export function hasFormulas(family: AnyFamily, instance: unknown): boolean {
	return family.draw(instance).some((drawing) => drawing.kind === 'facts' && drawing.maths === true);
}

/** The same of a question as it is asked. A typed one is shown as it was typed. */
export function asksInFormulas({ source }: Question): boolean {
	const family = source.kind === 'instance' ? familyById(source.family) : null;
	const instance = source.kind === 'instance' ? (family?.parse(source.instance) ?? null) : null;
	return family !== null && instance !== null && hasFormulas(family, instance);
}
