import type { PythonStatus } from '../core/execution.ts';
import { bytes } from '../core/format.ts';

/** Python's state in words, for the status line. */
export class PythonState {
	status = $state.raw<PythonStatus>({ kind: 'idle' });

	constructor(subscribe: (listener: (status: PythonStatus) => void) => void) {
		subscribe((status) => {
			this.status = status;
		});
	}

	get words(): string {
		const { status } = this;
		switch (status.kind) {
			case 'idle':
				return 'Python: not started yet';
			case 'downloading':
				return `Python: downloading, ${bytes(status.loadedBytes)} of ${bytes(status.totalBytes)}`;
			case 'starting':
				return 'Python: starting';
			case 'loading-packages':
				return `Python: loading ${status.names.join(', ')}`;
			case 'ready':
				return 'Python: ready';
			case 'running':
				return 'Python: running';
			case 'stopped':
				return 'Python: stopped';
			case 'failed':
				return `Python: not available. ${status.reason}`;
		}
	}
}
