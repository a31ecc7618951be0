import { isRecord } from '../../json.ts';
import { joined, sampleFolderImporter } from '../import/sample-folder.ts';
import { parseSynthesisDecomposition } from './instance.ts';
import { FOUR_METHODS, THREE_METHODS, TWO_METHODS } from './published-methods.ts';

const TABLES = new Map([
	[1, TWO_METHODS],
	[2, TWO_METHODS],
	[3, THREE_METHODS],
	[4, THREE_METHODS],
	[5, FOUR_METHODS],
]);
/** Stored answers always have these five entries; only the reported ones are asked for. */
const STORED_ORDER = ['A', 'B', 'C', 'X', 'Y'];

export const importer = sampleFolderImporter(
	{ id: 'synthesis-decomposition', parse: parseSynthesisDecomposition },
	'synthesis_decomposition_dataset',
	(json) => {
		if (!isRecord(json['initial_state'])) return 'solution.json has no initial_state';
		const { initial_state: start, solution, complexity } = json;
		const table = TABLES.get(Number(complexity));
		if (table === undefined) return 'The complexity is not one of 1 to 5, so the methods are unknown';
		const counts = isRecord(solution) ? (joined(solution['answer'], ' ')?.split(' ') ?? []) : [];
		if (counts.length !== STORED_ORDER.length) return 'The stored answer does not have five counts';
		const { recipes, report } = table;
		const initial = Object.fromEntries(Object.entries(start).filter(([good]) => report.includes(good)));
		const reported = counts.filter((_, i) => report.includes(STORED_ORDER[i] ?? ''));
		return {
			instance: { initial, recipes, report, schedule: 'round-robin' },
			storedAnswer: `[${reported.join(', ')}]`,
		};
	},
);
