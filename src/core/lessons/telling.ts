import { plural } from '../format.ts';
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

/** What follows from how the lanes ended, without the facts themselves. */
export interface Conclusion extends Pick<Told, 'claim' | 'bet'> {
	/** Follows a colon; without a full stop. */
	says: string;
}

const OPEN_CONCLUSION: Conclusion = {
	says: 'so nothing can be said of the claim yet',
	claim: 'open',
	bet: null,
};

/** The bets on a lane in words beside one in code; see `tellTwo`. */
export const BETS_ON_TWO: Bet['choices'] = [
	{ id: 'text', label: 'Only words' },
	{ id: 'code', label: 'Only code' },
	{ id: 'both', label: 'Both' },
	{ id: 'neither', label: 'Neither' },
];

const [TEXT, CODE] = ['all-text', 'all-code'] as const;

/** One question in words and in code; `says`: what follows from who of the two was right, without a full stop. */
export function tellTwo(
	trials: readonly Trial[],
	says: Readonly<Record<'text' | 'code' | 'both' | 'neither', string>>,
): Told {
	const way = trials.find(({ condition }) => condition === CODE)?.run.way;
	return tellLanes(trials, [TEXT, CODE], (is) => {
		const who = whoWasRight(is(TEXT), is(CODE));
		if (who === 'code' && way !== 'code') {
			return { says: `no program gave the right answer, ${NOT_SHOWN}`, claim: 'not-shown', bet: who };
		}
		return { says: says[who], claim: who === 'code' ? 'shown' : 'not-shown', bet: who };
	});
}

function whoWasRight(text: string, code: string): 'text' | 'code' | 'both' | 'neither' {
	if (text === 'right') return code === 'right' ? 'both' : 'text';
	return code === 'right' ? 'code' : 'neither';
}

/** How every conclusion ends that goes against the claim. */
export const NOT_SHOWN = 'so the claim did not show';

/** `a, b and c`; nothing of nothing. */
export function inRow(items: readonly string[]): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** "7 of 10". */
export function rightOf({ right, counted }: Pick<Tally, 'right' | 'counted'>): string {
	return `${String(right)} of ${String(counted)}`;
}

interface Group {
	name: string;
	trials: readonly Trial[];
}

/**
 * What follows from counts, as one sentence; `conclude` is given those of the groups. Where one of the groups that the claim is about
 * has nothing counted, it says only that; runs that did not come to an answer that can be judged are named.
 */
export function tellCounts<const Groups extends readonly Group[]>(
	trials: readonly Trial[],
	groups: Groups,
	conclude: (tallies: { readonly [K in keyof Groups]: Tally }) => Told,
): Told {
	const open = tallyOf(trials).open;
	const tallies = groups.map((group) => tallyOf(group.trials)) as unknown as { [K in keyof Groups]: Tally };
	const empty = groups.filter((_, at) => tallies[at]?.counted === 0).map(({ name }) => name);
	const without = open === 0 ? '' : ` (${plural(open, 'run')} came to no answer that can be judged)`;
	if (empty.length > 0) {
		return {
			sentence: `Nothing has been counted of ${inRow(empty)}, so nothing can be said of the claim yet${without}.`,
			claim: 'open',
			bet: null,
		};
	}
	const { sentence, claim, bet } = conclude(tallies);
	return { sentence: `${sentence}${without}.`, claim, bet };
}
