import { createBench } from '../../../src/compose-bench.ts';
import { Engine } from '../../../src/compose-engine.ts';
import type { Design } from '../../../src/core/bench/experiment.ts';
import type { ExperimentId } from '../../../src/core/ids.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { Recorder } from '../../../src/core/run/recorder.ts';
import { systemClock as clock } from '../../../src/runtime/clock.ts';
import { createIds } from '../../../src/runtime/ids.ts';
import { createRunLocks } from '../../../src/runtime/locks.ts';
import { PythonClient } from '../../../src/runtime/python/client.ts';
import { createDatabase } from '../../../src/runtime/storage/db.ts';
import { createKeyStore } from '../../../src/runtime/storage/keys.ts';
import { createRunStore } from '../../../src/runtime/storage/runs.ts';
import { createTabChannel } from '../../../src/runtime/tabs.ts';
import type { ExperimentState } from '../../../src/state/experiment.svelte.ts';
import { Works } from '../../../src/state/works.ts';

/** What a test drives from outside: the bench as the page puts it together, without its screens. */
export interface BenchPage {
	create(design: Design): Promise<ExperimentId>;
	open(id: ExperimentId): Promise<ReturnType<typeof shown>>;
	/** Begins or goes on; resolves when it has begun. */
	start(id: ExperimentId): Promise<void>;
	shown(id: ExperimentId): Promise<ReturnType<typeof shown>>;
	/** By outcome, how many runs of it the store has; how many cells have two judged ones. */
	kept(id: ExperimentId): Promise<{ outcomes: Record<string, number>; twice: number }>;
}

declare global {
	interface Window {
		bench: BenchPage;
	}
}

const channel = new BroadcastChannel('bench-page');
const tabs = createTabChannel(channel);
const locks = createRunLocks(navigator.locks, channel);
const database = createDatabase({ name: 'bench-page', openLimitMs: 60_000 });
const runs = createRunStore({ database, parseRun: (records) => Promise.resolve(parseRun(records)) });
const python = new PythonClient();
const engine = new Engine({
	python,
	keys: createKeyStore({ database, clock, tabStorage: null }),
	clock,
	config: () => null,
	refuse: () => undefined,
	demoPace: () => 100,
	spendingCap: () => null,
	ledger: { amount: 0, isEstimated: false },
	pageOrigin: location.origin,
});
const recorder = new Recorder({
	perform: (spec, signal) => engine.run(spec, signal),
	store: runs,
	clock,
	locks,
	tabs,
	onStorageProblem: (message) => console.error(message),
});
const { bench } = createBench({
	...{ engine, recorder, database, runs, locks, tabs, clock },
	ids: createIds(),
	works: new Works(),
	refused: () => [],
	network: { isOnline: () => true, whenOnline: () => Promise.resolve() },
	nextFrame: (callback) => void requestAnimationFrame(callback),
	pythonSlots: python.slotCount,
	pageStorage: null,
});

async function opened(id: ExperimentId): Promise<ExperimentState> {
	const experiment = await bench.openExperiment(id);
	if (experiment === null) throw new Error('There is no such experiment');
	return experiment;
}

function shown({ status, done, failed, total, counted }: ExperimentState) {
	const rates = counted.map(({ condition, units }) => {
		const sum = units.reduce((all, { score }) => all + score, 0);
		return `${condition.method.id} ${String(sum)}/${String(units.length)}`;
	});
	return { status: status.kind, done, failed, total, rates };
}

window.bench = {
	create: (design) => bench.create('An experiment', design),
	open: async (id) => shown(await opened(id)),
	start: async (id) => (await opened(id)).start(),
	shown: async (id) => shown(await opened(id)),
	async kept(id) {
		const outcomes: Record<string, number> = {};
		const judged = new Map<string, number>();
		for (const { outcome, method, family, level, instance, repeat } of await runs.list({
			experimentId: id,
		})) {
			outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
			const cell = [method, family, level, instance, repeat].join(' ');
			if (outcome === 'finished') judged.set(cell, (judged.get(cell) ?? 0) + 1);
		}
		return { outcomes, twice: [...judged.values()].filter((count) => count > 1).length };
	},
};
