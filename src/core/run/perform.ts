import { assertNever } from '../result.ts';
import { seedOfProgram } from './program-seed.ts';
import { type CodeAnalysis, type ExecutionResult, SHORTEST_START_MS } from '../execution.ts';
import type { ExecuteResult, FinalReply, Step, StepResult } from '../methods/method.ts';
import type { NoteBody, RunEventBody } from '../record/event.ts';
import type { RunSpec } from '../record/spec.ts';
import { type Halt, HALTED, Halted } from './halt.ts';
import { CallPerformer } from './perform-call.ts';
import type { Replay } from './replay.ts';
import type { RunPorts } from './run-ports.ts';
import { StartWaits } from './start-waits.ts';

type ExecuteStep = Extract<Step, { kind: 'execute' }>;

/** Performs the steps of one run and reports them. Every started call and program is ended in the record, also on a halt. */
export class StepPerformer {
	readonly #spec: RunSpec;
	readonly #ports: RunPorts;
	readonly #halt: Halt;
	readonly #emit: (event: RunEventBody) => void;
	readonly #calls: CallPerformer;
	readonly #replay: Replay;
	readonly #sessions = new Set<string>();
	/** The time in which programs waited for Python to start, or a person was waited for. */
	readonly startWaits: StartWaits;
	/** What the plan would answer if it ended now; null where it has not said. */
	kept: FinalReply | null = null;
	/** What the plan has said for the record, oldest first. */
	readonly notes: NoteBody[] = [];
	#codeCount = 0;
	#turn = 1;

	constructor(
		spec: RunSpec,
		ports: RunPorts,
		halt: Halt,
		emit: (event: RunEventBody) => void,
		replay: Replay,
	) {
		this.#spec = spec;
		this.#ports = ports;
		this.#halt = halt;
		this.#emit = emit;
		this.startWaits = new StartWaits(ports.clock);
		this.#replay = replay;
		this.#calls = new CallPerformer(spec, ports, halt, emit, this.startWaits, replay);
	}

	/** The turn of the newest step. */
	get turn(): number {
		return this.#turn;
	}

	async perform(step: Step): Promise<StepResult> {
		if (this.#halt.signal.aborted) throw new Halted();
		switch (step.kind) {
			case 'ask':
				this.#turn = step.turn;
				return this.#calls.ask(step);
			case 'execute':
				return this.#execute(step);
			case 'all':
				return this.#all(step.steps);
			case 'close':
				this.#close(step.session);
				return { kind: 'noted' };
			case 'keep':
				this.kept = step.reply;
				return { kind: 'noted' };
			case 'note':
				this.#turn = step.event.turn;
				this.notes.push(step.event);
				this.#emit(step.event);
				return { kind: 'noted' };
			default:
				return assertNever(step);
		}
	}

	closeSessions(): void {
		for (const session of this.#sessions) this.#ports.python.closeSession(session);
	}

	#close(name: string): void {
		const session = this.#sessionOf(name);
		this.#sessions.delete(session);
		this.#ports.python.closeSession(session);
	}

	async #all(steps: readonly Step[]): Promise<StepResult> {
		const settled = await Promise.allSettled(
			steps.map(async (step) => {
				try {
					return await this.perform(step);
				} catch (error) {
					// Siblings need not go on; they end in the record before the run does.
					throw error instanceof Halted ? error : this.#halt.bug(error);
				}
			}),
		);
		return {
			kind: 'all',
			results: settled.map((outcome) => {
				if (outcome.status === 'rejected') throw outcome.reason;
				return outcome.value;
			}),
		};
	}

	/** Runs a program, and has it read at the same time where the step asks for that. */
	async #execute(step: ExecuteStep): Promise<ExecuteResult> {
		this.#turn = step.turn;
		const codeId = `code-${String(++this.#codeCount)}`;
		const { turn, callId, purpose, code } = step;
		this.#emit({
			type: 'code-start',
			codeId,
			callId,
			turn,
			purpose,
			code,
			...(step.note === undefined ? {} : { note: step.note }),
		});
		const analysing = this.#analyse(step, codeId);
		const running = this.#run(step, codeId);
		// Both end in the record before the run does, also when one of them fails.
		await Promise.allSettled([analysing, running]);
		return { kind: 'execute', codeId, result: await running, analysis: await analysing };
	}

	async #run(step: ExecuteStep, codeId: string): Promise<ExecutionResult> {
		const known = this.#replay.resultOf(codeId);
		if (known !== null) return this.#usable(known);
		const printed = { stdout: '', stderr: '', output: '' };
		let isOpen = true;
		const end = (result: ExecutionResult): void => {
			isOpen = false;
			this.#emit({ type: 'code-end', codeId, result });
		};
		const { clock } = this.#ports;
		const startedAt = clock.now();
		let startMs = 0;
		let isStarting = false;
		const onStarting = (starts: boolean): void => {
			if (starts === isStarting) return;
			isStarting = starts;
			startMs += starts ? -clock.now() : clock.now();
			if (starts) this.startWaits.begin();
			else this.startWaits.end();
		};
		try {
			const running = this.#ports.python.run(
				{
					code: step.code,
					timeLimitMs: step.timeLimitMs ?? this.#spec.limits.pythonMs,
					...(step.session === undefined ? {} : { session: this.#sessionOf(step.session) }),
					...seedOfProgram(this.#spec, step.seedOf ?? codeId, step.thoughts !== undefined),
					...(step.thoughts === undefined ? {} : { thoughts: step.thoughts }),
					...(this.#spec.experimentId === undefined ? {} : { background: true as const }),
				},
				(stream, text) => {
					if (!isOpen) return;
					printed[stream] += text;
					printed.output += text;
					this.#emit({ type: 'code-output', codeId, stream, text });
				},
				this.#halt.signalOfOne(),
				onStarting,
			);
			const result = await this.#halt.orHalted(running);
			if (result === HALTED) {
				onStarting(false);
				const ms = clock.now() - startedAt - startMs;
				end(withStart({ kind: 'stopped', ...printed, truncated: false, figures: [], ms }, startMs));
				throw new Halted();
			}
			end(withStart(result, startMs));
			return this.#usable(result);
		} catch (error) {
			if (error instanceof Halted) throw error;
			end({ kind: 'unavailable', reason: 'The Python client failed unexpectedly' });
			throw this.#halt.bug(error);
		}
	}

	async #analyse({ turn, code, analyse }: ExecuteStep, codeId: string): Promise<CodeAnalysis | null> {
		if (analyse === undefined) return null;
		const known = this.#replay.analysisOf(codeId);
		if (known !== null) return known;
		try {
			const reading = this.#ports.python.analyse(code, analyse.prose, this.#halt.signalOfOne());
			const analysis = await this.#halt.orHalted(reading);
			if (analysis === HALTED) throw new Halted();
			this.#emit({ type: 'analysis', turn, codeId, analysis });
			return analysis;
		} catch (error) {
			throw error instanceof Halted ? error : this.#halt.bug(error);
		}
	}

	/** Runs share one Python client, so a session's name carries the run's. */
	#sessionOf(name: string): string {
		const session = `${this.#spec.runId}/${name}`;
		this.#sessions.add(session);
		return session;
	}

	#usable(result: ExecutionResult): ExecutionResult {
		if (result.kind === 'unavailable') throw this.#pythonFailed(result.reason);
		if (result.kind === 'stopped') throw this.#pythonFailed('The program was stopped');
		return result;
	}

	#pythonFailed(message: string): Halted {
		return this.#halt.halt({ kind: 'failed', failure: { kind: 'python', message } });
	}
}

function withStart(result: ExecutionResult, startMs: number): ExecutionResult {
	const ms = Math.round(startMs);
	return result.kind === 'unavailable' || ms < SHORTEST_START_MS ? result : { ...result, startMs: ms };
}
