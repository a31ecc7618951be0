import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { judgeMath, kindOfLatex } from '../../../src/core/tasks/kit/math-answer.ts';
import { countingRecipes } from '../../../src/core/tasks/math-counting-and-probability/counting-recipes.ts';
import { mathCountingAndProbability as family } from '../../../src/core/tasks/math-counting-and-probability/family.ts';
import type { MathResult } from '../../../src/core/tasks/kit/math-instance.ts';
import { probabilityRecipes } from '../../../src/core/tasks/math-counting-and-probability/probability-recipes.ts';
import type { Params } from '../../../src/core/tasks/kit/recipe.ts';

function kind(target: string, answer: string): string {
	return judgeMath({ latex: target, kind: kindOfLatex(target) }, answer).kind;
}

describe('counting and probability verdicts', () => {
	it.each([
		['\\frac{5}{14}', ['\\frac{5}{14}', '5/14', '30/84', '\\dfrac5{14}', '0.357143']],
		['48,\\!620', ['48620', '48,620', '48620.0', '4.862e4']],
		['.35', ['7/20']],
		['\\frac1{84}', ['1/84']],
		['-2^{41}', ['-2199023255552', '(-2)^{41}']],
		['85\\%', ['85', '85\\%']],
		['132\\text{ routes.}', ['132', '132 routes']],
		['m=4', ['4', 'm = 4']],
		['3628800', ['10!']],
		['120', ['\\binom{10}{3}', 'C(10, 3)', '2 \\cdot 60']],
		['\\frac{2}{k+3}', ['2/(3+k)']],
		['\\frac{7}{20}=35\\%', ['7/20', '35%']],
	])('accepts for %s each of %j', (target, answers) => {
		expect(answers.map((answer) => kind(target, answer))).toEqual(answers.map(() => 'correct'));
	});

	it.each([
		['\\frac{5}{14}', ['0.36', '35.7143%', '9/14']],
		['48,\\!620', ['48621']],
		['\\frac1{84}', ['184']],
		['-2^{41}', ['2199023255552']],
		['-2^{40}', ['(-2)^{40}']],
		['85\\%', ['0.85']],
		['3628800', ['\\binom{10}{3}']],
		['\\frac{2}{k+3}', ['2/k + 3']],
		['1'.repeat(120), [`${'1'.repeat(119)}2`]],
	])('rejects for %s each of %j', (target, answers) => {
		expect(answers.map((answer) => kind(target, answer))).toEqual(answers.map(() => 'incorrect'));
	});

	it.each(['', '1/0', '\\frac{3}{1-1}', '5 6', '5, 6', '5 or 6', '((5)', '500!', '2^'])(
		'cannot read "%s"',
		(answer) => {
			expect(kind('5', answer)).toBe('malformed');
		},
	);

	it('takes no word for a unit that changes the number', () => {
		const answers = [
			'5 factorial',
			'5 million',
			'5 trillion',
			'5 squared',
			'5 or more',
			'5 minus one',
			'5 to six',
		];
		expect(answers.map((answer) => kind('5', answer))).toEqual(answers.map(() => 'malformed'));
		expect(kind('5', '5 ways')).toBe('correct');
	});

	it('follows a chain of equal values, but no endless one', () => {
		expect(kind('10', '\\binom{5}{2} = \\frac{20}{2} = 10')).toBe('correct');
		expect(judgeMath({ latex: '1', kind: 'number' }, '1=1'.repeat(700))).toEqual({
			kind: 'malformed',
			why: 'The answer has too many equals signs',
		});
	});

	it('says what is wrong with words before a colon', () => {
		expect(judgeMath({ latex: '5', kind: 'number' }, 'Answer: 5')).toEqual({
			kind: 'malformed',
			why: 'One value is asked for, but the answer has a colon in it',
		});
	});
});

function number(id: string, params: Params): number {
	const recipe = [...countingRecipes, ...probabilityRecipes].find((one) => one.id === id)!;
	const result: MathResult = recipe.value(params);
	const [term] = 'terms' in result ? result.terms : [];
	return term === undefined ? 0 : Number(term.num) / Number(term.den);
}

/** All lists of the given length over 0..size-1. */
function tuples(length: number, size: number): number[][] {
	if (length === 0) return [[]];
	return tuples(length - 1, size).flatMap((head) =>
		Array.from({ length: size }, (_, last) => [...head, last]),
	);
}

function permutations(n: number): number[][] {
	return tuples(n, n).filter((one) => new Set(one).size === n);
}

describe('counting and probability formulas agree with brute force', () => {
	it('on arrangements with a block', () => {
		const rows = new Set(
			permutations(6)
				.map((order) => order.map((i) => 'AABBBC'.charAt(i)).join(''))
				.filter((row) => row.includes('AA')),
		);
		expect(number('letter-arrangements', { letters: '2 3 1' })).toBe(rows.size);
	});

	it('on committees', () => {
		// Bits 0..4 are women, 5..8 men.
		const chosen = Array.from({ length: 512 }, (_, set) => set).filter((set) => {
			const bits = Array.from({ length: 9 }, (_, bit) => (set >> bit) & 1);
			const women = bits.slice(0, 5).reduce((x, y) => x + y);
			return bits.reduce((x, y) => x + y) === 4 && women >= 2;
		});
		expect(number('committee', { women: '5', men: '4', seats: '4', least: '2' })).toBe(chosen.length);
	});

	it('on bounded sums, dice and wheels', () => {
		const sums = tuples(4, 4).filter((one) => one.reduce((a, b) => a + b) === 5);
		expect(number('bounded-solutions', { variables: '4', most: '3', total: '5' })).toBe(sums.length);
		const rolls = tuples(3, 6).filter((one) => one.reduce((a, b) => a + b) + 3 >= 13);
		expect(number('dice-sum', { dice: '3', faces: '6', least: '13' })).toBeCloseTo(rolls.length / 216, 12);
		const wheels = tuples(5, 3).filter((one) => one.every((colour, i) => colour !== one[(i + 1) % 5]));
		expect(number('coloured-necklace', { fields: '5', colours: '3' })).toBe(wheels.length);
	});

	it('on fixed points, surjections and distinct faces', () => {
		const fixed = permutations(6).filter((one) => one.filter((value, i) => value === i).length === 2);
		expect(number('fixed-points', { letters: '6', right: '2' })).toBe(fixed.length);
		const onto = tuples(5, 3).filter((one) => new Set(one).size === 3);
		expect(number('no-box-empty', { objects: '5', boxes: '3' })).toBe(onto.length);
		const faces = tuples(4, 5).reduce((total, one) => total + new Set(one).size, 0) / 5 ** 4;
		expect(number('expected-distinct', { faces: '5', rolls: '4' })).toBeCloseTo(faces, 12);
	});

	it('on round tables', () => {
		const seatings = permutations(6).filter((order) => {
			const gap = Math.abs(order.indexOf(0) - order.indexOf(1));
			return gap === 1 || gap === 5;
		});
		expect(number('round-table', { people: '6', couples: '1' })).toBe(seatings.length / 6);
	});

	it('on divisors, closed points and sources', () => {
		const divisible = Array.from({ length: 100 }, (_, i) => i + 1).filter((n) => n % 4 === 0 || n % 6 === 0);
		expect(number('divisible-by-one-of', { last: '100', divisors: '4 6' })).toBe(divisible.length);
		expect(number('lattice-paths', { right: '2', up: '2', hole: '1 1' })).toBe(2);
		expect(number('which-machine', { shares: '1 2', faulty: '3 6' })).toBe(0.2);
		expect(number('repeated-trials', { trials: '2', chance: '1 3', least: '1' })).toBeCloseTo(5 / 9, 12);
		const params = { red: '4', blue: '5', drawn: '3', wanted: '2' };
		expect(number('draw-without-replacement', params)).toBeCloseTo(5 / 14, 12);
	});
});

describe('the wording of problems', () => {
	it.each([
		['committee', { women: '5', men: '4', seats: '4', least: '1' }, 'at least 1 woman?'],
		['committee', { women: '5', men: '4', seats: '4', least: '2' }, 'at least 2 women?'],
		[
			'draw-without-replacement',
			{ red: '4', blue: '5', drawn: '3', wanted: '1' },
			'exactly 1 of them is red?',
		],
		[
			'draw-without-replacement',
			{ red: '4', blue: '5', drawn: '3', wanted: '2' },
			'exactly 2 of them are red?',
		],
		['repeated-trials', { trials: '3', chance: '1 3', least: '1' }, 'at least 1 hit?'],
		['repeated-trials', { trials: '3', chance: '1 3', least: '2' }, 'at least 2 hits?'],
	])('counts one and several: %s with %j', (id, params, ending) => {
		const recipe = [...countingRecipes, ...probabilityRecipes].find((one) => one.id === id)!;
		expect(recipe.text(params).endsWith(ending), recipe.text(params)).toBe(true);
	});
});

describe('counting and probability problems', () => {
	it('reject mutated answers on every level', () => {
		fc.assert(
			fc.property(fc.constantFrom(...family.levels), fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				const { num, den } = instance.reference.terms![0]!;
				const verdict = (top: bigint): string => family.verify(instance, `${top}/${den}`).kind;
				expect(verdict(BigInt(num))).toBe('correct');
				expect(verdict(BigInt(num) + 1n)).toBe('incorrect');
				expect(verdict(-BigInt(num))).toBe('incorrect');
				expect(verdict(BigInt(num) * 2n)).toBe('incorrect');
			}),
		);
	});

	it('grow in size and refuse tampering', () => {
		const sizes = family.levels.map(({ params }) => params.to);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
		const instance = family.generate(family.levels[1]!, createRng('tampered'));
		expect(family.parse(instance)).toEqual(instance);
		expect(family.parse({ ...instance, problem: `${instance.problem} ` })).toBeNull();
		expect(family.parse({ ...instance, reference: { latex: '7', kind: 'number' } })).toBeNull();
		expect(family.parse({ ...instance, params: { ...instance.params, dice: '99999' } })).toBeNull();
	});
});
