import type { Rng } from '../../rng.ts';
import type { Level } from '../family.ts';
import { redraw } from '../kit/redraw.ts';
import type { ShelfInstance } from './instance.ts';
import { countArrangements, type ShelfConstraint } from './shelf-arrangements.ts';

/** What a level sets; books are named from A. */
export interface Params {
	books: number;
	/** Constraints as published: this many or one more. Null: as few as leave exactly one arrangement. */
	constraints: number | null;
}

/** Every book is mentioned, and at least one arrangement is left. */
export function generate({ params }: Level<Params>, rng: Rng): ShelfInstance {
	const books = Array.from({ length: params.books }, (_, i) => String.fromCharCode(65 + i));
	const wanted = params.constraints;
	if (wanted === null) return { books, constraints: drawTightConstraints(rng.shuffle(books), books, rng) };
	const count = wanted + rng.int(0, 1);
	return redraw(() => {
		const constraints = drawConstraints(rng.shuffle(books), books, count, rng);
		const mentioned = new Set(constraints?.flatMap(booksOf));
		return constraints === null || mentioned.size < books.length ? null : { books, constraints };
	});
}

/** True constraints of a hidden arrangement, each of which excludes something that was still possible. */
function drawConstraints(
	hidden: readonly string[],
	books: readonly string[],
	wanted: number,
	rng: Rng,
): ShelfConstraint[] | null {
	const constraints: ShelfConstraint[] = [];
	let { count } = countArrangements(books, constraints);
	for (let tries = 0; tries < 80 && constraints.length < wanted; tries++) {
		const candidate = trueConstraint(hidden, constraints, true, rng);
		const left = countArrangements(books, [...constraints, candidate]).count;
		// Every constraint still to come needs an arrangement to exclude.
		if (left >= count || left < wanted - constraints.length) continue;
		constraints.push(candidate);
		count = left;
	}
	return constraints.length === wanted ? constraints : null;
}

/** True constraints until one arrangement is left; then every constraint that is not needed goes. */
function drawTightConstraints(
	hidden: readonly string[],
	books: readonly string[],
	rng: Rng,
): ShelfConstraint[] {
	let constraints: ShelfConstraint[] = [];
	// With fewer, many arrangements are left: counting them would be wasted.
	while (constraints.length < books.length) constraints.push(trueConstraint(hidden, constraints, false, rng));
	while (countArrangements(books, constraints).count > 1) {
		constraints.push(trueConstraint(hidden, constraints, false, rng));
		constraints.push(trueConstraint(hidden, constraints, false, rng));
	}
	// What alone names a book stays, so that every book remains mentioned.
	const mentions = (constraint: ShelfConstraint): number =>
		Math.min(...booksOf(constraint).map((b) => constraints.filter((c) => booksOf(c).includes(b)).length));
	for (const constraint of rng.shuffle(constraints)) {
		if (mentions(constraint) < 2) continue;
		const without = constraints.filter((other) => other !== constraint);
		if (countArrangements(books, without).count === 1) constraints = without;
	}
	return constraints;
}

function trueConstraint(
	hidden: readonly string[],
	soFar: readonly ShelfConstraint[],
	mayFix: boolean,
	rng: Rng,
): ShelfConstraint {
	const unmentioned = hidden.filter(
		(name) => !soFar.some((constraint) => booksOf(constraint).includes(name)),
	);
	const book = rng.pick(unmentioned.length > 0 ? unmentioned : hidden);
	const place = hidden.indexOf(book);
	const kind = rng.pick([
		...(mayFix ? (['fixed'] as const) : []),
		'not-at',
		'order',
		'order',
		'adjacent',
	] as const);
	switch (kind) {
		case 'fixed':
			return { kind, book, position: place + 1 };
		case 'not-at': {
			const elsewhere = hidden.map((_, i) => i).filter((i) => i !== place);
			return { kind, book, position: rng.pick(elsewhere) + 1 };
		}
		case 'order': {
			const other = rng.pick(hidden.filter((name) => name !== book));
			return { kind: place < hidden.indexOf(other) ? 'left-of' : 'right-of', book, other };
		}
		case 'adjacent':
			return {
				kind,
				book,
				other: rng.pick([hidden[place - 1], hidden[place + 1]].filter((name) => name !== undefined)),
			};
	}
}

function booksOf(constraint: ShelfConstraint): string[] {
	return 'other' in constraint ? [constraint.book, constraint.other] : [constraint.book];
}
