import { SPLITTING_RECIPES, stringSplitting } from './family.ts';
import { joined, sampleFolderImporter } from '../import/sample-folder.ts';

/** The start counts are only in the question. */
export const importer = sampleFolderImporter(
	{ id: 'string-splitting', parse: (value) => stringSplitting.parse(value) },
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
			instance: { initial, recipes: SPLITTING_RECIPES, schedule: 'round-robin' },
			storedAnswer: `[${counts}]`,
		};
	},
);
