import type { RunId } from '../../ids.ts';
import type { Question } from '../../question.ts';
import type { RunEvent } from '../../record/event.ts';
import { foldRun } from '../../record/fold.ts';
import type { RunSummary } from '../../record/summary.ts';
import { hash } from '../../rng.ts';
import { referenceAnswer } from '../../run/reference-answer.ts';
import { scriptedOf } from '../asked-roles.ts';
import type { Condition, Experiment } from '../experiment.ts';
import { cellKey, type Plan } from '../plan.ts';
import { type CellStates, stateOf } from '../state.ts';
import { inspectModel, type InspectObject, UsageSum } from './inspect-calls.ts';
import { inspectDate, inspectSample, SCORER } from './inspect-sample.ts';
import { portableJson } from './portable-json.ts';
import { eventWithoutKeys, experimentWithoutKeys, summaryWithoutKeys, withoutKeys } from './without-keys.ts';

/** One condition as far as it has run. */
export interface InspectSource {
	condition: Condition;
	/** Judged runs and those that failed for a reason of the host's, one per cell, in plan order. */
	runs: readonly RunSummary[];
	/** Runs that are planned. */
	planned: number;
}

/** What there is to log of every condition, in their order. */
export function inspectSources({ conditions, rounds }: Plan, states: CellStates): readonly InspectSource[] {
	return conditions.map((condition) => {
		// Two imported samples of one name are one cell.
		const keys = new Set(rounds.map(({ instance, repeat }) => cellKey(condition.key, instance, repeat)));
		const runs = [...keys].flatMap((key) => {
			const state = states.get(key);
			return state?.kind === 'judged' || state?.kind === 'failed' ? [state.run] : [];
		});
		return { condition, runs, planned: keys.size };
	});
}

/** As a log in a folder must be named for Inspect to find it; the digits tell conditions of one method and model apart. */
export function inspectFileName({ createdAt, name }: Experiment, { condition }: InspectSource): string {
	const time = inspectDate(createdAt).slice(0, 19).replaceAll(':', '-');
	const slug = (text: string): string => text.replace(/[^A-Za-z0-9.]+/g, '-').slice(0, 40);
	const { key, method, cast } = condition;
	const digits = hash(key)[0].toString(16).padStart(8, '0');
	const what = [method.id, slug(withoutKeys(cast.models.task.id)), digits].join('-');
	return `${time}_${slug(withoutKeys(name).toLowerCase()) || 'experiment'}_${what}.json`;
}

/**
 * A log that Inspect reads (`inspect_ai.log`, format version 2), run by run: the experiment is the task, the condition its solver
 * and model, each run a sample, each repeat an epoch. A plan that is not done has no results there, as in Inspect.
 */
export async function* inspectLog(
	experiment: Experiment,
	source: InspectSource,
	load: (runId: RunId) => Promise<readonly RunEvent[] | null>,
	targetOf: (question: Question) => string | null = referenceAnswer,
): AsyncGenerator<string, void> {
	const safe = experimentWithoutKeys(experiment);
	const runs = source.runs.map(summaryWithoutKeys);
	const isDone = runs.length === source.planned;
	// What was used stands before the samples, so they are looked at twice and never held together.
	const used = new UsageSum();
	for (const { runId } of source.runs) used.add(foldRun((await load(runId)) ?? []));
	const head = {
		version: 2,
		status: isDone ? 'success' : safe.stopped ? 'cancelled' : 'started',
		eval: evalOf(safe, { ...source, runs }),
		plan: {
			name: 'plan',
			steps: [{ solver: source.condition.method.id, params: source.condition.method.options }],
		},
		...(isDone ? { results: resultsOf(runs) } : {}),
		stats: { ...statsOf(runs), ...used.fields() },
	};
	yield `${portableJson(head).slice(0, -1)},"samples":[`;
	let isFirst = true;
	for (const { runId } of source.runs) {
		const events = await load(runId);
		if (events === null) continue;
		yield `${isFirst ? '' : ','}\n${portableJson(inspectSample(events.map(eventWithoutKeys), targetOf))}`;
		isFirst = false;
	}
	yield '\n]}\n';
}

const SCRIPTED_TAGS = { all: 'scripted, not an LLM', part: 'in part scripted, not an LLM' } as const;

function evalOf(
	{ id, name, createdAt, design, appVersion }: Experiment,
	source: InspectSource,
): InspectObject {
	const { condition, runs, planned } = source;
	const { models, snapshots } = condition.cast;
	const roles = (['coach', 'checker', 'summariser'] as const).filter(
		(role) => models[role].id !== models.task.id && models[role].kind !== 'rules',
	);
	const scripted = scriptedOf({ methods: [condition.method] }, [condition.cast]);
	return {
		eval_id: `${id} ${condition.key}`,
		run_id: id,
		created: inspectDate(createdAt),
		task: name === '' ? 'experiment' : name,
		task_id: id,
		task_version: 0,
		solver: condition.method.id,
		solver_args: condition.method.options,
		tags: scripted === 'none' ? [] : [SCRIPTED_TAGS[scripted]],
		dataset: {
			name: 'CodeSteer Playground',
			samples: new Set(runs.map(({ family, level, instance }) => [family, level, instance].join('/'))).size,
			shuffled: true,
		},
		model: inspectModel(models.task, snapshots),
		model_roles: Object.fromEntries(
			roles.map((role) => [role, { model: inspectModel(models[role], snapshots) }]),
		),
		config: { epochs: design.sizes.at(-1)?.repeats ?? 1, epochs_reducer: ['mean'] },
		packages: { 'codesteer-playground': appVersion },
		metadata: {
			condition: condition.key,
			seed: design.seed,
			planned,
			limits: design.limits,
			rule_coach: models.coach.kind === 'rules',
		},
		scorers: [{ name: SCORER, options: {}, metrics: [{ name: 'accuracy', options: {} }], metadata: {} }],
	};
}

/** Repeats of an instance are averaged first, as in the page's own results. */
function resultsOf(runs: readonly RunSummary[]): InspectObject {
	const byInstance = new Map<string, number[]>();
	for (const run of runs) {
		const state = stateOf(run, false);
		if (state.kind !== 'judged') continue;
		const key = [run.family, run.level, run.instance].join('/');
		byInstance.set(key, [...(byInstance.get(key) ?? []), state.score]);
	}
	const means = [...byInstance.values()].map(mean);
	const scored = [...byInstance.values()].reduce((sum, { length }) => sum + length, 0);
	return {
		total_samples: runs.length,
		completed_samples: scored,
		scores: [
			{
				name: SCORER,
				scorer: SCORER,
				reducer: 'mean',
				scored_samples: means.length,
				unscored_samples: runs.length - scored,
				params: {},
				metrics: means.length === 0 ? {} : { accuracy: { name: 'accuracy', value: mean(means), params: {} } },
			},
		],
	};
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function statsOf(runs: readonly RunSummary[]): InspectObject {
	if (runs.length === 0) return {};
	const started = runs.reduce((first, { startedAt }) => Math.min(first, startedAt), Infinity);
	const ended = runs.reduce((last, { startedAt, endedAt }) => Math.max(last, endedAt ?? startedAt), 0);
	return { started_at: inspectDate(started), completed_at: inspectDate(ended) };
}
