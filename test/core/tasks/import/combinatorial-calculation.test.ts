import { describe, expect, it } from 'vitest';
import { combinatorialCalculation } from '../../../../src/core/tasks/combinatorial-calculation/family.ts';
import type { CombinatorialCalculationInstance } from '../../../../src/core/tasks/combinatorial-calculation/instance.ts';
import { importer } from '../../../../src/core/tasks/combinatorial-calculation/import.ts';

const path = 'combinatorial_calculation/sample_3/solution.json';

function drop(record: unknown) {
	return importer.read([{ path, text: JSON.stringify(record) }]);
}

describe('combinatorialCalculationImporter', () => {
	it('reads row, target and witness, which verifies', () => {
		const solution = ['(', '2', '+', '3', ')', '*', '4'];
		const { samples, rejected } = drop({ numbers: [2, 3, 4], target: 20, solution, complexity: 2 });
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'combinatorial_calculation/sample_3',
				instance: { numbers: [2, 3, 4], target: 20 },
				storedAnswer: '[(, 2, +, 3, ), *, 4]',
			},
		]);
		const instance = samples[0]!.instance as CombinatorialCalculationInstance;
		expect(combinatorialCalculation.verify(instance, samples[0]!.storedAnswer!).kind).toBe('correct');
	});

	it('knows the folders of both sets', () => {
		expect(importer.recognises(`drop/${path}`)).toBe(true);
		const varied =
			'combinatorial_calculation_varied_complexity/combinatorial_calculation_complexity9/sample_1';
		expect(importer.recognises(`${varied}/solution.json`)).toBe(true);
		expect(importer.recognises('other/sample_1/solution.json')).toBe(false);
	});

	it('rejects numbers beyond one digit', () => {
		expect(drop({ numbers: [2, 30], target: 60, solution: [] }).rejected).toHaveLength(1);
	});
});
