import { version } from '../package.json';
import type { Engine } from './compose-engine.ts';
import type { Performed } from './core/bench/conductor.ts';
import type { Experiment } from './core/bench/experiment.ts';
import type { TaskHost } from './core/bench/host-queue.ts';
import { parseExperiment } from './core/bench/parse.ts';
import type { Cell } from './core/bench/plan.ts';
import { questionFor, specOf } from './core/bench/specs.ts';
import type { Ids, RunId } from './core/ids.ts';
import { findHost } from './core/hosts/registry.ts';
import { priceOf, type Rates } from './core/hosts/host.ts';
import type { ModelConfig } from './core/preferences.ts';
import type { Clock, RunLocks, RunStore, TabChannel } from './core/ports.ts';
import type { RunFailure } from './core/record/event.ts';
import { summaryOf } from './core/record/summary.ts';
import type { Recorder } from './core/run/recorder.ts';
import { families, familyById } from './core/tasks/registry.ts';
import type { Database } from './runtime/storage/db.ts';
import { createExperimentStore } from './runtime/storage/experiments.ts';
import type { BenchParts } from './state/app.ts';
import { Bench, type BenchPorts } from './state/bench.svelte.ts';
import { BenchSetup, type SetupPorts as BenchSetupPorts } from './state/bench-setup.svelte.ts';
import type { Models } from './state/models.svelte.ts';
import { experimentWords } from './words/experiment.ts';

export interface BenchNeeds {
	engine: Engine;
	recorder: Recorder;
	database: Database;
	runs: RunStore;
	locks: RunLocks;
	tabs: TabChannel;
	clock: Clock;
	ids: Ids;
	network: BenchPorts['network'];
	nextFrame: BenchPorts['nextFrame'];
	/** Programs of experiments that run at the same time. */
	pythonSlots: number;
	models: Models;
	choices: BenchSetupPorts['choices'];
	/** What is kept of earlier runs, as far as it is read by now. */
	earlier: BenchSetupPorts['earlier'];
}

/** A part of the composition root: what comes with the bench. */
export function createBench(needs: BenchNeeds): BenchParts {
	const { database, runs, locks, tabs, clock, ids, network, nextFrame } = needs;
	const experiments = createExperimentStore({ database, runs, parse: parseExperiment });
	const bench = new Bench({
		experiments,
		runs,
		locks,
		tabs,
		network,
		nextFrame,
		ids,
		perform: (experiment, cell, signal) => perform(experiment, cell, signal, needs),
		room: (host) => roomOf(host, needs),
		now: () => performance.now(),
		today: () => clock.now(),
		appVersion: version,
	});
	return {
		bench,
		setup: new BenchSetup({
			families,
			models: needs.models,
			choices: needs.choices,
			earlier: needs.earlier,
			atOnce: needs.pythonSlots,
			ratesOf: ({ id }) => ratesOf(needs.models.config(id)),
		}),
		forget: async () => {
			await bench.halt();
			await experiments.clear();
		},
	};
}

/** US dollars per million tokens; null where nobody knows. */
function ratesOf(config: ModelConfig | null): Rates | null {
	if (config === null) return null;
	const host = findHost(config.host);
	return config.rates ?? (host === undefined ? null : priceOf(host, config.model));
}

async function perform(
	{ id, design }: Experiment,
	cell: Cell,
	signal: AbortSignal,
	{ ids, recorder, database }: BenchNeeds,
): Promise<Performed> {
	const family = familyById(cell.instance.family);
	if (family === null) throw new Error(`There is no task family ${cell.instance.family}`);
	const question = questionFor(design, cell.instance, family);
	const spec = specOf({ id, design }, cell, question, ids.next() as RunId);
	const [recorded] = await recorder.record([spec], signal).done;
	if (recorded === undefined) throw new Error(experimentWords.notBegun);
	const { view, notKept } = recorded;
	if (notKept !== null) throw new Error(notKept);
	return {
		run: summaryOf(view),
		why: view.failure === null ? null : wordsOf(view.failure),
		notKept: database.status.kind === 'full' ? database.status.message : null,
	};
}

function wordsOf(failure: RunFailure): string {
	if (failure.kind !== 'model-call') return failure.message;
	const { message, remedy } = failure.failure;
	return `${message} ${remedy}`;
}

/** One model in the page answers one call after the other; what a server bears its door knows. */
function roomOf(host: TaskHost, { engine, pythonSlots }: BenchNeeds): number {
	switch (host.kind) {
		case 'scripted':
			return pythonSlots;
		case 'hosted':
		case 'local':
			return engine.roomAt(host.key, host.kind);
		case 'in-browser':
		case 'rules':
			return 1;
	}
}
