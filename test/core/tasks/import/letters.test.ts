import { describe, expect, it } from 'vitest';
import { importer as lettersImporter } from '../../../../src/core/tasks/letters/import.ts';

const folder = 'data/Letters/Letters_dataset_min_length_10_max_length_15';

describe('letters: importing', () => {
	it('takes the letter from the folder and the word from the file', () => {
		expect(lettersImporter.read([{ path: `${folder}/m_3_1/test_words.json`, text: '"grommettum"' }])).toEqual(
			{
				samples: [{ name: `${folder}/m_3_1`, instance: { word: 'grommettum', letter: 'm' } }],
				rejected: [],
			},
		);
	});

	it('rejects a frequency that does not fit the word, and what is no word', () => {
		const { samples, rejected } = lettersImporter.read([
			{ path: `${folder}/m_2_1/test_words.json`, text: '"grommettum"' },
			{ path: `${folder}/m_3_2/test_words.json`, text: '{"cut' },
			{ path: `${folder}/m_3_3/test_words.json`, text: '"Grommettum M"' },
		]);
		expect(samples).toEqual([]);
		expect(rejected).toEqual([
			{ name: `${folder}/m_2_1`, why: 'The folder promises 2 times "m", the word has 3' },
			{ name: `${folder}/m_3_2`, why: 'The file does not hold one word' },
			{ name: `${folder}/m_3_3`, why: expect.stringContaining('do not make up') as unknown },
		]);
	});

	it('knows its files by their paths', () => {
		expect(lettersImporter.recognises(`${folder}/m_3_1/test_words.json`)).toBe(true);
		expect(lettersImporter.recognises(`${folder}/m_3/test_words.json`)).toBe(false);
		expect(lettersImporter.recognises('words/m_3_1/test_words.json')).toBe(false);
	});
});
