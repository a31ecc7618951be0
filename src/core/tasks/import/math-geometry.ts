import { mathGeometry } from '../math-geometry.ts';
import { mathProblemImporter } from './math-problems.ts';

export const mathGeometryImporter = mathProblemImporter(mathGeometry, 'geometry');
