import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, planOf } from '../../../src/core/bench/plan.ts';
import { type MethodSearch, type Search, searchOf, type SearchView } from '../../../src/core/bench/search.ts';
import type { CellState } from '../../../src/core/bench/state.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import { createRng, type Rng } from '../../../src/core/rng.ts';
import { searchDesign } from '../../support/experiments.ts';

/** A search and how its cells stand; answers are given by hand. */
class World {
	readonly states = new Map<string, CellState>();
	readonly #design;
	readonly #plan;
	readonly #search: Search;

	constructor(most: number, part: Parameters<typeof searchDesign>[1] = {}) {
		this.#design = searchDesign(most, part);
		this.#plan = planOf(this.#design);
		this.#search = searchOf(this.#plan, this.#design)!;
	}

	get view(): SearchView {
		return this.#search.look(this.states);
	}

	/** As the next visit sees it. */
	get fresh(): SearchView {
		return searchOf(this.#plan, this.#design)!.look(this.states);
	}

	begin(cell: Cell): void {
		this.states.set(cell.key, { kind: 'running' });
	}

	land(cell: Cell, isRight: boolean): void {
		this.states.set(cell.key, { kind: 'judged', run: fakeRun(cell), score: isRight ? 1 : 0 });
	}

	fail(cell: Cell): void {
		this.states.set(cell.key, { kind: 'failed', run: fakeRun(cell) });
	}

	/** Answers one question after the other until no more is asked. */
	answerAll(isRight: (cell: Cell) => boolean): void {
		for (let [next] = this.view.wanted; next !== undefined; [next] = this.view.wanted)
			this.land(next, isRight(next));
	}
}

const fakeRun = ({ key }: Cell) => ({ runId: key }) as unknown as RunSummary;
const isText = ({ condition }: Cell) => condition.method.id === 'all-text';
const asked = (cells: readonly Cell[]) =>
	cells.map(({ condition, instance }) => `${condition.method.id} ${instance.level} ${instance.seed}`);
const told = ({ point: { holds, fails }, end, levels }: MethodSearch) => ({
	holds: holds === null ? null : levels[holds]?.level,
	fails: fails === null ? null : levels[fails]?.level,
	end,
});

describe('a search', () => {
	test('is none where a design asks everything', () => {
		const { search, ...grid } = searchDesign(10);
		expect([search, searchOf(planOf(grid), grid)]).toEqual([{ threshold: 0.5 }, null]);
	});

	test('asks four questions of the middle level first, the same of both methods, in turn', () => {
		const { wanted, left, methods } = new World(10).view;
		const seeds = [...new Set(wanted.map(({ instance }) => instance.seed))];
		expect(seeds).toHaveLength(4);
		expect(asked(wanted)).toEqual(seeds.flatMap((seed) => [`all-text 4-4 ${seed}`, `all-code 4-4 ${seed}`]));
		expect([left, methods.map(told)]).toEqual([
			100,
			[
				{ holds: null, fails: null, end: null },
				{ holds: null, fails: null, end: null },
			],
		]);
	});

	test('goes on by what counts: never more than four questions beyond it, however many have come in', () => {
		const world = new World(40);
		const first = world.view.wanted.filter(isText);
		for (const cell of first) world.begin(cell);
		expect(world.view.wanted.filter(isText)).toEqual([]);
		// The first of them takes its time; what came before it waits and says nothing.
		for (const cell of first.slice(1)) world.land(cell, true);
		expect(world.view.wanted.filter(isText)).toEqual([]);
		expect(world.view.methods[0]?.levels[2]).toMatchObject({ counted: 0, waiting: 3, running: 1 });
		world.land(first[0]!, true);
		expect(world.view.wanted.filter(isText)).toHaveLength(4);
		expect(world.view.methods[0]?.levels[2]).toMatchObject({ counted: 4, right: 4, waiting: 0 });
	});

	test('asks the method first that was asked less', () => {
		const world = new World(40);
		for (const cell of world.view.wanted.filter(isText)) world.land(cell, true);
		expect(world.view.wanted.map(isText).slice(0, 2)).toEqual([false, true]);
	});

	test('ends with two levels side by side, each method by itself', () => {
		const world = new World(40);
		const hard = new Set(['8-8', '12-12']);
		world.answerAll((cell) => !isText(cell) || !hard.has(cell.instance.level));
		expect(world.view.methods.map(told)).toEqual([
			{ holds: '4-4', fails: '8-8', end: 'found' },
			{ holds: '12-12', fails: null, end: 'found' },
		]);
		expect([world.view.left, world.view.wanted]).toEqual([0, []]);
		// Eleven of a kind are enough at alpha / 5; the easiest levels were never asked.
		expect(world.view.methods.map(({ levels }) => levels.map(({ counted }) => counted))).toEqual([
			[0, 0, 11, 11, 0],
			[0, 0, 11, 11, 11],
		]);
	});

	test('says that even the easiest fails', () => {
		const world = new World(40);
		world.answerAll(() => false);
		expect(world.view.methods.map(told)).toEqual([
			{ holds: null, fails: '2-2', end: 'found' },
			{ holds: null, fails: '2-2', end: 'found' },
		]);
	});

	test('ends when every level that might tell has been asked as often as it may be', () => {
		const world = new World(12);
		let count = 0;
		world.answerAll((cell) => (cell.instance.level === '2-2' ? true : count++ % 4 < 2));
		const [text] = world.view.methods;
		expect(told(text!)).toEqual({ holds: '2-2', fails: null, end: 'spent' });
		expect(text!.levels.map(({ counted, open }) => [counted, open])).toEqual([
			[11, 1],
			[12, 0],
			[12, 0],
			[12, 0],
			[12, 0],
		]);
		expect(world.view.left).toBe(0);
	});

	test('ends where a harder level is surely done better than an easier one', () => {
		const world = new World(40);
		// Answers to others than those that are asked: a batch has brought them.
		const { cells } = planOf(searchDesign(40));
		const ofText = cells.filter(isText);
		for (const cell of ofText) {
			if (cell.instance.level === '2-2') world.land(cell, false);
			if (cell.instance.level === '12-12') world.land(cell, true);
		}
		expect(world.view.methods[0]).toMatchObject({ end: 'contradicted', point: { contradicted: true } });
		expect(world.view.wanted.filter(isText)).toEqual([]);
	});

	test('passes over what a host failed, and counts it once it has been made again', () => {
		const world = new World(40);
		const [first, ...others] = world.view.wanted.filter(isText);
		world.fail(first!);
		for (const cell of others) world.land(cell, true);
		expect(world.view.methods[0]?.levels[2]).toMatchObject({ counted: 3, waiting: 0 });
		world.begin(first!);
		expect(world.view.methods[0]?.levels[2]).toMatchObject({ counted: 0, waiting: 3 });
		world.land(first!, false);
		expect(world.view.methods[0]?.levels[2]).toMatchObject({ counted: 4, right: 3, waiting: 0 });
	});

	test('keeps to what a level has once shown, whatever comes in after it', () => {
		const world = new World(40);
		const more = world.view.wanted.filter(isText)[0]!.instance.level;
		const { cells } = planOf(searchDesign(40));
		const ofLevel = cells.filter((cell) => isText(cell) && cell.instance.level === more);
		for (const cell of ofLevel.slice(0, 11)) world.land(cell, true);
		for (const cell of ofLevel.slice(11, 14)) world.land(cell, false);
		expect(world.view.methods[0]?.levels[2]?.state).toBe('holds');
	});
});

/** Steps of a search with runs at once that land in any order, as often right as each method's level is. */
function* steps(world: World, rng: Rng, atOnce: number, rateOf: (cell: Cell) => number) {
	const flying: { cell: Cell; isRight: boolean; at: number }[] = [];
	for (let now = 0; ;) {
		for (const cell of world.view.wanted) {
			if (flying.length >= atOnce) break;
			const isRight = rng.chance(rateOf(cell));
			world.begin(cell);
			// Right answers take three times as long.
			flying.push({ cell, isRight, at: now - (isRight ? 15 : 5) * Math.log(1 - rng.next()) });
		}
		const [next] = flying.sort((a, b) => a.at - b.at);
		if (next === undefined) return;
		flying.shift();
		now = next.at;
		world.land(next.cell, next.isRight);
		yield next.cell;
	}
}

test('never asks what is asked or answered, keeps to four beyond, to its bound and to its end, and goes on as it stands', () => {
	fc.assert(
		fc.property(
			fc.integer(),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 20 }),
			(seed, atOnce, most) => {
				const world = new World(most);
				const rng = createRng('search', seed);
				const rates = [rng.next(), rng.next()];
				let bound = world.view.left;
				let done = 0;
				for (const { key } of steps(world, rng, atOnce, (cell) => rates[isText(cell) ? 0 : 1] ?? 0)) {
					done++;
					expect(world.states.get(key)?.kind).toBe('judged');
					const { view } = world;
					expect(view).toEqual(world.fresh);
					expect(view.wanted.filter(({ key }) => world.states.has(key))).toEqual([]);
					expect(new Set(view.wanted.map(({ key }) => key)).size).toBe(view.wanted.length);
					for (const { condition, levels } of view.methods) {
						const wanted = view.wanted.filter((one) => one.condition === condition);
						expect(new Set(wanted.map(({ instance }) => instance.level)).size).toBeLessThanOrEqual(1);
						for (const { level, waiting, running } of levels)
							expect(
								waiting + running + wanted.filter(({ instance }) => instance.level === level).length,
							).toBeLessThanOrEqual(4);
					}
					expect(done + view.left).toBeLessThanOrEqual(bound);
					bound = done + view.left;
				}
				const { methods, left, wanted } = world.view;
				expect([left, wanted, methods.map(({ end }) => end === null)]).toEqual([0, [], [false, false]]);
			},
		),
		{ numRuns: 25 },
	);
});

test('the breaking point lies within the bracket in at least 95 % of 1,000 scripted curves, for two fifths of all questions', () => {
	const MOST = 40;
	let [inside, curves, questions, all] = [0, 0, 0, 0];
	for (let search = 0; search < 500; search++) {
		const rng = createRng('breaking points', search);
		const levels = rng.int(3, 8);
		const ids = ['2-2', '3-4', '1-2-4', '1-3-4', '4-4', '1-2-2-4', '8-8', '12-12', '16-16', '20-20'].slice(
			0,
			levels,
		);
		const world = new World(MOST, {
			families: [{ family: 'number-multiply', levels: ids }],
			seed: search,
		});
		// Each falls from 1 to 0 around a level of its own, more or less steeply.
		const curvesOf = [0, 1].map(() => {
			const [middle, slope] = [(levels + 1) * rng.next() - 1, 0.7 + 3 * rng.next()];
			return ids.map((_, at) => 1 / (1 + Math.exp(slope * (at - middle))));
		});
		const rateOf = (cell: Cell): number =>
			curvesOf[isText(cell) ? 0 : 1]?.[ids.indexOf(cell.instance.level)] ?? 0;
		for (const cell of steps(world, rng, 8, rateOf)) questions += cell.repeat + 1;
		for (const [at, { point, end }] of world.view.methods.entries()) {
			const truth = curvesOf[at]!.filter((rate) => rate > 0.5).length;
			const isInside = (point.holds ?? -1) < truth && truth <= (point.fails ?? levels);
			if (isInside && end !== 'contradicted') inside++;
			curves++;
			all += levels * MOST;
		}
	}
	expect(curves).toBe(1000);
	expect(inside).toBeGreaterThanOrEqual(950);
	expect(questions).toBeLessThan(0.4 * all);
});
