import type { RunId } from '../../ids.ts';
import { FAMILY_LABELS, type FamilyId } from '../../tasks/family-id.ts';
import type { ResultRow } from '../results.ts';
import { type PlotTable, tableOf } from './table.ts';

/** Task by method: one cell per family and condition. Shares are 0 to 1. */
export interface HeatMap {
	families: readonly { id: FamilyId; label: string }[];
	cells: readonly HeatCell[];
	table: PlotTable;
}

/** The rate of one condition on one family; `low` and `high` are its interval. */
export interface HeatCell {
	condition: string;
	family: FamilyId;
	familyLabel: string;
	/** Null before the first result: drawn empty, not as 0. */
	rate: number | null;
	low: number;
	high: number;
	counted: number;
	planned: number;
	/** No other condition has a higher rate on this family; of several alike each is. Says nothing of how sure it is. */
	isBest: boolean;
	runs: readonly RunId[];
}

/** `rows`: of `familyRowsOf`. Families by how well they are answered on average, best first; those without a result last. */
export function heatMapOf(rows: readonly ResultRow[]): HeatMap {
	const byFamily = new Map<FamilyId, ResultRow[]>();
	for (const row of rows) {
		if (row.family !== null) byFamily.set(row.family, [...(byFamily.get(row.family) ?? []), row]);
	}
	const sorted = [...byFamily].sort(([, a], [, b]) => averageOf(b) - averageOf(a));
	const cells = sorted.flatMap(([family, ofFamily]) => {
		const best = Math.max(...ofFamily.map(({ rate }) => rate.mean ?? 0));
		return ofFamily.map(({ condition, rate, runs }) => ({
			condition: condition.key,
			family,
			familyLabel: FAMILY_LABELS[family],
			rate: rate.mean,
			low: rate.interval?.low ?? 0,
			high: rate.interval?.high ?? 1,
			counted: rate.counted,
			planned: rate.planned,
			isBest: best > 0 && rate.mean === best,
			runs,
		}));
	});
	return {
		families: sorted.map(([id]) => ({ id, label: FAMILY_LABELS[id] })),
		cells,
		table: tableOf(cells, ['familyLabel', 'condition', 'rate', 'low', 'high', 'counted', 'planned']),
	};
}

function averageOf(rows: readonly ResultRow[]): number {
	const known = rows.flatMap(({ rate }) => (rate.mean === null ? [] : [rate.mean]));
	return known.length === 0 ? -1 : known.reduce((sum, rate) => sum + rate, 0) / known.length;
}
