import { describe, expect, it } from 'vitest';
import { importer as lightPuzzlesImporter } from '../../../../src/core/tasks/light-puzzles/import.ts';
import { lightPuzzles } from '../../../../src/core/tasks/light-puzzles/family.ts';
import type { LightPuzzlesInstance } from '../../../../src/core/tasks/light-puzzles/instance.ts';

const folder = 'light_puzzles_dataset/sample_7';

const record = {
	n: 2,
	initial_state: [
		[1, 0],
		[0, 0],
	],
	buttons: {
		A: [
			[1, 1],
			[2, 2],
		],
	},
	operations: ['A'],
	solution: [0, 0, 0, 1],
	complexity: 1,
};

function read(value: unknown) {
	const path = `${folder}/solution.json`;
	expect(lightPuzzlesImporter.recognises(path)).toBe(true);
	return lightPuzzlesImporter.read([{ path, text: JSON.stringify(value) }]);
}

describe('importing light puzzles', () => {
	it('counts the stored positions from 1', () => {
		const { samples, rejected } = read(record);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: folder,
				instance: {
					size: 2,
					lights: record.initial_state,
					buttons: [
						{
							name: 'A',
							cells: [
								[0, 0],
								[1, 1],
							],
						},
					],
					presses: ['A'],
				},
				storedAnswer: '0,0,0,1',
			},
		]);
		expect(lightPuzzles.verify(samples[0]!.instance as LightPuzzlesInstance, '0,0,0,1').kind).toBe('correct');
	});

	it('keeps a sample whose stored answer is wrong, for the caller to find', () => {
		const [sample] = read({ ...record, solution: [1, 0, 0, 0] }).samples;
		expect(lightPuzzles.verify(sample!.instance as LightPuzzlesInstance, sample!.storedAnswer!).kind).toBe(
			'incorrect',
		);
	});

	it('rejects broken samples', () => {
		expect(read({ ...record, buttons: null }).rejected).toEqual([
			{ name: folder, why: 'The sample has no buttons' },
		]);
		expect(read({ ...record, buttons: { A: [[0, 1]] } }).rejected).toHaveLength(1);
		expect(read({ ...record, operations: ['B'] }).rejected).toHaveLength(1);
	});
});
