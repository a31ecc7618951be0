import { escaped, line, table } from '../../markdown-text.ts';
import type { Scripted } from '../../record/called-models.ts';
import { scriptedOf } from '../asked-roles.ts';
import { type Comparison, shownInterval, strongestFirst } from '../comparisons.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { Evaluated } from '../evaluation.ts';
import type { Experiment } from '../experiment.ts';
import type { Rate } from '../rate.ts';
import type { ResultRow } from '../results.ts';
import { namesOf, type ConditionName, type Standing } from '../sentences.ts';
import type { Spent, SpentKind } from '../spent.ts';

/** The sentences of a report; `words/experiment-share.ts` holds them. */
export interface ExperimentReportWords {
	/** What an experiment without a name is called. */
	unnamed: string;
	made(madeAt: number, appVersion: string): string;
	scripted: Readonly<Record<Exclude<Scripted, 'none'>, string>>;
	asks(design: Experiment['design']): string;
	standing(standing: Standing): string;
	name(name: ConditionName): string;
	/** Heads of the table, in order: method, rate, count, interval, code, tokens, seconds, cost. */
	columns: readonly string[];
	rate: { cell(rate: Rate): string; count(rate: Rate): string; interval(rate: Rate): string };
	spent(kind: SpentKind, spent: Spent): string;
	code(ways: ResultRow['ways']): string;
	differences: string;
	comparison(found: Comparison, nameOf: (key: string) => string): string;
	interval(difference: number, interval: Interval): string;
}

/** What is reported, all of one moment. */
export interface Reported {
	/** Milliseconds since the epoch. */
	madeAt: number;
	appVersion: string;
	experiment: Experiment;
	evaluated: Pick<Evaluated, 'results' | 'standing'>;
}

/**
 * An experiment in Markdown (CommonMark with tables): what was asked of whom, how sure it is, a row for each method, and the
 * differences that can be told. Whatever a person wrote is shown as text.
 */
export function experimentReport(
	{ madeAt, appVersion, experiment, evaluated: { results, standing } }: Reported,
	words: ExperimentReportWords,
): string {
	const { design } = experiment;
	const names = namesOf(results.rows.map(({ condition }) => condition));
	const nameOf = (key: string): string => {
		const name = names.get(key);
		return name === undefined ? key : words.name(name);
	};
	const scripted = scriptedOf(design, design.casts);
	const rows = results.rows.map(({ condition, rate, ways, spent }) => {
		const used = (['tokens', 'seconds', 'money'] as const).map((kind) => words.spent(kind, spent[kind]));
		return [
			nameOf(condition.key),
			words.rate.cell(rate),
			words.rate.count(rate),
			rate.mean === null ? '–' : words.rate.interval(rate),
			words.code(ways),
			...used,
		];
	});
	const compared = strongestFirst(results.comparisons).map((found) => {
		const by = found.difference === null ? '' : `: ${words.interval(found.difference, shownInterval(found))}`;
		return `- ${escaped(line(`${words.comparison(found, nameOf)}${by}`))}`;
	});
	const blocks = [
		`# ${escaped(line(experiment.name === '' ? words.unnamed : experiment.name))}`,
		escaped(line(words.asks(design))),
		escaped(words.made(madeAt, appVersion)),
		...(scripted === 'none' ? [] : [`**${words.scripted[scripted]}**`]),
		escaped(words.standing(standing)),
		table([words.columns, ...rows]),
		...(compared.length === 0 ? [] : [`## ${escaped(words.differences)}`, compared.join('\n')]),
	];
	return `${blocks.join('\n\n')}\n`;
}
