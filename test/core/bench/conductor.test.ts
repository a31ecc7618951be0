import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conductor, type ConductorPorts, type Performed } from '../../../src/core/bench/conductor.ts';
import type { Design, Experiment } from '../../../src/core/bench/experiment.ts';
import { type Cell, planOf } from '../../../src/core/bench/plan.ts';
import { Progress } from '../../../src/core/bench/progress.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import { createRng } from '../../../src/core/rng.ts';
import {
	castOf,
	demoModel,
	designOf,
	experimentOf,
	hosted,
	HOST_FAILURE,
	runOf,
	type Ending,
} from '../../support/experiments.ts';

const RIGHT: Ending = { outcome: 'finished' };
const REFUSED: Ending = { outcome: 'failed', failure: HOST_FAILURE };
const settled = () => new Promise((resolve) => setImmediate(resolve));

interface Flight {
	cell: Cell;
	signal: AbortSignal;
	land(ending: Ending, notKept?: string): Promise<void>;
	/** The run could not be kept. */
	crash(message: string): Promise<void>;
}

/** A conductor over a store of summaries; runs end when the test says so. */
class World {
	readonly experiment: Experiment;
	readonly store = new Map<string, RunSummary>();
	flights: Flight[] = [];
	/** Keys of cells, in the order in which their runs began. */
	begun: string[] = [];
	rooms: Record<string, number> = {};
	isOnline = true;
	cap: number | null = null;
	/** Keys of cells whose reply is here already. */
	replayed = new Set<string>();
	readsOut = false;
	/** Why what is stopped is not kept. */
	refusal: string | undefined;
	/** Which of the planned cells may begin; all where it is left out. */
	wanted: ((progress: Progress) => readonly Cell[]) | null = null;
	#comesBack: () => void = () => undefined;
	#runs = 0;

	constructor(design: Partial<Design> = {}) {
		this.experiment = experimentOf(designOf({ sizes: [{ instances: 20, repeats: 1 }], ...design }));
	}

	/** As the next visit does: from what the store has and nothing else. */
	open(): { conductor: Conductor; progress: Progress } {
		const progress = new Progress(planOf(this.experiment.design), [...this.store.values()]);
		const ports: ConductorPorts = {
			perform: (cell, signal) => this.#perform(cell, signal),
			room: ({ key }) => this.rooms[key] ?? 3,
			cap: () => this.cap,
			isReplayed: ({ key }) => this.replayed.has(key),
			readsOut: () => this.readsOut,
			network: {
				isOnline: () => this.isOnline,
				whenOnline: () => new Promise((resolve) => (this.#comesBack = resolve)),
			},
			onChange: () => undefined,
			...(this.wanted === null ? {} : { wanted: () => this.wanted?.(progress) ?? [] }),
		};
		return { conductor: new Conductor(progress, ports), progress };
	}

	async online(): Promise<void> {
		this.isOnline = true;
		this.#comesBack();
		await settled();
	}

	/** Lands what flies, and what begins then, until nothing does. */
	async landAll(ending: Ending | ((cell: Cell) => Ending) = RIGHT): Promise<void> {
		for (let flight = this.flights[0]; flight !== undefined; flight = this.flights[0]) {
			await flight.land(typeof ending === 'function' ? ending(flight.cell) : ending);
		}
	}

	/** The page is closed: nobody hears of what flies. */
	close(): void {
		this.flights = [];
	}

	#perform(cell: Cell, signal: AbortSignal): Promise<Performed> {
		const runId = `run-${String(++this.#runs)}`;
		const startedAt = this.#runs;
		this.begun.push(cell.key);
		const keep = (ending: Ending): RunSummary => {
			const run = runOf(this.experiment, cell, runId, { startedAt, ...ending });
			this.store.set(runId, run);
			return run;
		};
		keep({ outcome: 'running' });
		return new Promise((resolve, reject) => {
			const leave = async (go: () => void): Promise<void> => {
				this.flights = this.flights.filter((other) => other !== flight);
				go();
				await settled();
			};
			const flight: Flight = {
				cell,
				signal,
				land: (ending, notKept) =>
					leave(() =>
						resolve({
							run: keep(ending),
							why: ending.outcome === 'failed' ? 'The server answered 503.' : null,
							notKept: notKept ?? null,
						}),
					),
				crash: (message) =>
					leave(() => {
						this.store.delete(runId);
						reject(new Error(message));
					}),
			};
			this.flights.push(flight);
			signal.addEventListener('abort', () => {
				flight.land({ outcome: 'cancelled' }, this.refusal).catch(reject);
			});
		});
	}
}

const keysOf = (design: Design) => planOf(design).cells.map(({ key }) => key);
const paused = (reason: string, text = '') => ({ kind: 'paused', reason, text });

describe('a conductor', () => {
	test('runs everything that is planned, in plan order, with as many at once as the host has room for', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		expect(conductor.status).toEqual(paused('person'));
		conductor.start();
		expect([conductor.status.kind, conductor.inFlight, progress.done]).toEqual(['running', 3, 0]);
		await world.flights[1]?.land(RIGHT);
		expect([conductor.inFlight, progress.done]).toEqual([3, 1]);
		await world.landAll();
		expect(world.begun).toEqual(keysOf(world.experiment.design));
		expect([conductor.status, progress.done, conductor.inFlight]).toEqual([{ kind: 'finished' }, 20, 0]);
	});

	test('begins with two at a hosted model and sends more as it serves, up to the room there is', async () => {
		const world = new World({ casts: [hosted('one')] });
		world.rooms['https://one.example'] = 6;
		const { conductor } = world.open();
		conductor.start();
		const inFlight = [conductor.inFlight];
		for (let n = 0; n < 5; n++) {
			await world.flights[0]?.land(RIGHT);
			inFlight.push(conductor.inFlight);
		}
		await world.flights[0]?.land(REFUSED);
		inFlight.push(conductor.inFlight);
		world.rooms['https://one.example'] = 0;
		for (let n = 0; n < 5; n++) await world.flights[0]?.land(RIGHT);
		inFlight.push(conductor.inFlight);
		expect(inFlight).toEqual([2, 3, 4, 5, 6, 6, 5, 1]);
	});

	test('begins more as soon as a host is known to bear more, and nothing once it was paused', async () => {
		const world = new World();
		const { conductor } = world.open();
		world.rooms = { scripted: 1 };
		conductor.start();
		expect(conductor.inFlight).toBe(1);
		world.rooms = { scripted: 4 };
		conductor.roomFound();
		expect(conductor.inFlight).toBe(4);
		conductor.pause();
		world.rooms = { scripted: 8 };
		conductor.roomFound();
		expect([conductor.inFlight, conductor.status]).toEqual([4, paused('person')]);
		await world.landAll();
		conductor.roomFound();
		expect([conductor.inFlight, world.begun.length]).toEqual([0, 4]);
	});

	test('keeps hosts apart: each has its own number in flight', () => {
		const world = new World({
			casts: [
				castOf(demoModel),
				hosted('one'),
				castOf({ ...demoModel, id: 'x', kind: 'local' }, 'http://127.0.0.1:8080/v1'),
			],
		});
		world.rooms = { scripted: 4, 'http://localhost:8080': 1 };
		const { conductor } = world.open();
		conductor.start();
		const counts = world.flights.map(({ cell }) => cell.condition.cast.models.task.kind);
		expect(counts.toSorted()).toEqual([
			'hosted',
			'hosted',
			'local',
			'scripted',
			'scripted',
			'scripted',
			'scripted',
		]);
	});

	test('pauses without ending what runs, and goes on where it was', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		conductor.pause();
		expect([conductor.status, conductor.inFlight]).toEqual([paused('person'), 3]);
		await world.landAll();
		expect([conductor.inFlight, progress.done]).toEqual([0, 3]);
		conductor.start();
		await world.landAll();
		expect([world.begun, conductor.status]).toEqual([keysOf(world.experiment.design), { kind: 'finished' }]);
	});

	test('stops what runs, which is planned again', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		await world.flights[0]?.land(RIGHT);
		await conductor.stop();
		expect([conductor.status, conductor.inFlight, progress.done]).toEqual([paused('person'), 0, 1]);
		conductor.start();
		await world.landAll();
		const all = keysOf(world.experiment.design);
		expect(world.begun).toEqual([...all.slice(0, 4), ...all.slice(1)]);
	});

	test('that is stopped because another tab went on says so, whatever the store refuses of its runs', async () => {
		const world = new World();
		const { conductor } = world.open();
		conductor.start();
		conductor.suspend();
		await world.flights[0]?.land(RIGHT, 'Another tab has closed it.');
		expect([conductor.status, world.begun.length]).toEqual([
			paused('storage', 'Another tab has closed it.'),
			3,
		]);
		world.refusal = 'Another tab has closed it.';
		await conductor.stop('tab');
		expect([conductor.status, conductor.inFlight, world.begun.length]).toEqual([paused('tab'), 0, 3]);
	});

	test('begins nothing while it is suspended, and goes on with what is left', async () => {
		const world = new World();
		const { conductor } = world.open();
		conductor.start();
		conductor.suspend();
		await world.flights[0]?.land(RIGHT);
		expect([conductor.status, conductor.inFlight, world.begun.length]).toEqual([{ kind: 'running' }, 2, 3]);
		conductor.goOn();
		await world.landAll();
		expect([conductor.status, world.begun]).toEqual([{ kind: 'finished' }, keysOf(world.experiment.design)]);
	});

	test('pauses when a run is stopped from elsewhere, so that it does not begin anew at once', async () => {
		const world = new World();
		const { conductor } = world.open();
		conductor.start();
		await world.flights[0]?.land({ outcome: 'cancelled' });
		expect([conductor.status, conductor.inFlight]).toEqual([paused('person'), 2]);
	});

	test('leaves one failure aside and goes on; runs the failed ones alone when asked', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		const [, second] = keysOf(world.experiment.design);
		conductor.start();
		await world.landAll((cell) => (cell.key === second ? REFUSED : RIGHT));
		expect([conductor.status, progress.done, progress.failed]).toEqual([{ kind: 'finished' }, 19, 1]);
		world.begun = [];
		conductor.retryFailed();
		expect(conductor.status).toEqual({ kind: 'running' });
		await world.landAll();
		expect([world.begun, conductor.status, progress.failed]).toEqual([[second], { kind: 'finished' }, 0]);
	});

	test('that is paused retries the failed ones and stays paused', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		conductor.pause();
		await world.landAll(REFUSED);
		conductor.retryFailed();
		await world.landAll();
		expect([world.begun.length, conductor.status, progress.done]).toEqual([6, paused('person'), 3]);
	});

	test('sends nothing more to a host after five failures in a row and says why; others go on', async () => {
		const world = new World({ casts: [hosted('one'), hosted('two')] });
		const { conductor, progress } = world.open();
		conductor.start();
		await world.landAll(({ condition }) => (condition.key.includes('custom:one') ? REFUSED : RIGHT));
		expect([conductor.status, conductor.troubles.map(({ host }) => host.key), progress.done]).toEqual([
			paused('host', 'The server answered 503.'),
			['https://one.example'],
			20,
		]);
		// The fifth failure, and what was in flight with it.
		expect(progress.failed).toBeLessThanOrEqual(6);
		expect(progress.failed).toBeGreaterThanOrEqual(5);
		conductor.start();
		await world.landAll();
		expect([conductor.troubles, progress.done + progress.failed]).toEqual([[], 40]);
	});

	test('does not end as planned with a host that failed to the last run', async () => {
		const world = new World({ casts: [hosted('one')], sizes: [{ instances: 5, repeats: 1 }] });
		const { conductor, progress } = world.open();
		conductor.start();
		await world.landAll(REFUSED);
		expect([conductor.status, progress.failed]).toEqual([paused('host', 'The server answered 503.'), 5]);
		conductor.retryFailed();
		await world.landAll();
		expect([conductor.status, progress.done]).toEqual([{ kind: 'finished' }, 5]);
	});

	test('does not count failures with successes between them as trouble', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		let count = 0;
		await world.landAll(() => (++count % 5 === 0 ? RIGHT : REFUSED));
		expect([conductor.status, progress.done, progress.failed]).toEqual([{ kind: 'finished' }, 4, 16]);
	});

	test('takes a limit of the experiment as an answer, not as a failure of the host', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		await world.landAll({ outcome: 'failed', failure: { kind: 'limit', message: 'Three calls' } });
		expect([conductor.status, progress.done, progress.failed]).toEqual([{ kind: 'finished' }, 20, 0]);
	});

	test('pauses before the cap could be passed, counting what is in flight at what such runs cost', async () => {
		const world = new World({ casts: [hosted('one')] });
		world.rooms['https://one.example'] = 6;
		world.cap = 1;
		const { conductor, progress } = world.open();
		conductor.start();
		// Nothing is known of the price: one run finds it out.
		expect(conductor.inFlight).toBe(1);
		await world.landAll({ ...RIGHT, cost: 0.15 });
		expect([conductor.status, progress.done]).toEqual([paused('cap'), 6]);
		expect(progress.spent).toBeCloseTo(0.9);
		world.cap = 1.1;
		conductor.start();
		await world.landAll({ ...RIGHT, cost: 0.15 });
		expect([conductor.status, progress.done]).toEqual([paused('cap'), 7]);
	});

	test('learns no price from runs that a host refused', async () => {
		const world = new World({ casts: [hosted('one')] });
		world.rooms['https://one.example'] = 6;
		world.cap = 1;
		const { conductor } = world.open();
		conductor.start();
		await world.flights[0]?.land({ ...REFUSED, cost: 0 });
		// Still nothing is known: again one run finds it out.
		expect(conductor.inFlight).toBe(1);
	});

	test('with a cap of zero runs what costs nothing, and nothing else', async () => {
		const world = new World({ casts: [castOf(demoModel), hosted('one')] });
		world.cap = 0;
		const { conductor, progress } = world.open();
		conductor.start();
		await world.landAll();
		expect([conductor.status, progress.done, world.begun.some((key) => key.includes('custom:one'))]).toEqual([
			paused('cap'),
			20,
			false,
		]);
	});

	test('pauses when a run could not be kept, loses nothing, and runs it again', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		await world.flights[1]?.crash('The disk failed.');
		expect([conductor.status, conductor.inFlight]).toEqual([paused('storage', 'The disk failed.'), 2]);
		await world.landAll();
		expect(progress.done).toBe(2);
		conductor.start();
		await world.landAll();
		expect([conductor.status, progress.done]).toEqual([{ kind: 'finished' }, 20]);
	});

	test('pauses when a run lasts only until the page is closed, and counts it', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		await world.flights[0]?.land(RIGHT, 'The storage is full.');
		expect([conductor.status, progress.done]).toEqual([paused('storage', 'The storage is full.'), 1]);
	});

	test('waits without a network and goes on when it is back; scripted models need none', async () => {
		const world = new World({ casts: [castOf(demoModel), hosted('one')] });
		const { conductor, progress } = world.open();
		conductor.start();
		world.isOnline = false;
		// What was under way fails, which is nobody's refusal.
		await world.landAll(({ condition }) => (condition.key.includes('custom:one') ? REFUSED : RIGHT));
		expect([conductor.status, progress.done, progress.failed]).toEqual([paused('offline'), 20, 2]);
		await world.online();
		expect(conductor.status).toEqual({ kind: 'running' });
		await world.landAll();
		expect([conductor.status, progress.done]).toEqual([{ kind: 'finished' }, 38]);
	});

	test('that a person paused does not go on by itself when the network is back', async () => {
		const world = new World({ casts: [hosted('one')] });
		world.isOnline = false;
		const { conductor } = world.open();
		conductor.start();
		conductor.pause();
		await world.online();
		expect([conductor.status, world.begun]).toEqual([paused('person'), []]);
	});

	test('goes on with what a grown plan brings', async () => {
		const world = new World();
		const { conductor, progress } = world.open();
		conductor.start();
		const { design } = world.experiment;
		progress.replan(planOf({ ...design, sizes: [...design.sizes, { instances: 22, repeats: 1 }] }));
		conductor.replanned();
		await world.landAll();
		expect([conductor.status, progress.done, new Set(world.begun).size, world.begun.length]).toEqual([
			{ kind: 'finished' },
			22,
			22,
			22,
		]);
	});
});

describe('a plan that is made as it goes', () => {
	/** The first that is not begun, and only while fewer than five are done. */
	const opened = () => {
		const world = new World();
		world.wanted = ({ plan, states, done }) =>
			done >= 5 ? [] : plan.cells.filter(({ key }) => !states.has(key)).slice(0, 1);
		return { world, keys: keysOf(world.experiment.design), ...world.open() };
	};

	test('is asked anew after each run, and is at its end when nothing more is wanted', async () => {
		const { world, keys, conductor, progress } = opened();
		conductor.start();
		expect(world.begun).toEqual(keys.slice(0, 1));
		await world.landAll();
		expect([world.begun, conductor.status, progress.done]).toEqual([
			keys.slice(0, 5),
			{ kind: 'finished' },
			5,
		]);
		conductor.start();
		expect([world.begun.length, conductor.status]).toEqual([5, { kind: 'finished' }]);
	});

	test('pauses and goes on with what is wanted then', async () => {
		const { world, keys, conductor } = opened();
		conductor.start();
		conductor.pause();
		await world.landAll();
		expect([world.begun, conductor.status]).toEqual([keys.slice(0, 1), paused('person')]);
		conductor.start();
		await world.landAll();
		expect([world.begun, conductor.status]).toEqual([keys.slice(0, 5), { kind: 'finished' }]);
	});

	test('brings in what somebody asks for besides, once, whether it goes on or not', async () => {
		const { world, keys, conductor } = opened();
		const [refused, batch] = [keys[0]!, keys[9]!];
		conductor.start();
		await world.flights[0]?.land(REFUSED);
		conductor.runOnly(new Set([refused, batch]));
		await world.landAll(({ key }) => (key === refused ? REFUSED : RIGHT));
		const times = (key: string) => world.begun.filter((begun) => begun === key).length;
		expect([times(refused), times(batch), conductor.status]).toEqual([2, 1, { kind: 'finished' }]);
		conductor.retryFailed();
		await world.landAll();
		expect([times(refused), world.begun.at(-1), conductor.status]).toEqual([
			3,
			refused,
			{ kind: 'finished' },
		]);
		expect(new Set(world.begun).size).toBe(world.begun.length - 2);
	});
});

describe('an experiment whose page is closed at any moment', () => {
	test('loses no run and makes none twice but those that were in flight', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 4 }), async (seed, kills) => {
				const world = new World({
					sizes: [{ instances: 4, repeats: 2 }],
					methods: [
						{ id: 'all-text', options: {} },
						{ id: 'all-code', options: {} },
					],
				});
				const rng = createRng('kills', seed);
				let cutOff = 0;
				for (let visit = 0; visit <= kills; visit++) {
					const { conductor } = world.open();
					conductor.start();
					const landings = visit === kills ? Number.POSITIVE_INFINITY : rng.int(0, 6);
					for (let landed = 0; landed < landings && world.flights.length > 0; landed++) {
						await rng.pick(world.flights).land(rng.chance(0.5) ? RIGHT : { ...RIGHT, isRight: false });
					}
					conductor.dispose();
					cutOff += world.flights.length;
					world.close();
				}
				const all = keysOf(world.experiment.design);
				const judged = [...world.store.values()].filter(({ outcome }) => outcome === 'finished');
				const { progress } = world.open();
				expect({
					judged: judged.length,
					done: progress.done,
					begun: world.begun.length,
					asked: new Set(world.begun),
				}).toEqual({
					judged: all.length,
					done: all.length,
					begun: all.length + cutOff,
					asked: new Set(all),
				});
			}),
			{ numRuns: 50 },
		);
	});
});

describe('runs whose reply is here already', () => {
	const design = { casts: [hosted('one')] };
	const opened = (some: number) => {
		const world = new World(design);
		const keys = keysOf(world.experiment.design);
		world.replayed = new Set(keys.slice(5, 5 + some));
		return { world, keys, ...world.open() };
	};

	test('are run alone when asked so, whatever the network and the cap say, at the pace of this machine', async () => {
		const { world, conductor } = opened(4);
		world.isOnline = false;
		world.cap = 0;
		world.rooms = { replays: 4 };
		conductor.runOnly(world.replayed);
		expect([world.begun, conductor.status]).toEqual([[...world.replayed], { kind: 'running' }]);
		await world.landAll();
		expect(world.begun).toEqual([...world.replayed]);
		expect(conductor.status).toEqual(paused('person'));
	});

	test('keep to the cap where their answers are read out, which costs anew', () => {
		const { world, conductor } = opened(4);
		world.cap = 0;
		world.readsOut = true;
		conductor.runOnly(world.replayed);
		expect([world.begun, conductor.status]).toEqual([[], paused('cap')]);
	});

	test('do not stop what runs besides, and are not run twice', async () => {
		const { world, keys, conductor } = opened(3);
		conductor.start();
		conductor.runOnly(world.replayed);
		await world.landAll();
		expect(conductor.status).toEqual({ kind: 'finished' });
		expect(world.begun.toSorted()).toEqual(keys.toSorted());
	});

	test('bring nothing else along when more of them come while they run', async () => {
		const { world, keys, conductor } = opened(4);
		const [first, second] = [keys.slice(5, 7), keys.slice(7, 9)];
		conductor.runOnly(new Set(first));
		conductor.runOnly(new Set(second));
		conductor.retryFailed();
		await world.landAll();
		expect([world.begun, conductor.status]).toEqual([[...first, ...second], paused('person')]);
	});

	test('are judged once: what is judged is left alone, what failed is run', async () => {
		const { world, conductor } = opened(3);
		const [first, second, third] = [...world.replayed] as [string, string, string];
		conductor.runOnly(world.replayed);
		await world.landAll(({ key }) => (key === second ? REFUSED : RIGHT));
		world.begun = [];
		conductor.runOnly(new Set([first, second, third]));
		expect(world.begun).toEqual([second]);
	});
});
