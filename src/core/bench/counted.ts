import type { RunSummary } from '../record/summary.ts';
import { finish, type Steps } from '../steps.ts';
import type { Condition } from './experiment.ts';
import type { Cell, Plan, PlannedInstance } from './plan.ts';
import type { CellState, CellStates } from './state.ts';

/** What one condition made of one instance. The unit of every statistic: repeats are averaged first. */
export interface Unit {
	instance: PlannedInstance;
	/** Mean over the repeats, 0 to 1. */
	score: number;
	runs: readonly RunSummary[];
}

/** One condition as far as it is known. */
export interface Counted {
	condition: Condition;
	/**
	 * In plan order. Every earlier run of the condition (in a search: of the condition and level) is judged, or failed for a reason
	 * that is not the method's.
	 */
	units: readonly Unit[];
	/** Judged, but waiting for an earlier one: quick answers come first and are more often right (statistics.md 0). */
	waiting: readonly Unit[];
	/** Runs that failed for a reason of the host's, and count nowhere. */
	failed: readonly RunSummary[];
	/** Instances that are planned. */
	planned: number;
}

/** The prefix rule for every condition, in the order of the conditions. */
export function countedOf(plan: Plan, states: CellStates): readonly Counted[] {
	return finish(countedSteps(plan, states));
}

/** The same, step by step. */
export function* countedSteps(plan: Plan, states: CellStates): Steps<readonly Counted[]> {
	const planned = new Set(plan.rounds.map(({ instance }) => instance.key)).size;
	const groups = together(plan.rounds);
	const counted: Counted[] = [];
	for (const [place, condition] of plan.conditions.entries()) {
		yield;
		// The keys of the cells stand there ready: making as many anew takes longer than all the rest.
		const stateAt = (round: number): CellState => {
			const { key } = plan.cells[round * plan.conditions.length + place] as Cell;
			return states.get(key) ?? PLANNED;
		};
		counted.push({ condition, ...countedFor(groups, stateAt, plan.prefix), planned });
	}
	return counted;
}

function countedFor(
	groups: readonly Together[],
	stateAt: (round: number) => CellState,
	prefix: Plan['prefix'],
): Pick<Counted, 'units' | 'waiting' | 'failed'> {
	const units = new Collected();
	const waiting = new Collected();
	const failed: RunSummary[] = [];
	/** Of what the first missing run was met: the whole plan, or a level. */
	const ended = new Set<string>();
	for (const { instance, from, to } of groups) {
		const repeats: CellState[] = [];
		for (let round = from; round < to; round++) repeats.push(stateAt(round));
		const part = prefix === 'plan' ? '' : instance.level;
		// Until the last repeat is in, the instance's mean may still change: it does not count.
		if (!repeats.every(({ kind }) => kind === 'judged' || kind === 'failed')) ended.add(part);
		const isPrefix = !ended.has(part);
		for (const state of repeats) {
			if (state.kind === 'judged') (isPrefix ? units : waiting).add(instance, state.run, state.score);
			else if (state.kind === 'failed') failed.push(state.run);
		}
	}
	return { units: units.all(), waiting: waiting.all(), failed };
}

const PLANNED: CellState = { kind: 'planned' };

/** Repeats of one instance that were planned together: the rounds `from`, up to and without `to`. */
interface Together {
	instance: PlannedInstance;
	from: number;
	to: number;
}

/** They follow one another. */
function together(rounds: Plan['rounds']): readonly Together[] {
	const groups: Together[] = [];
	for (const [at, { instance }] of rounds.entries()) {
		const last = groups.at(-1);
		if (last?.instance === instance) last.to = at + 1;
		else groups.push({ instance, from: at, to: at + 1 });
	}
	return groups;
}

class Collected {
	readonly #byInstance = new Map<string, { instance: PlannedInstance; runs: RunSummary[]; sum: number }>();

	add(instance: PlannedInstance, run: RunSummary, score: number): void {
		const held = this.#byInstance.get(instance.key) ?? { instance, runs: [], sum: 0 };
		held.runs.push(run);
		held.sum += score;
		this.#byInstance.set(instance.key, held);
	}

	all(): readonly Unit[] {
		return [...this.#byInstance.values()].map(({ instance, runs, sum }) => ({
			instance,
			runs,
			score: sum / runs.length,
		}));
	}
}

/** The same instances under two conditions: as many as both have counted, in plan order. */
export function pairsOf(a: Counted, b: Counted): readonly (readonly [Unit, Unit])[] {
	const ofB = new Map(b.units.map((unit) => [unit.instance.key, unit]));
	return a.units.flatMap((unit) => {
		const other = ofB.get(unit.instance.key);
		return other === undefined ? [] : [[unit, other] as const];
	});
}
