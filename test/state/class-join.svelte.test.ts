import { describe, expect, test } from 'vitest';
import { type Estimate } from '../../src/core/bench/estimate.ts';
import type { Design, Experiment } from '../../src/core/bench/experiment.ts';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { parseDesign } from '../../src/core/bench/parse.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import { collectSteps } from '../../src/core/class/collect.ts';
import { classPlanOf } from '../../src/core/class/plan.ts';
import type { ExperimentId } from '../../src/core/ids.ts';
import { finish } from '../../src/core/steps.ts';
import { createClassStore } from '../../src/runtime/storage/classes.ts';
import { ClassJoin, type JoinPorts } from '../../src/state/class-join.svelte.ts';
import type { ExperimentState, ExperimentStatus } from '../../src/state/experiment.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { castOf, demoModel, designOf, experimentOf, hosted, runOf } from '../support/experiments.ts';
import { NO_COACH } from '../support/run-spec.ts';

const RULES = {
	...castOf(demoModel).models,
	coach: { id: 'rule-coach', label: 'Rule coach', kind: 'rules' } as const,
};
const asked = designOf({ casts: [{ models: RULES }] });

/** What comes after it is read from right to left. */
const TURNED = String.fromCodePoint(0x202e);

async function queryOf(design: Design): Promise<string> {
	const query = await formatDesignQuery(design);
	if (!query.ok) throw new Error(query.error.kind);
	return query.value;
}

/** A browser with a bench whose experiments end when the test says so. */
class Browser {
	readonly created: { name: string; design: Design }[] = [];
	readonly started: string[] = [];
	readonly saved: { name: string; content: Blob }[] = [];
	status: ExperimentStatus = $state.raw({ kind: 'ready' });
	isDeleted = false;
	#count = 0;
	readonly #store = createClassStore(null);

	readonly name: string;

	/** @param name begins what it draws at random */
	constructor(name = 'ann') {
		this.name = name;
	}

	join(preferences = DEFAULT_PREFERENCES): ClassJoin {
		const ports: JoinPorts = {
			store: this.#store,
			ids: { next: () => `${this.name}-${String(++this.#count)}` },
			parseDesign,
			save: (name, content) => this.saved.push({ name, content }),
			pageAddress: () => 'https://example.org/',
			today: () => 5,
			appVersion: '0.1.0',
			watchCamera: () => Promise.resolve(null),
			bench: {
				create: (name, design) => {
					this.created.push({ name, design });
					this.isDeleted = false;
					return Promise.resolve(`e-${String(this.created.length)}` as ExperimentId);
				},
				openExperiment: (id) => Promise.resolve(this.isDeleted ? null : this.#opened(id)),
			},
			setup: {
				estimateFor: (design) => ({ runs: design.methods.length }) as Estimate,
				measureQuestions: () => Promise.resolve(),
			},
			models: new Models({ current: preferences, change: () => undefined }),
		};
		return new ClassJoin(ports);
	}

	#opened(id: ExperimentId): ExperimentState {
		const { design } = this.created.at(-1)!;
		const experiment: Experiment = experimentOf(design, { id });
		const plan = planOf(design);
		const runs = plan.cells.map((cell, at) => runOf(experiment, cell, String(at), { outcome: 'finished' }));
		const now = () => this.status;
		return {
			experiment,
			plan,
			states: statesOf(plan, runs, new Set()),
			get status() {
				return now();
			},
			start: () => {
				this.started.push(id);
				return Promise.resolve();
			},
			dispose: () => undefined,
		} as unknown as ExperimentState;
	}
}

describe('a student’s part in a class', () => {
	test('shows what is asked and starts nothing by itself', async () => {
		const browser = new Browser();
		const join = browser.join();
		await join.open(await queryOf(asked));
		expect(join.status.kind).toBe('ready');
		expect([join.model, join.notHere, join.estimate?.runs, join.line]).toEqual(['demo:bold', null, 1, null]);
		expect([browser.created, browser.started, join.experiment]).toEqual([[], [], null]);
	});

	test('of an address without a plan says so, and does not call it damaged', async () => {
		const join = new Browser().join();
		await join.open('');
		expect(join.status).toEqual({
			kind: 'failed',
			reason: expect.stringMatching(/this address holds none/) as string,
		});
	});

	test('asks each browser its own questions, by the plan’s methods and size', async () => {
		const [one, other] = [new Browser('ann'), new Browser('ben')];
		const [ann, ben] = [one.join(), other.join()];
		await ann.open(await queryOf(asked));
		await ben.open(await queryOf(asked));
		await ann.start();
		await ben.start();
		const [first, second] = [one.created[0]!, other.created[0]!];
		expect(first.design.seed).not.toBe(asked.seed);
		expect(first.design.seed).not.toBe(second.design.seed);
		expect({ ...first.design, seed: asked.seed }).toEqual({ ...asked });
		expect([first.name, one.started]).toEqual(['Class: Letters', ['e-1']]);
	});

	test('gives a line when it has ended, which the class takes in with the nickname', async () => {
		const browser = new Browser();
		const join = browser.join();
		await join.open(await queryOf(asked));
		join.nickname = `  Ann${TURNED}  of   Ulm `;
		join.rename();
		await join.start();
		browser.status = { kind: 'running' };
		expect(join.line).toBeNull();
		browser.status = { kind: 'finished' };
		const plan = classPlanOf(asked);
		if (!plan.ok || join.line === null) throw new Error('no line');
		const { handed } = finish(collectSteps(plan.value, [], join.line));
		expect(
			handed.map(({ summary }) => [summary.nickname, summary.scripted, summary.questions.length]),
		).toEqual([['Ann of Ulm', true, 3]]);
		join.saveLine();
		expect([browser.saved[0]?.name, await browser.saved[0]?.content.text()]).toEqual([
			expect.stringMatching(/^class-[0-9a-f]{16}-[0-9a-f]{16}\.txt$/),
			`${join.line}\n`,
		]);
	});

	test('is found again after a reload, and begun once however often that is asked', async () => {
		const browser = new Browser();
		const join = browser.join();
		await join.open(await queryOf(asked));
		join.nickname = 'Ann';
		join.rename();
		await join.start();
		await join.start();
		browser.status = { kind: 'finished' };
		const again = browser.join();
		await again.open(await queryOf(asked));
		expect([browser.created.length, again.nickname, again.line]).toEqual([1, 'Ann', join.line]);
	});

	test('is begun once by a double click, and by two tabs of one link', async () => {
		const browser = new Browser();
		const [one, other] = [browser.join(), browser.join()];
		const query = await queryOf(asked);
		await Promise.all([one.open(query), other.open(query)]);
		await Promise.all([one.start(), one.start()]);
		await other.start();
		expect([browser.created.length, browser.started]).toEqual([1, ['e-1']]);
		expect(other.experiment?.experiment.id).toBe('e-1');
	});

	test('is begun once though two tabs are asked at the same moment', async () => {
		const browser = new Browser();
		const [one, other] = [browser.join(), browser.join()];
		const query = await queryOf(asked);
		await Promise.all([one.open(query), other.open(query)]);
		await Promise.all([one.start(), other.start()]);
		expect(browser.started).toEqual(['e-1']);
		expect([one, other].map((join) => join.experiment?.experiment.id)).toEqual(['e-1', 'e-1']);
	});

	test('is of one student in two tabs, and neither takes back what the other has written', async () => {
		const browser = new Browser();
		const [one, other] = [browser.join(), browser.join()];
		const query = await queryOf(asked);
		await one.open(query);
		await other.open(query);
		expect(other.design?.seed).toBe(one.design?.seed);
		await one.start();
		other.nickname = 'Ann';
		other.rename();
		const again = browser.join();
		await again.open(query);
		expect([again.nickname, again.experiment?.experiment.id]).toEqual(['Ann', 'e-1']);
	});

	test('names who plays each role that is asked, and uses nobody else’s model', async () => {
		const own = [
			{ id: 'custom:mine', host: 'custom', baseUrl: 'http://localhost:1/v1', model: 'mine' },
			{ id: 'custom:check', host: 'custom', baseUrl: 'http://localhost:1/v1', model: 'check' },
		];
		const preferences = { ...DEFAULT_PREFERENCES, models: own };
		const ref = (model: string) => ({ id: `custom:${model}`, label: model, kind: 'hosted' as const });
		const models = { ...RULES, checker: ref('check'), summariser: ref('mine'), coach: ref('check') };
		const told: unknown[] = [];
		for (const method of ['codesteer', 'all-text'] as const) {
			const join = new Browser().join(preferences);
			await join.open(
				await queryOf(designOf({ casts: [{ models }], methods: [{ id: method, options: {} }] })),
			);
			const used = join.design?.casts[0]?.models;
			told.push([
				join.roles.map(({ role, model }) => `${role}: ${model.id}`),
				[used?.coach.kind, used?.checker.id, used?.summariser.id],
				join.isScripted,
			]);
		}
		expect(told).toEqual([
			[['coach: custom:check', 'checker: custom:check'], ['local', 'custom:check', 'demo:bold'], true],
			[[], ['rules', 'demo:bold', 'demo:bold'], true],
		]);
	});

	test('stays the same student’s, with the same questions, where its experiment was deleted', async () => {
		const browser = new Browser();
		const join = browser.join();
		await join.open(await queryOf(asked));
		await join.start();
		browser.isDeleted = true;
		const again = browser.join();
		await again.open(await queryOf(asked));
		expect(again.experiment).toBeNull();
		await again.start();
		expect(browser.created[1]?.design.seed).toBe(browser.created[0]?.design.seed);
	});

	test('falls back on the scripted model, and says so, where the proposed one is not set up here', async () => {
		const browser = new Browser();
		const join = browser.join();
		const cast = { ...hosted('big'), models: { ...hosted('big').models, coach: NO_COACH } };
		await join.open(await queryOf(designOf({ casts: [cast] })));
		expect([join.model, join.notHere]).toEqual(['demo:bold', 'big']);
		await join.start();
		const [used] = browser.created[0]!.design.casts;
		expect([used?.models.task.id, used?.models.coach.kind, used?.snapshots]).toEqual([
			'demo:bold',
			'rules',
			undefined,
		]);
	});

	test('is not opened by a damaged link, nor by a search', async () => {
		for (const [link, says] of [
			['d=jbroken', 'damaged'],
			[await queryOf(designOf({ sizes: [{ instances: 1, repeats: 2 }] })), '2 times'],
		] as const) {
			const join = new Browser().join();
			await join.open(link);
			expect(join.status).toMatchObject({ kind: 'failed', reason: expect.stringContaining(says) as string });
		}
	});
});
