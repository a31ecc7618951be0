import type { StringRewriteInstance } from './instance.ts';
import { rewrite, type RewriteRun } from './rewrite.ts';

export function solve(instance: StringRewriteInstance): string {
	return final(run(instance));
}

export function run({ text, rules, schedule }: StringRewriteInstance): RewriteRun {
	return rewrite(text, rules, schedule);
}

/** The string that is left. */
export function final({ states }: RewriteRun): string {
	return states.at(-1) ?? '';
}
