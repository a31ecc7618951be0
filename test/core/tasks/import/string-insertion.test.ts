import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as stringInsertionImporter } from '../../../../src/core/tasks/string-insertion/import.ts';
import { stringInsertion } from '../../../../src/core/tasks/string-insertion/family.ts';

const good = { original_string: 'BBCDEB', modified_string: 'BBCDEBB', complexity: 5 };

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('string-insertion: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = stringInsertionImporter.read([
			fileOf('string_insertion/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/string_insertion/sample_7',
				instance: expect.objectContaining({ text: 'BBCDEB', alphabet: 'ABCDE' }) as unknown,
				storedAnswer: 'BBCDEBB',
			},
		]);
		const [sample] = samples;
		const instance = stringInsertion.parse(sample!.instance)!;
		expect(stringInsertion.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = stringInsertionImporter.read([
			fileOf('string_insertion/sample_1/solution.json', { ...good, original_string: 'hello' }),
			{ path: 'data/string_insertion/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/string_insertion/sample_1',
			'data/string_insertion/sample_2',
		]);
		expect(rejected[0]!.why).toContain('do not make up');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = stringInsertionImporter.read([
			fileOf('string_insertion/sample_3/solution.json', { ...good, modified_string: 'BBCDEB' }),
		]);
		const [sample] = samples;
		const instance = stringInsertion.parse(sample!.instance)!;
		expect(stringInsertion.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(stringInsertionImporter.recognises('a/string_insertion/sample_12/solution.json')).toBe(true);
		expect(stringInsertionImporter.recognises('string_insertion/sample_0/solution.json')).toBe(true);
		expect(stringInsertionImporter.recognises('other_string_insertion/sample_0/solution.json')).toBe(false);
		expect(stringInsertionImporter.recognises('string_insertion/notes.md')).toBe(false);
	});
});
