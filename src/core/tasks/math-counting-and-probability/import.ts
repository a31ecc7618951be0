import { mathProblemImporter } from '../import/math-problems.ts';
import { mathCountingAndProbability } from './family.ts';

export const importer = mathProblemImporter(
	{ id: 'math-counting-and-probability', parse: (value) => mathCountingAndProbability.parse(value) },
	'counting_and_probability',
);
