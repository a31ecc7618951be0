/** One method of exchange: what it takes out of the stock and what it puts in. No kind stands on both sides. */
export interface Recipe {
	inputs: Record<string, number>;
	outputs: Record<string, number>;
}

/** At its turn a recipe is applied once (`round-robin`), or as often as the stock allows (`exhaust`). */
export type StockSchedule = 'round-robin' | 'exhaust';

/** A stock of kinds of things that is changed by methods in turns, until none can be applied. */
export interface StockProcess {
	/** Every kind there is, in the order of the answer. */
	kinds: readonly string[];
	/** Kinds that are not named start at 0. */
	initial: Readonly<Record<string, number>>;
	recipes: readonly Recipe[];
	schedule: StockSchedule;
}

/** What a process came to, and how it went on the way. */
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

/** One side of a recipe; `kind` is its 0-based place among the kinds of the process. */
export type Amounts = readonly (readonly [kind: number, amount: number])[];

/** A side of a recipe by places; every kind it names must be one of `kinds`. */
export function amounts(kinds: readonly string[], side: Readonly<Record<string, number>>): Amounts {
	return Object.entries(side).map(([kind, amount]) => [kinds.indexOf(kind), amount] as const);
}

/** How often in a row the stock bears it; infinite where nothing is taken. */
export function timesPossible(counts: readonly number[], inputs: Amounts): number {
	let times = Infinity;
	for (const [kind, amount] of inputs) times = Math.min(times, Math.floor((counts[kind] ?? 0) / amount));
	return times;
}

function change(counts: number[], step: { inputs: Amounts; outputs: Amounts }, times: number): void {
	for (const [kind, amount] of step.inputs) counts[kind] = (counts[kind] ?? 0) - amount * times;
	for (const [kind, amount] of step.outputs) counts[kind] = (counts[kind] ?? 0) + amount * times;
}

/** The same stock and methods with turns of the other kind. */
export function otherSchedule(process: StockProcess): StockProcess {
	return { ...process, schedule: process.schedule === 'exhaust' ? 'round-robin' : 'exhaust' };
}

/** Whether the other order of turns ends in other counts, so that the instance tests the schedule. */
export function dependsOnSchedule(process: StockProcess): boolean {
	const other = runStock(otherSchedule(process));
	return runStock(process).counts.some((count, i) => count !== other.counts[i]);
}
