import { deckOf } from '../coaching/deck.ts';
import { FAMILY_LABELS } from '../tasks/family-id.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { generated } from '../tasks/instance.ts';
import { hasFormulas } from './formulas.ts';
import type { Worksheet, WorksheetItem } from './worksheet.ts';

/**
 * The questions of a deck: how would you steer, and what comes out?
 *
 * @param ways of steering, in words
 */
export function worksheetOfDeck(
	seed: string,
	families: readonly AnyFamily[],
	{ title, ways }: { title: string; ways: readonly string[] },
): Worksheet {
	const items = deckOf(seed, families).map((asked): WorksheetItem => {
		const family = families.find(({ id }) => id === asked.family);
		const level = family?.levels.find(({ id }) => id === asked.level);
		if (family === undefined || level === undefined) throw new Error('A deck asks for a task there is not');
		const instance = generated(family, level, asked.seed);
		return {
			from: `${FAMILY_LABELS[family.id]}, ${level.label}`,
			question: family.question(instance),
			maths: hasFormulas(family, instance),
			bet: { asks: null, choices: ways },
			check: null,
			key: { answer: family.solve(instance), claim: null, evidence: null, lanes: [] },
		};
	});
	return { kind: 'deck', title, items, back: `#/coach?${new URLSearchParams({ deck: seed }).toString()}` };
}
