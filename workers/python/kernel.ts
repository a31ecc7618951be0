import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { CodeAnalysis, OutputStream } from '../../src/core/execution.ts';
import type {
	PythonOutcome,
	PythonReply,
	PythonRequest,
	Wheel,
	WorkerPackages,
	WorkerStart,
} from '../python.protocol.ts';
import { readShared } from '../shared-bytes.ts';
import analysisSource from './analysis.py?raw';
import chainsSource from './chains.py?raw';
import disguiseSource from './disguise.py?raw';
import finderSource from './finder.py?raw';
import harnessSource from './harness.py?raw';
import limitsSource from './limits.py?raw';
import linearSource from './linear.py?raw';
import loopSource from './loop.py?raw';
import memoSource from './memo.py?raw';
import packagesSource from './packages.py?raw';
import thoughtsSource from './thoughts.py?raw';
import { Output } from './output.ts';
import { Shelf, type MadeImage } from './shelf.ts';
import { lookForSignals } from './signals.ts';
import { withCompiled } from './with-compiled.ts';

type Send = (reply: PythonReply, transfer?: Transferable[]) => void;
type CreateModule = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']>;

interface Harness extends PyProxy {
	lacking: PyCallable;
	import_ahead: PyCallable;
	run: PyCallable;
}

/** The one function of Emscripten's file system that is used here; its types are not installed. */
interface Files {
	writeFile(path: string, text: string): void;
}

type Program = Omit<Extract<PythonRequest, { kind: 'run' }>, 'kind'>;

interface Report {
	outcome: PythonOutcome;
	figures: string[];
}

/** Pyodide with the harness loaded. The harness talks JSON, so that no object of a program crosses into JavaScript. */
export class Kernel {
	readonly #pyodide: PyodideAPI;
	readonly #send: Send;
	readonly #makes: WorkerStart['makes'];
	readonly #shelf: Shelf;
	#waiting: Program | null = null;

	#output: Output | null = null;

	private constructor(pyodide: PyodideAPI, send: Send, makes: WorkerStart['makes']) {
		this.#pyodide = pyodide;
		this.#send = send;
		this.#makes = makes;
		this.#shelf = new Shelf(pyodide);
		guardStack(pyodide);
		lookForSignals(pyodide);
		// Pyodide writes its last words, a list of frames, into the program's own error stream.
		onFatal(pyodide, () => this.#output?.end());
	}

	static async boot(start: WorkerStart, send: Send): Promise<Kernel> {
		const [{ default: createPyodideModule }, stdlib, snapshot] = await Promise.all([
			import(/* @vite-ignore */ start.scriptUrl) as Promise<{ default: CreateModule }>,
			readShared(start.stdlib),
			start.snapshot && readShared(start.snapshot),
		]);
		const pyodide = await withFiles(
			(name) => (name === 'python_stdlib.zip' ? stdlib : new ArrayBuffer(0)),
			() =>
				withCompiled(start.module, snapshot, () =>
					loadPyodide({
						indexURL: OFFLINE,
						packageBaseUrl: OFFLINE,
						createPyodideModule,
						lockFileContents: start.lock,
						env: { MPLBACKEND: 'Agg', PYTHONHASHSEED: '0' },
						fsInit: (FS: Files, { sitePackages }: { sitePackages: string }) => {
							for (const [name, source] of Object.entries(MODULES))
								FS.writeFile(`${sitePackages}/${name}.py`, source);
							return Promise.resolve();
						},
						...(start.makes !== null && { _makeSnapshot: true }),
						...(snapshot !== null && { _loadSnapshot: snapshot }),
					}),
				),
		);
		// In a snapshot the harness is already imported, along with the modules that programs usually want.
		for (const name of Object.keys(MODULES)) (pyodide.pyimport(name) as PyProxy).destroy();
		return new Kernel(pyodide, send, start.makes);
	}

	snapshot(): ArrayBuffer | null {
		// The memory of a Uint8Array that Pyodide just copied: never shared.
		return this.#makes === 'first' ? this.#copyMemory() : null;
	}

	/** With what was imported ahead, without the files it came from: whoever begins with it has these placed. Null where that cannot be. */
	makeMemory(): ArrayBuffer | null {
		if (this.#makes !== 'with-imports') return null;
		try {
			this.#shelf.forget();
			return this.#copyMemory();
		} catch {
			// Something of JavaScript is held by what was imported.
			return null;
		}
	}

	#copyMemory(): ArrayBuffer {
		return this.#pyodide.makeMemorySnapshot().buffer as ArrayBuffer;
	}

	/** Runs the code at once, or asks the page for the packages it imports. */
	prepare(program: Program): void {
		const lacking = JSON.parse(this.#harness().lacking(program.code) as string) as string[];
		if (lacking.length === 0) {
			this.#run(program, {});
		} else {
			this.#waiting = program;
			this.#send({ kind: 'needs', run: program.run, imports: lacking });
		}
	}

	/** Puts packages in place and runs the program that waits for them, or says that they are. */
	async install({ packages, missing, run }: WorkerPackages): Promise<void> {
		try {
			await this.#shelf.place(packages);
		} catch (error) {
			this.#send({ kind: 'not-placed', run, reason: String(error).slice(0, LONGEST_REASON) });
			return;
		}
		const waiting = this.#waiting;
		if (waiting?.run !== run) {
			this.#send({ kind: 'placed', run });
			return;
		}
		this.#waiting = null;
		this.#run(waiting, missing);
	}

	/** Before the first program. False where that program could tell, or where something could not be imported. */
	importAhead(imports: readonly string[], later: readonly string[]): boolean {
		const output = new Output(() => undefined);
		this.#connect(output, null);
		const isUnnoticed = this.#harness().import_ahead(
			JSON.stringify(imports),
			JSON.stringify(later),
		) as boolean;
		return isUnnoticed && !output.hasPrinted();
	}

	/** Unpacks the wheel, which stays installed here. Rejects with what Python says. */
	makeImage(wheel: Wheel): Promise<MadeImage> {
		return this.#shelf.makeImage(wheel);
	}

	/** Throws when the interpreter breaks over the code; it is of no use afterwards. */
	analyse(code: string, prose: string): CodeAnalysis {
		const analysis = this.#pyodide.pyimport('sandbox_analysis') as PyProxy & { analyse: PyCallable };
		return JSON.parse(analysis.analyse(code, prose) as string) as CodeAnalysis;
	}

	#run({ run, code, stdin, seed, thoughts }: Program, missing: Readonly<Record<string, string>>): void {
		const output = new Output((stream, text, truncated) =>
			this.#send({ kind: 'output', run, stream, text, truncated }),
		);
		this.#output = output;
		this.#connect(output, stdin);
		this.#send({ kind: 'started', run });
		const begun = performance.now();
		let report: Report;
		try {
			const { run } = this.#harness();
			const request = JSON.stringify({ code, stdin, seed, missing, thoughts });
			const printed = (stream?: OutputStream) => output.hasPrinted(stream);
			report = JSON.parse(run(request, printed) as string) as Report;
		} catch (error) {
			report = { outcome: { kind: 'crashed', reason: explainCrash(error) }, figures: [] };
		}
		output.end();
		this.#send({ kind: 'ended', run, ...report, ms: performance.now() - begun });
	}

	/** The file descriptors 0, 1 and 2 of the program that runs next. */
	#connect(output: Output, stdin: string | null): void {
		const given = new TextEncoder().encode(stdin ?? '');
		let read = 0;
		const writeTo = (stream: OutputStream) => ({
			write: (bytes: Uint8Array) => {
				output.write(stream, bytes);
				return bytes.length;
			},
			isatty: false,
		});
		this.#pyodide.setStdout(writeTo('stdout'));
		this.#pyodide.setStderr(writeTo('stderr'));
		this.#pyodide.setStdin({
			read: (buffer: Uint8Array) => {
				const piece = given.subarray(read, read + buffer.length);
				buffer.set(piece);
				read += piece.length;
				return piece.length;
			},
			isatty: false,
		});
	}

	#harness(): Harness {
		return this.#pyodide.pyimport('sandbox_harness') as Harness;
	}
}

const LONGEST_REASON = 500;

/** Prefixed, so that no program's own module has one of these names by chance. */
const MODULES = {
	sandbox_linear: linearSource,
	sandbox_limits: limitsSource,
	sandbox_loop: loopSource,
	sandbox_memo: memoSource,
	sandbox_thoughts: thoughtsSource,
	sandbox_harness: harnessSource,
	sandbox_chains: chainsSource,
	sandbox_disguise: disguiseSource,
	sandbox_analysis: analysisSource,
	sandbox_packages: packagesSource,
	sandbox_finder: finderSource,
};

/** Pyodide asks for its files by address; none of these addresses is ever reached. */
const OFFLINE = 'https://sandbox.invalid/';

async function withFiles<T>(read: (name: string) => ArrayBuffer, work: () => Promise<T>): Promise<T> {
	const original = globalThis.fetch;
	globalThis.fetch = (input) => {
		const address = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
		return Promise.resolve(new Response(read(address.slice(address.lastIndexOf('/') + 1))));
	};
	try {
		return await work();
	} finally {
		globalThis.fetch = original;
	}
}

/**
 * Python raises a RecursionError once its stack pointer is this many bytes down; the pointer counts the browser's stack as well
 * (stack-accounting.ts). Chromium has 984 KiB for it, the other engines more; part of it is taken before Python's first frame. An
 * interpreter that began from a memory has run little, and frames of code that is not optimised yet are larger than what is counted:
 * with 760,000 a recursion through __hash__ broke every interpreter of a page in which little had run before; with 720,000 none did.
 */
const STACK_BYTES = 700_000;

interface Internals {
	_PyThreadState_GetUnchecked(): number;
	_PyUnstable_ThreadState_SetStackProtection(thread: number, lowest: number, bytes: number): number;
	_emscripten_stack_get_base(): number;
}

function guardStack(pyodide: PyodideAPI): void {
	const internals = Reflect.get(pyodide, '_module') as Internals;
	const lowest = internals._emscripten_stack_get_base() - STACK_BYTES;
	const thread = internals._PyThreadState_GetUnchecked();
	internals._PyUnstable_ThreadState_SetStackProtection(thread, lowest, STACK_BYTES);
}

function onFatal(pyodide: PyodideAPI, listener: () => void): void {
	const api = Reflect.get(pyodide, '_api') as { fatal_error: (error: unknown) => void };
	const original = api.fatal_error;
	api.fatal_error = (error) => {
		listener();
		original(error);
	};
}

function explainCrash(error: unknown): string {
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return /call stack|stack overflow/i.test(message)
		? `The program's calls were nested deeper than the stack a web page gives to Python, and the interpreter was lost (${message}). Written with a loop, or with less recursion, it may run`
		: `The interpreter stopped working, and what the program had printed until then is all there is (${message.slice(0, LONGEST_REASON)})`;
}
