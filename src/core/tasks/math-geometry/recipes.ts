import type { Rng } from '../../rng.ts';
import { addTerms, multiplyTerms, rootOf, term, type ExactTerm } from '../kit/exact-term.ts';
import { fraction } from '../kit/fraction.ts';
import type { MathRecipe, MathResult } from '../kit/math-instance.ts';
import { count, counts, literals, type Params } from '../kit/recipe.ts';

/** Three sides that make a triangle. */
export function drawTriangle(size: number, rng: Rng): Params {
	const [a, b] = [rng.int(3, 6 + 6 * size), rng.int(3, 6 + 6 * size)];
	return { sides: `${a} ${b} ${rng.int(Math.abs(a - b) + 1, a + b - 1)}` };
}

/** Python's floats are near enough to be accepted; twelve digits hide the last rounding. */
export const ROUNDED = 'answer = f"{value:.12g}"';

const spiral: MathRecipe = {
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

const polygon: MathRecipe = {
	id: 'polygon-area',
	draw: (size, rng) => {
		// Going once round the origin by angle keeps the polygon free of crossings.
		const corners = Math.min(8, 3 + size);
		for (;;) {
			const points = Array.from(
				{ length: corners },
				() => [rng.int(-4 - 4 * size, 4 + 4 * size), rng.int(-4 - 4 * size, 4 + 4 * size)] as const,
			)
				.filter(([x, y]) => x !== 0 || y !== 0)
				.map(([x, y]) => ({ x, y, angle: Math.atan2(y, x) }))
				.sort((a, b) => a.angle - b.angle);
			const turns = points.map((a, i) => {
				const b = points[(i + 1) % points.length] as typeof a;
				return a.x * b.y - a.y * b.x;
			});
			if (points.length === corners && turns.every((turn) => turn > 0)) {
				return { x: points.map(({ x }) => x).join(' '), y: points.map(({ y }) => y).join(' ') };
			}
		}
	},
	text: (p) =>
		`A polygon has the corners ${counts(p, 'x')
			.map((x, i) => `$(${x},${counts(p, 'y')[i] ?? 0})$`)
			.join(', ')} in this order. What is its area?`,
	value: (p) => only(term(fraction(Math.abs(twiceArea(p)), 2))),
	careless: (p) => only(term(Math.abs(twiceArea(p)))),
	python: (p) => `xs = ${literals(p, 'x')}
ys = ${literals(p, 'y')}

# Shoelace formula: signed triangles with the origin.
twice = 0
for i in range(len(xs)):
    j = (i + 1) % len(xs)
    twice += xs[i] * ys[j] - xs[j] * ys[i]

value = abs(twice) / 2
${ROUNDED}`,
};

const heron: MathRecipe = {
	id: 'triangle-from-sides',
	draw: (size, rng) => drawTriangle(size, rng),
	text: (p) => `A triangle has sides of length ${counts(p, 'sides').join(', ')}. What is its area?`,
	value: (p) => only(heronArea(p)),
	careless: (p) => only(term(fraction((counts(p, 'sides')[0] ?? 0) * (counts(p, 'sides')[1] ?? 0), 2))),
	python: (p) => `from math import sqrt

a, b, c = ${literals(p, 'sides')}
s = (a + b + c) / 2

value = sqrt(s * (s - a) * (s - b) * (s - c))  # Heron
${ROUNDED}`,
};

const segment: MathRecipe = {
	id: 'circular-segment',
	draw: (size, rng) => ({ radius: String(rng.int(2, 5 + 6 * size)), angle: String(rng.pick([60, 90, 120])) }),
	text: (p) =>
		`A chord of a circle of radius ${p['radius'] ?? ''} spans a central angle of $${p['angle'] ?? ''}^\\circ$. What is the ` +
		'area of the smaller piece that the chord cuts off the disc?',
	value: (p) => only(addTerms(sector(p), multiplyTerms(term(-1), chordTriangle(p)))),
	careless: (p) => only(sector(p)),
	python: (p) => `from math import pi, radians, sin

radius, angle = ${p['radius'] ?? ''}, radians(${p['angle'] ?? ''})

sector = radius ** 2 * angle / 2
triangle = radius ** 2 * sin(angle) / 2
value = sector - triangle
${ROUNDED}`,
};

const cutSquare: MathRecipe = {
	id: 'square-without-quarters',
	draw: (size, rng) => {
		const radius = rng.int(1, 2 + 3 * size);
		return {
			side: String(2 * radius + rng.int(1, 4 * size)),
			radius: String(radius),
			corners: String(rng.int(1, 4)),
		};
	},
	text: (p) =>
		`From a square of side ${p['side'] ?? ''}, a quarter disc of radius ${p['radius'] ?? ''} is cut off at ` +
		`${count(p, 'corners') === 1 ? 'one corner' : `${p['corners'] ?? ''} of its corners`}, centred at the corner. What is the area ` +
		'of the rest?',
	value: (p) =>
		only(
			addTerms(
				term(count(p, 'side') ** 2),
				term(fraction(-count(p, 'corners') * count(p, 'radius') ** 2, 4), 1, 1),
			),
		),
	careless: (p) => only(addTerms(term(count(p, 'side') ** 2), term(-(count(p, 'radius') ** 2), 1, 1))),
	python: (p) => `from math import pi

side, radius, corners = ${p['side'] ?? ''}, ${p['radius'] ?? ''}, ${p['corners'] ?? ''}

value = side ** 2 - corners * pi * radius ** 2 / 4
${ROUNDED}`,
};

const hexagon: MathRecipe = {
	id: 'hexagon-and-circle',
	draw: (size, rng) => ({ side: String(rng.int(2, 6 + 8 * size)) }),
	text: (p) =>
		`A regular hexagon has side length ${p['side'] ?? ''}. What is the area between the hexagon and the circle through its ` +
		'corners?',
	value: (p) => {
		const square = count(p, 'side') ** 2;
		return only(addTerms(term(square, 1, 1), term(fraction(-3 * square, 2), 3)));
	},
	careless: (p) => only(term(fraction(3 * count(p, 'side') ** 2, 2), 3)),
	python: (p) => `from math import pi, sqrt

side = ${p['side'] ?? ''}

# Six equilateral triangles; the circle has the side as its radius.
hexagon = 6 * sqrt(3) / 4 * side ** 2
value = pi * side ** 2 - hexagon
${ROUNDED}`,
};

const cone: MathRecipe = {
	id: 'cone-surface',
	draw: (size, rng) => ({
		radius: String(rng.int(2, 4 + 4 * size)),
		height: String(rng.int(2, 6 + 6 * size)),
	}),
	text: (p) =>
		`A right circular cone has base radius ${p['radius'] ?? ''} and height ${p['height'] ?? ''}. What is its total surface ` +
		'area, base included?',
	value: (p) => {
		const [r, h] = [count(p, 'radius'), count(p, 'height')];
		return only(addTerms(term(r * r, 1, 1), multiplyTerms(term(r, 1, 1), rootOf(fraction(r * r + h * h)))));
	},
	careless: (p) => only(term(count(p, 'radius') * (count(p, 'radius') + count(p, 'height')), 1, 1)),
	python: (p) => `from math import hypot, pi

radius, height = ${p['radius'] ?? ''}, ${p['height'] ?? ''}

slant = hypot(radius, height)
value = pi * radius ** 2 + pi * radius * slant
${ROUNDED}`,
};

const similar: MathRecipe = {
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

const moves: MathRecipe = {
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

const distance: MathRecipe = {
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

const cosines: MathRecipe = {
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

const median: MathRecipe = {
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

export const geometryRecipes: readonly MathRecipe[] = [
	spiral,
	polygon,
	heron,
	segment,
	cutSquare,
	hexagon,
	cone,
	similar,
	moves,
	distance,
	cosines,
	median,
];

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

export function only(terms: ExactTerm[]): MathResult {
	return { terms };
}

function at([x, y]: readonly [number, number]): MathResult {
	return { point: [term(x), term(y)] };
}

function twiceArea(p: Params): number {
	const [xs, ys] = [counts(p, 'x'), counts(p, 'y')];
	return xs.reduce((total, x, i) => {
		const next = (i + 1) % xs.length;
		return total + x * (ys[next] ?? 0) - (xs[next] ?? 0) * (ys[i] ?? 0);
	}, 0);
}

function heronArea(p: Params): ExactTerm[] {
	const [a = 0, b = 0, c = 0] = counts(p, 'sides');
	return rootOf(fraction((a + b + c) * (-a + b + c) * (a - b + c) * (a + b - c), 16));
}

function sector(p: Params): ExactTerm[] {
	return term(fraction(count(p, 'angle') * count(p, 'radius') ** 2, 360), 1, 1);
}

/** r² sin(angle) / 2 for 60, 90 and 120 degrees. */
function chordTriangle(p: Params): ExactTerm[] {
	const square = count(p, 'radius') ** 2;
	return count(p, 'angle') === 90 ? term(fraction(square, 2)) : term(fraction(square, 4), 3);
}

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
