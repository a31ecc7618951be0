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
import { Ahead } from './ahead.ts';
import { Analyser } from './analyser.ts';
import type { Interpreter } from './interpreter.ts';
import { InterpreterPool } from './pool.ts';
import { Program, type ProgramListeners, type ProgramMeans } from './program.ts';
import { Sandbox } from './sandbox.ts';
import { SandboxPackages } from './sandbox-packages.ts';
import { type Session, Sessions } from './sessions.ts';
import { ShownStatus } from './shown-status.ts';
import { usualSlots } from './slot-count.ts';
import { Slots } from './slots.ts';
import { StartLimit } from './start-limit.ts';

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

/** Real Python in the page: the port's implementation over the sandbox. Nothing is fetched before the first use or `warm`. */
export class PythonClient implements PythonRunner {
	readonly #pool: InterpreterPool;
	/** Programs that run at the same time. */
	readonly slotCount: number;
	readonly #slots: Slots;
	readonly #analyser: Analyser;
	readonly #ahead: Ahead;
	readonly #sessions = new Sessions();
	readonly #startLimit = new StartLimit();
	readonly #status: ShownStatus;
	readonly #means: ProgramMeans;
	#runs = 0;

	constructor(options: PythonOptions = {}) {
		const base = options.base ?? new URL('.', document.baseURI);
		this.slotCount = options.slots ?? usualSlots(navigator.hardwareConcurrency);
		this.#slots = new Slots(this.slotCount);
		this.#status = new ShownStatus({
			hasSpare: () => this.#pool.hasSpare,
			lingering: () => this.#startLimit.lingering,
		});
		this.#pool = new InterpreterPool(
			() => this.#open(base),
			options.spares ?? 2,
			() => this.#status.show(),
		);
		const take = () => this.#take();
		this.#analyser = new Analyser(take);
		const packages = new SandboxPackages({
			base,
			isElsewhereAllowed: options.allowPublicPackages ?? (() => false),
			take,
			hold: (interpreter) => this.#pool.hold(interpreter),
			open: () => this.#pool.open(),
		});
		const number = () => ++this.#runs;
		this.#ahead = new Ahead({ take, packages: async () => packages.opened(await this.#pool.open()), number });
		this.#means = {
			pool: this.#pool,
			ahead: this.#ahead,
			packages,
			startLimit: this.#startLimit,
			status: this.#status,
			take,
			number,
		};
	}

	get status(): PythonStatus {
		return this.#status.now;
	}

	subscribe(listener: (status: PythonStatus) => void): () => void {
		return this.#status.subscribe(listener);
	}

	/** Gets Python ready before it is needed. Failures show in the status only. */
	async warm(): Promise<void> {
		try {
			await this.#pool.open();
			this.#pool.refill();
			this.#status.show();
		} catch (error) {
			this.#status.fail(error);
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
		listeners: ProgramListeners,
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
			return await new Program(this.#means, request, session, listeners, signal).run();
		} finally {
			leave?.();
			endTurn?.();
		}
	}

	async analyse(code: string, prose: string, signal: AbortSignal): Promise<CodeAnalysis> {
		const analysis = await this.#analyser.analyse(code, prose, ++this.#runs, signal);
		this.#status.show();
		return analysis;
	}

	foresee(code: string): void {
		const imports = importsOf(code);
		// What runs comes first, and Python is not started for this.
		if (imports.length === 0 || this.#status.isAnyRunning || !this.#pool.isOpen) return;
		this.#ahead.foresee({ code, imports });
	}

	closeSession(name: string): void {
		this.#sessions.close(name);
	}

	/** Ends all interpreters and closes the frame; a later use starts anew. */
	close(): void {
		this.#sessions.closeAll();
		this.#analyser.close();
		this.#ahead.close();
		this.#pool.close();
		this.#status.set({ kind: 'idle' });
	}

	#open(base: URL): Promise<Sandbox> {
		const frame = Symbol('frame');
		return Sandbox.open(
			base,
			(progress) => this.#status.set(progress),
			(ended) => {
				const before = this.#startLimit.lingering;
				this.#startLimit.tell(frame, ended);
				if (this.#startLimit.lingering !== before) this.#status.showLingering();
			},
		);
	}

	async #take(): Promise<Interpreter> {
		try {
			const taken = await this.#pool.take();
			this.#pool.refillSoon();
			return taken;
		} catch (error) {
			this.#status.fail(error);
			throw error;
		}
	}
}
