import { createMathFamily } from '../kit/math-family.ts';
import { importer } from './import.ts';
import { parseMathCounting, recipes } from './instance.ts';

export const mathCountingAndProbability = createMathFamily(
	{
		id: 'math-counting-and-probability',
		split: 'seen',
		area: ['math', 'logic'],
		rules:
			'A competition-style problem on counting, probability or expectation has one exact answer, a whole number or a ' +
			'fraction. The text says what can be told apart, whether order counts and whether things are put back. Large counts ' +
			'must be right to the last digit.',
		parse: parseMathCounting,
		importer,
	},
	recipes,
);
