import { plural } from '../format.ts';
import { rightOf } from './telling.ts';
import { tallyOf, type Trial } from './trial.ts';

/** One level that has been asked. */
export interface Rung {
	level: string;
	label: string;
	right: number;
	counted: number;
	/** Runs that came to no answer that can be judged. */
	open: number;
}

/** `trials`: all of that level; one without an answer counts as not right. */
export function rungOf(level: string, label: string, trials: readonly Trial[]): Rung {
	const { right, counted, open } = tallyOf(trials);
	return { level, label, right, counted, open };
}

/**
 * The level to ask next; null when words are mostly wrong, when the last level told nothing, or after the hardest. `levels`: ids,
 * easiest first.
 */
export function nextLevel(levels: readonly string[], rungs: readonly Rung[]): string | null {
	const last = rungs.at(-1);
	if (last !== undefined && (last.counted === 0 || isMostlyWrong(last))) return null;
	return levels[last === undefined ? 0 : levels.indexOf(last.level) + 1] ?? null;
}

/** The band in which words fail, in one sentence with its counts. Says when they never did, and when too little was judged to tell. */
export function tellLadder(rungs: readonly Rung[]): string {
	const asked = rungs.filter(({ counted }) => counted > 0);
	const lost = rungs.reduce((sum, { open }) => sum + open, 0);
	const without = lost === 0 ? '' : ` (${plural(lost, 'run')} came to no answer that can be judged)`;
	const hardest = asked.at(-1);
	if (hardest === undefined) return `No answer could be judged, so no band was found${without}.`;
	const began = asked.findIndex((rung) => rung.right < rung.counted);
	const at = (rung: Rung): string => `${rung.label} (${rightOf(rung)} right)`;
	const first = asked[began];
	if (first === undefined) {
		return `In words this model never failed: all answers were right, up to ${at(hardest)}${without}.`;
	}
	const held = asked[began - 1];
	const before = held === undefined ? 'In words' : `In words all answers were right up to ${at(held)},`;
	const fails = asked.find(isMostlyWrong);
	if (fails === undefined) {
		return `${before} the first failures came at ${at(first)}, and never did most fail, up to ${at(hardest)}${without}.`;
	}
	if (fails === first) {
		return held === undefined
			? `In words most failed at the first level asked already, ${at(first)}${without}.`
			: `${before} and most failed at ${at(first)}: this model’s band lies between the two${without}.`;
	}
	return `${before} the first failures came at ${at(first)}, and most failed at ${at(fails)}: this is the band of this model${without}.`;
}

function isMostlyWrong({ right, counted }: Rung): boolean {
	return 2 * right < counted;
}
