import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as stringSynthesisImporter } from '../../../../src/core/tasks/string-synthesis/import.ts';
import { stringSynthesis } from '../../../../src/core/tasks/string-synthesis/family.ts';

const good = { A_count: 6, B_count: 4, C_count: 3, final_counts: [2, 0, 0, 2, 0, 0, 1, 1, 0], complexity: 2 };

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('string-synthesis: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = stringSynthesisImporter.read([
			fileOf('string_synthesis/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/string_synthesis/sample_7',
				instance: expect.objectContaining({
					initial: { '[A]': 6, '[B]': 4, '[C]': 3 },
					schedule: 'exhaust',
				}) as unknown,
				storedAnswer: '2 0 0 2 0 0 1 1 0',
			},
		]);
		const [sample] = samples;
		const instance = stringSynthesis.parse(sample!.instance)!;
		expect(stringSynthesis.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = stringSynthesisImporter.read([
			fileOf('string_synthesis/sample_1/solution.json', { ...good, B_count: 'four' }),
			{ path: 'data/string_synthesis/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/string_synthesis/sample_1',
			'data/string_synthesis/sample_2',
		]);
		expect(rejected[0]!.why).toContain('do not make up');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = stringSynthesisImporter.read([
			fileOf('string_synthesis/sample_3/solution.json', {
				...good,
				final_counts: [3, 0, 0, 1, 1, 0, 1, 1, 0],
			}),
		]);
		const [sample] = samples;
		const instance = stringSynthesis.parse(sample!.instance)!;
		expect(stringSynthesis.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(stringSynthesisImporter.recognises('a/string_synthesis/sample_12/solution.json')).toBe(true);
		expect(stringSynthesisImporter.recognises('string_synthesis/sample_0/solution.json')).toBe(true);
		expect(stringSynthesisImporter.recognises('other_string_synthesis/sample_0/solution.json')).toBe(false);
		expect(stringSynthesisImporter.recognises('string_synthesis/notes.md')).toBe(false);
	});
});
