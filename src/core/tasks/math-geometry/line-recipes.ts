import { multiplyTerms, rootOf, term } from '../kit/exact-term.ts';
import { fraction } from '../kit/fraction.ts';
import type { MathRecipe } from '../kit/math-instance.ts';
import { count, counts, literals, type Params } from '../kit/recipe.ts';
import { at, drawTriangle, only, ROUNDED } from './recipe-parts.ts';

export const spiral: MathRecipe = {
	id: 'chain-of-right-triangles',
	draw: (size, rng) => ({
		legs: Array.from({ length: Math.min(4, 1 + Math.ceil(size / 2) + 1) }, () =>
			rng.int(2, 6 + 5 * size),
		).join(' '),
	}),
	text: (p) => {
		const [first = 0, second = 0, ...more] = counts(p, 'legs');
		return (
			`A right triangle has legs of length ${first} and ${second}. ` +
			more
				.map(
					(leg) =>
						`On the hypotenuse found last, a further right triangle is built that has it as one leg and ${leg} as the other. `,
				)
				.join('') +
			'How long is the last hypotenuse?'
		);
	},
	value: (p) => only(rootOf(fraction(counts(p, 'legs').reduce((total, leg) => total + leg * leg, 0)))),
	careless: (p) => only(term(counts(p, 'legs').reduce((total, leg) => total + leg, 0))),
	python: (p) => `from math import sqrt

legs = ${literals(p, 'legs')}
hypotenuse = legs[0]
for leg in legs[1:]:
    hypotenuse = sqrt(hypotenuse ** 2 + leg ** 2)

value = hypotenuse
${ROUNDED}`,
};

export const similar: MathRecipe = {
	id: 'parallel-cut',
	draw: (size, rng) => {
		const whole = rng.int(3, 6 + 4 * size);
		return { ratio: `${rng.int(1, whole - 1)} ${whole}`, area: String(rng.int(10, 60 + 150 * size)) };
	},
	text: (p) =>
		`A line parallel to the base of a triangle cuts its height at ${counts(p, 'ratio').join('/')} of the way from the top ` +
		`corner to the base. The triangle has area ${p['area'] ?? ''}. What is the area of the part below the line?`,
	value: (p) => {
		const [top = 1, whole = 2] = counts(p, 'ratio');
		return only(term(fraction(count(p, 'area') * (whole * whole - top * top), whole * whole)));
	},
	careless: (p) => {
		const [top = 1, whole = 2] = counts(p, 'ratio');
		return only(term(fraction(count(p, 'area') * (whole - top), whole)));
	},
	python: (p) => `from fractions import Fraction

ratio = Fraction(${counts(p, 'ratio').join(', ')})
area = ${p['area'] ?? ''}

# The small triangle on top is similar, so its area has the squared ratio.
answer = area * (1 - ratio ** 2)`,
};

export const moves: MathRecipe = {
	id: 'moves-of-a-point',
	draw: (size, rng) => {
		for (;;) {
			const params = {
				start: `${rng.int(-9, 9)} ${rng.int(-9, 9)}`,
				moves: Array.from({ length: size + 1 }, () => rng.int(0, MOVES.length - 1)).join(' '),
			};
			if (moved(params, counts(params, 'moves')).join(' ') !== params.start) return params;
		}
	},
	text: (p) =>
		`The point $(${counts(p, 'start').join(',')})$ is moved in this order: ${counts(p, 'moves')
			.map((move) => MOVES[move]?.text ?? '')
			.join('; then ')}. Where does it end?`,
	value: (p) => at(moved(p, counts(p, 'moves'))),
	careless: (p) => at(moved(p, counts(p, 'moves').slice(0, -1))),
	python: (p) => `x, y = ${counts(p, 'start').join(', ')}

${counts(p, 'moves')
	.map((move) => `x, y = ${MOVES[move]?.python ?? ''}  # ${MOVES[move]?.text ?? ''}`)
	.join('\n')}

answer = (x, y)`,
};

export const distance: MathRecipe = {
	id: 'point-to-line',
	draw: (size, rng) => ({
		line: `${rng.int(1, 3 + 2 * size)} ${rng.int(1, 3 + 2 * size)} ${rng.int(-9 * size, 9 * size)}`,
		point: `${rng.int(1, 9 * size)} ${rng.int(1, 9 * size)}`,
	}),
	text: (p) => {
		const [a = 1, b = 1, c = 0] = counts(p, 'line');
		const times = (factor: number): string => (factor === 1 ? '' : String(factor));
		const constant = c === 0 ? '' : c < 0 ? ` - ${-c}` : ` + ${c}`;
		return `How far is the point $(${counts(p, 'point').join(',')})$ from the line $${times(a)}x + ${times(b)}y${constant} = 0$?`;
	},
	value: (p) => {
		const [a = 1, b = 1] = counts(p, 'line');
		return only(multiplyTerms(term(Math.abs(lineValue(p))), rootOf(fraction(1, a * a + b * b))));
	},
	careless: (p) => only(term(Math.abs(lineValue(p)))),
	python: (p) => `from math import hypot

a, b, c = ${literals(p, 'line')}
x, y = ${literals(p, 'point')}

value = abs(a * x + b * y + c) / hypot(a, b)
${ROUNDED}`,
};

export const cosines: MathRecipe = {
	id: 'third-side',
	draw: (size, rng) => ({
		sides: `${rng.int(2, 5 + 6 * size)} ${rng.int(2, 5 + 6 * size)}`,
		angle: String(rng.pick([60, 120])),
	}),
	text: (p) =>
		`Two sides of a triangle have length ${counts(p, 'sides').join(' and ')} and enclose an angle of ` +
		`$${p['angle'] ?? ''}^\\circ$. How long is the third side?`,
	value: (p) => only(rootOf(fraction(thirdSquared(p, count(p, 'angle') === 60 ? -1 : 1)))),
	careless: (p) => only(rootOf(fraction(thirdSquared(p, count(p, 'angle') === 60 ? 1 : -1)))),
	python: (p) => `from math import cos, radians, sqrt

a, b = ${literals(p, 'sides')}

# Law of cosines
value = sqrt(a ** 2 + b ** 2 - 2 * a * b * cos(radians(${p['angle'] ?? ''})))
${ROUNDED}`,
};

export const median: MathRecipe = {
	id: 'median-length',
	draw: (size, rng) => drawTriangle(size, rng),
	text: (p) => {
		const [a = 0, b = 0, c = 0] = counts(p, 'sides');
		return `In triangle $ABC$, $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$. How long is the median from $A$ to the midpoint of $BC$?`;
	},
	value: (p) => {
		const [a = 0, b = 0, c = 0] = counts(p, 'sides');
		return only(rootOf(fraction(2 * b * b + 2 * c * c - a * a, 4)));
	},
	careless: (p) => only(term(fraction((counts(p, 'sides')[1] ?? 0) + (counts(p, 'sides')[2] ?? 0), 2))),
	python: (p) => `from math import sqrt

a, b, c = ${literals(p, 'sides')}

# Put B at (0, 0) and C at (a, 0); A follows from its distances c and b.
x = (c ** 2 - b ** 2 + a ** 2) / (2 * a)
height_squared = c ** 2 - x ** 2
value = sqrt((x - a / 2) ** 2 + height_squared)
${ROUNDED}`,
};

const MOVES: readonly { text: string; python: string; apply: (x: number, y: number) => [number, number] }[] =
	[
		{ text: 'reflected in the x-axis', python: 'x, -y', apply: (x, y) => [x, -y] },
		{ text: 'reflected in the y-axis', python: '-x, y', apply: (x, y) => [-x, y] },
		{ text: 'reflected in the line y = x', python: 'y, x', apply: (x, y) => [y, x] },
		{
			text: 'rotated by 90 degrees counterclockwise about the origin',
			python: '-y, x',
			apply: (x, y) => [-y, x],
		},
		{ text: 'rotated by 90 degrees clockwise about the origin', python: 'y, -x', apply: (x, y) => [y, -x] },
		{ text: 'shifted by 3 to the right and 2 down', python: 'x + 3, y - 2', apply: (x, y) => [x + 3, y - 2] },
		{
			text: 'stretched by the factor 2 from the origin',
			python: '2 * x, 2 * y',
			apply: (x, y) => [2 * x, 2 * y],
		},
		{ text: 'reflected in the point (1, 1)', python: '2 - x, 2 - y', apply: (x, y) => [2 - x, 2 - y] },
	];

function moved(p: Params, list: readonly number[]): [number, number] {
	const [x = 0, y = 0] = counts(p, 'start');
	return list.reduce<[number, number]>(([a, b], move) => MOVES[move]?.apply(a, b) ?? [a, b], [x, y]);
}

function lineValue(p: Params): number {
	const [a = 1, b = 1, c = 0] = counts(p, 'line');
	const [x = 0, y = 0] = counts(p, 'point');
	return a * x + b * y + c;
}

function thirdSquared(p: Params, sign: 1 | -1): number {
	const [a = 0, b = 0] = counts(p, 'sides');
	return a * a + b * b + sign * a * b;
}
