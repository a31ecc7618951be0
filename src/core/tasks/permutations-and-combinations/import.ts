import { sampleFolderImporter, withAnswer } from '../import/sample-folder.ts';
import { parseShelf } from './instance.ts';
import type { ShelfConstraint } from './shelf-arrangements.ts';

/** The stored arrangement is one of possibly several. */
export const importer = sampleFolderImporter(
	{ id: 'permutations-and-combinations', parse: parseShelf },
	'permutations_and_combinations',
	({ items, constraints_text: text, correct_solution: solution }) => {
		if (typeof text !== 'string') return 'The list of constraints is missing';
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		const constraints = lines.map(readConstraint);
		const unread = lines.find((_, i) => constraints[i] === null);
		if (unread !== undefined) return `This constraint has no known form: ${unread.slice(0, 80)}`;
		return withAnswer(
			{ books: items, constraints },
			Array.isArray(solution) ? JSON.stringify(solution) : null,
		);
	},
);

function readConstraint(line: string): ShelfConstraint | null {
	const placed = /^\d+\. Book ([A-Z]) (must|cannot) be placed in position (\d{1,2})\.$/.exec(line.trim());
	if (placed !== null) {
		const [, book = '', modal, position] = placed;
		return { kind: modal === 'must' ? 'fixed' : 'not-at', book, position: Number(position) };
	}
	const related =
		/^\d+\. Book ([A-Z]) must be (to the left of|to the right of|adjacent to) book ([A-Z])\.$/.exec(
			line.trim(),
		);
	if (related === null) return null;
	const [, book = '', relation, other = ''] = related;
	const kind =
		relation === 'adjacent to' ? 'adjacent' : relation === 'to the left of' ? 'left-of' : 'right-of';
	return { kind, book, other };
}
