import type { RunId } from '../../ids.ts';
import type { MethodId } from '../../method-id.ts';
import { face } from '../../methods/faces.ts';
import { publishedScores } from '../../methods/published-scores.ts';
import { METHOD_IDS } from '../../method-id.ts';
import { PUBLISHED_FAMILY_IDS } from '../../tasks/family-id.ts';
import { publishedRate, type PublishedColumn } from '../../tasks/published-rates.ts';
import type { ResultRow } from '../results.ts';
import { type PlotTable, tableOf } from './table.ts';

/** Score against tokens, seconds and money: one mark per condition, and the published ones to be drawn in grey and named so. */
export interface CostScatter {
	own: readonly CostMark[];
	published: readonly CostMark[];
	/** Own marks, then published ones. */
	table: PlotTable;
}

/** One condition, or one published method, by what it got right and what that took. */
export interface CostMark {
	source: 'own' | 'published';
	/** Key of the condition, or the method's id. */
	condition: string;
	/** Empty for own marks, which are named by their conditions. */
	label: string;
	/** Right answers, 0 to 1: over the experiment's instances, or over the 37 tasks of the paper. Null before the first. */
	rate: number | null;
	low: number | null;
	high: number | null;
	/** Average normalised score, 0 to 1; each depends on its own company, so own and published ones are not to be compared. */
	normalised: number | null;
	/** Means per question, as the paper prints them; null where not known. */
	tokens: number | null;
	seconds: number | null;
	/** US dollars; not known of the published ones. */
	money: number | null;
	runs: readonly RunId[];
}

/** `rows`: of the whole experiment. Published: GPT-4o over 37 tasks, arXiv 2502.04350, tables 1 and 8. */
export function costScatterOf(rows: readonly ResultRow[]): CostScatter {
	const own = rows.map(({ condition, rate, normalised, spent, runs }): CostMark => ({
		source: 'own',
		condition: condition.key,
		label: '',
		rate: rate.mean,
		low: rate.interval?.low ?? null,
		high: rate.interval?.high ?? null,
		normalised,
		tokens: spent.tokens.mean,
		seconds: spent.seconds.mean,
		money: spent.money.mean,
		runs,
	}));
	const published = METHOD_IDS.flatMap((id) => publishedMark(id) ?? []);
	const columns = ['source', 'condition', 'rate', 'normalised', 'tokens', 'seconds', 'money'] as const;
	return { own, published, table: tableOf([...own, ...published], columns) };
}

function publishedMark(id: MethodId): CostMark | null {
	const { p2 } = publishedScores(id);
	const column = COLUMNS[id];
	if (p2 === null || column === undefined) return null;
	const rates = PUBLISHED_FAMILY_IDS.map((family) => publishedRate(family, column));
	return {
		source: 'published',
		condition: id,
		label: face(id).label,
		rate: rates.reduce((sum, rate) => sum + rate, 0) / rates.length,
		low: null,
		high: null,
		normalised: p2.score / 100,
		tokens: p2.tokens,
		seconds: p2.seconds,
		money: null,
		runs: [],
	};
}

const COLUMNS: Partial<Record<MethodId, PublishedColumn>> = {
	'only-question': 'onlyQuestion',
	'symbolic-agent': 'symbolicAgent',
	'all-text': 'allText',
	'all-code-cot': 'allCode',
	'autogen-conca': 'autoGen',
	'code-text-sum': 'sum1',
	'code-text-sum-2': 'sum2',
	'code-text-choice': 'choice',
	'code-interpreter': 'codeInterpreter',
	codesteer: 'codeSteer',
};
