import { mathProblemImporter } from '../import/math-problems.ts';
import { mathGeometry } from './family.ts';

export const importer = mathProblemImporter(
	{ id: 'math-geometry', parse: (value) => mathGeometry.parse(value) },
	'geometry',
);
