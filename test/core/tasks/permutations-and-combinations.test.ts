import { describe, expect, it } from 'vitest';
import { permutationsAndCombinations as family } from '../../../src/core/tasks/permutations-and-combinations/family.ts';
import type { ShelfInstance } from '../../../src/core/tasks/permutations-and-combinations/instance.ts';
import {
	countArrangements,
	type ShelfConstraint,
} from '../../../src/core/tasks/permutations-and-combinations/shelf-arrangements.ts';
import { createRng } from '../../../src/core/rng.ts';
import { drawInstances, judgeReply, mean } from '../../support/judge.ts';

const example: ShelfInstance = {
	books: ['A', 'B', 'C', 'D', 'E'],
	constraints: [
		{ kind: 'left-of', book: 'D', other: 'B' },
		{ kind: 'not-at', book: 'A', position: 1 },
		{ kind: 'adjacent', book: 'C', other: 'E' },
		{ kind: 'right-of', book: 'A', other: 'E' },
		{ kind: 'fixed', book: 'B', position: 4 },
	],
};
const solutions = ['CEDBA', 'ECDBA', 'DCEBA', 'DECBA'];

function judge(answer: string, instance = example): string {
	return judgeReply(family, instance, `<<<${answer}>>>`);
}

function permutations(names: readonly string[]): string[][] {
	if (names.length === 0) return [[]];
	return names.flatMap((name) =>
		permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]),
	);
}

function holds(constraint: ShelfConstraint, order: readonly string[]): boolean {
	const place = order.indexOf(constraint.book) + 1;
	if (!('other' in constraint)) return (place === constraint.position) === (constraint.kind === 'fixed');
	const other = order.indexOf(constraint.other) + 1;
	if (constraint.kind === 'left-of') return place < other;
	return constraint.kind === 'right-of' ? place > other : Math.abs(place - other) === 1;
}

describe('permutationsAndCombinations.verify', () => {
	it('accepts each of the four arrangements of the example and no other permutation', () => {
		const accepted = permutations(example.books).filter(
			(order) => judge(JSON.stringify(order)) === 'correct',
		);
		expect(accepted.map((order) => order.join('')).sort()).toEqual([...solutions].sort());
		expect(countArrangements(example.books, example.constraints).count).toBe(4);
	});

	it('accepts the layouts people use', () => {
		const layouts = [
			'["C","E","D","B","A"]',
			'[C, E, D, B, A]',
			'C E D B A',
			'C,E,D,B,A',
			"['C', 'E', 'D', 'B', 'A']",
			'["c","e","d","b","a"]',
			'[\n  "C",\n  "E",\n  "D",\n  "B",\n  "A"\n]',
			'"C", "E", "D", "B", "A"',
		];
		expect(layouts.map((layout) => judge(layout))).toEqual(layouts.map(() => 'correct'));
	});

	it('insists on a permutation of the books', () => {
		const answers = ['["C","E","D","B"]', '["C","E","D","B","?"]', '["C","E","D","B","A","A"]'];
		const why = answers.map((answer) => family.verify(example, answer));
		expect(why).toEqual([
			{ kind: 'incorrect', why: 'Book A is missing' },
			{ kind: 'incorrect', why: '? is not one of the books' },
			{ kind: 'incorrect', why: 'Book A stands at two positions' },
		]);
		expect(judge('["C","E","D","B","A","F"]')).toBe('incorrect');
	});

	it('names the broken constraint', () => {
		expect(family.verify(example, '["E","D","C","B","A"]')).toEqual({
			kind: 'incorrect',
			why: 'Constraint 3 is broken: Books C and E stand directly next to each other, in either order',
		});
		expect(judge('["A","B","D","E","C"]')).toBe('incorrect');
		expect(judge('["D","C","E","A","B"]')).toBe('incorrect');
	});

	it('takes no glued string, no object and no nested list', () => {
		const answers = [
			'"CEDBA"',
			'CEDBA',
			'{"1":"C","2":"E","3":"D","4":"B","5":"A"}',
			'[["C","E","D","B","A"]]',
		];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'malformed'));
	});

	it('counts the direct neighbour as left of', () => {
		const pair: ShelfInstance = {
			books: ['A', 'B'],
			constraints: [{ kind: 'left-of', book: 'A', other: 'B' }],
		};
		expect([judge('A,B', pair), judge('B,A', pair)]).toEqual(['correct', 'incorrect']);
	});
});

describe('permutationsAndCombinations.parse', () => {
	it('refuses a book beside itself and sets that nothing fulfils', () => {
		const withConstraints = (...constraints: ShelfConstraint[]) =>
			family.parse({ books: ['A', 'B', 'C'], constraints });
		expect(withConstraints({ kind: 'left-of', book: 'A', other: 'A' })).toBeNull();
		expect(
			withConstraints({ kind: 'fixed', book: 'A', position: 1 }, { kind: 'fixed', book: 'B', position: 1 }),
		).toBeNull();
		expect(withConstraints({ kind: 'fixed', book: 'A', position: 4 })).toBeNull();
		expect(withConstraints({ kind: 'fixed', book: 'A', position: 3 })).not.toBeNull();
	});
});

describe('permutationsAndCombinations.generate', () => {
	const drawn = drawInstances(family, 8);

	it('counts as many arrangements as listing them finds', () => {
		for (const { instances } of drawn.slice(0, 4)) {
			for (const { books, constraints } of instances) {
				const fitting = permutations(books).filter((order) => constraints.every((c) => holds(c, order)));
				const { count, first } = countArrangements(books, constraints);
				expect({ count, first }).toEqual({ count: fitting.length, first: fitting[0] });
			}
		}
	});

	it('accepts another valid arrangement where there is one', () => {
		const loose = drawn.flatMap(({ instances }) => instances.filter(({ books }) => books.length <= 7));
		let several = 0;
		for (const instance of loose) {
			const right = permutations(instance.books).filter((order) =>
				instance.constraints.every((c) => holds(c, order)),
			);
			if (right.length > 1) several++;
			expect(judge(right.at(-1)!.join(' '), instance)).toBe('correct');
		}
		expect(several).toBeGreaterThan(5);
	});

	it('mentions every book, repeats nothing, and leaves one arrangement at the hardest levels', () => {
		for (const { level, instances } of drawn) {
			for (const { books, constraints } of instances) {
				const named = new Set(constraints.flatMap((c) => ('other' in c ? [c.book, c.other] : [c.book])));
				expect([...named].sort()).toEqual(books);
				expect(new Set(constraints.map((c) => JSON.stringify(c))).size).toBe(constraints.length);
				if (level === 'n10' || level === 'n11') {
					expect(countArrangements(books, constraints).count).toBe(1);
				}
			}
		}
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = JSON.parse(family.solve(instance)) as string[];
				const faults = [
					right.slice(1),
					[...right, right[0]],
					[right[1], ...right.slice(1)],
					['?', ...right.slice(1)],
				];
				for (const fault of faults) {
					expect(family.verify(instance, JSON.stringify(fault)).kind).toBe('incorrect');
				}
			}
		}
	});

	it('slips by overlooking as little as an exchange of two books allows', () => {
		for (const { instances } of drawn) {
			for (const [seed, instance] of instances.entries()) {
				const right = JSON.parse(family.solve(instance)) as string[];
				const broken = (order: readonly string[]): number =>
					instance.constraints.filter((constraint) => !holds(constraint, order)).length;
				const exchanges = right.flatMap((a, i) =>
					right.slice(i + 1).map((b) => right.map((book) => (book === a ? b : book === b ? a : book))),
				);
				const least = Math.min(...exchanges.map(broken).filter((count) => count > 0));
				const slip = JSON.parse(family.slip(instance, createRng('slip', seed))) as string[];
				expect(broken(slip)).toBe(least);
			}
		}
	});

	it('grows in books and constraints', () => {
		expect(drawn.map(({ instances }) => instances[0]!.books.length)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
		const counts = drawn
			.slice(0, 6)
			.map(({ instances }) => mean(instances.map(({ constraints }) => constraints.length)));
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
	});
});
