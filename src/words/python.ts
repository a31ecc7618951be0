import type { PythonStatus } from '../core/execution.ts';
import { bytes, seconds } from '../core/format.ts';

/** How Python stands. */
export const pythonWords = { state, progress } as const;

/**
 * Changes when something has happened, so that it can be read out.
 *
 * @param startedIn milliseconds; null where that is not of interest any more
 */
function state(status: PythonStatus, startedIn: number | null): string {
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
			const started = startedIn === null ? '' : `, started in ${seconds(startedIn)}`;
			return `Python: ready${started}${lingering(status.lingering ?? 0)}`;
		}
		case 'running':
			return 'Python: running';
		case 'stopped':
			return `Python: stopped${lingering(status.lingering ?? 0)}`;
		case 'failed':
			return `Python: not available. ${status.reason}`;
	}
}

/** The same with how far a download is, many times a second: to be looked at. */
function progress(status: PythonStatus, startedIn: number | null): string {
	const words = state(status, startedIn);
	if (status.kind === 'downloading')
		return `${words}, ${bytes(status.loadedBytes)} of ${bytes(status.totalBytes)}`;
	if (status.kind !== 'loading-packages' || status.now === undefined) return words;
	const { now } = status;
	return now.kind === 'fetching'
		? `${words}: ${now.name}, ${bytes(now.loadedBytes)}`
		: `${words}: preparing ${now.name}, once for this browser`;
}

function lingering(count: number): string {
	if (count === 0) return '';
	const [who, them] =
		count === 1
			? ['A stopped program still keeps', 'it']
			: [`${String(count)} stopped programs still keep`, 'them'];
	return `. ${who} the processor busy: this browser cannot end ${them} inside one long call`;
}
