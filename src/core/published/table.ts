import type { FamilyId } from '../tasks/family-id.ts';

/** P1 = arXiv 2410.03524 (ICLR 2025), P2 = arXiv 2502.04350 (ICML 2025). */
export type Paper = 'P1' | 'P2';

/**
 * What a value of a table is: a rate or a share of questions in percent, an average normalised score in percent, a number of things,
 * a mark (1, or 0 where there is none), or as its column says.
 */
export type Unit = 'rate' | 'share' | 'score' | 'count' | 'mark' | 'mixed';

/** Facts as a paper has them; nothing in it was measured by us. */
export interface PublishedTable {
	id: string;
	paper: Paper;
	/** In the paper: "table 1". */
	place: string;
	unit: Unit;
	/** Null for printed numbers; else about how many points a value may be off that was measured from a plotted figure. */
	within: number | null;
	columns: readonly string[];
	rows: readonly PublishedRow[];
	/** Averages over the rows, as printed, which depend on the company of the columns; of numbers of things their sum. */
	averages: readonly PublishedRow[];
}

/** One line of a published table, its values in the table's unit. */
export interface PublishedRow {
	label: string;
	/** Where the row is one of the tasks. */
	family: FamilyId | null;
	/** By column; null where the paper has none. */
	values: readonly (number | null)[];
}

/** How rows are sorted: by the label, or by a column of values. `place`: 0-based, of the column. */
export type SortBy = { kind: 'given' } | { kind: 'label' } | { kind: 'value'; place: number };

/** What has no value comes last, either way; rows alike stay in the order of the paper. */
export function sorted<T extends Pick<PublishedRow, 'label' | 'values'>>(
	rows: readonly T[],
	by: SortBy,
	descending: boolean,
): readonly T[] {
	if (by.kind === 'given') return rows;
	const sign = descending ? -1 : 1;
	if (by.kind === 'label') return rows.toSorted((a, b) => sign * a.label.localeCompare(b.label, 'en'));
	const { place } = by;
	return rows.toSorted((a, b) => {
		const [one, other] = [a.values[place] ?? null, b.values[place] ?? null];
		if (one === null || other === null) return Number(one === null) - Number(other === null);
		return sign * (one - other);
	});
}
