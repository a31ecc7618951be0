import { joinedGrid, sampleFolderImporter } from '../import/sample-folder.ts';
import { parsePooling } from './instance.ts';

export const importer = sampleFolderImporter(
	{ id: 'pooling', parse: parsePooling },
	'pooling_dataset',
	(json) => {
		const values = joinedGrid(json['solution']);
		if (values === null) return 'solution.json has no solution matrix';
		const { matrix, window_size: window, pooling_type: mode } = json;
		return { instance: { matrix, window, mode }, storedAnswer: values };
	},
);
