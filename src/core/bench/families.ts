import type { AnyFamily } from '../tasks/family.ts';
import type { FamilyId } from '../tasks/family-id.ts';

/** The tasks of the first paper (arXiv 2410.03524, section 3). */
const OF_P1: ReadonlySet<FamilyId> = new Set([
	'blocksworld',
	'boxlift',
	'boxnet',
	'date-understanding',
	'game-24',
	'gsm-hard',
	'letters',
	'logical-deduction',
	'math-counting-and-probability',
	'math-geometry',
	'navigate',
	'number-multiply',
	'path-plan',
	'web-of-lies',
]);

/** Families that are chosen at once: by paper, by whether the published coach was tuned on them, by area. */
export type FamilyGroup = 'all' | 'first' | 'seen' | 'unseen' | AnyFamily['area'][number];

/**
 * Ids of the known families of a group; `first`: the tasks of the first paper, `seen` and `unseen`: by the second one's split.
 */
export function familiesOf(known: readonly AnyFamily[], group: FamilyGroup): ReadonlySet<FamilyId> {
	return new Set(known.filter((family) => isIn(family, group)).map(({ id }) => id));
}

function isIn(family: AnyFamily, group: FamilyGroup): boolean {
	switch (group) {
		case 'all':
			return true;
		case 'first':
			return OF_P1.has(family.id);
		case 'seen':
		case 'unseen':
			return family.split === group;
		default:
			return family.area.includes(group);
	}
}
