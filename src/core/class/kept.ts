import { isRecord } from '../json.ts';

/** A class as a lecturer's browser keeps it: what is needed to open it again, through the same doors as links and pasted texts. */
export interface TaughtRecord {
	/** The query of its design, `d=…`. */
	query: string;
	/** Milliseconds since the epoch. */
	since: number;
	/** Lines that were taken in, in that order. */
	lines: string;
	/** Students that are to come; null where nobody said. */
	expected: number | null;
}

/** That this browser takes part in a class. */
export interface JoinedRecord {
	query: string;
	since: number;
	/** The student's number; it stays the same however often they begin. */
	student: string;
	nickname: string;
	/** The id of their experiment; null before the first start. */
	experiment: string | null;
}

/** Null for what this page cannot read. */
export function parseTaught(text: string): TaughtRecord | null {
	const value = recordIn(text);
	if (value === null) return null;
	const { query, since, lines, expected = null } = value;
	if (typeof query !== 'string' || typeof since !== 'number' || typeof lines !== 'string') return null;
	return { query, since, lines, expected: Number.isSafeInteger(expected) ? (expected as number) : null };
}

/** Null for what this page cannot read. */
export function parseJoined(text: string): JoinedRecord | null {
	const value = recordIn(text);
	if (value === null) return null;
	const { query, since, student, nickname, experiment } = value;
	if (typeof query !== 'string' || typeof since !== 'number' || typeof nickname !== 'string') return null;
	if (typeof student !== 'string' || !/^[0-9a-f]{16}$/.test(student)) return null;
	if (experiment !== null && typeof experiment !== 'string') return null;
	return { query, since, student, nickname, experiment };
}

function recordIn(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : null;
	} catch {
		return null;
	}
}
