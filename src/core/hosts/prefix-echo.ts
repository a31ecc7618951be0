import type { ReplyPart } from './reply-reader.ts';

/** Parts of a reply on their way to the page. */
export interface EchoFilter {
	/** @param isEnd nothing follows: what was held back comes out */
	pass(parts: readonly ReplyPart[], isEnd?: boolean): ReplyPart[];
}

/**
 * A continued message without the text it continues: some servers send that again first (llama.cpp, Mistral), others do not. Text is
 * held back as long as it may be such a repetition; one that breaks off in the middle was none. `open` null: nothing is continued.
 */
export function withoutEcho(open: string | null): EchoFilter {
	let held = '';
	let isPast = open === null || open === '';
	const through = (text: string): string => {
		if (isPast || open === null) return text;
		held += text;
		if (held.length < open.length && open.startsWith(held)) return '';
		isPast = true;
		return held.startsWith(open) ? held.slice(open.length) : held;
	};
	return {
		pass(parts, isEnd = false) {
			const passed = parts.flatMap((part): ReplyPart[] => {
				if (part.type !== 'text-delta') return [part];
				const text = through(part.text);
				return text === '' ? [] : [{ ...part, text }];
			});
			if (!isEnd || isPast || held === '') return passed;
			isPast = true;
			return [...passed, { type: 'text-delta', text: held }];
		},
	};
}
