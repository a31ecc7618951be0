import type { EndedWorkers } from '../../../workers/python.protocol.ts';
import { errorWords } from '../../core/error-words.ts';
import {
	type CodeAnalysis,
	type ExecutionRequest,
	type ExecutionResult,
	NOTHING_RAN,
	type OutputStream,
	type PythonRunner,
	type PythonStatus,
} from '../../core/execution.ts';
import { importsOf } from '../../core/packages/imports.ts';
import { execute, type ExecutionPhase, type Unbegun } from './execution.ts';
import { Ahead, type Imported } from './ahead.ts';
import { Analyser } from './analyser.ts';
import type { Interpreter } from './interpreter.ts';
import { usualSlots } from './slot-count.ts';
import { Slots } from './slots.ts';
import { StartLimit } from './start-limit.ts';
import type { PackageStore } from './packages.ts';
import { InterpreterPool } from './pool.ts';
import { Sandbox, type SandboxProgress } from './sandbox.ts';
import { SandboxPackages } from './sandbox-packages.ts';
import { type Session, Sessions } from './sessions.ts';
import { untilAborted } from './until-aborted.ts';

export interface PythonOptions {
	/** Where `sandbox.html` and `pyodide/` lie; default: beside the page. */
	base?: URL;
	/** Programs that run at the same time; the others wait. Default: `usualSlots`. */
	slots?: number;
	/** Interpreters kept ready ahead of need. */
	spares?: number;
	/** Asked at every need: may packages that are not among the page's own files come from Pyodide's public CDN? */
	allowPublicPackages?: () => boolean;
}

interface Prepared {
	interpreter: Interpreter;
	/** No program has run in it. */
	isFresh: boolean;
	packages: () => Promise<PackageStore>;
}

interface Listeners {
	onOutput: (stream: OutputStream, text: string) => void;
	onStarting: (isStarting: boolean) => void;
}

const WATCH_MS = 3_000;
const LOST_STATE = '[the interpreter was restarted: what earlier programs defined is gone]\n';

/** Real Python in the page: the port's implementation over the sandbox. Nothing is fetched before the first use or `warm`. */
export class PythonClient implements PythonRunner {
	readonly #pool: InterpreterPool;
	/** Programs that run at the same time. */
	readonly slotCount: number;
	readonly #slots: Slots;
	readonly #analyser: Analyser;
	readonly #ahead: Ahead;
	readonly #packages: SandboxPackages;
	readonly #sessions = new Sessions();
	readonly #listeners = new Set<(status: PythonStatus) => void>();
	readonly #phases = new Map<number, ExecutionPhase>();
	#status: PythonStatus = { kind: 'idle' };
	readonly #startLimit = new StartLimit();
	#wasStopped = false;
	#runs = 0;

	constructor(options: PythonOptions = {}) {
		const base = options.base ?? new URL('.', document.baseURI);
		this.slotCount = options.slots ?? usualSlots(navigator.hardwareConcurrency);
		this.#slots = new Slots(this.slotCount);
		this.#pool = new InterpreterPool(
			() =>
				Sandbox.open(
					base,
					(progress) => this.#setStatus(progress),
					(ended) => this.#hearOfEnded(ended),
				),
			options.spares ?? 2,
			() => this.#showPhase(),
		);
		this.#analyser = new Analyser(() => this.#take());
		this.#ahead = new Ahead(() => this.#take());
		this.#packages = new SandboxPackages({
			base,
			isElsewhereAllowed: options.allowPublicPackages ?? (() => false),
			take: () => this.#take(),
			open: () => this.#pool.open(),
		});
	}

	get status(): PythonStatus {
		return this.#status;
	}

	subscribe(listener: (status: PythonStatus) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Gets Python ready before it is needed. Failures show in the status only. */
	async warm(): Promise<void> {
		try {
			await this.#pool.open();
			this.#pool.refill();
			this.#showPhase();
		} catch (error) {
			this.#setStatus({ kind: 'failed', reason: errorWords(error) });
		}
	}

	run(
		request: ExecutionRequest,
		onOutput: (stream: OutputStream, text: string) => void,
		signal: AbortSignal,
		onStarting: (isStarting: boolean) => void = () => undefined,
	): Promise<ExecutionResult> {
		const session = request.session === undefined ? null : this.#sessions.get(request.session);
		return session === null
			? this.#queue(request, null, { onOutput, onStarting }, signal)
			: this.#queue(
					request,
					session,
					{ onOutput, onStarting },
					AbortSignal.any([signal, session.closed.signal]),
				);
	}

	async #queue(
		request: ExecutionRequest,
		session: Session | null,
		listeners: Listeners,
		signal: AbortSignal,
	): Promise<ExecutionResult> {
		const endTurn = session === null ? () => undefined : await session.turn.enter(signal);
		const isBackground = request.background === true;
		const leave =
			endTurn === null
				? null
				: // That others go first is no fault of a run in the background: its time limit does not count the wait.
					await this.#slots.enter(signal, isBackground, isBackground ? listeners.onStarting : undefined);
		try {
			if (leave === null) return { kind: 'stopped', ...NOTHING_RAN };
			return await this.#runInSlot(request, session, listeners, signal);
		} finally {
			leave?.();
			endTurn?.();
		}
	}

	async analyse(code: string, prose: string, signal: AbortSignal): Promise<CodeAnalysis> {
		const analysis = await this.#analyser.analyse(code, prose, ++this.#runs, signal);
		this.#showPhase();
		return analysis;
	}

	foresee(code: string): void {
		const imports = importsOf(code);
		// What runs comes first, and Python is not started for this.
		if (imports.length === 0 || this.#phases.size > 0 || !this.#pool.isOpen) return;
		this.#ahead.foresee({ code, imports }, this.#aroundAhead());
	}

	closeSession(name: string): void {
		this.#sessions.close(name);
	}

	/** Ends all interpreters and removes the frame; a later use starts anew. */
	close(): void {
		this.#sessions.closeAll();
		this.#analyser.close();
		this.#ahead.close();
		this.#pool.close();
		this.#setStatus({ kind: 'idle' });
	}

	async #runInSlot(
		request: ExecutionRequest,
		session: Session | null,
		{ onOutput, onStarting }: Listeners,
		signal: AbortSignal,
	): Promise<ExecutionResult> {
		let lost = '';
		for (let isSecond = false; ; isSecond = true) {
			const prepared = await this.#begin(session, request.code, onStarting, signal);
			if ('kind' in prepared) return withNotice(prepared, lost);
			if (session?.hasLostState === true) {
				lost = LOST_STATE;
				onOutput('stderr', lost);
			}
			const { interpreter, isFresh } = prepared;
			const result = await this.#perform(prepared, request, onOutput, signal);
			const isNothingLost = isFresh && result.kind === 'unbegun';
			this.#wasStopped = !interpreter.isAlive;
			if (session === null) interpreter.stop();
			else session.settle(isNothingLost);
			// Of this program nothing has run, and of earlier ones nothing was kept: another interpreter will do.
			if (isNothingLost && !isSecond) continue;
			this.#showPhase();
			return withNotice(
				result.kind === 'unbegun' ? { ...NOTHING_RAN, kind: 'crashed', reason: result.reason } : result,
				lost,
			);
		}
	}

	/** An interpreter that is ready, or why the program does not begin. */
	async #begin(
		session: Session | null,
		code: string,
		onStarting: (isStarting: boolean) => void,
		signal: AbortSignal,
	): Promise<Prepared | Extract<ExecutionResult, { kind: 'stopped' | 'unavailable' }>> {
		onStarting(true);
		try {
			const prepared = await untilAborted(this.#prepare(session, code), signal, ({ interpreter }) => {
				if (session === null || session.closed.signal.aborted) interpreter.stop();
			});
			return prepared ?? { kind: 'stopped', ...NOTHING_RAN };
		} catch (error) {
			return { kind: 'unavailable', reason: errorWords(error) };
		} finally {
			onStarting(false);
		}
	}

	async #perform(
		{ interpreter, isFresh, packages }: Prepared,
		request: ExecutionRequest,
		onOutput: Listeners['onOutput'],
		signal: AbortSignal,
	): Promise<ExecutionResult | Unbegun> {
		const run = ++this.#runs;
		const onPhase = (phase: ExecutionPhase) => {
			this.#phases.set(run, phase);
			this.#showPhase();
		};
		// A program that waits in a frame that is gone must not wait for its time limit.
		const watching = setInterval(() => {
			this.#pool.check().catch(() => undefined);
		}, WATCH_MS);
		// What an interpreter says that has run a program may be that program's forgery.
		let imports = isFresh ? interpreter.imported : [];
		const onNeeds = (needed: readonly string[]) => {
			if (isFresh) imports = needed;
		};
		const result = await execute(interpreter, request, { run, packages, onOutput, onPhase, onNeeds }, signal);
		clearInterval(watching);
		this.#pool.refill();
		this.#phases.delete(run);
		if (result.kind !== 'unbegun') this.#prepareFor({ code: request.code, imports });
		return result;
	}

	/** An interpreter for one program, or the one its session keeps. Rejects when Python cannot be had. */
	async #prepare(session: Session | null, code: string): Promise<Prepared> {
		// Its answer comes after what the frame has to say of workers that were ended just now. If it is gone, `#take` finds out.
		await this.#pool.check().catch(() => undefined);
		await this.#startLimit.pass();
		const kept = session?.kept() ?? null;
		const interpreter = kept ?? (await this.#ahead.find(code)) ?? (await this.#take());
		session?.keep(interpreter);
		const sandbox = await this.#pool.open();
		return { interpreter, isFresh: kept === null, packages: () => this.#packages.of(sandbox) };
	}

	/** For the next program, which often imports the same; while one runs, the machine has other things to do. */
	#prepareFor(imported: Imported): void {
		if (this.#phases.size > 0) return;
		this.#ahead.prepare(imported, this.#aroundAhead());
	}

	#aroundAhead() {
		return {
			packages: async () => this.#packages.of(await this.#pool.open()),
			number: () => ++this.#runs,
		};
	}

	async #take(): Promise<Interpreter> {
		try {
			const taken = await this.#pool.take();
			this.#pool.refillSoon();
			return taken;
		} catch (error) {
			this.#setStatus({ kind: 'failed', reason: errorWords(error) });
			throw error;
		}
	}

	#hearOfEnded(ended: EndedWorkers): void {
		const before = this.#startLimit.lingering;
		this.#startLimit.tell(ended);
		const isShown = this.#status.kind === 'ready' || this.#status.kind === 'stopped';
		if (isShown && this.#startLimit.lingering !== before) this.#showPhase();
	}

	#showPhase(): void {
		const phases = [...this.#phases.values()];
		const lingering = this.#startLimit.lingering > 0 && { lingering: this.#startLimit.lingering };
		const loading = phases.find((phase) => phase.kind === 'loading-packages');
		if (loading !== undefined) this.#setStatus(loading);
		else if (phases.length > 0) this.#setStatus({ kind: 'running' });
		else if (this.#wasStopped && !this.#pool.hasSpare) this.#setStatus({ kind: 'stopped', ...lingering });
		else if (this.#status.kind !== 'failed') this.#setStatus({ kind: 'ready', ...lingering });
	}

	#setStatus(status: PythonStatus | SandboxProgress): void {
		this.#status = status;
		for (const listener of this.#listeners) listener(status);
	}
}

function withNotice(result: ExecutionResult, notice: string): ExecutionResult {
	if (result.kind === 'unavailable' || notice === '') return result;
	return { ...result, stderr: notice + result.stderr, output: notice + result.output };
}
