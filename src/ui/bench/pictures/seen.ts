import { scriptedOf } from '../../../core/bench/asked-roles.ts';
import type { Plan } from '../../../core/bench/plan.ts';
import type { Results } from '../../../core/bench/results.ts';
import { namesOf } from '../../../core/bench/sentences.ts';
import { cost } from '../../../core/format.ts';
import type { RunId } from '../../../core/ids.ts';
import { faceOf } from '../../../core/methods/faces.ts';
import { benchFindWords } from '../../../words/bench-find.ts';
import { benchPicturesWords } from '../../../words/bench-pictures.ts';
import { benchPlotsWords as words } from '../../../words/bench-plots.ts';
import type { ShownResults } from '../../../state/experiment-results.svelte.ts';
import { benchResultsWords, conditionName } from '../../../words/bench-results.ts';
import type { Drawings } from './drawings.ts';
import { type Look, looksOf } from './look.ts';

/** An experiment as its pictures see it at one moment. */
export interface Seen {
	plan: Plan;
	results: Results;
	nameOf: (condition: string) => string;
	lookOf: (condition: string) => Look;
	/** Absent where the runs are not here. */
	onruns: ((what: string, runs: readonly RunId[]) => void) | undefined;
	/** Told of every drawing that is shown, to be saved together. */
	drawings?: Drawings | undefined;
	/** In somebody else's page, whose frame lets nothing be saved. */
	isFramed?: boolean;
	/** Where the numbers are from. */
	source: string;
	/** How sure everything is, and how far. */
	standing: string;
}

export function seenOf(
	{ moment: { experiment, plan }, results, standing }: Pick<ShownResults, 'moment' | 'results' | 'standing'>,
	{ onruns, drawings, isFramed = false }: Partial<Pick<Seen, 'onruns' | 'drawings' | 'isFramed'>>,
): Seen {
	const names = namesOf(plan.conditions);
	const { design } = experiment;
	const { casts, seed } = design;
	const models = casts.map(
		(cast) => `${cast.models.task.label}${words.source.scripted[scriptedOf(design, [cast])]}`,
	);
	return {
		plan,
		results,
		...{ onruns, drawings, isFramed },
		lookOf: looksOf(plan.conditions.map(({ key }) => key)),
		nameOf: (condition) => {
			const name = names.get(condition);
			return name === undefined ? (faceOf(condition)?.label ?? condition) : conditionName(name);
		},
		source: words.source.line([...new Set(models)], seed),
		standing: benchResultsWords.standing(standing),
	};
}

/** Words for a value of a data table, by its column. */
export type CellText = (column: string, value: string | number | null) => string;

/** `levels`: labels by id. */
export function cellsOf(
	{ nameOf }: Pick<Seen, 'nameOf'>,
	levels: ReadonlyMap<string, string> = new Map(),
): CellText {
	return (column, value) => {
		if (value === null) return words.unknown;
		if (typeof value === 'string') {
			if (column === 'condition') return nameOf(value);
			if (column === 'level') return levels.get(value) ?? value;
			if (column === 'band') return benchPicturesWords.curve.bands[value as 'none'];
			if (column === 'trust') return benchPicturesWords.reliability.trust[value as 'few'];
			if (column === 'by') return benchPicturesWords.reliability.by[value as 'both'];
			if (column === 'standing') return benchFindWords.picture.standing[value as 'open'];
			return column === 'source' ? words.source[value as 'own'] : value;
		}
		if (COUNTS.has(column)) return value.toLocaleString('en');
		if (column === 'brier' || column === 'error') return benchPicturesWords.reliability.score(value);
		if (column === 'money') return cost(value);
		if (column === 'tokens') return Math.round(value).toLocaleString('en');
		if (column === 'steps') return String(value);
		if (column === 'seconds') return value.toFixed(1);
		if (column === 'e') return value < 1000 ? String(Number(value.toPrecision(3))) : value.toPrecision(2);
		return benchResultsWords.percent(value);
	};
}

const COUNTS = new Set([
	...['counted', 'right', 'planned', 'pairs', 'won', 'lost'],
	...['count', 'rated', 'unrated'],
]);
