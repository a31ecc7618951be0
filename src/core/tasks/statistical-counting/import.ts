import { isRecord } from '../../json.ts';
import { sampleFolderImporter } from '../import/sample-folder.ts';
import { parseStatisticalCounting } from './instance.ts';

export const importer = sampleFolderImporter(
	{ id: 'statistical-counting', parse: parseStatisticalCounting },
	'statistical_counting_dataset',
	(json) => {
		if (!Array.isArray(json['rules'])) return 'solution.json has no rules';
		const { sequence: text, solution } = json;
		if (typeof solution !== 'number') return 'The stored solution is not a number';
		const rules = json['rules'].map((rule: unknown) =>
			isRecord(rule)
				? { letter: rule['letter'], points: rule['score'], minRun: rule['min_consecutive'] }
				: null,
		);
		return { instance: { text, rules }, storedAnswer: String(solution) };
	},
);
