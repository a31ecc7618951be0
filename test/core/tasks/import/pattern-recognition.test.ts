import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as patternRecognitionImporter } from '../../../../src/core/tasks/pattern-recognition/import.ts';
import { patternRecognition } from '../../../../src/core/tasks/pattern-recognition/family.ts';

const question = 'Look at this matrix.\n\nA B C D\nK K K E\nK K K F\nK K K G\n\nWhere does the square end?';
const good = { row: 3, column: 2, complexity: 3 };

function fileOf(path: string, content: unknown): DroppedFile {
	return { path: `data/${path}`, text: JSON.stringify(content) };
}

describe('pattern-recognition: importing', () => {
	it('maps a sample to an instance whose stored answer verifies', () => {
		const { samples, rejected } = patternRecognitionImporter.read([
			fileOf('pattern_recognition/sample_7/solution.json', good),
			{ path: 'data/pattern_recognition/sample_7/question.txt', text: question },
		]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: 'data/pattern_recognition/sample_7',
				instance: { rows: ['ABCD', 'KKKE', 'KKKF', 'KKKG'], minSide: 3 },
				storedAnswer: '[3, 2]',
			},
		]);
		const [sample] = samples;
		const instance = patternRecognition.parse(sample!.instance)!;
		expect(patternRecognition.verify(instance, sample!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what it cannot map, and says why', () => {
		const { samples, rejected } = patternRecognitionImporter.read([
			fileOf('pattern_recognition/sample_1/solution.json', { row: '3' }),
			{ path: 'data/pattern_recognition/sample_1/question.txt', text: question },
			{ path: 'data/pattern_recognition/sample_2/solution.json', text: '{"cut' },
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ name }) => name)).toEqual([
			'data/pattern_recognition/sample_1',
			'data/pattern_recognition/sample_2',
		]);
		expect(rejected[0]!.why).toContain('row and column');
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = patternRecognitionImporter.read([
			fileOf('pattern_recognition/sample_3/solution.json', { ...good, row: 2 }),
			{ path: 'data/pattern_recognition/sample_3/question.txt', text: question },
		]);
		const [sample] = samples;
		const instance = patternRecognition.parse(sample!.instance)!;
		expect(patternRecognition.verify(instance, sample!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(patternRecognitionImporter.recognises('a/pattern_recognition/sample_12/solution.json')).toBe(true);
		expect(patternRecognitionImporter.recognises('pattern_recognition/sample_0/solution.json')).toBe(true);
		expect(patternRecognitionImporter.recognises('other_pattern_recognition/sample_0/solution.json')).toBe(
			false,
		);
		expect(patternRecognitionImporter.recognises('pattern_recognition/notes.md')).toBe(false);
	});
});
