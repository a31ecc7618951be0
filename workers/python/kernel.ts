import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { CodeAnalysis, OutputStream } from '../../src/core/execution.ts';
import type { PythonOutcome, PythonReply, Wheel, WorkerStart } from '../python.protocol.ts';
import analysisSource from './analysis.py?raw';
import disguiseSource from './disguise.py?raw';
import harnessSource from './harness.py?raw';

type Send = (reply: PythonReply, transfer?: Transferable[]) => void;
type CreateModule = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']>;

interface Harness extends PyProxy {
	lacking: PyCallable;
	run: PyCallable;
}

/** The one function of Emscripten's file system that is used here; its types are not installed. */
interface Files {
	writeFile(path: string, text: string): void;
}

interface Report {
	outcome: PythonOutcome;
	figures: string[];
}

/** Pyodide with the harness loaded. The harness talks JSON, so that no object of a program crosses into JavaScript. */
export class Kernel {
	readonly #pyodide: PyodideAPI;
	readonly #send: Send;
	readonly #makeSnapshot: boolean;
	#waiting: { run: number; code: string; stdin: string | null } | null = null;

	private constructor(pyodide: PyodideAPI, send: Send, makeSnapshot: boolean) {
		this.#pyodide = pyodide;
		this.#send = send;
		this.#makeSnapshot = makeSnapshot;
	}

	static async boot(start: WorkerStart, send: Send): Promise<Kernel> {
		const { default: createPyodideModule } = (await import(/* @vite-ignore */ start.scriptUrl)) as {
			default: CreateModule;
		};
		const pyodide = await withFiles(
			(name) => (name === 'python_stdlib.zip' ? start.stdlib : new ArrayBuffer(0)),
			() =>
				withCompiled(start.module, () =>
					loadPyodide({
						indexURL: OFFLINE,
						packageBaseUrl: OFFLINE,
						createPyodideModule,
						lockFileContents: start.lock,
						env: { MPLBACKEND: 'Agg' },
						fsInit: (FS: Files, { sitePackages }: { sitePackages: string }) => {
							for (const [name, source] of Object.entries(MODULES))
								FS.writeFile(`${sitePackages}/${name}.py`, source);
							return Promise.resolve();
						},
						...(start.makeSnapshot && { _makeSnapshot: true }),
						...(start.snapshot !== null && { _loadSnapshot: start.snapshot }),
					}),
				),
		);
		// In a snapshot the harness is already imported, along with the modules that programs usually want.
		for (const name of Object.keys(MODULES)) (pyodide.pyimport(name) as PyProxy).destroy();
		return new Kernel(pyodide, send, start.makeSnapshot);
	}

	snapshot(): ArrayBuffer | null {
		// The memory of a Uint8Array that Pyodide just copied: never shared.
		return this.#makeSnapshot ? (this.#pyodide.makeMemorySnapshot().buffer as ArrayBuffer) : null;
	}

	/** Runs the code at once, or asks the page for the packages it imports. */
	async prepare(run: number, code: string, stdin: string | null): Promise<void> {
		const lacking = JSON.parse(this.#harness().lacking(code) as string) as string[];
		if (lacking.length === 0) {
			await this.#run(run, code, stdin, {});
		} else {
			this.#waiting = { run, code, stdin };
			this.#send({ kind: 'needs', run, imports: lacking });
		}
	}

	async install(
		packages: readonly string[],
		wheels: readonly Wheel[],
		missing: Readonly<Record<string, string>>,
	): Promise<void> {
		const waiting = this.#waiting;
		if (waiting === null) return;
		this.#waiting = null;
		const reasons = { ...missing };
		if (packages.length > 0) {
			const files = new Map(wheels.map((wheel) => [wheel.fileName, wheel.bytes]));
			const problems: string[] = [];
			try {
				await withFiles(
					(name) => files.get(name) ?? new ArrayBuffer(0),
					() =>
						this.#pyodide.loadPackage([...packages], {
							// The page has checked the hash of each file.
							checkIntegrity: false,
							messageCallback: () => undefined,
							errorCallback: (problem) => problems.push(problem),
						}),
				);
			} catch (error) {
				problems.push(String(error));
			}
			if (problems.length > 0) for (const name of packages) reasons[name] ??= problems.join('; ');
		}
		await this.#run(waiting.run, waiting.code, waiting.stdin, reasons);
	}

	/** Throws when the interpreter breaks over the code; it is of no use afterwards. */
	inspect(code: string, prose: string): CodeAnalysis {
		const analysis = this.#pyodide.pyimport('sandbox_analysis') as PyProxy & { analyse: PyCallable };
		return JSON.parse(analysis.analyse(code, prose) as string) as CodeAnalysis;
	}

	async #run(
		run: number,
		code: string,
		stdin: string | null,
		missing: Record<string, string>,
	): Promise<void> {
		const emit = (stream: OutputStream, text: string, truncated: boolean) =>
			this.#send({ kind: 'output', run, stream, text, truncated });
		this.#send({ kind: 'started', run });
		const begun = performance.now();
		let report: Report;
		try {
			const { run } = this.#harness();
			const request = JSON.stringify({ code, stdin, missing });
			// asyncio.run() can only wait on a stack that may be switched; recursion gets less deep there, so others do without.
			const text: unknown =
				code.includes('asyncio') && 'Suspending' in WebAssembly
					? await run.callPromising(request, emit)
					: run(request, emit);
			report = JSON.parse(text as string) as Report;
		} catch (error) {
			report = { outcome: { kind: 'crashed', reason: explainCrash(error) }, figures: [] };
		}
		this.#send({ kind: 'ended', run, ...report, ms: performance.now() - begun });
	}

	#harness(): Harness {
		return this.#pyodide.pyimport('sandbox_harness') as Harness;
	}
}

/** Prefixed, so that no program's own module has one of these names by chance. */
const MODULES = {
	sandbox_harness: harnessSource,
	sandbox_disguise: disguiseSource,
	sandbox_analysis: analysisSource,
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

async function withCompiled<T>(module: WebAssembly.Module, work: () => Promise<T>): Promise<T> {
	const original = WebAssembly.instantiateStreaming;
	WebAssembly.instantiateStreaming = async (_response, imports) => ({
		module,
		instance: await WebAssembly.instantiate(module, imports),
	});
	try {
		return await work();
	} finally {
		WebAssembly.instantiateStreaming = original;
	}
}

function explainCrash(error: unknown): string {
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return /call stack|stack overflow/i.test(message)
		? `The program recursed deeper than the interpreter's own stack (${message})`
		: `The interpreter stopped working (${message.slice(0, 500)})`;
}
