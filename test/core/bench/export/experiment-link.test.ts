import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultSteps } from '../../../../src/core/bench/results.ts';
import { countedOf } from '../../../../src/core/bench/counted.ts';
import {
	openPackedExperiment,
	packExperiment,
	type SharedExperiment,
} from '../../../../src/core/bench/export/experiment-link.ts';
import { parseExperiment } from '../../../../src/core/bench/parse.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { type CellState, statesOf } from '../../../../src/core/bench/state.ts';
import { RUN_FLAGS } from '../../../../src/core/record/flags.ts';
import type { RoundRight, RunSummary } from '../../../../src/core/record/summary.ts';
import { pack, unpack } from '../../../../src/core/pack.ts';
import { finish } from '../../../../src/core/steps.ts';
import {
	castOf,
	demoModel,
	designOf,
	type Ending,
	experimentOf,
	hosted,
	HOST_FAILURE,
	runOf,
} from '../../../support/experiments.ts';

const LINK = 8_000;

/** What else the summary of a run says, and what one of before does not say. */
interface Said {
	says: Partial<RunSummary>;
	not: readonly (keyof RunSummary)[];
}

/** `endings`, `said`: of the runs in the order of the plan; null: not run. */
function sharedOf(
	design = designOf(),
	endings: (Ending | null)[] = [],
	said: readonly Said[] = [],
): SharedExperiment {
	const experiment = experimentOf(design);
	const plan = planOf(design);
	const runs = plan.cells.flatMap((cell, at) => {
		const ending = endings[at] ?? null;
		if (ending === null) return [];
		const run = { ...runOf(experiment, cell, `run-${String(at)}`, ending), ...said[at]?.says };
		const left = new Set<string>(said[at]?.not);
		return [Object.fromEntries(Object.entries(run).filter(([field]) => !left.has(field))) as typeof run];
	});
	const states = statesOf(plan, runs, new Set());
	return { madeAt: 5_000, appVersion: '1.2.3', prompts: 'digest', experiment, plan, states };
}

async function throughLink(shared: SharedExperiment): Promise<SharedExperiment> {
	const packed = await packExperiment(shared, parseExperiment);
	if (!packed.ok) throw new Error(JSON.stringify(packed.error));
	const opened = await openPackedExperiment(packed.value, parseExperiment);
	if (!opened.ok) throw new Error(JSON.stringify(opened.error));
	return opened.value;
}

/** All numbers that the screen of an experiment shows, runs by number. */
function shownOf({ experiment, plan, states }: SharedExperiment): unknown {
	const counted = countedOf(plan, states);
	const results = finish(resultSteps({ experiment, plan, counted }));
	const order = new Map(
		[...states.values()]
			.flatMap((state) => ('run' in state ? [state.run.runId] : []))
			.map((id, at) => [id, at]),
	);
	return JSON.parse(
		JSON.stringify(results, (_, value: unknown) =>
			typeof value === 'string' && order.has(value as never) ? order.get(value as never) : value,
		),
	);
}

const ending: fc.Arbitrary<Ending | null> = fc.oneof(
	fc.constant(null),
	fc.record({
		outcome: fc.constant('finished' as const),
		isRight: fc.boolean(),
		cost: fc.option(
			fc.double({ min: 0, max: 3, noNaN: true }).map((dollars) => Number(dollars.toPrecision(4))),
		),
	}),
	fc.constant<Ending>({ outcome: 'failed', failure: HOST_FAILURE }),
	fc.constant<Ending>({ outcome: 'failed', failure: { kind: 'limit', message: 'It took too long' } }),
);

const sixteen = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
	fc.array(one, { minLength: 16, maxLength: 16 });

const verdict = fc.constantFrom('correct', 'incorrect', 'malformed', 'no-answer', 'not-checked', null);
const round: fc.Arbitrary<RoundRight> = fc
	.tuple(fc.nat(3), fc.nat(3), fc.nat(3))
	.map(([right, wrong, silent]) => ({
		...{ right, answered: right + wrong, voters: right + wrong + silent },
	}));

/** Every field that numbers could be made of; whichever are, a link has to carry. */
const said: fc.Arbitrary<Said> = fc.record({
	says: fc.record(
		{
			verdict,
			otherVerdict: verdict,
			way: fc.constantFrom('text', 'code', null),
			confidence: fc.option(fc.constantFrom(0, 0.3, 1)),
			calls: fc.nat(9),
			executions: fc.nat(9),
			tokens: fc.option(fc.nat(9_000)),
			inputTokens: fc.option(fc.nat(9_000)),
			outputTokens: fc.option(fc.nat(9_000)),
			estimated: fc.boolean(),
			ms: fc.nat(90_000),
			flags: fc.subarray([...RUN_FLAGS]),
			rated: fc.option(
				fc.record({
					value: fc.constantFrom(0, 0.25, 0.9, 1),
					by: fc.constantFrom('model', 'probabilities'),
				}),
			),
			routes: fc.record({ imagined: fc.boolean(), printed: fc.boolean() }),
			rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
			nudged: fc.record({ first: fc.boolean(), last: fc.boolean() }),
		},
		{ requiredKeys: [] },
	),
	not: fc.subarray(['flags', 'otherVerdict', 'rated']),
});

describe('an experiment as a link', () => {
	it('comes back with every number that is shown of it, however far it is', async () => {
		const design = designOf({
			families: [
				{ family: 'letters', levels: ['10-15'] },
				{ family: 'game-24', levels: ['n3'] },
			],
			methods: [
				{ id: 'all-text', options: {} },
				{ id: 'codesteer', options: { guidances: 3 } },
			],
			sizes: [{ instances: 2, repeats: 2 }],
			casts: [hosted('one')],
		});
		await fc.assert(
			fc.asyncProperty(sixteen(ending), sixteen(said), async (endings, more) => {
				const shared = sharedOf(design, endings, more);
				const opened = await throughLink(shared);
				expect(shownOf(opened)).toEqual(shownOf(shared));
				expect([opened.experiment, opened.madeAt, opened.appVersion, opened.prompts]).toEqual([
					shared.experiment,
					5_000,
					'1.2.3',
					'digest',
				]);
			}),
			{ numRuns: 100 },
		);
	});

	it('is short: some hundred runs fit into one that chats leave whole', async () => {
		const design = designOf({
			methods: [
				{ id: 'all-text', options: {} },
				{ id: 'all-code', options: {} },
				{ id: 'codesteer', options: {} },
			],
			sizes: [{ instances: 100, repeats: 1 }],
		});
		const shared = sharedOf(
			design,
			Array.from({ length: 300 }, (_, at): Ending => ({
				outcome: 'finished',
				isRight: (at * 7919) % 13 > 4,
			})),
		);
		const told = new Map<string, CellState>(
			[...shared.states].map(([key, state], at) => [
				key,
				state.kind === 'judged'
					? {
							...state,
							run: { ...state.run, tokens: 300 + ((at * 7907) % 900), ms: (at * 104_729) % 60_000 },
						}
					: state,
			]),
		);
		const packed = await packExperiment({ ...shared, states: told }, parseExperiment);
		expect(packed.ok && packed.value.length).toBeLessThan(LINK / 2);
	});

	it('holds no word of what was asked and said, and no key', async () => {
		const key = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD';
		const shared = sharedOf(designOf(), [{ outcome: 'finished' }, { outcome: 'finished' }]);
		const experiment = { ...shared.experiment, name: `Mine ${key}` };
		const packed = await packExperiment(
			{ ...shared, experiment, appVersion: key, prompts: key },
			parseExperiment,
		);
		const text = packed.ok ? await unpack(packed.value, 1_000_000) : packed;
		expect(text.ok && JSON.stringify(text.value)).not.toMatch(/sk-proj|Question |"42"|question|answer/);
	});

	it('tells no folder of a model’s file', async () => {
		const path = '/home/anna/models/qwen.gguf';
		const ref = { id: `llamacpp:${path}`, label: `${path} · llama.cpp`, kind: 'local' } as const;
		const { models } = castOf(ref);
		const own = { host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model: path };
		const design = designOf({ casts: [{ models, snapshots: { [ref.id]: own } }, castOf(demoModel)] });
		const shared = sharedOf(design, [{ outcome: 'finished' }]);
		const opened = await throughLink(shared);
		expect(JSON.stringify(opened.experiment)).not.toContain('anna');
		expect(opened.experiment.design.casts[0]?.models.task.id).toBe('llamacpp:qwen.gguf');
		expect([...opened.states.values()].length).toBe([...shared.states.values()].length);
	});

	it('is refused where it is cut, is of another kind, or says more than its plan', async () => {
		const shared = sharedOf(designOf(), [{ outcome: 'finished' }, { outcome: 'finished' }]);
		const packed = await packExperiment(shared, parseExperiment);
		if (!packed.ok) throw new Error(packed.error.kind);
		const text = await unpack(packed.value, 1_000_000);
		const value = JSON.parse(text.ok ? text.value : '') as Record<string, Record<string, unknown[]>>;
		const results = value['results']!;
		const fault = async (change: Record<string, unknown>) => {
			const opened = await openPackedExperiment(
				await pack(JSON.stringify({ ...value, ...change })),
				parseExperiment,
			);
			return opened.ok ? 'opened' : opened.error;
		};
		expect([
			await fault({}),
			await fault({ version: 2 }),
			await fault({ experiment: { ...value['experiment'], version: 3 } }),
			await fault({ format: 'codesteer-capsule' }),
			await fault({ madeAt: 1e20 }),
			await fault({ results: { ...results, skipped: [0, 2] } }),
			await fault({ results: { ...results, verdict: ['correct'] } }),
			await fault({ results: { ...results, verdict: ['correct', '<img src=x onerror=alert(1)>'] } }),
			await fault({ results: { ...results, ms: [-1, 1] } }),
			await fault({ results: undefined }),
			(await openPackedExperiment(packed.value.slice(0, -9), parseExperiment)).ok,
		]).toEqual([
			'opened',
			{ kind: 'newer', version: 2 },
			{ kind: 'newer', version: 3 },
			{ kind: 'damaged' },
			{ kind: 'damaged' },
			{ kind: 'experiment', why: 'It has more results than its plan has runs' },
			{ kind: 'experiment', why: 'Its results are of unequal length' },
			{
				kind: 'experiment',
				why: 'results.verdict[1] is not one of correct, incorrect, malformed, no-answer, not-checked',
			},
			{ kind: 'experiment', why: 'results.ms[0] is not zero or more' },
			{ kind: 'experiment', why: 'results is not an object' },
			false,
		]);
	});

	it('is not made of imported questions, which are somebody’s own copy', async () => {
		const imported = [{ family: 'letters', samples: [{ name: 'a', instance: null }] }] as const;
		const packed = await packExperiment(sharedOf(designOf({ imported })), parseExperiment);
		expect(packed).toEqual({ ok: false, error: { kind: 'imported' } });
	});
});
