import { describe, expect, it } from 'vitest';
import { importer as navigateImporter } from '../../../../src/core/tasks/navigate/import.ts';
import { navigate } from '../../../../src/core/tasks/navigate/family.ts';
import type { NavigateInstance } from '../../../../src/core/tasks/navigate/instance.ts';

const path = 'dataset_gather/BIG-Bench-Hard/bbh/navigate.json';

function read(...rows: [list: string, target: string][]) {
	expect(navigateImporter.recognises(path)).toBe(true);
	const examples = rows.map(([list, target]) => ({
		input: `Will this walk lead you back? ${list}\nOptions:\n- Yes\n- No`,
		target,
	}));
	return navigateImporter.read([{ path, text: JSON.stringify({ canary: 'x', examples }) }]);
}

describe('importing navigate', () => {
	it('reads both kinds of lists', () => {
		const { samples, rejected } = read(
			['Take 3 steps. Turn around. Take 1 step. Take 2 steps.', 'Yes'],
			['Always face forward. Take 3 steps left. Take 4 steps right.', 'No'],
		);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: `${path} row 1`,
				instance: {
					fixedHeading: false,
					instructions: [{ steps: 3 }, { turn: 'around' }, { steps: 1 }, { steps: 2 }],
				},
				storedAnswer: 'Yes',
			},
			{
				name: `${path} row 2`,
				instance: {
					fixedHeading: true,
					instructions: [
						{ steps: 3, direction: 'left' },
						{ steps: 4, direction: 'right' },
					],
				},
				storedAnswer: 'No',
			},
		]);
		for (const { instance, storedAnswer } of samples) {
			expect(navigate.verify(instance as NavigateInstance, storedAnswer!).kind).toBe('correct');
		}
	});

	it('keeps a row whose stored answer is wrong, for the caller to find', () => {
		const [sample] = read(['Take 3 steps.', 'Yes']).samples;
		expect(navigate.verify(sample!.instance as NavigateInstance, sample!.storedAnswer!).kind).toBe(
			'incorrect',
		);
	});

	it('rejects rows and files it cannot read', () => {
		expect(read(['Jump 3 times.', 'No']).rejected).toEqual([
			{ name: `${path} row 1`, why: '"Jump 3 times" is not an instruction' },
		]);
		expect(read(['', 'No']).rejected).toEqual([
			{ name: `${path} row 1`, why: 'The row has no instructions' },
		]);
		expect(navigateImporter.read([{ path, text: '[]' }]).rejected).toEqual([
			{ name: path, why: 'The file is not a JSON object' },
		]);
	});
});
