import type { Importer } from '../import/importer.ts';
import { collectSamples, folderOf, parseJson } from '../import/samples.ts';
import { parseLetters } from './instance.ts';

const FOLDER = /(?:^|\/)Letters_dataset_min_length_\d+_max_length_\d+\/([a-z])_(\d+)_\d+$/;

/** The letter and its frequency are in the folder's name; the file is the word as a JSON string. */
export const importer: Importer = {
	family: 'letters',
	recognises: (path) => path.endsWith('/test_words.json') && FOLDER.test(folderOf(path)),
	read: (files) => {
		const samples = files.map(({ path, text }) => {
			const [, letter, frequency] = FOLDER.exec(folderOf(path)) ?? [];
			return { name: folderOf(path), raw: { word: parseJson(text), letter, frequency: Number(frequency) } };
		});
		return collectSamples(samples, parseLetters, ({ word, letter, frequency }) => {
			if (typeof word !== 'string' || typeof letter !== 'string') return 'The file does not hold one word';
			const count = word.split(letter).length - 1;
			return count === frequency
				? { instance: { word, letter } }
				: `The folder promises ${String(frequency)} times "${letter}", the word has ${String(count)}`;
		});
	},
};
