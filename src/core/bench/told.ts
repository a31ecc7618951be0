import type { Experiment } from './experiment.ts';
import type { Plan } from './plan.ts';
import type { CellState, CellStates } from './state.ts';

/** An experiment at one moment. A new moment has other objects, as far as anything has changed. */
export interface Moment {
	experiment: Experiment;
	plan: Plan;
	states: CellStates;
}

/** A part of what has changed since the last time, as plain values. */
export interface Told {
	/** Null where it is the same; comes before states of its plan. */
	experiment: Pick<Experiment, 'design' | 'touched' | 'stopped'> | null;
	/** By place in the plan's cells, 0-based; null for one that is planned again. */
	states: readonly (readonly [place: number, state: CellState | null])[];
}

/** Cells that are told of at once: a millisecond or two of work for whoever hands them over. */
const AT_ONCE = 500;

/** All that has changed between two moments, in parts; `before` null: everything. */
export function* changesBetween(before: Moment | null, now: Moment): Generator<Told, void, undefined> {
	if (before?.experiment !== now.experiment) yield { experiment: slim(now.experiment), states: [] };
	let states: [number, CellState | null][] = [];
	for (const [place, { key }] of now.plan.cells.entries()) {
		const state = now.states.get(key);
		if (state === before?.states.get(key)) continue;
		states.push([place, state ?? null]);
		if (states.length < AT_ONCE) continue;
		yield { experiment: null, states };
		states = [];
	}
	if (states.length > 0) yield { experiment: null, states };
}

/** Whole public data sets may travel with a design; who counts needs to know their samples' names. */
function slim({ design, touched, stopped }: Experiment): Told['experiment'] {
	const imported = design.imported.map(({ family, samples }) => ({
		family,
		samples: samples.map(({ name }) => ({ name, instance: null })),
	}));
	return { design: { ...design, imported }, touched, stopped };
}
