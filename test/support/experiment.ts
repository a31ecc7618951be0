import type { Design, Experiment } from '../../src/core/bench/experiment.ts';
import { type Cell, planOf } from '../../src/core/bench/plan.ts';
import type { ExperimentId, GroupId, RunId } from '../../src/core/ids.ts';
import type { LanguageModel, ModelRef } from '../../src/core/model.ts';
import type { PythonRunner } from '../../src/core/ports.ts';
import type { Question } from '../../src/core/question.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSpec } from '../../src/core/record/spec.ts';
import { isStored } from '../../src/core/record/stored.ts';
import { createRng } from '../../src/core/rng.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import { FakePython } from './fake-python.ts';
import { collect, NO_COACH, stillClock } from './run-spec.ts';
import { ScriptedModel } from './scripted-model.ts';

export const hosted: ModelRef = { id: 'openai:gpt-4o', label: 'gpt-4o · OpenAI', kind: 'hosted' };

export function castOf(task: ModelRef, coach: ModelRef = NO_COACH): Design['casts'][number] {
	const [, model = task.id] = /:(.*)$/.exec(task.id) ?? [];
	return {
		models: { task, coach, checker: task, summariser: task },
		snapshots: { [task.id]: { host: 'openai', baseUrl: 'https://api.openai.com/v1', model } },
	};
}

export function designOf(change: Partial<Design> = {}): Design {
	return {
		families: [{ family: 'letters', levels: [familyById('letters')!.levels[0]!.id] }],
		imported: [],
		sizes: [{ instances: 2, repeats: 1 }],
		methods: [
			{ id: 'all-text', options: {} },
			{ id: 'all-code', options: {} },
		],
		casts: [castOf(hosted)],
		seed: 7,
		limits: { pythonMs: 10_000 },
		blocks: 'first',
		readOut: false,
		cap: null,
		familiesAre: 'strata',
		alpha: 0.05,
		...change,
	};
}

export function experimentOf(design: Design = designOf()): Experiment {
	return {
		version: 1,
		id: 'experiment-1' as ExperimentId,
		name: 'Code against text',
		createdAt: 1_700_000_000_000,
		design,
		touched: false,
		stopped: false,
		appVersion: '0.1.0',
	};
}

export function questionOfCell({ instance: { family, level, seed } }: Cell): Question {
	const known = familyById(family)!;
	const instance = known.generate(
		known.levels.find(({ id }) => id === level)!,
		createRng(family, level, seed),
	);
	return { text: known.question(instance), source: { kind: 'instance', family, level, seed, instance } };
}

export function specOfCell({ id, design }: Experiment, cell: Cell, number: number): RunSpec {
	return {
		runId: `run-${String(number)}` as RunId,
		groupId: `group-${cell.instance.key}-${String(cell.repeat)}` as GroupId,
		experimentId: id,
		question: questionOfCell(cell),
		method: cell.condition.method.id,
		options: cell.condition.method.options,
		...cell.condition.cast,
		limits: design.limits,
		repeat: cell.repeat,
		seed: design.seed,
		blocks: design.blocks,
		readOut: design.readOut,
	};
}

/** What is stored of a run by this model. */
export async function performed(
	spec: RunSpec,
	model: LanguageModel,
	{ coach = null, python = new FakePython() }: { coach?: LanguageModel | null; python?: PythonRunner } = {},
): Promise<readonly RunEvent[]> {
	const models = { task: model, coach, checker: model, summariser: model };
	const signal = new AbortController().signal;
	const events = await collect(runQuestion(spec, { models, python, clock: stillClock }, signal));
	return events.filter(isStored);
}

/** The stored runs of a whole experiment whose model always answers in these words. */
export async function runsOf(
	experiment: Experiment,
	answer = 'So it is <<<42>>>.',
): Promise<readonly (readonly RunEvent[])[]> {
	const model = new ScriptedModel(() => answer, { id: hosted.id });
	const { cells } = planOf(experiment.design);
	return Promise.all(cells.map((cell, number) => performed(specOfCell(experiment, cell, number + 1), model)));
}

/** The whole of a text that comes in parts. */
export async function textOf(parts: AsyncIterable<string> | Iterable<string>): Promise<string> {
	const collected: string[] = [];
	for await (const part of parts) collected.push(part);
	return collected.join('');
}
