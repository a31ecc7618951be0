import { FAMILY_LABELS, PUBLISHED_FAMILY_IDS } from '../tasks/family-id.ts';
import { PUBLISHED_COLUMNS, publishedRate } from '../tasks/published-rates.ts';
import { PUBLISHED_AVERAGES } from './averages.ts';
import { COLUMN_HEADS } from './column-heads.ts';
import type { PublishedTable } from './table.ts';

/** P2, table 1: every task and every column. */
export const SYMBENCH: PublishedTable = {
	id: 'symbench',
	paper: 'P2',
	place: 'table 1',
	unit: 'rate',
	within: null,
	columns: PUBLISHED_COLUMNS.map((column) => COLUMN_HEADS[column]),
	rows: PUBLISHED_FAMILY_IDS.map((family) => ({
		label: FAMILY_LABELS[family],
		family,
		values: PUBLISHED_COLUMNS.map((column) => Math.round(publishedRate(family, column) * 100)),
	})),
	averages: (['seen', 'unseen', 'total'] as const).map((label) => ({
		label,
		family: null,
		values: PUBLISHED_COLUMNS.map((column) => PUBLISHED_AVERAGES[column][label]),
	})),
};
