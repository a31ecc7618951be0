import { assertNever } from '../result.ts';
import type { ExecutionResult } from '../execution.ts';
import type { ExecuteResult, InspectResult, Step, StepResult } from '../methods/method.ts';
import type { RunEventBody } from '../record/event.ts';
import type { RunSpec } from '../record/spec.ts';
import { type Halt, HALTED, Halted } from './halt.ts';
import { CallPerformer } from './perform-call.ts';
import type { RunPorts } from './run.ts';

type ExecuteStep = Extract<Step, { kind: 'execute' }>;
type InspectStep = Extract<Step, { kind: 'inspect' }>;

/** Performs the steps of one run and reports them. Every started call and program is ended in the record, also on a halt. */
export class StepPerformer {
	readonly #spec: RunSpec;
	readonly #ports: RunPorts;
	readonly #halt: Halt;
	readonly #emit: (event: RunEventBody) => void;
	readonly #calls: CallPerformer;
	readonly #sessions = new Set<string>();
	/** By turn and text, so that an analysis names the execution of the same program. */
	readonly #codeIds = new Map<string, string>();
	#codeCount = 0;
	#turn = 1;

	constructor(spec: RunSpec, ports: RunPorts, halt: Halt, emit: (event: RunEventBody) => void) {
		this.#spec = spec;
		this.#ports = ports;
		this.#halt = halt;
		this.#emit = emit;
		this.#calls = new CallPerformer(spec, ports, halt, emit);
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
			case 'inspect':
				return this.#inspect(step);
			case 'all':
				return this.#all(step.steps);
			case 'note':
				this.#turn = step.event.turn;
				this.#emit(step.event);
				return { kind: 'noted' };
			default:
				return assertNever(step);
		}
	}

	closeSessions(): void {
		for (const session of this.#sessions) this.#ports.python.closeSession(session);
	}

	async #all(steps: readonly Step[]): Promise<StepResult> {
		for (const step of steps) if (step.kind === 'execute') this.#codeIdOf(step);
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

	async #execute(step: ExecuteStep): Promise<ExecuteResult> {
		this.#turn = step.turn;
		const codeId = this.#codeIdOf(step);
		// A second run of the same program is another execution.
		this.#codeIds.delete(keyOf(step));
		const { turn, purpose, code } = step;
		this.#emit({
			type: 'code-start',
			codeId,
			turn,
			purpose,
			code,
			...(step.note === undefined ? {} : { note: step.note }),
		});
		const printed = { stdout: '', stderr: '', output: '' };
		let isOpen = true;
		const end = (result: ExecutionResult): void => {
			isOpen = false;
			this.#emit({ type: 'code-end', codeId, result });
		};
		const startedAt = this.#ports.clock.now();
		try {
			const running = this.#ports.python.run(
				{
					code,
					timeLimitMs: step.timeLimitMs ?? this.#spec.limits.pythonMs,
					...(step.session === undefined ? {} : { session: this.#sessionOf(step.session) }),
				},
				(stream, text) => {
					if (!isOpen) return;
					printed[stream] += text;
					printed.output += text;
					this.#emit({ type: 'code-output', codeId, stream, text });
				},
				this.#halt.signal,
			);
			const result = await this.#halt.orHalted(running);
			if (result === HALTED) {
				const ms = this.#ports.clock.now() - startedAt;
				end({ kind: 'stopped', ...printed, truncated: false, figures: [], ms });
				throw new Halted();
			}
			end(result);
			if (result.kind === 'unavailable') throw this.#pythonFailed(result.reason);
			if (result.kind === 'stopped') throw this.#pythonFailed('The program was stopped');
			return { kind: 'execute', codeId, result };
		} catch (error) {
			if (error instanceof Halted) throw error;
			end({ kind: 'unavailable', reason: 'The Python client failed unexpectedly' });
			throw this.#halt.bug(error);
		}
	}

	async #inspect(step: InspectStep): Promise<InspectResult> {
		this.#turn = step.turn;
		const { turn, code, prose } = step;
		const codeId = this.#codeIds.get(keyOf(step)) ?? null;
		const analysis = await this.#halt.orHalted(this.#ports.python.inspect(code, prose, this.#halt.signal));
		if (analysis === HALTED) throw new Halted();
		this.#emit({ type: 'analysis', turn, codeId, analysis });
		return { kind: 'inspect', analysis };
	}

	#codeIdOf(step: ExecuteStep): string {
		const known = this.#codeIds.get(keyOf(step));
		if (known !== undefined) return known;
		const codeId = `code-${String(++this.#codeCount)}`;
		this.#codeIds.set(keyOf(step), codeId);
		return codeId;
	}

	/** Runs share one Python client, so a session's name carries the run's. */
	#sessionOf(name: string): string {
		const session = `${this.#spec.runId}/${name}`;
		this.#sessions.add(session);
		return session;
	}

	#pythonFailed(message: string): Halted {
		return this.#halt.halt({ kind: 'failed', failure: { kind: 'python', message } });
	}
}

function keyOf({ turn, code }: { turn: number; code: string }): string {
	return `${String(turn)}\n${code}`;
}
