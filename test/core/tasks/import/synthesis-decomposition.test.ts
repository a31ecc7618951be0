import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as synthesisDecompositionImporter } from '../../../../src/core/tasks/synthesis-decomposition/import.ts';
import { synthesisDecomposition } from '../../../../src/core/tasks/synthesis-decomposition/family.ts';

const good = {
	initial_state: { A: 9, B: 3, C: 3 },
	solution: { answer: ['2', '0', '1', '1', '3'], process: [] },
	complexity: 5,
};

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('synthesis-decomposition: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = synthesisDecompositionImporter.read([
			fileOf('synthesis_decomposition_dataset/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/synthesis_decomposition_dataset/sample_7',
				instance: expect.objectContaining({
					initial: { A: 9, B: 3, C: 3 },
					report: ['A', 'B', 'C', 'X', 'Y'],
				}) as unknown,
				storedAnswer: '[2, 0, 1, 1, 3]',
			},
		]);
		const [sample] = samples;
		const instance = synthesisDecomposition.parse(sample!.instance)!;
		expect(synthesisDecomposition.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = synthesisDecompositionImporter.read([
			fileOf('synthesis_decomposition_dataset/sample_1/solution.json', { ...good, complexity: 6 }),
			{ path: 'data/synthesis_decomposition_dataset/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/synthesis_decomposition_dataset/sample_1',
			'data/synthesis_decomposition_dataset/sample_2',
		]);
		expect(rejected[0]!.why).toContain('complexity');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = synthesisDecompositionImporter.read([
			fileOf('synthesis_decomposition_dataset/sample_3/solution.json', {
				...good,
				solution: { answer: ['0', '0', '0', '3', '3'] },
			}),
		]);
		const [sample] = samples;
		const instance = synthesisDecomposition.parse(sample!.instance)!;
		expect(synthesisDecomposition.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(
			synthesisDecompositionImporter.recognises('a/synthesis_decomposition_dataset/sample_12/solution.json'),
		).toBe(true);
		expect(
			synthesisDecompositionImporter.recognises('synthesis_decomposition_dataset/sample_0/solution.json'),
		).toBe(true);
		expect(
			synthesisDecompositionImporter.recognises(
				'other_synthesis_decomposition_dataset/sample_0/solution.json',
			),
		).toBe(false);
		expect(synthesisDecompositionImporter.recognises('synthesis_decomposition_dataset/notes.md')).toBe(false);
	});

	it('asks only for the reported goods at the lower complexities', () => {
		const sample = {
			initial_state: { A: 8, B: 2 },
			solution: { answer: ['0', '0', '0', '6', '0'] },
			complexity: 1,
		};
		const { samples } = synthesisDecompositionImporter.read([
			fileOf('synthesis_decomposition_dataset/sample_4/solution.json', sample),
		]);
		expect(samples[0]!.storedAnswer).toBe('[0, 0, 6]');
	});
});
