import { describe, expect, test } from 'vitest';
import type { OwnCopy } from '../../src/core/bench/imported.ts';
import { parseDesign } from '../../src/core/bench/parse.ts';
import type { Design } from '../../src/core/bench/experiment.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { presetById } from '../../src/core/bench/presets.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { choicesOf, limitsOf } from '../../src/core/setup/setup.ts';
import { generated } from '../../src/core/tasks/instance.ts';
import { families, familyById } from '../../src/core/tasks/registry.ts';
import { BenchSetup } from '../../src/state/bench-setup.svelte.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

/** As an import leaves it: samples with the answer that was stored beside them. */
function copyOf(id: 'game-24' | 'letters', count: number): OwnCopy {
	const family = familyById(id);
	const level = family?.levels[0];
	if (family === null || level === undefined) throw new Error(`There is no ${id}`);
	const samples = Array.from({ length: count }, (_, at) => ({
		name: `${id}/${String(at)}`,
		instance: generated(family, level, String(at)),
		storedAnswer: 'nothing',
	}));
	return { family: id, samples };
}

function formOf(imported: readonly OwnCopy[]): BenchSetup {
	const preferences = new PreferencesState({ load: () => ({}), save: () => undefined });
	const choices = new Choices(preferences);
	const setup = new BenchSetup({
		families,
		models: new Models(preferences),
		imported: () => imported,
		choices: () => choicesOf(choices.current),
		earlier: () => [],
		ratesOf: () => null,
		atOnce: 2,
		question: () => Promise.reject(new Error('Nobody makes questions here')),
	});
	setup.models = ['demo:bold'];
	setup.methods = [{ id: 'all-text', options: {} }];
	return setup;
}

describe('the form of an experiment and imported questions', () => {
	test('offers what was imported and asks none of it unasked', () => {
		const setup = formOf([copyOf('letters', 3), copyOf('game-24', 4)]);
		expect(setup.copies.map(({ family, samples }) => [family, samples.length])).toEqual([
			['game-24', 4],
			['letters', 3],
		]);
		expect(setup.imported).toEqual([]);
		expect(setup.faults.map(({ field }) => field)).toEqual(['tasks']);
	});

	test('plans imported questions alone, each asked once of every method, through the door of designs', () => {
		const setup = formOf([copyOf('game-24', 4)]);
		setup.toggleSet('game-24');
		expect([setup.faults, setup.runs]).toEqual([[], 4]);
		const read = parseDesign(JSON.parse(JSON.stringify(setup.design)));
		expect(read).toMatchObject({ ok: true, value: { families: [] } });
		if (!read.ok) return;
		expect(
			planOf(read.value)
				.cells.map(({ instance }) => instance.seed)
				.sort(),
		).toEqual([0, 1, 2, 3].map((at) => `imported:game-24/${String(at)}`));
		expect(setup.estimate?.runs).toBe(4);
		setup.toggleSet('game-24');
		expect(setup.design).toBeNull();
	});

	test('asks as many of each set as wanted, beside generated ones', () => {
		const setup = formOf([copyOf('game-24', 4), copyOf('letters', 1)]);
		setup.toggleSet('game-24');
		setup.toggleSet('letters');
		setup.chooseFamilies(new Set(['boxlift']), 'usual');
		[setup.samples, setup.instances, setup.repeats] = [2, 3, 2];
		expect(setup.imported.map(({ samples }) => samples.length)).toEqual([2, 1]);
		expect(setup.runs).toBe((3 + 2 + 1) * 2);
		expect(setup.design === null ? 0 : planOf(setup.design).cells.length).toBe(setup.runs);
	});

	test.each([0, 1.5, -3, 20_000])('says that %d questions of a set cannot be', (samples) => {
		const setup = formOf([copyOf('game-24', 4)]);
		setup.toggleSet('game-24');
		setup.samples = samples;
		expect(setup.faults).toEqual([{ field: 'samples', text: 'A whole number from 1 to 10,000.' }]);
	});

	test('leaves imported questions to whoever takes a preset', () => {
		const setup = formOf([copyOf('game-24', 4)]);
		setup.toggleSet('game-24');
		const preset = presetById('first');
		if (preset === null) throw new Error('There is no such preset');
		setup.take(preset);
		expect(setup.imported).toEqual([]);
	});
});

describe('what holds for each run', () => {
	const limits = { pythonMs: 5000, maxTokens: 400, calls: 16 };
	const ofLink = (): Design => {
		const setup = formOf([]);
		setup.chooseFamilies(new Set(['boxlift']), 'usual');
		if (setup.design === null) throw new Error('The form is not ready');
		return { ...setup.design, limits, blocks: 'all', readOut: false };
	};

	test('is what the link says, until the person takes what is set in the playground', () => {
		const setup = formOf([]);
		setup.open(ofLink());
		expect(setup.design).toEqual(ofLink());
		const own = choicesOf(DEFAULT_PREFERENCES);
		setup.linked = null;
		expect(setup.design).toEqual({
			...ofLink(),
			limits: limitsOf(own),
			blocks: own.blocks,
			readOut: own.readOut,
		});
	});

	test('is what is set in the playground for a preset, also after a link', () => {
		const setup = formOf([]);
		setup.open(ofLink());
		const preset = presetById('first');
		if (preset === null) throw new Error('There is no such preset');
		setup.take(preset);
		expect(setup.design?.limits).toEqual(limitsOf(choicesOf(DEFAULT_PREFERENCES)));
	});
});

describe('the name of an experiment', () => {
	test('is that of its preset as long as it asks the same of the same, and never one that a person gave', () => {
		const setup = formOf([]);
		const preset = presetById('first');
		if (preset === null) throw new Error('There is no such preset');
		setup.take(preset);
		const { families: taken } = setup;
		expect(setup.name).toBe('A first look');
		setup.instances = 20;
		setup.cap = 3;
		expect(setup.name).toBe('A first look');
		setup.families = taken.slice(1);
		expect(setup.name).toBe('');
		setup.families = taken;
		expect(setup.name).toBe('A first look');
		setup.toggleModel('demo:careful');
		expect(setup.name).toBe('');
		setup.name = 'Mine';
		setup.families = [];
		expect(setup.name).toBe('Mine');
		setup.take(preset);
		expect(setup.name).toBe('A first look');
	});
});
