import { isRecord } from '../json.ts';

/**
 * The ids in a host's list of models, without doubles: `{ data: [{ id }] }`; Together sends the bare list, Ollama's own path
 * `{ models: [{ name }] }`, some servers plain names; Gemini puts `models/` before each. A server without a model says
 * `{ data: null }` or leaves it out. Null when it is no list at all.
 */
export function readModelIds(body: unknown): string[] | null {
	const list = listIn(body);
	if (list === null) return null;
	const field = ['id', 'name', 'model', 'key'].find((one) => list.some((entry) => textAt(entry, one) !== ''));
	const ids = list.map((entry) => (typeof entry === 'string' ? entry : textAt(entry, field ?? 'id')));
	return [...new Set(ids.filter((id) => id !== '').map((id) => id.replace(/^models\//, '')))];
}

function listIn(body: unknown): readonly unknown[] | null {
	if (Array.isArray(body)) return body as unknown[];
	if (!isRecord(body)) return null;
	for (const field of ['data', 'models']) {
		const held = body[field];
		if (Array.isArray(held)) return held as unknown[];
		if (isRecord(held)) return listIn(held) ?? Object.keys(held);
	}
	const isEmpty =
		'data' in body || 'models' in body || body['object'] === 'list' || Object.keys(body).length === 0;
	return isEmpty ? [] : null;
}

function textAt(entry: unknown, field: string): string {
	const held = isRecord(entry) ? entry[field] : undefined;
	return typeof held === 'string' ? held : '';
}
