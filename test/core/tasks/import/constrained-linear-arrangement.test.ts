import { describe, expect, it } from 'vitest';
import { importer } from '../../../../src/core/tasks/constrained-linear-arrangement/import.ts';
import { constrainedLinearArrangement } from '../../../../src/core/tasks/constrained-linear-arrangement/family.ts';
import type { LinearArrangementInstance } from '../../../../src/core/tasks/constrained-linear-arrangement/instance.ts';
import { droppedSample } from '../../../support/dropped.ts';

const FOLDER = 'constrained_linear_arrangement';

function drop(game_type: string, player_moves: unknown, results: unknown, solution: unknown) {
	return droppedSample(FOLDER, { game_type, player_moves, results, solution, complexity: 3 });
}

describe('constrainedLinearArrangementImporter', () => {
	it.each([
		[
			'elements',
			['A', 'B', 'C'],
			['win', 'draw', 'loss'],
			['C', 'A', 'D'],
			{ game: 'elements', elementRule: 'directed' },
		],
		[
			'stick_game',
			['A', 'C', 'D', 'B'],
			['win', 'draw', 'loss', 'draw'],
			['B', 'A', 'C', 'D'],
			{ game: 'cycle' },
		],
		['animal', ['A', 'H'], ['loss', 'win'], ['H', 'A'], { game: 'animals' }],
	])('reads %s, with a stored sequence that verifies', (type, moves, results, solution, kind) => {
		const { samples } = importer.read(drop(type, moves, results, solution));
		expect(samples[0]).toMatchObject({
			instance: { ...kind, moves, results },
			storedAnswer: solution.join(','),
		});
		const { instance, storedAnswer } = samples[0]!;
		const verdict = constrainedLinearArrangement.verify(instance as LinearArrangementInstance, storedAnswer!);
		expect(verdict.kind).toBe('correct');
	});

	it('rejects unknown games and results that nothing explains', () => {
		const files = [
			...drop('chess', ['A'], ['win'], ['B']),
			...drop('stick_game', ['A', 'A'], ['win', 'win'], ['B', 'B']),
			...drop('animal', 'AH', null, null),
		];
		expect(importer.read(files)).toMatchObject({ samples: [], rejected: [{}, {}, {}] });
	});
});
