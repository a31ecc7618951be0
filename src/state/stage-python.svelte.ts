import { SvelteMap } from 'svelte/reactivity';
import { type RecordedProgram } from '../core/capsule/programs.ts';
import { type NotRun, type Reproduction, reproductionOf } from '../core/capsule/reproduce.ts';
import type { ExecutionResult } from '../core/execution.ts';
import type { Clock, PythonRunner } from '../core/ports.ts';

/** What is known of an output that is shown: whether Python printed it just now, or it is what was recorded. */
export type Liveness =
	| { kind: 'running' }
	| { kind: 'now'; reproduction: Exclude<Reproduction, { kind: 'not-run' }> }
	| { kind: 'recorded'; why: NotRun | 'slow' | 'starting'; waitedMs: number };

export interface StagePythonPorts {
	python: PythonRunner;
	clock: Clock;
}

/** Milliseconds. */
const [AT_LEAST, AT_MOST] = [3000, 10_000];

/** Reasons that may be gone by the next time. */
const AGAIN: ReadonlySet<unknown> = new Set(['slow', 'starting', 'no-python'] satisfies (
	| NotRun
	| 'slow'
	| 'starting'
)[]);

/** How long the stage waits for a program, in milliseconds: one that never ended when it was recorded is not waited for again. */
function patienceFor(recorded: ExecutionResult): number {
	if (recorded.kind === 'unavailable' || recorded.kind === 'timed-out') return AT_LEAST;
	return Math.min(AT_MOST, Math.max(AT_LEAST, 2 * recorded.ms));
}

/** Runs the programs of a capsule again while it is shown. Nothing waits longer than `patienceFor` says, whatever Python does. */
export class StagePython {
	/** By run and program. */
	readonly #known = new SvelteMap<string, Liveness>();
	readonly #programs: readonly RecordedProgram[];
	readonly #ports: StagePythonPorts;
	#sessions = 0;
	#going = new AbortController();

	constructor(programs: readonly RecordedProgram[], ports: StagePythonPorts) {
		this.#programs = programs;
		this.#ports = ports;
	}

	of(lane: number, codeId: string): Liveness | null {
		return this.#known.get(keyOf(lane, codeId)) ?? null;
	}

	/**
	 * Resolves when it is known whether the output is the same, or at once on abort: then it goes on, and is known later. One at a
	 * time: the next one stops it, and it may be run once more. Never rejects.
	 */
	async run(lane: number, codeId: string, signal: AbortSignal): Promise<void> {
		const key = keyOf(lane, codeId);
		if (!this.isOpen(lane, codeId)) return;
		const program = this.#programs.find((one) => one.lane === lane && one.codeId === codeId);
		if (program === undefined) return;
		if (program.notRun !== null) {
			this.#known.set(key, { kind: 'recorded', why: program.notRun, waitedMs: 0 });
			return;
		}
		this.stop();
		const running = { kind: 'running' } as const;
		this.#known.set(key, running);
		const going = new AbortController();
		this.#going = going;
		const known = this.#watched(program, going.signal).then((liveness) => {
			// Forgotten meanwhile, it may be on its way once more.
			if (this.#known.get(key) !== running) return;
			if (liveness === null) this.#known.delete(key);
			else this.#known.set(key, liveness);
		});
		await Promise.race([known, aborted(signal)]);
	}

	/** Stops what runs. */
	stop(): void {
		this.#going.abort();
	}

	/** Stops what runs, and knows of none any more: shown anew, all of it is run anew. */
	forget(): void {
		this.stop();
		this.#going = new AbortController();
		this.#known.clear();
	}

	/** Whether it is still to be found out: what Python could not show may be there at the next try. */
	isOpen(lane: number, codeId: string): boolean {
		const known = this.of(lane, codeId);
		return known === null || (known.kind === 'recorded' && AGAIN.has(known.why));
	}

	/** Null where it was stopped before it ended. */
	async #watched(program: RecordedProgram, signal: AbortSignal): Promise<Liveness | null> {
		const { clock } = this.#ports;
		const startedAt = clock.now();
		const ended = new AbortController();
		const either = AbortSignal.any([signal, ended.signal]);
		let isStarting = false;
		const running = this.#performed(program, either, (starts) => (isStarting = starts)).then(
			(result) => ({ result }),
			// Whatever became of Python, the recording is there.
			() => ({ result: null }),
		);
		const waiting = clock.sleep(patienceFor(program.recorded), either).then(() => 'waited' as const);
		// Python may not even answer to being stopped.
		const first = await Promise.race([running, waiting]);
		ended.abort();
		if (signal.aborted) return null;
		const waitedMs = clock.now() - startedAt;
		if (first === 'waited')
			return { kind: 'recorded', why: (isStarting as boolean) ? 'starting' : 'slow', waitedMs };
		if (first.result === null) return { kind: 'recorded', why: 'no-python', waitedMs };
		const reproduction = reproductionOf(program.recorded, first.result);
		if (reproduction.kind === 'not-run') return { kind: 'recorded', why: reproduction.why, waitedMs };
		return { kind: 'now', reproduction };
	}

	/** What programs before it left in its interpreter is there for it: they are run before it, in a fresh one. */
	async #performed(
		program: RecordedProgram,
		signal: AbortSignal,
		onStarting: (starts: boolean) => void,
	): Promise<ExecutionResult> {
		const { python } = this.#ports;
		const { session } = program.request;
		const run = (one: RecordedProgram, fresh: string | undefined): Promise<ExecutionResult> =>
			python.run(
				{ ...one.request, ...(fresh === undefined ? {} : { session: fresh }) },
				() => undefined,
				signal,
				onStarting,
			);
		if (session === undefined) return run(program, undefined);
		const fresh = `stage/${String(++this.#sessions)}/${session}`;
		try {
			const ofSession = this.#programs.filter(
				({ lane, request }) => lane === program.lane && request.session === session,
			);
			for (const earlier of ofSession.slice(0, ofSession.indexOf(program))) await run(earlier, fresh);
			return await run(program, fresh);
		} finally {
			python.closeSession(fresh);
		}
	}
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});
}

function keyOf(lane: number, codeId: string): string {
	return `${String(lane)} ${codeId}`;
}
