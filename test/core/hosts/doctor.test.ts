import { describe, expect, test } from 'vitest';
import {
	behind,
	type Finding,
	firstFailure,
	judgeAddress,
	judgeContact,
	judgeLocalNetwork,
	judgeMixedContent,
	judgeName,
	type Page,
	refusedPreflight,
} from '../../../src/core/hosts/doctor.ts';
import { lmstudio } from '../../../src/core/hosts/lmstudio.ts';
import { ollama } from '../../../src/core/hosts/ollama.ts';
import { openai } from '../../../src/core/hosts/open-ai.ts';
import { vllm } from '../../../src/core/hosts/vllm.ts';

const secure: Page = { origin: 'https://play.example', engine: 'chromium' };
const plain: Page = { origin: 'http://127.0.0.1:4173', engine: 'chromium' };

const states = (findings: readonly Finding[]) => findings.map((one) => `${one.gate} ${one.state}`);

describe('mixed content', () => {
	test('depends on the page, the address and the browser', () => {
		const judge = (page: Page, engine: Page['engine'], url: string) =>
			judgeMixedContent({ ...page, engine }, url).state;
		expect({
			plainPage: judge(plain, 'safari', 'http://localhost:11434/v1'),
			secureHost: judge(secure, 'safari', 'https://api.openai.com/v1'),
			internet: judge(secure, 'chromium', 'http://api.example.org/v1'),
			safari: judge(secure, 'safari', 'http://localhost:11434/v1'),
			chromeHere: judge(secure, 'chromium', 'http://localhost:11434/v1'),
			firefoxHere: judge(secure, 'firefox', 'http://127.0.0.1:11434/v1'),
			chromeNetwork: judge(secure, 'chromium', 'http://192.168.1.5:1234/v1'),
			firefoxNetwork: judge(secure, 'firefox', 'http://192.168.1.5:1234/v1'),
		}).toEqual({
			plainPage: 'skipped',
			secureHost: 'skipped',
			internet: 'failed',
			safari: 'failed',
			chromeHere: 'ok',
			firefoxHere: 'ok',
			chromeNetwork: 'ok',
			firefoxNetwork: 'failed',
		});
	});
});

describe('the local network permission', () => {
	test('matters only on the way from the internet to this network or computer', () => {
		const here = 'http://localhost:11434/v1';
		expect([
			judgeLocalNetwork(secure, 'https://api.openai.com/v1', 'denied').state,
			judgeLocalNetwork(plain, here, 'denied').state,
			judgeLocalNetwork(secure, here, null).state,
			judgeLocalNetwork(secure, here, 'granted').state,
			judgeLocalNetwork(secure, here, 'prompt').state,
			judgeLocalNetwork(secure, here, 'denied').state,
			judgeLocalNetwork({ ...plain, origin: 'http://192.168.1.9' }, here, 'denied').state,
		]).toEqual(['skipped', 'skipped', 'skipped', 'ok', 'unknown', 'failed', 'failed']);
	});
});

describe('contact', () => {
	test('tells a server that is off from one that does not admit this page', () => {
		expect({
			both: states(judgeContact(ollama, ollama.baseUrl, secure, true, true)),
			shut: states(judgeContact(ollama, ollama.baseUrl, secure, true, false)),
			off: states(judgeContact(ollama, ollama.baseUrl, secure, false, false)),
		}).toEqual({
			both: ['reachable ok', 'cors ok'],
			shut: ['reachable ok', 'cors failed'],
			off: ['reachable failed', 'cors skipped'],
		});
	});

	test('gives the exact command for this page’s origin', () => {
		const remedy = (host: typeof ollama) => judgeContact(host, host.baseUrl, secure, true, false)[1]?.remedy;
		expect(remedy(ollama)).toContain('OLLAMA_ORIGINS="https://play.example" ollama serve');
		expect(remedy(lmstudio)).toContain('lms server start --cors');
		expect(remedy(vllm)).toContain(`--allowed-origins '["https://play.example"]'`);
		expect(remedy(openai)).toContain('this page’s origin');
		expect(refusedPreflight(openai, secure).remedy).toContain('content-type');
	});
});

describe('the way through the gates', () => {
	test('stops at the first shut one and names the rest as not tested', () => {
		expect(states(behind('quota', 'streaming'))).toEqual([
			'streaming skipped',
			'tools skipped',
			'logprobs skipped',
		]);
		const findings = [judgeAddress('https://api.example.org/v1'), judgeAddress('not a web address')];
		expect(firstFailure(findings)?.message).toBe('“not a web address” is not a web address.');
		expect(firstFailure([])).toBeNull();
	});
});

test('a name that the host does not list is not taken for its model, and the listed ones are offered', () => {
	const asked = (list: readonly string[]) => {
		const { state, message, remedy, names } = judgeName('x', list);
		return [state, message, remedy, names];
	};
	expect([asked([]), asked(['w', 'x'])]).toEqual([
		['ok', '“x” answers.', '', undefined],
		['ok', '“x” answers.', '', undefined],
	]);
	const said = 'Something answers to “x”, which the host does not list; runs would carry that name.';
	expect([asked(['qwen']), asked(['a', 'b'])]).toEqual([
		['unknown', said, 'The name that it lists may be what answers:', ['qwen']],
		['unknown', said, 'One of the names that it lists may be what answers:', ['a', 'b']],
	]);
});
