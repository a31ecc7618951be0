import type { Rng } from '../../rng.ts';
import { letterAt, type LogicalEquationInstance, type Relation } from './instance.ts';
import { findAssignments, holdsIn } from './solver.ts';

/** What a level sets; `letters` is their number. */
export interface Params {
	letters: number;
	/** How many relations; absent: as many as it takes until one assignment is left. */
	relations?: number;
	/** Fixed pool of the published level; absent: drawn. */
	pool?: readonly number[];
}

/** With `relations` given several assignments may fit; without, just one. */
export function generate(params: Params, rng: Rng): LogicalEquationInstance {
	const values = params.pool === undefined ? drawPool(params.letters, rng) : [...params.pool];
	const hidden = rng.shuffle(values);
	const base = { letterCount: params.letters, values };
	const relations: Relation[] = [];
	if (params.relations !== undefined) {
		while (relations.length < params.relations) addIfNew(relations, trueRelation(hidden, rng));
		return { ...base, relations };
	}
	// While another assignment fits, add a true relation that it breaks.
	for (;;) {
		const other = findAssignments({ ...base, relations }, 2).find((one) =>
			one.some((value, letter) => value !== hidden[letter]),
		);
		if (other === undefined) return { ...base, relations };
		for (let tries = 0, added = false; !added; tries++) {
			// Sums and multiples may all agree with the other assignment; a difference of two changed letters cannot.
			const relation = tries < 100 ? trueRelation(hidden, rng) : decisive(hidden, other);
			if (relation !== null && !holdsIn(relation, other)) added = addIfNew(relations, relation);
		}
	}
}

/** Distinct numbers, half of them with a multiple or a fraction of another one in the pool. */
function drawPool(size: number, rng: Rng): number[] {
	const pool = new Set<number>();
	while (pool.size < size) {
		const value = rng.int(2, 20 + 8 * size);
		pool.add(value);
		const multiple = (value * rng.int(11, 49)) / 10;
		if (pool.size < size && rng.chance(0.5) && Number.isInteger(multiple)) pool.add(multiple);
	}
	return [...pool].sort((a, b) => a - b);
}

/** One relation that holds for the hidden assignment, the kind drawn first; null when there is none of that kind. */
function trueRelation(hidden: readonly number[], rng: Rng): Relation | null {
	const [i, j] = rng.sample([...hidden.keys()], 2) as [number, number];
	const [x, y] = [hidden[i] as number, hidden[j] as number];
	const [left, right] = [letterAt(i), letterAt(j)];
	if (rng.chance(0.05)) return x > y ? { kind: 'greater', left, right } : null;
	const kind = rng.pick(['multiple', 'difference', 'sum'] as const);
	if (kind === 'sum') return { kind, left, right, total: x + y };
	if (kind === 'difference') return { kind, left, right, total: x - y };
	const multiples = multiplesAmong(hidden);
	return multiples.length === 0 ? null : rng.pick(multiples);
}

function multiplesAmong(hidden: readonly number[]): Relation[] {
	const found: Relation[] = [];
	for (const [i, x] of hidden.entries()) {
		for (const [j, y] of hidden.entries()) {
			const tenths = (10 * x) / y;
			if (Number.isInteger(tenths) && tenths >= 11 && tenths <= 49) {
				found.push({ kind: 'multiple', left: letterAt(i), right: letterAt(j), tenths });
			}
		}
	}
	return found;
}

function decisive(hidden: readonly number[], other: readonly number[]): Relation {
	const changed = hidden.findIndex((value, letter) => value !== other[letter]);
	const partner = hidden.findIndex(
		(value, letter) =>
			letter !== changed &&
			(hidden[changed] as number) - value !== (other[changed] as number) - (other[letter] as number),
	);
	const total = (hidden[changed] as number) - (hidden[partner] as number);
	return { kind: 'difference', left: letterAt(changed), right: letterAt(partner), total };
}

/** Refuses repetitions and mirrors: x + y beside y + x, or x - y beside y - x. */
function addIfNew(relations: Relation[], relation: Relation | null): boolean {
	if (relation === null) return false;
	const isKnown = relations.some(
		(one) =>
			one.kind === relation.kind &&
			[one.left, one.right].sort().join('') === [relation.left, relation.right].sort().join(''),
	);
	if (!isKnown) relations.push(relation);
	return !isKnown;
}
