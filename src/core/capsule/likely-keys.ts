import { eventWithoutKeys, withoutKeys } from '../bench/export/without-keys.ts';
import { isRecord } from '../json.ts';
import type { RunEvent } from '../record/event.ts';

/** Where people, models and programs write; their words are shared as they stand. */
export type KeyPlace = 'question' | 'sent' | 'reply' | 'program' | 'output' | 'elsewhere';

const PLACES: Partial<Record<RunEvent['type'], KeyPlace>> = {
	'run-start': 'question',
	'call-start': 'sent',
	'call-end': 'reply',
	'call-failed': 'reply',
	'code-start': 'program',
	'code-end': 'output',
};

/**
 * Where something stands that looks like a key, or like a login in an address, each place once. What is sent repeats what was asked
 * and said, so it is named only where nothing else is.
 */
export function likelyKeys(runs: readonly (readonly RunEvent[])[]): readonly KeyPlace[] {
	const found = new Set<KeyPlace>();
	for (const event of runs.flat()) {
		const place = PLACES[event.type] ?? 'elsewhere';
		if (!found.has(place) && holdsKey(event)) found.add(place);
	}
	if (found.size > 1) found.delete('sent');
	return [...found];
}

/** Whether something that looks like a key would be left in a run that goes out: see `travelling` for what is taken out. */
export function holdsLikelyKey(events: readonly RunEvent[]): boolean {
	return likelyKeys([events.map(eventWithoutKeys)]).length > 0;
}

function holdsKey(value: unknown): boolean {
	if (typeof value === 'string') return withoutKeys(value) !== value;
	if (Array.isArray(value)) return value.some(holdsKey);
	return isRecord(value) && Object.entries(value).some(([field, held]) => holdsKey(field) || holdsKey(held));
}
