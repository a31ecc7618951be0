import { confidenceSequence } from './confidence-sequence.ts';
import { ALPHA, type Interval } from './interval.ts';
import { meanOf } from './mean.ts';
import { differences, pairedDifference } from './paired-difference.ts';
import type { Repeats } from './repeats.ts';

/** What an instance asks of a model: whether it has to write a program for it. */
export type ToolNeed = 'needs-code' | 'harmed-by-code' | 'either';

/** Fewer runs of a way than this say nothing of an instance. */
const FEWEST_RUNS = 3;

/**
 * From forced text and forced code by the same model: needs code when text is right in fewer than half of its runs and code more
 * often; harmed by code when it is the other way round. Null below three runs of either.
 * Source of the notion: arXiv 2605.14038, 2026; this definition is ours.
 */
export function toolNeed(text: Repeats, code: Repeats): ToolNeed | null {
	if (text.count < FEWEST_RUNS || code.count < FEWEST_RUNS) return null;
	const [byText, byCode] = [text.right / text.count, code.right / code.count];
	if (byText < 0.5 && byCode > byText) return 'needs-code';
	if (byCode < 0.5 && byText > byCode) return 'harmed-by-code';
	return 'either';
}

/** An instance's need, and in how many runs a method that was free to choose wrote text and code. */
export interface Behaviour {
	need: ToolNeed;
	text: number;
	code: number;
}

/** How often a method chose the way that was not called for. Shares in [0, 1]. */
export interface Mismatch {
	/** Runs by need and by what was chosen. */
	table: Readonly<Record<ToolNeed, { text: number; code: number }>>;
	/** Share of instances on which text was used although code was needed, or code although it harms; repeats averaged. */
	share: number;
	/** By instance, whenever one looks. */
	interval: Interval;
	/** Instances with a run. */
	instances: number;
}

/** Null when no instance has a run. */
export function mismatch(behaviours: readonly Behaviour[], alpha: number = ALPHA): Mismatch | null {
	const table = {
		'needs-code': { text: 0, code: 0 },
		'harmed-by-code': { text: 0, code: 0 },
		either: { text: 0, code: 0 },
	};
	let [mismatched, instances] = [0, 0];
	for (const { need, text, code } of behaviours) {
		if (text + code === 0) continue;
		table[need].text += text;
		table[need].code += code;
		const wrongWay = need === 'needs-code' ? text : need === 'harmed-by-code' ? code : 0;
		mismatched += wrongWay / (text + code);
		instances++;
	}
	if (instances === 0) return null;
	// Sums of thirds may exceed the count in the last digit.
	const sum = Math.min(mismatched, instances);
	return { table, share: sum / instances, interval: confidenceSequence(sum, instances, alpha), instances };
}

/** Scores in [0, 1] of one instance: all text, all code, and the method. */
export interface AgainstBoth {
	text: number;
	code: number;
	method: number;
}

/** How much a choice between text and code could win at most. Rates in [0, 1]. */
export interface OracleGap {
	/** Mean of the better of text and code on each instance, known only in hindsight. */
	oracle: number;
	method: number;
	/** Oracle less method: the head-room any steering has; negative when the method does better than both. */
	gap: number;
	/** Of the gap, whenever one looks. */
	interval: Interval;
}

/**
 * With single runs or few repeats the better of two is partly the luckier of two, so the oracle is drawn too high.
 * Null without an instance.
 */
export function gapToOracle(instances: readonly AgainstBoth[], alpha: number = ALPHA): OracleGap | null {
	if (instances.length === 0) return null;
	const best = instances.map(({ text, code }) => Math.max(text, code));
	const oracle = meanOf(best);
	const method = meanOf(instances.map((instance) => instance.method));
	const of = differences(instances.map((instance, i) => (best[i] as number) - instance.method));
	return { oracle, method, gap: oracle - method, interval: pairedDifference(of, alpha) };
}

/**
 * How much of the way from the better single way (always text, or always code) to the oracle a method went: 1 = all of it, negative
 * when it does worse than the single way, above 1 when it does better than both on each instance. Null where there is no way to go.
 */
export function shareOfGap({
	single,
	oracle,
	method,
}: Record<'single' | 'oracle' | 'method', number>): number | null {
	const room = oracle - single;
	// Means of thirds may differ in the last digit though nothing does.
	return room < 1e-9 ? null : (method - single) / room;
}

/** A method with several answers on one instance: which of them are right, and whether the one it gave in the end is. */
export interface SeveralAnswers {
	answersRight: readonly boolean[];
	chosenRight: boolean;
}

/** Of methods with several answers: whether the right one was among them, and whether it was chosen. Counts. */
export interface CoverageAndChoice {
	instances: number;
	/** Instances with a right answer among the several. */
	covered: number;
	/** Of these, those whose right answer was also given in the end. */
	kept: number;
	/** Instances that ended right though none of the several was. */
	made: number;
}

/** The rate of the method is (kept + made) / instances; covered - kept right answers were lost by the choice. */
export function coverageAndChoice(instances: readonly SeveralAnswers[]): CoverageAndChoice {
	const covered = instances.filter(({ answersRight }) => answersRight.includes(true));
	const right = instances.filter(({ chosenRight }) => chosenRight);
	const kept = covered.filter(({ chosenRight }) => chosenRight).length;
	return { instances: instances.length, covered: covered.length, kept, made: right.length - kept };
}
