import { isRecord } from '../../json.ts';
import { joined, sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseLogicalPuzzle } from './instance.ts';

/**
 * The number of cells is the stored selection's length, the start is the top right cell. Unsolvable samples are kept:
 * verifying the stored selection shows them.
 */
export const importer = sampleFolderImporter(
	{ id: 'logical-puzzle', parse: parseLogicalPuzzle },
	'logic_puzzle_dataset',
	({ grid, solution, constraints }) => {
		if (!Array.isArray(grid) || !Array.isArray(solution)) return 'The grid or the stored cells are missing';
		const type = isRecord(constraints) ? constraints['type'] : null;
		if (type !== 'sum_le_4' && type !== 'product_gt_0') return 'The line rule is not known';
		const rule = type === 'sum_le_4' ? { kind: 'sumAtMost', limit: 4 } : { kind: 'productPositive' };
		const pairs = solution.map((pair) => joined(pair, ' '));
		return withAnswer(
			{ grid, pick: solution.length, rule, start: [0, grid.length - 1], distinctValues: true },
			pairs.includes(null) ? null : pairs.join(', '),
		);
	},
);
