import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/letter-logic-diagram/import.ts';
import { letterLogicDiagram } from '../../../../src/core/tasks/letter-logic-diagram/family.ts';
import type { LetterLogicInstance } from '../../../../src/core/tasks/letter-logic-diagram/instance.ts';
import { droppedSample } from '../../../support/dropped.ts';

const letters = Array.from('abcdefg');
const solution = letters.map((_, r) => letters.map((__, c) => letters[(r * 1 + c) % 7]!));
const grid = solution.map((row, r) => row.map((cell, c) => (r < 3 && c < 2 ? null : cell)));

describe('letterLogicDiagramImporter', () => {
	it('reads a sample whose stored grid verifies', () => {
		const { samples, rejected } = importer.read(
			droppedSample('letter_logic_diagram', { grid, solution, complexity: 1 }),
		);
		expect(rejected).toEqual([]);
		expect(samples[0]!.instance).toEqual({ size: 7, letters, grid });
		const instance = samples[0]!.instance as LetterLogicInstance;
		expect(letterLogicDiagram.verify(instance, samples[0]!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects grids that are not square or hold other letters', () => {
		const other = grid.map((row) => row.map((cell) => (cell === 'a' ? 'x' : cell)));
		const files = [
			...droppedSample('letter_logic_diagram', { grid: grid.slice(1), solution }, undefined, 1),
			...droppedSample('letter_logic_diagram', { grid: other, solution }, undefined, 2),
			...droppedSample('letter_logic_diagram', [], undefined, 3),
		];
		expect(importer.read(files)).toMatchObject({ samples: [], rejected: [{}, {}, {}] });
	});
});
