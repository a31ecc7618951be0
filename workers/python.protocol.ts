/**
 * The wire between the page and the Python sandbox; both ends import only this file.
 *
 * Three parties. The page talks to the frame over one control port, and to each interpreter (a worker the frame makes) over a port
 * of its own. Whatever arrives over an interpreter's port may have been forged by the program that runs there, so the page parses
 * every reply (src/runtime/python/replies.ts) and believes it only about the execution that it gave to this very interpreter.
 *
 * What chance has a hand in: `random` and numpy's generators take the seed of the `run` request, or real randomness without one,
 * never what a memory snapshot held. The hash seed is fixed at 0 (`PYTHONHASHSEED`), so that sets of texts have one order
 * everywhere. Generators that a package made without a seed while it was imported ahead get a new state; what it drew then (sympy the
 * number of its first dummy) is the same in all interpreters that begin with one memory. `os.urandom`, `secrets`, `uuid` and a `random.Random()` that a program makes without a seed stay random.
 */
import type {
	CodeAnalysis,
	ExecutionResult,
	OutputStream,
	PythonError,
	Thought,
	ThoughtAsk,
} from '../src/core/execution.ts';
import type { SharedBytes } from './shared-bytes.ts';

/** Pyodide's files as the page fetched them. */
export interface RuntimeFiles {
	/** Text of pyodide.asm.mjs. */
	script: ArrayBuffer;
	wasm: ArrayBuffer;
	/** python_stdlib.zip. */
	stdlib: ArrayBuffer;
	/** Text of pyodide-lock.json. */
	lock: string;
}

/**
 * Page to frame, once, with the control port. Extensions post to every frame of every page, some with ports: only what bears this
 * name is ours.
 */
export const CONNECT = 'codesteer-playground:connect-sandbox';

/** Page to frame, over the control port. */
export type FrameRequest =
	| { kind: 'install'; files: RuntimeFiles }
	/** Every interpreter started from now on begins with this memory; null takes it back. */
	| { kind: 'use-snapshot'; snapshot: ArrayBuffer | null }
	/** The same with the memory that was made with the page, compressed (first-memory.ts). After `installed`. */
	| { kind: 'use-first-memory'; packed: ArrayBuffer }
	/**
	 * Comes with the interpreter's port. `memory` names one that is kept, where it is not to begin with the usual one; one that is not kept
	 * ends the interpreter.
	 */
	| { kind: 'start'; interpreter: number; makes: MadeMemory | null; memory: string | null }
	/** Takes the place of the one that was kept before. */
	| { kind: 'keep-memory'; name: string; memory: ArrayBuffer }
	/** Its libraries are compiled once for all interpreters; answered by `package-kept` or `package-not-kept`. */
	| { kind: 'keep-package'; key: string; image: PackageImage }
	/** Hands kept packages to an interpreter that has asked for them, or that makes more. One that is not kept ends the interpreter. */
	| ({ kind: 'give-packages'; interpreter: number } & PackageGift)
	| { kind: 'stop'; interpreter: number }
	/** Is answered at once: the frame does nothing that takes long. */
	| { kind: 'ping' };

/** Of the workers that were ended: how many are known to live on, and how many may, because they were ended just now. */
export interface EndedWorkers {
	living: number;
	unsure: number;
}

/** Frame to page. No program of a user or a model runs in the frame: these are trusted. */
export type FrameReply =
	/** `build` names the sandbox's code, so that a snapshot of another build is never used. */
	| { kind: 'connected'; build: string }
	| { kind: 'installed' }
	| { kind: 'pong' }
	| { kind: 'install-failed'; reason: string }
	| { kind: 'package-kept'; key: string }
	| { kind: 'package-not-kept'; key: string; reason: string }
	/** Answer to `use-first-memory`: whether it could be unpacked. */
	| { kind: 'first-memory'; isUsed: boolean }
	| { kind: 'lingering'; ended: EndedWorkers }
	| { kind: 'interpreter-failed'; interpreter: number; reason: string };

/** What an interpreter gives of its memory: the first one as soon as it has booted, or one with imports when it is asked. */
export type MadeMemory = 'first' | 'with-imports';

/** Frame to the worker it just made: everything an interpreter boots from. Comes with the page's port and, where workers may linger, one to the frame. */
export interface WorkerStart {
	scriptUrl: string;
	module: WebAssembly.Module;
	stdlib: SharedBytes;
	lock: string;
	snapshot: SharedBytes | null;
	makes: MadeMemory | null;
}

/** One file that the page fetched and whose hash it checked. */
export interface Wheel {
	fileName: string;
	bytes: ArrayBuffer;
	/** Python's packages, or the libraries that several of them share. */
	to: 'site' | 'libraries';
	/** Modules whose compiled code is to be kept. */
	imports: readonly string[];
}

/** A place in the bytes of an image. */
export interface ImageFile {
	/** Absolute, in the interpreter's file system. */
	path: string;
	start: number;
	end: number;
}

/**
 * An unpacked wheel with Python's compiled code beside it, made by an interpreter that ran nothing else, so that no later one has to
 * unpack, compile or hash anything. Libraries (WebAssembly) come after all other files.
 */
export interface PackageImage {
	files: readonly ImageFile[];
	libraries: readonly ImageFile[];
	bytes: ArrayBuffer;
}

/** A package as the frame keeps it: the files without the libraries, and these compiled. */
export interface KeptPackage {
	files: readonly ImageFile[];
	/** Copied for each interpreter. */
	bytes: ArrayBuffer;
	/** Python's sources, half of a package, of which few are ever read: interpreters share them. */
	sources: { files: readonly ImageFile[]; bytes: Blob };
	libraries: readonly { path: string; module: WebAssembly.Module }[];
}

interface PackageNews {
	/** Of the execution that waits for them. */
	run: number;
	/** Says for each import that stays away why. */
	missing: Readonly<Record<string, string>>;
}

/** Kept packages by their keys. */
export type PackageGift = { keys: readonly string[] } & PackageNews;

/** Frame to worker, any time after the start: the answer to `needs`. Compiled modules cannot take the page's port. */
export type WorkerPackages = { packages: readonly KeptPackage[] } & PackageNews;

/** Page to interpreter. `run` numbers are never reused by a page. */
export type PythonRequest =
	| {
			kind: 'run';
			run: number;
			code: string;
			stdin: string | null;
			seed: number | null;
			/** Null: the program has no `think`. */
			thoughts: readonly Thought[] | null;
	  }
	/** Only for an interpreter that will never run a program. Packages that the wheel needs are `placed` before. */
	| { kind: 'make-image'; run: number; wheel: Wheel }
	/**
	 * Before the first program, of packages that were `placed`: so that a program that imports them need not wait. `later`: modules that
	 * functions of these import when they are called; a program sees none of them before.
	 */
	| { kind: 'import-ahead'; run: number; imports: readonly string[]; later: readonly string[] }
	/** After `imported-ahead`, of an interpreter that was started for it. */
	| { kind: 'make-memory'; run: number }
	| { kind: 'analyse'; run: number; code: string; prose: string };

/** Of a program that printed nothing: what its variable of that name holds, as text. */
export type AnswerVariable = NonNullable<Extract<ExecutionResult, { kind: 'finished' }>['variable']>;

/** How a program ended by itself; time-outs and stops are the page’s doing and are told there. */
export type PythonOutcome =
	| { kind: 'finished'; value?: string; variable?: AnswerVariable }
	| { kind: 'raised'; error: PythonError; asks?: readonly ThoughtAsk[] }
	| { kind: 'crashed'; reason: string };

/** Interpreter to page. */
export type PythonReply =
	| { kind: 'booted'; snapshot: ArrayBuffer | null }
	| { kind: 'boot-failed'; reason: string }
	/** Imports the code names and this interpreter lacks, at most 64. At most once per run, before `started`. */
	| { kind: 'needs'; run: number; imports: readonly string[] }
	/** The packages given last are where Python finds them, and no program waited for them. */
	| { kind: 'placed'; run: number }
	/** They are not, or not all of them; a program that waits for them goes on waiting. */
	| { kind: 'not-placed'; run: number; reason: string }
	/** `isUnnoticed`: all were imported, nothing was printed or drawn, so a program that imports them itself ends as it would have. */
	| { kind: 'imported-ahead'; run: number; isUnnoticed: boolean }
	/** Null where something holds it that is no memory. */
	| { kind: 'memory'; run: number; memory: ArrayBuffer | null }
	/** The user's clock starts here. */
	| { kind: 'started'; run: number }
	| { kind: 'output'; run: number; stream: OutputStream; text: string; truncated: boolean }
	| { kind: 'ended'; run: number; outcome: PythonOutcome; figures: readonly string[]; ms: number }
	/** `isWhole`: all the wheel's `imports` could be imported, so their compiled code is in it. */
	| { kind: 'image'; run: number; image: PackageImage; isWhole: boolean }
	| { kind: 'no-image'; run: number; reason: string }
	| { kind: 'analysed'; run: number; analysis: CodeAnalysis };
