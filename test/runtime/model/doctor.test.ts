import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { custom } from '../../../src/core/hosts/custom.ts';
import { firstFailure, type Finding, gates } from '../../../src/core/hosts/doctor.ts';
import { ollama } from '../../../src/core/hosts/ollama.ts';
import { diagnose, type DoctorOptions } from '../../../src/runtime/model/doctor.ts';
import { listModels } from '../../../src/runtime/model/list-models.ts';
import { findLocalServers } from '../../../src/runtime/model/local.ts';
import { HurriedClock } from '../../support/model-server/hurried-clock.ts';
import { pageLikeFetch } from '../../support/model-server/page-like-fetch.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

const origin = 'http://127.0.0.1:4173';
const signal = new AbortController().signal;
let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());

async function examine(model: string, options: Partial<DoctorOptions> = {}): Promise<Finding[]> {
	const findings: Finding[] = [];
	const all = diagnose(
		{
			host: custom,
			baseUrl: `${server.origin}/v1`,
			model,
			readKey: () => Promise.resolve('sk-planted-123456'),
			clock: new HurriedClock(),
			random: () => 0,
			fetch: pageLikeFetch(origin),
			page: { origin, engine: 'chromium' },
			...options,
		},
		signal,
	);
	for await (const finding of all) findings.push(finding);
	return findings;
}

function states(findings: readonly Finding[]): string {
	return findings.map((finding) => finding.state).join(' ');
}

test('a healthy host passes every gate', async () => {
	server.reply(({ body }) =>
		body['tools'] === undefined
			? { text: 'one two three', logprobs: [{ token: 'one', logprob: -0.1 }] }
			: { toolCalls: [{ id: 'a', name: 'report_number', arguments: '{"number":7}' }] },
	);
	server.models('{"object":"list","data":[{"id":"some-model"}]}');
	const findings = await examine('some-model');
	server.reply(() => null);
	server.models(null);
	expect(findings.map((finding) => [finding.gate, finding.state])).toEqual([
		['address', 'ok'],
		['mixed-content', 'skipped'],
		['local-network', 'skipped'],
		['reachable', 'ok'],
		['cors', 'ok'],
		['key', 'ok'],
		['model', 'ok'],
		['quota', 'ok'],
		['streaming', 'ok'],
		['tools', 'ok'],
		['logprobs', 'ok'],
	]);
});

test('a missing extra does not hide the next one', async () => {
	const findings = await examine('ok');
	expect(findings.slice(-2).map((finding) => [finding.gate, finding.state])).toEqual([
		['tools', 'unknown'],
		['logprobs', 'failed'],
	]);
});

test('a host that takes no tools is told from one whose model does not call them, with what is done instead', async () => {
	const message = 'tools param requires --jinja flag';
	server.raw(({ body }) =>
		body['tools'] === undefined
			? null
			: {
					status: 500,
					type: 'application/json',
					parts: [[0, JSON.stringify({ error: { code: 500, message } })]],
				},
	);
	const findings = await examine('some-model');
	server.raw(() => null);
	expect(findings.find(({ gate }) => gate === 'tools')).toMatchObject({
		state: 'failed',
		message: expect.stringContaining(message) as string,
		remedy: expect.stringMatching(
			/fenced blocks instead\. To have tools, start the server with --jinja/,
		) as string,
	});
});

test('a host that refuses a temperature still passes, and an address as a server prints it is taken', async () => {
	const port = new URL(server.origin).port;
	const findings = await examine('no-temperature', { baseUrl: `http://0.0.0.0:${port}/v1/` });
	expect(findings.slice(0, 9).every(({ state }) => state !== 'failed')).toBe(true);
	expect(findings.find(({ gate }) => gate === 'reachable')?.message).toBe(
		`http://127.0.0.1:${port}/v1 answers.`,
	);
});

test('a key that cannot be sent is named as the key', async () => {
	const findings = await examine('ok', { readKey: () => Promise.resolve('sk-abc\u200b0123456789') });
	expect(firstFailure(findings)).toMatchObject({
		gate: 'key',
		message: expect.stringContaining('a zero-width space (U+200B) as character 7 of 17') as string,
	});
});

test.each([
	['an address that is none', 'ok', { baseUrl: 'nowhere at all' }, 'address'],
	['a server that is off', 'ok', { baseUrl: 'http://127.0.0.1:9/v1' }, 'reachable'],
	['a server that admits no page', 'ok', { path: 'closed' }, 'cors'],
	['a key that is wrong', '401', {}, 'key'],
	['a forbidden model', '403', {}, 'key'],
	['a model that is not there', '404', {}, 'model'],
	['a limit of the minute', '429', {}, 'quota'],
	['a used-up day', '429-daily', {}, 'quota'],
	['a stream that is cut', 'cut', {}, 'streaming'],
	['a host in trouble', '503', {}, 'streaming'],
])(
	'the first shut gate is named, and each gate once: %s',
	async (_what, model, { path, ...options }: { path?: string; baseUrl?: string }, gate) => {
		const baseUrl = path === undefined ? {} : { baseUrl: `${server.origin}/${path}/v1` };
		const findings = await examine(model, { ...options, ...baseUrl });
		expect(firstFailure(findings)?.gate).toBe(gate);
		expect(findings.map((finding) => finding.gate)).toEqual(gates);
		expect(
			findings.slice(gates.indexOf(gate as Finding['gate']) + 1).every((one) => one.state === 'skipped'),
		).toBe(true);
		expect(JSON.stringify(findings)).not.toContain('planted');
	},
);

test('where the host does not know the name, those that it lists are offered', async () => {
	server.models(JSON.stringify({ data: [{ id: 'qwen' }, { id: 'gemma' }] }));
	onTestFinished(() => server.models(null));
	expect(firstFailure(await examine('404'))).toMatchObject({ gate: 'model', names: ['qwen', 'gemma'] });
	expect(firstFailure(await examine('401'))).not.toHaveProperty('names');
});

test('a missing key is named before anything is sent with it', async () => {
	const host = { ...custom, key: { ...custom.key, need: 'required' as const } };
	const findings = await examine('ok', { host, readKey: () => Promise.resolve(null) });
	expect(firstFailure(findings)).toMatchObject({ gate: 'key', remedy: 'Add your key in Settings, Models.' });
});

test('a locked key is named as locked, not as missing or wrong, also where the host could do without', async () => {
	for (const need of ['required', 'optional'] as const) {
		const host = { ...custom, key: { ...custom.key, need } };
		for (const model of ['ok', '401']) {
			const findings = await examine(model, { host, readKey: () => Promise.resolve({ locked: true }) });
			expect(firstFailure(findings)).toMatchObject({
				gate: 'key',
				message: expect.stringMatching(/is stored but locked/) as string,
				remedy: expect.stringMatching(/^Unlock it with your passphrase in Settings, Keys/) as string,
			});
		}
	}
});

test('a refused permission is told with what to click', async () => {
	const findings = await examine('ok', {
		page: { origin: 'https://play.example', engine: 'chromium' },
		permissions: {
			query: ({ name }) =>
				(name as string) === 'loopback-network'
					? Promise.resolve({ state: 'denied' } as PermissionStatus)
					: Promise.reject(new TypeError('unknown permission')),
		},
	});
	expect(firstFailure(findings)).toMatchObject({ gate: 'local-network' });
	expect(states(findings)).toBe('ok ok failed' + ' skipped'.repeat(8));
});

test('a question of the browser that was not answered is told from a server that is off', async () => {
	const secure = { origin: 'https://play.example', engine: 'chromium' as const };
	const saying = (state: PermissionState) => ({
		query: () => Promise.resolve({ state } as PermissionStatus),
	});
	const off = { baseUrl: 'http://127.0.0.1:9/v1', page: secure };
	expect([
		firstFailure(await examine('ok', { ...off, permissions: saying('prompt') }))?.gate,
		firstFailure(await examine('ok', { ...off, permissions: saying('granted') }))?.gate,
	]).toEqual(['local-network', 'reachable']);
});

test('local servers are found, open or shut', async () => {
	const found = await findLocalServers(signal, {
		pageOrigin: origin,
		fetch: pageLikeFetch(origin),
		candidates: [
			{ host: custom, baseUrl: `${server.origin}/v1` },
			{ host: ollama, baseUrl: `${server.origin}/closed/v1` },
			{ host: custom, baseUrl: 'http://127.0.0.1:9/v1' },
		],
	});
	expect(found.map(({ host, state, models }) => [host.id, state, models.length > 0])).toEqual([
		['custom', 'open', true],
		['ollama', 'closed', false],
	]);
});

test('servers are looked for at their usual ports, llama.cpp at its old and its new one', async () => {
	const asked: string[] = [];
	const nobody: typeof fetch = (input) => {
		asked.push(input instanceof Request ? input.url : String(input));
		return Promise.reject(new TypeError('Failed to fetch'));
	};
	expect(await findLocalServers(signal, { pageOrigin: origin, fetch: nobody })).toEqual([]);
	expect([...new Set(asked)].sort()).toEqual(
		[1234, 8000, 8080, 9931, 11434].map((port) => `http://localhost:${String(port)}/v1/models`).sort(),
	);
});

test('a preflight that refuses unusual headers admits every call this page makes', async () => {
	const findings = await examine('ok', { baseUrl: `${server.origin}/strict/v1` });
	expect(findings.slice(0, 9).every((finding) => finding.state !== 'failed')).toBe(true);
	const refused = pageLikeFetch(origin)(`${server.origin}/strict/v1/models`, {
		headers: { 'x-stainless-os': 'x' },
	});
	await expect(refused).rejects.toThrow('Failed to fetch');
});

/** Speaks http, and says nothing at all to whoever asks by https, as a server that waits for the end of a line. */
function deafToHttps(): { fetch: typeof fetch; asked: string[] } {
	const asked: string[] = [];
	const answer = pageLikeFetch(origin);
	return {
		asked,
		fetch: (input, init) => {
			const url = input instanceof Request ? input.url : String(input);
			asked.push(url);
			if (url.startsWith('http:')) return answer(url, init);
			return new Promise((_, reject) => {
				init?.signal?.addEventListener('abort', () => reject(new TypeError('Failed to fetch')), {
					once: true,
				});
			});
		},
	};
}

test('a server of one’s own that speaks http alone is found out within seconds where https is typed', async () => {
	const { host } = new URL(server.origin);
	const begun = Date.now();
	const listed = await listModels(custom, `https://${host}/v1`, null, signal, {
		...deafToHttps(),
		pageOrigin: origin,
	});
	expect(listed).toMatchObject({
		ok: false,
		error: {
			kind: 'unreachable',
			message: expect.stringContaining(`something answers at http://${host}/v1`) as string,
			remedy: expect.stringContaining(`Write http://${host}/v1 as the address.`) as string,
		},
	});
	expect(Date.now() - begun).toBeLessThan(6000);
	const findings = await examine('ok', { ...deafToHttps(), baseUrl: `https://${host}/v1` });
	expect(firstFailure(findings)).toMatchObject({
		gate: 'reachable',
		remedy: expect.stringContaining(`Write http://${host}/v1`) as string,
	});
	expect(findings.map(({ gate }) => gate)).toEqual(gates);
}, 20_000);

test('one that answers by https is not asked by http, nor is another computer by a secure page', async () => {
	const asked: string[] = [];
	const answering: typeof fetch = (input) => {
		asked.push(input instanceof Request ? input.url : String(input));
		return Promise.resolve(Response.json({ data: [{ id: 'a' }] }));
	};
	expect(await listModels(custom, 'https://localhost:8080/v1', null, signal, { fetch: answering })).toEqual({
		ok: true,
		value: ['a'],
	});
	const shut: typeof fetch = (input) => {
		asked.push(input instanceof Request ? input.url : String(input));
		return Promise.reject(new TypeError('Failed to fetch'));
	};
	const options = { fetch: shut, pageOrigin: 'https://play.example' };
	const far = await listModels(custom, 'https://192.168.1.5:8080/v1', null, signal, options);
	expect(asked).toEqual(['https://localhost:8080/v1/models', 'https://192.168.1.5:8080/v1/models']);
	expect(far.ok ? '' : far.error.message).toContain(
		'the server speaks http alone, at http://192.168.1.5:8080/v1',
	);
	await listModels(custom, 'https://192.168.1.5:8080/v1', null, signal, { ...options, pageOrigin: origin });
	await listModels(custom, 'https://api.example.org/v1', null, signal, { ...options, pageOrigin: origin });
	expect(asked.slice(2)).toEqual([
		'https://192.168.1.5:8080/v1/models',
		'http://192.168.1.5:8080/v1/models',
		'https://api.example.org/v1/models',
	]);
});
