/** Past this, a host is not asking for patience but saying no for now. */
export const longestWaitMs = 120_000;

/** The wait a `Retry-After` header asks for (seconds or an HTTP date), in milliseconds; null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
	if (header === null) return null;
	const text = header.trim();
	if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
	const date = Date.parse(text);
	return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * The wait named in an error body: a page often may not read `Retry-After`, which is not a header CORS shows by itself.
 * Understood: Gemini's `retryDelay`, `retry_after` fields, and sentences like "try again in 1m2.5s" or "in 20 seconds".
 */
export function bodyWaitMs(body: string): number | null {
	const delay = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(body);
	if (delay !== null) return seconds(delay[1]);
	const field = /"retry[_-]?after(_ms)?"\s*:\s*"?(\d+(?:\.\d+)?)/i.exec(body);
	if (field !== null) return field[1] === undefined ? seconds(field[2]) : Math.ceil(Number(field[2]));
	const sentence =
		/(?:try again|retry|wait|reset\w*|available)\b[^.\d]{0,40}?((?:\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)\b\s*|\d+(?:\.\d+)?[hms](?=\d))+)/i.exec(
			body,
		);
	return sentence === null ? null : duration(sentence[1] as string);
}

/**
 * Full jitter: uniform between 0 and a ceiling that doubles with each repeat (Brooker, "Exponential Backoff And Jitter").
 * @param repeat 1 for the first repetition
 * @param random uniform in [0, 1)
 */
export function backoffMs(repeat: number, random: number, baseMs = 1000, ceilingMs = 30_000): number {
	return Math.floor(random * Math.min(ceilingMs, baseMs * 2 ** (repeat - 1)));
}

function seconds(text: string | undefined): number {
	return Math.ceil(Number(text) * 1000);
}

function duration(text: string): number | null {
	let total = 0;
	let found = false;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
		total += Number(amount) * unitMs((unit as string).toLowerCase());
		found = true;
	}
	return found ? Math.ceil(total) : null;
}

function unitMs(unit: string): number {
	if (unit === 'ms' || unit.startsWith('milli')) return 1;
	if (unit.startsWith('s')) return 1000;
	if (unit.startsWith('m')) return 60_000;
	if (unit.startsWith('h')) return 3_600_000;
	return 86_400_000;
}
