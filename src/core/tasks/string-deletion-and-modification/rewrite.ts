import { type Change, type RewriteRuleId, rewriteRules } from './rewrite-rules.ts';

/**
 * The string after one application; null when the rule does not apply.
 * @internal for tests
 */
export function applyChange(change: Change, text: string): string | null {
	switch (change.when) {
		case 'start': {
			if (!text.startsWith(change.letters)) return null;
			const rest = text.slice(change.letters.length);
			return change.front + withoutLast(rest, change.cut ?? 0) + change.back;
		}
		case 'end': {
			if (!text.endsWith(change.letters)) return null;
			const rest = text.slice(0, text.length - change.letters.length);
			return change.front + withoutLast(rest, change.cut ?? 0) + change.back;
		}
		case 'contain':
			return replaceAt(text, text.indexOf(change.letters, change.from), change.letters.length, change.by);
		case 'even': {
			const count = text.split(change.letter).length - 1;
			return count > 0 && count % 2 === 0 ? text + change.back : null;
		}
		case 'long':
			return text.length > change.length ? replaceAt(text, Math.floor(text.length / 2), 1, '') : null;
	}
}

function withoutLast(text: string, letters: number): string {
	return text.slice(0, Math.max(0, text.length - letters));
}

function replaceAt(text: string, at: number, length: number, by: string): string | null {
	return at < 0 ? null : text.slice(0, at) + by + text.slice(at + length);
}

/** `restart`: after each application the list is tried from its top again. `round-robin`: the next rule gets its turn. */
export type RewriteSchedule = 'restart' | 'round-robin';

/** What rewriting by the rules came to, step by step. */
export interface RewriteRun {
	/** Every string from the start to the end, the start included. */
	states: readonly string[];
	/** The rule of each step; one shorter than `states`. */
	fired: readonly RewriteRuleId[];
	/** False when the rewriting repeats itself or outgrows the limits, so that there is no final string. */
	ended: boolean;
}

const MAX_STEPS = 2000;
const MAX_LENGTH = 1000;

/** Ends when no rule applies, at a situation seen before, or at a limit. */
export function rewrite(
	start: string,
	rules: readonly RewriteRuleId[],
	schedule: RewriteSchedule,
): RewriteRun {
	const states = [start];
	const fired: RewriteRuleId[] = [];
	const seen = new Set<string>();
	let text = start;
	let turn = 0;
	let idle = 0;
	while (idle < rules.length) {
		const id = rules[turn] as RewriteRuleId;
		const changed = applyChange(rewriteRules[id].change, text);
		turn = (turn + 1) % rules.length;
		if (changed === null) {
			idle++;
			continue;
		}
		idle = 0;
		if (schedule === 'restart') turn = 0;
		text = changed;
		states.push(text);
		fired.push(id);
		const situation = `${String(turn)} ${text}`;
		if (seen.has(situation) || fired.length >= MAX_STEPS || text.length > MAX_LENGTH) {
			return { states, fired, ended: false };
		}
		seen.add(situation);
	}
	return { states, fired, ended: true };
}
