import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { combinatorialCalculation as family } from '../../../src/core/tasks/combinatorial-calculation/family.ts';
import { solveRow, worksWithoutBrackets } from '../../../src/core/tasks/combinatorial-calculation/solver.ts';

function kind(numbers: number[], target: number, reply: string): string {
	return family.verify({ numbers, target }, lastMarked(reply) ?? '').kind;
}

describe('combinatorial calculation verdicts', () => {
	it.each([
		'<<<[4, *, 9, /, 3, +, 8]>>>',
		'<<<["4","*","9","/","3","+","8"]>>>',
		'<<<4*9/3+8>>>',
		'<<<[4, ×, (, 9, ÷, 3, ), +, 8]>>>',
		'<<<4 x 9 / 3 + 8 = 20>>>',
	])('accepts %s for 4 9 3 8 and 20', (reply) => {
		expect(kind([4, 9, 3, 8], 20, reply)).toBe('correct');
	});

	it('keeps the numbers in their order', () => {
		expect(family.verify({ numbers: [4, 9, 3, 8], target: 20 }, '[8, +, 9, *, 4, /, 3]')).toEqual({
			kind: 'incorrect',
			why: 'Number 1 of the row is 4, but the expression has 8 there',
		});
		expect(kind([2, 5, 4], 22, '<<<4*5+2>>>')).toBe('incorrect');
	});

	it('never glues neighbouring numbers', () => {
		expect(kind([1, 2, 4], 16, '<<<[1, 2, +, 4]>>>')).toBe('malformed');
		expect(kind([1, 2, 4], 16, '<<<12+4>>>')).toBe('incorrect');
	});

	it('knows no power, integer division or leading sign', () => {
		expect(kind([2, 3, 1], 9, '<<<[2, *, *, 3, +, 1]>>>')).toBe('malformed');
		expect(kind([7, 2, 1], 4, '<<<7//2+1>>>')).toBe('malformed');
		expect(kind([7, 2, 1], -4, '<<<[-, 7, +, 2, +, 1]>>>')).toBe('malformed');
		const nines = Array.from({ length: 9 }, () => 9);
		expect(kind(nines, 81, `<<<${nines.join('**')}>>>`)).toBe('malformed');
	});

	it('computes with exact fractions and survives a division by zero', () => {
		expect(kind([1, 1, 1], 1, '<<<1/(1-1)>>>')).toBe('incorrect');
		expect(kind([1, 3, 6], 2, '<<<[1, /, 3, *, 6]>>>')).toBe('correct');
		expect(kind([8, 3, 8, 3], 24, '<<<8/(3-8/3)>>>')).toBe('correct');
	});

	it('refuses open brackets and missing numbers', () => {
		expect(kind([4, 9, 3, 8], 20, '<<<[(, 4, *, 9, /, 3, +, 8]>>>')).toBe('malformed');
		expect(kind([4, 9, 3, 8], 12, '<<<[4, *, 9, /, 3]>>>')).toBe('incorrect');
	});

	it('checks a value that is stated behind an equals sign', () => {
		expect(kind([4, 9, 3, 8], 20, '<<<4*9/3+8 = 21>>>')).toBe('incorrect');
	});
});

const anyLevel = fc.constantFrom(...family.levels.filter(({ params }) => params.count <= 20));

describe('combinatorial calculation rows', () => {
	it('shows another example where the usual one is the question', () => {
		expect(family.question({ numbers: [2, 3, 4], target: 24 })).toContain('<<<[(, 2, +, 3, ), *, 4]>>>');
		const asked = family.question({ numbers: [2, 3, 4], target: 20 });
		expect(asked).not.toContain('<<<[(, 2, +, 3, ), *, 4]>>>');
		expect(asked).toContain(
			'for the row 3 1 5 and the target 20 a right answer is <<<[(, 3, +, 1, ), *, 5]>>>',
		);
	});

	it('accepts another valid form of the answer and rejects faulty ones', () => {
		fc.assert(
			fc.property(anyLevel, fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				const right = family.solve(instance);
				const plain = right.replace(/[[\],]/g, ' ');
				expect(family.verify(instance, `((${plain}))`).kind).toBe('correct');
				expect(family.verify(instance, `${plain} + 1`).kind).toBe('incorrect');
				expect(family.verify(instance, `[-, ${right.slice(1)}`).kind).toBe('malformed');
				expect(family.verify(instance, `(${plain}) * 1`).kind).toBe('incorrect');
				expect(family.verify({ ...instance, target: instance.target + 1 }, right).kind).toBe('incorrect');
			}),
			{ numRuns: 60 },
		);
	});

	it('solves a hand-made row that needs a fraction and reports one that cannot be solved', () => {
		expect(solveRow([8, 3, 8, 3], 24)).toBe('8 / (3 - (8 / 3))');
		expect(solveRow([1, 1, 1], 24)).toBeNull();
	});

	it('tells rows that need brackets', () => {
		expect(worksWithoutBrackets([2, 3, 4], 14)).toBe(true);
		expect(worksWithoutBrackets([2, 3, 4], 20)).toBe(false);
		expect(worksWithoutBrackets([6, 4, 2], 3)).toBe(true);
		const level = family.levels.find(({ id }) => id === 'n6-brackets')!;
		const { numbers, target } = family.generate(level, createRng('brackets'));
		expect(worksWithoutBrackets(numbers, target)).toBe(false);
	});

	it('has levels that grow in the count of numbers', () => {
		const counts = family.levels.map(({ params }) => params.count);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
	});
});
