/** The latest time a date can hold, in milliseconds since the epoch (ECMA-262, time values). */
export const LAST_DATE = 8.64e15;

/** ISO 8601 in UTC; a time that is no date becomes the nearest one. */
export function iso(ms: number): string {
	return new Date(Math.max(-LAST_DATE, Math.min(LAST_DATE, ms))).toISOString();
}
