import { completeTo, joinInOrder, keep, type Reached, type ReachedValues } from '../kit/reachable.ts';
import type { CombinatorialCalculationInstance } from './instance.ts';

const EXHAUSTIVE_LIMIT = 8;
const FOLD_BOUND = 20_000;
const UNREACHED = -(2 ** 31);

export function solve({ numbers, target }: CombinatorialCalculationInstance): string {
	return asTokenList(solveRow(numbers, target) ?? 'no expression was found');
}

function asTokenList(expression: string): string {
	return `[${(expression.match(/\d+|[-+*/()]/g) ?? []).join(', ')}]`;
}

/**
 * One expression over the row, in order, with the target as its exact value. Complete up to eight numbers; longer rows
 * are folded from the left over whole numbers, where solutions are plentiful. Null when none was found.
 */
export function solveRow(numbers: readonly number[], target: number): string | null {
	return numbers.length <= EXHAUSTIVE_LIMIT
		? solveByIntervals(numbers, target)
		: solveByFolding(numbers, target);
}

/** True when + - * / without any bracket can reach the target. Rows of up to eight numbers. */
export function worksWithoutBrackets(numbers: readonly number[], target: number): boolean {
	// (sum so far, running term) after each number, as one fraction each; terms are joined by precedence.
	const visit = (index: number, sum: Reached, term: Reached): boolean => {
		const next = numbers[index];
		if (next === undefined) {
			return sum.n * term.d + term.n * sum.d === target * sum.d * term.d;
		}
		const closed = { n: sum.n * term.d + term.n * sum.d, d: sum.d * term.d, text: '' };
		return (
			visit(index + 1, closed, whole(next)) ||
			visit(index + 1, closed, whole(-next)) ||
			visit(index + 1, sum, { n: term.n * next, d: term.d, text: '' }) ||
			visit(index + 1, sum, { n: term.n, d: term.d * next, text: '' })
		);
	};
	return visit(1, whole(0), whole(numbers[0] ?? 0));
}

function whole(n: number): Reached {
	return { n, d: 1, text: '' };
}

/** Values of every segment of the row from the values of its parts; the whole row is only looked up, never built. */
function solveByIntervals(numbers: readonly number[], target: number): string | null {
	const known = new Map<string, ReachedValues>();
	const valuesOf = (from: number, to: number): ReachedValues => {
		const name = `${from}-${to}`;
		const cached = known.get(name);
		if (cached !== undefined) return cached;
		const values: ReachedValues = new Map();
		known.set(name, values);
		const only = numbers[from] as number;
		if (to - from === 1) keep(values, only, 1, () => String(only), false);
		for (let cut = from + 1; cut < to; cut++) {
			for (const a of valuesOf(from, cut).values()) {
				for (const b of valuesOf(cut, to).values()) joinInOrder(values, a, b, false);
			}
		}
		return values;
	};
	const middle = numbers.length / 2;
	const cuts = numbers.slice(1).map((_, index) => index + 1);
	// Even cuts need the smallest tables.
	for (const cut of cuts.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))) {
		const right = valuesOf(cut, numbers.length);
		for (const a of valuesOf(0, cut).values()) {
			const found = completeTo(target, a, right);
			if (found !== null) return found;
		}
	}
	return null;
}

/**
 * ((a op b) op c) op … over whole numbers of bounded size. Per number one table of reachable values, a value's cell
 * holding where it came from: previous value * 4 + operator.
 */
function solveByFolding(numbers: readonly number[], target: number): string | null {
	const bound = Math.min(FOLD_BOUND, 500 + 2 * Math.abs(target));
	if (Math.abs(target) > bound) return null;
	const tables: Int32Array[] = [];
	let values: number[] = [numbers[0] as number];
	for (const number of numbers.slice(1)) {
		const table = new Int32Array(2 * bound + 1).fill(UNREACHED);
		const next: number[] = [];
		const reach = (value: number, from: number, operator: number): void => {
			if (value < -bound || value > bound || table[value + bound] !== UNREACHED) return;
			table[value + bound] = from * 4 + operator;
			next.push(value);
		};
		for (const value of values) {
			reach(value + number, value, 0);
			reach(value - number, value, 1);
			reach(value * number, value, 2);
			if (value % number === 0) reach(value / number, value, 3);
		}
		tables.push(table);
		values = next;
	}
	const operators: string[] = [];
	let value = target;
	for (const table of tables.toReversed()) {
		const cell = table[value + bound];
		if (cell === undefined || cell === UNREACHED) return null;
		operators.unshift('+-*/'.charAt(cell & 3));
		value = cell >> 2;
	}
	let text = String(numbers[0]);
	let last = '*';
	for (const [index, operator] of operators.entries()) {
		const needsBrackets = (operator === '*' || operator === '/') && (last === '+' || last === '-');
		text = `${needsBrackets ? `(${text})` : text} ${operator} ${numbers[index + 1] as number}`;
		last = operator;
	}
	return text;
}
