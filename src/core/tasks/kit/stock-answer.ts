import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { stripFence } from './answer-form.ts';
import { amounts, otherSchedule, runStock, type StockProcess, timesPossible } from './stock.ts';

/** Reads the counts of an answer and judges them. */
export function judgeCounts(process: StockProcess, answer: string, leadingZeros: boolean): Verdict {
	const read = parseCounts(answer, process, leadingZeros);
	return 'failure' in read ? read.failure : verifyCounts(process, read.counts);
}

/** Judges counts that were read from an answer. */
export function verifyCounts(process: StockProcess, given: readonly number[]): Verdict {
	const { kinds, recipes, schedule } = process;
	if (given.length !== kinds.length) {
		return incorrect(`${String(kinds.length)} counts are asked for, the answer has ${String(given.length)}`);
	}
	const { counts } = runStock(process);
	const wrong = counts.findIndex((count, i) => count !== given[i]);
	if (wrong < 0) return correct('These are the counts when no method can be applied any more');
	const open = recipes.findIndex((recipe) => timesPossible(given, amounts(kinds, recipe.inputs)) > 0);
	if (open >= 0) return incorrect(`With these counts method ${String(open + 1)} could still be applied`);
	const other = runStock(otherSchedule(process));
	if (other.ended && other.counts.every((count, i) => count === given[i])) {
		return incorrect(
			schedule === 'exhaust'
				? 'This comes from applying a method only once per turn instead of as often as possible'
				: 'This comes from repeating a method at its turn, but it may be applied only once per turn',
		);
	}
	const [kind, there, wanted] = [kinds[wrong] ?? '', given[wrong] ?? 0, counts[wrong] ?? 0];
	return incorrect(`The process ends with ${String(wanted)} of ${kind}, not ${String(there)}`);
}

/**
 * Whole numbers separated by commas or blanks, each possibly quoted, with one pair of brackets around them or none. No
 * signs, no decimals, and without `leadingZeros` none of those.
 */
function parseCounts(
	answer: string,
	{ kinds }: StockProcess,
	leadingZeros: boolean,
): { counts: number[] } | { failure: Verdict } {
	const shape = malformed(`The answer is not a list of ${String(kinds.length)} whole numbers`);
	if (answer.length > 200 + 40 * kinds.length) return { failure: shape };
	const text = stripFence(answer.trim());
	const bracketed = /^\[[^[\]()]*\]$|^\([^[\]()]*\)$/.test(text);
	const tokens = (bracketed ? text.slice(1, -1) : text).trim().split(/\s*,\s*|\s+/);
	const counts: number[] = [];
	for (const token of tokens) {
		const bare = /^(["'])(.*)\1$/.exec(token)?.[2] ?? token;
		if (!(leadingZeros ? /^\d{1,12}$/ : /^(?:0|[1-9]\d{0,11})$/).test(bare)) return { failure: shape };
		counts.push(Number(bare));
	}
	if (counts.length === 1 && kinds.length > 1) {
		return { failure: malformed('Numbers without separators between them cannot be told apart') };
	}
	return { counts };
}

/** Whether an answer lists one count for every kind. */
export function isAsManyCounts(answer: string, process: StockProcess): boolean {
	const read = parseCounts(answer, process, true);
	return 'counts' in read && read.counts.length === process.kinds.length;
}

/** The counts in one way of writing them, zeros in front or not; null where they are not one for every kind. */
export function canonicalCounts(answer: string, process: StockProcess): string | null {
	const read = parseCounts(answer, process, true);
	return 'counts' in read && read.counts.length === process.kinds.length ? countList(read.counts) : null;
}

/** Wrong counts of the right length: another order of turns, a stop one step early, or one miscount. */
export function slipCounts(process: StockProcess, rng: Rng): number[] {
	const { counts, before } = runStock(process);
	const at = rng.int(0, counts.length - 1);
	const miscounted = counts.map((count, i) => (i === at ? count + 1 : count));
	const other = runStock(otherSchedule(process));
	const careless = [miscounted, ...(before === null ? [] : [before]), ...(other.ended ? [other.counts] : [])];
	return [...rng.pick(careless.filter((list) => list.some((count, i) => count !== counts[i])))];
}

/** Counts as most of the answers write them. */
export function countList(counts: readonly number[]): string {
	return `[${counts.join(', ')}]`;
}
