import type { AnyFamily } from '../tasks/family.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { familyById } from '../tasks/registry.ts';
import { typicalLevel } from './presets.ts';

/** Which levels of a family are asked, said once for all families. `ends`: the easiest and the hardest. */
export const LEVEL_CHOICES = ['usual', 'published', 'ends', 'all'] as const;
export type LevelChoice = (typeof LEVEL_CHOICES)[number];

type Levels = AnyFamily['levels'];
type Leveled = Pick<AnyFamily, 'id' | 'levels'>;

/** Level ids from easiest to hardest; never empty. */
export function levelsFor(family: Leveled, choice: LevelChoice): readonly string[] {
	const ids = chosen(family, choice).map(({ id }) => id);
	return [...new Set(ids)];
}

function chosen(family: Leveled, choice: LevelChoice): Levels {
	const { levels } = family;
	const published = levels.filter((level) => level.published);
	const [first, last] = [levels[0], levels.at(-1)];
	switch (choice) {
		case 'usual': {
			const usual = typicalLevel(family);
			return levels.filter(({ id }) => id === usual);
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
export function choiceOf(family: Leveled, levels: readonly string[]): LevelChoice | null {
	const wanted = levels.join('\0');
	return LEVEL_CHOICES.find((choice) => levelsFor(family, choice).join('\0') === wanted) ?? null;
}

/** As the family calls it; its id where the level is not known any more. */
export function levelLabel(family: FamilyId, level: string): string {
	return familyById(family)?.levels.find(({ id }) => id === level)?.label ?? level;
}
