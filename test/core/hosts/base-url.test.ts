import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressSpaceOf } from '../../../src/core/hosts/address-space.ts';
import { toBaseUrl } from '../../../src/core/hosts/base-url.ts';

describe('addressSpaceOf', () => {
	test.each([
		['http://localhost:11434/v1', 'loopback'],
		['http://LOCALHOST.:11434/v1', 'loopback'],
		['http://play.localhost:8080', 'loopback'],
		['http://127.0.0.1:8080', 'loopback'],
		['http://127.1:8080', 'loopback'],
		['http://0.0.0.0:8000', 'loopback'],
		['http://0:8000', 'loopback'],
		['http://[::1]:8080', 'loopback'],
		['http://[::]:8080', 'loopback'],
		['http://[0:0:0:0:0:0:0:0]:8080', 'loopback'],
		['http://[::ffff:127.0.0.1]:8080', 'loopback'],
		['http://[::ffff:192.168.0.7]:8080', 'local'],
		['http://[::ffff:8.8.8.8]:8080', null],
		['http://192.168.1.20:1234/v1', 'local'],
		['http://10.0.0.3', 'local'],
		['http://172.20.0.3', 'local'],
		['http://172.32.0.3', null],
		['http://100.64.0.9:11434', 'local'],
		['http://100.128.0.9:11434', null],
		['http://0.0.0.1', null],
		['http://studio.local:1234', 'local'],
		['http://nas.lan:8080', 'local'],
		['http://host.docker.internal:11434', 'local'],
		['http://studio:1234', 'local'],
		['http://[fd00::1]', 'local'],
		['http://[fe80::1]', 'local'],
		['http://[2001:db8::1]', null],
		['https://api.openai.com/v1', null],
		['https://8.8.8.8', null],
		['junk', null],
	])('%s is %s', (url, space) => {
		expect(addressSpaceOf(url)).toBe(space);
	});
});

describe('toBaseUrl', () => {
	test.each([
		// as servers print them
		['0.0.0.0:8000', 'http://127.0.0.1:8000/v1'],
		['http://0.0.0.0:11434/', 'http://127.0.0.1:11434/v1'],
		['0:8080', 'http://127.0.0.1:8080/v1'],
		['[::]:8080', 'http://localhost:8080/v1'],
		['*:8080', 'http://localhost:8080/v1'],
		[':8080', 'http://localhost:8080/v1'],
		[':::8080', 'http://localhost:8080/v1'],
		['8080', 'http://localhost:8080/v1'],
		['127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
		['::1', 'http://[::1]'],
		['http://[::1]:8080/v1/', 'http://[::1]:8080/v1'],
		['[::ffff:127.0.0.1]:8080', 'http://[::ffff:7f00:1]:8080/v1'],
		['http://*:8080', 'http://localhost:8080/v1'],
		['tcp://127.0.0.1:11434', 'http://127.0.0.1:11434/v1'],
		['//localhost:8080', 'http://localhost:8080/v1'],
		['http://127.0.0.1:8080 (press CTRL+C to quit)', 'http://127.0.0.1:8080/v1'],
		['INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)', 'http://127.0.0.1:8000/v1'],
		[
			'main: server is listening on http://127.0.0.1:8080 - starting the main loop',
			'http://127.0.0.1:8080/v1',
		],
		['HTTP server is listening, hostname: 127.0.0.1, port: 8080, threads: 3', 'http://127.0.0.1:8080/v1'],
		['msg="Listening on [::]:11434 (version 0.9.0)"', 'http://localhost:11434/v1'],
		['“http://localhost:8080”.', 'http://localhost:8080/v1'],
		// pasted endpoints, doubled slashes
		[' localhost:11434/v1/ ', 'http://localhost:11434/v1'],
		['localhost:1234/v1/models', 'http://localhost:1234/v1'],
		['http://localhost:11434/api/tags', 'http://localhost:11434/v1'],
		['http://localhost:1234//v1//chat/completions/', 'http://localhost:1234/v1'],
		['http://localhost:8080?x=1#y', 'http://localhost:8080/v1'],
		['api.example.org/v1/chat/completions', 'https://api.example.org/v1'],
		['https://api.example.org/v1/models', 'https://api.example.org/v1'],
		// the local network
		['http://192.168.0.2:1234', 'http://192.168.0.2:1234/v1'],
		['192.168.0.5:5000', 'http://192.168.0.5:5000'],
		['studio:1234', 'http://studio:1234/v1'],
		['localhost.:8080', 'http://localhost:8080/v1'],
		['studio.local:8080', 'http://studio.local:8080/v1'],
		['host.docker.internal:11434', 'http://host.docker.internal:11434/v1'],
		// a path somebody chose stays, and hosts on the internet get none
		['http://localhost:8080/openai', 'http://localhost:8080/openai'],
		['https://api.example.org:8080', 'https://api.example.org:8080'],
		// none at all
		['https://me:secret@api.example.org', null],
		['me:secret@localhost:8080', null],
		['ftp://api.example.org', null],
		['http://', null],
		['http://localhost:99999', null],
		['/v1', null],
		['nowhere at all', null],
		['', null],
	])('%s is %s', (typed, url) => {
		expect(toBaseUrl(typed)).toBe(url);
	});

	test('leaves its own result as it is, and gives nothing a call cannot take, whatever is typed', () => {
		const part = fc.constantFrom(
			...[
				'http://',
				'https://',
				'0.0.0.0',
				'[::]',
				'::',
				'*',
				'localhost',
				':8080',
				':1',
				'/v1',
				'/models',
				' ',
			],
			...['(', '"', '.', '@', '?', '#', 'a', 'api.example.org'],
		);
		const typed = fc.oneof(
			fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
			fc.string(),
		);
		fc.assert(
			fc.property(typed, (text) => {
				const url = toBaseUrl(text);
				if (url === null) return;
				expect(toBaseUrl(url)).toBe(url);
				expect(new URL(`${url}/models`).href).toMatch(/^https?:\/\/[^@/]+(?:\/.*)?\/models$/);
				expect(url).not.toMatch(/^https?:\/\/(?:0\.0\.0\.0|\[::\])(?:[:/]|$)/);
			}),
			{ numRuns: 500 },
		);
	});
});
