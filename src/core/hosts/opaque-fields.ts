import { isRecord } from '../json.ts';
import type { Opaque } from '../model.ts';

/**
 * Fields of an assistant's message that hosts want back with its tool calls: DeepSeek and Kimi `reasoning_content`, vLLM, Groq
 * and Cerebras `reasoning`, OpenRouter `reasoning_details`, LiteLLM `thinking_blocks` and `provider_specific_fields`, Gemini
 * `extra_content`, Copilot `reasoning_opaque`.
 */
const wanted = [
	'reasoning_content',
	'reasoning',
	'reasoning_details',
	'reasoning_opaque',
	'reasoning_signature',
	'thinking_blocks',
	'provider_specific_fields',
	'extra_content',
] as const;

/** Takes one reply, delta by delta; see `createOpaqueCollector`. */
export interface OpaqueCollector {
	/** One delta, or a whole message. */
	add(delta: Readonly<Record<string, unknown>>): void;
	/** Null when the host sent nothing it may want back. */
	data(): Opaque | null;
}

/**
 * Collects those fields over a stream: texts are joined, entries of lists merged by `index` and `type`, of other values the last
 * one counts. A field that came as an empty text is kept: DeepSeek refuses a turn of which it is missing.
 */
export function createOpaqueCollector(): OpaqueCollector {
	const texts = new Map<string, string[]>();
	const lists = new Map<string, EntryList>();
	const others = new Map<string, unknown>();
	return {
		add: (delta) => {
			for (const field of wanted) {
				const value = delta[field];
				if (value === undefined || value === null) continue;
				if (typeof value === 'string') pushTo(texts, field, value);
				else if (Array.isArray(value)) {
					const list = lists.get(field) ?? new EntryList();
					lists.set(field, list);
					for (const entry of value as unknown[]) list.add(entry);
				} else if (isRecord(value))
					others.set(field, { ...(others.get(field) as object | undefined), ...value });
			}
		},
		data: () => {
			const found: Record<string, unknown> = {};
			for (const [field, value] of others) found[field] = value;
			for (const [field, list] of lists) if (list.entries.length > 0) found[field] = list.joined();
			for (const [field, parts] of texts) found[field] = parts.join('');
			return Object.keys(found).length === 0 ? null : found;
		},
	};
}

/** Fields of a list's entry that come piece by piece; all others are whole. */
const growing = new Set(['text', 'summary', 'thinking', 'data', 'signature']);

class EntryList {
	readonly entries: Entry[] = [];
	readonly #byPlace = new Map<string, Entry>();

	/** Pieces of one entry share index and type; another id is another entry, whatever its index. */
	add(value: unknown): void {
		if (!isRecord(value)) return;
		const { index, id } = value;
		const place = typeof index === 'number' ? `${String(index)} ${String(value['type'])}` : null;
		let entry = place === null ? undefined : this.#byPlace.get(place);
		const heldId = entry?.whole['id'];
		const isAnother = typeof id === 'string' && typeof heldId === 'string' && id !== heldId;
		if (entry === undefined || isAnother) {
			entry = { whole: {}, parts: new Map() };
			this.entries.push(entry);
			if (place !== null) this.#byPlace.set(place, entry);
		}
		for (const [field, held] of Object.entries(value)) {
			if (growing.has(field) && typeof held === 'string') pushTo(entry.parts, field, held);
			// What was told is not taken back by a null of a later piece.
			else if (held !== null || !(field in entry.whole)) entry.whole[field] = held;
		}
	}

	joined(): Record<string, unknown>[] {
		return this.entries.map(({ whole, parts }) => ({
			...whole,
			...Object.fromEntries([...parts].map(([field, pieces]) => [field, pieces.join('')])),
		}));
	}
}

interface Entry {
	whole: Record<string, unknown>;
	parts: Map<string, string[]>;
}

function pushTo(map: Map<string, string[]>, field: string, text: string): void {
	const held = map.get(field);
	if (held === undefined) map.set(field, [text]);
	else held.push(text);
}
