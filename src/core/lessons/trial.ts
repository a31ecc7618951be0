import { type RunSummary, summaryOf } from '../record/summary.ts';
import type { RunView } from '../record/view.ts';
import { meanOf } from '../statistics/mean.ts';

/** Which model answers: the demo ones, or the person's own alone. */
export type Asked = 'demo' | 'own';

/** What a lesson reads of a run. */
export interface TrialRun extends Pick<
	RunSummary,
	| 'method'
	| 'outcome'
	| 'verdict'
	| 'answer'
	| 'way'
	| 'family'
	| 'level'
	| 'instance'
	| 'calls'
	| 'executions'
	| 'tokens'
	| 'ms'
	| 'flags'
	| 'routes'
	| 'rated'
> {
	/** How often a coach said how to go on, at the start included. */
	guidances: number;
}

/** One run of a lesson. */
export interface Trial {
	/** Key of the condition; in lanes the method's id. */
	condition: string;
	run: TrialRun;
}

/** Throws without a `run-start`. */
export function trialOf(condition: string, view: RunView): Trial {
	const guidances = view.modeChain.filter(({ voice, label }) => voice === 'coach' && !ENDS.has(label)).length;
	return { condition, run: { ...summaryOf(view), guidances } };
}

/** What a coach does at the end. */
const ENDS: ReadonlySet<string> = new Set(['return', 'terminate']);

/** `unjudged`: nobody knows whether the answer is right; `stopped` and `failed` say nothing about the method. */
export type Ending = 'right' | 'wrong' | 'no-answer' | 'unjudged' | 'stopped' | 'failed';

/** An answer that cannot be read is wrong; a run that goes on or was cut off counts as stopped. */
export function endingOf({ outcome, verdict }: Pick<TrialRun, 'outcome' | 'verdict'>): Ending {
	if (outcome === 'failed') return 'failed';
	if (outcome !== 'finished') return 'stopped';
	switch (verdict) {
		case 'correct':
			return 'right';
		case 'incorrect':
		case 'malformed':
			return 'wrong';
		case 'no-answer':
			return 'no-answer';
		case 'not-checked':
		case null:
			return 'unjudged';
	}
}

/** Runs of one condition, counted; those that say nothing about the method are `open` and in no other number. */
export interface Tally {
	counted: number;
	right: number;
	wrong: number;
	noAnswer: number;
	open: number;
	/** Of the counted, by how the answer was got. */
	codeRight: number;
	codeWrong: number;
	textRight: number;
	textWrong: number;
}

/** What was right or wrong without a known way is in none of the last four numbers. */
export function tallyOf(trials: readonly Trial[]): Tally {
	const tally = { counted: 0, right: 0, wrong: 0, noAnswer: 0, open: 0 };
	const bands = { codeRight: 0, codeWrong: 0, textRight: 0, textWrong: 0 };
	for (const { run } of trials) {
		const ending = endingOf(run);
		if (ending === 'right' || ending === 'wrong') {
			tally.counted += 1;
			tally[ending] += 1;
			if (run.way !== null) bands[`${run.way}${ending === 'right' ? 'Right' : 'Wrong'}`] += 1;
		} else if (ending === 'no-answer') {
			tally.counted += 1;
			tally.noAnswer += 1;
		} else tally.open += 1;
	}
	return { ...tally, ...bands };
}

/** Those under the condition of that key, in their order. */
export function ofCondition(trials: readonly Trial[], condition: string): readonly Trial[] {
	return trials.filter((trial) => trial.condition === condition);
}

/** By the level's id alone: ids may be alike in several families. */
export function atLevel(trials: readonly Trial[], level: string): readonly Trial[] {
	return trials.filter(({ run }) => run.level === level);
}

/** Of whatever level, in their order. */
export function ofFamily(trials: readonly Trial[], family: string): readonly Trial[] {
	return trials.filter(({ run }) => run.family === family);
}

/** Mean number of tokens of the counted runs; null where there is none, or where one of them does not say. */
export function meanTokens(trials: readonly Trial[]): number | null {
	const counted = trials.filter(({ run }) => isCounted(run));
	const known = counted.flatMap(({ run }) => run.tokens ?? []);
	return known.length === 0 || known.length < counted.length ? null : meanOf(known);
}

/** The same instance under two conditions, as far as both have been counted. */
export function pairsOf(
	trials: readonly Trial[],
	a: string,
	b: string,
): readonly { a: Ending; b: Ending; runs: readonly [TrialRun, TrialRun] }[] {
	const keyOf = ({ family, level, instance }: TrialRun): string => JSON.stringify([family, level, instance]);
	const ofB = new Map(ofCondition(trials, b).map(({ run }) => [keyOf(run), run]));
	return ofCondition(trials, a).flatMap(({ run }) => {
		const other = ofB.get(keyOf(run));
		if (other === undefined || !isCounted(run) || !isCounted(other)) return [];
		return [{ a: endingOf(run), b: endingOf(other), runs: [run, other] as const }];
	});
}

/** Ended right, wrong or without an answer, so that it says something about the method. */
export function isCounted(run: TrialRun): boolean {
	return ['right', 'wrong', 'no-answer'].includes(endingOf(run));
}
