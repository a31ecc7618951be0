import { letterIndex, type LogicalEquationInstance, type Relation } from './instance.ts';

/** Search steps before giving up; generated puzzles need a few hundred. */
const STEP_LIMIT = 300_000;

export function solve(instance: LogicalEquationInstance): string {
	return asList(findAssignments(instance, 1)[0] ?? []);
}

/** The asked form: the values in the order of the letters. */
export function asList(values: readonly number[]): string {
	return `[${values.join(', ')}]`;
}

/** Whether the relation holds for the values of its two letters. */
function holds(relation: Relation, left: number, right: number): boolean {
	switch (relation.kind) {
		case 'sum':
			return left + right === relation.total;
		case 'difference':
			return left - right === relation.total;
		case 'multiple':
			return 10 * left === relation.tenths * right;
		case 'equal':
			return left === right;
		case 'greater':
			return left > right;
	}
}

/** Whether the relation holds in an assignment, a value per letter in their order. */
export function holdsIn(relation: Relation, assignment: readonly number[]): boolean {
	return holds(
		relation,
		assignment[letterIndex(relation.left)] as number,
		assignment[letterIndex(relation.right)] as number,
	);
}

/**
 * Up to `limit` assignments in letter order. Each letter has a bit set of pool places it may still take; the letter with
 * the fewest goes first, and a choice strikes places from all letters it is related to.
 */
export function findAssignments(instance: LogicalEquationInstance, limit: number): number[][] {
	const { letterCount, values, relations } = instance;
	const every = 2 ** letterCount - 1;
	const partners = tablesOf(values, relations, letterCount);
	const found: number[][] = [];
	let steps = 0;
	const search = (domains: readonly number[], open: readonly number[], chosen: readonly number[]): void => {
		if (open.length === 0) {
			found.push(chosen.map((place) => values[place] as number));
			return;
		}
		const letter = open.reduce((best, one) =>
			countBits(domains[one] as number) < countBits(domains[best] as number) ? one : best,
		);
		const rest = open.filter((one) => one !== letter);
		for (let places = domains[letter] as number; places !== 0; places &= places - 1) {
			if (found.length >= limit || ++steps > STEP_LIMIT) return;
			const place = 31 - Math.clz32(places & -places);
			const next = domains.map((domain) => domain & ~(1 << place));
			for (const { other, allowed } of partners[letter] as readonly Partner[]) {
				next[other] = (next[other] as number) & (allowed[place] as number);
			}
			if (rest.every((one) => next[one] !== 0)) search(next, rest, chosen.with(letter, place));
		}
	};
	const letters = Array.from({ length: letterCount }, (_, index) => index);
	// A place without any partner place for some relation can be struck at once.
	const start = letters.map((letter) =>
		(partners[letter] as readonly Partner[]).reduce(
			(domain, { allowed }) =>
				allowed.reduce((kept, others, place) => (others === 0 ? kept & ~(1 << place) : kept), domain),
			every,
		),
	);
	search(
		start,
		letters,
		letters.map(() => 0),
	);
	return found;
}

interface Partner {
	other: number;
	/** Per pool place of this letter, the places the other letter may take. */
	allowed: number[];
}

function tablesOf(
	values: readonly number[],
	relations: readonly Relation[],
	letterCount: number,
): Partner[][] {
	const partners = Array.from({ length: letterCount }, (): Partner[] => []);
	for (const relation of relations) {
		const [left, right] = [letterIndex(relation.left), letterIndex(relation.right)];
		const fits = (test: (value: number, other: number) => boolean): number[] =>
			values.map((value) =>
				values.reduce((set, other, place) => (test(value, other) ? set | (1 << place) : set), 0),
			);
		partners[left]?.push({ other: right, allowed: fits((value, other) => holds(relation, value, other)) });
		partners[right]?.push({ other: left, allowed: fits((value, other) => holds(relation, other, value)) });
	}
	return partners;
}

function countBits(set: number): number {
	let count = 0;
	for (let rest = set; rest !== 0; rest &= rest - 1) count++;
	return count;
}
