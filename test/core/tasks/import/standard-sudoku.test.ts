import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/standard-sudoku/import.ts';
import { standardSudoku } from '../../../../src/core/tasks/standard-sudoku/family.ts';
import { droppedSample } from '../../../support/dropped.ts';

const solution = Array.from({ length: 9 }, (_, r) =>
	Array.from({ length: 9 }, (__, c) => ((r * 3 + Math.floor(r / 3) + c) % 9) + 1),
);
const puzzle = solution.map((row, r) => row.map((digit, c) => ((r + c) % 4 === 0 ? 0 : digit)));

describe('standardSudokuImporter', () => {
	it('reads a sample whose stored grid verifies', () => {
		const { samples, rejected } = importer.read(
			droppedSample('standard_sudoku', { puzzle, solution, complexity: 5 }),
		);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'my-copy/dataset_gather/standard_sudoku/sample_0',
				instance: { puzzle },
				storedAnswer: solution.map((row) => row.join(',')).join('\n'),
			},
		]);
		expect(standardSudoku.verify({ puzzle }, samples[0]!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects broken files and grids, and knows its paths', () => {
		const broken = [
			...droppedSample('standard_sudoku', '{"puzzle": [', undefined, 1),
			...droppedSample('standard_sudoku', { puzzle: puzzle.slice(1), solution }, undefined, 2),
			...droppedSample('standard_sudoku', { puzzle: 'none' }, undefined, 3),
		];
		const { samples, rejected } = importer.read(broken);
		expect(samples).toEqual([]);
		expect(rejected.map(({ why }) => why.length > 10)).toEqual([true, true, true]);
		expect(importer.recognises('standard_sudoku/sample_7/solution.json')).toBe(true);
		expect(importer.recognises('other/sample_7/solution.json')).toBe(false);
	});
});
