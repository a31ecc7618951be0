import { describe, expect, test } from 'vitest';
import { batchIdOf } from '../../src/core/bench/export/batch.ts';
import { readExperimentFile } from '../../src/core/bench/export/file.ts';
import { LARGEST_FILE } from '../../src/core/bench/export/offered-file.ts';
import type { Design } from '../../src/core/bench/experiment.ts';
import { parseDesignQuery } from '../../src/core/bench/link.ts';
import { parseDesign, parseExperiment } from '../../src/core/bench/parse.ts';
import { type PlannedInstance, planOf } from '../../src/core/bench/plan.ts';
import { Replays } from '../../src/core/bench/replays.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import type { RunId } from '../../src/core/ids.ts';
import { promptsDigest } from '../../src/core/methods/prompts/digest.ts';
import { summarise } from '../../src/core/record/summary.ts';
import type { FileKind } from '../../src/state/bench-file-makers.ts';
import { BenchFiles, ExperimentFiles } from '../../src/state/bench-files.svelte.ts';
import type { ExperimentStatus } from '../../src/state/experiment.svelte.ts';
import { castOf, designOf, experimentOf, hosted, runsOf } from '../support/experiment.ts';
import { searchDesign } from '../support/experiments.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const demo = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;

/** An experiment with its runs in a store; `ran` of its cells have been run. */
async function opened(design: Partial<Design> = {}, ran = 4) {
	const experiment = experimentOf(designOf(design));
	const plan = planOf(experiment.design);
	const runs = new MemoryRuns();
	for (const events of (await runsOf(experiment)).slice(0, ran)) {
		await runs.append(events[0]!.runId, events, summarise(events));
	}
	const states = statesOf(plan, [...runs.summaries.values()], new Set());
	const saved: { name: string; content: Blob }[] = [];
	const asked: (readonly string[])[] = [];
	const questioned: string[] = [];
	const replays = new Replays();
	const state = {
		...{ experiment, plan, states },
		status: { kind: 'ready' } as ExperimentStatus,
		runOnly: (keys: ReadonlySet<string>) => {
			asked.push([...keys]);
			return Promise.resolve();
		},
	};
	const ports = {
		...{ runs, replays },
		refused: () => ['seed' as const],
		question: (_: unknown, instance: PlannedInstance) => {
			questioned.push(instance.key);
			return Promise.resolve({ text: `What of ${instance.key}?`, source: { kind: 'typed' as const } });
		},
		save: (name: string, content: Blob) => void saved.push({ name, content }),
		pageAddress: () => 'https://page.example/',
		today: () => 1_700_000_000_000,
		appVersion: '0.1.0',
	};
	return {
		questioned,
		experiment,
		plan,
		runs,
		state,
		ports,
		saved,
		asked,
		replays,
		files: new ExperimentFiles(state, ports),
	};
}

async function lines(content: Blob): Promise<readonly unknown[]> {
	const text = await content.text();
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as unknown);
}

describe('an experiment as files', () => {
	test('is one file that opens again with every run', async () => {
		const { experiment, files, saved, runs } = await opened();
		await files.make('file');
		expect(saved.map(({ name }) => name)).toEqual(['code-against-text.experiment.json']);
		expect(files.status).toMatchObject({ files: [{ says: like(/No key is in it\.$/) }] });
		const read = await readExperimentFile(saved[0]!.content, parseExperiment);
		expect(read.ok && read.value).toEqual({
			...{ appVersion: '0.1.0', prompts: promptsDigest(), experiment },
			runs: [...runs.summaries.keys()].toReversed().map((id) => runs.events.get(id)),
		});
	});

	test('says in how many runs something looks like a key, where a model or a program wrote it', async () => {
		const { files, runs } = await opened();
		const [[runId, events] = []] = runs.events;
		if (runId === undefined || events === undefined) throw new Error('There is no run');
		const key = `sk-proj-${'aB3'.repeat(14)}`;
		const leaking = events.map((event) => (event.type === 'call-end' ? { ...event, text: key } : event));
		runs.events.set(runId, leaking);
		await files.make('file');
		expect(files.status).toMatchObject({
			files: [
				{ says: like(/looks like a key or a login stands in what was asked, said or printed in 1 run:/) },
			],
		});
	});

	test.each([
		['csv', 'code-against-text.runs.csv', 'text/csv', '\r\n', 5],
		['jsonl', 'code-against-text.runs.jsonl', 'application/jsonl', '\n', 4],
	] as const)('is a table: %s', async (what, name, type, end, count) => {
		const { files, saved } = await opened();
		await files.make(what);
		const [file] = saved;
		const text = await file!.content.text();
		expect([file!.name, file!.content.type, text.trimEnd().split(end).length]).toEqual([name, type, count]);
		expect(files.status).toMatchObject({ kind: 'made', files: [{ says: '4 runs.' }], notes: [] });
	});

	test('is one log of each condition; several files are saved when a person asks', async () => {
		const { files, saved } = await opened();
		await files.make('inspect');
		const { status } = files;
		if (status.kind !== 'made') throw new Error(status.kind);
		expect([saved.length, status.files.map(({ says }) => says)]).toEqual([0, ['2 runs.', '2 runs.']]);
		const log = JSON.parse(await status.files[0]!.content.text()) as { samples: unknown[] };
		expect(log.samples).toHaveLength(2);
		files.save(status.files[1]!);
		expect(saved.map(({ name }) => name)).toEqual([status.files[1]!.name]);
	});

	test.each(['csv', 'jsonl', 'inspect', 'sft', 'dpo'] as const)(
		'has nothing to give before a run: %s says so and saves nothing',
		async (what) => {
			const { files, saved } = await opened({}, 0);
			await files.make(what);
			expect([files.status, saved]).toMatchObject([
				{ kind: 'made', files: [], notes: [expect.any(String)] },
				[],
			]);
		},
	);

	test.each(['file', 'csv', 'jsonl', 'inspect', 'sft', 'dpo'] as const)(
		'tells no folder of a model’s file, neither in it nor by its name: %s',
		async (what) => {
			const path = '/home/anna/models/qwen.gguf';
			const own = { id: `llamacpp:${path}`, label: `${path} · llama.cpp`, kind: 'local' } as const;
			const { files, saved } = await opened({ casts: [castOf(own)] });
			await files.make(what);
			if (files.status.kind !== 'made') throw new Error(files.status.kind);
			const made = [...saved, ...files.status.files];
			const texts = await Promise.all(made.map(({ content }) => content.text()));
			expect(`${made.map(({ name }) => name).join(' ')} ${texts.join(' ')}`).not.toContain('anna');
			if (what !== 'sft' && what !== 'dpo') expect(texts.join(' ')).toContain('qwen.gguf');
		},
	);

	test('leaves out a run that cannot be read, and says so', async () => {
		const { files, saved, runs } = await opened();
		const load = runs.load.bind(runs);
		const [broken] = runs.summaries.keys();
		runs.load = (id: RunId) => (id === broken ? Promise.reject(new Error('It is torn.')) : load(id));
		await files.make('file');
		const read = await readExperimentFile(saved[0]!.content, parseExperiment);
		expect(read.ok && read.value.runs).toHaveLength(3);
		expect(files.status).toMatchObject({
			notes: ['1 run could not be read and is not in it: It is torn.'],
		});
	});

	test('is not made where no run can be read, and says why', async () => {
		const { files, saved, runs } = await opened();
		runs.load = () => Promise.reject(new Error('The disk is gone.'));
		await files.make('file');
		expect([files.status, saved]).toMatchObject([{ kind: 'failed', reason: like(/The disk is gone\./) }, []]);
	});

	test('is cancelled in the middle: nothing is saved, and it can be made again', async () => {
		const { files, saved, runs } = await opened();
		const load = runs.load.bind(runs);
		runs.load = (id: RunId) => {
			files.cancel();
			return load(id);
		};
		await files.make('file');
		expect([files.status, saved]).toEqual([{ kind: 'cancelled' }, []]);
		runs.load = load;
		await files.make('file');
		expect(saved).toHaveLength(1);
	});

	test('is made once at a time', async () => {
		const { files, saved } = await opened();
		const first = files.make('csv');
		await files.make('jsonl');
		await first;
		expect(saved.map(({ name }) => name)).toEqual(['code-against-text.runs.csv']);
	});

	test('keeps its state for whoever looks again', async () => {
		const { state, ports } = await opened();
		const all = new BenchFiles(ports);
		expect(all.of(state)).toBe(all.of(state));
		expect(all.of({ ...state })).not.toBe(all.of(state));
	});

	test('says what it made where it was asked to, and in no second place', async () => {
		const { state, ports, saved } = await opened();
		const all = new BenchFiles(ports);
		const [panel, drawer] = [all.of(state), all.apart(state)];
		const making = drawer.make('file');
		const meanwhile = [panel.status.kind, drawer.status.kind, all.isBusy];
		await making;
		expect([meanwhile, panel.status.kind, drawer.status.kind, all.isBusy, saved.length]).toEqual([
			...[['idle', 'making', true], 'idle', 'made', false, 1],
		]);
	});
});

describe('training data', () => {
	const coached = (task: Parameters<typeof castOf>[0]) => ({
		methods: [{ id: 'codesteer' as const, options: {} }],
		casts: [castOf(task, task)],
	});

	test.each(['sft', 'dpo'] as const)(
		'leaves scripted runs out unless they are asked for: %s',
		async (what: FileKind) => {
			const { files, runs } = await opened(coached(demo), 2);
			const seen: RunId[] = [];
			const load = runs.load.bind(runs);
			runs.load = (id: RunId) => {
				seen.push(id);
				return load(id);
			};
			await files.make(what);
			expect(files.status).toMatchObject({ kind: 'made', files: [] });
			files.scripted = true;
			await files.make(what);
			expect(seen).toHaveLength(4);
		},
	);
});

describe('a batch', () => {
	test('holds what is left to do and asks once, in the form of the host', async () => {
		const methods = [
			{ id: 'all-text', options: {} },
			{ id: 'all-code', options: {} },
			{ id: 'codesteer', options: {} },
		] as const;
		const { files, saved, plan, state, questioned } = await opened(
			{ methods, casts: [castOf(hosted), castOf(demo)] },
			3,
		);
		await files.make('batch');
		const open = plan.cells.filter(
			({ key, condition }) =>
				!state.states.has(key) &&
				condition.cast.models.task.kind === 'hosted' &&
				condition.method.id !== 'codesteer',
		);
		expect((await lines(saved[0]!.content)).map((line) => (line as { custom_id: string }).custom_id)).toEqual(
			open.map(({ key }) => batchIdOf(key)),
		);
		expect(await saved[0]!.content.text()).not.toContain('"seed"');
		// The conditions of a round ask the same.
		expect(questioned).toHaveLength(plan.rounds.length);
		expect(files.status).toMatchObject({
			files: [{ name: 'code-against-text.batch-1-openai-gpt-4o.jsonl', how: like(/chat\/completions/) }],
		});
	});

	const result = (key: string, content: string) =>
		JSON.stringify({
			custom_id: batchIdOf(key),
			response: { status_code: 200, body: { choices: [{ message: { content }, finish_reason: 'stop' }] } },
		});
	const failed = (key: string) =>
		JSON.stringify({
			custom_id: batchIdOf(key),
			response: null,
			error: { code: 'expired', message: 'Late' },
		});
	const offered = (text: string, size = text.length) => ({ size, text: () => Promise.resolve(text) });

	test('that comes back runs what it answers, once; what failed at the host stays to be done', async () => {
		const { files, asked, replays, plan, experiment } = await opened({}, 1);
		const [done, first, second] = plan.cells.map(({ key }) => key) as [string, string, string];
		const text = [result(done, 'old'), result(first, 'new'), failed(second), 'torn'].join('\n');
		await files.readReplies(offered(text));
		expect(asked).toEqual([[first]]);
		expect(replays.of(experiment.id, first)).toMatchObject([{ type: 'text-delta', text: 'new' }, {}]);
		expect([replays.of(experiment.id, done), replays.of(experiment.id, second)]).toEqual([null, null]);
		expect(files.replies).toMatchObject({
			kind: 'read',
			notes: [
				like(/^1 reply read, 1 request failed/),
				like(/Late/),
				like(/^1 result of another/),
				like(/^1 line cannot/),
				like(/duration/),
			],
		});
		replays.delete(experiment.id, first);
		expect(replays.of(experiment.id, first)).toBeNull();
	});

	test.each([
		['', like(/empty/)],
		['a,b\n1,2', like(/does not hold/)],
	])('that is none says so and runs nothing: %j', async (text, reason) => {
		const { files, asked } = await opened({}, 0);
		await files.readReplies(offered(text));
		expect([files.replies, asked]).toMatchObject([{ kind: 'failed', reason }, []]);
	});

	test('that is too large is not read', async () => {
		const { files } = await opened({}, 0);
		await files.readReplies({ size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('read')) });
		expect(files.replies).toMatchObject({ kind: 'failed', reason: like(/a page can open/) });
	});

	test('is not read into what another tab works on', async () => {
		const { files, state, asked, plan } = await opened({}, 0);
		state.status = { kind: 'elsewhere' };
		await files.readReplies(offered(result(plan.cells[0]!.key, 'x')));
		expect([files.replies, asked]).toMatchObject([{ kind: 'failed', reason: like(/Another tab/) }, []]);
	});
});

describe('the link of a design', () => {
	test('leads to the form of a new experiment with all that is asked', async () => {
		const { files, experiment } = await opened();
		await files.makeLink();
		if (files.link.kind !== 'link') throw new Error(files.link.kind);
		const [page, query] = files.link.href.split('?') as [string, string];
		expect(page).toBe('https://page.example/#/bench/new');
		expect(await parseDesignQuery(query, parseDesign)).toEqual({ ok: true, value: experiment.design });
	});

	test('leads to the form of a search where the design is one', async () => {
		const { files, state } = await opened({}, 0);
		state.experiment = experimentOf(searchDesign(40));
		await files.makeLink();
		expect(files.link).toMatchObject({ href: like(/#\/bench\/find\?d=/) });
	});

	test('is none where imported questions would have to travel: the words lead to the file', async () => {
		const { files, state } = await opened({}, 0);
		const imported = [{ family: 'letters' as const, samples: [{ name: 'a', instance: {} }] }];
		state.experiment = experimentOf(designOf({ imported }));
		await files.makeLink();
		expect(files.link).toMatchObject({ kind: 'fault', text: like(/as a file/) });
	});
});
