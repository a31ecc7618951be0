import { isRecord } from '../json.ts';
import type { RunEvent } from '../record/event.ts';

/**
 * The events of a run without what follows from the one before: the run's id, the number where it is the next, and `after`, the
 * milliseconds since the one before, in place of the time where that says the same.
 */
export function slim(events: readonly RunEvent[]): readonly unknown[] {
	return events.map((event, place) => {
		const before = events[place - 1];
		if (before === undefined) return event;
		const { runId, seq, at, ...rest } = event;
		const after = at - before.at;
		return {
			...(runId === before.runId ? {} : { runId }),
			...(seq === before.seq + 1 ? {} : { seq }),
			...(before.at + after === at ? { after } : { at }),
			...rest,
		};
	});
}

/** The way back, of whatever it is: only a run comes out as one. */
export function unslim(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	let before: Record<string, unknown> = {};
	return value.map((event: unknown) => {
		if (!isRecord(event)) return event;
		const { runId = before['runId'], seq = next(before['seq']), at, after, ...rest } = event;
		before = { runId, seq, at: at ?? sum(before['at'], after), ...rest };
		return before;
	});
}

function next(seq: unknown): unknown {
	return typeof seq === 'number' ? seq + 1 : undefined;
}

function sum(at: unknown, after: unknown): unknown {
	return typeof at === 'number' && typeof after === 'number' ? at + after : undefined;
}
