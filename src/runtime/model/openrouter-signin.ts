import { hostsWords } from '../../core/hosts/host-words.ts';
import { redact } from '../../core/hosts/redact.ts';
import { isRecord } from '../../core/json.ts';
import type { ModelFailure } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { createPageFetch, RefusedAnswer } from './page-fetch.ts';
import { stateParameter } from './signin-url.ts';

/** OpenRouter's login for pages without a server: OAuth with PKCE, no client id, no secret (openrouter.ai/docs/oauth). */
const authorizeUrl = 'https://openrouter.ai/auth';
const exchangeUrl = 'https://openrouter.ai/api/v1/auth/keys';

/** In sessionStorage until the way back: this tab only, and gone with it. */
const storageKey = 'codesteer-playground:sign-in';

interface Pending {
	verifier: string;
	state: string;
	/** Hash route to go back to. */
	returnTo: string;
}

/** What a sign-in needs before the page is left (OAuth with PKCE, S256); the verifier stays in this tab’s session storage. */
export interface SignInStart {
	/** The page's own address; its query and hash are dropped. */
	pageUrl: string;
	/** Hash route to return to afterwards, `#/settings`. */
	returnTo: string;
	session: Pick<Storage, 'setItem'>;
	crypto: Pick<Crypto, 'getRandomValues'> & { subtle?: Pick<SubtleCrypto, 'digest'> };
}

/** Prepares the login and gives the address to send the person to. */
export async function startSignIn(start: SignInStart): Promise<Result<string, ModelFailure>> {
	if (start.crypto.subtle === undefined) {
		return err(failure('The login needs a secure page.', 'Open this page by https, or paste a key instead.'));
	}
	const random = (): string => base64Url(start.crypto.getRandomValues(new Uint8Array(32)));
	const pending: Pending = { verifier: random(), state: random(), returnTo: start.returnTo };
	const digest = await start.crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
	try {
		start.session.setItem(storageKey, JSON.stringify(pending));
	} catch {
		return err(
			failure(
				'The browser lets this page store nothing.',
				'Allow storage for this site, or paste a key instead.',
			),
		);
	}
	const callback = new URL(start.pageUrl);
	callback.hash = '';
	callback.search = '';
	callback.searchParams.set(stateParameter, pending.state);
	const target = new URL(authorizeUrl);
	target.searchParams.set('callback_url', callback.href);
	target.searchParams.set('code_challenge', base64Url(new Uint8Array(digest)));
	target.searchParams.set('code_challenge_method', 'S256');
	return ok(target.href);
}

/** What is at hand when the person comes back. */
export interface SignInReturn {
	/** `location.href` at start-up. */
	url: string;
	session: Pick<Storage, 'getItem' | 'removeItem'>;
	fetch: typeof globalThis.fetch;
	signal: AbortSignal;
}

/** A sign-in that came to its end. */
export interface SignedIn {
	/** For the key store; nothing else may see it. */
	key: string;
	returnTo: string;
}

/** The second half, on the way back: null when this page load is none. */
export async function finishSignIn(back: SignInReturn): Promise<Result<SignedIn, ModelFailure> | null> {
	const query = new URL(back.url).searchParams;
	const state = query.get(stateParameter);
	if (state === null) return null;
	const pending = readPending(back.session.getItem(storageKey));
	// A code works once; so does the verifier.
	back.session.removeItem(storageKey);
	if (pending?.state !== state) {
		return err(
			failure(
				'This login was not started in this tab, so its code is not used.',
				'Start the login again from Settings, and finish it in the same tab.',
			),
		);
	}
	const refused = query.get('error');
	if (refused !== null) {
		const words = redact(query.get('error_description') ?? refused, null);
		return err(
			failure(`OpenRouter did not grant access: ${words}`, 'Start the login again, or paste a key instead.'),
		);
	}
	const code = query.get('code');
	if (code === null || code === '') {
		return err(failure('OpenRouter sent no code back.', 'Start the login again, or paste a key instead.'));
	}
	const key = await exchange(code, pending.verifier, back);
	return key.ok ? ok({ key: key.value, returnTo: pending.returnTo }) : key;
}

async function exchange(
	code: string,
	verifier: string,
	{ fetch, signal }: SignInReturn,
): Promise<Result<string, ModelFailure>> {
	try {
		const response = await createPageFetch({ fetch, signal, anonymous: true })(exchangeUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ code, code_verifier: verifier, code_challenge_method: 'S256' }),
		});
		const body = (await response.json().catch(() => null)) as unknown;
		const key = isRecord(body) ? body['key'] : undefined;
		return typeof key === 'string' && key !== ''
			? ok(key)
			: err(failure('OpenRouter answered without a key.', 'Start the login again, or paste a key instead.'));
	} catch (error) {
		if (error instanceof RefusedAnswer) {
			const { status, body } = error.answer;
			// The code is worthless by now, but it need not be read by anybody.
			const words = redact(hostsWords(body).replaceAll(code, '[code]').replaceAll(verifier, '[code]'), null);
			return err({
				...failure(
					`OpenRouter did not take the login’s code (${String(status)})${words === '' ? '.' : `: ${words}`}`,
					'Codes live for minutes and work once: start the login again.',
				),
				status,
			});
		}
		return err({
			kind: signal.aborted ? 'cancelled' : 'unreachable',
			message: 'OpenRouter gave no answer when the login’s code was to be changed into a key.',
			remedy: 'Check the network, then start the login again.',
		});
	}
}

function failure(message: string, remedy: string): ModelFailure {
	return { kind: 'unauthorised', message, remedy };
}

function readPending(text: string | null): Pending | null {
	if (text === null) return null;
	try {
		const value = JSON.parse(text) as unknown;
		if (!isRecord(value)) return null;
		const { verifier, state, returnTo } = value;
		return typeof verifier === 'string' && typeof state === 'string' && typeof returnTo === 'string'
			? { verifier, state, returnTo }
			: null;
	} catch {
		return null;
	}
}

function base64Url(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}
