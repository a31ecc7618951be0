import { rootOf, term } from '../kit/exact-term.ts';
import { fraction } from '../kit/fraction.ts';
import type { MathRecipe, MathResult } from '../kit/math-instance.ts';
import { drawTriangle, only, ROUNDED } from './recipe-parts.ts';
import { count, counts, literals, type Params } from '../kit/recipe.ts';

const angles: MathRecipe = {
	id: 'angles-in-a-circle',
	draw: (size, rng) => ({
		central: String(size < 2 ? 4 * rng.int(6, 42) : rng.int(20, 170)),
		bisected: String(size < 3 ? 0 : rng.int(0, 1)),
	}),
	text: (p) =>
		'The corners of a triangle $ABC$ with $CA = CB$ lie on a circle with centre $O$, and $C$ and $O$ are on the same side ' +
		`of the line $AB$. The angle $AOB$ has $${p['central'] ?? ''}^\\circ$. ` +
		(count(p, 'bisected') === 0
			? 'How many degrees has the angle $CAB$?'
			: 'The bisector of the angle $CAB$ meets the side $BC$ in $D$. How many degrees has the angle $ADC$?'),
	value: (p) => angleOf(p, 2),
	careless: (p) => angleOf(p, 1),
	python: (p) => `from fractions import Fraction

central = ${p['central'] ?? ''}

angle_c = Fraction(central, 2)   # seen from the circle, AB spans half the angle at the centre
angle_a = (180 - angle_c) / 2    # the angles at A and B are equal
${
	count(p, 'bisected') === 0
		? 'answer = angle_a'
		: 'answer = 180 - angle_c - angle_a / 2  # angle sum in the triangle ADC'
}`,
};

/** With the angle at C as the central angle divided by `share`: 2 is right. */
function angleOf(p: Params, share: number): MathResult {
	const [c, bisected] = [count(p, 'central'), count(p, 'bisected') === 1];
	// A = (180 - C) / 2, and ADC = 180 - C - A / 2, over the common denominator 4 * share.
	const quarters = bisected ? 540 * share - 3 * c : 360 * share - 2 * c;
	return only(term(fraction(quarters, 4 * share)));
}

const power: MathRecipe = {
	id: 'power-of-a-point',
	draw: (size, rng) => {
		const length = (): number => rng.int(2, 6 + 6 * size);
		return rng.chance(0.5)
			? { chords: `${length()} ${length()} ${length()}` }
			: { tangent: `${length()} ${length()}` };
	},
	text: (p) => {
		if (p['tangent'] === undefined) {
			const [a = 1, b = 1, c = 1] = counts(p, 'chords');
			return (
				'Two chords $AB$ and $CD$ of a circle cross each other in $P$. ' +
				`$PA = ${a}$, $PB = ${b}$ and $PC = ${c}$. How long is $PD$?`
			);
		}
		const [near = 1, chord = 1] = counts(p, 'tangent');
		return (
			'A line through a point $P$ outside a circle meets the circle first in $A$ and then in $B$. ' +
			`$PA = ${near}$ and $AB = ${chord}$. Another line through $P$ touches the circle in $T$. How long is $PT$?`
		);
	},
	value: (p) => {
		const [a = 1, b = 1, c = 1] = counts(p, 'chords');
		const [near = 1, chord = 1] = counts(p, 'tangent');
		return p['tangent'] === undefined
			? only(term(fraction(a * b, c)))
			: only(rootOf(fraction(near * (near + chord))));
	},
	careless: (p) => {
		const [a = 1, b = 1, c = 1] = counts(p, 'chords');
		const [near = 1, chord = 1] = counts(p, 'tangent');
		return p['tangent'] === undefined ? only(term(fraction(a * c, b))) : only(rootOf(fraction(near * chord)));
	},
	python: (p) =>
		p['tangent'] === undefined
			? `from fractions import Fraction

pa, pb, pc = ${literals(p, 'chords')}

# Crossing chords: PA * PB = PC * PD
answer = Fraction(pa * pb, pc)`
			: `from math import sqrt

pa, ab = ${literals(p, 'tangent')}
pb = pa + ab

# Tangent and secant: PT ** 2 = PA * PB
value = sqrt(pa * pb)
${ROUNDED}`,
};

const bisector: MathRecipe = {
	id: 'angle-bisector',
	draw: (size, rng) => drawTriangle(size, rng),
	text: (p) => {
		const [a = 1, b = 1, c = 1] = counts(p, 'sides');
		return (
			`In triangle $ABC$, $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$. The bisector of the angle at $A$ meets the side ` +
			'$BC$ in $D$. How long is $BD$?'
		);
	},
	value: (p) => {
		const [a = 1, b = 1, c = 1] = counts(p, 'sides');
		return only(term(fraction(a * c, b + c)));
	},
	careless: (p) => {
		const [a = 1, b = 1, c = 1] = counts(p, 'sides');
		return only(term(fraction(a * b, b + c)));
	},
	python: (p) => `from fractions import Fraction

a, b, c = ${literals(p, 'sides')}

# The bisector divides BC in the ratio of the other sides: BD : DC = c : b
answer = a * Fraction(c, b + c)`,
};

const circumcentre: MathRecipe = {
	id: 'centre-of-a-circle',
	draw: (size, rng) => {
		for (;;) {
			const place = (): number => rng.int(-3 - 3 * size, 3 + 3 * size);
			const params = { x: `${place()} ${place()} ${place()}`, y: `${place()} ${place()} ${place()}` };
			if (twiceTriangle(params) !== 0) return params;
		}
	},
	text: (p) => {
		const [xs, ys] = [counts(p, 'x'), counts(p, 'y')];
		const [a, b, c] = xs.map((x, i) => `$(${x},${ys[i] ?? 0})$`);
		return `A circle goes through the points ${a ?? ''}, ${b ?? ''} and ${c ?? ''}. Where is its centre?`;
	},
	value: (p) => {
		const [xs, ys] = [counts(p, 'x'), counts(p, 'y')];
		const squares = xs.map((x, i) => x * x + (ys[i] ?? 0) ** 2);
		// Cramer's rule for the two perpendicular bisectors.
		const over = (values: readonly number[], signed: 1 | -1): number =>
			signed *
			squares.reduce(
				(total, square, i) => total + square * ((values[(i + 1) % 3] ?? 0) - (values[(i + 2) % 3] ?? 0)),
				0,
			);
		const bottom = 2 * twiceTriangle(p);
		return { point: [term(fraction(over(ys, 1), bottom)), term(fraction(over(xs, -1), bottom))] };
	},
	careless: (p) => {
		const mean = (name: string): number => counts(p, name).reduce((total, value) => total + value, 0);
		return { point: [term(fraction(mean('x'), 3)), term(fraction(mean('y'), 3))] };
	},
	python: (p) => `from fractions import Fraction

(x1, x2, x3), (y1, y2, y3) = ${literals(p, 'x')}, ${literals(p, 'y')}

# The centre (x, y) is as far from the first point as from the others. Squared and
# subtracted, that gives two linear equations a * x + b * y = c.
a1, b1 = 2 * (x2 - x1), 2 * (y2 - y1)
a2, b2 = 2 * (x3 - x1), 2 * (y3 - y1)
c1 = x2 ** 2 + y2 ** 2 - x1 ** 2 - y1 ** 2
c2 = x3 ** 2 + y3 ** 2 - x1 ** 2 - y1 ** 2

determinant = a1 * b2 - a2 * b1
x = Fraction(c1 * b2 - c2 * b1, determinant)
y = Fraction(a1 * c2 - a2 * c1, determinant)
answer = f"({x}, {y})"`,
};

/** Signed; 0 when the three points lie on one line. */
function twiceTriangle(p: Params): number {
	const [[x1 = 0, x2 = 0, x3 = 0], [y1 = 0, y2 = 0, y3 = 0]] = [counts(p, 'x'), counts(p, 'y')];
	return (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1);
}

/** Problems that one theorem solves: inscribed angles, crossing chords, tangents, bisectors, circles through points. */
export const theoremRecipes: readonly MathRecipe[] = [angles, power, bisector, circumcentre];
