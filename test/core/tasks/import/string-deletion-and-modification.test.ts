import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as stringDeletionAndModificationImporter } from '../../../../src/core/tasks/string-deletion-and-modification/import.ts';
import { stringDeletionAndModification } from '../../../../src/core/tasks/string-deletion-and-modification/family.ts';

const good = {
	initial_string: 'bcbccaca',
	selected_rules: [
		"When the suffix reads 'cc', put 'b' there and 'a' in front.",
		"When it contains 'abc', make the leftmost one 'cab'.",
		"When it ends with 'aa', make that 'cc'.",
		"When the prefix reads 'bc', drop it and put 'aa' at the end.",
	],
	intermediate_states: [],
	final_string: 'ccabacab',
	complexity: 5,
};

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('string-deletion-and-modification: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = stringDeletionAndModificationImporter.read([
			fileOf('string_deletion_and_modification/sample_7/solution.json', good),
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/string_deletion_and_modification/sample_7',
				instance: { text: 'bcbccaca', rules: [7, 9, 16, 3], schedule: 'restart' },
				storedAnswer: 'ccabacab',
			},
		]);
		const [sample] = samples;
		const instance = stringDeletionAndModification.parse(sample!.instance)!;
		expect(stringDeletionAndModification.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = stringDeletionAndModificationImporter.read([
			fileOf('string_deletion_and_modification/sample_1/solution.json', {
				...good,
				selected_rules: [good.selected_rules[0], 'Turn the string around.'],
			}),
			{ path: 'data/string_deletion_and_modification/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/string_deletion_and_modification/sample_1',
			'data/string_deletion_and_modification/sample_2',
		]);
		expect(rejected[0]!.why).toContain('Rule 2 is none of the twenty');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = stringDeletionAndModificationImporter.read([
			fileOf('string_deletion_and_modification/sample_3/solution.json', {
				...good,
				final_string: 'acacaccb',
			}),
		]);
		const [sample] = samples;
		const instance = stringDeletionAndModification.parse(sample!.instance)!;
		expect(stringDeletionAndModification.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(
			stringDeletionAndModificationImporter.recognises(
				'a/string_deletion_and_modification/sample_12/solution.json',
			),
		).toBe(true);
		expect(
			stringDeletionAndModificationImporter.recognises(
				'string_deletion_and_modification/sample_0/solution.json',
			),
		).toBe(true);
		expect(
			stringDeletionAndModificationImporter.recognises(
				'other_string_deletion_and_modification/sample_0/solution.json',
			),
		).toBe(false);
		expect(
			stringDeletionAndModificationImporter.recognises('string_deletion_and_modification/notes.md'),
		).toBe(false);
	});

	it('knows a rule by its condition, however it is worded', () => {
		const ruleOf = (sentence: string): unknown =>
			stringDeletionAndModificationImporter
				.read([
					fileOf('string_deletion_and_modification/sample_1/solution.json', {
						...good,
						selected_rules: [sentence],
					}),
				])
				.samples.map(({ instance }) => (instance as { rules: number[] }).rules[0]);
		expect(ruleOf("If it starts with 'cc', drop these.")).toEqual([12]);
		expect(ruleOf("If it contains an even number of 'b's, append 'ab' at the end.")).toEqual([18]);
		expect(ruleOf('If the length is greater than 15, drop the middle.')).toEqual([19]);
		expect(ruleOf("If it contains 'ca' (but not at the start), drop that.")).toEqual([17]);
		expect(ruleOf("If the end reads 'ca', drop the last letter.")).toEqual([14]);
	});
});
