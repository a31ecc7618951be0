import type { RunId } from '../ids.ts';
import {
	type BreakingPoint,
	breakingPoint,
	levelAt,
	type LevelRate,
	levelRate,
} from '../statistics/breaking-point.ts';
import type { Condition, Design, SearchAim } from './experiment.ts';
import type { Cell, Plan } from './plan.ts';
import { watchedRate } from './rate.ts';
import type { CellStates } from './state.ts';

/** One level as one method has done it so far. */
export interface SearchedLevel extends LevelRate {
	level: string;
	/** Right ones among those that count. */
	right: number;
	/** Questions that count (every earlier one of this method and level has ended), and those that wait for an earlier one. */
	counted: number;
	waiting: number;
	/** It is being asked. */
	running: number;
	/** Cells that have no end yet, under way or not. */
	open: number;
	/** Of those that count. */
	runs: readonly RunId[];
}

/** The search of one method. */
export interface MethodSearch {
	condition: Condition;
	/** From easiest to hardest. */
	levels: readonly SearchedLevel[];
	/** Places are those of `levels`. */
	point: BreakingPoint;
	/** Why nothing more is asked; `spent`: every level that might tell has been asked as often as it may be. Null while it goes on. */
	end: 'found' | 'contradicted' | 'spent' | null;
	/** Questions that count, over all levels. */
	questions: number;
}

/** A search at one moment. */
export interface SearchView {
	/** In the order of the conditions. */
	methods: readonly MethodSearch[];
	/** Cells that may begin now, the method that was asked less first; none when the search is at its end, or what runs decides. */
	wanted: readonly Cell[];
	/** Runs without an end that may still be needed, at most. */
	left: number;
}

/** Of one method and level. */
interface Lane {
	level: string;
	/** In plan order, the same instances for every method. */
	cells: readonly Cell[];
	/** The last rate and the scores it is of. */
	last: { scores: string; rate: LevelRate } | null;
}

/** So many questions of a method are asked beyond those that count: enough for what runs at once, few enough to learn from. */
const STEP = 4;

/**
 * Chooses the questions of a search from what has been counted: for each method the level that narrows its bracket most. Every
 * level's confidence sequence is at alpha / levels, so that a bracket holds with 1 - alpha whatever was chosen, and whenever it is
 * looked at. Keeps nothing but what follows from the states: a new one goes on where another stood.
 */
export class Search {
	readonly #methods: readonly { condition: Condition; lanes: readonly Lane[] }[];
	readonly #aim: SearchAim;
	/** For each level. */
	readonly #alpha: number;

	constructor({ conditions, cells }: Plan, aim: SearchAim, { families, alpha }: Design) {
		const levels = families.flatMap((family) => family.levels);
		const lanes = new Map<string, Cell[]>();
		for (const cell of cells) {
			const key = laneKey(cell.condition, cell.instance.level);
			const lane = lanes.get(key);
			if (lane === undefined) lanes.set(key, [cell]);
			else lane.push(cell);
		}
		this.#methods = conditions.map((condition) => ({
			condition,
			lanes: levels.map((level) => ({
				level,
				cells: lanes.get(laneKey(condition, level)) ?? [],
				last: null,
			})),
		}));
		this.#aim = aim;
		this.#alpha = alpha / levels.length;
	}

	/** How it stands where the cells stand like this. */
	look(states: CellStates): SearchView {
		const looks = this.#methods.map(({ condition, lanes }) => this.#lookAt(condition, lanes, states));
		const byNeed = looks.toSorted((a, b) => a.begun - b.begun);
		return {
			methods: looks.map(({ method }) => method),
			wanted: Array.from({ length: STEP }, (_, at) =>
				byNeed.flatMap(({ wanted }) => wanted[at] ?? []),
			).flat(),
			left: looks.reduce((sum, { left }) => sum + left, 0),
		};
	}

	#lookAt(condition: Condition, lanes: readonly Lane[], states: CellStates): Look {
		const seen = lanes.map((lane) => this.#seen(lane, states));
		const levels = seen.map(({ level }) => level);
		const point = breakingPoint(levels, (at) => (levels[at]?.open ?? 0) > 0);
		const { holds, fails, next, found, contradicted } = point;
		const running = levels.reduce((sum, level) => sum + level.running, 0);
		const end = found
			? 'found'
			: contradicted
				? 'contradicted'
				: next === null && running === 0
					? 'spent'
					: null;
		const isOpen = (at: number): boolean =>
			!found && !contradicted && at > (holds ?? -1) && at < (fails ?? levels.length);
		return {
			method: {
				condition,
				levels,
				point,
				end,
				questions: levels.reduce((sum, { counted }) => sum + counted, 0),
			},
			wanted: (next === null ? undefined : seen[next]?.next) ?? [],
			begun: seen.reduce((sum, { begun }) => sum + begun, 0),
			left: levels.reduce((sum, { open, running: now }, at) => sum + (isOpen(at) ? open : now), 0),
		};
	}

	#seen(lane: Lane, states: CellStates): { level: SearchedLevel; next: readonly Cell[]; begun: number } {
		const { level, cells } = lane;
		const runs: RunId[] = [];
		const scores: number[] = [];
		let [waiting, running, open, prefix] = [0, 0, 0, 0];
		for (const [at, { key }] of cells.entries()) {
			const state = states.get(key);
			if (state?.kind === 'running') running++;
			if (state?.kind !== 'judged' && state?.kind !== 'failed') open++;
			else if (open === 0) prefix = at + 1;
			if (state?.kind !== 'judged') continue;
			if (open > 0) {
				waiting++;
				continue;
			}
			runs.push(state.run.runId);
			scores.push(state.score);
		}
		const counted = scores.length;
		const right = scores.reduce((sum, score) => sum + score, 0);
		const rate = this.#rateOf(lane, scores);
		return {
			level: { level, ...rate, right, counted, waiting, running, open, runs },
			next: cells.slice(prefix, prefix + STEP).filter(({ key }) => !states.has(key)),
			begun: cells.length - open + running,
		};
	}

	/** What a sequence has left out once it leaves out for good; one that left out everything, which no steady rate does, says nothing. */
	#rateOf(lane: Lane, scores: readonly number[]): LevelRate {
		const key = scores.join('');
		if (lane.last?.scores !== key) {
			const { running } = watchedRate(
				scores.map((score) => ({ score })),
				this.#alpha,
			);
			lane.last = {
				scores: key,
				rate: levelAt(running ?? { low: 0, high: 1 }, this.#aim.threshold),
			};
		}
		return lane.last.rate;
	}
}

interface Look {
	method: MethodSearch;
	wanted: readonly Cell[];
	/** Cells that were begun. */
	begun: number;
	left: number;
}

function laneKey({ key }: Condition, level: string): string {
	return `${key}|${level}`;
}

/** Null for a design that asks everything. */
export function searchOf(plan: Plan, design: Design): Search | null {
	return design.search === undefined ? null : new Search(plan, design.search, design);
}

/** So many questions of a level, all answered alike, leave no doubt either way at alpha / levels. */
export function fewestQuestions({ threshold }: SearchAim, levels: number, alpha: number): number {
	let count = 1;
	const isOpen = (successes: number): boolean =>
		levelRate({ successes, count }, threshold, levels, alpha).state === 'open';
	while (isOpen(count) || isOpen(0)) count++;
	return count;
}
