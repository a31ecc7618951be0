import type { FamilyId } from '../tasks/family-id.ts';
import type { Steps } from '../steps.ts';
import { type Counted, countedSteps } from './counted.ts';
import { type Plan, planOf } from './plan.ts';
import { type CurvePlot, curveOf, onlyFamily } from './plots/curve.ts';
import { type DifferenceForest, differencesOf } from './plots/differences.ts';
import { type HeatMap, heatMapOf } from './plots/heat-map.ts';
import { type HorizonFit, horizonsOf } from './plots/horizon.ts';
import {
	familyRowSteps,
	intervalSteps,
	levelRowSteps,
	type ResultRow,
	type Results,
	resultSteps,
	type ResultsInput,
} from './results.ts';
import { type Standing, standingOf } from './sentences.ts';
import type { CellState } from './state.ts';
import type { Moment, Told } from './told.ts';

/** Rows of the table: of methods, of methods and families, of methods, families and levels. */
export type RowsBy = 'method' | 'family' | 'level';

/** A picture that somebody looks at. */
export type PictureWanted =
	| { kind: 'curve'; family: FamilyId }
	| { kind: 'heatMap' }
	/** `reference`: key of the condition that the others are set against. */
	| { kind: 'differences'; reference: string }
	/** Drawn from the results as they are. */
	| { kind: 'cost' | 'reliability' };

/** Its data. */
export type Picture =
	| { kind: 'curve'; plot: CurvePlot | null; fits: readonly HorizonFit[] }
	| { kind: 'heatMap'; map: HeatMap }
	| { kind: 'differences'; forest: DifferenceForest | null }
	| { kind: 'cost' | 'reliability' };

/** What of an experiment's results is looked at. */
export interface Wanted {
	rows: RowsBy;
	picture: PictureWanted | null;
	/** Also intervals of normalised scores, which take the longest; there are none before the planned end. */
	intervals: boolean;
}

/** Plain values, all of the same moment. */
export interface Evaluated {
	results: Results;
	standing: Standing;
	/** Those of `results`, or the finer ones. */
	rows: readonly ResultRow[];
	picture: Picture | null;
}

/** Port: computes what is looked at of one experiment, without keeping the page from anything. One question at a time. */
export interface Evaluator {
	/** Null where it was given up; rejects only for a bug. */
	evaluate(moment: Moment, wanted: Wanted): Promise<Evaluated | null>;
	/** The question in hand is not of interest any more. Asked again, it goes on where it was left. */
	giveUp(): void;
	/** Nobody asks any more; the question in hand is given up. */
	dispose(): void;
}

/**
 * Computes what is looked at of one experiment from what it has been told, and only what it has not computed since. Keeps its own
 * copy of how the runs stand, so that little has to be handed over while thousands of them arrive.
 */
export class Evaluation {
	#experiment: NonNullable<Told['experiment']> | null = null;
	#plan: Plan | null = null;
	readonly #states = new Map<string, CellState>();
	/** By what was asked, as long as nothing has changed. */
	readonly #known = new Map<string, unknown>();
	/** The same, of what was begun and perhaps left. */
	readonly #begun = new Map<string, Steps<unknown>>();

	tell({ experiment, states }: Told): void {
		if (experiment !== null) {
			this.#experiment = experiment;
			this.#plan = planOf(experiment.design);
		}
		for (const [place, state] of states) {
			const key = this.#plan?.cells[place]?.key;
			if (key === undefined) continue;
			if (state === null) this.#states.delete(key);
			else this.#states.set(key, state);
		}
		if (experiment === null && states.length === 0) return;
		this.#known.clear();
		this.#begun.clear();
	}

	/** Throws before it has been told of an experiment. Steps that are left are not taken up again once others are begun. */
	*evaluate({ rows, picture, intervals }: Wanted): Steps<Evaluated> {
		const [experiment, plan] = [this.#experiment, this.#plan];
		if (experiment === null || plan === null) throw new Error('Nothing is known of this experiment');
		const counted = yield* this.#once<readonly Counted[]>('counted', () => countedSteps(plan, this.#states));
		const input: ResultsInput = { experiment, plan, counted };
		const plain = yield* this.#once<Results>('results', () => resultSteps(input));
		const drawn = intervals ? yield* this.#once('intervals', () => intervalSteps(input)) : null;
		const results: Results =
			drawn === null
				? plain
				: {
						...plain,
						rows: plain.rows.map((row) => ({ ...row, normalisedInterval: drawn.get(row.key) ?? null })),
					};
		return {
			results,
			standing: standingOf(input, results),
			rows: rows === 'method' ? results.rows : yield* this.#finer(rows, input),
			picture: picture === null ? null : yield* this.#picture(picture, input, results),
		};
	}

	#finer(by: 'family' | 'level', input: ResultsInput): Steps<readonly ResultRow[]> {
		return this.#once(by, () => (by === 'family' ? familyRowSteps(input) : levelRowSteps(input)));
	}

	*#picture(wanted: PictureWanted, input: ResultsInput, results: Results): Steps<Picture> {
		switch (wanted.kind) {
			case 'curve': {
				const { family } = wanted;
				const part = onlyFamily(input, family, results.isPlannedEnd);
				const rows = yield* this.#once(`curve ${family}`, () => levelRowSteps(part));
				const fits = horizonsOf(family, rows, results.alpha);
				return { kind: 'curve', plot: curveOf(family, rows, part.counted), fits };
			}
			case 'heatMap':
				return { kind: 'heatMap', map: heatMapOf(yield* this.#finer('family', input)) };
			case 'differences': {
				const { all } = results.comparisons;
				return { kind: 'differences', forest: differencesOf(wanted.reference, all, input.counted) };
			}
			case 'cost':
			case 'reliability':
				return { kind: wanted.kind };
		}
	}

	*#once<T>(what: string, steps: () => Steps<T>): Steps<T> {
		if (!this.#known.has(what)) {
			const begun = this.#begun.get(what) ?? steps();
			this.#begun.set(what, begun);
			try {
				this.#known.set(what, yield* begun);
			} finally {
				this.#begun.delete(what);
			}
		}
		return this.#known.get(what) as T;
	}
}
