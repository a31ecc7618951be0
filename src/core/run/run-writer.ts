import { errorWords } from '../error-words.ts';
import type { RunStore, TabChannel } from '../ports.ts';
import type { RunEvent } from '../record/event.ts';
import { isStored } from '../record/stored.ts';
import type { RunSpec } from '../record/spec.ts';
import { summaryOf } from '../record/summary.ts';
import type { RunView } from '../record/view.ts';

interface WriterPorts {
	store: RunStore;
	tabs: TabChannel;
	onStorageProblem(message: string): void;
}

/**
 * Writes one run. While a write is under way events gather for the next, so a slow disk makes larger batches, not a slower
 * run. What could not be written stays at the front and is tried again with the next batch, and once more at the end.
 */
export class RunWriter {
	readonly #spec: RunSpec;
	readonly #ports: WriterPorts;
	#gathered: RunEvent[] = [];
	#view: RunView | null = null;
	#writing: Promise<void> | null = null;
	/** Why the last batch was not written. */
	#problem: string | null = null;

	constructor(spec: RunSpec, ports: WriterPorts) {
		this.#spec = spec;
		this.#ports = ports;
	}

	/** `view` is the run after the event. */
	take(event: RunEvent, view: RunView): void {
		if (!isStored(event)) return;
		this.#gathered.push(event);
		if (event.type === 'run-start' || event.type === 'run-end') this.#view = view;
		this.#writing ??= this.#write().finally(() => (this.#writing = null));
	}

	/** Resolves when everything has been written: with null, or with why it could not be. */
	async finish(): Promise<string | null> {
		await this.#writing;
		if (this.#gathered.length > 0) await this.#write();
		return this.#gathered.length > 0 ? this.#problem : null;
	}

	async #write(): Promise<void> {
		const { store, tabs } = this.#ports;
		const { runId, groupId } = this.#spec;
		// Events of the same moment go together.
		await Promise.resolve();
		while (this.#gathered.length > 0) {
			const events = this.#gathered;
			const view = this.#view;
			this.#gathered = [];
			this.#view = null;
			const summary = view === null ? undefined : summaryOf(view);
			try {
				await store.append(runId, events, summary);
			} catch (error) {
				this.#gathered = [...events, ...this.#gathered];
				this.#view ??= view;
				this.#problem = errorWords(error);
				this.#ports.onStorageProblem(this.#problem);
				return;
			}
			tabs.post({ kind: 'written', groupId, runId, events, ...(summary === undefined ? {} : { summary }) });
		}
	}
}
