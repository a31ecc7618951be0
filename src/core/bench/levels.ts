import type { AnyFamily } from '../tasks/family.ts';

/** Which levels of a family are asked, said once for all families. `ends`: the easiest and the hardest. */
export const LEVEL_CHOICES = ['usual', 'published', 'ends', 'all'] as const;
export type LevelChoice = (typeof LEVEL_CHOICES)[number];

type Levels = AnyFamily['levels'];

/** Level ids from easiest to hardest; never empty. */
export function levelsFor({ levels }: Pick<AnyFamily, 'levels'>, choice: LevelChoice): readonly string[] {
	const ids = chosen(levels, choice).map(({ id }) => id);
	return [...new Set(ids)];
}

function chosen(levels: Levels, choice: LevelChoice): Levels {
	const published = levels.filter((level) => level.published);
	const [first, last] = [levels[0], levels.at(-1)];
	switch (choice) {
		case 'usual': {
			// The third published level, or the middle one of fewer: no longer trivial, still taken in at a glance.
			const usual = published[Math.min(2, Math.floor(published.length / 2))] ?? first;
			return usual === undefined ? [] : [usual];
		}
		case 'published':
			return published.length > 0 ? published : levels;
		case 'ends':
			return first === undefined || last === undefined ? [] : [first, last];
		case 'all':
			return levels;
	}
}

/** The choice that gives these levels; null where they were chosen by hand. */
export function choiceOf(family: Pick<AnyFamily, 'levels'>, levels: readonly string[]): LevelChoice | null {
	const wanted = levels.join('\0');
	return LEVEL_CHOICES.find((choice) => levelsFor(family, choice).join('\0') === wanted) ?? null;
}
