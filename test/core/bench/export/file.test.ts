import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type ExperimentFile,
	experimentFile,
	keptApart,
	readExperimentFile,
	recordsOf,
} from '../../../../src/core/bench/export/file.ts';
import { LARGEST_FILE } from '../../../../src/core/bench/export/offered-file.ts';
import type { Experiment } from '../../../../src/core/bench/experiment.ts';
import { parseExperiment } from '../../../../src/core/bench/parse.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { specOf } from '../../../../src/core/bench/specs.ts';
import type { RunId } from '../../../../src/core/ids.ts';
import { isRecord } from '../../../../src/core/json.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import { parseRun } from '../../../../src/core/record/parse.ts';
import { summarise } from '../../../../src/core/record/summary.ts';
import { ok, type Result } from '../../../../src/core/result.ts';
import { designOf, experimentOf, questionOfCell, runsOf, textOf } from '../../../support/experiment.ts';

const head = { appVersion: '0.1.0', prompts: null };

/** The door of experiments stands elsewhere; here anything goes through. */
const anyExperiment = (value: unknown): Result<Experiment> => ok(value as Experiment);

function offered(text: string, size = text.length) {
	return { size, text: () => Promise.resolve(text) };
}

async function reopened(text: string) {
	return readExperimentFile(offered(text), anyExperiment);
}

const experiment = experimentOf();
const runs = await runsOf(experiment);
const whole = await textOf(experimentFile({ ...head, experiment }, runs));

describe('an experiment as a file', () => {
	test('comes back as it was, with every stored event in order', async () => {
		const file: ExperimentFile = { ...head, experiment, runs };
		expect(await reopened(whole)).toEqual({ ok: true, value: file });
	});

	test('comes back through the real door of experiments', async () => {
		const read = await readExperimentFile(offered(whole), parseExperiment);
		expect(read).toEqual({ ok: true, value: { ...head, experiment, runs } });
		const odd = whole.replace('"repeats":1', '"repeats":1e9');
		expect(await readExperimentFile(offered(odd), parseExperiment)).toMatchObject({
			ok: false,
			error: { kind: 'experiment', why: expect.stringMatching(/repeats/) as string },
		});
	});

	test('comes back whatever it asks and however many runs there are', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					sizes: fc.array(
						fc.record({
							instances: fc.integer({ min: 1, max: 1e6 }),
							repeats: fc.integer({ min: 1, max: 1e3 }),
						}),
						{ minLength: 1, maxLength: 3 },
					),
					seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
					cap: fc.option(fc.integer({ min: 1, max: 1e6 }).map((cents) => cents / 100)),
					imported: fc.array(
						fc.record({
							family: fc.constant('letters' as const),
							samples: fc.array(
								fc.record({
									name: fc.string({
										unit: fc.constantFrom(...Array.from('aB7"\\<&é💡'), '\u0000', '\ud83d'),
									}),
									instance: fc
										.jsonValue({ maxDepth: 1 })
										.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
								}),
							),
						}),
						{ maxLength: 2 },
					),
				}),
				fc.subarray([...runs]),
				async (change, some) => {
					const asked = experimentOf(designOf(change));
					const text = await textOf(experimentFile({ ...head, experiment: asked }, some));
					expect(await reopened(text)).toEqual({
						ok: true,
						value: { ...head, experiment: asked, runs: some },
					});
				},
			),
			{ numRuns: 10 },
		);
	});

	test('is written in one part per run, so that it is never held as a whole', async () => {
		const parts: string[] = [];
		for await (const part of experimentFile({ ...head, experiment }, runs)) parts.push(part);
		expect(parts).toHaveLength(runs.length + 2);
	});

	test('lets the page be drawn after each run that is read', async () => {
		let breaths = 0;
		await readExperimentFile(offered(whole), anyExperiment, () => {
			breaths++;
		});
		expect(breaths).toBe(runs.length);
	});

	test('holds no deltas and no field that is none of a record or of an experiment', async () => {
		const delta = { ...runs[0]![1]!, type: 'call-delta', channel: 'answer', text: 'Hm' } as RunEvent;
		const [start, ...others] = runs[0]!;
		const odd = [Object.assign({}, start!, { apiKey: 'anything' }), delta, ...others];
		const oddExperiment = { ...experiment, design: { ...experiment.design, apiKey: 'anything' } };
		const text = await textOf(experimentFile({ ...head, experiment: oddExperiment }, [odd]));
		expect(text).not.toMatch(/apiKey|call-delta/);
	});
});

describe('a file that is not opened', () => {
	const faultOf = async (text: string, size = text.length) => {
		const read = await readExperimentFile(offered(text, size), anyExperiment);
		return read.ok ? 'opened' : read.error;
	};

	test('is too large: no byte of it is read', async () => {
		let hasRead = false;
		const file = {
			size: LARGEST_FILE + 1,
			text: () => {
				hasRead = true;
				return Promise.resolve('');
			},
		};
		expect(await readExperimentFile(file, anyExperiment)).toEqual({
			ok: false,
			error: { kind: 'too-large', bytes: LARGEST_FILE + 1 },
		});
		expect(hasRead).toBe(false);
	});

	test('cannot be read at all', async () => {
		const file = { size: 1, text: () => Promise.reject(new Error('It was moved')) };
		const fault = { kind: 'unreadable', why: 'It was moved' };
		expect(await readExperimentFile(file, anyExperiment)).toEqual({ ok: false, error: fault });
	});

	test.each([
		['', { kind: 'empty' }],
		['run,verdict\r\n', { kind: 'not-json' }],
		['{"format": "another"}', { kind: 'other-format' }],
		['{"format": "codesteer-runs", "version": 1}', { kind: 'other-format', format: 'codesteer-runs' }],
		['[1, 2]', { kind: 'other-format' }],
		['null', { kind: 'other-format' }],
		['{"__proto__": {"format": "codesteer-experiment", "version": 1}}', { kind: 'other-format' }],
		['{"format": "codesteer-experiment", "version": 0}', { kind: 'other-format' }],
		['{"format": "codesteer-experiment", "version": 1e308}', { kind: 'newer', version: 1e308 }],
	])('%s', async (text, fault) => {
		expect(await faultOf(text)).toEqual(fault);
	});

	test('was cut off anywhere: never opened, and the fault says so', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: whole.trimEnd().length - 1 }), async (length) => {
				expect(await faultOf(whole.slice(0, length))).toMatchObject({
					kind: expect.stringMatching(/^(?:cut-off|not-json)$/) as string,
				});
			}),
		);
		expect(await faultOf(whole.slice(0, 5000))).toEqual({ kind: 'cut-off' });
	});

	test('the experiment is refused at its door, in the words of that door', async () => {
		const refuse = (): Result<Experiment> => ({ ok: false, error: 'It names no method' });
		expect(await readExperimentFile(offered(whole), refuse)).toEqual({
			ok: false,
			error: { kind: 'experiment', why: 'It names no method' },
		});
	});

	test.each<[string, (events: Record<string, unknown>[][]) => unknown, number, RegExp]>([
		['a fork', (r) => (specIn(r[1]!)['fork'] = FORK), 2, /no run of its method/],
		['a run of another experiment', (r) => (specIn(r[1]!)['experimentId'] = 'x'), 2, /another experiment/],
		['a run twice', (r) => (r[1] = r[0]!), 2, /twice/],
		['a time that is no date', (r) => (r[0]![1]!['at'] = 1e300), 1, /no date/],
		['a time before all dates', (r) => (r[0]![0]!['at'] = -1), 1, /no date/],
		['a run that mixes two', (r) => (r[0]![1]!['runId'] = 'other'), 1, /two runs/],
		['a run under another name', (r) => (specIn(r[0]!)['runId'] = 'other'), 1, /another name/],
		['a run that is a number', (r) => (r[0] = 7 as unknown as Record<string, unknown>[]), 1, /run-start/],
		['an empty run', (r) => (r[0] = []), 1, /run-start/],
	])('%s', async (_, damage, run, why) => {
		const value = JSON.parse(whole) as { runs: Record<string, unknown>[][] };
		damage(value.runs);
		const read = await reopened(JSON.stringify(value));
		expect(read).toMatchObject({ ok: false, error: { kind: 'run', run } });
		expect(read.ok ? '' : read.error.kind === 'run' ? read.error.why : '').toMatch(why);
	});

	test('was written by a newer page, in its runs or as an experiment: it is not damaged', async () => {
		const value = JSON.parse(whole) as { runs: object[][]; experiment: object };
		const [first = [], ...others] = value.runs;
		const runs = [[{ ...first[0], version: 99 }, ...first.slice(1)], ...others];
		expect(await faultOf(JSON.stringify({ ...value, runs }))).toEqual({ kind: 'newer', version: 99 });
		const later = { ...value.experiment, version: 2 };
		expect(await faultOf(JSON.stringify({ ...value, experiment: later }))).toEqual({
			...{ kind: 'newer', version: 2 },
		});
	});

	test('is nested so deeply that nothing could walk it', async () => {
		const nested = (at: string): string =>
			whole.replace(at, `${at}"x":${'['.repeat(1e5)}${']'.repeat(1e5)},`);
		for (const at of ['{', '"experiment":{', '"spec":{', '"instance":{']) {
			expect(nested(at)).not.toBe(whole);
			expect(await faultOf(nested(at))).toMatchObject({
				kind: 'experiment',
				why: expect.stringMatching(/nested/) as string,
			});
		}
		const brackets = { ...experiment, name: `${'[{'.repeat(1000)}\\"` };
		expect((await reopened(await textOf(experimentFile({ ...head, experiment: brackets }, [])))).ok).toBe(
			true,
		);
	});

	test('takes markup and prototype keys for what they are: texts', async () => {
		const value = JSON.parse(whole) as { experiment: Record<string, unknown> };
		value.experiment['name'] = '<img src=x onerror=alert(1)>';
		const text = JSON.stringify(value).replace('"touched"', '"__proto__":{"stopped":true},"touched"');
		const read = await reopened(text);
		expect(read).toMatchObject({ ok: true, value: { experiment: { name: '<img src=x onerror=alert(1)>' } } });
		expect(({} as Record<string, unknown>)['stopped']).toBeUndefined();
	});

	function specIn(run: Record<string, unknown>[]): Record<string, unknown> {
		return run[0]!['spec'] as Record<string, unknown>;
	}
});

describe('keys', () => {
	const KEY = 'sk-proj-9fKq2LmZx7TbV4';
	/** What is asked and what models and programs said of it. */
	const SAID = new Set(
		'question instance content reasoning reading arguments code result logprobs answer'.split(' '),
	);

	const folder = new URL('../../../fixtures/runs/v1/', import.meta.url);
	const records = readdirSync(folder).map((name) => {
		const read = parseRun(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
		if (!read.ok) throw new Error(read.error);
		return read.value;
	});

	/** With the key in each place that may take any text and must not hold one; each kind of place once. */
	function* planted(
		value: unknown,
		seen: Set<string>,
		put: (changed: unknown) => unknown = (changed) => changed,
		place = '',
	): Generator {
		if (typeof value === 'string') {
			if (seen.has(place)) return;
			seen.add(place);
			yield put(`${value} ${KEY}`);
			yield put(`${value}/${KEY}`);
		} else if (Array.isArray(value)) {
			for (const [at, held] of value.entries()) {
				yield* planted(held, seen, (changed) => put(value.with(at, changed)), place);
			}
		} else if (isRecord(value)) {
			const here = `${place} ${typeof value['type'] === 'string' ? value['type'] : ''}`;
			if (!seen.has(here)) yield put({ ...value, apiKey: KEY });
			seen.add(here);
			const isSaid = value['type'] === 'call-end' || value['type'] === 'call-failed';
			for (const [field, held] of Object.entries(value)) {
				if (SAID.has(field) || (isSaid && field === 'text')) continue;
				const within = (changed: unknown): unknown => put({ ...value, [field]: changed });
				yield* planted(held, seen, within, `${here}.${field}`);
			}
		}
	}

	test('get into no place of a run but what was asked and what was said', async () => {
		let places = 0;
		const seen = new Set<string>();
		for (const record of records) {
			for (const changed of planted(record, seen)) {
				const read = parseRun(changed);
				// A place that takes some words only takes no key.
				if (!read.ok) continue;
				places++;
				expect(await textOf(experimentFile({ ...head, experiment }, [read.value]))).not.toContain(KEY);
			}
		}
		expect(places).toBeGreaterThan(100);
	});

	test('get into no place of the experiment around the runs', async () => {
		const { name } = experiment;
		let places = 0;
		for (const changed of planted({ ...head, prompts: 'v1', experiment }, new Set())) {
			places++;
			expect(
				await textOf(experimentFile(changed as typeof head & { experiment: Experiment }, [])),
			).not.toContain(KEY);
		}
		expect(places).toBeGreaterThan(40);
		expect(whole).toContain(name);
	});

	test('get into no name of a model either, under which its settings stand', async () => {
		const [cast] = experiment.design.casts;
		const snapshots = { [`openai:${KEY}`]: { host: 'openai', baseUrl: 'https://host.example', model: 'm' } };
		const changed = experimentOf(designOf({ casts: [{ ...cast!, snapshots }] }));
		expect(await textOf(experimentFile({ ...head, experiment: changed }, []))).not.toContain(KEY);
	});

	test('that a person asked about stand where they were asked', async () => {
		const [start] = runs[0]!;
		if (start?.type !== 'run-start') throw new Error('no start');
		const question = { text: `Is ${KEY} a key?`, source: { kind: 'typed' as const } };
		const asked = [{ ...start, spec: { ...start.spec, question } }];
		expect(await textOf(experimentFile({ ...head, experiment }, [asked]))).toContain(KEY);
	});

	test.each([
		['https://me:secret-word@host.example/v1', 'https://host.example/v1'],
		['https://host.example/v1?key=anything#there', 'https://host.example/v1'],
		[`https://host.example/${KEY}/v1`, 'https://host.example/[key]/v1'],
		['not an address', 'not an address'],
	])('an address is written without them: %s', async (baseUrl, written) => {
		const [cast] = experiment.design.casts;
		const snapshots = { 'openai:gpt-4o': { host: 'openai', baseUrl, model: 'gpt-4o' } };
		const changed = experimentOf(designOf({ casts: [{ ...cast!, snapshots }] }));
		const text = await textOf(experimentFile({ ...head, experiment: changed }, []));
		const read = await reopened(text);
		expect(read.ok && read.value.experiment.design.casts[0]?.snapshots).toEqual({
			'openai:gpt-4o': { host: 'openai', baseUrl: written, model: 'gpt-4o' },
		});
	});
});

describe('an opened experiment', () => {
	const file: ExperimentFile = { ...head, experiment, runs };
	let count = 0;
	const ids = { next: () => `fresh-${String(++count)}` };

	test('keeps its ids where none is taken', () => {
		expect(keptApart(file, () => false, ids)).toBe(file);
	});

	test.each([experiment.id, 'run-3', groupOf(runs[0]!)])(
		'is kept apart where %s is taken: other ids throughout, all else the same',
		async (taken) => {
			const apart = keptApart(file, (id) => id === taken, ids);
			const text = JSON.stringify(apart);
			expect(text).not.toMatch(/"experiment-1"|"run-\d+"|"group-/);
			expect(await reopened(await textOf(experimentFile(apart, apart.runs)))).toEqual({
				ok: true,
				value: apart,
			});
			const rest = ({ runId, groupId, experimentId, ...others }: ReturnType<typeof summarise>) =>
				[others, typeof runId, typeof groupId, experimentId] as const;
			expect(apart.runs.map((run) => rest(summarise(run)))).toEqual(
				runs.map((run) => [rest(summarise(run))[0], 'string', 'string', apart.experiment.id]),
			);
			// Runs that are added later stand beside the opened ones.
			const { cells } = planOf(experiment.design);
			const later = cells.map((cell) =>
				specOf(apart.experiment, cell, questionOfCell(cell), 'run-9' as RunId),
			);
			expect(apart.runs.map(groupOf)).toEqual(later.map(({ groupId }) => groupId));
		},
	);

	test('is kept with its summaries; what was going on when it was written has been interrupted', () => {
		const cut = { ...file, runs: [runs[0]!, runs[1]!.slice(0, -1)] };
		const [first, second] = [...recordsOf(cut, 5000)];
		expect(first).toEqual({ events: runs[0], summary: summarise(runs[0]!) });
		expect(second?.summary.outcome).toBe('interrupted');
		expect(second?.events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'interrupted', at: 5000 });
	});

	function groupOf(run: readonly RunEvent[]): string {
		return summarise(run).groupId;
	}
});

const FORK = {
	...{ runId: 'run-0', callId: 'call-1', token: 0 },
	...{ instead: 'a', alternative: 'b', begun: 'b' },
};
