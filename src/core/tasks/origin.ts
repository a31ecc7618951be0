import type { QuestionSource } from '../question.ts';
import type { AnyFamily } from './family.ts';
import { FAMILY_LABELS } from './family-id.ts';

/** The task a question was generated from, or the imported sample it is. */
export type Origin = Pick<Extract<QuestionSource, { kind: 'instance' }>, 'family' | 'level' | 'seed'>;

/** Level of a sample that was not generated but came from a person's copy of the public data, and first word of its seed. */
export const IMPORTED = 'imported';

/** The seed of an imported sample, which has a name in place of one. */
export function importedSeed(name: string): string {
	return `${IMPORTED}:${name}`;
}

/** The sample's name in a seed that `importedSeed` made; null for other seeds. */
export function importedName(seed: string): string | null {
	return seed.startsWith(`${IMPORTED}:`) ? seed.slice(IMPORTED.length + 1) : null;
}

/**
 * Where the question of a task comes from: `Game 24 · five numbers · seed 1`. While its family is not there (null), the level,
 * whose id says nothing to people, is left out.
 */
export function originOf({ family: id, level, seed }: Origin, family: AnyFamily | null): string {
	const name = importedName(seed);
	if (name !== null) return `${FAMILY_LABELS[id]} · imported · ${name}`;
	const levelLabel = family?.levels.find((known) => known.id === level)?.label;
	const parts = [FAMILY_LABELS[id], ...(levelLabel === undefined ? [] : [levelLabel]), `seed ${seed}`];
	return parts.join(' · ');
}

/**
 * Address of a task in this page; of an imported sample as long as the import is in it.
 *
 * @param chosen how it is to be asked from there, see `formatChosen`; empty: as the person has chosen
 */
export function addressOf({ family, level, seed }: Origin, chosen = ''): string {
	const query = new URLSearchParams({ level, seed, ...(chosen === '' ? {} : { with: chosen }) });
	return `#/tasks/${family}?${query.toString()}`;
}
