import { stripFence } from './answer-form.ts';

const MAX_LIST_LENGTH = 2000;

/**
 * Reads a flat list: items separated by commas or one a line (or, where allowed, by blanks), each with or without quotes, the whole with
 * or without one pair of brackets. Null for anything nested, for an object, and for oversize text. Items may be empty.
 */
export function parseAnswerList(answer: string, separators: 'commas' | 'commas-or-blanks'): string[] | null {
	if (answer.length > MAX_LIST_LENGTH) return null;
	const text = stripFence(answer.trim());
	const inner = /^(?:\[.*\]|\(.*\))$/s.test(text) ? text.slice(1, -1).trim() : text;
	if (inner === '' || /[[\](){}]/.test(inner)) return null;
	const items = inner.includes(',')
		? inner.split(',')
		: inner.split(separators === 'commas' ? /\s*\n\s*/ : /\s+/);
	return items.map((item) => item.trim().replace(/^["'`]|["'`]$/g, ''));
}
