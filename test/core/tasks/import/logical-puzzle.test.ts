import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/logical-puzzle/import.ts';
import { logicalPuzzle } from '../../../../src/core/tasks/logical-puzzle/family.ts';
import type { LogicalPuzzleInstance } from '../../../../src/core/tasks/logical-puzzle/instance.ts';
import { droppedSample } from '../../../support/dropped.ts';

const FOLDER = 'logic_puzzle_dataset';
const sample = {
	grid: [
		[-6, 4, -3],
		[2, 5, 1],
		[-5, 3, -2],
	],
	solution: [
		[0, 0],
		[0, 2],
		[1, 1],
		[2, 0],
		[2, 2],
	],
	complexity: 3,
	constraints: { type: 'product_gt_0' },
};

describe('logicalPuzzleImporter', () => {
	it('takes the number of cells from the stored selection and starts top right', () => {
		const { samples } = importer.read(droppedSample(FOLDER, sample));
		expect(samples[0]).toMatchObject({
			instance: {
				grid: sample.grid,
				pick: 5,
				rule: { kind: 'productPositive' },
				start: [0, 2],
				distinctValues: true,
			},
			storedAnswer: '0 0, 0 2, 1 1, 2 0, 2 2',
		});
		const { instance, storedAnswer } = samples[0]!;
		expect(logicalPuzzle.verify(instance as LogicalPuzzleInstance, storedAnswer!).kind).toBe('correct');
	});

	it('keeps a sample without any solution, whose stored selection then fails', () => {
		const impossible = {
			grid: [
				[3, 3],
				[2, 3],
			],
			solution: [
				[0, 1],
				[1, 0],
				[1, 1],
			],
			complexity: 1,
			constraints: { type: 'sum_le_4' },
		};
		const { samples } = importer.read(droppedSample(FOLDER, impossible));
		const { instance, storedAnswer } = samples[0]!;
		expect(logicalPuzzle.verify(instance as LogicalPuzzleInstance, storedAnswer!).kind).toBe('incorrect');
		expect(logicalPuzzle.solve(instance as LogicalPuzzleInstance)).toBe('no solution');
	});

	it('rejects unknown rules and missing grids', () => {
		const files = [
			...droppedSample(FOLDER, { ...sample, constraints: { type: 'sum_even' } }, undefined, 1),
			...droppedSample(FOLDER, { ...sample, grid: null }, undefined, 2),
			...droppedSample(FOLDER, { ...sample, grid: [[1, 'x']] }, undefined, 3),
		];
		expect(importer.read(files)).toMatchObject({ samples: [], rejected: [{}, {}, {}] });
	});
});
