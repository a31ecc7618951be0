import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import type { Engine } from './compose-engine.ts';
import type { GroupId, Ids } from './core/ids.ts';
import { systemClock } from './runtime/clock.ts';
import { choicesOf } from './core/setup/setup.ts';
import { lookOn } from './core/run/look-on.ts';
import { Recorder } from './core/run/recorder.ts';
import { loadExample } from './runtime/example.ts';
import { createIds } from './runtime/ids.ts';
import { createRunLocks } from './runtime/locks.ts';
import { createTabChannel } from './runtime/tabs.ts';
import { cleanUrl } from './runtime/model/signin-url.ts';
import { LaterPython } from './runtime/python/later.ts';
import { usualSlots } from './runtime/python/slot-count.ts';
import { createQuietMoments } from './runtime/quiet-moments.ts';
import { createDatabase } from './runtime/storage/db.ts';
import { createKeyStore } from './runtime/storage/keys.ts';
import { createRunStore } from './runtime/storage/runs.ts';
import { createPreferenceStore } from './runtime/storage/preferences.ts';
import type { Course } from './state/course.svelte.ts';
import type {
	AppParts,
	BenchParts,
	CoachParts,
	MakeForks,
	RunsParts,
	SettingsParts,
	StageParts,
} from './state/app.ts';
import { Choices } from './state/choices.svelte.ts';
import { CodeState } from './state/code.svelte.ts';
import { Keys } from './state/keys.svelte.ts';
import { LaneKin } from './state/kin.svelte.ts';
import type { LanesPorts } from './state/lanes.svelte.ts';
import { Models } from './state/models.svelte.ts';
import { Playground } from './state/playground.svelte.ts';
import { PreferencesState } from './state/preferences.svelte.ts';
import { NewVersion } from './state/new-version.svelte.ts';
import { Offline } from './state/offline.svelte.ts';
import { Once } from './state/once.ts';
import { PythonState } from './state/python.svelte.ts';
import { ExampleLearning } from './state/example-learning.svelte.ts';
import { RouterTraining } from './state/router-training.svelte.ts';
import { Navigation } from './state/navigation.svelte.ts';
import { Runs } from './state/runs.svelte.ts';
import { SpendingState } from './state/spending.svelte.ts';
import { Tasks } from './state/tasks.svelte.ts';
import { Theme } from './state/theme.svelte.ts';
import { Works } from './state/works.ts';
import App from './ui/App.svelte';
import { fetchedOnce } from './ui/kit/fetched-once.ts';
import { browserNetwork, isPageKept } from './ui/kit/network.ts';

// A login's code must stay in no history and no shared link.
const arrivedAt = location.href;
const cleanAddress = cleanUrl(arrivedAt);
if (cleanAddress !== null) history.replaceState(null, '', cleanAddress);

const pageStorage = browserStorage(() => localStorage);
const preferenceStore = createPreferenceStore(pageStorage, window);
const preferences = new PreferencesState(preferenceStore);
const tabStorage = browserStorage(() => sessionStorage);
const clock = systemClock;
const database = createDatabase();
const keyStore = createKeyStore({ database, clock, tabStorage });
const runStore = createRunStore({
	database,
	parseRun: async (records) => (await import('./core/record/parse.ts')).parseRun(records),
});
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('codesteer-playground') : null;
const tabs = createTabChannel(channel);
const locks = createRunLocks('locks' in navigator ? navigator.locks : undefined, channel, window);
const pythonSlots = usualSlots(navigator.hardwareConcurrency);
/** Fetched at the first sign that somebody means to run something; see `warm` below. */
const python = new LaterPython(async () => {
	requireNetwork();
	const { PythonClient } = await import('./runtime/python/client.ts');
	return new PythonClient({
		slots: pythonSlots,
		allowPublicPackages: () => preferences.current.publicPackages,
	});
});
const SPENT = 'codesteer-playground:spent';
const spending = new SpendingState({
	load: () => tabStorage?.getItem(SPENT) ?? null,
	save: (text) => tabStorage?.setItem(SPENT, text),
});
const works = new Works();
const choices = new Choices(preferences);
const models = new Models(choices, spending);

/** Fetched with the first run. */
const engine = new Once(async (): Promise<Engine> => {
	requireNetwork();
	const module = await import('./compose-engine.ts');
	return new module.Engine({
		python,
		keys: keyStore,
		clock,
		config: (id) => models.config(models.idHere(id)),
		refuse: (id, field) => models.refuse(models.idHere(id), field),
		demoPace: () => preferences.current.demoPace,
		spendingCap: () => preferences.current.spendingCap,
		ledger: spending,
		pageOrigin: location.origin,
	});
}).get;

/** One for the life of the page: a download goes on while another screen is looked at. */
const settings = new Once((): Promise<SettingsParts> =>
	Promise.all([import('./compose-settings.ts'), engine()]).then(([module, running]) =>
		module.createSettings({
			...{ engine: running, python, keys: keyStore, locks, models, works, tabStorage, pageStorage },
			...{ database, runs: runStore, preferences: preferenceStore },
			now: () => clock.now(),
			letGo: async () => {
				// Before the recorder: what stops here must not begin the next run.
				await bench.made?.then((parts) => parts.forget());
				await course.made?.then((lessons) => lessons.reset());
				await coach.made?.then((parts) => parts.forget());
				await stage.made?.then(({ forget }) => forget());
				recorder.stopAll();
			},
			forgotten: () => {
				spending.amount = 0;
				tabStorage?.removeItem(SPENT);
				preferences.reload();
			},
		}),
	),
);

const LEFT_DELETION = 'codesteer-playground:left-deletion';
const LAST_GROUP = 'codesteer-playground:last-group';

/** One for the life of the page: an experiment goes on while another screen is looked at. */
const bench = new Once((): Promise<BenchParts> =>
	Promise.all([import('./compose-bench.ts'), engine()]).then(([module, running]) => ({
		...module.createBench({
			...{ engine: running, recorder, database, runs: runStore, locks, tabs, clock, works, nextFrame },
			ids: createIds(),
			network: browserNetwork,
			pythonSlots,
			pageStorage,
			refused: (id) => models.config(id)?.refused ?? [],
		}),
		...module.createBenchForms({
			engine: running,
			models,
			imported: () => tasks.imported.report?.families ?? [],
			choices: () => choicesOf(choices.current),
			earlier: () => (app.runs.status.kind === 'ready' ? app.runs.status.runs : []),
			atOnce: pythonSlots,
		}),
	})),
);

/** One for the life of the page: what a person began to say stays while another screen is looked at. */
const coach = new Once((): Promise<CoachParts> =>
	Promise.all([import('./compose-coach.ts'), engine()]).then(([module, { seats }]) =>
		module.createCoach({
			seats,
			lanes,
			models,
			choices: () => choicesOf(choices.current),
			storage: pageStorage,
		}),
	),
);

/** One for the life of the page: a fork goes on while the lens is shut. */
const forks = new Once((): Promise<MakeForks> =>
	import('./compose-forks.ts').then(({ createForks }) => createForks({ ...lanes, models })),
);

const COURSE = 'codesteer-playground:course';

/** One for the life of the page: a lesson goes on while another screen is looked at. */
const course = new Once((): Promise<Course> =>
	Promise.all([import('./compose-lessons.ts'), engine()]).then(([module, running]) =>
		module.createCourse({
			...{ ...lanes, engine: running, models, works, pageStorage, recordName: COURSE },
			choices: () => choicesOf(choices.current),
			pythonSlots,
		}),
	),
);

/** One for the life of the page: what is ticked stays while another screen is looked at. */
const runsParts = new Once((): Promise<RunsParts> =>
	import('./compose-runs.ts').then(({ createRunsParts }) =>
		createRunsParts({
			...{ runs: app.runs, store: runStore, tabs, clock, works },
			...{ navigation: app.navigation, share: app.share },
		}),
	),
);

/** The clock of a talk goes on from one capsule to the next. */
const stage = new Once((): Promise<StageParts> =>
	import('./compose-stage.ts').then(({ createStage }) =>
		createStage({ python, clock, runs: runStore, ids: lanes.ids, locks, tabStorage }),
	),
);

const nextFrame = (callback: () => void): void => void requestAnimationFrame(callback);

const recorder = works.add(
	new Recorder({
		async *perform(spec, signal, earlier) {
			yield* (await engine()).run(spec, signal, earlier);
		},
		store: runStore,
		clock,
		locks,
		tabs,
		onStorageProblem: (message) => (playground.storageProblem = message),
	}),
);

const lanes: LanesPorts & { ids: Ids } = {
	recorder,
	store: runStore,
	lookOn: (run, watcher, signal) => lookOn(run, { store: runStore, locks, tabs }, watcher, signal),
	ids: createIds(),
	nextFrame,
	onStorageProblem: (message) => (playground.storageProblem = message),
};

const playground = new Playground(
	{
		...lanes,
		lastGroup: {
			get: () => (tabStorage?.getItem(LAST_GROUP) ?? null) as GroupId | null,
			set: (group) => tabStorage?.setItem(LAST_GROUP, group),
		},
	},
	choices,
	models,
);

database.subscribe((status) => {
	playground.storageProblem = 'message' in status ? status.message : null;
	if (status.kind === 'emptied') readRuns();
});
// A page that comes back as it was left has heard nothing of what other tabs did meanwhile.
addEventListener('pageshow', ({ persisted }) => persisted && readRuns());

const readRuns = (): void => {
	app.runs.refresh().catch(reportError);
};
const tasks = new Tasks(async () => (await import('./core/tasks/registry.ts')).families);
works.add(tasks.imported);
const quiet = createQuietMoments(() => playground.isRunning);
const listOfParts = fetchedOnce(() => import('./compose-offline.ts'));
const offline = new Offline(
	async () =>
		(await listOfParts()).laterParts({
			engine,
			settings: settings.get,
			families: () => tasks.open(),
			bench: bench.get,
			coach: coach.get,
			course: course.get,
			stage: stage.get,
			python: async () => {
				await python.warm();
				if (python.status.kind === 'failed') throw new Error(python.status.reason);
			},
			onNewVersion: (take) => newVersion.offer(take),
		}),
	quiet,
	async () => {
		// What serves the page has this part of it too.
		if (isPageKept()) await (await listOfParts()).followNewVersions((take) => newVersion.offer(take));
	},
);

const newVersion = new NewVersion(works);

const app: AppParts = {
	offline,
	newVersion,
	navigation: new Navigation(window),
	preferences,
	theme: new Theme(preferences),
	playground,
	models,
	runs: new Runs({
		store: runStore,
		locks,
		tabs,
		left: {
			get: () => pageStorage?.getItem(LEFT_DELETION) ?? '',
			set: (ids) =>
				ids === '' ? pageStorage?.removeItem(LEFT_DELETION) : pageStorage?.setItem(LEFT_DELETION, ids),
		},
	}),
	keys: new Keys(keyStore),
	spending,
	tasks,
	code: works.add(new CodeState(python, () => preferences.current.pythonSeconds * 1000)),
	python: new PythonState(
		(listener) => python.subscribe(listener),
		() => clock.now(),
	),
	training: {
		router: works.add(new RouterTraining(runStore, preferences)),
		examples: works.add(new ExampleLearning(runStore, preferences)),
	},
	settings: settings.get,
	bench: bench.get,
	coach: coach.get,
	runsParts: runsParts.get,
	course: course.get,
	share: fetchedOnce(async () =>
		(await import('./compose-share.ts')).createShare({
			...{ ...lanes, python, tabs, works, now: () => clock.now() },
			limitMs: () => preferences.current.pythonSeconds * 1000,
		}),
	),
	stage: stage.get,
	worksheets: async () => (await import('./compose-worksheet.ts')).createWorksheets(runStore),
	forks: forks.get,
	kin: (lane) => new LaneKin(lane, { store: runStore, tabs }),
	preparesAhead: !quiet.savesData(),
};

if (cleanAddress !== null) {
	app
		.settings()
		.then(({ signIn }) => signIn.finish(arrivedAt))
		.then((route) => {
			if (route !== null) app.navigation.go(route);
		})
		.catch(() => undefined);
}

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
mount(App, { target, props: { app } });

// Python is 6 MB: it is fetched at the first sign that somebody means to run something, so that it is warm by then.
const warm = () => {
	python.warm().catch(() => undefined);
};
if (app.preparesAhead) {
	addEventListener('pointerdown', warm, { once: true });
	addEventListener('keydown', warm, { once: true });
}

// Nothing on the first screen waits for these. Where this tab has shown nothing yet, the finished example stands there at once.
const restore = () => playground.restore();
const restored = app.runs.refresh().then(restore, restore);
const showExample = async () => {
	const runs = await loadExample();
	if (runs !== null) playground.showExample(runs);
};
(tabStorage?.getItem(LAST_GROUP) ? restored.then(showExample, showExample) : showExample()).catch(
	() => undefined,
);
restored.catch(() => undefined);
addEventListener('load', () => {
	offline.prepare().catch(() => undefined);
});

/**
 * Nobody would see a run wait for the network, so without one it is refused at once, and unasked: a browser keeps what it could not
 * fetch as failed.
 */
function requireNetwork(): void {
	if (!browserNetwork.isOnline()) throw new Error('there is no network');
}

/** Browsers that refuse site data throw at the mere mention. */
function browserStorage(storage: () => Storage): Storage | null {
	try {
		return storage();
	} catch {
		return null;
	}
}
