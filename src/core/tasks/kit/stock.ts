import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { stripFence } from './answer-form.ts';
import type { Drawing } from '../drawing.ts';

/** One method of exchange: what it takes out of the stock and what it puts in. No kind stands on both sides. */
export interface Recipe {
	inputs: Record<string, number>;
	outputs: Record<string, number>;
}

/** At its turn a recipe is applied once (`round-robin`), or as often as the stock allows (`exhaust`). */
export type StockSchedule = 'round-robin' | 'exhaust';

export interface StockProcess {
	/** Every kind there is, in the order of the answer. */
	kinds: readonly string[];
	/** Kinds that are not named start at 0. */
	initial: Readonly<Record<string, number>>;
	recipes: readonly Recipe[];
	schedule: StockSchedule;
}

export interface StockRun {
	/** Final counts, in the order of the kinds. */
	counts: readonly number[];
	/** The counts before the last single application; null when nothing was ever applied. */
	before: readonly number[] | null;
	/** How often each recipe was applied. */
	applied: readonly number[];
	/** True when a recipe was skipped at a turn and one was still applied later. */
	skipped: boolean;
	/** False when the process outgrows the limits, so that there is no answer. */
	ended: boolean;
}

const MAX_TURNS = 150_000;
const MAX_COUNT = 1_000_000_000;
const MAX_INITIAL = 5000;
const MAX_AMOUNT = 100;
const MAX_RECIPES = 12;

/** Recipes get their turns in list order, again and again, until none can be applied. */
export function runStock({ kinds, initial, recipes, schedule }: StockProcess): StockRun {
	const counts = kinds.map((kind) => initial[kind] ?? 0);
	const steps = recipes.map((recipe) => ({
		inputs: amounts(kinds, recipe.inputs),
		outputs: amounts(kinds, recipe.outputs),
	}));
	const applied = recipes.map(() => 0);
	let before: number[] | null = null;
	let [idle, skips, skipped] = [0, 0, false];
	for (let turn = 0; idle < steps.length; turn++) {
		if (turn >= MAX_TURNS || counts.some((count) => count > MAX_COUNT)) {
			return { counts, before, applied, skipped, ended: false };
		}
		const index = turn % steps.length;
		const step = steps[index] as (typeof steps)[number];
		const possible = timesPossible(counts, step.inputs);
		const times = schedule === 'exhaust' ? possible : Math.min(1, possible);
		if (times === 0) {
			idle++;
			skips++;
			continue;
		}
		skipped ||= skips > 0;
		idle = 0;
		change(counts, step, times - 1);
		before = [...counts];
		change(counts, step, 1);
		applied[index] = (applied[index] ?? 0) + times;
	}
	return { counts, before, applied, skipped, ended: true };
}

type Amounts = readonly (readonly [kind: number, amount: number])[];

function amounts(kinds: readonly string[], side: Readonly<Record<string, number>>): Amounts {
	return Object.entries(side).map(([kind, amount]) => [kinds.indexOf(kind), amount] as const);
}

function timesPossible(counts: readonly number[], inputs: Amounts): number {
	let times = Infinity;
	for (const [kind, amount] of inputs) times = Math.min(times, Math.floor((counts[kind] ?? 0) / amount));
	return times;
}

function change(counts: number[], step: { inputs: Amounts; outputs: Amounts }, times: number): void {
	for (const [kind, amount] of step.inputs) counts[kind] = (counts[kind] ?? 0) - amount * times;
	for (const [kind, amount] of step.outputs) counts[kind] = (counts[kind] ?? 0) + amount * times;
}

function otherSchedule(process: StockProcess): StockProcess {
	return { ...process, schedule: process.schedule === 'exhaust' ? 'round-robin' : 'exhaust' };
}

/** Whether the other order of turns ends in other counts, so that the instance tests the schedule. */
export function dependsOnSchedule(process: StockProcess): boolean {
	const other = runStock(otherSchedule(process));
	return runStock(process).counts.some((count, i) => count !== other.counts[i]);
}

/** Judges counts that were read from an answer. */
export function verifyCounts(process: StockProcess, given: readonly number[]): Verdict {
	const { kinds, recipes, schedule } = process;
	if (given.length !== kinds.length) {
		return incorrect(`${String(kinds.length)} counts are asked for, the answer has ${String(given.length)}`);
	}
	const { counts } = runStock(process);
	const wrong = counts.findIndex((count, i) => count !== given[i]);
	if (wrong < 0) return correct('These are the counts when no method can be applied any more');
	const open = recipes.findIndex((recipe) => timesPossible(given, amounts(kinds, recipe.inputs)) > 0);
	if (open >= 0) return incorrect(`With these counts method ${String(open + 1)} could still be applied`);
	const other = runStock(otherSchedule(process));
	if (other.ended && other.counts.every((count, i) => count === given[i])) {
		return incorrect(
			schedule === 'exhaust'
				? 'This comes from applying a method only once per turn instead of as often as possible'
				: 'This comes from repeating a method at its turn, but it may be applied only once per turn',
		);
	}
	const [kind, there, wanted] = [kinds[wrong] ?? '', given[wrong] ?? 0, counts[wrong] ?? 0];
	return incorrect(`The process ends with ${String(wanted)} of ${kind}, not ${String(there)}`);
}

/**
 * Whole numbers separated by commas or blanks, each possibly quoted, with one pair of brackets around them or none. No
 * signs, no decimals, and without `leadingZeros` none of those.
 */
export function parseCounts(
	answer: string,
	{ kinds }: StockProcess,
	leadingZeros: boolean,
): { counts: number[] } | { failure: Verdict } {
	const shape = malformed(`The answer is not a list of ${String(kinds.length)} whole numbers`);
	if (answer.length > 200 + 40 * kinds.length) return { failure: shape };
	const text = stripFence(answer.trim());
	const bracketed = /^\[[^[\]()]*\]$|^\([^[\]()]*\)$/.test(text);
	const tokens = (bracketed ? text.slice(1, -1) : text).trim().split(/\s*,\s*|\s+/);
	const counts: number[] = [];
	for (const token of tokens) {
		const bare = /^(["'])(.*)\1$/.exec(token)?.[2] ?? token;
		if (!(leadingZeros ? /^\d{1,12}$/ : /^(?:0|[1-9]\d{0,11})$/).test(bare)) return { failure: shape };
		counts.push(Number(bare));
	}
	if (counts.length === 1 && kinds.length > 1) {
		return { failure: malformed('Numbers without separators between them cannot be told apart') };
	}
	return { counts };
}

/** Whether an answer lists one count for every kind. */
export function isAsManyCounts(answer: string, process: StockProcess): boolean {
	const read = parseCounts(answer, process, true);
	return 'counts' in read && read.counts.length === process.kinds.length;
}

/** Wrong counts of the right length: another order of turns, a stop one step early, or one miscount. */
export function slipCounts(process: StockProcess, rng: Rng): number[] {
	const { counts, before } = runStock(process);
	const at = rng.int(0, counts.length - 1);
	const miscounted = counts.map((count, i) => (i === at ? count + 1 : count));
	const other = runStock(otherSchedule(process));
	const careless = [miscounted, ...(before === null ? [] : [before]), ...(other.ended ? [other.counts] : [])];
	return [...rng.pick(careless.filter((list) => list.some((count, i) => count !== counts[i])))];
}

/** `2 [C]` and the like, joined by `and`. */
export function amountWords(side: Readonly<Record<string, number>>): string {
	return Object.entries(side)
		.map(([kind, amount]) => `${String(amount)} ${kind}`)
		.join(' and ');
}

/** How the turns go, in words for a question. */
export function scheduleWords(schedule: StockSchedule): string {
	return schedule === 'round-robin'
		? 'The methods take turns in the order of the list, and after the last one it is the turn of method 1 again. ' +
				'At its turn a method is applied exactly once if everything it takes is in stock; otherwise it is skipped. ' +
				'Then it is the turn of the next method. All ends when no method can be applied any more.'
		: 'The methods take turns in the order of the list, and after the last one it is the turn of method 1 again. ' +
				'At its turn a method is repeated as many times as the stock allows (perhaps not at all) before it is the turn of ' +
				'the next method. All ends when no method can be applied any more.';
}

export function methodList(recipes: readonly Recipe[]): string {
	return recipes
		.map(
			({ inputs, outputs }, i) =>
				`Method ${String(i + 1)}: take ${amountWords(inputs)}, get ${amountWords(outputs)}`,
		)
		.join('\n');
}

/** A simulation that ends with the counts in `counts`; `print` is the line that prints them. */
export function stockProgram({ kinds, initial, recipes, schedule }: StockProcess, print: string): string {
	const literal = (side: object): string => JSON.stringify(side).replaceAll(':', ': ').replaceAll(',', ', ');
	const start = Object.fromEntries(kinds.map((kind) => [kind, initial[kind] ?? 0]));
	const turn =
		schedule === 'round-robin'
			? '        if apply(taken, gained):  # once per turn'
			: '        while apply(taken, gained):  # as often as possible at its turn';
	return `stock = ${literal(start)}
methods = [  # (what is taken, what is gained)
${recipes.map(({ inputs, outputs }) => `    (${literal(inputs)}, ${literal(outputs)}),`).join('\n')}
]


def apply(taken, gained):
    """Apply a method once if the stock allows it; tell whether it was applied."""
    if any(stock[kind] < amount for kind, amount in taken.items()):
        return False
    for kind, amount in taken.items():
        stock[kind] -= amount
    for kind, amount in gained.items():
        stock[kind] += amount
    return True


changed = True
while changed:  # a whole round without a change ends the process
    changed = False
    for taken, gained in methods:
${turn}
            changed = True

counts = [stock[kind] for kind in stock]
${print}
`;
}

export function drawStock({ kinds, initial, recipes }: StockProcess): Drawing[] {
	const start = kinds.map((kind) => ({ text: kind, sub: String(initial[kind] ?? 0) }));
	return [
		{ kind: 'items', caption: 'Stock at the start', items: start },
		{
			kind: 'facts',
			caption: 'Methods, in the order of their turns',
			facts: recipes.map(({ inputs, outputs }) => `${amountWords(inputs)} → ${amountWords(outputs)}`),
		},
	];
}

/** Start counts over some of the kinds; null when anything else is in it. */
export function parseInitial(value: unknown, kinds: readonly string[]): Record<string, number> | null {
	return isRecord(value) && isSide(value, kinds, 0, MAX_INITIAL) ? { ...value } : null;
}

/** Null unless every recipe takes something, and the process ends. */
export function parseRecipes(value: unknown, kinds: readonly string[]): Recipe[] | null {
	if (!Array.isArray(value) || value.length === 0 || value.length > MAX_RECIPES) return null;
	const recipes: Recipe[] = [];
	for (const recipe of value as unknown[]) {
		if (!isRecord(recipe)) return null;
		const { inputs, outputs } = recipe;
		if (!isRecord(inputs) || !isSide(inputs, kinds, 1, MAX_AMOUNT)) return null;
		if (!isRecord(outputs) || !isSide(outputs, kinds, 1, MAX_AMOUNT)) return null;
		const taken = Object.keys(inputs);
		if (taken.length === 0 || taken.some((kind) => kind in outputs)) return null;
		recipes.push({ inputs: { ...inputs }, outputs: { ...outputs } });
	}
	return recipes;
}

function isSide(
	side: Record<string, unknown>,
	kinds: readonly string[],
	least: number,
	most: number,
): side is Record<string, number> {
	return Object.entries(side).every(
		([kind, amount]) =>
			kinds.includes(kind) &&
			typeof amount === 'number' &&
			Number.isInteger(amount) &&
			amount >= least &&
			amount <= most,
	);
}
