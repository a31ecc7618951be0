import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as stringSplittingImporter } from '../../../../src/core/tasks/string-splitting/import.ts';
import { stringSplitting } from '../../../../src/core/tasks/string-splitting/family.ts';

const question =
	'At first 4 units of Machine A, 1 unit of Machine B, and 12 units of Machine C are there. If Machine A has 1 unit, write 1.';
const good = { expected_answer: ['0', '0', '1', '0', '0', '10'], final_counts: {}, complexity: 5 };

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('string-splitting: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = stringSplittingImporter.read([
			fileOf('string_splitting/sample_7/solution.json', good),
			{ path: 'data/string_splitting/sample_7/question.txt', text: question },
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/string_splitting/sample_7',
				instance: expect.objectContaining({
					initial: { A: 4, B: 1, C: 12 },
					schedule: 'round-robin',
				}) as unknown,
				storedAnswer: '[0, 0, 1, 0, 0, 10]',
			},
		]);
		const [sample] = samples;
		const instance = stringSplitting.parse(sample!.instance)!;
		expect(stringSplitting.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = stringSplittingImporter.read([
			fileOf('string_splitting/sample_1/solution.json', { final_counts: {} }),
			{ path: 'data/string_splitting/sample_1/question.txt', text: question },
			{ path: 'data/string_splitting/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/string_splitting/sample_1',
			'data/string_splitting/sample_2',
		]);
		expect(rejected[0]!.why).toContain('expected_answer');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = stringSplittingImporter.read([
			fileOf('string_splitting/sample_3/solution.json', {
				...good,
				expected_answer: ['0', '1', '0', '0', '2', '8'],
			}),
			{ path: 'data/string_splitting/sample_3/question.txt', text: question },
		]);
		const [sample] = samples;
		const instance = stringSplitting.parse(sample!.instance)!;
		expect(stringSplitting.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(stringSplittingImporter.recognises('a/string_splitting/sample_12/solution.json')).toBe(true);
		expect(stringSplittingImporter.recognises('string_splitting/sample_0/solution.json')).toBe(true);
		expect(stringSplittingImporter.recognises('other_string_splitting/sample_0/solution.json')).toBe(false);
		expect(stringSplittingImporter.recognises('string_splitting/notes.md')).toBe(false);
	});

	it('rejects a sample whose question does not name all start counts', () => {
		const files = [
			fileOf('string_splitting/sample_1/solution.json', good),
			{ path: 'data/string_splitting/sample_1/question.txt', text: 'There are 4 units of Machine A.' },
		];
		expect(stringSplittingImporter.read(files).rejected).toHaveLength(1);
	});
});
