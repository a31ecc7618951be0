import { describe, expect, test } from 'vitest';
import { addressSpaceOf } from '../../../src/core/hosts/address-space.ts';
import { toBaseUrl } from '../../../src/core/hosts/base-url.ts';
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
		expect(host.baseUrl.startsWith('https:')).toBe(host.kind === 'hosted');
		for (const url of [host.baseUrl, ...(host.otherUrls ?? [])]) {
			expect([toBaseUrl(url), addressSpaceOf(url)]).toEqual([url, host.targetAddressSpace ?? null]);
		}
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
