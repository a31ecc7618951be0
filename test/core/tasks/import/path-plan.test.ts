import { describe, expect, it } from 'vitest';
import { importer as pathPlanImporter } from '../../../../src/core/tasks/path-plan/import.ts';
import { pathPlan } from '../../../../src/core/tasks/path-plan/family.ts';
import type { PathPlanInstance } from '../../../../src/core/tasks/path-plan/instance.ts';

const path = 'benchmark/run_path_plan_continuous_Example_test.py';

const SOURCE = `
def run():
    box_dict_1 = {'yellow': (-1, -0.8, 0.1, 0.4), 'red': (0, 0.2, -1, -0.5), 'green': (0.5, 0.7, 0.8, 1.2),
                  'blue': (-0.2, 0.2, 0, .3), 'pink': (-0.6, -0.4, 0.6, 0.9), 'purple': (-1.0, -0.5, -1.3, -0.9), 'orange': (0.6, 1.2, -0.5, 0.5)}
    starting_position_1 = (-1.2, -0.5); ending_position_1 = (1.3, 1.3)
    box_dict_2 = box_dict_1; starting_position_2 = starting_position_1; ending_position_2 = (1.3, -1.3)
    box_dict_list = [box_dict_1, box_dict_2]
`;

describe('importing path plan', () => {
	it('reads maps, follows names of earlier ones, and asks for ten things on each', () => {
		expect(pathPlanImporter.recognises(path)).toBe(true);
		const { samples, rejected } = pathPlanImporter.read([{ path, text: SOURCE }]);
		expect(rejected).toEqual([]);
		expect(samples).toHaveLength(20);
		const [first, second] = [samples[2], samples[14]];
		expect(first).toEqual({
			name: `${path} environment 1 instruction 2`,
			instance: {
				room: { xMin: -1.4, xMax: 1.4, yMin: -1.4, yMax: 1.4 },
				wallThickness: 0.1,
				boxes: [
					{ name: 'yellow', x: [-1, -0.8], y: [0.1, 0.4] },
					{ name: 'red', x: [0, 0.2], y: [-1, -0.5] },
					{ name: 'green', x: [0.5, 0.7], y: [0.8, 1.2] },
					{ name: 'blue', x: [-0.2, 0.2], y: [0, 0.3] },
					{ name: 'pink', x: [-0.6, -0.4], y: [0.6, 0.9] },
					{ name: 'purple', x: [-1, -0.5], y: [-1.3, -0.9] },
					{ name: 'orange', x: [0.6, 1.2], y: [-0.5, 0.5] },
				],
				start: [-1.2, -0.5],
				end: [1.3, 1.3],
				visit: ['yellow', 'purple', 'red', 'green'],
				avoid: ['blue'],
			},
		});
		expect(second?.instance).toMatchObject({
			end: [1.3, -1.3],
			visit: ['blue'],
			avoid: ['yellow', 'red', 'green', 'pink', 'purple', 'orange'],
		});
		for (const { instance } of samples) {
			const path = instance as PathPlanInstance;
			expect(pathPlan.verify(path, pathPlan.solve(path)).kind).toBe('correct');
		}
	});

	it('rejects maps without a way and files without maps', () => {
		const inABox = SOURCE.replace('(-1.2, -0.5)', '(0.9, 0)');
		// The start lies in orange, which two of the ten instructions forbid; purple, orange and pink are wanted in one of them.
		expect(pathPlanImporter.read([{ path, text: inABox }]).rejected.map(({ name }) => name)).toEqual([
			`${path} environment 1 instruction 4`,
			`${path} environment 2 instruction 4`,
		]);
		expect(pathPlanImporter.read([{ path, text: 'print(1)' }]).rejected).toEqual([
			{ name: path, why: 'The file assigns no maps' },
		]);
	});
});
