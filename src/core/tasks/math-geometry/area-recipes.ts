import { addTerms, multiplyTerms, rootOf, term, type ExactTerm } from '../kit/exact-term.ts';
import { fraction } from '../kit/fraction.ts';
import type { MathRecipe } from '../kit/math-instance.ts';
import { count, counts, literals, type Params } from '../kit/recipe.ts';
import { drawTriangle, only, ROUNDED } from './recipe-parts.ts';

export const polygon: MathRecipe = {
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

export const heron: MathRecipe = {
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

export const segment: MathRecipe = {
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

export const cutSquare: MathRecipe = {
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

export const hexagon: MathRecipe = {
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

export const cone: MathRecipe = {
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
