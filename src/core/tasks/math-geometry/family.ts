import { createMathFamily } from '../kit/math-family.ts';
import { importer } from './import.ts';
import { parseMathGeometry, recipes } from './instance.ts';

export const mathGeometry = createMathFamily(
	{
		id: 'math-geometry',
		split: 'seen',
		area: ['math', 'spatial'],
		rules:
			'A competition-style geometry problem, given in words, has one exact answer: a length, an area, a point or the like. ' +
			'Roots and multiples of π are best left as they are; a decimal number needs six significant digits.',
		parse: parseMathGeometry,
		importer,
	},
	recipes,
);
