import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/core/model.ts';
import type { Preferences } from '../../src/core/preferences.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

function openWith(held: Partial<Preferences>) {
	let kept: unknown = held;
	const preferences = new PreferencesState({ load: () => kept, save: (saved) => (kept = saved) });
	return { preferences, models: new Models(preferences) };
}

const config = { id: 'openai:m', host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm' };
const all: ReadonlySet<Role> = new Set(['task', 'coach', 'checker', 'summariser']);
const kinds = [
	{ field: 'model', role: 'task', label: 'model' },
	{ field: 'coach', role: 'coach', label: 'coach' },
	{ field: 'checker', role: 'checker', label: 'self-answer checker' },
	{ field: 'summariser', role: 'summariser', label: 'summariser' },
] as const;

describe.each(kinds)('a removed $label', ({ field, role, label }) => {
	const refOf = (models: Models) => models.cast.models[role];

	test('stays named, is offered as missing and refuses a run in words; adding or choosing again mends it', () => {
		const { preferences, models } = openWith({ [field]: config.id });
		const ref = { id: config.id, label: 'openai:m, not set up here', kind: 'hosted' };
		expect([refOf(models), models.choicesWith(config.id)[0]?.label, models.whyNot(all)]).toEqual([
			ref,
			'openai:m, not set up here',
			`The ${label} is openai:m, not set up here: choose another, or add it under Settings.`,
		]);
		models.add(config);
		expect([models.whyNot(all), refOf(models).label, models.choicesWith(config.id)]).toEqual([
			null,
			'm · OpenAI',
			models.choices,
		]);
		models.remove(config.id);
		preferences.change({ [field]: 'demo:careful' });
		expect([models.whyNot(all), refOf(models).id]).toEqual([null, 'demo:careful']);
	});

	test('does not stop methods that do not call it', () => {
		const { models } = openWith({ [field]: config.id });
		const others = new Set([...all].filter((other) => other !== role));
		expect(models.whyNot(others)).toBeNull();
	});

	test('inside this page is one that is not loaded, after a reload as after unloading', () => {
		const { models } = openWith({ [field]: 'browser:tiny' });
		const ref = { id: 'browser:tiny', label: 'tiny', kind: 'in-browser' } as const;
		const before = models.whyNot(all);
		models.inBrowser = [{ id: ref.id, label: ref.label, note: '', ref }];
		expect([before, models.whyNot(all), refOf(models)]).toEqual([
			`The ${label} is tiny, not loaded: load it under Settings, In the browser, or choose another.`,
			null,
			ref,
		]);
	});
});

test('the choices that are no models are never missing', () => {
	const { models } = openWith({ coach: 'rules', checker: 'same', summariser: 'same' });
	expect([models.whyNot(all), models.choicesWith('rules'), models.choicesWith('same')]).toEqual([
		null,
		models.choices,
		models.choices,
	]);
});

test('the same model at the same address is one, whichever host it is added as, and keeps its id', () => {
	const { preferences, models } = openWith({});
	const found = { id: 'ollama:m', host: 'ollama', baseUrl: 'http://localhost:11434/v1', model: 'm' };
	const typed = { id: 'custom at x:m', host: 'custom', baseUrl: 'http://127.0.0.1:11434/v1', model: 'm' };
	const ids = [models.add(found), models.add(typed), models.add({ ...typed, id: 'other', model: 'n' })];
	expect([ids, preferences.current.models]).toEqual([
		['ollama:m', 'ollama:m', 'other'],
		[
			{ ...typed, id: 'ollama:m' },
			{ ...typed, id: 'other', model: 'n' },
		],
	]);
});

test('what may play a role here is known by id: the rules, the scripted models, one’s own with how it is set up', () => {
	const { models } = openWith({});
	models.add(config);
	const { host, baseUrl, model } = config;
	expect([...models.known].map(([id, { ref, snapshot }]) => [id, ref.kind, snapshot])).toEqual([
		['rule-coach', 'rules', null],
		['demo:bold', 'scripted', null],
		['demo:careful', 'scripted', null],
		['openai:m', 'hosted', { host, baseUrl, model }],
	]);
});

test('a model goes on under a name that its host lists, in every role that it had and in its place alone', () => {
	const other = { id: 'openai:o', host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'o' };
	const { preferences, models } = openWith({ model: config.id, coach: config.id, checker: 'same' });
	models.add({ ...config, rates: { input: 1, output: 2 }, refused: ['temperature'] });
	models.add(other);
	const id = models.rename(models.config(config.id) ?? config, 'n');
	const { model, coach, checker, models: configs } = preferences.current;
	expect({ id, model, coach, checker, configs }).toEqual({
		id: 'openai:n',
		model: 'openai:n',
		coach: 'openai:n',
		checker: 'same',
		configs: [other, { ...config, id: 'openai:n', model: 'n' }],
	});
	expect(models.rename(other, 'o')).toBe('openai:o');
	expect(models.rename(other, 'n')).toBe('openai:n');
	expect(preferences.current.models.map((one) => one.model)).toEqual(['n']);
});
