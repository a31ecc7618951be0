import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectFileName, inspectLog, inspectSources } from '../../../../src/core/bench/export/inspect.ts';
import { type Design, type Experiment } from '../../../../src/core/bench/experiment.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { statesOf } from '../../../../src/core/bench/state.ts';
import { METHOD_IDS } from '../../../../src/core/method-id.ts';
import type { RunId } from '../../../../src/core/ids.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import { referenceAnswer } from '../../../../src/core/run/reference-answer.ts';
import { summarise } from '../../../../src/core/record/summary.ts';
import { familyById } from '../../../../src/core/tasks/registry.ts';
import {
	castOf,
	designOf,
	experimentOf,
	hosted,
	performed,
	questionOfCell,
	specOfCell,
	textOf,
} from '../../../support/experiment.ts';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { ScriptedModel, type ScriptedReply } from '../../../support/scripted-model.ts';

type Log = Record<string, unknown> & {
	samples: (Record<string, unknown> & { scores: Record<string, { value: string }> })[];
};

/** The logs of an experiment whose model says this to each cell, by method. */
async function logsOf(
	design: Partial<Design>,
	say: (right: string, cell: number) => ScriptedReply,
	change: (experiment: Experiment) => Experiment = (experiment) => experiment,
	keep = Infinity,
	alter: (events: readonly RunEvent[]) => readonly RunEvent[] = (events) => events,
) {
	const experiment = change(experimentOf(designOf(design)));
	const plan = planOf(experiment.design);
	const runs = new Map<RunId, readonly RunEvent[]>();
	for (const [at, cell] of plan.cells.slice(0, keep).entries()) {
		const right = referenceAnswer(questionOfCell(cell))!;
		const spec = specOfCell(experiment, cell, at + 1);
		const model = new ScriptedModel(() => say(right, at), { id: hosted.id });
		const python = new FakePython(() => printed(`<<<${right}>>>\n`));
		runs.set(spec.runId, alter(await performed(spec, model, { coach: model, python })));
	}
	const states = statesOf(plan, [...runs.values()].map(summarise), new Set());
	const load = (id: RunId) => Promise.resolve(runs.get(id) ?? null);
	const sources = inspectSources(plan, states);
	const texts = await Promise.all(sources.map((source) => textOf(inspectLog(experiment, source, load))));
	return { experiment, sources, texts, logs: texts.map((text) => JSON.parse(text) as Log) };
}

const rightInWords = (right: string): ScriptedReply => ({
	text: `It is <<<${right}>>>`,
	reasoning: 'I count them.',
});

describe('a log for Inspect', () => {
	test('is one for each condition: experiment, method, model, samples with their scores', async () => {
		const { logs, experiment, sources } = await logsOf({}, rightInWords);
		expect(logs).toHaveLength(2);
		expect(logs[0]).toMatchObject({
			version: 2,
			status: 'success',
			eval: {
				task: 'Code against text',
				created: '2023-11-14T22:13:20.000Z',
				solver: 'all-text',
				model: 'openai/gpt-4o',
				dataset: { samples: 2, shuffled: true },
				config: { epochs: 1 },
				packages: { 'codesteer-playground': '0.1.0' },
			},
			results: {
				total_samples: 2,
				completed_samples: 2,
				scores: [{ name: 'verdict', scorer: 'verdict', metrics: { accuracy: { value: 1 } } }],
			},
			stats: { model_usage: { 'openai/gpt-4o': { input_tokens: 20, output_tokens: 10, total_tokens: 30 } } },
		});
		const cell = planOf(experiment.design).cells[0]!;
		const question = questionOfCell(cell);
		const right = referenceAnswer(question)!;
		const spoken = {
			role: 'assistant',
			source: 'generate',
			model: 'openai/gpt-4o',
			content: [
				{ type: 'reasoning', reasoning: 'I count them.' },
				{ type: 'text', text: `It is <<<${right}>>>` },
			],
		};
		const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15, total_cost: 0.001 };
		expect(logs[0]?.samples[0]).toMatchObject({
			id: cell.instance.key,
			epoch: 1,
			input: question.text,
			target: right,
			messages: [{ role: 'user' }, spoken],
			output: {
				model: 'openai/gpt-4o',
				choices: [{ message: spoken, stop_reason: 'stop' }],
				usage,
			},
			scores: { verdict: { value: 'C', answer: right } },
			model_usage: { 'openai/gpt-4o': usage },
			role_usage: { task: usage },
			uuid: 'run-1',
		});
		expect(inspectFileName(experiment, sources[0]!)).toMatch(
			/^2023-11-14T22-13-20_code-against-text_all-text-openai-gpt-4o-[0-9a-f]{8}\.json$/,
		);
	});

	test('is a file of its own for each condition, also where only options or the coach differ', async () => {
		const methods = [
			{ id: 'all-text', options: {} },
			{ id: 'all-text', options: { turns: '2' } },
		] as const;
		const casts = [castOf(hosted), castOf(hosted, { ...hosted, id: 'openai:other' })];
		const { sources, experiment } = await logsOf({ methods, casts }, rightInWords, undefined, 0);
		expect(new Set(sources.map((source) => inspectFileName(experiment, source))).size).toBe(4);
	});

	test('scores by the verdict; a repeat is an epoch, and repeats are averaged before instances', async () => {
		const say = (right: string, at: number): ScriptedReply =>
			at === 0 ? { text: `<<<${right}>>>` } : at === 1 ? '<<<[]>>>' : '';
		const methods = [{ id: 'all-text', options: {} }] as const;
		const { logs } = await logsOf({ methods, sizes: [{ instances: 2, repeats: 2 }] }, say);
		const [log] = logs;
		expect(log?.samples.map(({ epoch, scores }) => [epoch, scores['verdict']?.value])).toEqual([
			[1, 'C'],
			[2, 'I'],
			[1, 'N'],
			[2, 'N'],
		]);
		expect(log).toMatchObject({ results: { scores: [{ metrics: { accuracy: { value: 0.25 } } }] } });
	});

	test('tells failures of the host, limits and wrong answers apart', async () => {
		const methods = [{ id: 'all-text', options: {} }] as const;
		const failing = await logsOf({ methods }, () => ({ failed: 'rate-limit' }));
		expect(failing.logs[0]?.samples[0]).toMatchObject({
			error: { message: 'It failed', traceback: '', traceback_ansi: '' },
			scores: {},
		});
		expect(failing.logs[0]).toMatchObject({
			results: { completed_samples: 0, scores: [{ metrics: {}, unscored_samples: 2 }] },
		});
		const limits = { pythonMs: 10_000, calls: 1 };
		const coached = [{ id: 'codesteer', options: {} }] as const;
		const limited = await logsOf(
			{ methods: coached, limits, casts: [castOf(hosted, hosted)] },
			() => '<<<Code>>>',
		);
		expect(limited.logs[0]?.samples[0]).toMatchObject({
			limit: { type: 'custom', limit: 1 },
			scores: { verdict: { value: 'I' } },
		});
	});

	test('has no results before the plan is done', async () => {
		const ready = await logsOf({}, rightInWords, undefined, 1);
		expect(ready.logs.map(({ status, results }) => [status, results])).toEqual([
			['started', undefined],
			['started', undefined],
		]);
		const stopped = await logsOf({}, rightInWords, (experiment) => ({ ...experiment, stopped: true }), 1);
		expect(stopped.logs[0]).toMatchObject({ status: 'cancelled' });
		expect(ready.logs[1]?.samples).toEqual([]);
	});

	test('has a target where one exists', () => {
		const letters = familyById('letters')!;
		expect(referenceAnswer({ text: 'Q', source: { kind: 'typed', expected: '42' } })).toBe('42');
		expect(referenceAnswer({ text: 'Q', source: { kind: 'typed' } })).toBeNull();
		const source = { kind: 'instance' as const, family: letters.id, level: 'x', seed: '1', instance: 7 };
		expect(referenceAnswer({ text: 'Q', source })).toBeNull();
	});
});

const python = process.env['INSPECT_PYTHON'] ?? 'python3';
const hasInspect = spawnSync(python, ['-c', 'import inspect_ai']).status === 0;
if (!hasInspect)
	console.info(`Logs are not read by Inspect itself here: ${python} has no package inspect_ai`);

describe.skipIf(!hasInspect)(
	'Inspect itself (skipped where python3, or INSPECT_PYTHON, has no inspect_ai)',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
		afterAll(() => rmSync(folder, { recursive: true }));

		const READ = `
import json, sys
from inspect_ai.log import list_eval_logs, read_eval_log, read_eval_log_sample_summaries
found = []
for info in sorted(list_eval_logs(sys.argv[1]), key=lambda info: info.name):
    header = read_eval_log(info, header_only=True)
    log = read_eval_log(info)
    found.append({
        "status": header.status,
        "solver": header.eval.solver,
        "model": header.eval.model,
        "accuracy": header.results.scores[0].metrics["accuracy"].value if header.results and header.results.scores[0].metrics else None,
        "tokens": sum(usage.total_tokens for usage in log.stats.model_usage.values()),
        "samples": [[s.id, s.epoch, s.target, s.scores["verdict"].value if s.scores else None, s.output.completion, len(s.events), s.error.message if s.error else None] for s in log.samples],
        "summaries": len(read_eval_log_sample_summaries(info)),
    })
print(json.dumps(sorted(found, key=lambda log: log["solver"])))
`;

		test(
			'lists and reads the logs: header, samples, scores, calls, errors',
			{ timeout: 120_000 },
			async () => {
				const methods = [
					{ id: 'all-text', options: {} },
					{ id: 'codesteer', options: {} },
					{ id: 'code-interpreter', options: {} },
				] as const;
				const say = (right: string, at: number): ScriptedReply =>
					at === 3
						? { failed: 'server' }
						: at === 5
							? { toolCalls: [{ id: 't', name: 'python', arguments: '{"code": ' }], text: 'Hm' }
							: { text: `\`\`\`python\nprint(1)\n\`\`\`\n<<<${right}>>>`, reasoning: '<b>"&' };
				const { texts, sources, experiment, logs } = await logsOf(
					{ methods, casts: [castOf(hosted, hosted)], sizes: [{ instances: 2, repeats: 1 }] },
					say,
				);
				for (const [at, text] of texts.entries()) {
					writeFileSync(join(folder, inspectFileName(experiment, sources[at]!)), text);
				}
				const { status, stdout, stderr } = spawnSync(python, ['-c', READ, folder], { encoding: 'utf8' });
				expect([status, stderr.split('\n').filter((line) => line.includes('Error'))]).toEqual([0, []]);
				const read = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>[];
				const bySolver = [...sources.entries()].toSorted(([, a], [, b]) =>
					a.condition.method.id < b.condition.method.id ? -1 : 1,
				);
				expect(read).toEqual(
					bySolver.map(([at, { condition }]) => {
						const log = logs[at]!;
						return {
							status: 'success',
							solver: condition.method.id,
							model: 'openai/gpt-4o',
							accuracy: accuracyOf(log),
							tokens: tokensOf(log),
							samples: log.samples.map((sample) => [
								sample['id'],
								sample['epoch'],
								sample['target'],
								sample.scores['verdict']?.value ?? null,
								expect.any(String) as string,
								(sample['events'] as unknown[]).length,
								(sample['error'] as { message: string } | undefined)?.message ?? null,
							]),
							summaries: log.samples.length,
						};
					}),
				);
			},
		);

		test(
			'reads odd records too: every method, cut characters, absurd numbers, times out of reach',
			{ timeout: 120_000 },
			async () => {
				const odd = { inputTokens: 1e300, outputTokens: 0.5, cost: 1e300 };
				const say = (_: string, at: number): ScriptedReply => ({
					text: at % 2 === 0 ? 'cut \ud83d </script> <<<\u0000>>>' : '```python\nprint("\udc00")\n```',
					toolCalls: at % 3 === 0 ? [{ id: '', name: 'nobody', arguments: '[1]' }] : [],
					usage: odd,
				});
				const { texts, sources, experiment } = await logsOf(
					{
						methods: METHOD_IDS.map((id) => ({ id, options: {} })),
						casts: [castOf(hosted, { id: '__proto__', label: 'coach', kind: 'hosted' })],
						sizes: [{ instances: 1, repeats: 1 }],
					},
					say,
					(made) => ({ ...made, name: '', createdAt: 8.64e15 }),
					undefined,
					(events) => events.map((event) => ({ ...event, at: event.at * 1e12 })),
				);
				const odds = mkdtempSync(join(tmpdir(), 'inspect-odd-'));
				for (const [at, text] of texts.entries()) {
					writeFileSync(join(odds, inspectFileName(experiment, sources[at]!)), text);
				}
				const { status, stdout, stderr } = spawnSync(python, ['-c', READ, odds], { encoding: 'utf8' });
				rmSync(odds, { recursive: true });
				expect([status, stderr.slice(-2000)]).toEqual([0, expect.any(String)]);
				const read = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
					solver: string;
					samples: unknown[];
				}[];
				expect(read.map(({ solver, samples }) => [solver, samples.length])).toEqual(
					METHOD_IDS.toSorted().map((id) => [id, 1]),
				);
			},
		);

		function accuracyOf(log: Log): number | null {
			const { scores } = log['results'] as { scores: { metrics: { accuracy?: { value: number } } }[] };
			return scores[0]!.metrics.accuracy?.value ?? null;
		}

		function tokensOf(log: Log): number {
			const { model_usage: used } = log['stats'] as { model_usage: Record<string, { total_tokens: number }> };
			return Object.values(used).reduce((sum, { total_tokens: tokens }) => sum + tokens, 0);
		}
	},
);
