import { type RecordedProgram, programsOf } from '../core/capsule/programs.ts';
import { type Reproduction, reproductionOf } from '../core/capsule/reproduce.ts';
import type { PythonRunner } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';

/** What running programs again needs from the world. */
export interface ReproducingPorts {
	python: Pick<PythonRunner, 'run' | 'closeSession'>;
	/** The person's own limit for a program. */
	limitMs(): number;
}

/** Programs of records that are run again, one after the other, with what came of each. */
export class Reproducing {
	readonly programs: readonly RecordedProgram[];
	/** Programs done, while they run; null before and after. */
	done = $state<number | null>(null);
	/** Whether it was ended before the last program. */
	wasStopped = $state(false);
	#results = $state.raw<ReadonlyMap<RecordedProgram, Reproduction>>(new Map());
	readonly tally = $derived.by(() => {
		const kinds = [...this.#results.values()].map(({ kind }) => kind);
		const count = (kind: Reproduction['kind']): number => kinds.filter((other) => other === kind).length;
		return { reproduced: count('reproduced'), differs: count('differs'), notRun: count('not-run') };
	});
	readonly #ports: ReproducingPorts;
	#abort: AbortController | null = null;

	constructor(runs: readonly (readonly RunEvent[])[], ports: ReproducingPorts) {
		this.programs = programsOf(runs);
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.done !== null;
	}

	/** What came of a program of a lane; null as long as it was not run again. */
	of(lane: number, codeId: string): { program: RecordedProgram; reproduction: Reproduction } | null {
		const program = this.programs.find((one) => one.lane === lane && one.codeId === codeId);
		const reproduction = program === undefined ? undefined : this.#results.get(program);
		return program === undefined || reproduction === undefined ? null : { program, reproduction };
	}

	/** Resolves when all have been run, or it was stopped. */
	async start(): Promise<void> {
		if (this.#abort !== null) return;
		const abort = new AbortController();
		this.#abort = abort;
		this.#results = new Map();
		this.wasStopped = false;
		const sessions = new Set<string>();
		try {
			for (const [at, program] of this.programs.entries()) {
				this.done = at;
				const { session } = program.request;
				if (session !== undefined) sessions.add(session);
				const result = await this.#again(program, abort.signal);
				if (abort.signal.aborted) break;
				this.#results = new Map([...this.#results, [program, result]]);
			}
		} finally {
			for (const session of sessions) this.#ports.python.closeSession(session);
			this.wasStopped = abort.signal.aborted;
			this.done = null;
			this.#abort = null;
		}
	}

	stop(): void {
		this.#abort?.abort();
	}

	async #again({ recorded, request, notRun }: RecordedProgram, signal: AbortSignal): Promise<Reproduction> {
		if (notRun !== null) return { kind: 'not-run', why: notRun };
		const own = this.#ports.limitMs();
		const timeLimitMs = Math.min(request.timeLimitMs ?? own, own);
		const now = await this.#ports.python.run({ ...request, timeLimitMs }, () => undefined, signal);
		return reproductionOf(recorded, now);
	}
}
