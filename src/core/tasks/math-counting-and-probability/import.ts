import { mathProblemImporter } from '../import/math-problems.ts';
import { parseMathCounting } from './instance.ts';

export const importer = mathProblemImporter(
	{ id: 'math-counting-and-probability', parse: parseMathCounting },
	'counting_and_probability',
);
