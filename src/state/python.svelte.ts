import type { PythonStatus } from '../core/execution.ts';
import { bytes, seconds } from '../core/format.ts';

/** Python's state in words. */
export class PythonState {
	status = $state.raw<PythonStatus>({ kind: 'idle' });
	/** How long Python took to start, in milliseconds, until something runs; null otherwise. */
	#startedIn = $state.raw<number | null>(null);
	#startingSince: number | null = null;
	readonly #now: () => number;

	/** @param now milliseconds, from whenever on */
	constructor(subscribe: (listener: (status: PythonStatus) => void) => void, now: () => number) {
		this.#now = now;
		subscribe((status) => this.#take(status));
	}

	#take(status: PythonStatus): void {
		this.status = status;
		if (status.kind === 'downloading' || status.kind === 'starting') {
			this.#startingSince ??= this.#now();
			return;
		}
		if (status.kind !== 'ready') this.#startedIn = null;
		if (status.kind === 'ready' && this.#startingSince !== null)
			this.#startedIn = this.#now() - this.#startingSince;
		this.#startingSince = null;
	}

	/** Changes when something has happened, so that it can be read out. */
	get words(): string {
		const { status } = this;
		switch (status.kind) {
			case 'idle':
				return 'Python: not started yet';
			case 'downloading':
				return 'Python: downloading';
			case 'starting':
				return 'Python: starting';
			case 'loading-packages':
				return `Python: loading ${status.names.join(', ')}`;
			case 'ready': {
				const started = this.#startedIn === null ? '' : `, started in ${seconds(this.#startedIn)}`;
				return `Python: ready${started}${lingeringWords(status.lingering ?? 0)}`;
			}
			case 'running':
				return 'Python: running';
			case 'stopped':
				return `Python: stopped${lingeringWords(status.lingering ?? 0)}`;
			case 'failed':
				return `Python: not available. ${status.reason}`;
		}
	}
	/** The same with how far a download is, many times a second: to be looked at. */
	get progress(): string {
		const { status, words } = this;
		if (status.kind === 'downloading') {
			return `${words}, ${bytes(status.loadedBytes)} of ${bytes(status.totalBytes)}`;
		}
		if (status.kind !== 'loading-packages' || status.now === undefined) return words;
		const { now } = status;
		return now.kind === 'fetching'
			? `${words}: ${now.name}, ${bytes(now.loadedBytes)}`
			: `${words}: preparing ${now.name}, once for this browser`;
	}
}

function lingeringWords(count: number): string {
	if (count === 0) return '';
	const [who, them] =
		count === 1
			? ['A stopped program still keeps', 'it']
			: [`${String(count)} stopped programs still keep`, 'them'];
	return `. ${who} the processor busy: this browser cannot end ${them} inside one long call`;
}
