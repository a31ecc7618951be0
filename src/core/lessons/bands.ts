import { barOf, type BandPart } from '../bench/plots/curve.ts';
import { type PlotTable, tableOf } from '../bench/plots/table.ts';
import { FAMILY_LABELS } from '../tasks/family-id.ts';
import type { AnyFamily } from '../tasks/family.ts';
import type { Condition, Part } from './lesson.ts';
import { isCounted, type Trial } from './trial.ts';

/** How the counted answers of a lesson were got: one bar per condition and part of the plan, as in an experiment. */
export interface LessonBands {
	/** By `partId`. */
	levels: readonly { id: string; label: string }[];
	points: readonly { condition: string }[];
	bands: readonly BandPart[];
	/** Of the parts of the bars. */
	table: PlotTable;
}

/**
 * Counted runs alone, conditions outside and parts inside, in the given orders; `familyOf` gives the labels of families and
 * levels.
 */
export function lessonBandsOf(
	trials: readonly Trial[],
	conditions: readonly Condition[],
	parts: readonly Part[],
	familyOf: (id: string) => AnyFamily | null,
): LessonBands {
	const bands = conditions.flatMap(({ key }) =>
		parts.flatMap((part, place) => {
			const own = trials.filter(
				({ condition, run }) =>
					condition === key && run.family === part.family && run.level === part.level && isCounted(run),
			);
			return barOf(
				own.map(({ run }) => run),
				{ condition: key, level: partId(part), place },
			);
		}),
	);
	return {
		levels: parts.map((part) => ({ id: partId(part), label: labelOf(part, parts, familyOf) })),
		points: conditions.map(({ key }) => ({ condition: key })),
		bands,
		table: tableOf(bands, ['condition', 'level', 'band', 'share', 'count']),
	};
}

function partId({ family, level }: Part): string {
	return `${family}/${level}`;
}

/** The task where each part is another one, else the level: room is short, and a level says what is in it. */
function labelOf(
	{ family, level }: Part,
	parts: readonly Part[],
	familyOf: (id: string) => AnyFamily | null,
): string {
	const families = new Set(parts.map((part) => part.family)).size;
	if (families > 1 && families === parts.length) return FAMILY_LABELS[family];
	return familyOf(family)?.levels.find(({ id }) => id === level)?.label ?? level;
}
