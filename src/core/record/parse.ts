import { isRecord } from '../json.ts';
import { err, ok, type Result } from '../result.ts';
import { DecodeError, type Decoder, list } from './decode.ts';
import { type RunEvent, runEvent } from './event.ts';
import { readWithBegun } from './read-with-begun.ts';
import { runSpec, type RunSpec } from './spec.ts';
import { fromVersion1 } from './upgrade.ts';
import { RUN_VERSION } from './version.ts';

/** How records of each older version become those of the next. */
const UPGRADES: Readonly<Record<number, (records: readonly unknown[]) => readonly unknown[]>> = {
	1: fromVersion1,
};

/**
 * The one door for stored, imported and linked runs, of this version and those before. The error names the place and what was
 * expected there.
 */
export function parseRun(value: unknown): Result<readonly RunEvent[]> {
	const first: unknown = Array.isArray(value) ? value[0] : undefined;
	if (!isRecord(first) || first['type'] !== 'run-start')
		return err('The record does not begin with run-start');
	const { version } = first;
	if (typeof version !== 'number' || (version !== RUN_VERSION && UPGRADES[version] === undefined)) {
		return err(
			`The run is of version ${String(version)}; this page reads versions up to ${String(RUN_VERSION)}`,
		);
	}
	let records = value as readonly unknown[];
	for (let from = version; from < RUN_VERSION; from++) records = UPGRADES[from]?.(records) ?? records;
	const decoded = decodeWith(list(runEvent), records, 'run');
	if (!decoded.ok) return decoded;
	const fault = orderFault(decoded.value);
	return fault === null ? ok(readWithBegun(decoded.value)) : err(fault);
}

/** The door for a spec from storage, a link or a file; the error names the field. */
export function parseRunSpec(value: unknown): Result<RunSpec> {
	return decodeWith(runSpec, value, 'spec');
}

/** What a decoder makes of a value; the error begins with the name `path`. */
export function decodeWith<T>(decoder: Decoder<T>, value: unknown, path: string): Result<T> {
	try {
		return ok(decoder(value));
	} catch (error) {
		if (error instanceof DecodeError) return err(error.inside(path).message);
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
