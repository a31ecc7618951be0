import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from '../../../src/core/preferences.ts';
import { createPreferenceStore } from '../../../src/runtime/storage/preferences.ts';
import { MapStorage } from './storage-fixtures.ts';

const changed: Preferences = { ...DEFAULT_PREFERENCES, theme: 'dark', methods: ['codesteer'] };

describe('createPreferenceStore', () => {
	it('gives the next visit what was saved', () => {
		const storage = new MapStorage();
		createPreferenceStore(storage).save(changed);
		expect(createPreferenceStore(storage).load()).toEqual(changed);
	});

	it('has nothing before the first save and nothing for a broken record', () => {
		const storage = new MapStorage();
		const before = createPreferenceStore(storage).load();
		createPreferenceStore(storage).save(changed);
		storage.setItem(storage.key(0) ?? '', '{broken');
		expect([before, createPreferenceStore(storage).load()]).toEqual([null, null]);
		expect(parsePreferences(null)).toEqual(DEFAULT_PREFERENCES);
	});

	it('lasts as long as the page where the browser refuses', () => {
		const refusing = new MapStorage();
		refusing.getItem = refusing.setItem = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		const store = createPreferenceStore(refusing);
		store.save(changed);
		expect([store.load(), createPreferenceStore(null).load()]).toEqual([changed, null]);
	});

	it('does not keep passwords or queries of pasted addresses', () => {
		const storage = new MapStorage();
		createPreferenceStore(storage).save({
			...changed,
			models: [
				{
					id: 'custom:m',
					host: 'custom',
					baseUrl: 'https://me:planted@host.example/v1?api_key=planted#planted',
					model: 'm',
				},
			],
		});
		expect([storage.dump().includes('planted'), storage.dump().includes('https://host.example/v1')]).toEqual([
			false,
			true,
		]);
	});
});
