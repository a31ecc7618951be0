import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_FILE } from '../../../src/core/bench/export/offered-file.ts';
import { withAnswerSentence } from '../../../src/core/question.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { readRunsFile, runsFile } from '../../../src/core/record/runs-file.ts';
import { MAX_QUESTION_LENGTH } from '../../../src/core/setup/parse.ts';
import { textOf } from '../../support/experiment.ts';

const FOLDER = new URL('../../fixtures/runs/v1/', import.meta.url);

/** Real records of every kind of ending, each under a name of its own. */
const runs: readonly (readonly RunEvent[])[] = readdirSync(FOLDER).map((name, at) => {
	const read = parseRun(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
	if (!read.ok) throw new Error(read.error);
	return named(read.value, `run-${String(at)}`);
});

function named(events: readonly RunEvent[], id: string): readonly RunEvent[] {
	const runId = id as RunEvent['runId'];
	return events.map((event) =>
		event.type === 'run-start' ? { ...event, runId, spec: { ...event.spec, runId } } : { ...event, runId },
	);
}

const opened = (text: string, size = text.length) =>
	readRunsFile({ size, text: () => Promise.resolve(text) });
const written = (some: readonly (readonly RunEvent[])[]) => textOf(runsFile('0.1.0', some));

/** The file of these records, as somebody else may have changed them. */
const forged = (records: readonly unknown[], head: object = {}) =>
	JSON.stringify({ format: 'codesteer-runs', version: 1, appVersion: '0.1.0', runs: records, ...head });

describe('runs as a file', () => {
	test('come back as they were, each on a line of its own', async () => {
		const text = await written(runs);
		expect(await opened(text)).toEqual({ ok: true, value: { appVersion: '0.1.0', runs, damaged: [] } });
		expect(text.trimEnd().split('\n')).toHaveLength(runs.length + 2);
	});

	test('come back whatever was said in them', async () => {
		const [first = []] = runs;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
				async (texts) => {
					const some = texts.map((text, at) =>
						named(
							first.map((event) => (event.type === 'call-end' ? { ...event, text } : event)),
							`r-${String(at)}`,
						),
					);
					expect(await opened(await written(some))).toMatchObject({ ok: true, value: { runs: some } });
				},
			),
		);
	});

	test('hold nothing but the fields of a record, and no key where a model is named', async () => {
		const key = 'sk-proj-abcDEF1234567890abcdef';
		const [first = []] = runs;
		const [start] = first;
		if (start?.type !== 'run-start') throw new Error('It has no start');
		const models = { ...start.spec.models, task: { ...start.spec.models.task, label: `Mine ${key}` } };
		const keyed = [
			{ ...start, apiKey: key, spec: { ...start.spec, models, key } } as RunEvent,
			...first.slice(1),
		];
		const text = await written([keyed]);
		expect(text).not.toContain(key);
		expect(await opened(text)).toMatchObject({ ok: true, value: { damaged: [] } });
	});
});

describe('a file that is not whole', () => {
	test('gives the runs that can be read and names the others', async () => {
		const [one = [], other = []] = runs;
		const future = other.map((event) => (event.type === 'run-start' ? { ...event, version: 99 } : event));
		const read = await opened(forged([one, future, 7, one, named(one, 'compare'), named(one, 'a/b')]));
		expect(read).toEqual({
			ok: true,
			value: {
				appVersion: '0.1.0',
				runs: [one],
				damaged: [
					{ run: 2, why: 'The run is of version 99; this page reads versions up to 2' },
					{ run: 3, why: 'The record does not begin with run-start' },
					{ run: 4, why: 'It stands in the file twice' },
					{ run: 5, why: 'Its name is none that this page gives' },
					{ run: 6, why: 'Its name is none that this page gives' },
				],
			},
		});
	});

	test('takes no run of an experiment, none under a false name, none at a time that is no date', async () => {
		const [one = []] = runs;
		const change = (of: (event: RunEvent) => object) => one.map((event) => ({ ...event, ...of(event) }));
		const ofExperiment = change((event) =>
			event.type === 'run-start' ? { spec: { ...event.spec, experimentId: 'e' } } : {},
		);
		const other = change((event) =>
			event.type === 'run-start' ? { spec: { ...event.spec, runId: 'x' } } : {},
		);
		const late = named(
			change(() => ({ at: 1e300 })),
			'late',
		);
		const read = await opened(forged([ofExperiment, other, late]));
		expect(read).toEqual({
			ok: false,
			error: {
				kind: 'all-damaged',
				first: { run: 1, why: 'It belongs to an experiment, which Bench opens' },
			},
		});
		const [why] = [await opened(forged([one, other, late]))];
		expect(why.ok && why.value.damaged.map((each) => each.why)).toEqual([
			'The record bears another name than its run',
			'It has a time that is no date',
		]);
	});

	test.each([
		['empty', ' \n', 'empty'],
		['cut off', forged([]).slice(0, -2), 'cut-off'],
		['a picture', '\u0089PNG', 'not-json'],
		['another list', '[1, 2]', 'other-format'],
		['nested without end', '['.repeat(100_000), 'other-format'],
		['of the future', forged([], { version: 2 }), 'newer'],
		['without runs', forged([]), 'no-runs'],
		['without a list', forged([], { runs: {} }), 'not-json'],
	])('is refused where it is %s', async (_what, text, kind) => {
		expect(await opened(text)).toMatchObject({ ok: false, error: { kind } });
	});

	test('that holds nothing but runs of a newer page, or damaged ones beside them, is no damaged one', async () => {
		const [one = [], other = []] = runs;
		const future = (events: readonly RunEvent[]) =>
			events.map((event) => (event.type === 'run-start' ? { ...event, version: 99 } : event));
		const newer = { ok: false, error: { kind: 'newer', version: 99 } };
		expect(await opened(forged([future(one), future(other)]))).toEqual(newer);
		expect(await opened(forged([7, future(one)]))).toEqual(newer);
		expect(await opened(forged([7]))).toMatchObject({ ok: false, error: { kind: 'all-damaged' } });
	});

	test('says what it is where it is another file of this page', async () => {
		expect(await opened('{"format":"codesteer-experiment","version":1}')).toEqual({
			ok: false,
			error: { kind: 'other-format', format: 'codesteer-experiment' },
		});
	});

	test('is not read where it is too large', async () => {
		const file = { size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('It was read')) };
		expect(await readRunsFile(file)).toEqual({
			ok: false,
			error: { kind: 'too-large', bytes: LARGEST_FILE + 1 },
		});
	});

	test('does no harm with names of JavaScript’s own', async () => {
		const [one = []] = runs;
		const text = forged([one]).replace('"runs":[', '"__proto__":{"polluted":true},"constructor":{},"runs":[');
		expect(await opened(text)).toMatchObject({ ok: true, value: { runs: [one] } });
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	test('take in a run of the longest question that can be asked, with what the page puts behind it', async () => {
		const [[start, ...rest] = []] = runs;
		if (start?.type !== 'run-start') throw new Error('A run without a start');
		const question = withAnswerSentence('a'.repeat(MAX_QUESTION_LENGTH), { kind: 'typed' });
		const longest = [{ ...start, spec: { ...start.spec, question } }, ...rest];
		const padded = { ...question, text: `${question.text}.` };
		const more = [{ ...start, spec: { ...start.spec, question: padded } }, ...rest];
		expect(await opened(forged([longest, more]))).toMatchObject({
			ok: true,
			value: {
				runs: [longest],
				damaged: [{ run: 2, why: 'It has more than 50,000 characters in its question' }],
			},
		});
	});

	test('leave out a run that holds more than a page can show, and name it', async () => {
		const [first = [], second = []] = runs;
		const [start] = first;
		if (start?.type !== 'run-start') throw new Error('A run without a start');
		const long = { ...start.spec.question, text: 'a'.repeat(50_001) };
		const named = { ...start.spec.models.task, label: 'm'.repeat(1_001) };
		const turns = Array.from({ length: 501 }, (_, at) => ({
			...{ runId: start.runId, seq: start.seq + 1 + at, at: start.at },
			...{ type: 'remark' as const, turn: at + 1, text: 'x' },
		}));
		const bad: readonly (readonly unknown[])[] = [
			Array.from({ length: 5_001 }, () => start),
			[start, ...turns, { ...first.at(-1), seq: start.seq + 1 + turns.length }],
			[{ ...start, spec: { ...start.spec, question: long } }, ...first.slice(1)],
			[
				{ ...start, spec: { ...start.spec, models: { ...start.spec.models, task: named } } },
				...first.slice(1),
			],
		];
		const read = await opened(forged([...bad, second]));
		expect(read).toMatchObject({ ok: true, value: { runs: [second] } });
		expect(read.ok && read.value.damaged).toEqual([
			{ run: 1, why: 'It has more than 5,000 events' },
			{ run: 2, why: 'It has more than 500 turns' },
			{ run: 3, why: 'It has more than 50,000 characters in its question' },
			{ run: 4, why: 'It has more than 1,000 characters in the name of a model' },
		]);
	});
});
