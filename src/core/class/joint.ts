import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import { type Discordant, type Evidence, evidence, eValue, eValueForA } from '../statistics/e-value.ts';
import type { Interval } from '../statistics/interval.ts';
import { holdUp } from '../statistics/many.ts';
import type { Handed } from './collect.ts';

/** What one method made of the questions of all students. */
export interface JointRate {
	right: number;
	counted: number;
	/** Null before the first. */
	rate: number | null;
	/** Confidence sequence: it holds whenever one looks. */
	interval: Interval;
	/** Mean tokens of a counted question, of the students whose hosts said; null where none did. */
	tokens: number | null;
}

/** Two methods on each student's own questions; places are those of the plan's methods, 0-based, a < b. */
export interface JointPair {
	a: number;
	b: number;
	/** Questions of all students that both have counted, and those won by one of them. */
	pairs: number;
	aOnly: number;
	bOnly: number;
	/** Natural logarithm of the joint e-value after each student, in the order in which they came. */
	path: readonly number[];
	/** The joint e-value: the product of the students' own. Infinity beyond the range of numbers. */
	e: number;
	/** One bet over all pairs in a row instead, which holds as well; the product decides. */
	eInARow: number;
	evidence: Evidence;
	/** Who won more pairs; null where neither. */
	favours: 'a' | 'b' | null;
	/** There is a difference, but it does not go the same way with everybody: much speaks for the one that is behind, too. */
	isMixed: boolean;
	/** More students like these until e is 20; 0 when it is, null when it does not grow. */
	studentsToGo: number | null;
	/** Among all pairs of methods at once (e-BH). */
	holdsUp: boolean;
}

/** Of each method, in the order of the plan. */
export function jointRates(handed: readonly Handed[], methods: number, alpha: number): readonly JointRate[] {
	return Array.from({ length: methods }, (_, method) => {
		let [right, counted, sum, known] = [0, 0, 0, 0];
		for (const { summary } of handed) {
			const outcomes = summary.questions.map((question) => question.outcomes[method]);
			const own = outcomes.filter((outcome) => outcome !== 'not-counted').length;
			const tokens = summary.tokens[method] ?? null;
			counted += own;
			right += outcomes.filter((outcome) => outcome === 'right').length;
			if (tokens === null) continue;
			sum += tokens;
			known += own;
		}
		return {
			right,
			counted,
			rate: counted === 0 ? null : right / counted,
			interval: confidenceSequence(right, counted, alpha),
			tokens: known === 0 ? null : sum / known,
		};
	});
}

/** Every pair of methods. Students are independent of each other, so that their e-values multiply (statistics.md 3). */
export function jointPairs(handed: readonly Handed[], methods: number, alpha: number): readonly JointPair[] {
	const pairs: Omit<JointPair, 'holdsUp'>[] = [];
	for (let a = 0; a < methods; a++) for (let b = a + 1; b < methods; b++) pairs.push(jointPair(handed, a, b));
	const held = holdUp(
		pairs.map(({ e }) => e),
		alpha,
	);
	return pairs.map((pair, at) => ({ ...pair, holdsUp: held[at] as boolean }));
}

function jointPair(handed: readonly Handed[], a: number, b: number): Omit<JointPair, 'holdsUp'> {
	const all = { pairs: 0, aOnly: 0, bOnly: 0 };
	const path: number[] = [];
	let [log, forA, forB] = [0, 0, 0];
	for (const { summary } of handed) {
		const own = tallyOf(summary.questions, a, b);
		all.pairs += own.pairs;
		all.aOnly += own.aOnly;
		all.bOnly += own.bOnly;
		log += Math.log(eValue(own));
		forA += Math.log(eValueForA(own));
		forB += Math.log(eValueForA(turned(own)));
		path.push(log);
	}
	const favours = all.aOnly === all.bOnly ? null : all.aOnly > all.bOnly ? 'a' : 'b';
	const [ahead, behind] = favours === 'a' ? [forA, forB] : [forB, forA];
	return {
		...{ a, b, ...all, path, favours },
		e: Math.exp(log),
		eInARow: eValue(all),
		evidence: evidence(Math.exp(log)),
		isMixed: log >= DECIDED && (favours === null || ahead < DECIDED || behind >= DECIDED),
		studentsToGo: toGo(log, handed.length),
	};
}

/** 1 / alpha at alpha = 5 %, as `evidence` has it. */
const DECIDED = Math.log(20);

function toGo(log: number, students: number): number | null {
	if (log >= DECIDED) return 0;
	return log <= 0 ? null : Math.ceil((DECIDED - log) / (log / students));
}

function tallyOf(
	questions: Handed['summary']['questions'],
	a: number,
	b: number,
): Discordant & { pairs: number } {
	const tally = { pairs: 0, aOnly: 0, bOnly: 0 };
	for (const { outcomes } of questions) {
		const [ofA, ofB] = [outcomes[a], outcomes[b]];
		if (ofA === 'not-counted' || ofB === 'not-counted') continue;
		tally.pairs++;
		if (ofA === 'right' && ofB !== 'right') tally.aOnly++;
		if (ofB === 'right' && ofA !== 'right') tally.bOnly++;
	}
	return tally;
}

function turned({ aOnly, bOnly }: Discordant): Discordant {
	return { aOnly: bOnly, bOnly: aOnly };
}
