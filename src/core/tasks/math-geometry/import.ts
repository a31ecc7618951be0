import { mathProblemImporter } from '../import/math-problems.ts';
import { parseMathGeometry } from './instance.ts';

export const importer = mathProblemImporter({ id: 'math-geometry', parse: parseMathGeometry }, 'geometry');
