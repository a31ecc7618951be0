import { isRecord } from '../json.ts';

/** Bodies nest: an error in an error, JSON in a text. Deeper than this is no sentence. */
const deepest = 6;

/**
 * The sentence in an error body, in any of the shapes hosts use, with the words of the provider behind the host; for a web page
 * its title. Not redacted.
 */
export function hostsWords(body: string): string {
	const text = body.trim();
	if (text.startsWith('<')) return /<title[^>]{0,200}>([^<]*)</i.exec(text)?.[1] ?? '';
	const parsed = parseJson(text);
	return parsed === undefined ? text : (sentence(parsed, 0) ?? '');
}

/** Everything in an error body that tells what it is about, in lower case: the words, and the names of fields and kinds. */
export function complaintOf(body: string): string {
	const named: string[] = [];
	collectNames(parseJson(body.trim()), named, 0);
	return [hostsWords(body), ...named].join(' \n ').replaceAll('\\', '').slice(0, 4000).toLowerCase();
}

function sentence(value: unknown, depth: number): string | null {
	if (depth > deepest) return null;
	if (typeof value === 'string') {
		// A router puts the whole answer of the provider into a text.
		const inner = /^\s*[[{]/.test(value) ? parseJson(value) : undefined;
		return (inner === undefined ? null : sentence(inner, depth + 1)) ?? value;
	}
	if (Array.isArray(value)) {
		const found = (value as unknown[]).slice(0, 3).map((one) => sentence(one, depth + 1));
		const all = found.filter((one) => one !== null && one !== '');
		return all.length === 0 ? null : [...new Set(all)].join('; ');
	}
	if (!isRecord(value)) return null;
	for (const field of ['error', 'message', 'detail', 'error_description', 'msg', 'errors', 'title']) {
		const found = sentence(value[field], depth + 1);
		if (found === null || found === '') continue;
		return withProvider(withPlace(found, value), value['metadata'], depth);
	}
	return null;
}

/** FastAPI and pydantic say beside the sentence which field it is about. */
function withPlace(words: string, { loc }: Record<string, unknown>): string {
	if (!Array.isArray(loc)) return words;
	const place = (loc as unknown[]).filter((part) => part !== 'body').map(String);
	return place.length === 0 ? words : `${place.join('.')}: ${words}`;
}

/** OpenRouter quotes the provider behind it: “Provider returned error” alone helps nobody. */
function withProvider(words: string, metadata: unknown, depth: number): string {
	if (!isRecord(metadata)) return words;
	const raw = sentence(metadata['raw'], depth + 1) ?? '';
	const name = metadata['provider_name'];
	if (raw === '' || words.includes(raw)) return words;
	return `${words.replace(/[.:\s]+$/, '')}. ${typeof name === 'string' && name !== '' ? name : 'The provider'}: ${raw}`;
}

function collectNames(value: unknown, found: string[], depth: number): void {
	if (depth > deepest || found.length > 60) return;
	if (Array.isArray(value)) {
		for (const one of (value as unknown[]).slice(0, 10)) collectNames(one, found, depth + 1);
	}
	if (!isRecord(value)) return;
	for (const field of ['param', 'code', 'type', 'status', 'loc'] as const) {
		const held = value[field];
		const parts = Array.isArray(held) ? (held as unknown[]) : [held];
		found.push(...parts.filter((part) => typeof part === 'string'));
	}
	for (const field of ['error', 'detail', 'errors', 'metadata', 'details']) {
		collectNames(value[field], found, depth + 1);
	}
	if (typeof value['raw'] === 'string') collectNames(parseJson(value['raw']), found, depth + 1);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
