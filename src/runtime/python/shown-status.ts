import { errorWords } from '../../core/error-words.ts';
import type { PythonStatus } from '../../core/execution.ts';
import type { ExecutionPhase } from './execution.ts';
import type { SandboxProgress } from './sandbox.ts';

/** What the status depends on besides the programs themselves. */
interface Surroundings {
	hasSpare(): boolean;
	/** How many of the programs that were stopped are known to go on. */
	lingering(): number;
}

/** What a person is shown of Python: of all that goes on at once, what most concerns who waits. */
export class ShownStatus {
	readonly #around: Surroundings;
	readonly #listeners = new Set<(status: PythonStatus) => void>();
	readonly #phases = new Map<number, ExecutionPhase>();
	#now: PythonStatus = { kind: 'idle' };
	#wasStopped = false;

	constructor(around: Surroundings) {
		this.#around = around;
	}

	get now(): PythonStatus {
		return this.#now;
	}

	get isAnyRunning(): boolean {
		return this.#phases.size > 0;
	}

	subscribe(listener: (status: PythonStatus) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	set(status: PythonStatus | SandboxProgress): void {
		this.#now = status;
		for (const listener of this.#listeners) listener(status);
	}

	fail(error: unknown): void {
		this.set({ kind: 'failed', reason: errorWords(error) });
	}

	enter(run: number, phase: ExecutionPhase): void {
		this.#phases.set(run, phase);
		this.show();
	}

	/** Shows nothing yet: the program may begin once more in another interpreter. */
	leave(run: number, wasStopped: boolean): void {
		this.#phases.delete(run);
		this.#wasStopped = wasStopped;
	}

	showLingering(): void {
		if (this.#now.kind === 'ready' || this.#now.kind === 'stopped') this.show();
	}

	show(): void {
		const phases = [...this.#phases.values()];
		const count = this.#around.lingering();
		const lingering = count > 0 && { lingering: count };
		const loading = phases.find((phase) => phase.kind === 'loading-packages');
		if (loading !== undefined) this.set(loading);
		else if (phases.length > 0) this.set({ kind: 'running' });
		else if (this.#wasStopped && !this.#around.hasSpare()) this.set({ kind: 'stopped', ...lingering });
		else if (this.#now.kind !== 'failed') this.set({ kind: 'ready', ...lingering });
	}
}
