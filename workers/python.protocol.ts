/**
 * The wire between the page and the Python sandbox; both ends import only this file.
 *
 * Three parties. The page talks to the frame over one control port, and to each interpreter (a worker the frame makes) over a port
 * of its own. Whatever arrives over an interpreter's port may have been forged by the program that runs there, so the page parses
 * every reply (`parsePythonReply`) and believes it only about the execution that it gave to this very interpreter.
 *
 * What chance has a hand in: `random` and numpy's generators take the seed of the `run` request, or real randomness without one,
 * never what a memory snapshot held. The hash seed is fixed at 0 (`PYTHONHASHSEED`), so that sets of texts have one order
 * everywhere. `os.urandom`, `secrets`, `uuid` and a `random.Random()` that a program makes without a seed stay random.
 */
import type {
	AnalysisMark,
	CodeAnalysis,
	ExecutionResult,
	OutputStream,
	PythonError,
	Thought,
	ThoughtAsk,
} from '../src/core/execution.ts';
import { isListOf } from '../src/core/tasks/kit/shape.ts';

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
	/** Comes with the interpreter's port. */
	| { kind: 'start'; interpreter: number; makeSnapshot: boolean }
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

/** Frame to the worker it just made: everything an interpreter boots from. Comes with the page's port and, where workers may linger, one to the frame. */
export interface WorkerStart {
	scriptUrl: string;
	module: WebAssembly.Module;
	stdlib: ArrayBuffer;
	lock: string;
	snapshot: ArrayBuffer | null;
	makeSnapshot: boolean;
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
	/** Before the first program, of packages that were `placed`: so that a program that imports them need not wait. */
	| { kind: 'import-ahead'; run: number; imports: readonly string[] }
	| { kind: 'analyse'; run: number; code: string; prose: string };

type AnswerVariable = NonNullable<Extract<ExecutionResult, { kind: 'finished' }>['variable']>;

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
	/** The user's clock starts here. */
	| { kind: 'started'; run: number }
	| { kind: 'output'; run: number; stream: OutputStream; text: string; truncated: boolean }
	| { kind: 'ended'; run: number; outcome: PythonOutcome; figures: readonly string[]; ms: number }
	/** `isWhole`: all the wheel's `imports` could be imported, so their compiled code is in it. */
	| { kind: 'image'; run: number; image: PackageImage; isWhole: boolean }
	| { kind: 'no-image'; run: number; reason: string }
	| { kind: 'analysed'; run: number; analysis: CodeAnalysis };

/**
 * Reads what came over an interpreter's port; null for anything that is not a reply. A program can send lists of millions at little cost
 * to itself: none is walked that is longer than it may be.
 */
export function parsePythonReply(message: unknown): PythonReply | null {
	if (!isRecord(message)) return null;
	if (message['kind'] === 'booted') {
		const snapshot = message['snapshot'];
		return { kind: 'booted', snapshot: snapshot instanceof ArrayBuffer ? snapshot : null };
	}
	if (message['kind'] === 'boot-failed') {
		const { reason } = message;
		return typeof reason === 'string' ? { kind: 'boot-failed', reason } : null;
	}
	const run = message['run'];
	if (typeof run !== 'number') return null;
	switch (message['kind']) {
		case 'needs':
			return isListOf(message['imports'], 0, MOST_IMPORTS, isImport)
				? { kind: 'needs', run, imports: message['imports'] }
				: null;
		case 'placed':
			return { kind: 'placed', run };
		case 'not-placed':
			return typeof message['reason'] === 'string' && !isTooLong(message['reason'])
				? { kind: 'not-placed', run, reason: message['reason'] }
				: null;
		case 'imported-ahead':
			return { kind: 'imported-ahead', run, isUnnoticed: message['isUnnoticed'] === true };
		case 'started':
			return { kind: 'started', run };
		case 'output':
			return parseOutput(run, message);
		case 'ended':
			return parseEnded(run, message);
		case 'image':
			return isImage(message['image'])
				? { kind: 'image', run, image: message['image'], isWhole: message['isWhole'] === true }
				: null;
		case 'no-image':
			return typeof message['reason'] === 'string'
				? { kind: 'no-image', run, reason: message['reason'] }
				: null;
		case 'analysed':
			return isAnalysis(message['analysis'])
				? { kind: 'analysed', run, analysis: message['analysis'] }
				: null;
		default:
			return null;
	}
}

function parseOutput(run: number, message: Record<string, unknown>): PythonReply | null {
	const { stream, text, truncated } = message;
	if ((stream !== 'stdout' && stream !== 'stderr') || typeof text !== 'string') return null;
	return { kind: 'output', run, stream, text, truncated: truncated === true };
}

function parseEnded(run: number, message: Record<string, unknown>): PythonReply | null {
	const { figures, ms } = message;
	const outcome = parseOutcome(message['outcome']);
	if (outcome === null || typeof ms !== 'number' || !isListOf(figures, 0, MOST_FIGURES, isFigure))
		return null;
	return { kind: 'ended', run, outcome, figures, ms };
}

function parseOutcome(outcome: unknown): PythonOutcome | null {
	if (!isRecord(outcome)) return null;
	switch (outcome['kind']) {
		case 'finished': {
			const { value } = outcome;
			if (isTooLong(value)) return null;
			const variable = parseVariable(outcome['variable']);
			return {
				kind: 'finished',
				...(typeof value === 'string' && { value }),
				...(variable !== null && { variable }),
			};
		}
		case 'raised': {
			const error = parseError(outcome['error']);
			if (error === null) return null;
			const asks = parseAsks(outcome['asks']);
			return asks === null ? { kind: 'raised', error } : { kind: 'raised', error, asks };
		}
		case 'crashed': {
			const { reason } = outcome;
			return typeof reason === 'string' && !isTooLong(reason) ? { kind: 'crashed', reason } : null;
		}
		default:
			return null;
	}
}

function parseVariable(variable: unknown): AnswerVariable | null {
	if (!isRecord(variable)) return null;
	const { name, text } = variable;
	if (typeof text !== 'string' || isTooLong(text)) return null;
	return name === 'result' || name === 'Answer' || name === 'answer' ? { name, text } : null;
}

function parseError(error: unknown): PythonError | null {
	if (!isRecord(error)) return null;
	const { name, message, traceback, line } = error;
	if (typeof name !== 'string' || typeof message !== 'string' || typeof traceback !== 'string') return null;
	if (isTooLong(name) || isTooLong(message) || isTooLong(traceback)) return null;
	return typeof line === 'number' ? { name, message, traceback, line } : { name, message, traceback };
}

/** As many and as long as the harness lets them be; null for anything else, and for none. */
function parseAsks(value: unknown): readonly ThoughtAsk[] | null {
	if (!isListOf(value, 1, MOST_ASKS, isAsk)) return null;
	return value.map(({ instruction, value: about, line }) => ({
		instruction,
		value: about,
		line: typeof line === 'number' && line >= 1 ? line : null,
	}));
}

function isAsk(ask: unknown): ask is { instruction: string; value: string; line: unknown } {
	if (!isRecord(ask)) return false;
	const { instruction, value } = ask;
	if (typeof instruction !== 'string' || typeof value !== 'string') return false;
	return instruction.length + value.length <= LONGEST_ASK;
}

/** More than the harness lets through: a program's forgery, which would be shown and kept with the run. */
function isTooLong(text: unknown): boolean {
	return typeof text === 'string' && text.length > LONGEST_TEXT;
}

/** The harness cuts at 256 Ki code points, of which one can be two units here, and adds a notice. */
const LONGEST_TEXT = 520 * 1024;
const MOST_FIGURES = 8;
/** Of a picture as its address. */
const LONGEST_FIGURE = 16 * 1024 * 1024;
const MOST_ASKS = 8;
/** The harness names no more; each of them may have the page fetch a package. */
const MOST_IMPORTS = 64;
/** The harness leaves out names of more than 100 code points; the longest of a package has 25. */
const LONGEST_IMPORT = 200;
/** Python counts code points, of which one can be two units here. */
const LONGEST_ASK = 8000;
/** The checker reads at most a million characters, and of what it marks nothing is shorter than a call, `f()`. */
const MOST_MARKS = 350_000;
/** One for each kind of finding. */
const MOST_LINES = 100;

function isImport(value: unknown): value is string {
	return typeof value === 'string' && value.length <= LONGEST_IMPORT;
}

/** Figures end up as image addresses in the page: only what can be nothing but a picture gets that far. */
function isFigure(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > LONGEST_FIGURE) return false;
	return /^data:image\/png;base64,[A-Za-z0-9+/=]*$/.test(value);
}

/** Images come from an interpreter that never runs a program, so only the outline is checked. */
function isImage(value: unknown): value is PackageImage {
	return (
		isRecord(value) &&
		Array.isArray(value['files']) &&
		Array.isArray(value['libraries']) &&
		value['bytes'] instanceof ArrayBuffer
	);
}

/** Analyses come from an interpreter that never runs a program, so only the outline is checked. */
function isAnalysis(value: unknown): value is CodeAnalysis {
	if (!isRecord(value)) return false;
	switch (value['kind']) {
		case 'analysed':
			return (
				isListOf(value['marks'], 0, MOST_MARKS, isMark) && isListOf(value['lines'], 0, MOST_LINES, isText)
			);
		case 'syntax-error':
			return typeof value['message'] === 'string' && typeof value['line'] === 'number';
		case 'unavailable':
			return typeof value['reason'] === 'string';
		default:
			return false;
	}
}

function isMark(value: unknown): value is AnalysisMark {
	return isRecord(value) && typeof value['kind'] === 'string' && typeof value['line'] === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
