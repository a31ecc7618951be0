import { mathCountingAndProbability } from '../math-counting-and-probability.ts';
import { mathProblemImporter } from './math-problems.ts';

export const mathCountingAndProbabilityImporter = mathProblemImporter(
	mathCountingAndProbability,
	'counting_and_probability',
);
