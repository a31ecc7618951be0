import { describe, expect, it } from 'vitest';
import { gsmHard } from '../../../../src/core/tasks/gsm-hard/family.ts';
import type { GsmInstance } from '../../../../src/core/tasks/gsm-hard/instance.ts';
import { importer } from '../../../../src/core/tasks/gsm-hard/import.ts';

const path = 'data/gsmhardv2.jsonl';
const line = (input: string, target: unknown) =>
	JSON.stringify({ input, code: 'def solution(): ...', target });

describe('gsmHardImporter', () => {
	it('reads question and target of each line', () => {
		const text = `${line('How many pears?', 120.5)}\n${line('How small is it?', 4.321e-7)}\n`;
		const { samples, rejected } = importer.read([{ path, text }]);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: `${path} line 0`,
				instance: { question: 'How many pears?', reference: { value: '120.5' } },
				storedAnswer: '120.5',
			},
			{
				name: `${path} line 1`,
				instance: { question: 'How small is it?', reference: { value: '4.321e-7' } },
				storedAnswer: '4.321e-7',
			},
		]);
		for (const { instance, storedAnswer } of samples) {
			expect(gsmHard.verify(instance as GsmInstance, storedAnswer!).kind).toBe('correct');
		}
	});

	it('names the lines whose text and target are known to disagree', () => {
		const text = Array.from({ length: 54 }, () => line('How many?', 1)).join('\n');
		const marked = importer.read([{ path, text }]).samples.filter(({ name }) => name.includes('disagree'));
		expect(marked.map(({ name }) => name.split(' ')[2])).toEqual(['51', '53']);
	});

	it('rejects broken lines', () => {
		const { samples, rejected } = importer.read([{ path, text: `{"input":\n${line('How many?', 'ten')}` }]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ why }) => why)).toEqual([
			'The file is not a JSON object',
			'The line has no numeric target',
		]);
	});
});
