import { describe, expect, it } from 'vitest';
import { game2048 } from '../../../../src/core/tasks/2048/family.ts';
import type { Game2048Instance } from '../../../../src/core/tasks/2048/instance.ts';
import { importer as game2048Importer } from '../../../../src/core/tasks/2048/import.ts';

const folder = 'dataset_gather/2048_dataset/sample_12';

const record = {
	grid: [
		[2, 2],
		[0, 8],
	],
	moves: 'rd',
	start_pos: [0, 0],
	solution: '0, 4\n0, 8',
	complexity: 1,
};

function read(value: unknown) {
	const path = `${folder}/solution.json`;
	expect(game2048Importer.recognises(path)).toBe(true);
	return game2048Importer.read([{ path, text: JSON.stringify(value) }]);
}

describe('importing 2048', () => {
	it('maps a sample; the answer stored as rows becomes one list', () => {
		const { samples, rejected } = read(record);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: folder,
				instance: {
					grid: [
						[2, 2],
						[0, 8],
					],
					start: [0, 0],
					moves: 'rd',
				},
				storedAnswer: '0,4,0,8',
			},
		]);
		expect(game2048.verify(samples[0]!.instance as Game2048Instance, samples[0]!.storedAnswer!).kind).toBe(
			'correct',
		);
	});

	it('keeps samples that start on an empty cell', () => {
		const { samples } = read({ ...record, start_pos: [1, 0], solution: '2, 2\n0, 8' });
		expect(game2048.verify(samples[0]!.instance as Game2048Instance, samples[0]!.storedAnswer!).kind).toBe(
			'correct',
		);
	});

	it('rejects broken samples', () => {
		expect(read({ ...record, moves: 'rx' }).rejected).toEqual([
			{ name: folder, why: 'The fields do not make up a possible instance of this task' },
		]);
		expect(read([]).rejected).toEqual([{ name: folder, why: 'The file is not a JSON object' }]);
	});
});
