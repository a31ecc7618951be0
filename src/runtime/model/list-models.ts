import type { Host } from '../../core/hosts/host.ts';
import { readModelIds } from '../../core/hosts/model-list.ts';
import { explainRefusal, explainStreamError } from '../../core/hosts/refusal.ts';
import { plainFailure, plainOf } from '../../core/hosts/plain-http.ts';
import { errorIn } from '../../core/hosts/stream-words.ts';
import type { ModelFailure } from '../../core/model.ts';
import type { KeyReading } from '../../core/ports.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { anthropicHeaders } from './anthropic-headers.ts';
import { createPageFetch, RefusedAnswer } from './page-fetch.ts';
import { answersPlainly, PLAIN_HTTP } from './probe.ts';
import { refusalOfThrown, strangeList } from './refusals.ts';
import { sendableKey } from './sendable-key.ts';

/** `now` and `pageOrigin` are for the words of a refusal: when to try again, and whom to let in. */
export interface ListModelsOptions {
	fetch?: typeof globalThis.fetch;
	/** Milliseconds since the epoch. */
	now?: number;
	pageOrigin?: string | null;
}

/** How long a server of one's own has to answer by https, in milliseconds: one that has none says nothing at all. */
const HTTPS_LIMIT_MS = 6000;

/**
 * The ids of the models a host offers to this key, in the host's order without doubles; none when it has none yet. Where a server of
 * one's own does not answer by https it is asked whether it speaks http.
 */
export async function listModels(
	host: Host,
	baseUrl: string,
	kept: KeyReading,
	signal: AbortSignal,
	options: ListModelsOptions = {},
): Promise<Result<string[], ModelFailure>> {
	if (plainOf(baseUrl) === null) return ask(host, baseUrl, kept, signal, options);
	const ending = new AbortController();
	const limit = AbortSignal.any([signal, ending.signal, AbortSignal.timeout(HTTPS_LIMIT_MS)]);
	const asked = ask(host, baseUrl, kept, limit, options);
	const first = await Promise.race([asked, silence(PLAIN_HTTP.afterMs, signal)]);
	if (first !== null && (first.ok || first.error.kind !== 'unreachable')) return first;
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	const plain = await answersPlainly(baseUrl, options.pageOrigin ?? null, fetch, signal);
	if (plain === null) return asked;
	ending.abort();
	return err(plainFailure(host, plain));
}

/** Null after so many milliseconds, or when it is over. */
function silence(ms: number, signal: AbortSignal): Promise<null> {
	return new Promise((resolve) => {
		const over = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
		if (over.aborted) resolve(null);
		else over.addEventListener('abort', () => resolve(null), { once: true });
	});
}

async function ask(
	host: Host,
	baseUrl: string,
	kept: KeyReading,
	signal: AbortSignal,
	options: ListModelsOptions,
): Promise<Result<string[], ModelFailure>> {
	const read = sendableKey(host, kept);
	if (!read.ok) return err(read.error.failure);
	const key = read.value;
	const isAnthropic = host.dialect === 'anthropic';
	const headers = isAnthropic
		? anthropicHeaders(key)
		: { accept: 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
	const fetch = createPageFetch({
		fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
		extraHeaders: Object.keys(headers),
		signal,
		anonymous: key === null,
	});
	const context = { host, model: '', key, now: options.now ?? 0 };
	try {
		const response = await fetch(`${baseUrl}/models${isAnthropic ? '?limit=1000' : ''}`, { headers });
		const text = await response.text();
		const body = parse(text);
		const error = errorIn(null, text, body);
		if (error !== null && error !== undefined) return err(explainStreamError(error, context).failure);
		const ids = readModelIds(body);
		return ids === null ? err(strangeList(host).failure) : ok(ids);
	} catch (error) {
		if (error instanceof RefusedAnswer) return err(explainRefusal(error.answer, context).failure);
		return err(refusalOfThrown(error, signal, host, baseUrl, options.pageOrigin ?? null).failure);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
