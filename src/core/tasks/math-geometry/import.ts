import { mathGeometry } from './family.ts';
import { mathProblemImporter } from '../import/math-problems.ts';

export const mathGeometryImporter = mathProblemImporter(mathGeometry, 'geometry');
