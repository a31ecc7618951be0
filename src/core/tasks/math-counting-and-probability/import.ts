import { mathCountingAndProbability } from './family.ts';
import { mathProblemImporter } from '../import/math-problems.ts';

export const mathCountingAndProbabilityImporter = mathProblemImporter(
	mathCountingAndProbability,
	'counting_and_probability',
);
