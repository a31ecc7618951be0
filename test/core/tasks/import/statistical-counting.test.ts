import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as statisticalCountingImporter } from '../../../../src/core/tasks/statistical-counting/import.ts';
import { statisticalCounting } from '../../../../src/core/tasks/statistical-counting/family.ts';

const good = {
	sequence: 'AABBBACCAA',
	rules: ['A', 'B', 'C'].map((letter, i) => ({ letter, score: i + 1, min_consecutive: 2 })),
	solution: 7,
	complexity: 2,
};

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('statistical-counting: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = statisticalCountingImporter.read([
			fileOf('statistical_counting_dataset/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/statistical_counting_dataset/sample_7',
				instance: {
					text: 'AABBBACCAA',
					rules: [
						{ letter: 'A', points: 1, minRun: 2 },
						{ letter: 'B', points: 2, minRun: 2 },
						{ letter: 'C', points: 3, minRun: 2 },
					],
				},
				storedAnswer: '7',
			},
		]);
		const [sample] = samples;
		const instance = statisticalCounting.parse(sample!.instance)!;
		expect(statisticalCounting.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = statisticalCountingImporter.read([
			fileOf('statistical_counting_dataset/sample_1/solution.json', { ...good, rules: [{ letter: 'A' }] }),
			{ path: 'data/statistical_counting_dataset/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/statistical_counting_dataset/sample_1',
			'data/statistical_counting_dataset/sample_2',
		]);
		expect(rejected[0]!.why).toContain('do not make up');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = statisticalCountingImporter.read([
			fileOf('statistical_counting_dataset/sample_3/solution.json', { ...good, solution: 9 }),
		]);
		const [sample] = samples;
		const instance = statisticalCounting.parse(sample!.instance)!;
		expect(statisticalCounting.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(
			statisticalCountingImporter.recognises('a/statistical_counting_dataset/sample_12/solution.json'),
		).toBe(true);
		expect(
			statisticalCountingImporter.recognises('statistical_counting_dataset/sample_0/solution.json'),
		).toBe(true);
		expect(
			statisticalCountingImporter.recognises('other_statistical_counting_dataset/sample_0/solution.json'),
		).toBe(false);
		expect(statisticalCountingImporter.recognises('statistical_counting_dataset/notes.md')).toBe(false);
	});
});
