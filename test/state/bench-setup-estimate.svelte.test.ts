import { describe, expect, test } from 'vitest';
import type { PlannedInstance } from '../../src/core/bench/plan.ts';
import { presetById } from '../../src/core/bench/presets.ts';
import type { Question } from '../../src/core/question.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { BenchSetup } from '../../src/state/bench-setup.svelte.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

const config = { id: 'openai:m', host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm' };

/** A form of letters at one level whose questions are made when the test says so. */
function opened() {
	const preferences = new PreferencesState({ load: () => ({ models: [config] }), save: () => undefined });
	const asked: { instance: PlannedInstance; make: (length: number | null) => Promise<void> }[] = [];
	const setup = new BenchSetup({
		families,
		models: new Models(preferences),
		imported: () => [],
		choices: () => choicesOf(new Choices(preferences).current),
		earlier: () => [],
		ratesOf: () => ({ input: 1, output: 4 }),
		atOnce: 2,
		question: (_, instance) =>
			new Promise<Question>((resolve, reject) => {
				asked.push({
					instance,
					make: async (length) => {
						if (length === null) reject(new Error('It cannot be made'));
						else resolve({ text: 'x'.repeat(length), source: { kind: 'typed' } });
						await new Promise((settled) => setTimeout(settled));
					},
				});
			}),
	});
	const preset = presetById('first');
	if (preset === null) throw new Error('There is no such preset');
	setup.take(preset);
	setup.families = [{ family: 'letters', levels: ['6-10'] }];
	setup.methods = [{ id: 'all-text', options: {} }];
	setup.models = ['openai:m'];
	setup.instances = 2;
	return { setup, asked };
}

describe('the estimate of a new experiment', () => {
	test('is there at once, and knows what questions cost when a few have been made, one after the other', async () => {
		const { setup, asked } = opened();
		expect([setup.estimate?.runs, setup.estimate?.tokens.low]).toEqual([2, null]);
		const measuring = setup.measureQuestions();
		expect(asked.length).toBe(1);
		await asked[0]?.make(300);
		await asked[1]?.make(500);
		await measuring;
		// Two runs of one call each, of 400 characters on average.
		expect([setup.estimate?.tokens.low, asked.map(({ instance }) => instance.seed)]).toEqual([
			200,
			['1-1', '1-2'],
		]);
	});

	test('makes nothing of a form that has been changed meanwhile, and nothing twice', async () => {
		const { setup, asked } = opened();
		const measuring = setup.measureQuestions();
		setup.seed = 12;
		await setup.measureQuestions();
		setup.seed = 123;
		await setup.measureQuestions();
		expect(asked.length).toBe(1);
		for (let at = 0; at < 3; at++) await asked[at]?.make(400);
		await measuring;
		expect(asked.map(({ instance }) => instance.seed)).toEqual(['1-1', '123-1', '123-2']);
		await setup.measureQuestions();
		// A larger size is not looked at anew where few of its questions are.
		setup.repeats = 5;
		await setup.measureQuestions();
		expect([asked.length, setup.estimate?.runs]).toEqual([3, 10]);
	});

	test('knows the questions of every form that asked meanwhile, the newest first', async () => {
		const { setup, asked } = opened();
		const own = setup.design!;
		const other = { ...own, seed: 7 };
		const another = { ...own, seed: 8 };
		const low = (design: typeof own) => setup.estimateFor(design).tokens.low;
		const measuring = setup.measureQuestions();
		for (const design of [another, other]) await setup.measureQuestions(() => design);
		await asked[0]?.make(400);
		for (const at of [1, 2]) await asked[at]?.make(800);
		// What is known by the time a form is done, all of them can tell.
		expect([low(other), low(another), low(own)]).toEqual([400, null, 200]);
		for (const at of [3, 4, 5]) await asked[at]?.make(400);
		await measuring;
		expect(asked.map(({ instance }) => instance.seed)).toEqual(['1-1', '7-1', '7-2', '8-1', '8-2', '1-2']);
		expect([low(other), low(another), low(own)]).toEqual([400, 200, 200]);
	});

	test('goes on without a question that cannot be made', async () => {
		const { setup, asked } = opened();
		const measuring = setup.measureQuestions();
		await asked[0]?.make(null);
		await asked[1]?.make(400);
		await measuring;
		expect(setup.estimate?.tokens.low).toBe(200);
	});

	test('plans nothing for the largest there can be', () => {
		const { setup } = opened();
		setup.instances = 1000;
		setup.repeats = 100;
		expect([setup.faults, setup.estimate?.runs]).toEqual([[], 100_000]);
		setup.methods = [...setup.methods, { id: 'all-code', options: {} }];
		expect([setup.faults.map(({ field }) => field), setup.estimate]).toEqual([['size'], null]);
	});
});
