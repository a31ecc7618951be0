import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import {
	addTerms,
	rootOf,
	term,
	termsToLatex,
	termsToNumber,
} from '../../../src/core/tasks/kit/exact-term.ts';
import { fraction } from '../../../src/core/tasks/kit/fraction.ts';
import { judgeMath, kindOfLatex } from '../../../src/core/tasks/kit/math-answer.ts';
import { mathGeometry as family } from '../../../src/core/tasks/math-geometry/family.ts';
import { geometryRecipes } from '../../../src/core/tasks/math-geometry/recipes.ts';
import { theoremRecipes } from '../../../src/core/tasks/math-geometry/theorem-recipes.ts';

function kind(target: string, answer: string): string {
	return judgeMath({ latex: target, kind: kindOfLatex(target) }, answer).kind;
}

describe('geometry verdicts', () => {
	it('take no one of several values for the answer', () => {
		expect(kind('(1, -3)', '(1,-3) and (2,6) respectively')).toBe('malformed');
		expect(kind('5', '5 and 6 respectively')).toBe('malformed');
		expect(kind('(1, -3)', '(1,-3)')).toBe('correct');
		expect(kind('15,8', '8, 15 respectively')).not.toBe('malformed');
	});

	it.each([
		['36-9\\pi', ['36-9\\pi', '9(4-pi)', '$36 - 9π$', '7.72566', '36 - 9 \\cdot \\pi']],
		['14\\sqrt{3}', ['14\\sqrt3', '14*sqrt(3)', '24.2487 cm', '\\sqrt{588}']],
		['\\frac{40}3', ['13\\frac13', '40/3', '13.3333']],
		['64^\\circ', ['64', '64 degrees', '64°']],
		['36\\%', ['36', '36%']],
		['(-3, 7)', ['(-3,7)', '\\left(-3, 7\\right)']],
		['.45', ['9/20', '0.450']],
		['2630', ['2630.0', '2,630']],
		['4:7', ['8:14', '4/7']],
		['15,8', ['8, 15']],
		['\\{1, 2\\}', ['\\{2,1\\}', '\\{1,2,2\\}']],
		['\\frac{3}{5m}', ['3/(5m)']],
		['\\$1480.50', ['1,480.5 dollars']],
		['K=5', ['5', 'K = 5']],
		['2\\sin 30^\\circ', ['1', '2 sin(30°)']],
		['CD', ['CD']],
		['7\\sqrt{13}', ['7√13', '7\\sqrt13', '7*sqrt13', '91/√13', '7 ⋅ √13']],
		['12\\pi', ['12 pi cm', '12\\pi cm', '12π square units']],
		['\\frac{5\\sqrt{11}}{2}', ['5√11/2', '2.5√11']],
		['\\frac{7}{2}', ['3 \\frac{1}{2}', '3\\ \\frac12', '3.5cm', '3.5units']],
	])('accepts for %s each of %j', (target, answers) => {
		expect(answers.map((answer) => kind(target, answer))).toEqual(answers.map(() => 'correct'));
	});

	it.each([
		['36-9\\pi', ['7.7', '36+9\\pi']],
		['14\\sqrt{3}', ['24']],
		['\\frac{40}3', ['13.3']],
		['36\\%', ['0.36']],
		['(-3, 7)', ['(7,-3)', '-3']],
		['2630', ['2631']],
		['4:7', ['7:4']],
		['15,8', ['158']],
		['\\frac{3}{5m}', ['3m/5']],
		['CD', ['DC', 'C']],
		['\\sqrt{13}', ['√1*3', '√3']],
		['(5, 2)', ['\\{5, 2\\}']],
	])('rejects for %s each of %j', (target, answers) => {
		expect(answers.map((answer) => kind(target, answer))).toEqual(answers.map(() => 'incorrect'));
	});

	it.each(['36-9\\pi or 7.7', '{36-9\\pi', '\\frac{1}{0}', '36-9x', '\\frac', '\\sqrt[0]{2}'])(
		'cannot read "%s"',
		(answer) => {
			expect(kind('36-9\\pi', answer)).toBe('malformed');
		},
	);

	it('asks for a point where a list in other brackets is given', () => {
		const given = judgeMath({ latex: '(5, 2)', kind: 'tuple' }, '[5, 2]');
		expect(given).toEqual({ kind: 'malformed', why: 'The answer should be in round brackets, like (x, y)' });
	});

	it('tells a decimal that is rounded too much from a wrong one', () => {
		const why = (answer: string): string => judgeMath({ latex: '\\frac{40}{3}', kind: 'number' }, answer).why;
		expect(why('13.3')).toBe('The decimal number is not precise enough: the answer is \\frac{40}{3}');
		expect(why('12.1')).toBe('The answer is \\frac{40}{3}');
	});

	it('reads purpose-made junk without getting lost in it', () => {
		const letters = 'a'.repeat(2900);
		for (const junk of [
			`${letters}!`,
			`${letters} ${letters}`,
			`${'ab '.repeat(900)}=1`,
			'((2^4000)/3)'.repeat(200),
		]) {
			expect(kind('36-9\\pi', junk)).toBe('malformed');
		}
	});

	it.each(['5 halves', '5 thousand', '5 squared', '5 over', '5 e', '5 times'])(
		'does not take the words of "%s" for a unit',
		(answer) => {
			expect(kind('5', answer)).toBe('malformed');
		},
	);

	it('reads percent in words like the sign', () => {
		expect([kind('36\\%', '36 percent'), kind('36', '36 percent')]).toEqual(['correct', 'incorrect']);
	});

	it.each([
		['0.56 = 56\\%', ['0.56 = 56\\%', '0.56', '56\\%', '56% = 0.56', '14/25'], ['0.57', '0.56 = 57\\%']],
		[
			'AB=9, CD=4',
			['AB=9, CD=4', '9, 4', '(9,4)', 'CD = 4, AB = 9', 'AB = 9 and CD = 4'],
			['4, 9', 'AB=4, CD=9'],
		],
		['\\frac13\\approx 0.333', ['\\frac13\\approx 0.333', '1/3', '0.333'], ['0.5']],
		['2 \\text{ or } 3', ['2 \\text{ or } 3'], ['5']],
	])('accepts %j in each of its forms', (latex, right, wrong) => {
		const kinds = (answers: readonly string[]): string[] =>
			answers.map((answer) => judgeMath({ latex, kind: kindOfLatex(latex) }, answer).kind);
		expect(kinds(right)).toEqual(right.map(() => 'correct'));
		expect(kinds(wrong)).toEqual(wrong.map(() => 'incorrect'));
	});

	it('accepts every stored form of an answer', () => {
		const reference = { latex: '25\\pi', kind: 'number' as const, alternatives: ['78.54'] };
		expect(judgeMath(reference, '78.54').kind).toBe('correct');
		expect(judgeMath(reference, '25\\pi \\approx 78.54').kind).toBe('correct');
	});
});

describe('exact terms', () => {
	it('take squares out of roots and merge', () => {
		expect(termsToLatex(rootOf(fraction(75, 4)))).toBe('\\frac{5\\sqrt{3}}{2}');
		expect(termsToLatex(addTerms(term(2, 12), term(-1, 3), term(0, 5)))).toBe('3\\sqrt{3}');
		expect(termsToLatex(addTerms(term(-1, 1, 1), term(4)))).toBe('4-\\pi');
		expect(termsToLatex([])).toBe('0');
	});
});

/** The same quantity by coordinates or sampling sums, in doubles. */
const independent: Record<string, { params: Record<string, string>; value: number }> = {
	'chain-of-right-triangles': { params: { legs: '3 4 12' }, value: 13 },
	'polygon-area': { params: { x: '0 4 4 0', y: '0 0 3 3' }, value: 12 },
	'triangle-from-sides': { params: { sides: '13 14 15' }, value: 84 },
	'circular-segment': {
		params: { radius: '6', angle: '120' },
		// Twice the integral of sqrt(r² - x²) from r cos 60° to r.
		value: 2 * integrate((x) => Math.sqrt(Math.max(0, 36 - x * x)), 3, 6),
	},
	'square-without-quarters': {
		params: { side: '10', radius: '3', corners: '2' },
		value: 100 - 2 * integrate((x) => Math.sqrt(Math.max(0, 9 - x * x)), 0, 3),
	},
	'hexagon-and-circle': { params: { side: '2' }, value: 4 * Math.PI - 6 * Math.sin(Math.PI / 3) * 2 },
	'cone-surface': { params: { radius: '3', height: '4' }, value: 9 * Math.PI + 15 * Math.PI },
	'parallel-cut': { params: { ratio: '1 2', area: '40' }, value: 30 },
	'point-to-line': { params: { line: '3 4 -10', point: '6 3' }, value: 4 },
	'third-side': { params: { sides: '3 5', angle: '120' }, value: 7 },
	'median-length': { params: { sides: '6 5 5' }, value: 4 },
};

function integrate(f: (x: number) => number, from: number, to: number): number {
	const steps = 200_000;
	const width = (to - from) / steps;
	return Array.from({ length: steps }, (_, i) => f(from + (i + 0.5) * width) * width).reduce(
		(a, b) => a + b,
		0,
	);
}

describe('geometry problems', () => {
	it.each(Object.entries(independent))('compute %s as by other means', (id, { params, value }) => {
		const result = geometryRecipes.find((one) => one.id === id)!.value(params);
		expect('terms' in result ? termsToNumber(result.terms) : NaN).toBeCloseTo(value, 5);
	});

	it.each<[string, Record<string, string>, number]>([
		// The angle at C is 40 degrees, so A and B have 70; in ADC there remain 180 - 40 - 35.
		['angles-in-a-circle', { central: '80', bisected: '0' }, 70],
		['angles-in-a-circle', { central: '80', bisected: '1' }, 105],
		['power-of-a-point', { chords: '4 6 3' }, 8],
		['power-of-a-point', { tangent: '4 5' }, 6],
		// In the triangle 3-4-5 with the right angle at C = (0, 0), A = (0, 3) and B = (4, 0), D is (1.5, 0).
		['angle-bisector', { sides: '4 3 5' }, 2.5],
	])('compute %s with %j by a theorem', (id, params, value) => {
		const result = theoremRecipes.find((one) => one.id === id)!.value(params);
		expect('terms' in result ? termsToNumber(result.terms) : NaN).toBeCloseTo(value, 9);
	});

	it('find the centre of a circle at the same distance from all three points', () => {
		const centre = theoremRecipes.find(({ id }) => id === 'centre-of-a-circle')!;
		for (let seed = 0; seed < 50; seed++) {
			const params = centre.draw(3, createRng('centre', seed));
			const result = centre.value(params);
			const [x, y] = 'point' in result ? result.point.map(termsToNumber) : [];
			const [xs, ys] = [params['x'], params['y']].map((text) => text!.split(' ').map(Number));
			const distances = xs!.map((one, i) => Math.hypot(one - x!, ys![i]! - y!));
			expect(distances[1]).toBeCloseTo(distances[0]!, 9);
			expect(distances[2]).toBeCloseTo(distances[0]!, 9);
		}
	});

	it('write a line as people do', () => {
		const distance = geometryRecipes.find(({ id }) => id === 'point-to-line')!;
		expect(distance.text({ line: '3 1 0', point: '2 5' })).toContain('the line $3x + y = 0$?');
		expect(distance.text({ line: '1 2 -4', point: '2 5' })).toContain('the line $x + 2y - 4 = 0$?');
	});

	it('never move a point back to where it was', () => {
		const moves = geometryRecipes.find(({ id }) => id === 'moves-of-a-point')!;
		for (let seed = 0; seed < 400; seed++) {
			const params = moves.draw(1 + (seed % 5), createRng('moves', seed));
			const result = moves.value(params);
			const end = 'point' in result ? result.point.map(termsToNumber).join(' ') : '';
			expect(end).not.toBe(params['start']);
		}
	});

	it('move a point in the stated order', () => {
		const moves = geometryRecipes.find(({ id }) => id === 'moves-of-a-point')!;
		// (2, 5) over the x-axis is (2, -5); a quarter turn to the left gives (5, 2).
		expect(moves.value({ start: '2 5', moves: '0 3' })).toEqual({ point: [term(5), term(2)] });
	});

	it('reject mutated answers on every level', () => {
		fc.assert(
			fc.property(fc.constantFrom(...family.levels), fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				const { latex, kind: form } = instance.reference;
				const verdict = (answer: string): string => family.verify(instance, answer).kind;
				if (form === 'tuple') {
					expect(verdict(latex.replace(')', ', 0)'))).toBe('incorrect');
					expect(verdict(latex.replace('(', '(1+'))).toBe('incorrect');
					return;
				}
				expect(verdict(`2(${latex})/2`)).toBe('correct');
				expect(verdict(`${latex}+1`)).toBe('incorrect');
				expect(verdict(`-(${latex})`)).toBe('incorrect');
				expect(verdict(`(${latex})\\pi`)).toBe('incorrect');
			}),
		);
	});

	it('never show the answer among the examples of the format', () => {
		// The median of this triangle is 2 sqrt(5).
		const median = geometryRecipes.find(({ id }) => id === 'median-length')!;
		const problem = median.text({ sides: '10 3 9' });
		const instance = { problem, reference: { latex: '2\\sqrt{5}', kind: 'number' as const } };
		expect(family.question(instance)).not.toContain('2sqrt(5)');
		expect(family.question({ ...instance, reference: { latex: '7', kind: 'number' } })).toContain('2sqrt(5)');
	});

	it('grow in size', () => {
		const sizes = family.levels.map(({ params }) => params.to);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
