import { isRecord } from '../json.ts';

/** The event that closes a stream, however it is dressed. */
export function isDone(data: string): boolean {
	return /^\s*["']?\[?done\]?["']?\s*$/i.test(data);
}

/** An event that only keeps the connection open: nothing, blanks, or a word where JSON should be. */
export function isKeepAlive(name: string | null, data: string): boolean {
	if (/^(?:ping|pong|keep-?alive|heart-?beat)$/i.test(name ?? '')) return true;
	const text = data.trim();
	return (
		text === '' ||
		(text.length < 100 && /^:|^[[("']?(?:ping|pong|keep[ _-]?alive|heart[ _-]?beat|processing)/i.test(text))
	);
}

/**
 * The error an event of a stream (or a whole body under status 200) tells of, or null. Hosts name it by the event's name, by an
 * `error` field, by `object` or `type`, in a choice, or send nothing but a sentence.
 * @param value the parsed data; undefined when it is no JSON
 */
export function errorIn(name: string | null, data: string, value: unknown): unknown {
	if (name === 'error') return isRecord(value) ? (held(value['error']) ?? value) : (value ?? data);
	if (Array.isArray(value)) {
		const first = (value as unknown[])[0];
		return isRecord(first) ? held(first['error']) : null;
	}
	if (!isRecord(value)) return null;
	const own = held(value['error']);
	if (own !== null) return own;
	if (value['object'] === 'error' || value['type'] === 'error') return value;
	const { choices } = value;
	if (Array.isArray(choices)) {
		const choice = (choices as unknown[])[0];
		return isRecord(choice) ? held(choice['error']) : null;
	}
	const isReply = ['type', 'id', 'usage', 'content'].some((field) => field in value);
	const says = value['detail'] ?? value['message'];
	return !isReply && says !== undefined && says !== null && says !== '' ? value : null;
}

/** Hosts send `error: null`, `""` or `{}` with good events. */
function held(value: unknown): unknown {
	if (value === undefined || value === null || value === '' || value === false) return null;
	return isRecord(value) && Object.keys(value).length === 0 ? null : value;
}
