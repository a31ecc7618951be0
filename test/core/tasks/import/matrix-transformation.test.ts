import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as matrixTransformationImporter } from '../../../../src/core/tasks/matrix-transformation/import.ts';
import { matrixTransformation } from '../../../../src/core/tasks/matrix-transformation/family.ts';

const good = {
	matrix: [
		['P', '4', 'R'],
		['9', 'K', 'Z'],
	],
	solution: [],
	formatted_solution: '9,P,K,4,Z,R',
	complexity: 3,
};

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('matrix-transformation: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = matrixTransformationImporter.read([
			fileOf('matrix_transformation_dataset/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/matrix_transformation_dataset/sample_7',
				instance: { matrix: good.matrix, transform: 'rotate90cw', alphabet: 'mixed' },
				storedAnswer: '9,P,K,4,Z,R',
			},
		]);
		const [sample] = samples;
		const instance = matrixTransformation.parse(sample!.instance)!;
		expect(matrixTransformation.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = matrixTransformationImporter.read([
			fileOf('matrix_transformation_dataset/sample_1/solution.json', { ...good, matrix: [['A', 2]] }),
			{ path: 'data/matrix_transformation_dataset/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/matrix_transformation_dataset/sample_1',
			'data/matrix_transformation_dataset/sample_2',
		]);
		expect(rejected[0]!.why).toContain('rows of texts');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = matrixTransformationImporter.read([
			fileOf('matrix_transformation_dataset/sample_3/solution.json', {
				...good,
				formatted_solution: 'R,Z,4,K,P,9',
			}),
		]);
		const [sample] = samples;
		const instance = matrixTransformation.parse(sample!.instance)!;
		expect(matrixTransformation.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(
			matrixTransformationImporter.recognises('a/matrix_transformation_dataset/sample_12/solution.json'),
		).toBe(true);
		expect(
			matrixTransformationImporter.recognises('matrix_transformation_dataset/sample_0/solution.json'),
		).toBe(true);
		expect(
			matrixTransformationImporter.recognises('other_matrix_transformation_dataset/sample_0/solution.json'),
		).toBe(false);
		expect(matrixTransformationImporter.recognises('matrix_transformation_dataset/notes.md')).toBe(false);
	});
});
