import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { finishSignIn, startSignIn } from '../../../src/runtime/model/openrouter-signin.ts';
import { cleanUrl } from '../../../src/runtime/model/signin-url.ts';

const pageUrl = 'https://play.example/some/where/?old=1#/runs';
const never = new AbortController().signal;

class Session {
	readonly held = new Map<string, string>();

	getItem(key: string): string | null {
		return this.held.get(key) ?? null;
	}

	setItem(key: string, value: string): void {
		this.held.set(key, value);
	}

	removeItem(key: string): void {
		this.held.delete(key);
	}
}

async function begin(session = new Session()) {
	const started = await startSignIn({ pageUrl, returnTo: '#/settings', session, crypto });
	if (!started.ok) throw new Error('the login did not start');
	const target = new URL(started.value);
	const callback = new URL(target.searchParams.get('callback_url') ?? '');
	return { session, target, callback };
}

/** The way back with these query parameters beside the callback's own. */
function back(callback: URL, parameters: Record<string, string>): string {
	const url = new URL(callback);
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	return url.href;
}

function answering(response: () => Response) {
	const sent: { url: string; init: RequestInit | undefined }[] = [];
	const fetch: typeof globalThis.fetch = (input, init) => {
		sent.push({ url: input as string, init });
		return Promise.resolve(response());
	};
	return { sent, fetch };
}

const notAsked: typeof fetch = () => Promise.reject(new Error('must not be asked'));

describe('the way out', () => {
	test('names this page without query and hash, and a challenge that fits the verifier kept in this tab', async () => {
		const { session, target, callback } = await begin();
		const held = JSON.parse(session.getItem('codesteer-playground:sign-in') ?? '{}') as {
			verifier: string;
			state: string;
		};
		expect(target.origin + target.pathname).toBe('https://openrouter.ai/auth');
		expect(callback.href).toBe(`https://play.example/some/where/?signin=${held.state}`);
		expect(target.searchParams.get('code_challenge')).toBe(
			createHash('sha256').update(held.verifier).digest('base64url'),
		);
		expect(target.searchParams.get('code_challenge_method')).toBe('S256');
		expect(target.href).not.toContain(held.verifier);
	});

	test('is not begun on a page that is not secure or may store nothing', async () => {
		const insecure = await startSignIn({
			pageUrl,
			returnTo: '',
			session: new Session(),
			crypto: { getRandomValues: (array) => array },
		});
		const full = await startSignIn({
			pageUrl,
			returnTo: '',
			session: {
				setItem: () => {
					throw new DOMException('full', 'QuotaExceededError');
				},
			},
			crypto,
		});
		expect([insecure.ok, full.ok]).toEqual([false, false]);
	});
});

describe('the way back', () => {
	test('changes the code into a key, once', async () => {
		const { session, callback } = await begin();
		const { verifier } = JSON.parse(session.getItem('codesteer-playground:sign-in') ?? '{}') as {
			verifier: string;
		};
		const { sent, fetch } = answering(() => Response.json({ key: 'sk-or-v1-fresh', user_id: 'u' }));
		const url = back(callback, { code: 'code-1' });
		expect(await finishSignIn({ url, session, fetch, signal: never })).toEqual({
			ok: true,
			value: { key: 'sk-or-v1-fresh', returnTo: '#/settings' },
		});
		expect(
			sent.map(({ url: to, init }) => [to, init?.method, JSON.parse(init?.body as string) as unknown]),
		).toEqual([
			[
				'https://openrouter.ai/api/v1/auth/keys',
				'POST',
				{ code: 'code-1', code_verifier: verifier, code_challenge_method: 'S256' },
			],
		]);
		expect(session.held.size).toBe(0);
		expect(await finishSignIn({ url, session, fetch: notAsked, signal: never })).toMatchObject({ ok: false });
	});

	test('is no way back without the mark in the address', async () => {
		const session = new Session();
		expect(
			await finishSignIn({ url: `${pageUrl}&code=x`, session, fetch: notAsked, signal: never }),
		).toBeNull();
		expect(cleanUrl(pageUrl)).toBeNull();
	});

	test('leaves neither code nor mark in the address bar', () => {
		expect(cleanUrl('https://play.example/?signin=s&code=secret&keep=1#/settings')).toBe(
			'https://play.example/?keep=1#/settings',
		);
	});

	test.each([
		['a refusal', { error: 'access_denied', error_description: 'You said no' }, 'You said no'],
		['no code', {}, 'no code'],
		['somebody else’s code', { code: 'x', signin: 'forged' }, 'not started in this tab'],
	])('takes nothing from %s', async (_what, parameters, words) => {
		const { session, callback } = await begin();
		const result = await finishSignIn({
			url: back(callback, parameters),
			session,
			fetch: notAsked,
			signal: never,
		});
		expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(words) as string } });
	});

	test.each([
		[
			'an old code',
			() => Response.json({ error: { message: 'Invalid code code-1' } }, { status: 403 }),
			'unauthorised',
		],
		['an answer without a key', () => Response.json({}), 'unauthorised'],
		['an answer that is no JSON', () => new Response('<html>'), 'unauthorised'],
	])('says what went wrong with %s, without the code', async (_what, response, kind) => {
		const { session, callback } = await begin();
		const { fetch } = answering(response);
		const result = await finishSignIn({
			url: back(callback, { code: 'code-1' }),
			session,
			fetch,
			signal: never,
		});
		expect(result).toMatchObject({ ok: false, error: { kind } });
		expect(JSON.stringify(result)).not.toContain('code-1');
	});

	test('says that OpenRouter cannot be reached', async () => {
		const { session, callback } = await begin();
		const fetch: typeof globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
		const result = await finishSignIn({ url: back(callback, { code: 'c' }), session, fetch, signal: never });
		expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
	});
});
