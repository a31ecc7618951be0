import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../../src/core/tasks/import/importer.ts';
import { importer as numberMultiplyImporter } from '../../../../src/core/tasks/number-multiply/import.ts';
import { numberMultiply } from '../../../../src/core/tasks/number-multiply/family.ts';

function sample(path: string, list: string, product: string): DroppedFile[] {
	return [
		{ path: `${path}/input_value_list.txt`, text: list },
		{ path: `${path}/target_answer.txt`, text: product },
	];
}

describe('number-multiply: importing', () => {
	it('keeps every digit of long factors', () => {
		const path = 'data/number_multiply_varied_complexity/digit_20_20/sample_3';
		const { samples, rejected } = numberMultiplyImporter.read(
			sample(
				path,
				'[99999999999999999999, -99999999999999999999]',
				'-9999999999999999999800000000000000000001\n',
			),
		);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: path,
				instance: { factors: ['99999999999999999999', '-99999999999999999999'] },
				storedAnswer: '-9999999999999999999800000000000000000001',
			},
		]);
		const instance = numberMultiply.parse(samples[0]!.instance)!;
		expect(numberMultiply.verify(instance, samples[0]!.storedAnswer!).kind).toBe('correct');
	});

	it('rejects what is no list of whole numbers', () => {
		const path = 'number_multiply/digit_1_2_4/sample_0';
		expect(numberMultiplyImporter.read(sample(path, '[1.5, 20]', '30'))).toEqual({
			samples: [],
			rejected: [{ name: path, why: 'input_value_list.txt is not a list of whole numbers' }],
		});
	});

	it('returns a sample with a wrong stored answer, for the caller to verify', () => {
		const { samples } = numberMultiplyImporter.read(
			sample('number_multiply/digit_1_2_4/sample_1', '[3, 12]', '37'),
		);
		expect(numberMultiply.verify({ factors: ['3', '12'] }, samples[0]!.storedAnswer!).kind).toBe('incorrect');
	});

	it('knows its files by their paths', () => {
		expect(
			numberMultiplyImporter.recognises('a/number_multiply/digit_1_2_4/sample_9/target_answer.txt'),
		).toBe(true);
		expect(
			numberMultiplyImporter.recognises('a/number_multiply/digit_1_2_4/sample_9/input_prompt_1.txt'),
		).toBe(false);
	});
});
