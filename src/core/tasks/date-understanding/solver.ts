import type { DateInstance } from './instance.ts';

/** The option that the day behind the text gives; `parseDateUnderstanding` and the generator have worked it out. */
export function solve({ reference }: DateInstance): string {
	return `(${reference.label})`;
}
