/** One server-sent event. `complete` is false when the stream ended before the event's closing blank line. */
export interface SseEvent {
	/** Null when the host named none. */
	event: string | null;
	data: string;
	complete: boolean;
}

/** Takes bytes as they arrive, in any pieces, and gives whole events. */
export interface SseParser {
	push(bytes: Uint8Array): SseEvent[];
	/** Says that no more bytes come; gives the event that was still open, if any. */
	end(): SseEvent[];
}

/**
 * Reads `text/event-stream` (WHATWG HTML, section 9.2). Where bytes are cut does not matter: inside a UTF-8 letter, inside
 * CR LF, inside a field name. Comments (keep-alives), `id` and `retry` are skipped. Beyond the standard, a field `error` (llama.cpp
 * until late 2025) is an event of that name.
 */
export function createSseParser(): SseParser {
	// Removes a leading byte order mark and keeps unfinished letters for the next call.
	const decoder = new TextDecoder('utf-8');
	let rest = '';
	let event: string | null = null;
	let data: string[] = [];
	let skipLineFeed = false;

	const close = (complete: boolean): SseEvent[] => {
		const found = data.length > 0 ? [{ event, data: data.join('\n'), complete }] : [];
		event = null;
		data = [];
		return found;
	};

	const readLine = (line: string): SseEvent[] => {
		if (line === '') return close(true);
		const colon = line.indexOf(':');
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
		if (field === 'data') data.push(value);
		else if (field === 'event') event = value;
		else if (field === 'error' && colon >= 0) {
			return [...close(true), { event: 'error', data: value, complete: true }];
		}
		return [];
	};

	const read = (text: string): SseEvent[] => {
		const found: SseEvent[] = [];
		let start = 0;
		for (let i = 0; i < text.length; i++) {
			const letter = text[i];
			const isSecondHalf = skipLineFeed && letter === '\n';
			skipLineFeed = false;
			if (isSecondHalf) {
				start = i + 1;
				continue;
			}
			if (letter !== '\n' && letter !== '\r') continue;
			found.push(...readLine(rest + text.slice(start, i)));
			rest = '';
			start = i + 1;
			skipLineFeed = letter === '\r';
		}
		rest += text.slice(start);
		return found;
	};

	return {
		push: (bytes) => read(decoder.decode(bytes, { stream: true })),
		end: () => {
			const found = read(decoder.decode());
			if (rest !== '') found.push(...readLine(rest));
			rest = '';
			return [...found, ...close(false)];
		},
	};
}
