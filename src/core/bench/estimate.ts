import type { Rates } from '../hosts/host.ts';
import type { ModelRef, Role } from '../model.ts';
import { publishedScores } from '../methods/published-scores.ts';
import { methodById } from '../methods/registry.ts';
import { speaksForMethod } from '../record/speaks-for-method.ts';
import type { RunSummary } from '../record/summary.ts';
import { quartiles } from '../statistics/quantile.ts';
import type { Condition, Design } from './experiment.ts';

/**
 * What runs would take, before they are made. Everything is a range; an end is null where it is not known, and unknown is never zero.
 *
 * - Calls: fewest and most by the methods' own plans.
 * - Tokens and seconds: the middle half of what the same model needed for the same method before, else for one call of any method.
 *   Without an earlier run only a lower end is left for tokens, where a question's length is known: every call reads the question.
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

/** Both ends of what something would take; null for an end that is not known, which is never zero. */
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
	/** Characters of a question, on average; null where no question has been made yet. */
	questionLength: number | null;
	/** Runs at once, at least 1. */
	atOnce: number;
}

/** What a number of runs of each condition would take; nothing has to be planned for it. */
export function estimateOf(
	asked: readonly { condition: Condition; runs: number }[],
	{ limits, cap }: Pick<Design, 'limits' | 'cap'>,
	known: Known,
): Estimate {
	const before = measuredIn(known.earlier);
	const parts = asked.map(({ condition, runs }) => ({
		count: runs,
		...perRun(condition, { limits, before, known }),
	}));
	const total = (rangeOf: (part: (typeof parts)[number]) => Range): Range => ({
		low: sumOf(parts.map((part) => times(rangeOf(part).low, part.count))),
		high: sumOf(parts.map((part) => times(rangeOf(part).high, part.count))),
	});
	const calls = total((part) => part.calls);
	return {
		runs: asked.reduce((sum, { runs }) => sum + runs, 0),
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
	limits: Design['limits'];
	before: Measured;
	known: Known;
}

function perRun({ method, cast }: Condition, { limits, before, known }: Setting) {
	const plan = methodById(method.id);
	const { task, coach } = cast.models;
	const { min, max } = plan?.calls(method.options, coach.kind === 'rules') ?? { min: 1, max: 1 };
	const most = Math.max(1, Math.min(max, limits.calls ?? Infinity));
	const calls = { low: Math.min(min, most), high: most };
	const sameMethod = before.runs.get(`${task.id}|${method.id}`);
	const sameModel = before.calls.get(task.id);
	const of = (kind: 'tokens' | 'seconds'): Range | null =>
		sameMethod?.middleHalf(kind) ?? perCalls(calls, sameModel?.middleHalf(kind) ?? null);
	const { questionLength } = known;
	const question = questionLength === null ? null : Math.round(questionLength / CHARACTERS_PER_TOKEN);
	const tokens = of('tokens') ?? { low: times(question, calls.low), high: limits.tokens ?? null };
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

const CHARACTERS_PER_TOKEN = 4;

/** What earlier runs took; thousands are put in order once, not once for each condition. */
class Amounts {
	readonly #values = { tokens: [] as number[], seconds: [] as number[] };
	readonly #middles = new Map<'tokens' | 'seconds', { low: number; high: number } | null>();

	add(tokens: number, seconds: number): void {
		this.#values.tokens.push(tokens);
		this.#values.seconds.push(seconds);
		this.#middles.clear();
	}

	middleHalf(kind: 'tokens' | 'seconds'): { low: number; high: number } | null {
		const known = this.#middles.get(kind);
		if (known !== undefined) return known;
		const found = quartiles(this.#values[kind]);
		const middle = found === null ? null : { low: found.lower, high: found.upper };
		this.#middles.set(kind, middle);
		return middle;
	}
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
		if (!speaksForMethod(run)) continue;
		note(runs, `${task}|${run.method}`, run.tokens, run.ms / 1000);
		note(calls, task, run.tokens / run.calls, run.ms / 1000 / run.calls);
	}
	return { runs, calls };
}

function note(of: Map<string, Amounts>, key: string, tokens: number, seconds: number): void {
	const known = of.get(key) ?? new Amounts();
	known.add(tokens, seconds);
	of.set(key, known);
}

function perCalls(
	calls: { low: number; high: number },
	one: { low: number; high: number } | null,
): Range | null {
	return one === null ? null : { low: calls.low * one.low, high: calls.high * one.high };
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
