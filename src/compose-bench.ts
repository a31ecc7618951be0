import { version } from '../package.json';
import type { Engine } from './compose-engine.ts';
import { BatchModel } from './core/bench/export/batch-model.ts';
import { Replays } from './core/bench/replays.ts';
import type { OptionalField } from './core/hosts/optional-field.ts';
import type { Performed } from './core/bench/conductor.ts';
import type { Design, Experiment } from './core/bench/experiment.ts';
import type { TaskHost } from './core/bench/host-queue.ts';
import { parseDesign, parseExperiment } from './core/bench/parse.ts';
import type { Cell, PlannedInstance } from './core/bench/plan.ts';
import { sampleQuestion, specOf } from './core/bench/specs.ts';
import type { Ids, RunId } from './core/ids.ts';
import { promptsDigest } from './core/methods/prompts/digest.ts';
import { findHost } from './core/hosts/registry.ts';
import { type Rates, ratesOf } from './core/hosts/host.ts';
import type { ModelConfig } from './core/preferences.ts';
import type { Clock, RunLocks, RunStore, TabChannel } from './core/ports.ts';
import type { Question } from './core/question.ts';
import type { RunFailure } from './core/record/event.ts';
import { summaryOf } from './core/record/summary.ts';
import type { Recorder } from './core/run/recorder.ts';
import { families, familyById } from './core/tasks/registry.ts';
import { type CameraNeeds, createCodeCamera } from './runtime/code-camera.ts';
import { createEvaluation } from './runtime/evaluation.ts';
import { createClassStore } from './runtime/storage/classes.ts';
import type { Database } from './runtime/storage/db.ts';
import { createExperimentStore } from './runtime/storage/experiments.ts';
import { saveFile } from './runtime/save-file.ts';
import type { BenchParts } from './state/app.ts';
import { BenchFiles } from './state/bench-files.svelte.ts';
import { BenchOpening } from './state/bench-opening.svelte.ts';
import { Bench, type BenchPorts } from './state/bench.svelte.ts';
import { FindSetup } from './state/bench-find.svelte.ts';
import { BenchSetup, type SetupPorts } from './state/bench-setup.svelte.ts';
import { ClassCollection } from './state/class-collection.svelte.ts';
import { ExperimentSharing } from './state/experiment-sharing.svelte.ts';
import { OpenedExperiment } from './state/opened-experiment.svelte.ts';
import { turns } from './state/turns.ts';
import type { Works } from './state/works.ts';
import { fetchedOnce } from './ui/kit/fetched-once.ts';
import { experimentShareWords } from './words/experiment-share.ts';
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
	works: Works;
	network: BenchPorts['network'];
	nextFrame: BenchPorts['nextFrame'];
	/** Programs of experiments that run at the same time. */
	pythonSlots: number;
	/** Fields that a model's host has refused before. */
	refused(modelId: string): readonly OptionalField[];
	/** Null where the browser refuses site data. */
	pageStorage: Storage | null;
}

/** Reads codes in pictures, where the browser cannot. */
const pixelReader = fetchedOnce(async () => (await import('jsqr')).default);

/** A part of the composition root: what comes with the bench. */
export function createBench(needs: BenchNeeds): Omit<BenchParts, 'setup' | 'find'> {
	const { database, runs, locks, tabs, clock, ids, works, network, nextFrame } = needs;
	const experiments = createExperimentStore({ database, runs, parse: parseExperiment });
	const replays = new Replays();
	const notKept = toldOnce(database);
	const bench = works.add(
		new Bench({
			experiments,
			runs,
			locks,
			tabs,
			network,
			nextFrame,
			ids,
			perform: (experiment, cell, signal) => perform(experiment, cell, signal, needs, replays, notKept),
			isReplayed: ({ id }, { key }) => replays.of(id, key) !== null,
			room: (host) => roomOf(host, needs),
			onRoom: (tell) => needs.engine.onRoom(tell),
			now: () => performance.now(),
			today: () => clock.now(),
			appVersion: version,
		}),
	);
	const today = (): number => clock.now();
	const pageAddress = (): string => location.href.replace(/#.*$/s, '');
	const files = works.add(
		new BenchFiles({
			...{ runs, replays, today, pageAddress },
			refused: (modelId) => needs.refused(modelId),
			question: ({ design }, instance) => questionOf(design, instance, needs.engine),
			save: saveFile,
			appVersion: version,
		}),
	);
	const opening = works.add(
		new BenchOpening({
			...{ bench, experiments, runs, locks, ids, today },
			parse: parseExperiment,
			notKept: () => whyNotKept(database),
			appVersion: version,
		}),
	);
	const classes: BenchParts['classes'] = {
		store: createClassStore(needs.pageStorage),
		...{ ids, today, pageAddress, parseDesign, save: saveFile, appVersion: version },
		// Made when it is asked for: a page that is not secure has none.
		watchCamera: (...asked) =>
			createCodeCamera({
				devices: (navigator as Partial<Navigator>).mediaDevices,
				detector: (globalThis as { BarcodeDetector?: CameraNeeds['detector'] }).BarcodeDetector,
				pixelReader,
				sleep: (ms, signal) => clock.sleep(ms, signal),
			}).watch(...asked),
	};
	const prompts = promptsDigest();
	const evaluator = createEvaluation(turns);
	return {
		...{ bench, files, opening, classes, evaluator },
		collection: () => works.add(new ClassCollection(classes)),
		share: (moment) => {
			const sharing = new ExperimentSharing(moment, {
				...{ prompts, today, pageAddress, parse: parseExperiment, appVersion: version },
				report: experimentShareWords.report,
			});
			// What goes wrong becomes its link.
			sharing.make().catch(() => undefined);
			return sharing;
		},
		opened: () => works.add(new OpenedExperiment({ prompts, today, evaluator, parse: parseExperiment })),
		forget: async () => {
			await bench.halt();
			await experiments.clear();
			for (const place of classes.store.list()) classes.store.save(place, null);
		},
	};
}

/** The forms of a new experiment and of a search for breaking points, for the life of the page. */
export function createBenchForms({
	engine,
	...needs
}: Omit<SetupPorts, 'families' | 'ratesOf' | 'question'> & { engine: Engine }): {
	setup: BenchSetup;
	find: FindSetup;
} {
	const { models } = needs;
	const setup = new BenchSetup({
		...needs,
		families,
		ratesOf: ({ id }) => ratesOfConfig(models.config(id)),
		question: (design, instance) => questionOf(design, instance, engine),
	});
	return { setup, find: new FindSetup(setup, models) };
}

/** US dollars per million tokens; null where nobody knows. */
function ratesOfConfig(config: ModelConfig | null): Rates | null {
	const host = config === null ? undefined : findHost(config.host);
	return config === null || host === undefined ? null : ratesOf({ ...config, host });
}

async function perform(
	{ id, design }: Experiment,
	cell: Cell,
	signal: AbortSignal,
	{ ids, engine, recorder }: BenchNeeds,
	replays: Replays,
	whyNotKept: (id: string) => string | null,
): Promise<Performed> {
	const question = await questionOf(design, cell.instance, engine);
	const spec = specOf({ id, design }, cell, question, ids.next() as RunId);
	const said = replays.of(id, cell.key);
	if (said !== null)
		engine.recast(spec.runId, (task) => new BatchModel(task.ref, task.capabilities, said, task));
	const [recorded] = await recorder.record([spec], signal).done;
	if (recorded === undefined) throw new Error(experimentWords.notBegun);
	const { view, notKept } = recorded;
	if (notKept !== null) throw new Error(notKept);
	if (view.outcome === 'finished') replays.delete(id, cell.key);
	return {
		run: summaryOf(view),
		why: view.failure === null ? null : wordsOf(view.failure),
		notKept: whyNotKept(id),
	};
}

/** Why what is written now lasts only until the page is closed; null where it is kept. */
function whyNotKept({ status }: Database): string | null {
	return status.kind === 'full' ? status.message : null;
}

/** The same for an experiment that works: once each time the disk fills up, since whoever goes on then has been told. */
function toldOnce(database: Database): (experimentId: string) => string | null {
	const told = new Map<string, Database['status']>();
	return (experimentId) => {
		const { status } = database;
		if (told.get(experimentId) === status) return null;
		told.set(experimentId, status);
		return whyNotKept(database);
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
		case 'person':
			return 1;
	}
}

/** What a planned instance asks; generated beside the page. */
async function questionOf(design: Design, instance: PlannedInstance, engine: Engine): Promise<Question> {
	const family = familyById(instance.family);
	if (family === null) throw new Error(`There is no task family ${instance.family}`);
	return sampleQuestion(design, instance, family) ?? (await engine.offload.question(instance));
}
