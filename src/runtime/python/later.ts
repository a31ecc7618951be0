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
import { untilAborted } from './until-aborted.ts';

/** What there is of Python once it has been fetched; see `PythonClient`. */
export interface Python extends PythonRunner {
	readonly status: PythonStatus;
	subscribe(listener: (status: PythonStatus) => void): unknown;
	/** Gets it ready before it is needed. Failures show in the status only. */
	warm(): Promise<void>;
}

/** Python whose client is fetched when it is first needed, so that the first screen does without. */
export class LaterPython implements Python {
	readonly #fetch: () => Promise<Python>;
	/** Null until it is first needed, and after it could not be fetched. */
	#client: Promise<Python> | null = null;
	readonly #listeners = new Set<(status: PythonStatus) => void>();
	#status: PythonStatus = { kind: 'idle' };

	constructor(fetch: () => Promise<Python>) {
		this.#fetch = fetch;
	}

	get status(): PythonStatus {
		return this.#status;
	}

	subscribe(listener: (status: PythonStatus) => void): void {
		this.#listeners.add(listener);
	}

	async warm(): Promise<void> {
		try {
			const client = await this.#open();
			await client.warm();
		} catch (error) {
			this.#tell({ kind: 'failed', reason: errorWords(error) });
		}
	}

	async run(
		request: ExecutionRequest,
		onOutput: (stream: OutputStream, text: string) => void,
		signal: AbortSignal,
		onStarting: (isStarting: boolean) => void = () => undefined,
	): Promise<ExecutionResult> {
		onStarting(true);
		const client = await this.#within(signal).finally(() => onStarting(false));
		if (client === null) return { kind: 'stopped', ...NOTHING_RAN };
		return 'reason' in client ? client : client.run(request, onOutput, signal, onStarting);
	}

	async analyse(code: string, prose: string, signal: AbortSignal): Promise<CodeAnalysis> {
		const client = await this.#within(signal);
		if (client === null) return { kind: 'unavailable', reason: 'Stopped before the code was read' };
		return 'reason' in client ? client : client.analyse(code, prose, signal);
	}

	/** Not worth fetching Python for. */
	foresee(code: string): void {
		this.#client?.then(
			(client) => client.foresee?.(code),
			() => undefined,
		);
	}

	/** After whatever was asked of the session before. */
	closeSession(session: string): void {
		this.#client?.then(
			(client) => client.closeSession(session),
			() => undefined,
		);
	}

	/** Null where the signal is first. */
	async #within(signal: AbortSignal): Promise<Python | { kind: 'unavailable'; reason: string } | null> {
		try {
			return await untilAborted(this.#open(), signal, () => undefined);
		} catch (error) {
			const reason = errorWords(error);
			this.#tell({ kind: 'failed', reason });
			return { kind: 'unavailable', reason };
		}
	}

	#open(): Promise<Python> {
		if (this.#client === null) {
			this.#client = this.#fetch();
			this.#client.then(
				(client) => client.subscribe((status) => this.#tell(status)),
				() => (this.#client = null),
			);
		}
		return this.#client;
	}

	#tell(status: PythonStatus): void {
		this.#status = status;
		for (const listener of this.#listeners) listener(status);
	}
}
