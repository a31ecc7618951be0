import { describe, expect, it } from 'vitest';
import { importer as reversiImporter } from '../../../../src/core/tasks/reversi/import.ts';
import { reversi } from '../../../../src/core/tasks/reversi/family.ts';
import type { ReversiInstance } from '../../../../src/core/tasks/reversi/instance.ts';

const folder = 'reversi_dataset/sample_150';

const record = {
	board_size: 4,
	moves: [
		[1, 2],
		[1, 1],
	],
	solution: '1,0,*,*,*,1,0,*,*,0,1,*,*,*,*,*',
	complexity: 2,
};

function read(value: unknown) {
	const path = `${folder}/solution.json`;
	expect(reversiImporter.recognises(path)).toBe(true);
	return reversiImporter.read([{ path, text: JSON.stringify(value) }]);
}

describe('importing reversi', () => {
	it('sets up the start position and lets black and white take turns', () => {
		const { samples, rejected } = read(record);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: folder,
				instance: {
					size: 4,
					board: ['****', '*10*', '*01*', '****'],
					moves: [
						{ player: '0', row: 1, col: 2 },
						{ player: '1', row: 1, col: 1 },
					],
				},
				storedAnswer: record.solution,
			},
		]);
		expect(reversi.verify(samples[0]!.instance as ReversiInstance, record.solution).kind).toBe('correct');
	});

	it('knows the question beside the solution as a file of its own, though it needs only the solution', () => {
		const question = { path: `${folder}/question.txt`, text: 'Play these moves.' };
		expect(reversiImporter.recognises(question.path)).toBe(true);
		const solution = { path: `${folder}/solution.json`, text: JSON.stringify(record) };
		expect(reversiImporter.read([question, solution])).toEqual(reversiImporter.read([solution]));
	});

	it('rejects illegal moves and odd boards', () => {
		expect(read({ ...record, moves: [[1, 1]] }).rejected).toEqual([
			{ name: folder, why: 'The fields do not make up a possible instance of this task' },
		]);
		expect(read({ ...record, board_size: '4' }).rejected).toEqual([
			{ name: folder, why: 'The sample has no usable board size' },
		]);
	});

	it('keeps a sample whose stored answer is wrong, for the caller to find', () => {
		const [sample] = read({ ...record, solution: record.solution.replace('1', '0') }).samples;
		expect(reversi.verify(sample!.instance as ReversiInstance, sample!.storedAnswer!).kind).toBe('incorrect');
	});
});
