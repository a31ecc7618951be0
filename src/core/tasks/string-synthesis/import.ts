import { joined, sampleFolderImporter } from '../import/sample-folder.ts';
import { parseStringSynthesis } from './instance.ts';
import { PUBLISHED_KINDS, PUBLISHED_METHODS } from './published-methods.ts';

export const importer = sampleFolderImporter(
	{ id: 'string-synthesis', parse: parseStringSynthesis },
	'string_synthesis',
	(json) => {
		const counts = joined(json['final_counts'], ' ');
		if (counts === null) return 'solution.json has no final_counts';
		const initial = { '[A]': json['A_count'], '[B]': json['B_count'], '[C]': json['C_count'] };
		return {
			instance: { kinds: PUBLISHED_KINDS, initial, recipes: PUBLISHED_METHODS, schedule: 'exhaust' },
			storedAnswer: counts,
		};
	},
);
