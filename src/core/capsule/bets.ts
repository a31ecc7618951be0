import type { RunVerdict } from '../record/event.ts';

/** What an audience bets on a lane: hands up for right, hands up for wrong. Null: not counted. */
export interface Hands {
	right: number | null;
	wrong: number | null;
}

/** How many of those who bet were right. */
export interface Won {
	won: number;
	of: number;
}

/** Null where nobody bet, or the answer was not judged. */
export function wonBy({ right, wrong }: Hands, verdict: RunVerdict | null): Won | null {
	const of = (right ?? 0) + (wrong ?? 0);
	const kind = verdict?.verdict.kind;
	if (of === 0 || kind === undefined || kind === 'not-checked') return null;
	return { won: (kind === 'correct' ? right : wrong) ?? 0, of };
}

/** Over several lanes; null where none was won or lost. */
export function tallyOf(all: readonly (Won | null)[]): Won | null {
	const known = all.filter((one) => one !== null);
	if (known.length === 0) return null;
	return known.reduce((sum, { won, of }) => ({ won: sum.won + won, of: sum.of + of }));
}
