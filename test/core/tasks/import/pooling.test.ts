import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as poolingImporter } from '../../../../src/core/tasks/pooling/import.ts';
import { pooling } from '../../../../src/core/tasks/pooling/family.ts';

const good = {
	matrix: [
		[1, 2, -3],
		[4, 0, 5],
		[-6, 7, 8],
	],
	window_size: 2,
	pooling_type: 'average',
	solution: [
		[1.75, 1.0],
		[1.25, 5.0],
	],
	complexity: 1,
};

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('pooling: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = poolingImporter.read([
			fileOf('pooling_dataset/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/pooling_dataset/sample_7',
				instance: { matrix: good.matrix, window: 2, mode: 'average' },
				storedAnswer: '1.75,1\n1.25,5',
			},
		]);
		const [sample] = samples;
		const instance = pooling.parse(sample!.instance)!;
		expect(pooling.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = poolingImporter.read([
			fileOf('pooling_dataset/sample_1/solution.json', { ...good, window_size: 3 }),
			{ path: 'data/pooling_dataset/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/pooling_dataset/sample_1',
			'data/pooling_dataset/sample_2',
		]);
		expect(rejected[0]!.why).toContain('do not make up');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = poolingImporter.read([
			fileOf('pooling_dataset/sample_3/solution.json', {
				...good,
				solution: [
					[2, 1],
					[1, 5],
				],
			}),
		]);
		const [sample] = samples;
		const instance = pooling.parse(sample!.instance)!;
		expect(pooling.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(poolingImporter.recognises('a/pooling_dataset/sample_12/solution.json')).toBe(true);
		expect(poolingImporter.recognises('pooling_dataset/sample_0/solution.json')).toBe(true);
		expect(poolingImporter.recognises('other_pooling_dataset/sample_0/solution.json')).toBe(false);
		expect(poolingImporter.recognises('pooling_dataset/notes.md')).toBe(false);
	});
});
