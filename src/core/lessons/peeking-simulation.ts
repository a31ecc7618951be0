import { createRng } from '../rng.ts';
import { eValue } from '../statistics/e-value.ts';
import { mcNemar } from '../statistics/mcnemar.ts';

/** Two identical scripted models answer the same questions, and somebody looks after each. */
export interface Peeking {
	seed: string;
	/** Comparisons, each with questions of its own. */
	repeats: number;
	/** Of each comparison. */
	questions: number;
	/** The first look comes after this many questions. */
	from: number;
	/** Comparisons whose fixed p-value fell below .05 at some look. */
	fooled: number;
	/** Comparisons whose e-value reached 20 at some look. */
	byE: number;
	/** The first comparison that was fooled; the first of all where none was. */
	shown: PeekingPath;
}

/** One comparison of the two models, looked at after each question from `from` on. */
export interface PeekingPath {
	looks: readonly Look[];
	/** Questions at the first look with p < .05; null where there was none. */
	significantAt: number | null;
}

/** What somebody who looks at this moment reads. */
export interface Look {
	/** Questions so far. */
	questions: number;
	/** McNemar's exact p-value, which is right for one look alone. */
	p: number;
	/** Of statistics/e-value.ts, which holds at every look. */
	e: number;
}

const REPEATS = 100;
const QUESTIONS = 200;
const FROM = 10;
/** Chance of a right answer of both models: on two questions of five just one of them is right, as in statistics.md 0. */
const RATE = 0.7236;

/** 100 comparisons of 200 questions; the same for a seed on every page. */
export function simulatePeeking(seed: string): Peeking {
	const paths = Array.from({ length: REPEATS }, (_, repeat) => pathOf(seed, repeat));
	const first = paths[0] as PeekingPath;
	return {
		seed,
		repeats: REPEATS,
		questions: QUESTIONS,
		from: FROM,
		fooled: paths.filter(({ significantAt }) => significantAt !== null).length,
		byE: paths.filter(({ looks }) => looks.some(({ e }) => e >= 20)).length,
		shown: paths.find(({ significantAt }) => significantAt !== null) ?? first,
	};
}

function pathOf(seed: string, repeat: number): PeekingPath {
	const rng = createRng('peeking', seed, repeat);
	const seen = { aOnly: 0, bOnly: 0 };
	const looks: Look[] = [];
	for (let questions = 1; questions <= QUESTIONS; questions++) {
		const [a, b] = [rng.chance(RATE), rng.chance(RATE)];
		if (a && !b) seen.aOnly += 1;
		if (b && !a) seen.bOnly += 1;
		if (questions < FROM) continue;
		const before = looks.at(-1);
		// Where both were right, or neither, nothing has changed.
		const same = a === b && before !== undefined;
		looks.push({
			questions,
			p: same ? before.p : mcNemar(seen).exact,
			e: same ? before.e : eValue(seen),
		});
	}
	return { looks, significantAt: looks.find(({ p }) => p < 0.05)?.questions ?? null };
}
