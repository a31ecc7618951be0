import { addressSpaceOf } from '../../core/hosts/address-space.ts';
import type { HttpAnswer } from '../../core/hosts/refusal.ts';

/** Headers that every host's preflight lets through. SDKs add more (`x-stainless-*`), and several hosts refuse over those. */
const plainHeaders = new Set(['authorization', 'content-type', 'accept']);

/** Thrown for an answer that is not a reply, so that it can pass through an SDK unchanged. */
export class RefusedAnswer extends Error {
	readonly answer: HttpAnswer;

	constructor(answer: HttpAnswer) {
		super('The host answered with an error');
		this.answer = answer;
	}
}

/** Thrown when there was no answer at all; `fetch` gives no reason that a page could read. */
export class NoAnswer extends Error {
	constructor() {
		super('No answer');
	}
}

/** For one call; `fetch` is the browser’s. */
export interface PageFetchOptions {
	fetch: typeof globalThis.fetch;
	/** Allowed beside the plain ones. */
	extraHeaders?: readonly string[];
	/** Ends the request and the reading of its body. */
	signal: AbortSignal;
	/** No key: the authorization header some SDKs insist on is dropped. */
	anonymous: boolean;
}

/**
 * `fetch` as a page must call a model host: only headers the preflight lets through, no cookies, no redirect (the key would
 * travel along), and the address space named for local servers. Throws `RefusedAnswer` or `NoAnswer`.
 */
export function createPageFetch(options: PageFetchOptions): typeof globalThis.fetch {
	const allowed = new Set([...plainHeaders, ...(options.extraHeaders ?? [])]);
	if (options.anonymous) allowed.delete('authorization');
	return async (input, init) => {
		const url = input instanceof Request ? input.url : String(input);
		const headers = new Headers();
		new Headers(init?.headers).forEach((value, name) => {
			if (allowed.has(name)) headers.set(name, value);
		});
		let response: Response;
		try {
			response = await options.fetch(url, {
				method: init?.method ?? 'GET',
				body: init?.body ?? null,
				headers,
				signal: options.signal,
				redirect: 'manual',
				credentials: 'omit',
				referrerPolicy: 'no-referrer',
				...addressSpace(url),
			});
		} catch {
			throw new NoAnswer();
		}
		if (response.ok) return response;
		throw new RefusedAnswer(await readAnswer(response));
	};
}

/** Chrome's local-network check wants the address space named; other engines ignore the member. */
export function addressSpace(url: string): RequestInit {
	const space = addressSpaceOf(url);
	return space === null ? {} : ({ targetAddressSpace: space } as RequestInit);
}

async function readAnswer(response: Response): Promise<HttpAnswer> {
	// In a browser a redirect that is not followed has status 0 and hides everything else.
	const status = response.type === 'opaqueredirect' ? 302 : response.status;
	const body = await response.text().catch(() => '');
	return { status, body: body.slice(0, 20_000), retryAfter: response.headers.get('retry-after') };
}
