import type { Rates } from '../hosts/host.ts';
import type { ModelRef, Role } from '../model.ts';
import { publishedScores } from '../methods/published-scores.ts';
import { methodById } from '../methods/registry.ts';
import type { RunSummary } from '../record/summary.ts';
import { quartiles } from '../statistics/quantile.ts';
import type { Condition, Design } from './experiment.ts';
import type { Cell, PlannedInstance } from './plan.ts';

/**
 * What runs would take, before they are made. Everything is a range; an end is null where it is not known, and unknown is never zero.
 *
 * - Calls: fewest and most by the methods' own plans.
 * - Tokens and seconds: the middle half of what the same model needed for the same method before, else for one call of any method.
 *   Without an earlier run only a lower end is left for tokens: every call reads the question.
 * - Money: the tokens at the cheapest rate of the models involved, and at the dearest; never more than the experiment's cap.
 */
export interface Estimate {
	runs: number;
	calls: { low: number; high: number };
	/** Sent and received. */
	tokens: Range;
	/** US dollars. */
	money: Range;
	/** With the calls that may be made at once. */
	seconds: Range;
	/** Labels of models whose price is not known. */
	unpriced: readonly string[];
	/** Labels of models without an earlier run, so that nobody knows how long their replies are and how fast they come. */
	unmeasured: readonly string[];
	/** Tokens that as many runs would take by the published means of GPT-4o; null where one of the methods has none. Not ours. */
	published: number | null;
}

export interface Range {
	low: number | null;
	high: number | null;
}

/** What the page knows. */
export interface Known {
	/** US dollars per million tokens, null when not known. Not asked of scripted models and rules, which are free. */
	ratesOf: (model: ModelRef) => Rates | null;
	/** Earlier runs of whatever experiment or question. */
	earlier: readonly RunSummary[];
	/** Characters of the question. Asked of a few instances only, for they have to be made first. */
	questionLength: (instance: PlannedInstance) => number;
	/** Runs at once, at least 1. */
	atOnce: number;
}

/** `cells`: the runs that are to be made, all of a plan or those that are left. */
export function estimateOf(
	cells: readonly Cell[],
	{ limits, cap }: Pick<Design, 'limits' | 'cap'>,
	known: Known,
): Estimate {
	const runs = new Map<Condition, number>();
	for (const { condition } of cells) runs.set(condition, (runs.get(condition) ?? 0) + 1);
	const question = questionTokens(cells, known);
	const before = measuredIn(known.earlier);
	const parts = [...runs].map(([condition, count]) => ({
		count,
		...perRun(condition, { question, limits, before, known }),
	}));
	const total = (rangeOf: (part: (typeof parts)[number]) => Range): Range => ({
		low: sumOf(parts.map((part) => times(rangeOf(part).low, part.count))),
		high: sumOf(parts.map((part) => times(rangeOf(part).high, part.count))),
	});
	const calls = total((part) => part.calls);
	return {
		runs: cells.length,
		calls: { low: calls.low ?? 0, high: calls.high ?? 0 },
		tokens: total(({ tokens }) => tokens),
		money: atMost(
			total(({ money }) => money),
			cap,
		),
		seconds: total(({ seconds }) => ({
			low: times(seconds.low, 1 / Math.max(1, known.atOnce)),
			high: times(seconds.high, 1 / Math.max(1, known.atOnce)),
		})),
		unpriced: [...new Set(parts.flatMap(({ unpriced }) => unpriced))],
		unmeasured: [...new Set(parts.flatMap(({ unmeasured }) => unmeasured))],
		published: sumOf(parts.map(({ published, count }) => times(published, count))),
	};
}

interface Setting {
	/** Mean tokens of a question; 0 without any. */
	question: number;
	limits: Design['limits'];
	before: Measured;
	known: Known;
}

function perRun({ method, cast }: Condition, { question, limits, before, known }: Setting) {
	const plan = methodById(method.id);
	const { task, coach } = cast.models;
	const { min, max } = plan?.calls(method.options, coach.kind === 'rules') ?? { min: 1, max: 1 };
	const most = Math.max(1, Math.min(max, limits.calls ?? Infinity));
	const calls = { low: Math.min(min, most), high: most };
	const sameMethod = before.runs.get(`${task.id}|${method.id}`);
	const sameModel = before.calls.get(task.id);
	const of = (kind: keyof Amounts): Range | null =>
		middleHalf(sameMethod?.[kind]) ?? perCalls(calls, middleHalf(sameModel?.[kind]));
	const tokens = of('tokens') ?? { low: calls.low * question, high: limits.tokens ?? null };
	const models = (plan?.roles ?? (['task'] as const)).map((role) => playing(cast.models, role));
	const priced = models.map((model) => ({ model, rates: isFree(model) ? FREE : known.ratesOf(model) }));
	return {
		calls,
		tokens,
		money: atMost(
			moneyOf(
				tokens,
				priced.map(({ rates }) => rates),
			),
			limits.cost ?? null,
		),
		seconds: of('seconds') ?? { low: null, high: limits.seconds ?? null },
		unpriced: priced.flatMap(({ model, rates }) => (rates === null ? [model.label] : [])),
		unmeasured: sameMethod === undefined && sameModel === undefined ? [task.label] : [],
		published: publishedScores(method.id).p2?.tokens ?? null,
	};
}

const FREE: Rates = { input: 0, output: 0 };

function isFree({ kind }: ModelRef): boolean {
	return kind !== 'hosted';
}

function playing(models: Condition['cast']['models'], role: Role): ModelRef {
	return role === 'reader' ? models.task : models[role];
}

/** Nobody knows beforehand which of the models speaks how much, nor how much of it is sent and how much received. */
function moneyOf({ low, high }: Range, rates: readonly (Rates | null)[]): Range {
	const known = rates.filter((one) => one !== null);
	if (known.length < rates.length) return { low: null, high: null };
	const all = known.flatMap(({ input, output }) => [input, output]);
	return {
		low: times(low, Math.min(...all) / 1_000_000),
		high: Math.max(...all) === 0 ? 0 : times(high, Math.max(...all) / 1_000_000),
	};
}

interface Amounts {
	tokens: number[];
	seconds: number[];
}

/** Finished runs by model and method, and what one call of a model took in them. */
interface Measured {
	runs: ReadonlyMap<string, Amounts>;
	calls: ReadonlyMap<string, Amounts>;
}

function measuredIn(earlier: readonly RunSummary[]): Measured {
	const runs = new Map<string, Amounts>();
	const calls = new Map<string, Amounts>();
	for (const run of earlier) {
		const task = run.models?.task;
		if (task === undefined || run.outcome !== 'finished' || run.tokens === null || run.calls === 0) continue;
		// On stage the scripted model speaks at a pace to follow, here as fast as it can.
		if (run.model.scripted && run.experimentId === null) continue;
		note(runs, `${task}|${run.method}`, run.tokens, run.ms / 1000);
		note(calls, task, run.tokens / run.calls, run.ms / 1000 / run.calls);
	}
	return { runs, calls };
}

function note(of: Map<string, Amounts>, key: string, tokens: number, seconds: number): void {
	const known = of.get(key) ?? { tokens: [], seconds: [] };
	known.tokens.push(tokens);
	known.seconds.push(seconds);
	of.set(key, known);
}

function middleHalf(values: readonly number[] | undefined): { low: number; high: number } | null {
	const found = quartiles(values ?? []);
	return found === null ? null : { low: found.lower, high: found.upper };
}

function perCalls(
	calls: { low: number; high: number },
	one: { low: number; high: number } | null,
): Range | null {
	return one === null ? null : { low: calls.low * one.low, high: calls.high * one.high };
}

/** As many questions as are looked at; the plan is shuffled, so the first ones are as good as any. */
const QUESTIONS = 12;
const CHARACTERS_PER_TOKEN = 4;

function questionTokens(cells: readonly Cell[], { questionLength }: Known): number {
	const instances = [...new Map(cells.map(({ instance }) => [instance.key, instance])).values()].slice(
		0,
		QUESTIONS,
	);
	if (instances.length === 0) return 0;
	const characters = instances.reduce((sum, instance) => sum + questionLength(instance), 0);
	return Math.round(characters / instances.length / CHARACTERS_PER_TOKEN);
}

function times(value: number | null, by: number): number | null {
	return value === null ? null : value * by;
}

/** Null as soon as one is not known. */
function sumOf(values: readonly (number | null)[]): number | null {
	return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function atMost({ low, high }: Range, limit: number | null): Range {
	if (limit === null) return { low, high };
	return { low: low === null ? null : Math.min(low, limit), high: Math.min(high ?? Infinity, limit) };
}
