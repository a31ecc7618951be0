import { describe, expect, test } from 'vitest';
import type { BenchMethod, Design, Experiment, Size } from '../../src/core/bench/experiment.ts';
import { grownFault } from '../../src/core/bench/parse.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import type { CellStates } from '../../src/core/bench/state.ts';
import { generated } from '../../src/core/tasks/instance.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import type { CastModels } from '../../src/core/setup/specs.ts';
import { Growth } from '../../src/state/bench-growth.svelte.ts';
import type { ExperimentStatus } from '../../src/state/experiment.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { castOf, demoModel, designOf, experimentOf } from '../support/experiments.ts';

const config = { id: 'openai:m', host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm' };

/** An experiment that grows without being run. */
class Growing {
	experiment = $state.raw<Experiment>() as Experiment;
	states: CellStates = new Map();
	status: ExperimentStatus = { kind: 'finished' };
	/** Why it is not kept. */
	refuses: string | null = null;

	constructor(design: Partial<Design>, more: Partial<Experiment> = {}) {
		this.experiment = experimentOf(designOf(design), more);
	}

	grow(size: Size) {
		return this.#take({ sizes: [...this.experiment.design.sizes, size] });
	}

	addMethods(methods: readonly BenchMethod[]) {
		return this.#take({ methods: [...this.experiment.design.methods, ...methods] });
	}

	addCasts(casts: readonly CastModels[]) {
		if (this.refuses !== null) return Promise.reject(new Error(this.refuses));
		return this.#take({ casts: [...this.experiment.design.casts, ...casts] });
	}

	#take(change: Partial<Design>): Promise<string | null> {
		const design = { ...this.experiment.design, ...change };
		const fault = grownFault(design);
		if (fault === null) this.experiment = { ...this.experiment, design };
		return Promise.resolve(fault);
	}
}

function opened(design: Partial<Design> = {}, more: Partial<Experiment> = {}) {
	const preferences = new PreferencesState({ load: () => ({ models: [config] }), save: () => undefined });
	const experiment = new Growing(design, more);
	return { experiment, growth: new Growth(experiment, new Models(preferences)) };
}

const runs = ({ experiment }: Growing) => planOf(experiment.design).cells.length;

describe('asking more', () => {
	test('begins with what is asked now and plans nothing', () => {
		const { growth } = opened();
		expect([growth.instances, growth.repeats, growth.more, growth.total, growth.fault]).toEqual([
			3,
			1,
			0,
			3,
			null,
		]);
	});

	test.each([
		[
			'questions',
			(growth: Growth): void => {
				growth.instances = 5;
			},
			2,
		],
		[
			'repeats',
			(growth: Growth): void => {
				growth.repeats = 4;
			},
			9,
		],
		['methods', (growth: Growth): void => growth.toggleMethod({ id: 'all-code', options: {} }), 3],
		['models', (growth: Growth) => growth.toggleModel('openai:m'), 3],
		[
			'everything',
			(growth: Growth) => {
				[growth.instances, growth.repeats] = [4, 2];
				growth.toggleMethod({ id: 'all-code', options: {} });
				growth.toggleModel('openai:m');
			},
			29,
		],
	] as const)('more %s: says how many runs that plans, and plans as many', async (_, ask, more) => {
		const { growth, experiment } = opened();
		ask(growth);
		expect([growth.more, growth.total]).toEqual([more, 3 + more]);
		await growth.plan();
		expect([runs(experiment), growth.status, growth.more]).toEqual([
			3 + more,
			{ kind: 'planned', runs: more },
			0,
		]);
	});

	test('keeps imported questions and counts them as the plan does', async () => {
		const letters = familyById('letters')!;
		const instance = generated(letters, letters.levels[0]!, '1');
		const samples = ['a', 'b'].map((name) => ({ name, instance }));
		const imported = [{ family: 'letters' as const, samples }];
		const { experiment, growth } = opened({ imported });
		growth.repeats = 2;
		expect([growth.total, growth.more]).toEqual([10, 5]);
		await growth.plan();
		expect([growth.status, experiment.experiment.design.imported, runs(experiment)]).toEqual([
			{ kind: 'planned', runs: 5 },
			imported,
			10,
		]);
	});

	test('takes what is chosen twice out again', () => {
		const { growth } = opened();
		for (let time = 0; time < 2; time++) {
			growth.toggleMethod({ id: 'all-code', options: {} });
			growth.toggleModel('openai:m');
		}
		expect(growth.more).toBe(0);
	});

	test('offers no model and no method that is asked already', () => {
		const { growth } = opened();
		expect(growth.offered.map(({ id }) => id)).toEqual(['demo:careful', 'openai:m']);
		expect(growth.hasMethod({ id: 'all-text', options: {} })).toBe(true);
		expect(growth.hasMethod({ id: 'all-code', options: {} })).toBe(false);
	});

	test.each([null, 2, 3.5, Number.NaN])(
		'refuses %s questions, in words, and plans nothing',
		async (instances) => {
			const { growth, experiment } = opened();
			growth.instances = instances;
			growth.toggleMethod({ id: 'all-code', options: {} });
			expect([growth.faultOf('instances'), growth.more]).toEqual([
				'A whole number, at least 3: an experiment only grows.',
				0,
			]);
			await growth.plan();
			expect(runs(experiment)).toBe(3);
		},
	);

	test('refuses more than a page can do', async () => {
		const { growth, experiment } = opened();
		growth.instances = 300_000;
		expect(growth.fault).toMatch(/limit is 100,000/);
		await growth.plan();
		expect(runs(experiment)).toBe(3);
	});

	test.each([
		['running', /Pause it/],
		['elsewhere', /Another tab/],
	] as const)('is not for an experiment that is %s', async (kind, why) => {
		const { growth, experiment } = opened();
		experiment.status = { kind };
		growth.repeats = 2;
		expect(growth.whyNot).toMatch(why);
		await growth.plan();
		expect(runs(experiment)).toBe(3);
	});

	test('says what becomes of statements about the planned size', () => {
		const { growth, experiment } = opened();
		expect(growth.plannedSize).toBe('holds');
		experiment.states = new Map([['key', { kind: 'running' }]]);
		expect(opened({}, { touched: true }).growth.plannedSize).toBe('ended');
		expect(
			new Growth(experiment, new Models(new PreferencesState({ load: () => null, save: () => undefined })))
				.plannedSize,
		).toBe('ends');
	});

	test('says which part was planned when the rest could not be kept', async () => {
		const { growth, experiment } = opened();
		experiment.refuses = 'The disk is full.';
		growth.toggleMethod({ id: 'all-code', options: {} });
		growth.toggleModel('openai:m');
		await growth.plan();
		expect([growth.status, runs(experiment)]).toEqual([
			{ kind: 'failed', reason: 'Only a part was planned: The disk is full.' },
			6,
		]);
	});
});

describe('a model that is added', () => {
	test('plays itself what the first one plays itself, and has its set-up with it', async () => {
		const { growth, experiment } = opened();
		growth.toggleModel('openai:m');
		await growth.plan();
		const [, added] = experiment.experiment.design.casts;
		const task = { id: 'openai:m', label: 'm · OpenAI', kind: 'hosted' };
		expect(added).toEqual({
			models: { task, coach: castOf(demoModel).models.coach, checker: task, summariser: task },
			snapshots: { 'openai:m': { host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm' } },
		});
	});

	test('has the coach of the first one, as it was set up there', async () => {
		const coach = { id: 'custom:c', label: 'c', kind: 'hosted' } as const;
		const set = { host: 'custom', baseUrl: 'https://c.example/v1', model: 'c' };
		const first = { models: { ...castOf(demoModel).models, coach }, snapshots: { 'custom:c': set } };
		const { growth, experiment } = opened({ casts: [first] });
		growth.toggleModel('demo:careful');
		await growth.plan();
		expect(experiment.experiment.design.casts[1]).toMatchObject({
			models: { task: { id: 'demo:careful' }, coach },
			snapshots: { 'custom:c': set },
		});
	});
});
