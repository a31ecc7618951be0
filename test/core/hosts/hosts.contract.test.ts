import { describe, expect, test } from 'vitest';
import { addressSpaceOf, toBaseUrl } from '../../../src/core/hosts/address-space.ts';
import { capabilitiesOf, openingSteps } from '../../../src/core/hosts/host.ts';
import { findHost, hosts } from '../../../src/core/hosts/registry.ts';

describe.each(hosts.map((host) => [host.id, host] as const))('host %s', (_id, host) => {
	test('is plain data that survives JSON', () => {
		expect(JSON.parse(JSON.stringify(host))).toEqual(host);
	});

	test('has an address of the right kind, tidy and without credentials', () => {
		if (host.id === 'custom') {
			expect(host.baseUrl).toBe('');
			return;
		}
		expect(toBaseUrl(host.baseUrl)).toBe(host.baseUrl);
		expect(host.baseUrl.startsWith('https:')).toBe(host.kind === 'hosted');
		expect(addressSpaceOf(host.baseUrl)).toBe(host.targetAddressSpace ?? null);
	});

	test('states dates and sources of its prices, which are above zero', () => {
		for (const { price } of host.models) {
			if (price === undefined) continue;
			expect(price.input).toBeGreaterThan(0);
			expect(price.output).toBeGreaterThanOrEqual(price.input);
			expect(price.asOf).toMatch(/^20\d\d-\d\d(?:-\d\d)?$/);
			expect(price.source).toMatch(/^https:\/\//);
		}
	});

	test('tells where keys are made when one is needed, and names this page where a server must let it in', () => {
		if (host.key.need === 'required') expect(host.key.url).toMatch(/^https:\/\//);
		for (const step of openingSteps(host, 'https://play.example')) expect(step.text).not.toContain('{');
	});
});

describe('registry', () => {
	test('finds hosts by id, each once', () => {
		expect(new Set(hosts.map((host) => host.id)).size).toBe(hosts.length);
		expect(findHost('groq')?.label).toBe('Groq');
		expect(findHost('nobody')).toBeUndefined();
	});

	test('knows exceptions by the start of a model name, behind a vendor too', () => {
		const openai = findHost('openai');
		expect(
			openai && [capabilitiesOf(openai, 'o3-mini').temperature, capabilitiesOf(openai, 'gpt-4o').temperature],
		).toEqual([false, true]);
	});
});

describe('addressSpaceOf', () => {
	test('tells this machine from its network from the world', () => {
		expect(
			[
				'http://localhost:11434/v1',
				'http://127.0.0.1:8080',
				'http://[::1]:8080',
				'http://192.168.1.20:1234/v1',
				'http://10.0.0.3',
				'http://172.20.0.3',
				'http://172.32.0.3',
				'http://studio.local:1234',
				'http://[fd00::1]',
				'https://api.openai.com/v1',
				'https://8.8.8.8',
				'junk',
			].map(addressSpaceOf),
		).toEqual([
			'loopback',
			'loopback',
			'loopback',
			'local',
			'local',
			'local',
			null,
			'local',
			'local',
			null,
			null,
			null,
		]);
	});
});

describe('toBaseUrl', () => {
	test('adds what is missing, drops what is too much, refuses what is no web address', () => {
		expect(
			[
				' localhost:11434/v1/ ',
				'api.example.org/v1/chat/completions',
				'https://api.example.org/v1/models',
				'http://192.168.0.2:1234',
				'https://me:secret@api.example.org',
				'ftp://api.example.org',
				'http://',
				'',
			].map(toBaseUrl),
		).toEqual([
			'http://localhost:11434/v1',
			'https://api.example.org/v1',
			'https://api.example.org/v1',
			'http://192.168.0.2:1234',
			null,
			null,
			null,
			null,
		]);
	});
});
