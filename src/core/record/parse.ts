import { isRecord } from '../json.ts';
import { err, ok, type Result } from '../result.ts';
import { DecodeError, type Decoder, list } from './decode.ts';
import { decodeRunEvent, decodeRunSpec } from './event-decoders.ts';
import type { RunEvent } from './event.ts';
import type { RunSpec } from './spec.ts';

/** Highest `version` of a stored run this page can read. */
export const RUN_VERSION = 1;

/** The one door for stored and imported runs. The error names the place and what was expected there. */
export function parseRun(value: unknown): Result<RunEvent[]> {
	const first: unknown = Array.isArray(value) ? value[0] : undefined;
	if (!isRecord(first) || first['type'] !== 'run-start')
		return err('The record does not begin with run-start');
	if (first['version'] !== RUN_VERSION) {
		return err(
			`The run is of version ${String(first['version'])}; this page reads version ${String(RUN_VERSION)}`,
		);
	}
	const decoded = decodeWith(list(decodeRunEvent), value, 'run');
	if (!decoded.ok) return decoded;
	const fault = orderFault(decoded.value);
	return fault === null ? decoded : err(fault);
}

/** One stored event; null for what this page cannot read. */
export function parseEvent(value: unknown): RunEvent | null {
	const decoded = decodeWith(decodeRunEvent, value, 'event');
	return decoded.ok ? decoded.value : null;
}

export function parseRunSpec(value: unknown): Result<RunSpec> {
	return decodeWith(decodeRunSpec, value, 'spec');
}

/** Deltas are for the screen; the `…-end` events repeat their content. */
export function isStored(event: RunEvent): boolean {
	return event.type !== 'call-delta' && event.type !== 'call-waiting' && event.type !== 'code-output';
}

/** A record without its end belongs to a page that was closed in the middle; it gets one. */
export function closeInterrupted(events: readonly RunEvent[], at: number): readonly RunEvent[] {
	const last = events.at(-1);
	if (last === undefined || last.type === 'run-end') return events;
	return [...events, { runId: last.runId, seq: last.seq + 1, at, type: 'run-end', outcome: 'interrupted' }];
}

function decodeWith<T>(decoder: Decoder<T>, value: unknown, path: string): Result<T> {
	try {
		return ok(decoder(value, path));
	} catch (error) {
		if (error instanceof DecodeError) return err(error.message);
		throw error;
	}
}

function orderFault(events: readonly RunEvent[]): string | null {
	for (const [i, event] of events.entries()) {
		const before = events[i - 1];
		if (before === undefined) continue;
		if (event.runId !== before.runId) return 'The record mixes two runs';
		if (event.seq <= before.seq) return `Event ${String(i)} is out of order`;
		if (event.type === 'run-start') return 'The record begins twice';
		if (before.type === 'run-end') return 'The record goes on after its end';
	}
	return null;
}
