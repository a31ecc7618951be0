import type { Evaluator } from '../core/bench/evaluation.ts';
import type { Moment } from '../core/bench/told.ts';
import type { Bench } from './bench.svelte.ts';
import type { FindSetup } from './bench-find.svelte.ts';
import type { BenchSetup } from './bench-setup.svelte.ts';
import type { Beside } from './beside.svelte.ts';
import type { Coaching } from './coaching.svelte.ts';
import type { Course } from './course.svelte.ts';
import type { CodeState } from './code.svelte.ts';
import type { BrowserModels } from './browser-models.svelte.ts';
import type { Connection } from './connection.svelte.ts';
import type { Deck, DeckName } from './deck.svelte.ts';
import type { Doctor } from './doctor.svelte.ts';
import type { Result } from '../core/result.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import type { Worksheet } from '../core/worksheet/worksheet.ts';
import type { Forgetting } from './forgetting.svelte.ts';
import type { Forks } from './forks.svelte.ts';
import type { Keys } from './keys.svelte.ts';
import type { LaneKin } from './kin.svelte.ts';
import type { Lane } from './lane.svelte.ts';
import type { LocalServers } from './local-servers.svelte.ts';
import type { Models } from './models.svelte.ts';
import type { Playground } from './playground.svelte.ts';
import type { PreferencesState } from './preferences.svelte.ts';
import type { Offline } from './offline.svelte.ts';
import type { Opening } from './opening.svelte.ts';
import type { Shared, Sharing } from './sharing.svelte.ts';
import type { PythonState } from './python.svelte.ts';
import type { Trainings } from './trainings.ts';
import type { NewVersion } from './new-version.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { RunChoice } from './run-choice.svelte.ts';
import type { RunComparison } from './run-comparison.svelte.ts';
import type { RunFiles } from './run-files.svelte.ts';
import type { RunFilters } from './run-filters.svelte.ts';
import type { RunList } from './run-list.svelte.ts';
import type { Runs } from './runs.svelte.ts';
import type { StorageUse } from './storage-use.svelte.ts';
import type { SandboxTest } from './sandbox-test.svelte.ts';
import type { SignIn } from './sign-in.svelte.ts';
import type { Stage } from './stage.svelte.ts';
import type { StageClock } from './stage-clock.svelte.ts';
import type { NotesTeller, StageNotes } from './stage-notes.svelte.ts';
import type { StageShelf, Taken } from './stage-shelf.svelte.ts';
import type { SpendingState } from './spending.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';
import type { Theme } from './theme.svelte.ts';
import type { BenchFiles } from './bench-files.svelte.ts';
import type { BenchOpening } from './bench-opening.svelte.ts';
import type { ExperimentSharing } from './experiment-sharing.svelte.ts';
import type { OpenedExperiment } from './opened-experiment.svelte.ts';
import type { ClassCollection } from './class-collection.svelte.ts';
import type { ClassPorts } from './class-ports.ts';
import type { WorksheetAddress } from './worksheets.ts';

/** What only the settings screen needs; fetched with it. */
export interface SettingsParts {
	connection: Connection;
	doctor: Doctor;
	servers: LocalServers;
	signIn: SignIn;
	browserModels: BrowserModels;
	sandboxTest: SandboxTest;
	/** `https://example.org`, for commands that let this page in. */
	pageOrigin: string;
	/** Of everything that is kept of the person, in whatever part of the page. */
	forgetting: Forgetting;
}

/** What only the bench needs; fetched with it. */
export interface BenchParts {
	bench: Bench;
	/** The form of a new experiment: what stands in it stays while another screen is looked at. */
	setup: BenchSetup;
	/** The same for a search for breaking points. */
	find: FindSetup;
	/** Of one experiment each. */
	evaluator: () => Evaluator;
	/** Ends what runs of experiments here and takes them from memory. */
	forget: () => Promise<void>;
	/** Experiments as files and links. */
	files: BenchFiles;
	/** The way back from a file. */
	opening: BenchOpening;
	/** An experiment on its way to somebody else, as it stands at that moment. */
	share: (moment: Moment) => ExperimentSharing;
	/** An experiment of somebody else, to be looked at. */
	opened: () => OpenedExperiment;
	/** What classes need. */
	classes: ClassPorts;
	/** A lecturer's class, before it is opened. */
	collection: () => ClassCollection;
}

/** What only the screen of kept runs needs; fetched with it. */
export interface RunsParts {
	list: RunList;
	filters: RunFilters;
	/** What is ticked stays so while another screen is looked at. */
	choice: RunChoice;
	files: RunFiles;
	/** Of two runs each. */
	comparison: () => RunComparison;
	room: StorageUse;
}

/** What only a person who coaches needs; fetched with the seat. */
export interface CoachParts {
	coaching: Coaching;
	models: Models;
	/** The question of a coached run with other coaches; one for each lane. */
	beside: (lane: Lane) => Beside;
	/** One for each name, so that a run goes on while another screen is looked at. */
	deck: (name: DeckName, families: readonly AnyFamily[]) => Deck;
	/** Lets go of all decks; none of them begins another run. */
	forget: () => void;
}

/** What only sharing runs and opening shared ones needs. */
export interface ShareParts {
	/** Begins to read what is shared. */
	share: (shared: Shared) => Sharing;
	/** One for the life of the page: what was opened stays while another screen is looked at. */
	opening: Opening;
}

/** What only the stage needs; fetched with it. */
export interface StageParts {
	shelf: StageShelf;
	/** Of the talk: one, whatever is played. */
	talk: StageClock;
	/** `anew`: from its beginning; else as it was left, if it was played here before. */
	play: (taken: Taken, anew: boolean) => { stage: Stage; notes: NotesTeller; notesAddress: string };
	/** Lets go of what was opened and of the stages that were left. */
	forget: () => void;
	/** Of the stage that goes by this name, in a window of their own. */
	notes: (stage: string) => StageNotes;
}

/** The worksheet of an address; the error says in words why there is none. */
export type MakeWorksheet = (address: WorksheetAddress) => Promise<Result<Worksheet>>;

/** The forks of a lane; one for each, so that a fork goes on while the lens is shut. */
export type MakeForks = (lane: Lane) => Forks;

/** What a lane's run goes on from, and what goes on from it. */
export type MakeKin = (lane: Lane) => LaneKin;

/** Everything `main.ts` wires and the screens are given. */
export interface AppParts {
	navigation: Navigation;
	preferences: PreferencesState;
	theme: Theme;
	playground: Playground;
	models: Models;
	runs: Runs;
	keys: Keys;
	spending: SpendingState;
	tasks: Tasks;
	code: CodeState;
	python: PythonState;
	offline: Offline;
	newVersion: NewVersion;
	training: Trainings;
	settings: () => Promise<SettingsParts>;
	bench: () => Promise<BenchParts>;
	coach: () => Promise<CoachParts>;
	runsParts: () => Promise<RunsParts>;
	course: () => Promise<Course>;
	share: () => Promise<ShareParts>;
	stage: () => Promise<StageParts>;
	worksheets: () => Promise<MakeWorksheet>;
	/** Fetched with the token lens. */
	forks: () => Promise<MakeForks>;
	kin: MakeKin;
	/** Fetches what is likely to be needed before it is; not for who spares data. */
	preparesAhead: boolean;
}
