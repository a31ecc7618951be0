/** One program to run in a fresh interpreter, or in a kept one when `session` is given. */
export interface ExecutionRequest {
	code: string;
	/** Lines for `input()`; without them `input()` fails with a clear error. */
	stdin?: string;
	/** Clock of the user's code alone; boot and package loading have their own. Default 10 000. */
	timeLimitMs?: number;
	/** Calls with the same session share one interpreter (code interpreter methods); closed by `closeSession`. */
	session?: string;
	/**
	 * Seeds `random` and, where the program can import it, numpy; 0 to 2³² − 1. A kept interpreter is seeded once, so that a
	 * program's own seed goes on counting in the next one. Absent = seeded by real randomness.
	 */
	seed?: number;
	/** Gives the program `think(instruction, value)`, with what a model has answered to it so far; absent = it has no `think`. */
	thoughts?: readonly Thought[];
	/** Nobody waits for it: programs that somebody does wait for go first, and it never takes the last free slot. */
	background?: true;
}

interface Ran {
	stdout: string;
	stderr: string;
	/** Both streams in the order they were written. */
	output: string;
	/** Output was cut at the cap (256 KiB). */
	truncated: boolean;
	/** PNG data URLs of matplotlib figures. */
	figures: readonly string[];
	/** User code only. */
	ms: number;
	/**
	 * How long the program waited for Python to be fetched, booted and an interpreter made, in whole milliseconds; not for a free
	 * slot, nor for packages. Absent below 100: it was ready. Measured by the run, from what `onStarting` tells it.
	 */
	startMs?: number;
}

/** For an execution that ended before it began. */
export const NOTHING_RAN: Ran = { stdout: '', stderr: '', output: '', truncated: false, figures: [], ms: 0 };

/** How one execution ended. All but `unavailable` carry what was printed until then. */
export type ExecutionResult =
	| (Ran & {
			kind: 'finished';
			/** repr of the last expression, only when nothing was printed. */
			value?: string;
			/** Only when nothing was printed: what the program set as its answer, `str()` of it (methods.md 1). */
			variable?: { name: 'result' | 'Answer' | 'answer'; text: string };
	  })
	/** `sys.exit()` with a non-zero status is `raised` with name SystemExit; a zero status is `finished`. */
	| (Ran & {
			kind: 'raised';
			error: PythonError;
			/**
			 * What the program asks of a model before it can go on, at most 8, none twice; the error is then `NeedsThought`, and what was
			 * printed counts for nothing: the program is run again from its start with the answers.
			 */
			asks?: readonly ThoughtAsk[];
	  })
	| (Ran & { kind: 'timed-out'; limitMs: number })
	/** The interpreter itself died (memory, WebAssembly trap). */
	| (Ran & { kind: 'crashed'; reason: string })
	| (Ran & { kind: 'stopped' })
	/** Python could not be had at all. */
	| { kind: 'unavailable'; reason: string };

/** An answer that `think(instruction, value)` returns. */
export interface Thought {
	instruction: string;
	/** `repr()` of what it is asked about. */
	value: string;
	/** The answer as a Python literal. */
	answer: string;
}

/** A question without an answer. */
export interface ThoughtAsk extends Omit<Thought, 'answer'> {
	/** 1-based line of the program, where known. */
	line: number | null;
}

/** An exception that ended a program, as the person would have seen it: frames of the harness are left out. */
export interface PythonError {
	/** Class name: `ZeroDivisionError`, `SyntaxError`, `ModuleNotFoundError`. */
	name: string;
	message: string;
	/** User frames only, file shown as `answer.py`. */
	traceback: string;
	/** 1-based line in the user's code, when known. */
	line?: number;
}

/** A shorter wait for Python is none. */
export const SHORTEST_START_MS = 100;

/** Where a piece of output was written to; the screen shows both in the order of writing. */
export type OutputStream = 'stdout' | 'stderr';

/** States are shown in words. */
export type PythonStatus =
	| { kind: 'idle' }
	| { kind: 'downloading'; loadedBytes: number; totalBytes: number }
	| { kind: 'starting' }
	/** `names` are all that a program waits for; `now`, once it is known, is what one of them is at. */
	| { kind: 'loading-packages'; names: readonly string[]; now?: PackageWork }
	/** `lingering`: so many programs that were stopped go on, because the browser cannot end them; absent for none. */
	| { kind: 'ready'; lingering?: number }
	| { kind: 'running' }
	| { kind: 'stopped'; lingering?: number }
	| { kind: 'failed'; reason: string };

/** Fetched package by package; made ready once for all interpreters of this browser. */
export type PackageWork =
	| { kind: 'fetching'; name: string; loadedBytes: number }
	| { kind: 'preparing'; name: string };

/** Port: real Python. Never rejects for what user code does; abort gives `stopped`. */
export interface PythonRunner {
	run(
		request: ExecutionRequest,
		onOutput: (stream: OutputStream, text: string) => void,
		signal: AbortSignal,
		/** Told when the program begins to wait for Python to start, in the background also for its turn, and when it no longer does. */
		onStarting?: (isStarting: boolean) => void,
	): Promise<ExecutionResult>;
	/** Reads the code with Python's own `ast`; `prose` is the reply's text before the code (for the disguise flag). */
	analyse(code: string, prose: string, signal: AbortSignal): Promise<CodeAnalysis>;
	closeSession(session: string): void;
	/**
	 * A program is being written, which this may be the beginning of: what it imports is made ready, where nothing need be fetched or asked
	 * for it. Whether it ever runs changes nothing else.
	 */
	foresee?(code: string): void;
}

/** The symbolic checker's report (methods.md 7; arXiv 2502.04350 section 4). */
export type CodeAnalysis =
	| {
			kind: 'analysed';
			/** Published rule: keyword matches in the raw text plus 0.25 per binary operator. */
			published: {
				score: number;
				flags: AnalysisFlags;
				/** A line per finding, as published, the rest of a long list counted; the score last. Absent in runs of before. */
				lines?: readonly string[];
			};
			/** Keyword tokens of a real tokenizer plus 0.25 per binary operator: the published score without its false hits. */
			keywords: { score: number };
			/** Tree-based rule of ours. */
			tree: { score: number; counts: TreeCounts; flags: AnalysisFlags };
			/** Fourth flag, ours: why the program only prints what was thought up before; null when it computes. */
			disguise: string | null;
			/** One explanation line per kind of finding, with its count. */
			lines: readonly string[];
			/** What was counted, for editor decorations. Lines and columns are 1-based, end exclusive. */
			marks: readonly AnalysisMark[];
			/**
			 * What was counted and has no mark: the middle of very long chains, and what is there by the thousand. With what the marks
			 * add it makes up both scores. Absent in runs of before, whose marks say nothing of what they add.
			 */
			unplaced?: { count: number; published: number; tree: number };
	  }
	| { kind: 'syntax-error'; message: string; line: number; column: number }
	| { kind: 'unavailable'; reason: string };

/** Which kinds of computing were found: by the published rule, in keywords (arXiv 2502.04350), or by ours, in the syntax tree. */
export interface AnalysisFlags {
	searching: boolean;
	symbolic: boolean;
	numerical: boolean;
}

/** Occurrences in the syntax tree, on which our own score rests; nothing here is read from names or comments. */
export interface TreeCounts {
	loops: number;
	recursion: number;
	branches: number;
	errorHandling: number;
	/** Operators, before the weight of 0.25. */
	arithmetic: number;
	solverLibrary: number;
}

/** One place in a program that counted, for the checker’s lens. Lines and columns 1-based, the end exclusive. */
export interface AnalysisMark {
	kind:
		| 'loop'
		| 'recursion'
		| 'branch'
		| 'error-handling'
		| 'arithmetic'
		| 'solver'
		| 'search'
		| 'disguise'
		/** A keyword that the published rule counts. */
		| 'keyword'
		/** The same letters inside a name, a comment or a text, which it counts as well. */
		| 'letters';
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	/** Points of the two scores, 0 left out. Absent in runs of before. */
	adds?: { published?: number; tree?: number };
}
