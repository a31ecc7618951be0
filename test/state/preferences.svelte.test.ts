import { expect, test } from 'vitest';
import { parsePreferences } from '../../src/core/preferences.ts';
import { createPreferenceStore } from '../../src/runtime/storage/preferences.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { MapStorage } from '../runtime/storage/storage-fixtures.ts';

/** Two tabs of one browser: a change of one is told to the other when `tell` is called, as late as a test likes. */
function openTabs() {
	const storage = new MapStorage();
	const open = () => {
		const events = new EventTarget();
		const state = new PreferencesState(createPreferenceStore(storage, events));
		const tell = (key: string | null = storage.key(0)) =>
			events.dispatchEvent(Object.assign(new Event('storage'), { key }));
		return { state, models: new Models(state), tell };
	};
	const stored = () => parsePreferences(createPreferenceStore(storage).load());
	return { first: open(), second: open(), stored, storage };
}

const config = (id: string) => ({ id, host: 'custom', baseUrl: 'http://localhost:1/v1', model: id });

test('a second tab that has heard nothing overwrites none of what the first one changed', () => {
	const { first, second, stored } = openTabs();
	first.models.add(config('a'));
	first.state.change({ theme: 'dark', spendingCap: 2 });
	second.models.add(config('b'));
	second.state.change({ pythonSeconds: 30 });
	first.models.refuse('a', 'tools');
	second.models.price('a', { input: 1, output: 2 });
	expect(stored()).toEqual({
		...parsePreferences(null),
		theme: 'dark',
		spendingCap: 2,
		pythonSeconds: 30,
		models: [{ ...config('a'), rates: { input: 1, output: 2 }, refused: ['tools'] }, config('b')],
	});
});

test('a tab follows what another one changed in Settings, and keeps the choices of its own screen', () => {
	const { first, second, stored } = openTabs();
	first.models.add(config('a'));
	first.state.change({ model: 'a', coach: 'same', methods: ['all-code'], theme: 'dark' });
	second.tell('something-else');
	const before = second.state.current;
	second.tell();
	expect([before, second.state.current]).toEqual([
		parsePreferences(null),
		{ ...parsePreferences(null), models: [config('a')], theme: 'dark' },
	]);
	// A later change of the follower does not carry its own choices into the store.
	second.state.change({ demoPace: 0 });
	expect([stored().model, stored().methods, stored().demoPace]).toEqual(['a', ['all-code'], 0]);
});

test('a tab sees a model that another removed as removed, also when it had not heard of it before its own change', () => {
	const { first, second, stored } = openTabs();
	first.models.add(config('a'));
	second.tell();
	first.models.remove('a');
	second.models.refuse('a', 'tools');
	second.state.change({ theme: 'dark' });
	expect([stored().models, second.state.current.models]).toEqual([[], []]);
});

test('a tab whose browser refuses to write keeps all its changes for the life of the page', () => {
	const { first, storage } = openTabs();
	first.state.change({ theme: 'dark' });
	storage.setItem = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	first.state.change({ theme: 'light' });
	first.state.change({ demoPace: 0 });
	expect([first.state.current.theme, first.state.current.demoPace]).toEqual(['light', 0]);
});

test('what another tab forgot is forgotten here too', () => {
	const { first, second, storage } = openTabs();
	first.models.add(config('a'));
	second.tell();
	storage.removeItem(storage.key(0) ?? '');
	second.tell(null);
	expect(second.state.current).toEqual(parsePreferences(null));
});
