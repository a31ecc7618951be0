import { boundedSums, choose, sumOver } from './combinatorics.ts';
import { term } from '../kit/exact-term.ts';
import { fraction, subtract, type Fraction } from '../kit/fraction.ts';
import type { MathRecipe, MathResult } from '../kit/math-instance.ts';
import { count, counts, listed, literals, type Params } from '../kit/recipe.ts';

function exactly(value: Fraction): MathResult {
	return { terms: term(value) };
}

const dice: MathRecipe = {
	id: 'dice-sum',
	draw: (size, rng) => {
		const [number, faces] = [rng.int(2, 2 + size), rng.int(4, 6 + 2 * size)];
		return {
			dice: String(number),
			faces: String(faces),
			least: String(rng.int(Math.ceil((number * (faces + 1)) / 2), number * faces - 1)),
		};
	},
	text: (p) =>
		`${p['dice'] ?? ''} fair dice, each with the faces $1$ to $${p['faces'] ?? ''}$, are rolled together. What is the ` +
		`probability that the sum is at least $${p['least'] ?? ''}$?`,
	value: (p) => exactly(diceShare(p, count(p, 'least'))),
	careless: (p) => exactly(diceShare(p, count(p, 'least') + 1)),
	python: (p) => `from fractions import Fraction

dice, faces, least = ${p['dice'] ?? ''}, ${p['faces'] ?? ''}, ${p['least'] ?? ''}

# rolls[s]: number of equally likely rolls with the sum s
rolls = {0: 1}
for _ in range(dice):
    longer = {}
    for total, ways in rolls.items():
        for face in range(1, faces + 1):
            longer[total + face] = longer.get(total + face, 0) + ways
    rolls = longer

good = sum(ways for total, ways in rolls.items() if total >= least)
answer = Fraction(good, faces ** dice)`,
};

const urn: MathRecipe = {
	id: 'draw-without-replacement',
	draw: (size, rng) => {
		const [red, blue] = [rng.int(3, 4 + 5 * size), rng.int(3, 4 + 5 * size)];
		const drawn = rng.int(2, Math.min(red, blue, 2 + 2 * size));
		return {
			red: String(red),
			blue: String(blue),
			drawn: String(drawn),
			wanted: String(rng.int(1, drawn - 1)),
		};
	},
	text: (p) =>
		`An urn holds ${p['red'] ?? ''} red and ${p['blue'] ?? ''} blue balls. ${p['drawn'] ?? ''} balls are drawn at random ` +
		`without replacement. What is the probability that exactly ${p['wanted'] ?? ''} of them ${count(p, 'wanted') === 1 ? 'is' : 'are'} red?`,
	value: (p) => {
		const [red, blue, drawn, wanted] = [
			count(p, 'red'),
			count(p, 'blue'),
			count(p, 'drawn'),
			count(p, 'wanted'),
		];
		return exactly(fraction(choose(red, wanted) * choose(blue, drawn - wanted), choose(red + blue, drawn)));
	},
	careless: (p) => {
		const [red, blue, drawn, wanted] = [
			count(p, 'red'),
			count(p, 'blue'),
			count(p, 'drawn'),
			count(p, 'wanted'),
		];
		const good =
			choose(drawn, wanted) * BigInt(red) ** BigInt(wanted) * BigInt(blue) ** BigInt(drawn - wanted);
		return exactly(fraction(good, BigInt(red + blue) ** BigInt(drawn)));
	},
	python: (p) => `from fractions import Fraction
from math import comb

red, blue, drawn, wanted = ${p['red'] ?? ''}, ${p['blue'] ?? ''}, ${p['drawn'] ?? ''}, ${p['wanted'] ?? ''}

answer = Fraction(comb(red, wanted) * comb(blue, drawn - wanted), comb(red + blue, drawn))`,
};

const trials: MathRecipe = {
	id: 'repeated-trials',
	draw: (size, rng) => {
		const [trialsCount, bottom] = [rng.int(3, 4 + 2 * size), rng.int(3, 5 + size)];
		return {
			trials: String(trialsCount),
			chance: `${rng.int(1, bottom - 1)} ${bottom}`,
			least: String(rng.int(1, trialsCount - 1)),
		};
	},
	text: (p) =>
		`An archer hits the target with probability $\\frac{${counts(p, 'chance').join('}{')}}$, independently each time. She ` +
		`shoots ${p['trials'] ?? ''} times. What is the probability of at least ${p['least'] ?? ''} ${count(p, 'least') === 1 ? 'hit' : 'hits'}?`,
	value: (p) => exactly(hits(p, count(p, 'least'), count(p, 'trials'))),
	careless: (p) => exactly(hits(p, count(p, 'least'), count(p, 'least'))),
	python: (p) => `from fractions import Fraction
from math import comb

trials, least = ${p['trials'] ?? ''}, ${p['least'] ?? ''}
chance = Fraction(${counts(p, 'chance').join(', ')})

answer = sum(
    comb(trials, k) * chance ** k * (1 - chance) ** (trials - k)
    for k in range(least, trials + 1)
)`,
};

const distinctValues: MathRecipe = {
	id: 'expected-distinct',
	draw: (size, rng) => ({ faces: String(rng.int(3, 5 + 2 * size)), rolls: String(rng.int(2, 3 + size)) }),
	text: (p) =>
		`A fair die with ${p['faces'] ?? ''} different faces is rolled ${p['rolls'] ?? ''} times. What is the expected number of ` +
		'different faces that show up?',
	value: (p) => exactly(expectedDistinct(count(p, 'faces'), count(p, 'rolls'))),
	careless: (p) => exactly(expectedDistinct(count(p, 'faces'), count(p, 'rolls') - 1)),
	python: (p) => `from fractions import Fraction

faces, rolls = ${p['faces'] ?? ''}, ${p['rolls'] ?? ''}

# Each face is missing in all rolls with probability (1 - 1/faces) ** rolls; expectations add up.
missing = (1 - Fraction(1, faces)) ** rolls
answer = faces * (1 - missing)`,
};

const bayes: MathRecipe = {
	id: 'which-machine',
	draw: (size, rng) => {
		const machines = Math.min(4, 2 + Math.floor(size / 2));
		return {
			shares: Array.from({ length: machines }, () => rng.int(1, 5 + 3 * size)).join(' '),
			faulty: Array.from({ length: machines }, () => rng.int(1, 9 + size)).join(' '),
		};
	},
	text: (p) =>
		`The outputs of ${counts(p, 'shares').length} machines are in the ratio ${counts(p, 'shares').join(' : ')}. Of their parts, ` +
		`${listed(counts(p, 'faulty').map((n) => `${n} percent`))} are faulty, in the same order. A part taken at random from the ` +
		'whole output is faulty. What is the probability, as a fraction or decimal, that it comes from the first machine?',
	value: (p) => exactly(sourceShare(counts(p, 'shares'), counts(p, 'faulty'))),
	careless: (p) =>
		exactly(
			sourceShare(
				counts(p, 'shares'),
				counts(p, 'shares').map(() => 1),
			),
		),
	python: (p) => `from fractions import Fraction

shares = ${literals(p, 'shares')}
faulty = ${literals(p, 'faulty')}

weights = [share * rate for share, rate in zip(shares, faulty)]
answer = Fraction(weights[0], sum(weights))`,
};

export const probabilityRecipes: readonly MathRecipe[] = [dice, urn, trials, distinctValues, bayes];

function diceShare(p: Params, least: number): Fraction {
	const [number, faces] = [count(p, 'dice'), count(p, 'faces')];
	// A face from 1 is a value from 0 plus one.
	const good = boundedSums(number, faces - 1).reduce(
		(ways, now, s) => (s + number >= least ? ways + now : ways),
		0n,
	);
	return fraction(good, BigInt(faces) ** BigInt(number));
}

function hits(p: Params, from: number, to: number): Fraction {
	const [top = 1, bottom = 2] = counts(p, 'chance');
	const n = count(p, 'trials');
	const good = sumOver(
		from,
		to,
		(k) => choose(n, k) * BigInt(top) ** BigInt(k) * BigInt(bottom - top) ** BigInt(n - k),
	);
	return fraction(good, BigInt(bottom) ** BigInt(n));
}

function expectedDistinct(faces: number, rolls: number): Fraction {
	const [f, r] = [BigInt(faces), BigInt(rolls)];
	return subtract(fraction(f), fraction(f * (f - 1n) ** r, f ** r));
}

function sourceShare(shares: readonly number[], rates: readonly number[]): Fraction {
	const weights = shares.map((share, i) => share * (rates[i] ?? 0));
	return fraction(
		weights[0] ?? 0,
		weights.reduce((a, b) => a + b, 0),
	);
}
