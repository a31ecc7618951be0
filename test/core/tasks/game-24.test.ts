import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { game24 } from '../../../src/core/tasks/game-24/family.ts';
import type { Game24Instance } from '../../../src/core/tasks/game-24/instance.ts';
import { needsFraction, solveGame24 } from '../../../src/core/tasks/game-24/solver.ts';

const classic: Game24Instance = { target: 24, numbers: [3, 5, 7, 9] };

function kind(numbers: number[], reply: string): string {
	return game24.verify({ target: 24, numbers }, lastMarked(reply) ?? '').kind;
}

describe('game 24 verdicts', () => {
	it.each([
		'<<<(7-5)*(9+3)>>>',
		'<<< ( 7 - 5 ) × ( 9 + 3 ) = 24 >>>',
		'<<<24 = (9+3)*(7-5)>>>',
		'<<<$(9+3) \\cdot [7−5]$>>>',
		'<<<`(-5+7)*(9+3)`>>>',
		'<<<\\left(9+3\\right)\\times(7-5) = 12*2 = 24>>>',
		'<<<3+5>>> was a first try, then <<<(9+3)*(7-5)>>> it is.',
	])('accepts %s', (reply) => {
		expect(kind(classic.numbers, reply)).toBe('correct');
	});

	it.each([
		['a number left out', '<<<(9+3)*2>>>', 'incorrect'],
		['an extra number', '<<<(7-5)*(9+3)+0>>>', 'incorrect'],
		['a side that is not the target', '<<<(7-5)*(9+3) = 25>>>', 'incorrect'],
		['an extra denominator of one', '<<<\\frac{(7-5)*(9+3)}{1}>>>', 'incorrect'],
		['brackets side by side', '<<<(7-5)(9+3)>>>', 'malformed'],
		['nothing between the markers', '<<<>>>', 'malformed'],
		['an open bracket', '<<<(7-5)*(9+3>>>', 'malformed'],
		['a comment', '<<<(7-5)*(9+3) # twelve times two>>>', 'malformed'],
		['a comma list', '<<<7, 5, 9, 3>>>', 'malformed'],
	])('refuses %s', (_, reply, expected) => {
		expect(kind(classic.numbers, reply)).toBe(expected);
	});

	it('computes with exact fractions', () => {
		expect(kind([1, 5, 5, 5], '<<<5*(5-1/5)>>>')).toBe('correct');
		expect(kind([3, 3, 8, 8], '<<<8/(3-8/3)>>>')).toBe('correct');
		expect(kind([3, 3, 8, 8], '<<<\\frac{8}{3-\\frac{8}{3}}>>>')).toBe('correct');
	});

	it('reads no decimals, powers, remainders or names into an expression', () => {
		expect(kind([1, 2, 2, 10], '<<<2*10*1.2>>>')).toBe('malformed');
		expect(kind([1, 1, 4, 6], '<<<6*4 # 1 1>>>')).toBe('malformed');
		expect(kind([2, 3, 3, 1], '<<<2**3*3*1>>>')).toBe('malformed');
		expect(kind([7, 1, 3, 8], '<<<3*8*(7%1)>>>')).toBe('malformed');
		expect(kind([7, 2, 3, 8], '<<<3*8*(7//2)>>>')).toBe('malformed');
		expect(kind([6, 4, 1, 1], '<<<6*4 or 1 or 1>>>')).toBe('malformed');
	});

	it('names a division by zero instead of failing', () => {
		expect(game24.verify({ target: 24, numbers: [4, 6, 1, 1] }, '4*6/(1-1)')).toEqual({
			kind: 'incorrect',
			why: 'The expression divides by zero',
		});
	});

	it('takes a number as a whole, never as digits', () => {
		expect(kind([2, 12], '<<<12*2>>>')).toBe('correct');
		expect(kind([2, 12], '<<<(1+2)*2*4>>>')).toBe('incorrect');
	});

	it('says what is wrong', () => {
		expect(game24.verify(classic, '(7-5)*(9-3)').why).toBe('The expression evaluates to 12, not 24');
		expect(game24.verify(classic, '3+5+7').why).toBe('It does not use 9');
		expect(game24.verify(classic, '3+5+7+9+9').why).toBe('It uses 9 twice, but it is listed once');
		expect(game24.verify(classic, '(7-5)*(9+4)').why).toBe('It uses 4, which is not one of the numbers');
	});

	it('judges other targets by the same rules', () => {
		expect(game24.verify({ target: 100, numbers: [4, 25] }, '4*25')).toMatchObject({ kind: 'correct' });
		expect(game24.verify({ target: 100, numbers: [4, 25] }, '4+25 = 100')).toMatchObject({
			kind: 'incorrect',
		});
	});
});

const anyLevel = fc.constantFrom(...game24.levels.filter(({ params }) => params.count <= 20));

describe('game 24 puzzles', () => {
	it('shows another example where the usual one is the question', () => {
		expect(game24.question(classic)).toContain('<<<2 * 3 + 4>>>');
		const asked = game24.question({ target: 10, numbers: [4, 3, 2] });
		expect(asked).not.toContain('<<<2 * 3 + 4>>>');
		expect(asked).toContain('for the target 11 and the numbers 1 2 5 a right answer is <<<5 * 2 + 1>>>');
	});

	it('accepts the mirrored solution and rejects faulty ones', () => {
		fc.assert(
			fc.property(anyLevel, fc.integer(), (level, seed) => {
				const instance = game24.generate(level, createRng(seed));
				const right = game24.solve(instance);
				const first = String(instance.numbers[0]);
				expect(game24.verify(instance, `${level.params.target} = (${right})`).kind).toBe('correct');
				expect(game24.verify(instance, `${right} + 1`).kind).toBe('incorrect');
				expect(game24.verify(instance, `${right} + ${first} - ${first}`).kind).toBe('incorrect');
				expect(game24.verify(instance, `(${right}) * 2`).kind).toBe('incorrect');
				expect(game24.verify(instance, `${right} = ${level.params.target + 1}`).kind).toBe('incorrect');
			}),
			{ numRuns: 60 },
		);
	});

	it('keeps every number in the range of its level', () => {
		for (const level of game24.levels) {
			const { target, numbers } = game24.generate(level, createRng('range', level.id));
			const [low, high] = level.params.range;
			expect({ target, count: numbers.length }).toEqual({
				target: level.params.target,
				count: level.params.count,
			});
			expect(numbers.every((number) => number >= low && number <= high)).toBe(true);
		}
	});

	it('offers a level where only a fraction leads to the target', () => {
		expect(needsFraction([3, 3, 8, 8], 24)).toBe(true);
		expect(needsFraction([3, 5, 7, 9], 24)).toBe(false);
		const level = game24.levels.find(({ id }) => id === 'n4-fraction')!;
		const { numbers, target } = game24.generate(level, createRng('fraction'));
		expect(needsFraction(numbers, target)).toBe(true);
	});

	it('has levels that grow in the count of numbers', () => {
		const counts = game24.levels.map(({ params }) => params.count);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
	});

	it('finds no expression where there is none', () => {
		expect(solveGame24([1, 1, 1, 1], 24)).toBeNull();
		expect(solveGame24([1, 1, 1, 2, 2, 1], 1000)).toBeNull();
	});

	it('stays quick on an answer as long as it lets through', () => {
		const level = game24.levels.at(-1)!;
		const instance = game24.generate(level, createRng('long'));
		const product = instance.numbers.join('/');
		expect(game24.verify(instance, product).kind).toBe('incorrect');
		expect(game24.verify(instance, '('.repeat(2000) + product + ')'.repeat(2000)).kind).toBe('incorrect');
		expect(game24.verify(instance, `1${' '.repeat(7000)}1`).kind).toBe('malformed');
		expect(game24.verify(classic, '9'.repeat(500)).kind).toBe('malformed');
	});
});
