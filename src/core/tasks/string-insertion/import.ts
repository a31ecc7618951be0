import { sampleFolderImporter } from '../import/sample-folder.ts';
import { parseStringInsertion } from './instance.ts';
import { PUBLISHED_ALPHABET, PUBLISHED_RULES } from './published-rules.ts';

export const importer = sampleFolderImporter(
	{ id: 'string-insertion', parse: parseStringInsertion },
	'string_insertion',
	(json) => {
		const { original_string: text, modified_string: result } = json;
		if (typeof result !== 'string') return 'solution.json has no modified_string';
		return { instance: { alphabet: PUBLISHED_ALPHABET, rules: PUBLISHED_RULES, text }, storedAnswer: result };
	},
);
