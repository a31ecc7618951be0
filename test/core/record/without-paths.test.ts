import { describe, expect, test } from 'vitest';
import { experimentFile, readExperimentFile } from '../../../src/core/bench/export/file.ts';
import { planOf } from '../../../src/core/bench/plan.ts';
import { statesOf } from '../../../src/core/bench/state.ts';
import { parseExperiment } from '../../../src/core/bench/parse.ts';
import { formatCapsule, parseCapsule } from '../../../src/core/capsule/capsule.ts';
import type { ModelRef } from '../../../src/core/model.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { readRunsFile, runsFile } from '../../../src/core/record/runs-file.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { plainNames, summaryWithoutPaths } from '../../../src/core/record/without-paths.ts';
import { castOf, designOf, experimentOf, runsOf, textOf } from '../../support/experiment.ts';
import { exampleRuns } from '../../support/random-runs.ts';

const PATH = '/home/anna/models/qwen.gguf';
const [example = []] = exampleRuns;

function refOf(path: string): ModelRef {
	return { id: `llamacpp:${path}`, label: `${path} · llama.cpp`, kind: 'local' };
}

/** A run whose models a server names by the path of their file, and which says so in what went wrong. */
function runOf(path: string): readonly RunEvent[] {
	const ref = refOf(path);
	const snapshot = { host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model: path };
	const failure = {
		kind: 'unknown-model',
		message: `“${path}” is not here`,
		remedy: `Load ${path}`,
	} as const;
	const run = example.flatMap((event): RunEvent[] => {
		if (event.type === 'run-start') {
			const models = { ...event.spec.models, task: ref };
			return [{ ...event, spec: { ...event.spec, models, snapshots: { [ref.id]: snapshot } } }];
		}
		if (event.type === 'call-start') return [{ ...event, model: ref }];
		if (event.type !== 'run-end') return [event];
		return [{ ...event, type: 'run-error', failure: { kind: 'model-call', role: 'task', failure } }, event];
	});
	return run.map((event, seq) => ({ ...event, seq }));
}

const offered = (text: string) => ({ size: text.length, text: () => Promise.resolve(text) });

describe('a run leaves this page without the folder of its model’s file', () => {
	const run = runOf(PATH);

	test('in a capsule', () => {
		const head = { title: '', notes: '', madeAt: 1, appVersion: '0.1.0', prompts: '' };
		const text = formatCapsule({ ...head, runs: [run] });
		expect(text).not.toContain('anna');
		const read = parseCapsule(text);
		if (!read.ok) throw new Error(read.error.kind);
		const [start] = read.value.runs[0] ?? [];
		if (start?.type !== 'run-start') throw new Error('no start');
		expect(start.spec.models.task).toEqual(refOf('qwen.gguf'));
		expect(start.spec.snapshots).toEqual({
			'llamacpp:qwen.gguf': { host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model: 'qwen.gguf' },
		});
	});

	test('in a file of runs, which is read again', async () => {
		const text = await textOf(runsFile('0.1.0', [run]));
		expect(text).not.toContain('anna');
		expect(await readRunsFile(offered(text))).toMatchObject({ ok: true, value: { damaged: [] } });
	});

	test('in an experiment’s file, whose runs are still those of its plan', async () => {
		const casts = ['/srv/qwen.gguf', PATH].map((path) => castOf(refOf(path)));
		const experiment = experimentOf(designOf({ casts }));
		const runs = await runsOf(experiment);
		const text = await textOf(experimentFile({ appVersion: '0.1.0', prompts: null, experiment }, runs));
		expect(text).not.toContain('anna');
		const read = await readExperimentFile(offered(text), parseExperiment);
		if (!read.ok) throw new Error(read.error.kind);
		const plan = planOf(read.value.experiment.design);
		const states = statesOf(plan, read.value.runs.map(summarise), new Set());
		expect(plan.cells).toHaveLength(8);
		expect(plan.cells.map(({ key }) => states.get(key)?.kind)).toEqual(plan.cells.map(() => 'judged'));
	});

	test('in its summary', () => {
		const [start] = run;
		if (start?.type !== 'run-start') throw new Error('no start');
		const told = summaryWithoutPaths(summarise(run), plainNames([start.spec]));
		expect(JSON.stringify(summarise(run))).toContain('anna');
		expect(JSON.stringify(told)).not.toContain('anna');
		expect(told.models?.task).toBe('llamacpp:qwen.gguf');
	});

	test('but what was asked and said stands as it is', async () => {
		const quoted = run.map((event) => (event.type === 'call-end' ? { ...event, text: PATH } : event));
		expect(await textOf(runsFile('0.1.0', [quoted]))).toContain(PATH);
	});

	test('and other runs are the very same', async () => {
		const text = await textOf(runsFile('0.1.0', exampleRuns));
		expect(await readRunsFile(offered(text))).toMatchObject({ ok: true, value: { runs: exampleRuns } });
	});

	test('and two models of one file’s name stay two', () => {
		const other = runOf('/srv/qwen.gguf').map((event): RunEvent => {
			const runId = 'other' as RunEvent['runId'];
			return event.type === 'run-start'
				? { ...event, runId, spec: { ...event.spec, runId } }
				: { ...event, runId };
		});
		const head = { title: '', notes: '', madeAt: 1, appVersion: '0.1.0', prompts: '' };
		const read = parseCapsule(formatCapsule({ ...head, runs: [run, other] }));
		if (!read.ok) throw new Error(read.error.kind);
		const ids = read.value.runs.map(([start]) => start?.type === 'run-start' && start.spec.models.task.id);
		expect(ids).toEqual(['llamacpp:qwen.gguf', 'llamacpp:qwen.gguf 2']);
	});
});
