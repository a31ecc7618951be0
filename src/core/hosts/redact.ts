import { canBeSecret } from './secret.ts';
import { oneLine } from '../shown-text.ts';

const longestQuote = 300;
const window = 8;

/**
 * A host's words, fit to be shown and stored: the key is taken out, also in part (hosts like to quote the start of a wrong
 * one), and so is all that looks like somebody's key. A placeholder typed as a key is none. Shortened, on one line, without signs
 * that are not seen: some turn what stands behind them around, and between its letters they would hide a key.
 */
export function redact(text: string, key: string | null): string {
	const line = oneLine(text);
	const secret = key !== null && canBeSecret(key) ? key : null;
	const clean = line
		.split(/(?<=[\s"'`:,;(){}[\]<>=&?])|(?=[\s"'`:,;(){}[\]<>=&?])/)
		.map((token) => (isSecret(token, secret) ? '[key]' : token))
		.join('');
	return clean.length > longestQuote ? `${clean.slice(0, longestQuote - 1)}…` : clean;
}

/** Whether a text without blanks has the form in which known hosts give keys. */
export function isLikeKey(token: string): boolean {
	const hasPrefix = /^(?:sk|pk|rk|gsk|csk|hf|tgp|key|xai|nvapi)[-_][\w*.-]{6,}$/i.test(token);
	// `key_required` and `hf_hub_download` are names.
	if (hasPrefix && canBeSecret(token) && /[\d*]|[a-z][A-Z]/.test(token)) return true;
	return /^AIza[\w*-]{6,}$/.test(token) || /^eyJ[\w-]{10,}\.[\w-]+/.test(token);
}

function isSecret(token: string, key: string | null): boolean {
	if (isLikeKey(token)) return true;
	if (key === null) return false;
	if (token.includes(key)) return true;
	for (let start = 0; start + window <= key.length; start++) {
		if (token.includes(key.slice(start, start + window))) return true;
	}
	// "abcd****wxyz": both ends of the key around stars.
	const masked = /^([^*•…]{2,})[*•…]+(?:\.{3})?([^*•…]*)$/.exec(token);
	return masked !== null && key.startsWith(masked[1] as string);
}
