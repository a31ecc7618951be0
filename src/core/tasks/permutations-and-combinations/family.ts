import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { parseAnswerList } from '../kit/answer-list.ts';
import { pythonProgram } from '../kit/python.ts';
import { generate, type Params } from './generate.ts';
import { importer } from './import.ts';
import { parseShelf, type ShelfInstance } from './instance.ts';
import program from './program.py?raw';
import { countArrangements, type ShelfConstraint } from './shelf-arrangements.ts';
import { solve } from './solver.ts';

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
	split: 'unseen',
	area: ['ordering', 'search'],
	seeksSolution: true,
	rules:
		'Put a few books in one row on a shelf so that every constraint holds. ' +
		'Constraints fix or forbid a place for a book, or say how two books stand to each other. ' +
		'Each book is used exactly once; any arrangement that meets all constraints is right.',
	levels,
	generate,
	parse: parseShelf,
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
	canonical: (_, answer) => {
		const order = parseAnswerList(answer, 'commas-or-blanks');
		return order?.every((book) => /^[A-Za-z?]$/.test(book)) === true ? order.join('').toUpperCase() : null;
	},
	fits: ({ books }, answer) => parseAnswerList(answer, 'commas-or-blanks')?.length === books.length,
	solve,
	slip,
	python: ({ books, constraints }) => pythonProgram({ books, constraints: constraints.map(triple) }, program),
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

/** Kind, book, and the position or the other book. */
function triple(constraint: ShelfConstraint): (string | number)[] {
	const { kind, book } = constraint;
	return [kind, book, 'position' in constraint ? constraint.position : constraint.other];
}
