import type { Host } from '../../core/hosts/host.ts';
import { explainRefusal } from '../../core/hosts/refusal.ts';
import { isRecord } from '../../core/json.ts';
import type { ModelFailure } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { anthropicHeaders } from './anthropic-headers.ts';
import { createPageFetch, RefusedAnswer } from './page-fetch.ts';
import { refusalOfThrown, strangeAnswer } from './refusals.ts';

export interface ListModelsOptions {
	fetch?: typeof globalThis.fetch;
	/** Milliseconds since the epoch. */
	now?: number;
	pageOrigin?: string | null;
}

/** The ids of the models a host offers to this key, in the host's order without doubles. */
export async function listModels(
	host: Host,
	baseUrl: string,
	key: string | null,
	signal: AbortSignal,
	options: ListModelsOptions = {},
): Promise<Result<string[], ModelFailure>> {
	const isAnthropic = host.dialect === 'anthropic';
	const headers = isAnthropic
		? anthropicHeaders(key)
		: {
				accept: 'application/json',
				...(key === null || key === '' ? {} : { authorization: `Bearer ${key}` }),
			};
	const fetch = createPageFetch({
		fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
		extraHeaders: Object.keys(headers),
		signal,
		anonymous: key === null || key === '',
	});
	try {
		const response = await fetch(`${baseUrl}/models${isAnthropic ? '?limit=1000' : ''}`, { headers });
		const ids = readIds(await response.text());
		return ids === null ? err(strangeAnswer('malformed', host).failure) : ok(ids);
	} catch (error) {
		if (error instanceof RefusedAnswer) {
			return err(explainRefusal(error.answer, { host, model: '', key, now: options.now ?? 0 }).failure);
		}
		return err(refusalOfThrown(error, signal, host, baseUrl, options.pageOrigin ?? null).failure);
	}
}

/** `{ data: [{ id }] }`; Together sends the bare list. Gemini puts `models/` before each id. */
function readIds(text: string): string[] | null {
	let body: unknown;
	try {
		body = JSON.parse(text) as unknown;
	} catch {
		return null;
	}
	const list = isRecord(body) ? body['data'] : body;
	if (!Array.isArray(list)) return null;
	const ids = (list as unknown[]).flatMap((one) =>
		isRecord(one) && typeof one['id'] === 'string' ? [one['id'].replace(/^models\//, '')] : [],
	);
	return [...new Set(ids)];
}
