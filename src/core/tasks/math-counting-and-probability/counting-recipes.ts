import { boundedSums, choose, derangements, factorial, sumOver } from './combinatorics.ts';
import { term } from '../kit/exact-term.ts';
import { fraction } from '../kit/fraction.ts';
import type { MathRecipe, MathResult } from '../kit/math-instance.ts';
import { count, counts, listed, literals, type Params } from '../kit/recipe.ts';

function exactly(value: bigint): MathResult {
	return { terms: term(fraction(value)) };
}

const letterWords: MathRecipe = {
	id: 'letter-arrangements',
	draw: (size, rng) => ({
		letters: Array.from({ length: size + 2 }, (_, i) => rng.int(i === 0 ? 2 : 1, 2 + size)).join(' '),
	}),
	text: (p) =>
		`A box holds letter tiles: ${listed(
			counts(p, 'letters').map((n, i) => `${n} with the letter $${'ABCDEFGHIJ'.charAt(i)}$`),
		)}. Tiles with the same letter cannot be told apart. All tiles are laid in a row. In how many different rows do ` +
		'all the letters $A$ stand next to each other?',
	value: (p) => {
		const others = counts(p, 'letters').slice(1);
		const rest = others.reduce((a, b) => a + b, 0);
		return exactly(others.reduce((value, n) => value / factorial(n), factorial(rest + 1)));
	},
	careless: (p) => {
		const all = counts(p, 'letters');
		const total = all.reduce((a, b) => a + b, 0);
		return exactly(all.reduce((value, n) => value / factorial(n), factorial(total)));
	},
	python: (p) => `from math import factorial

tiles = ${literals(p, 'letters')}

# The letters A form one block among all other tiles.
others = tiles[1:]
answer = factorial(sum(others) + 1)
for n in others:
    answer //= factorial(n)`,
};

const committee: MathRecipe = {
	id: 'committee',
	draw: (size, rng) => {
		const [women, men] = [rng.int(3 + size, 6 + 4 * size), rng.int(3 + size, 6 + 4 * size)];
		const seats = rng.int(3, Math.min(women, men, 3 + 2 * size));
		return {
			women: String(women),
			men: String(men),
			seats: String(seats),
			least: String(rng.int(1, seats - 1)),
		};
	},
	text: (p) =>
		`From ${p['women'] ?? ''} women and ${p['men'] ?? ''} men a committee of ${p['seats'] ?? ''} people without any ` +
		`offices is chosen. In how many ways can this be done if it must have at least ${p['least'] ?? ''} ${count(p, 'least') === 1 ? 'woman' : 'women'}?`,
	value: (p) => exactly(committees(p, count(p, 'least'))),
	careless: (p) => exactly(committees(p, count(p, 'least') + 1)),
	python: (p) => `from math import comb

women, men, seats, least = ${p['women'] ?? ''}, ${p['men'] ?? ''}, ${p['seats'] ?? ''}, ${p['least'] ?? ''}

answer = sum(comb(women, k) * comb(men, seats - k) for k in range(least, seats + 1))`,
};

const boxes: MathRecipe = {
	id: 'bounded-solutions',
	draw: (size, rng) => {
		const [variables, most] = [rng.int(2 + size, 3 + 2 * size), rng.int(2 + size, 4 + 3 * size)];
		const middle = Math.floor((variables * most) / 2);
		return {
			variables: String(variables),
			most: String(most),
			total: String(rng.int(Math.max(2, middle - most), middle)),
		};
	},
	text: (p) =>
		`How many ordered ways are there to write $${p['total'] ?? ''}$ as a sum of ${p['variables'] ?? ''} integers, each at ` +
		`least $0$ and at most $${p['most'] ?? ''}$?`,
	value: (p) => exactly(boundedSums(count(p, 'variables'), count(p, 'most'))[count(p, 'total')] ?? 0n),
	careless: (p) => exactly(choose(count(p, 'total') + count(p, 'variables') - 1, count(p, 'variables') - 1)),
	python: (p) => `variables, most, total = ${p['variables'] ?? ''}, ${p['most'] ?? ''}, ${p['total'] ?? ''}

# ways[s]: how often the sum s occurs with the numbers placed so far
ways = [1] + [0] * total
for _ in range(variables):
    ways = [sum(ways[max(0, s - most):s + 1]) for s in range(total + 1)]

answer = ways[total]`,
};

const lattice: MathRecipe = {
	id: 'lattice-paths',
	draw: (size, rng) => {
		const [right, up] = [rng.int(3 + size, 5 + 4 * size), rng.int(3 + size, 5 + 4 * size)];
		return {
			right: String(right),
			up: String(up),
			hole: `${rng.int(1, right - 1)} ${rng.int(1, up - 1)}`,
		};
	},
	text: (p) =>
		`A robot walks on grid points from $(0,0)$ to $(${p['right'] ?? ''},${p['up'] ?? ''})$. Each step goes one unit to the ` +
		`right or one unit up. The point $(${counts(p, 'hole').join(',')})$ is closed. How many paths avoid it?`,
	value: (p) => exactly(paths(p) - throughHole(p)),
	careless: (p) => exactly(throughHole(p)),
	python: (p) => `right, up = ${p['right'] ?? ''}, ${p['up'] ?? ''}
closed = (${counts(p, 'hole').join(', ')})

# Number of ways to reach each point, column by column.
ways = {(0, 0): 1}
for x in range(right + 1):
    for y in range(up + 1):
        if (x, y) == closed:
            ways[x, y] = 0
        elif (x, y) != (0, 0):
            ways[x, y] = ways.get((x - 1, y), 0) + ways.get((x, y - 1), 0)

answer = ways[right, up]`,
};

const table: MathRecipe = {
	id: 'round-table',
	draw: (size, rng) => {
		const people = rng.int(5 + size, 6 + 4 * size);
		return {
			people: String(people),
			couples: String(rng.int(1, Math.min(1 + size, Math.floor(people / 2) - 1))),
		};
	},
	text: (p) =>
		`${p['people'] ?? ''} different people, among them ${count(p, 'couples') === 1 ? 'one couple' : `${p['couples'] ?? ''} couples`}, ` +
		'sit down at a round table with as many seats. Seatings that differ only by a rotation count as the same, mirror ' +
		'images as different. In how many ways can they sit so that the two partners of every couple are neighbours?',
	value: (p) =>
		exactly(2n ** BigInt(count(p, 'couples')) * factorial(count(p, 'people') - count(p, 'couples') - 1)),
	careless: (p) => exactly(factorial(count(p, 'people') - count(p, 'couples') - 1)),
	python: (p) => `from math import factorial

people, couples = ${p['people'] ?? ''}, ${p['couples'] ?? ''}

# Every couple is one block that can be turned round; one block stays fixed because of the rotations.
blocks = people - couples
answer = factorial(blocks - 1) * 2 ** couples`,
};

const fixedPoints: MathRecipe = {
	id: 'fixed-points',
	draw: (size, rng) => {
		const n = rng.int(4 + size, 5 + 4 * size);
		return { letters: String(n), right: String(rng.int(1, n - 3)) };
	},
	text: (p) =>
		`${p['letters'] ?? ''} different letters are put into ${p['letters'] ?? ''} addressed envelopes, one into each. In how ` +
		`many ways can exactly ${p['right'] ?? ''} of the letters be in the right envelope?`,
	value: (p) =>
		exactly(
			choose(count(p, 'letters'), count(p, 'right')) * derangements(count(p, 'letters') - count(p, 'right')),
		),
	careless: (p) =>
		exactly(
			choose(count(p, 'letters'), count(p, 'right')) * factorial(count(p, 'letters') - count(p, 'right')),
		),
	python: (p) => `from math import comb

letters, right = ${p['letters'] ?? ''}, ${p['right'] ?? ''}

# misplaced[m]: arrangements of m letters with none in the right envelope
misplaced = [1, 0]
for m in range(2, letters + 1):
    misplaced.append((m - 1) * (misplaced[m - 1] + misplaced[m - 2]))

answer = comb(letters, right) * misplaced[letters - right]`,
};

const divisible: MathRecipe = {
	id: 'divisible-by-one-of',
	draw: (size, rng) => ({
		last: String(rng.int(10 ** (size + 1), 9 * 10 ** (size + 1))),
		divisors: rng
			.sample([2, 3, 4, 5, 6, 7, 9, 10, 11, 14, 15], Math.min(4, 1 + Math.ceil(size / 2) + 1))
			.join(' '),
	}),
	text: (p) =>
		`How many integers from $1$ to $${p['last'] ?? ''}$, both included, are divisible by at least one of the numbers ` +
		`${listed(counts(p, 'divisors').map((n) => `$${n}$`))}?`,
	value: (p) => exactly(divisibleCount(count(p, 'last'), counts(p, 'divisors'))),
	careless: (p) =>
		exactly(
			sumOver(0, counts(p, 'divisors').length - 1, (i) =>
				BigInt(Math.floor(count(p, 'last') / (counts(p, 'divisors')[i] ?? 1))),
			),
		),
	python: (p) => `from itertools import combinations
from math import lcm

last = ${p['last'] ?? ''}
divisors = ${literals(p, 'divisors')}

# Inclusion and exclusion over the common multiples.
answer = 0
for size in range(1, len(divisors) + 1):
    for group in combinations(divisors, size):
        answer += (-1) ** (size + 1) * (last // lcm(*group))`,
};

const onto: MathRecipe = {
	id: 'no-box-empty',
	draw: (size, rng) => {
		const boxCount = rng.int(2 + Math.floor(size / 2), 2 + size);
		return { objects: String(rng.int(boxCount + 1, boxCount + 3 + 2 * size)), boxes: String(boxCount) };
	},
	text: (p) =>
		`In how many ways can ${p['objects'] ?? ''} different books be put on ${p['boxes'] ?? ''} different shelves so that no ` +
		'shelf stays empty? The order of the books on a shelf does not matter.',
	value: (p) => exactly(surjections(count(p, 'objects'), count(p, 'boxes'))),
	careless: (p) => exactly(BigInt(count(p, 'boxes')) ** BigInt(count(p, 'objects'))),
	python: (p) => `from math import comb

books, shelves = ${p['objects'] ?? ''}, ${p['boxes'] ?? ''}

# Inclusion and exclusion over the shelves that stay empty.
answer = sum((-1) ** i * comb(shelves, i) * (shelves - i) ** books for i in range(shelves + 1))`,
};

const colouring: MathRecipe = {
	id: 'coloured-necklace',
	draw: (size, rng) => ({
		fields: String(rng.int(3 + size, 4 + 4 * size)),
		colours: String(rng.int(3, 4 + size)),
	}),
	text: (p) =>
		`A wheel has ${p['fields'] ?? ''} numbered fields in a circle. Each field gets one of ${p['colours'] ?? ''} colours, and ` +
		'neighbouring fields (the last and the first one too) must differ. How many colourings are there?',
	value: (p) => exactly(wheelColourings(count(p, 'fields'), BigInt(count(p, 'colours')))),
	careless: (p) =>
		exactly(BigInt(count(p, 'colours')) * BigInt(count(p, 'colours') - 1) ** BigInt(count(p, 'fields') - 1)),
	python: (p) => `fields, colours = ${p['fields'] ?? ''}, ${p['colours'] ?? ''}

# Go round field by field: does the current field have the colour of the first one?
same, different = colours, 0
for _ in range(fields - 1):
    same, different = different, same * (colours - 1) + different * (colours - 2)

answer = different  # the last field must differ from the first`,
};

export const countingRecipes: readonly MathRecipe[] = [
	letterWords,
	committee,
	boxes,
	lattice,
	table,
	fixedPoints,
	divisible,
	onto,
	colouring,
];

function committees(p: Params, least: number): bigint {
	const [women, men, seats] = [count(p, 'women'), count(p, 'men'), count(p, 'seats')];
	return sumOver(least, seats, (k) => choose(women, k) * choose(men, seats - k));
}

function paths(p: Params): bigint {
	return choose(count(p, 'right') + count(p, 'up'), count(p, 'up'));
}

function throughHole(p: Params): bigint {
	const [x = 0, y = 0] = counts(p, 'hole');
	const [right, up] = [count(p, 'right'), count(p, 'up')];
	return choose(x + y, y) * choose(right - x + up - y, up - y);
}

function divisibleCount(last: number, divisors: readonly number[]): bigint {
	return sumOver(1, 2 ** divisors.length - 1, (subset) => {
		const group = divisors.filter((_, i) => (subset >> i) & 1);
		const multiple = group.reduce((a, b) => (a * b) / commonDivisor(a, b), 1);
		return BigInt(Math.floor(last / multiple)) * (group.length % 2 === 1 ? 1n : -1n);
	});
}

function commonDivisor(a: number, b: number): number {
	return b === 0 ? a : commonDivisor(b, a % b);
}

function surjections(objects: number, boxCount: number): bigint {
	return sumOver(
		0,
		boxCount,
		(i) => (i % 2 === 0 ? 1n : -1n) * choose(boxCount, i) * BigInt(boxCount - i) ** BigInt(objects),
	);
}

function wheelColourings(fields: number, colours: bigint): bigint {
	return (colours - 1n) ** BigInt(fields) + (fields % 2 === 0 ? 1n : -1n) * (colours - 1n);
}
