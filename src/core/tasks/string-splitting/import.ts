import { joined, sampleFolderImporter } from '../import/sample-folder.ts';
import { parseStringSplitting } from './instance.ts';
import { PUBLISHED_METHODS } from './published-methods.ts';

/** The start counts are only in the question. */
export const importer = sampleFolderImporter(
	{ id: 'string-splitting', parse: parseStringSplitting },
	'string_splitting',
	(json, question) => {
		const counts = joined(json['expected_answer'], ', ');
		if (counts === null) return 'solution.json has no expected_answer';
		const initial = Object.fromEntries(
			Array.from(question.matchAll(/(\d{1,6}) units? of machine ([ABC])\b/gi), ([, count, kind]) => [
				(kind ?? '').toUpperCase(),
				Number(count),
			]),
		);
		return {
			instance: { initial, recipes: PUBLISHED_METHODS, schedule: 'round-robin' },
			storedAnswer: `[${counts}]`,
		};
	},
);
