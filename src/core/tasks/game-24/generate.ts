import type { Rng } from '../../rng.ts';
import type { Game24Instance } from './instance.ts';
import { needsFraction, solveGame24 } from './solver.ts';

/** What a level sets; `count` numbers are drawn. */
export interface Params {
	target: number;
	count: number;
	/** Smallest and largest value, both included. */
	range: readonly [number, number];
	/** Only puzzles whose every solution passes through a fraction. */
	fractionOnly?: boolean;
}

const MAX_REDRAWS = 400;

/** Always solvable; throws where no such puzzle is found. */
export function generate(params: Params, rng: Rng): Game24Instance {
	if (params.fractionOnly === true) {
		const numbers = rng
			.shuffle(fractionPlants(params))
			.find((candidate) => needsFraction(candidate, params.target));
		if (numbers !== undefined) return { target: params.target, numbers: rng.shuffle(numbers) };
	}
	for (let draw = 0; draw < MAX_REDRAWS; draw++) {
		const planted = plant(params, rng);
		if (planted === null) continue;
		const numbers = rng.shuffle(planted);
		if (solveGame24(numbers, params.target) !== null) return { target: params.target, numbers };
	}
	throw new Error('Game 24: no puzzle found for this level');
}

/** Splits the target into two parts that an operation joins back, and so on until there are enough numbers. */
function plant({ target, count, range: [low, high] }: Params, rng: Rng): number[] | null {
	const leaves = [target];
	while (leaves.length < count) {
		// Values beyond the range must be split first; otherwise any leaf may go.
		const tooBig = leaves.findIndex((leaf) => leaf < low || leaf > high);
		const index = tooBig >= 0 ? tooBig : rng.int(0, leaves.length - 1);
		const parts = split(leaves[index] as number, low, high, rng);
		if (parts === null) {
			if (tooBig >= 0 || leaves.length === 1) return null;
			continue;
		}
		leaves.splice(index, 1, ...parts);
	}
	return leaves.length === count && leaves.every((leaf) => leaf >= low && leaf <= high) ? leaves : null;
}

function split(value: number, low: number, high: number, rng: Rng): number[] | null {
	if (value > high) {
		// value = factor * quotient + rest
		const factor = rng.int(Math.max(2, low), high);
		const rest = value % factor;
		const product = [factor, (value - rest) / factor];
		return rest === 0 ? product : rest >= low ? [...product, rest] : null;
	}
	const ways: (() => [number, number] | null)[] = [
		() => (value >= 2 * low ? withFirst(rng.int(low, value - low), (part) => value - part) : null),
		() => (value + low <= high ? withFirst(rng.int(low, high - value), (part) => value + part) : null),
		() => {
			const factors = divisors(value).filter((factor) => factor >= low && value / factor >= low);
			return factors.length === 0 ? null : withFirst(rng.pick(factors), (factor) => value / factor);
		},
		() => {
			const most = Math.floor(high / value);
			return most >= Math.max(2, low)
				? withFirst(rng.int(Math.max(2, low), most), (part) => value * part)
				: null;
		},
	];
	for (const way of rng.shuffle(ways)) {
		const parts = way();
		if (parts !== null) return parts;
	}
	return null;
}

function withFirst(part: number, other: (part: number) => number): [number, number] {
	return [part, other(part)];
}

/** Non-trivial divisors; 1 would make a multiplication that does nothing. */
function divisors(value: number): number[] {
	const found: number[] = [];
	for (let factor = 2; factor * factor <= value; factor++) {
		if (value % factor === 0) found.push(factor, value / factor);
	}
	return found;
}

/** All a, b, c, d in range with target = a / (b ± c/d) or a * (b ± c/d) and c/d not whole. */
function fractionPlants({ target, range: [low, high] }: Params): number[][] {
	const found: number[][] = [];
	for (let d = Math.max(2, low); d <= high; d++) {
		for (let c = low; c <= high; c++) {
			for (let b = low; b <= high && c % d !== 0; b++) {
				for (const top of [b * d + c, b * d - c].filter((value) => value > 0)) {
					for (const a of [(target * top) / d, (target * d) / top]) {
						if (Number.isInteger(a) && a >= low && a <= high) found.push([a, b, c, d]);
					}
				}
			}
		}
	}
	return found;
}
