import { describe, expect, it } from 'vitest';
import { eightQueens } from '../../../../src/core/tasks/eight-queens/family.ts';
import type { EightQueensInstance } from '../../../../src/core/tasks/eight-queens/instance.ts';
import { importer as eightQueensImporter } from '../../../../src/core/tasks/eight-queens/import.ts';

const folder = 'copy/dataset_gather/eight_queens_dataset/sample_3';

function read(record: unknown) {
	return eightQueensImporter.read([{ path: `${folder}/solution.json`, text: JSON.stringify(record) }]);
}

const record = {
	initial_board: ['0X00', '0001', '0000', '0000'],
	placed_queens: [[1, 3]],
	blocked_positions: [[0, 2]],
	solution: [
		[1, 3],
		[0, 1],
		[2, 0],
		[3, 2],
	],
	board_size: 4,
	complexity: 2,
};

describe('importing eight queens', () => {
	it('knows the folders of the public data', () => {
		const known = [
			`${folder}/solution.json`,
			'eight_queens_dataset_hard/sample_0/solution.json',
			'x/eight_queens_dataset_varied_complexity/eight_queens_dataset_complexity3/sample_19/solution.json',
		];
		expect(known.map((path) => eightQueensImporter.recognises(path))).toEqual([true, true, true]);
		expect(eightQueensImporter.recognises('reversi_dataset/sample_0/solution.json')).toBe(false);
	});

	it('maps a sample and its stored answer', () => {
		const { samples, rejected } = read(record);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: folder,
				instance: { size: 4, queens: [[1, 3]], blocked: [[0, 2]] },
				storedAnswer: '1 3, 0 1, 2 0, 3 2',
			},
		]);
		const [sample] = samples;
		expect(eightQueens.verify(sample!.instance as EightQueensInstance, sample!.storedAnswer!).kind).toBe(
			'correct',
		);
	});

	it('takes 8 rows where no size is stored', () => {
		const eight = { placed_queens: [], blocked_positions: [[0, 0]], solution: [] };
		expect(read(eight).samples[0]?.instance).toEqual({ size: 8, queens: [], blocked: [[0, 0]] });
	});

	it('rejects what cannot be read or solved', () => {
		expect(read({ ...record, placed_queens: [[0, 0]] }).rejected).toEqual([
			{ name: folder, why: 'The fields do not make up a possible instance of this task' },
		]);
		expect(eightQueensImporter.read([{ path: `${folder}/solution.json`, text: '{' }]).rejected).toEqual([
			{ name: folder, why: 'The file is not a JSON object' },
		]);
	});
});
