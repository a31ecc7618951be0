import { FAMILY_LABELS, PUBLISHED_FAMILY_IDS } from '../tasks/family-id.ts';
import { PUBLISHED_COLUMNS, publishedRate, type PublishedColumn } from '../tasks/published-rates.ts';
import { PUBLISHED_AVERAGES } from './averages.ts';
import type { PublishedTable } from './table.ts';

/** As the paper heads its columns; from `onlyQuestion` on the answering model is GPT-4o. */
const HEADS: Readonly<Record<PublishedColumn, string>> = {
	o1: 'o1',
	deepSeekR1: 'DeepSeek R1',
	o1Preview: 'o1-preview',
	onlyQuestion: 'Only question',
	symbolicAgent: 'Symbolic agent',
	allText: 'All text + CoT',
	allCode: 'All code + CoT',
	autoGen: 'AutoGen conca.',
	sum1: 'Code + text + sum. 1',
	sum2: 'Code + text + sum. 2',
	choice: 'Code/text choice',
	codeInterpreter: 'Code interpreter',
	codeSteer: 'CodeSteer',
};

/** P2, table 1: every task and every column. */
export const SYMBENCH: PublishedTable = {
	id: 'symbench',
	paper: 'P2',
	place: 'table 1',
	unit: 'rate',
	within: null,
	columns: PUBLISHED_COLUMNS.map((column) => HEADS[column]),
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
