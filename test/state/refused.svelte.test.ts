import { expect, test } from 'vitest';
import { parsePreferences } from '../../src/core/preferences.ts';
import type { Preferences } from '../../src/core/preferences.ts';
import { Connection } from '../../src/state/connection.svelte.ts';
import { type KeyRingPort, Keys } from '../../src/state/keys.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

function createModels(): { models: Models; stored: () => Preferences } {
	let kept: unknown = null;
	const store = {
		load: () => kept,
		save: (preferences: Preferences) => (kept = JSON.parse(JSON.stringify(preferences)) as unknown),
	};
	const models = new Models(new PreferencesState(store));
	models.add({ id: 'a', host: 'custom', baseUrl: 'http://localhost:8080/v1', model: 'm' });
	return { models, stored: () => parsePreferences(kept) };
}

test('what a host refused is kept with its model, beside a price, and forgotten on demand or with the model', () => {
	const { models, stored } = createModels();
	models.refuse('a', 'tools');
	models.refuse('a', 'temperature');
	models.refuse('a', 'tools');
	models.refuse('gone', 'tools');
	models.price('a', { input: 1, output: 2 });
	const config = { id: 'a', host: 'custom', baseUrl: 'http://localhost:8080/v1', model: 'm' };
	const rates = { input: 1, output: 2 };
	expect(stored().models).toEqual([{ ...config, rates, refused: ['tools', 'temperature'] }]);
	models.price('a', null);
	expect(stored().models).toEqual([{ ...config, refused: ['tools', 'temperature'] }]);
	models.price('a', rates);
	models.forgetRefused('a');
	expect(stored().models).toEqual([{ ...config, rates }]);
	models.refuse('a', 'seed');
	models.remove('a');
	models.add(config);
	expect(stored().models).toEqual([config]);
});

test('stored refusals that are none are dropped', () => {
	const config = { id: 'a', host: 'custom', baseUrl: 'http://localhost:8080/v1', model: 'm' };
	const read = (refused: unknown) => parsePreferences({ models: [{ ...config, refused }] }).models;
	expect([read(['seed', 'nonsense', 3]), read('seed'), read([])]).toEqual([
		[{ ...config, refused: ['seed'] }],
		[config],
		[config],
	]);
});

test('a key that no request can carry is refused where it is typed, with the character named', async () => {
	const written: string[] = [];
	const ring: KeyRingPort = {
		canStore: true,
		read: () => Promise.resolve(null),
		write: (_host, key) => Promise.resolve(void written.push(key)),
		delete: () => Promise.resolve(),
		list: () => Promise.resolve([]),
		protection: () => Promise.resolve({ kind: 'device' }),
		protect: () => Promise.resolve(true),
		unprotect: () => Promise.resolve(true),
		unlock: () => Promise.resolve(true),
		lock: () => undefined,
		subscribe: () => () => undefined,
	};
	const keys = new Keys(ring);
	expect(await keys.write('custom', 'sk-abc\u200b0123', 'page')).toBe(false);
	expect(keys.problem).toMatch(/a zero-width space \(U\+200B\) as character 7 of 11/);
	expect(await keys.write('custom', ' sk-abc0123\u200b\n', 'page')).toBe(true);
	expect([keys.problem, written]).toEqual([null, ['sk-abc0123']]);
});

test('the form takes an address as a server prints it, and says what an empty list means', async () => {
	const asked: string[] = [];
	const connection = new Connection((_host, baseUrl) => {
		asked.push(baseUrl);
		return Promise.resolve({ ok: true, value: [] });
	});
	connection.pick('custom');
	connection.baseUrl = '0.0.0.0:11434';
	expect(connection.listed).toBeNull();
	await connection.ask();
	expect([asked, connection.listed]).toEqual([
		['http://127.0.0.1:11434/v1'],
		expect.stringMatching(/no models yet: pull or load one/),
	]);
	connection.baseUrl = 'https://api.example.org/v1';
	await connection.ask();
	expect(connection.listed).toMatch(/lists no models for this key/);
});
