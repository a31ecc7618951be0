import { isRecord } from '../json.ts';

/** Version of the records that are written now; `parseRun` reads the older ones as well. Apart from the decoders, which come later. */
export const RUN_VERSION = 2;

/** What only a newer page can have written is not damaged: its version, where it says one above ours; else null. */
export function versionAbove(ours: number, value: unknown): number | null {
	const version = isRecord(value) ? value['version'] : null;
	return typeof version === 'number' && version > ours ? version : null;
}

/** The same of a run's record. */
export function newerRun(events: unknown): number | null {
	const first: unknown = Array.isArray(events) ? events[0] : null;
	return isRecord(first) && first['type'] === 'run-start' ? versionAbove(RUN_VERSION, first) : null;
}
