import { INSERTION_ALPHABET, INSERTION_RULES, stringInsertion } from './family.ts';
import { sampleFolderImporter } from '../import/sample-folder.ts';

export const importer = sampleFolderImporter(
	{ id: 'string-insertion', parse: (value) => stringInsertion.parse(value) },
	'string_insertion',
	(json) => {
		const { original_string: text, modified_string: result } = json;
		if (typeof result !== 'string') return 'solution.json has no modified_string';
		return { instance: { alphabet: INSERTION_ALPHABET, rules: INSERTION_RULES, text }, storedAnswer: result };
	},
);
