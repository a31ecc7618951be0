import { createRng, type Rng } from '../../rng.ts';
import { completeTo, joinInOrder, keep, type Reached } from '../kit/reachable.ts';
import type { Game24Instance } from './instance.ts';

/** The most numbers for which trying everything is quick enough. */
export const EXHAUSTIVE_LIMIT = 6;
const RANDOM_ATTEMPTS = 400;

export function solve({ numbers, target }: Game24Instance): string {
	return solveGame24(numbers, target) ?? 'no expression was found';
}

/**
 * One expression over all numbers with the target as its exact value, fully bracketed where needed; null when none was
 * found. Complete up to six numbers; beyond that a randomised search (seeded by the puzzle) that finds what is dense.
 */
export function solveGame24(numbers: readonly number[], target: number): string | null {
	if (numbers.length <= EXHAUSTIVE_LIMIT) return solveExhaustively(numbers, target, false);
	const rng = createRng('game-24 solver', target, ...numbers);
	for (let attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
		const found = attemptWithCore(rng.shuffle(numbers), target, attempt, rng);
		if (found !== null) return found;
	}
	return null;
}

/** True when every solution passes through a fraction that is not whole. Up to six numbers. */
export function needsFraction(numbers: readonly number[], target: number): boolean {
	return (
		solveExhaustively(numbers, target, true) === null && solveExhaustively(numbers, target, false) !== null
	);
}

/**
 * Values of every sub-multiset, built from smaller ones. The full set is never built: for each way to halve it, the
 * value the second half must have is looked up, most even halves first because they are the cheapest.
 */
function solveExhaustively(numbers: readonly number[], target: number, wholeOnly: boolean): string | null {
	const full = (1 << numbers.length) - 1;
	const known = new Map<number, Map<string, Reached>>();
	const valuesOf = (subset: number): Map<string, Reached> => {
		const cached = known.get(subset);
		if (cached !== undefined) return cached;
		const values = new Map<string, Reached>();
		known.set(subset, values);
		if ((subset & (subset - 1)) === 0) {
			const number = numbers[31 - Math.clz32(subset)] as number;
			keep(values, number, 1, () => String(number), wholeOnly);
			return values;
		}
		for (const [left, right] of halves(subset)) {
			for (const a of valuesOf(left).values()) {
				for (const b of valuesOf(right).values()) combine(values, a, b, wholeOnly);
			}
		}
		return values;
	};
	for (const [left, right] of halves(full).sort((a, b) => unevenness(a) - unevenness(b))) {
		for (const [one, other] of [
			[left, right],
			[right, left],
		] as const) {
			const partners = valuesOf(other);
			for (const a of valuesOf(one).values()) {
				const found = completeTo(target, a, partners);
				if (found !== null) return found;
			}
		}
	}
	return null;
}

function halves(subset: number): [number, number][] {
	const pairs: [number, number][] = [];
	for (let left = (subset - 1) & subset; left > subset - left; left = (left - 1) & subset) {
		pairs.push([left, subset - left]);
	}
	return pairs;
}

function unevenness([left, right]: readonly [number, number]): number {
	return Math.abs(bits(left) - bits(right));
}

function bits(set: number): number {
	let count = 0;
	for (let rest = set; rest !== 0; rest &= rest - 1) count++;
	return count;
}

function combine(into: Map<string, Reached>, a: Reached, b: Reached, wholeOnly: boolean): void {
	joinInOrder(into, a, b, wholeOnly);
	joinInOrder(into, b, a, wholeOnly);
}

/**
 * A few numbers make a start value in a way that uses products, from which the remaining numbers, each added or
 * subtracted, must lead to the target. Sums of signs keep their parity: it is the products that make both reachable.
 */
function attemptWithCore(
	shuffled: readonly number[],
	target: number,
	attempt: number,
	rng: Rng,
): string | null {
	const useProducts = attempt % 2 === 1 && shuffled.length >= 12;
	const sizes = [1, 1, 1].map(() => (useProducts ? rng.int(1, 5) : 1)) as [number, number, number];
	const cuts = [sizes[0], sizes[0] + sizes[1], sizes[0] + sizes[1] + sizes[2]] as const;
	const steps = shuffled.slice(cuts[2]).sort((x, y) => y - x);
	const reach = Math.min(
		steps.reduce((total, step) => total + step, 0),
		8 * Math.max(...steps),
	);
	const starts = useProducts
		? productsNear(
				chains(shuffled.slice(0, cuts[0])),
				chains(shuffled.slice(cuts[0], cuts[1])),
				chains(shuffled.slice(cuts[1], cuts[2])),
				(value) => Math.abs(value - target) <= reach,
			)
		: coreValues(shuffled.slice(0, 3)).filter((start) => Math.abs(start.n - target) <= reach);
	return starts.length === 0 ? null : walkToTarget(starts, steps, target, reach);
}

/** All whole values of all expressions over three numbers. */
function coreValues(numbers: readonly number[]): Reached[] {
	const [a, b, c] = numbers.map((number) => ({ n: number, d: 1, text: String(number) }));
	if (a === undefined || b === undefined || c === undefined) return [];
	const values = new Map<string, Reached>();
	for (const [one, two, three] of [
		[a, b, c],
		[a, c, b],
		[b, c, a],
	] as const) {
		const pairs = new Map<string, Reached>();
		combine(pairs, one, two, false);
		for (const pair of pairs.values()) combine(values, pair, three, false);
	}
	return [...values.values()].filter((value) => value.d === 1);
}

/** Every positive value of the group with a sign before each number but the first. */
function chains(group: readonly number[]): Reached[] {
	let values: Reached[] = [{ n: group[0] as number, d: 1, text: String(group[0]) }];
	for (const number of group.slice(1)) {
		values = values.flatMap(({ n, text }) => [
			{ n: n + number, d: 1, text: `${text} + ${number}` },
			{ n: n - number, d: 1, text: `${text} - ${number}` },
		]);
	}
	return values.filter((value) => value.n > 0);
}

function productsNear(
	left: readonly Reached[],
	middle: readonly Reached[],
	right: readonly Reached[],
	isNear: (value: number) => boolean,
): Reached[] {
	const found: Reached[] = [];
	for (const a of left) {
		for (const b of middle) {
			for (const c of right) {
				const n = a.n * b.n * c.n;
				if (isNear(n)) found.push({ n, d: 1, text: `(${a.text}) * (${b.text}) * (${c.text})` });
			}
		}
	}
	return found;
}

/**
 * Bit i of a layer says that the distance to the target can be i - reach after the first steps. A step moves all bits by
 * the number to both sides; the signs are read off backwards.
 */
function walkToTarget(
	starts: readonly Reached[],
	steps: readonly number[],
	target: number,
	reach: number,
): string | null {
	const window = (1n << BigInt(2 * reach + 1)) - 1n;
	const layers = [starts.reduce((set, start) => set | (1n << BigInt(start.n - target + reach)), 0n)];
	for (const step of steps) {
		const last = layers.at(-1) as bigint;
		layers.push(((last << BigInt(step)) | (last >> BigInt(step))) & window);
	}
	const has = (layer: number, distance: number): boolean =>
		Math.abs(distance) <= reach && (((layers[layer] as bigint) >> BigInt(distance + reach)) & 1n) === 1n;
	if (!has(steps.length, 0)) return null;
	let distance = 0;
	let tail = '';
	for (let index = steps.length - 1; index >= 0; index--) {
		const step = steps[index] as number;
		const added = has(index, distance - step);
		distance += added ? -step : step;
		tail = `${added ? ' + ' : ' - '}${step}${tail}`;
	}
	const start = starts.find((one) => one.n - target === distance) as Reached;
	return start.text + tail;
}
