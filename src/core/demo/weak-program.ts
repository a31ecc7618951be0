import type { Rng } from '../rng.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { pythonString } from '../tasks/kit/python.ts';

/** The program a model writes when it does not compute: the family's own where a paper reports one, else text in disguise. */
export function weakProgram(family: AnyFamily, instance: unknown, wrong: string, rng: Rng): string {
	return family.demo?.weakProgram?.(instance, wrong, rng) ?? disguised(wrong, rng);
}

/** Prints a literal that was thought up before. */
export function disguised(wrong: string, rng: Rng): string {
	return `${rng.pick(EXCUSES)}\nanswer = ${pythonString(wrong)}\nprint(f"<<<{answer}>>>")\n`;
}

const EXCUSES = [
	'# The reasoning above settles it, so the program states the result.',
	'# Only one possibility was left, so it can be printed directly.',
	'# Result of the considerations above.',
];
