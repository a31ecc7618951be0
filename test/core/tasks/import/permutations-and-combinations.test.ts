import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/permutations-and-combinations/import.ts';
import { permutationsAndCombinations } from '../../../../src/core/tasks/permutations-and-combinations/family.ts';
import type { ShelfInstance } from '../../../../src/core/tasks/permutations-and-combinations/instance.ts';
import { droppedSample } from '../../../support/dropped.ts';

const FOLDER = 'permutations_and_combinations';
const sample = {
	items: ['A', 'B', 'C', 'D', 'E'],
	constraints_text: [
		'1. Book D must be to the left of book B.',
		'2. Book A cannot be placed in position 1.',
		'3. Book C must be adjacent to book E.',
		'4. Book A must be to the right of book E.',
		'5. Book B must be placed in position 4.',
	].join('\n'),
	correct_solution: ['C', 'E', 'D', 'B', 'A'],
	complexity: 5,
};

describe('permutationsAndCombinationsImporter', () => {
	it('reads the five kinds of constraints', () => {
		const { samples } = importer.read(droppedSample(FOLDER, sample));
		expect(samples[0]!.instance).toEqual({
			books: sample.items,
			constraints: [
				{ kind: 'left-of', book: 'D', other: 'B' },
				{ kind: 'not-at', book: 'A', position: 1 },
				{ kind: 'adjacent', book: 'C', other: 'E' },
				{ kind: 'right-of', book: 'A', other: 'E' },
				{ kind: 'fixed', book: 'B', position: 4 },
			],
		});
		const { instance, storedAnswer } = samples[0]!;
		expect(permutationsAndCombinations.verify(instance as ShelfInstance, storedAnswer!).kind).toBe('correct');
	});

	it('rejects unknown sentences and constraints that cannot be met', () => {
		const text = (constraints: string): unknown => ({ ...sample, constraints_text: constraints });
		const { samples, rejected } = importer.read([
			...droppedSample(FOLDER, text('1. Book A likes book B.'), undefined, 1),
			...droppedSample(
				FOLDER,
				text('1. Book A must be placed in position 1.\n2. Book B must be placed in position 1.'),
				undefined,
				2,
			),
			...droppedSample(FOLDER, { items: ['A'] }, undefined, 3),
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ why }) => why)).toEqual([
			'This constraint has no known form: 1. Book A likes book B.',
			expect.stringContaining('possible instance'),
			'The list of constraints is missing',
		]);
	});
});
