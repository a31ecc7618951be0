import { errorWords } from '../../core/error-words.ts';
import {
	type ExecutionRequest,
	type ExecutionResult,
	NOTHING_RAN,
	type OutputStream,
} from '../../core/execution.ts';
import type { Ahead } from './ahead.ts';
import { execute, type ExecutionPhase, type Unbegun } from './execution.ts';
import type { Interpreter } from './interpreter.ts';
import type { PackageStore } from './packages.ts';
import type { InterpreterPool } from './pool.ts';
import type { SandboxPackages } from './sandbox-packages.ts';
import type { Session } from './sessions.ts';
import type { ShownStatus } from './shown-status.ts';
import type { StartLimit } from './start-limit.ts';
import { untilAborted } from './until-aborted.ts';

/** What a program is performed with; all programs of a client share it. */
export interface ProgramMeans {
	pool: InterpreterPool;
	ahead: Ahead;
	packages: SandboxPackages;
	startLimit: StartLimit;
	status: ShownStatus;
	/** A booted interpreter that has run nothing. Rejects with a sentence for the person. */
	take: () => Promise<Interpreter>;
	/** A number that no execution has or had. */
	number: () => number;
}

/** Told while a program waits and runs. */
export interface ProgramListeners {
	onOutput: (stream: OutputStream, text: string) => void;
	onStarting: (isStarting: boolean) => void;
}

interface Prepared {
	interpreter: Interpreter;
	/** No program has run in it. */
	isFresh: boolean;
	packages: () => Promise<PackageStore>;
}

const WATCH_MS = 3_000;
const LOST_STATE = '[the interpreter was restarted: what earlier programs defined is gone]\n';

/** One program, in an interpreter of its own or in the one of its session, from finding it to leaving it. */
export class Program {
	readonly #means: ProgramMeans;
	readonly #request: ExecutionRequest;
	readonly #session: Session | null;
	readonly #listeners: ProgramListeners;
	readonly #signal: AbortSignal;

	constructor(
		means: ProgramMeans,
		request: ExecutionRequest,
		session: Session | null,
		listeners: ProgramListeners,
		signal: AbortSignal,
	) {
		this.#means = means;
		this.#request = request;
		this.#session = session;
		this.#listeners = listeners;
		this.#signal = signal;
	}

	/** Never rejects. */
	async run(): Promise<ExecutionResult> {
		const session = this.#session;
		let lost = '';
		for (let isSecond = false; ; isSecond = true) {
			const prepared = await this.#begin(isSecond);
			if ('kind' in prepared) return withNotice(prepared, lost);
			if (session?.hasLostState === true) {
				lost = LOST_STATE;
				this.#listeners.onOutput('stderr', lost);
			}
			const result = await this.#perform(prepared);
			const isNothingLost = prepared.isFresh && result.kind === 'unbegun';
			if (session === null) prepared.interpreter.stop();
			else session.settle(isNothingLost);
			// Of this program nothing has run, and of earlier ones nothing was kept: another interpreter will do.
			if (isNothingLost && !isSecond) continue;
			this.#means.status.show();
			return withNotice(
				result.kind === 'unbegun' ? { ...NOTHING_RAN, kind: 'crashed', reason: result.reason } : result,
				lost,
			);
		}
	}

	/** An interpreter that is ready, or why the program does not begin. */
	async #begin(
		isSecond: boolean,
	): Promise<Prepared | Extract<ExecutionResult, { kind: 'stopped' | 'unavailable' }>> {
		const { onStarting } = this.#listeners;
		const session = this.#session;
		onStarting(true);
		try {
			const prepared = await untilAborted(this.#prepare(isSecond), this.#signal, ({ interpreter }) => {
				if (session === null || session.closed.signal.aborted) interpreter.stop();
			});
			return prepared ?? { kind: 'stopped', ...NOTHING_RAN };
		} catch (error) {
			return { kind: 'unavailable', reason: errorWords(error) };
		} finally {
			onStarting(false);
		}
	}

	/** An interpreter for one program, or the one its session keeps. Rejects when Python cannot be had. */
	async #prepare(isSecond: boolean): Promise<Prepared> {
		const { pool, startLimit, ahead, take, packages } = this.#means;
		// Its answer comes after what the frame has to say of workers that were ended just now. If it is gone, `take` finds out.
		await pool.check().catch(() => undefined);
		await startLimit.pass();
		const kept = this.#session?.kept() ?? null;
		// One that needs more than was imported goes the usual way at its second try.
		const foreseen = kept === null && !isSecond ? await ahead.find(this.#request.code) : null;
		const interpreter = kept ?? foreseen ?? (await take());
		this.#session?.keep(interpreter);
		const sandbox = await pool.open();
		return { interpreter, isFresh: kept === null, packages: () => packages.of(sandbox) };
	}

	async #perform({ interpreter, isFresh, packages }: Prepared): Promise<ExecutionResult | Unbegun> {
		const { pool, status, number } = this.#means;
		const request = this.#request;
		const run = number();
		const onPhase = (phase: ExecutionPhase) => status.enter(run, phase);
		// A program that waits in a frame that is gone must not wait for its time limit.
		const watching = setInterval(() => {
			pool.check().catch(() => undefined);
		}, WATCH_MS);
		// What an interpreter says that has run a program may be that program's forgery.
		let imports = isFresh ? interpreter.imported : [];
		const onNeeds = (needed: readonly string[]) => {
			if (isFresh) imports = needed;
		};
		const { onOutput } = this.#listeners;
		const around = { run, packages, onOutput, onPhase, onNeeds };
		const result = await execute(interpreter, request, around, this.#signal);
		clearInterval(watching);
		pool.refill();
		status.leave(run, !interpreter.isAlive);
		if (result.kind !== 'unbegun') this.#prepareNext(imports);
		return result;
	}

	/** For the next program, which often imports the same; while one runs, the machine has other things to do. */
	#prepareNext(imports: readonly string[]): void {
		const { status, ahead } = this.#means;
		if (!status.isAnyRunning) ahead.prepare({ code: this.#request.code, imports });
	}
}

function withNotice(result: ExecutionResult, notice: string): ExecutionResult {
	if (result.kind === 'unavailable' || notice === '') return result;
	return { ...result, stderr: notice + result.stderr, output: notice + result.output };
}
