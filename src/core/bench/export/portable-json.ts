/**
 * JSON that every reader takes: half of a surrogate pair, left where a reply or an output was cut, is legal JSON, but Python and
 * the hosts refuse it. `JSON.stringify` escapes such halves and nothing else with `\ud…` (ECMA-262, well-formed JSON.stringify).
 */
export function portableJson(value: unknown): string {
	return JSON.stringify(value).replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) =>
		found === '\\\\' ? found : '\\ufffd',
	);
}

/** Levels that no file of ours reaches; functions that walk a value recursively break down at some thousands. */
const DEEPEST = 200;

/** Whether JSON text nests its values too deeply to be worked with. Linear, and needs no stack itself. */
export function isTooDeep(text: string): boolean {
	let depth = 0;
	let isInText = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text.charCodeAt(at);
		if (isInText) {
			if (letter === BACKSLASH) at++;
			else if (letter === QUOTE) isInText = false;
		} else if (letter === QUOTE) isInText = true;
		else if (letter === OPEN_LIST || letter === OPEN_OBJECT) {
			if (++depth > DEEPEST) return true;
		} else if (letter === CLOSE_LIST || letter === CLOSE_OBJECT) depth--;
	}
	return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
