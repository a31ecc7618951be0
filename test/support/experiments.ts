import fc from 'fast-check';
import type { BenchMethod, Design, Experiment, Size } from '../../src/core/bench/experiment.ts';
import type { Cell } from '../../src/core/bench/plan.ts';
import { specOf } from '../../src/core/bench/specs.ts';
import type { ExperimentId, RunId } from '../../src/core/ids.ts';
import type { ModelRef } from '../../src/core/model.ts';
import type { RunEventBody, RunFailure, RunVerdict } from '../../src/core/record/event.ts';
import { summarise, type RunSummary } from '../../src/core/record/summary.ts';
import type { CastModels } from '../../src/core/setup/specs.ts';
import { NO_COACH } from './run-spec.ts';

export const demoModel: ModelRef = { id: 'demo:bold', label: 'Demo · bold', kind: 'scripted' };

/** One model in every role but the coach's. */
export function castOf(task: ModelRef, baseUrl?: string): CastModels {
	const models = { task, coach: NO_COACH, checker: task, summariser: task };
	if (baseUrl === undefined) return { models };
	return { models, snapshots: { [task.id]: { host: 'custom', baseUrl, model: task.label } } };
}

export function hosted(name: string): CastModels {
	return castOf({ id: `custom:${name}`, label: name, kind: 'hosted' }, `https://${name}.example/v1`);
}

export function designOf(part: Partial<Design> = {}): Design {
	return {
		families: [{ family: 'letters', levels: ['10-15'] }],
		imported: [],
		sizes: [{ instances: 3, repeats: 1 }],
		methods: [{ id: 'all-text', options: {} }],
		casts: [castOf(demoModel)],
		seed: 7,
		limits: { pythonMs: 10_000 },
		blocks: 'first',
		readOut: true,
		cap: null,
		familiesAre: 'strata',
		alpha: 0.05,
		...part,
	};
}

/** Looks for the breaking points of words and code on products, at most `most` questions of each level. */
export function searchDesign(most: number, part: Partial<Design> = {}): Design {
	return designOf({
		families: [{ family: 'number-multiply', levels: ['2-2', '3-4', '4-4', '8-8', '12-12'] }],
		methods: [
			{ id: 'all-text', options: {} },
			{ id: 'all-code', options: {} },
		],
		sizes: [{ instances: most, repeats: 1 }],
		search: { threshold: 0.5 },
		...part,
	});
}

export function experimentOf(design: Design, part: Partial<Experiment> = {}): Experiment {
	return {
		version: 1,
		id: 'experiment-1' as ExperimentId,
		name: 'Letters, with and without code',
		createdAt: 1_000,
		design,
		touched: false,
		stopped: false,
		appVersion: '0.1.0',
		...part,
	};
}

/** How a run of a cell ended. */
export interface Ending {
	outcome: 'running' | 'finished' | 'failed' | 'cancelled' | 'interrupted';
	isRight?: boolean;
	failure?: RunFailure;
	/** Milliseconds since the epoch. */
	startedAt?: number;
	/** US dollars. */
	cost?: number | null;
}

/** The summary of a run of a cell as the page makes it: a fold over events. */
export function runOf(experiment: Experiment, cell: Cell, runId: string, ending: Ending): RunSummary {
	const { outcome, isRight = true, failure, startedAt = 1_000 } = ending;
	const { family, level, seed } = cell.instance;
	const question = {
		text: `Question ${cell.instance.key}`,
		source: { kind: 'instance' as const, family, level, seed, instance: null },
	};
	const spec = specOf(experiment, cell, question, runId as RunId);
	const bodies: RunEventBody[] = [{ type: 'run-start', version: 2, spec }];
	if (outcome === 'finished') bodies.push({ type: 'verdict', outcome: verdictOf(isRight) });
	if (failure !== undefined) bodies.push({ type: 'run-error', failure });
	if (outcome !== 'running') bodies.push({ type: 'run-end', outcome });
	const events = bodies.map((body, seq) => ({ runId: spec.runId, seq, at: startedAt + seq, ...body }));
	return { ...summarise(events), cost: ending.cost === undefined ? 0 : ending.cost };
}

function verdictOf(isRight: boolean): RunVerdict {
	return {
		verdict: isRight
			? { kind: 'correct', why: 'It is the answer' }
			: { kind: 'incorrect', why: 'It is another one' },
		answer: { text: '42', from: 'prose-marker' },
		other: null,
		turn: 1,
		readBy: 'rules',
	};
}

export const HOST_FAILURE: RunFailure = {
	kind: 'model-call',
	role: 'task',
	failure: { kind: 'server', message: 'The server answered 503.', remedy: 'Try again later.' },
};

const levels = fc.subarray(['a', 'b'], { minLength: 1 });
const methods: fc.Arbitrary<readonly BenchMethod[]> = fc.subarray(
	[
		{ id: 'all-text', options: {} },
		{ id: 'all-code', options: {} },
		{ id: 'codesteer', options: {} },
		{ id: 'codesteer', options: { guidances: 3 } },
	] as const,
	{ minLength: 1 },
);
const sizes: fc.Arbitrary<readonly Size[]> = fc
	.array(fc.record({ instances: fc.nat(2), repeats: fc.nat(1) }), { minLength: 1, maxLength: 2 })
	.map((steps) => {
		const [size, ...grown] = steps;
		const first = { instances: 1 + (size?.instances ?? 0), repeats: 1 + (size?.repeats ?? 0) };
		return grown.reduce<Size[]>(
			(before, step) => [
				...before,
				{
					instances: (before.at(-1)?.instances ?? 0) + step.instances,
					repeats: (before.at(-1)?.repeats ?? 0) + step.repeats,
				},
			],
			[first],
		);
	});

/** Designs of any shape, for what follows from the plan alone: their levels exist in no family. */
export const designs: fc.Arbitrary<Design> = fc
	.record({
		families: fc
			.subarray(['letters', 'game-24', 'boxlift'] as const, { minLength: 1 })
			.chain((families) =>
				fc.tuple(...families.map((family) => fc.record({ family: fc.constant(family), levels }))),
			),
		imported: fc.constantFrom(
			[],
			[
				{
					family: 'letters' as const,
					samples: [
						{ name: 'sample 1', instance: {} },
						{ name: 'sample 2', instance: {} },
					],
				},
			],
		),
		sizes,
		methods,
		casts: fc.subarray([castOf(demoModel), hosted('one')], { minLength: 1 }),
		seed: fc.integer({ min: 0, max: 0xffff_ffff }),
	})
	.map(designOf);
