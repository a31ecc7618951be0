import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { parseAnswerList } from '../kit/answer-list.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { redraw } from '../kit/redraw.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import { countArrangements, type ShelfConstraint } from './shelf-arrangements.ts';
import { importer } from './import.ts';

export interface ShelfInstance {
	/** One capital letter each. */
	books: string[];
	constraints: ShelfConstraint[];
}

interface Params {
	books: number;
	/** Constraints as published: this many or one more. Null: as few as leave exactly one arrangement. */
	constraints: number | null;
}

const levels: readonly Level<Params>[] = [
	level(4, 4, false),
	level(5, 6, false),
	level(6, 7, true),
	level(7, 8, true),
	level(8, 9, true),
	level(9, 10, true),
	level(10, null, false),
	level(11, null, false),
];

export const permutationsAndCombinations: TaskFamily<ShelfInstance, Params> = {
	id: 'permutations-and-combinations',
	label: 'Permutations and Combinations',
	split: 'unseen',
	area: ['ordering', 'search'],
	rules:
		'Put a few books in one row on a shelf so that every constraint holds. ' +
		'Constraints fix or forbid a place for a book, or say how two books stand to each other. ' +
		'Each book is used exactly once; any arrangement that meets all constraints is right.',
	levels,
	generate,
	parse,
	question: ({ books, constraints }) =>
		`Put ${books.length} books, labelled ${books.join(', ')}, in one row on a shelf with the positions 1 to ` +
		`${books.length}. Position 1 is the leftmost, position ${books.length} the rightmost. ` +
		`Every book stands at exactly one position. These constraints must all hold:\n\n` +
		`${constraints.map((constraint, i) => `${i + 1}. ${sentence(constraint)}`).join('\n')}\n\n` +
		'"Left of" and "right of" mean anywhere on that side, not necessarily next to each other. ' +
		'There may be several such arrangements; one is enough.\n\n' +
		'Give the books from position 1 to the last position as a JSON list of strings between <<< and >>>. ' +
		'With three books it would look like this: <<<["B", "C", "A"]>>>',
	verify,
	fits: ({ books }, answer) => parseAnswerList(answer, 'commas-or-blanks')?.length === books.length,
	solve: ({ books, constraints }) => {
		const { first } = countArrangements(books, constraints);
		return first === null ? 'no arrangement' : JSON.stringify(first);
	},
	slip,
	python,
	draw: ({ books, constraints }): Drawing[] => [
		{ kind: 'items', caption: 'Books', items: books.map((text) => ({ text })) },
		{ kind: 'facts', caption: 'Constraints', facts: constraints.map(sentence) },
	],
	importer,
};

function level(books: number, constraints: number | null, published: boolean): Level<Params> {
	return {
		id: `n${books}`,
		label: `${books} books, ${constraints === null ? 'one solution' : `${constraints}-${constraints + 1} constraints`}`,
		published,
		params: { books, constraints },
	};
}

function generate({ params }: Level<Params>, rng: Rng): ShelfInstance {
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

function sentence(constraint: ShelfConstraint): string {
	switch (constraint.kind) {
		case 'fixed':
			return `Book ${constraint.book} stands at position ${constraint.position}.`;
		case 'not-at':
			return `Book ${constraint.book} does not stand at position ${constraint.position}.`;
		case 'left-of':
			return `Book ${constraint.book} stands left of book ${constraint.other}.`;
		case 'right-of':
			return `Book ${constraint.book} stands right of book ${constraint.other}.`;
		case 'adjacent':
			return `Books ${constraint.book} and ${constraint.other} stand directly next to each other, in either order.`;
	}
}

function holds(constraint: ShelfConstraint, order: readonly string[]): boolean {
	const place = order.indexOf(constraint.book);
	switch (constraint.kind) {
		case 'fixed':
			return place === constraint.position - 1;
		case 'not-at':
			return place !== constraint.position - 1;
		case 'left-of':
			return place < order.indexOf(constraint.other);
		case 'right-of':
			return place > order.indexOf(constraint.other);
		case 'adjacent':
			return Math.abs(place - order.indexOf(constraint.other)) === 1;
	}
}

const MAX_BOOKS = 12;

function parse(value: unknown): ShelfInstance | null {
	if (!isRecord(value)) return null;
	const { books, constraints } = value;
	const isLabel = (label: unknown): label is string => typeof label === 'string' && /^[A-Z]$/.test(label);
	if (!isListOf(books, 2, MAX_BOOKS, isLabel) || new Set(books).size !== books.length) return null;
	const isBook = (label: unknown): boolean => isLabel(label) && books.includes(label);
	const isConstraint = (constraint: unknown): constraint is ShelfConstraint => {
		if (!isRecord(constraint) || !isBook(constraint['book'])) return false;
		if (constraint['kind'] === 'fixed' || constraint['kind'] === 'not-at') {
			return isWhole(constraint['position'], 1, books.length);
		}
		const isPair =
			constraint['kind'] === 'left-of' ||
			constraint['kind'] === 'right-of' ||
			constraint['kind'] === 'adjacent';
		return isPair && isBook(constraint['other']) && constraint['other'] !== constraint['book'];
	};
	if (!isListOf(constraints, 0, 200, isConstraint)) return null;
	return countArrangements(books, constraints).count > 0 ? { books, constraints } : null;
}

function verify({ books, constraints }: ShelfInstance, answer: string): Verdict {
	const items = parseAnswerList(answer, 'commas-or-blanks');
	if (items === null || items.some((item) => !/^[A-Za-z?]$/.test(item))) {
		return malformed('The answer is not a list of book labels');
	}
	const order = items.map((item) => item.toUpperCase());
	for (const [i, book] of order.entries()) {
		if (!books.includes(book)) return incorrect(`${book} is not one of the books`);
		if (order.indexOf(book) !== i) return incorrect(`Book ${book} stands at two positions`);
	}
	const missing = books.find((book) => !order.includes(book));
	if (missing !== undefined) return incorrect(`Book ${missing} is missing`);
	const broken = constraints.findIndex((constraint) => !holds(constraint, order));
	return broken < 0
		? correct('Every constraint holds')
		: incorrect(
				`Constraint ${broken + 1} is broken: ${sentence(constraints[broken] as ShelfConstraint).slice(0, -1)}`,
			);
}

/** Two books of a right arrangement in each other's place: of all such exchanges one that breaks the fewest constraints. */
function slip(instance: ShelfInstance, rng: Rng): string {
	const { first } = countArrangements(instance.books, instance.constraints);
	const order = first ?? instance.books;
	const places = order.map((_, i) => i);
	const pairs = places.flatMap((a) => places.slice(a + 1).map((b) => [a, b] as const));
	const broken = (swapped: readonly string[]): number =>
		instance.constraints.filter((constraint) => !holds(constraint, swapped)).length;
	const [nearest] = rng
		.shuffle(pairs)
		.map(([a, b]) => order.map((book, i) => order[i === a ? b : i === b ? a : i] ?? book))
		.map((swapped) => ({ swapped, faults: broken(swapped) }))
		.filter(({ faults }) => faults > 0)
		.sort((a, b) => a.faults - b.faults);
	return JSON.stringify(nearest?.swapped ?? order.slice(0, -1));
}

function python({ books, constraints }: ShelfInstance): string {
	const rows = constraints.map((constraint) => {
		const second = 'other' in constraint ? JSON.stringify(constraint.other) : constraint.position;
		return `    (${JSON.stringify(constraint.kind)}, ${JSON.stringify(constraint.book)}, ${second}),`;
	});
	return `import json

books = ${JSON.stringify(books)}
constraints = [
${rows.join('\n')}
]


def possible(order):
    """Does no constraint break with these books on the first positions?"""
    place = {book: i + 1 for i, book in enumerate(order)}
    filled = len(order)
    for kind, a, b in constraints:
        if kind == "fixed":
            ok = place[a] == b if a in place else b > filled
        elif kind == "not-at":
            ok = place.get(a) != b
        elif kind == "left-of":
            ok = b not in place or (a in place and place[a] < place[b])
        elif kind == "right-of":
            ok = a not in place or (b in place and place[b] < place[a])
        elif a in place and b in place:
            ok = abs(place[a] - place[b]) == 1
        elif a in place or b in place:
            ok = place.get(a, place.get(b)) == filled  # the partner must come next
        else:
            ok = True
        if not ok:
            return False
    return True


def search(order):
    """Fill the shelf from the left; take a book away again when nothing fits behind it."""
    if len(order) == len(books):
        return order
    for book in books:
        if book not in order and possible(order + [book]):
            found = search(order + [book])
            if found:
                return found
    return None


print(f"<<<{json.dumps(search([]))}>>>")
`;
}
