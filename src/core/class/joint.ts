import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import { type Discordant, type Evidence, evidence, logEValue, logEValueForA } from '../statistics/e-value.ts';
import type { Interval } from '../statistics/interval.ts';
import { holdUp } from '../statistics/many.ts';
import { type Handed, MOST_STUDENTS } from './collect.ts';

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

/**
 * Two methods on each student's own questions; places are those of the plan's methods, 0-based, a < b.
 *
 * Half of the stake is bet anew with each student: students are independent, so their e-values multiply (statistics.md 3). A
 * student of ten questions learns little before the next one begins, so that a product of many small bets grows slowly or not
 * at all where all students together leave no doubt. The other half is one bet on all questions in a row, student after student.
 * Both are e-values of the same hypothesis, so their mean is one: the joint evidence. It is never less than half of either.
 */
export interface JointPair {
	a: number;
	b: number;
	/** Questions of all students that both have counted, and those won by one of them. */
	pairs: number;
	aOnly: number;
	bOnly: number;
	/** Natural logarithms after each student, in the order in which they came; the last ones are the evidence of all. */
	path: readonly { joint: number; product: number; inARow: number }[];
	/** The joint evidence against "it makes no difference which one is asked". Infinity beyond the range of numbers. */
	e: number;
	/** The evidence that the favoured one is the better one; infinity where nobody is favoured. */
	forFavoured: number;
	/** For the one that is favoured: no more than what speaks for it alone. */
	evidence: Evidence;
	/**
	 * Who may be named: who won more pairs, if the evidence that it is the better one is as strong as that of a difference (20 or
	 * more; before that, 3), and neither bet on the other one is. Null else: e grows also where students differ from each other.
	 */
	favours: 'a' | 'b' | null;
	/** There is a difference, or a leaning to one, and nobody may be named: it does not go the same way with everybody. */
	isMixed: boolean;
	/** More students like these until e is 20; 0 when it is, null when it does not grow, or not within one class. */
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

/** Every pair of methods. */
export function jointPairs(handed: readonly Handed[], methods: number, alpha: number): readonly JointPair[] {
	const pairs: Found[] = [];
	for (let a = 0; a < methods; a++) for (let b = a + 1; b < methods; b++) pairs.push(jointPair(handed, a, b));
	const held = holdUp(
		pairs.map(({ e, forFavoured }) => Math.min(e, forFavoured)),
		alpha,
	);
	return pairs.map((pair, at) => ({ ...pair, holdsUp: held[at] as boolean }));
}

/** The pair that most can be said of; of equals the first, null where there is none. */
export function strongestOf(pairs: readonly JointPair[]): JointPair | null {
	const [first = null, ...others] = pairs;
	const said = ({ e, forFavoured }: JointPair): number => Math.min(e, forFavoured);
	return others.reduce((best, pair) => (best !== null && said(pair) > said(best) ? pair : best), first);
}

type Found = Omit<JointPair, 'holdsUp'>;

function jointPair(handed: readonly Handed[], a: number, b: number): Found {
	const all = { pairs: 0, aOnly: 0, bOnly: 0 };
	const path: { joint: number; product: number; inARow: number }[] = [];
	let [product, productForA, productForB] = [0, 0, 0];
	for (const { summary } of handed) {
		const own = tallyOf(summary.questions, a, b);
		all.pairs += own.pairs;
		all.aOnly += own.aOnly;
		all.bOnly += own.bOnly;
		product += logEValue(own);
		productForA += logEValueForA(own);
		productForB += logEValueForA(turned(own));
		const inARow = logEValue(all);
		path.push({ joint: logMean(product, inARow), product, inARow });
	}
	const joint = path.at(-1)?.joint ?? 0;
	const forA = [productForA, logEValueForA(all)] as const;
	const forB = [productForB, logEValueForA(turned(all))] as const;
	const [ahead, bets, others] =
		all.aOnly > all.bOnly ? (['a', forA, forB] as const) : (['b', forB, forA] as const);
	const own = logMean(...bets);
	const asked = joint >= DECIDED ? DECIDED : LEANING;
	const favours = all.aOnly !== all.bOnly && own >= asked && Math.max(...others) < asked ? ahead : null;
	const [e, forFavoured] = [Math.exp(joint), favours === null ? Infinity : Math.exp(own)];
	return {
		...{ a, b, ...all, path, favours, e, forFavoured },
		evidence: evidence(Math.min(e, forFavoured)),
		isMixed: joint >= LEANING && favours === null,
		studentsToGo: toGo(joint, handed.length),
	};
}

/** Logarithm of the mean of two numbers whose logarithms are given. */
function logMean(one: number, other: number): number {
	if (one === other) return one;
	return Math.max(one, other) + Math.log((1 + Math.exp(-Math.abs(one - other))) / 2);
}

/** As `evidence` has them; the first is 1 / alpha at alpha = 5 %. */
const DECIDED = Math.log(20);
const LEANING = Math.log(3);

function toGo(log: number, students: number): number | null {
	if (log >= DECIDED) return 0;
	const more = Math.ceil((DECIDED - log) / (log / students));
	return log <= 0 || students + more > MOST_STUDENTS ? null : more;
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
