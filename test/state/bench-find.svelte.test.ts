import { beforeEach, describe, expect, test } from 'vitest';
import { estimateOf } from '../../src/core/bench/estimate.ts';
import { conditionsOf } from '../../src/core/bench/experiment.ts';
import { parseDesign } from '../../src/core/bench/parse.ts';
import { roundsOf } from '../../src/core/bench/size.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { ownTerms } from '../../src/core/bench/terms.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { FindSetup } from '../../src/state/bench-find.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { hosted, searchDesign } from '../support/experiments.ts';

const models = new Models({ current: DEFAULT_PREFERENCES, change: () => undefined });
let form: FindSetup;
beforeEach(() => {
	const estimateFor: ConstructorParameters<typeof FindSetup>[0]['estimateFor'] = (design) =>
		estimateOf(
			conditionsOf(design).map((condition) => ({ condition, runs: roundsOf(design) })),
			design,
			{ ratesOf: () => null, earlier: [], questionLength: 100, atOnce: 2 },
		);
	const measureQuestions = () => Promise.resolve();
	form = new FindSetup(
		{ known: families, ownTerms: ownTerms(choicesOf(DEFAULT_PREFERENCES)), estimateFor, measureQuestions },
		models,
	);
});

const levelsOf = (family: string) =>
	families.find(({ id }) => id === family)!.levels.map((level) => level.id);
const faults = () => form.faults.map(({ field, text }) => `${field}: ${text}`);

describe('the form of a search', () => {
	test('is ready to start as it opens: products in words and in code on the demo model', () => {
		expect([faults(), form.name, form.design]).toEqual([
			[],
			'Breaking point: Number Multiply',
			expect.objectContaining({
				families: [
					{
						family: 'number-multiply',
						levels: ['2-2', '4-4', '8-8', '12-12', '16-16', '20-20'],
					},
				],
				methods: [
					{ id: 'all-text', options: {} },
					{ id: 'all-code', options: {} },
				],
				sizes: [{ instances: 40, repeats: 1 }],
				search: { threshold: 0.5 },
				cap: null,
			}),
		]);
		expect(form.design!.casts.map(({ models: { task, coach } }) => [task.id, coach.kind])).toEqual([
			['demo:bold', 'rules'],
		]);
		expect(parseDesign(JSON.parse(JSON.stringify(form.design)))).toEqual({ ok: true, value: form.design });
		expect(form.estimate).toMatchObject({ runs: form.levels.length * 80, money: { high: 0 } });
	});

	test('offers only families that get harder, each with all its levels', () => {
		expect(form.families.every(({ levels }) => levels.length > 1)).toBe(true);
		for (const { id } of form.families) {
			form.chooseFamily(id);
			expect([id, form.levels]).toEqual([id, levelsOf(id)]);
		}
	});

	test('keeps levels in the order of the family, however they are chosen', () => {
		form.levels = [];
		for (const level of ['8-8', '2-2', '4-4', '8-8', '12-12']) form.toggleLevel(level);
		expect(form.levels).toEqual(['2-2', '4-4', '12-12']);
	});

	test('says what is wrong, and has no design then', () => {
		form.levels = ['2-2'];
		form.second = form.first;
		form.model = 'gone';
		form.threshold = 95;
		form.most = null;
		form.seed = -1;
		form.cap = 0;
		expect([form.design, form.estimate, form.faults.map(({ field }) => field)]).toEqual([
			null,
			null,
			['levels', 'methods', 'model', 'threshold', 'most', 'seed', 'cap'],
		]);
	});

	test('asks for as many questions as can tell at all', () => {
		form.levels = ['2-2', '4-4', '8-8'];
		form.most = 9;
		expect(faults()).toEqual([
			'most: Over 3 levels not even 9 answers that all go one way are sure: at least 10.',
		]);
		form.most = 10;
		expect(faults()).toEqual([]);
		// Only very many right answers in a row are surely more than nine of ten.
		form.threshold = 90;
		expect(faults()).toEqual([expect.stringMatching(/^most: Over 3 levels not even \d\d answers/)]);
	});

	test('is filled by a link, as it was sent', () => {
		const sent = searchDesign(40, { cap: 2, seed: 9, search: { threshold: 0.8 }, casts: [hosted('one')] });
		form.open(sent);
		expect([form.model, faults()]).toEqual(['custom:one', [expect.stringMatching(/is not there any more/)]]);
		form.model = 'demo:careful';
		form.most = 60;
		expect(form.design).toMatchObject({
			families: sent.families,
			methods: sent.methods,
			sizes: [{ instances: 60, repeats: 1 }],
			seed: 9,
			cap: 2,
			search: { threshold: 0.8 },
		});
	});
});
