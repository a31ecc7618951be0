import type { QuestionSource } from '../question.ts';
import type { AnyFamily } from './family.ts';

type Origin = Pick<Extract<QuestionSource, { kind: 'instance' }>, 'family' | 'level' | 'seed'>;

/** Before the name of an imported sample, in place of a seed. */
const IMPORTED = 'imported:';

/**
 * Where the question of a task comes from: `Game 24 · five numbers · seed 1`. While its family is not there (null), its name is
 * read from its id and the level, whose id says nothing to people, is left out.
 */
export function originOf({ family: id, level, seed }: Origin, family: AnyFamily | null): string {
	if (seed.startsWith(IMPORTED)) return `${labelOf(id, family)} · imported · ${seed.slice(IMPORTED.length)}`;
	const levelLabel = family?.levels.find((known) => known.id === level)?.label;
	const parts = [labelOf(id, family), ...(levelLabel === undefined ? [] : [levelLabel]), `seed ${seed}`];
	return parts.join(' · ');
}

function labelOf(id: string, family: AnyFamily | null): string {
	if (family !== null) return family.label;
	return id.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()).replaceAll('-', ' ');
}
