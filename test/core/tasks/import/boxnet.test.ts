import { describe, expect, it } from 'vitest';
import { importer as boxnetImporter } from '../../../../src/core/tasks/boxnet/import.ts';

const folder = 'BoxNet1_dataset/env_pg_state_1_2/pg_state0';

function read(value: unknown) {
	const path = `${folder}/pg_state0.json`;
	expect(boxnetImporter.recognises(path)).toBe(true);
	return boxnetImporter.read([{ path, text: JSON.stringify(value) }]);
}

describe('importing box net', () => {
	it('reads squares by their centres, in any order', () => {
		expect(read({ '0.5_1.5': ['target_red'], '0.5_0.5': ['box_red', 'box_blue', 'target_blue'] })).toEqual({
			samples: [
				{
					name: folder,
					instance: {
						rows: 1,
						cols: 2,
						squares: [
							{ row: 0, col: 0, boxes: ['red', 'blue'], targets: ['blue'] },
							{ row: 0, col: 1, boxes: [], targets: ['red'] },
						],
					},
				},
			],
			rejected: [],
		});
	});

	it('rejects broken samples', () => {
		expect(read({ '0.5_0.5': ['box_red', 'ball_red'] }).rejected).toEqual([
			{ name: folder, why: '"ball_red" is neither a box nor a target' },
		]);
		expect(read({ '0_0': [] }).rejected).toEqual([
			{ name: folder, why: '"0_0" is not the centre of a square' },
		]);
		expect(read({ '0.5_1.5': ['box_red', 'target_red'] }).rejected).toHaveLength(1);
		expect(read({}).rejected).toHaveLength(1);
	});
});
