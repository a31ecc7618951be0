import { describe, expect, test } from 'vitest';
import type { Performed } from '../../src/core/bench/conductor.ts';
import type { Design, Experiment } from '../../src/core/bench/experiment.ts';
import type { Cell } from '../../src/core/bench/plan.ts';
import type { ExperimentId } from '../../src/core/ids.ts';
import type { RunSummary } from '../../src/core/record/summary.ts';
import { Bench } from '../../src/state/bench.svelte.ts';
import type { ExperimentState } from '../../src/state/experiment.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { type Ending, HOST_FAILURE, designOf, hosted, runOf, searchDesign } from '../support/experiments.ts';
import { MemoryExperiments } from '../support/memory-experiments.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 2));
const RIGHT: Ending = { outcome: 'finished' };
/** More turns than there are between the end of a run and the experiment's being let go. */
const MOST_TURNS = 40;
const REFUSED: Ending = { outcome: 'failed', failure: HOST_FAILURE };

interface Flight {
	cell: Cell;
	land(ending: Ending): Promise<void>;
}

/** A browser with tabs over one store; runs end when the test says so. */
class Browser {
	readonly #tabs = new BrowserTabs();
	readonly runs = new MemoryRuns();
	readonly experiments = new MemoryExperiments(this.runs);
	flights: Flight[] = [];
	begun: string[] = [];
	room = 2;
	readonly #told = new Set<() => void>();
	#count = 0;

	open() {
		const { tabs, locks, close, putAway } = this.#tabs.open();
		let isOpen = true;
		const perform = async (experiment: Experiment, cell: Cell, signal: AbortSignal): Promise<Performed> => {
			const runId = `run-${String(++this.#count)}`;
			this.begun.push(cell.key);
			const keep = async (ending: Ending): Promise<RunSummary> => {
				const run = runOf(experiment, cell, runId, { startedAt: this.#count, ...ending });
				// A closed tab keeps nothing and says nothing.
				if (!isOpen) return new Promise(() => undefined);
				await this.runs.append(run.runId, [], run);
				tabs.post({ kind: 'written', groupId: run.groupId, runId: run.runId, events: [], summary: run });
				return run;
			};
			await keep({ outcome: 'running' });
			return locks.hold(runOf(experiment, cell, runId, RIGHT).groupId, async () => {
				const ending = await new Promise<Ending>((resolve) => {
					const flight: Flight = {
						cell,
						land: async (ending) => {
							this.flights = this.flights.filter((other) => other !== flight);
							resolve(ending);
							await settled();
						},
					};
					this.flights.push(flight);
					const stop = () => {
						flight.land({ outcome: 'cancelled' }).catch(() => undefined);
					};
					if (signal.aborted) stop();
					signal.addEventListener('abort', stop);
				});
				const why = ending.outcome === 'failed' ? 'The server answered 503.' : null;
				return { run: await keep(ending), why, notKept: null };
			});
		};
		const bench = new Bench({
			experiments: this.experiments,
			runs: this.runs,
			locks,
			tabs,
			perform,
			room: () => this.room,
			onRoom: (tell) => {
				this.#told.add(tell);
				return () => this.#told.delete(tell);
			},
			network: { isOnline: () => true, whenOnline: () => Promise.resolve() },
			nextFrame: (callback) => void setTimeout(callback),
			now: () => performance.now(),
			ids: { next: () => `experiment-${String(++this.#count)}` },
			today: () => 1_000 + this.#count,
			appVersion: '0.1.0',
		});
		return {
			bench,
			putAway,
			close: () => {
				isOpen = false;
				this.flights = [];
				close();
			},
		};
	}

	/** The host is found to bear so many runs at once. */
	async offer(room: number): Promise<void> {
		this.room = room;
		for (const tell of this.#told) tell();
		await settled();
	}

	async land(count: number, ending: Ending = RIGHT): Promise<void> {
		await settled();
		for (let landed = 0; landed < count; landed++) await this.flights[0]?.land(ending);
		await settled();
	}
}

async function opened(design: Partial<Design> = {}) {
	const browser = new Browser();
	const { bench, close, putAway } = browser.open();
	const id = await bench.create('Letters', designOf({ sizes: [{ instances: 5, repeats: 1 }], ...design }));
	const experiment = (await bench.openExperiment(id))!;
	return { browser, bench, close, putAway, id, experiment };
}

const shown = ({ status, done, failed, total }: ExperimentState) => ({
	status: status.kind,
	done,
	failed,
	total,
});

describe('an experiment', () => {
	test('is kept when it is created, runs when it is started, and shows what counts', async () => {
		const { browser, experiment } = await opened();
		expect([shown(experiment), browser.begun]).toEqual([
			{ status: 'ready', done: 0, failed: 0, total: 5 },
			[],
		]);
		await experiment.start();
		await browser.land(1);
		expect([shown(experiment), experiment.inFlight]).toEqual([
			{ status: 'running', done: 1, failed: 0, total: 5 },
			2,
		]);
		// The second of the plan is still under way: what comes after it waits.
		await browser.flights[1]?.land({ ...RIGHT, isRight: false });
		await settled();
		const [counted] = experiment.counted;
		expect([counted?.units.length, counted?.waiting.length]).toEqual([1, 1]);
		await browser.land(3);
		expect([shown(experiment), experiment.inFlight]).toEqual([
			{ status: 'finished', done: 5, failed: 0, total: 5 },
			0,
		]);
		expect(experiment.counted[0]?.units.map(({ score }) => score)).toEqual([1, 1, 0, 1, 1]);
	});

	test('runs some cells alone when asked so, once, and stands still after them', async () => {
		const { browser, experiment } = await opened();
		const some = experiment.plan.cells.slice(2, 4).map(({ key }) => key);
		await experiment.runOnly(new Set(some));
		await browser.land(2);
		await experiment.runOnly(new Set(some));
		await settled();
		expect([browser.begun, shown(experiment)]).toEqual([
			some,
			{ status: 'paused', done: 2, failed: 0, total: 5 },
		]);
	});

	test('begins more the moment its host is found to bear more', async () => {
		const { browser, experiment } = await opened();
		await experiment.start();
		await browser.offer(4);
		expect(experiment.inFlight).toBe(4);
		await browser.land(5);
		await browser.offer(5);
		expect(shown(experiment)).toEqual({ status: 'finished', done: 5, failed: 0, total: 5 });
	});

	test('pauses, and goes on with exactly what is missing', async () => {
		const { browser, experiment } = await opened();
		await experiment.start();
		await experiment.pause();
		await browser.land(2);
		expect(experiment.status).toEqual({ kind: 'paused', reason: 'person', text: '' });
		await experiment.resume();
		await browser.land(3);
		expect([shown(experiment).status, browser.begun.length, new Set(browser.begun).size]).toEqual([
			'finished',
			5,
			5,
		]);
	});

	test('is paused and stopped also while it is still being taken up', async () => {
		const { browser, experiment } = await opened();
		const starting = experiment.start();
		expect(experiment.status).toEqual({ kind: 'running' });
		await experiment.pause();
		await starting;
		expect(experiment.status).toEqual({ kind: 'paused', reason: 'person', text: '' });
		await browser.land(2);
		const again = experiment.start();
		await experiment.stop();
		await again;
		expect([shown(experiment), browser.flights]).toEqual([
			{ status: 'stopped', done: 2, failed: 0, total: 5 },
			[],
		]);
	});

	test('that was stopped says so at the next visit, and may still go on; its figures are no longer planned ones', async () => {
		const { browser, bench, experiment, id } = await opened();
		await experiment.start();
		await browser.land(1);
		await experiment.stop();
		expect([shown(experiment), browser.experiments.held.get(id)?.touched]).toEqual([
			{ status: 'stopped', done: 1, failed: 0, total: 5 },
			true,
		]);
		experiment.dispose();
		const again = (await bench.openExperiment(id))!;
		expect([again === experiment, again.status]).toEqual([false, { kind: 'stopped' }]);
		await again.start();
		await browser.land(4);
		const { stopped, touched } = browser.experiments.held.get(id)!;
		expect([shown(again).status, stopped, touched]).toEqual(['finished', false, true]);
	});

	test('retries what failed at the host, and nothing else', async () => {
		const { browser, experiment } = await opened();
		await experiment.start();
		await browser.land(1, REFUSED);
		await browser.land(4);
		expect(shown(experiment)).toEqual({ status: 'finished', done: 4, failed: 1, total: 5 });
		await experiment.retryFailed();
		await browser.land(1);
		expect([shown(experiment), browser.begun.length]).toEqual([
			{ status: 'finished', done: 5, failed: 0, total: 5 },
			6,
		]);
	});

	test('grows after its end and while it runs, plans only what is new, and says so of itself', async () => {
		const { browser, experiment } = await opened();
		expect(await experiment.grow({ instances: 4, repeats: 1 })).toBe('It shrinks; an experiment only grows');
		await experiment.start();
		await browser.land(5);
		expect(await experiment.grow({ instances: 6, repeats: 1 })).toBeNull();
		expect([shown(experiment), experiment.experiment.touched]).toEqual([
			{ status: 'paused', done: 5, failed: 0, total: 6 },
			true,
		]);
		await experiment.start();
		expect(await experiment.addMethods([{ id: 'all-code', options: {} }])).toBeNull();
		await browser.land(7);
		expect([shown(experiment), new Set(browser.begun).size, browser.begun.length]).toEqual([
			{ status: 'finished', done: 12, failed: 0, total: 12 },
			12,
			12,
		]);
	});

	test('goes on when nobody looks at it, and is the same when somebody looks again', async () => {
		const { browser, bench, experiment, id } = await opened();
		await experiment.start();
		experiment.dispose();
		await browser.land(2);
		expect(await bench.openExperiment(id)).toBe(experiment);
		expect(experiment.done).toBe(2);
		await browser.land(3);
		expect(shown(experiment).status).toBe('finished');
	});
});

describe('an experiment in two tabs', () => {
	test('is worked on by one and watched by the other, which may go on when that one is paused', async () => {
		const { browser, experiment, id } = await opened();
		const there = (await browser.open().bench.openExperiment(id))!;
		await experiment.start();
		await browser.land(1);
		expect([shown(experiment), shown(there)]).toEqual([
			{ status: 'running', done: 1, failed: 0, total: 5 },
			{ status: 'elsewhere', done: 1, failed: 0, total: 5 },
		]);
		await there.start();
		expect([there.status.kind, browser.flights.length]).toEqual(['elsewhere', 2]);
		expect(await there.grow({ instances: 9, repeats: 1 })).toMatch(/Another tab/);
		await experiment.pause();
		await browser.land(2);
		expect(shown(there)).toEqual({ status: 'paused', done: 3, failed: 0, total: 5 });
		await there.start();
		await browser.land(2);
		expect([shown(there).status, shown(experiment), browser.begun.length]).toEqual([
			'finished',
			{ status: 'finished', done: 5, failed: 0, total: 5 },
			5,
		]);
	});

	test('offers to go on with exactly what is missing when the one that worked was closed', async () => {
		const { browser, experiment, id, close } = await opened();
		const there = (await browser.open().bench.openExperiment(id))!;
		await experiment.start();
		await browser.land(2);
		close();
		await settled();
		await settled();
		expect(shown(there)).toEqual({ status: 'paused', done: 2, failed: 0, total: 5 });
		const outcomes = [...browser.runs.summaries.values()].map(({ outcome }) => outcome);
		await there.start();
		await browser.land(3);
		expect([
			shown(there).status,
			there.done,
			outcomes.filter((outcome) => outcome === 'finished').length,
		]).toEqual(['finished', 5, 2]);
	});

	test('is watched without missing what ends while the runs are read', async () => {
		const { browser, experiment, id } = await opened();
		await experiment.start();
		await settled();
		const list = browser.runs.list.bind(browser.runs);
		const readings: (() => void)[] = [];
		browser.runs.list = async (of) => {
			const kept = await list(of);
			await new Promise<void>((read) => readings.push(read));
			return kept;
		};
		const opening = browser.open().bench.openExperiment(id);
		await settled();
		// Once more, since a run that was running has ended; and another one ends during that.
		await browser.land(1);
		readings[0]?.();
		await settled();
		await browser.land(1);
		readings[1]?.();
		expect(shown((await opening)!)).toEqual({ status: 'elsewhere', done: 2, failed: 0, total: 5 });
	});

	test('that one deletes ends in the other', async () => {
		const { browser, experiment, id } = await opened();
		const { bench } = browser.open();
		await bench.open();
		await experiment.start();
		await settled();
		await bench.delete(id);
		await settled();
		expect([experiment.inFlight, browser.flights, bench.experiments]).toEqual([0, [], []]);
	});
});

describe('an experiment that something went wrong with', () => {
	test('can be stopped and deleted after a start that failed', async () => {
		const { browser, bench, experiment, id } = await opened();
		const list = browser.runs.list.bind(browser.runs);
		browser.runs.list = () => Promise.reject(new Error('The disk is locked.'));
		await expect(experiment.start()).rejects.toThrow('The disk is locked.');
		browser.runs.list = list;
		await experiment.pause();
		await bench.delete(id);
		expect(bench.experiments).toEqual([]);
	});

	test('runs nothing, and grows not, when another tab has deleted it', async () => {
		const { browser, experiment, id } = await opened();
		await browser.experiments.delete(id);
		await expect(experiment.start()).rejects.toThrow('This experiment was deleted in another tab');
		expect(await experiment.grow({ instances: 9, repeats: 1 })).toMatch(/was deleted in another tab/);
		expect([browser.flights, (await browser.experiments.list()).experiments]).toEqual([[], []]);
	});

	test('loses no start that is asked for while it is being let go', async () => {
		const { browser, experiment } = await opened();
		await experiment.start();
		await settled();
		const pausing = experiment.pause();
		await browser.land(2);
		const starting = experiment.start();
		await Promise.all([pausing, starting]);
		await browser.land(5);
		expect(shown(experiment)).toEqual({ status: 'finished', done: 5, failed: 0, total: 5 });
	});

	test('is taken up once however often it is asked for while it is being let go, and can be stopped', async () => {
		const seen: unknown[] = [];
		// Its last run lands, and so many turns later it is asked for twice: some of these are in the middle of letting go.
		for (let turns = 0; turns < MOST_TURNS; turns++) {
			const { browser, experiment } = await opened();
			await experiment.start();
			await experiment.pause();
			await browser.land(1);
			const landing = browser.flights[0]!.land(RIGHT);
			for (let turn = 0; turn < turns; turn++) await Promise.resolve();
			await Promise.all([experiment.start(), experiment.start(), landing]);
			const { status, inFlight } = experiment;
			await experiment.stop();
			seen.push([status.kind, inFlight, browser.flights.length, shown(experiment)]);
		}
		const stopped = { status: 'stopped', done: 2, failed: 0, total: 5 };
		expect(seen).toEqual(Array.from({ length: MOST_TURNS }, () => ['running', 2, 0, stopped]));
	});

	test('is taken up once by several who found it with another tab that went away meanwhile', async () => {
		const { browser, experiment, id, close } = await opened();
		const there = (await browser.open().bench.openExperiment(id))!;
		await experiment.start();
		await settled();
		const list = browser.runs.list.bind(browser.runs);
		browser.runs.list = (of) => {
			close();
			return list(of);
		};
		await Promise.all([there.start(), there.start(), there.start()]);
		await settled();
		const { status, inFlight } = there;
		await there.stop();
		expect([status.kind, inFlight, browser.flights, there.status.kind]).toEqual([
			'running',
			2,
			[],
			'stopped',
		]);
	});

	test('is left to the tab that has gone on with it while this page was put away and came back', async () => {
		const { browser, experiment, id, putAway } = await opened();
		await experiment.start();
		await browser.land(1);
		const comeBack = putAway();
		const there = (await browser.open().bench.openExperiment(id))!;
		await there.start();
		await settled();
		comeBack();
		await settled();
		await settled();
		expect([shown(experiment).status, experiment.inFlight, shown(there).status]).toEqual([
			'elsewhere',
			0,
			'running',
		]);
		await browser.land(4);
		expect([shown(experiment), shown(there)]).toEqual([
			{ status: 'finished', done: 5, failed: 0, total: 5 },
			{ status: 'finished', done: 5, failed: 0, total: 5 },
		]);
		// Five, and the two that were under way when the page was left.
		expect([browser.begun.length, new Set(browser.begun).size]).toEqual([7, 5]);
	});

	test('asks nothing that another tab has asked meanwhile and is done with, and says so', async () => {
		const { browser, experiment, id, putAway } = await opened();
		await experiment.start();
		await browser.land(1);
		const comeBack = putAway();
		const other = browser.open();
		const there = (await other.bench.openExperiment(id))!;
		await there.start();
		await settled();
		await browser.flights[2]!.land(RIGHT);
		await there.pause();
		await browser.flights[2]!.land(RIGHT);
		await browser.flights[2]!.land(RIGHT);
		expect(shown(there)).toEqual({ status: 'paused', done: 4, failed: 0, total: 5 });
		const { length } = browser.begun;
		comeBack();
		await settled();
		await settled();
		expect(experiment.status).toEqual({ kind: 'paused', reason: 'tab', text: '' });
		expect([shown(experiment).done, browser.begun.length, browser.flights]).toEqual([4, length, []]);
		await experiment.resume();
		await browser.land(1);
		expect([shown(experiment).status, browser.begun.length]).toEqual(['finished', length + 1]);
	});

	test('goes on with what was under way where no other tab has touched it meanwhile', async () => {
		const { browser, experiment, putAway } = await opened();
		await experiment.start();
		await browser.land(1);
		putAway()();
		await settled();
		expect([shown(experiment).status, experiment.inFlight]).toEqual(['running', 2]);
		await browser.land(4);
		expect([shown(experiment), browser.begun.length]).toEqual([
			{ status: 'finished', done: 5, failed: 0, total: 5 },
			5,
		]);
	});

	test('is not marked as stopped by a tab that could not take it up', async () => {
		const { browser, experiment, id } = await opened();
		const there = (await browser.open().bench.openExperiment(id))!;
		await Promise.all([experiment.start(), there.start(), there.stop()]);
		expect([there.status.kind, browser.experiments.held.get(id)?.stopped]).toEqual(['elsewhere', false]);
	});

	test('is let go of by who looked away before it turned out to be another tab’s', async () => {
		const { browser, experiment, id } = await opened();
		const { bench } = browser.open();
		const there = (await bench.openExperiment(id))!;
		const starting = [experiment.start(), there.start()];
		there.dispose();
		await Promise.all(starting);
		expect((await bench.openExperiment(id)) === there).toBe(false);
	});

	test('goes on being shown to one who looks when another looks away', async () => {
		const { browser, bench, experiment, id } = await opened();
		const same = await bench.openExperiment(id);
		experiment.dispose();
		await experiment.start();
		await browser.land(5);
		expect([same === experiment, shown(experiment).done]).toEqual([true, 5]);
	});
});

describe('a search for breaking points', () => {
	const HARD = new Set(['8-8', '12-12']);
	/** Code always, words on the easier products. */
	const rightOn = ({ condition, instance }: Cell): boolean =>
		condition.method.id === 'all-code' || !HARD.has(instance.level);
	const answered = ({ flights }: Browser): Ending => ({
		outcome: 'finished',
		isRight: rightOn(flights[0]!.cell),
	});
	/** Answers what is asked, so many questions of it. */
	async function answer(browser: Browser, most = Number.POSITIVE_INFINITY): Promise<void> {
		await settled();
		for (let landed = 0; landed < most && browser.flights.length > 0; landed++)
			await browser.land(1, answered(browser));
	}
	const found = ({ search }: ExperimentState) =>
		search?.methods.map(({ point: { holds, fails }, end, levels }) => [
			end,
			levels[holds ?? -1]?.level ?? null,
			levels[fails ?? -1]?.level ?? null,
		]);
	const BRACKETS = [
		['found', '4-4', '8-8'],
		['found', '12-12', null],
	];

	test('asks only what it needs, says how far it can still go, and ends with its brackets', async () => {
		const { browser, experiment } = await opened(searchDesign(40));
		expect(shown(experiment)).toEqual({ status: 'ready', done: 0, failed: 0, total: 400 });
		await experiment.start();
		await answer(browser, 30);
		expect(experiment.status.kind).toBe('running');
		const { done, total } = experiment;
		expect([done, total > 30, total < 400]).toEqual([30, true, true]);
		await answer(browser);
		expect([found(experiment), shown(experiment), experiment.inFlight]).toEqual([
			BRACKETS,
			{ status: 'finished', done: browser.begun.length, failed: 0, total: browser.begun.length },
			0,
		]);
		// Five levels at least eleven times each; the easiest two were not asked at all.
		expect([browser.begun.length >= 55, browser.begun.length < 70]).toEqual([true, true]);
		expect(browser.begun.filter((key) => /2-2|3-4/.test(key))).toEqual([]);
	});

	test('is at its end also at the next visit, which asks nothing more', async () => {
		const { browser, bench, experiment, id } = await opened(searchDesign(40));
		await experiment.start();
		await answer(browser);
		experiment.dispose();
		const again = (await bench.openExperiment(id))!;
		expect([again === experiment, found(again), again.status.kind]).toEqual([false, BRACKETS, 'finished']);
		const before = browser.begun.length;
		await again.start();
		await settled();
		expect([browser.begun.length, again.status.kind]).toEqual([before, 'finished']);
	});

	test('pauses, stops and goes on where it stood', async () => {
		const { browser, experiment } = await opened(searchDesign(40));
		await experiment.start();
		await answer(browser, 10);
		await experiment.pause();
		await answer(browser);
		expect(experiment.status).toEqual({ kind: 'paused', reason: 'person', text: '' });
		await experiment.resume();
		await answer(browser, 10);
		await experiment.stop();
		expect(experiment.status).toEqual({ kind: 'stopped' });
		await experiment.start();
		await answer(browser);
		// The two that were under way were asked again, and nothing else.
		expect([found(experiment), browser.begun.length - new Set(browser.begun).size]).toEqual([BRACKETS, 2]);
	});

	test('is watched by another tab, which goes on with what is missing when this one is closed', async () => {
		const { browser, experiment, id, close } = await opened(searchDesign(40));
		const there = (await browser.open().bench.openExperiment(id))!;
		await experiment.start();
		await answer(browser, 25);
		expect([there.status.kind, there.done, there.search]).toEqual(['elsewhere', 25, experiment.search]);
		close();
		await settled();
		await settled();
		expect(there.status.kind).toBe('paused');
		await there.start();
		await answer(browser);
		expect([found(there), there.done, browser.begun.length - new Set(browser.begun).size]).toEqual([
			BRACKETS,
			new Set(browser.begun).size,
			2,
		]);
	});

	test('pauses before its cap, with the bracket as it is by then', async () => {
		const { browser, experiment } = await opened(searchDesign(40, { casts: [hosted('one')], cap: 1 }));
		await experiment.start();
		await settled();
		while (browser.flights.length > 0) await browser.land(1, { ...answered(browser), cost: 1 / 16 });
		expect([experiment.status, experiment.done, found(experiment)]).toEqual([
			{ kind: 'paused', reason: 'cap', text: '' },
			16,
			[
				[null, null, null],
				[null, null, null],
			],
		]);
	});

	test('pauses when the host refuses, and makes what failed again', async () => {
		const { browser, experiment } = await opened(searchDesign(40, { casts: [hosted('one')] }));
		await experiment.start();
		await settled();
		while (browser.flights.length > 0) await browser.land(1, REFUSED);
		const { failed } = experiment;
		expect([experiment.status.kind, failed >= 5, failed <= 7]).toEqual(['paused', true, true]);
		await experiment.start();
		await answer(browser);
		expect([experiment.failed, found(experiment)]).toEqual([failed, BRACKETS]);
		await experiment.retryFailed();
		await answer(browser);
		expect([experiment.failed, found(experiment), experiment.status.kind]).toEqual([0, BRACKETS, 'finished']);
	});

	test('may ask more of each level later, and not what no search can be', async () => {
		const { browser, experiment } = await opened(searchDesign(10));
		await experiment.start();
		await answer(browser);
		expect(found(experiment)).toEqual([
			['spent', null, null],
			['spent', null, null],
		]);
		expect(await experiment.grow({ instances: 20, repeats: 2 })).toMatch(/asks each once/);
		expect(await experiment.addMethods([{ id: 'codesteer', options: {} }])).toMatch(/exactly two methods/);
		expect(await experiment.grow({ instances: 20, repeats: 1 })).toBeNull();
		expect(experiment.status.kind).toBe('paused');
		await experiment.start();
		await answer(browser);
		expect([found(experiment), experiment.status.kind]).toEqual([BRACKETS, 'finished']);
	});
});

describe('the bench', () => {
	test('refuses a design that cannot be run, and keeps nothing', async () => {
		const { bench } = new Browser().open();
		await expect(bench.create('Nothing', designOf({ methods: [] }))).rejects.toThrow('It compares no method');
		await bench.open();
		expect(bench.experiments).toEqual([]);
	});

	test('lists what there is, whichever tab it was made in', async () => {
		const browser = new Browser();
		const [here, there] = [browser.open().bench, browser.open().bench];
		await Promise.all([here.open(), there.open()]);
		const id = await here.create('One', designOf());
		await settled();
		expect([here.experiments, there.experiments].map((list) => list.map(({ name }) => name))).toEqual([
			['One'],
			['One'],
		]);
		expect(await there.runCount(id)).toBe(0);
		await there.delete(id);
		await settled();
		expect([here.experiments, await here.openExperiment(id)]).toEqual([[], null]);
	});

	test('says why it cannot be read', async () => {
		const browser = new Browser();
		const { bench } = browser.open();
		browser.experiments.list = () => Promise.reject(new Error('The disk is locked.'));
		await bench.open();
		expect(bench.status).toEqual({ kind: 'failed', reason: 'The disk is locked.' });
		expect(await bench.openExperiment('none' as ExperimentId)).toBeNull();
	});
});
