import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { createBench } from '../../src/compose-bench.ts';
import { Engine } from '../../src/compose-engine.ts';
import type { Design } from '../../src/core/bench/experiment.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { systemClock as clock } from '../../src/runtime/clock.ts';
import { createIds } from '../../src/runtime/ids.ts';
import type { ExperimentState } from '../../src/state/experiment.svelte.ts';
import { Works } from '../../src/state/works.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { castOf, demoModel, designOf } from '../support/experiments.ts';
import { FakePython } from '../support/fake-python.ts';
import { freshDatabase, storeOn } from './storage/storage-fixtures.ts';

afterEach(() => vi.restoreAllMocks());

/** The bench as the page puts it together, on a browser's storage and with Python that prints nothing. */
async function opened(part: Partial<Design> = {}) {
	const { tabs, locks } = new BrowserTabs().open();
	const database = freshDatabase();
	const runs = storeOn(database);
	const engine = new Engine({
		python: new FakePython(),
		keys: {
			read: () => Promise.resolve(null),
			write: () => Promise.resolve(),
			delete: () => Promise.resolve(),
			list: () => Promise.resolve([]),
		},
		clock,
		config: () => null,
		refuse: () => undefined,
		// As on screen: an experiment must not be as slow.
		demoPace: () => 1,
		spendingCap: () => null,
		ledger: { amount: 0 },
		pageOrigin: 'http://localhost',
	});
	const recorder = new Recorder({
		perform: (spec, signal) => engine.run(spec, signal),
		store: runs,
		onStorageProblem: () => undefined,
		...{ clock, locks, tabs },
	});
	const works = new Works();
	const { bench } = createBench({
		...{ engine, recorder, database, runs, locks, tabs, clock },
		ids: createIds(),
		works,
		network: { isOnline: () => true, whenOnline: () => Promise.resolve() },
		nextFrame: (callback) => void setTimeout(callback),
		pythonSlots: 2,
		pageStorage: null,
		refused: () => [],
	});
	const id = await bench.create('Letters', designOf({ sizes: [{ instances: 6, repeats: 1 }], ...part }));
	const experiment = (await bench.openExperiment(id))!;
	return { database, runs, works, bench, experiment, id };
}

async function until(experiment: ExperimentState, isReached: (experiment: ExperimentState) => boolean) {
	while (!isReached(experiment)) await new Promise((resolve) => setTimeout(resolve, 5));
}

const isStill = ({ status, inFlight }: ExperimentState) => status.kind !== 'running' && inFlight === 0;

test('an experiment on the scripted model runs without its typing, and every run that counts is kept', async () => {
	const { runs, experiment, id } = await opened();
	await experiment.start();
	await until(experiment, isStill);
	const kept = await runs.list({ experimentId: id });
	expect([experiment.status, experiment.done, kept.map(({ outcome }) => outcome)]).toEqual([
		{ kind: 'finished' },
		6,
		Array.from({ length: 6 }, () => 'finished'),
	]);
	const [first] = kept;
	const events = await runs.load(first!.runId);
	const start = events?.[0];
	expect([events?.at(-1)?.type, start?.type === 'run-start' ? start.spec.experimentId : null]).toEqual([
		'run-end',
		id,
	]);
});

test('a tab is busy as long as an experiment is worked on in it, whoever looks', async () => {
	const { works, experiment } = await opened();
	const busy = [works.isBusy];
	const started = experiment.start();
	busy.push(works.isBusy);
	await started;
	experiment.dispose();
	busy.push(works.isBusy);
	while (works.isBusy) await new Promise((resolve) => setTimeout(resolve, 5));
	experiment.lookAt();
	expect([busy, experiment.status]).toEqual([[false, true, true], { kind: 'finished' }]);
});

test('a full disk pauses it with words; with room again it goes on with what is missing', async () => {
	const { database, runs, experiment, id } = await opened({ sizes: [{ instances: 40, repeats: 1 }] });
	await experiment.start();
	await until(experiment, ({ done }) => done > 0);
	const disk = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
		throw new DOMException('no room', 'QuotaExceededError');
	});
	await until(experiment, isStill);
	expect([experiment.status, database.status.kind, experiment.done < 40]).toEqual([
		{
			kind: 'paused',
			reason: 'storage',
			text: expect.stringContaining('storage for this page is full') as string,
		},
		'full',
		true,
	]);
	disk.mockRestore();
	database.reportFull(false);
	await experiment.start();
	await until(experiment, isStill);
	const judged = (await runs.list({ experimentId: id })).filter(({ outcome }) => outcome === 'finished');
	expect([experiment.status, experiment.done, judged.length]).toEqual([{ kind: 'finished' }, 40, 40]);
});

test('whoever goes on with a full disk is told once of each experiment, also when something else has filled it', async () => {
	const { database, bench, experiment } = await opened({ sizes: [{ instances: 12, repeats: 1 }] });
	const other = (await bench.openExperiment(await bench.create('Others', designOf())))!;
	database.reportFull(true);
	for (const each of [experiment, other]) {
		await each.start();
		await until(each, isStill);
		expect([each.status, each.done > 0, each.done < each.total]).toEqual([
			{ kind: 'paused', reason: 'storage', text: expect.stringContaining('is full') as string },
			true,
			true,
		]);
		await each.start();
		await until(each, isStill);
		expect([each.status, each.done]).toEqual([{ kind: 'finished' }, each.total]);
	}
});

test('whoever made room is told again when that is full as well', async () => {
	const { database, experiment } = await opened({ sizes: [{ instances: 12, repeats: 1 }] });
	const said: unknown[] = [];
	for (let times = 0; times < 2; times++) {
		database.reportFull(true);
		await experiment.start();
		await until(experiment, isStill);
		said.push(experiment.status.kind === 'paused' ? experiment.status.reason : null);
		database.reportFull(false);
	}
	expect(said).toEqual(['storage', 'storage']);
});

test('a host that fails pauses it with the host’s own words', async () => {
	const gone = { id: 'custom:gone', label: 'gone', kind: 'hosted' } as const;
	const { experiment } = await opened({ casts: [castOf(gone)], sizes: [{ instances: 5, repeats: 1 }] });
	await experiment.start();
	await until(experiment, isStill);
	expect([experiment.status, experiment.failed]).toEqual([
		{
			kind: 'paused',
			reason: 'host',
			text: 'gone is not set up in this browser. Add it under Settings, or pick another model.',
		},
		5,
	]);
});

test('the scripted model and the playground’s pace have nothing to do with each other', async () => {
	const { experiment } = await opened({ casts: [castOf({ ...demoModel, id: 'demo:careful' })] });
	const at = clock.now();
	await experiment.start();
	await until(experiment, isStill);
	// At one token a second a single reply takes minutes.
	expect([experiment.status.kind, clock.now() - at < 60_000]).toEqual(['finished', true]);
});
