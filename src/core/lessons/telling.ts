import { faceOf } from '../methods/faces.ts';
import { endingOf, tallyOf, type Tally, type Trial, type TrialRun } from './trial.ts';
import type { Bet, Told } from './lesson.ts';

/** Characters of an answer in a sentence. */
const LONGEST_ANSWER = 40;

/**
 * What one lane came to: `All text said “9.11” (wrong)`.
 * @internal for tests
 */
export function laneFact({ method, run }: { method: string; run: TrialRun }): string {
	const name = faceOf(method)?.label ?? method;
	const ending = endingOf(run);
	const answer = shortAnswer(run.answer);
	switch (ending) {
		case 'right':
		case 'wrong':
			return `${name} said ${answer} (${ending})`;
		case 'no-answer':
			return `${name} gave no answer`;
		case 'unjudged':
			return `${name} said ${answer} (not checked)`;
		case 'stopped':
			return `${name} was stopped before it ended`;
		case 'failed':
			return `${name} failed before it could answer`;
	}
}

function shortAnswer(answer: string | null): string {
	if (answer === null) return 'nothing that could be read';
	const line = answer.replaceAll(/\s+/g, ' ').trim();
	return `“${line.length <= LONGEST_ANSWER ? line : `${line.slice(0, LONGEST_ANSWER - 1)}…`}”`;
}

/**
 * The facts of all lanes and what follows from them, as one sentence. Where a lane came to nothing that can be judged, nothing
 * follows, and `conclude` is not asked.
 */
export function tellLanes(
	trials: readonly Trial[],
	methods: readonly string[],
	conclude: (is: (method: string) => 'right' | 'wrong' | 'no-answer') => Conclusion,
): Told {
	const lanes = methods.map((method) => ({
		method,
		run: trials.find((one) => one.condition === method)?.run,
	}));
	const facts = lanes.map(({ method, run }) =>
		run === undefined ? `${faceOf(method)?.label ?? method} has not run` : laneFact({ method, run }),
	);
	const endings = new Map(
		lanes.map(({ method, run }) => [method, run === undefined ? 'stopped' : endingOf(run)] as const),
	);
	const isOpen = [...endings.values()].some((ending) => OPEN.has(ending));
	const { says, claim, bet } = isOpen
		? OPEN_CONCLUSION
		: conclude((method) => endings.get(method) as 'right' | 'wrong' | 'no-answer');
	return { sentence: `${inRow(facts)}: ${says}.`, claim, bet };
}

const OPEN: ReadonlySet<string> = new Set(['unjudged', 'stopped', 'failed']);

export interface Conclusion extends Pick<Told, 'claim' | 'bet'> {
	/** Follows a colon; without a full stop. */
	says: string;
}

const OPEN_CONCLUSION: Conclusion = {
	says: 'so nothing can be said of the claim yet',
	claim: 'open',
	bet: null,
};

/** The bets on a lane in words beside one in code; see `whoWasRight`. */
export const BETS_ON_TWO: Bet['choices'] = [
	{ id: 'text', label: 'Only words' },
	{ id: 'code', label: 'Only code' },
	{ id: 'both', label: 'Both' },
	{ id: 'neither', label: 'Neither' },
];

/** Who of two was right, as the id of a bet. */
export function whoWasRight(text: string, code: string): 'text' | 'code' | 'both' | 'neither' {
	if (text === 'right') return code === 'right' ? 'both' : 'text';
	return code === 'right' ? 'code' : 'neither';
}

/** `a, b and c`; nothing of nothing. */
export function inRow(items: readonly string[]): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** "7 of 10". */
export function rightOf({ right, counted }: Pick<Tally, 'right' | 'counted'>): string {
	return `${String(right)} of ${String(counted)}`;
}

export function share(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/**
 * What follows from counts, as one sentence. Where one of the groups that the claim is about has nothing counted, it says only that;
 * runs that did not come to an answer that can be judged are named.
 */
export function tellCounts(
	trials: readonly Trial[],
	groups: readonly { name: string; trials: readonly Trial[] }[],
	conclude: () => { sentence: string } & Pick<Told, 'claim' | 'bet'>,
): Told {
	const open = tallyOf(trials).open;
	const empty = groups.filter((group) => tallyOf(group.trials).counted === 0).map(({ name }) => name);
	const without = open === 0 ? '' : ` (${count(open, 'run')} came to no answer that can be judged)`;
	if (empty.length > 0) {
		return {
			sentence: `Nothing has been counted of ${inRow(empty)}, so nothing can be said of the claim yet${without}.`,
			claim: 'open',
			bet: null,
		};
	}
	const { sentence, claim, bet } = conclude();
	return { sentence: `${sentence}${without}.`, claim, bet };
}

/** "1 run", "3 runs". */
export function count(number: number, what: string): string {
	return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}
