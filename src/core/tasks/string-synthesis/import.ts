import { stringSynthesis, SYNTHESIS_KINDS, SYNTHESIS_RECIPES } from './family.ts';
import { joined, sampleFolderImporter } from '../import/sample-folder.ts';

export const importer = sampleFolderImporter(
	{ id: 'string-synthesis', parse: (value) => stringSynthesis.parse(value) },
	'string_synthesis',
	(json) => {
		const counts = joined(json['final_counts'], ' ');
		if (counts === null) return 'solution.json has no final_counts';
		const initial = { '[A]': json['A_count'], '[B]': json['B_count'], '[C]': json['C_count'] };
		return {
			instance: { kinds: SYNTHESIS_KINDS, initial, recipes: SYNTHESIS_RECIPES, schedule: 'exhaust' },
			storedAnswer: counts,
		};
	},
);
