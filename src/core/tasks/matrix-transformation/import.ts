import { sampleFolderImporter } from '../import/sample-folder.ts';
import { alphabetOf, parseMatrixTransformation } from './instance.ts';

export const importer = sampleFolderImporter(
	{ id: 'matrix-transformation', parse: parseMatrixTransformation },
	'matrix_transformation_dataset',
	(json) => {
		const { matrix, formatted_solution: result } = json;
		if (typeof result !== 'string') return 'solution.json has no formatted_solution';
		if (!isMatrix(matrix)) return 'The matrix is not a list of rows of texts';
		return {
			instance: { matrix, transform: 'rotate90cw', alphabet: alphabetOf(matrix) },
			storedAnswer: result,
		};
	},
);

function isMatrix(value: unknown): value is string[][] {
	return (
		Array.isArray(value) &&
		value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))
	);
}
