import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsCsv } from '../../../../src/core/bench/export/csv.ts';
import { runsJsonl } from '../../../../src/core/bench/export/jsonl.ts';
import { summarise, type RunSummary } from '../../../../src/core/record/summary.ts';
import { experimentOf, runsOf } from '../../../support/experiment.ts';

const runs = (await runsOf(experimentOf())).map(summarise);
const [run] = runs as [RunSummary];

/** A reader after RFC 4180, so that the writer is not tested by itself. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	for (let at = 0; at < text.length;) {
		if (text[at] === '"') {
			for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
				if (text[at] === '"') at++;
				cell += text[at]!;
			}
			at++;
		} else if (text[at] === ',') {
			row.push(cell);
			cell = '';
			at++;
		} else if (text.startsWith('\r\n', at)) {
			rows.push([...row, cell]);
			row = [];
			cell = '';
			at += 2;
		} else cell += text[at++]!;
	}
	expect([row, cell]).toEqual([[], '']);
	return rows;
}

function tableOf(of: readonly RunSummary[]): Record<string, string>[] {
	const [heading, ...rows] = readCsv([...runsCsv(of)].join(''));
	return rows.map((row) => {
		expect(row).toHaveLength(heading!.length);
		return Object.fromEntries(heading!.map((name, at) => [name, row[at]!]));
	});
}

describe('runs as CSV', () => {
	test('are one row each, with their score, names and costs', () => {
		const [row] = tableOf([
			{ ...run, startedAt: 1_700_000_000_000, endedAt: null, verdict: 'correct', ms: 1250, cost: 0.001 },
		]);
		expect(row).toEqual({
			run: 'run-1',
			experiment: 'experiment-1',
			group: run.groupId,
			started: '2023-11-14T22:13:20.000Z',
			ended: '',
			outcome: 'finished',
			verdict: 'correct',
			score: '1',
			error: '',
			method: 'all-text',
			options: run.optionsHash,
			task_model: 'openai:gpt-4o',
			coach: 'rule-coach',
			checker: 'openai:gpt-4o',
			summariser: 'openai:gpt-4o',
			scripted: 'false',
			family: 'letters',
			level: run.level,
			instance: run.instance,
			repeat: '1',
			seed: '7',
			question: run.question,
			answer: '42',
			way: 'text',
			confidence: '',
			calls: '1',
			executions: '0',
			tokens: '15',
			tokens_estimated: 'false',
			cost_usd: '0.001',
			seconds: '1.25',
		});
		expect(tableOf(runs)).toHaveLength(runs.length);
		expect(tableOf([])).toEqual([]);
	});

	test.each<[Partial<RunSummary>, string]>([
		[{ outcome: 'finished', verdict: 'correct' }, '1'],
		[{ outcome: 'finished', verdict: 'malformed' }, '0'],
		[{ outcome: 'failed', error: 'limit', verdict: null }, '0'],
		[{ outcome: 'failed', error: 'rate-limit', verdict: null }, ''],
		[{ outcome: 'cancelled', verdict: null }, ''],
		[{ outcome: 'interrupted', verdict: null }, ''],
	])('have a score only where they say something about the method: %o', (change, score) => {
		expect(tableOf([{ ...run, ...change }])[0]?.['score']).toBe(score);
	});

	test.each([
		['=1+1', "'=1+1"],
		['=HYPERLINK("http://host.example";"x")', '\'=HYPERLINK("http://host.example";"x")'],
		["+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"],
		['-2+3', "'-2+3"],
		['@SUM(1)', "'@SUM(1)"],
		['\t=1', "'\t=1"],
		['\r=1', "'\r=1"],
		['＝1+1', "'＝1+1"],
		['-', "'-"],
		['-42', '-42'],
		['+4.5', '+4.5'],
		['-1.5e-7', '-1.5e-7'],
		['1,5', '1,5'],
		['5-3', '5-3'],
	])('hold no formula and change no number: %s', (answer, cell) => {
		expect(tableOf([{ ...run, answer }])[0]?.['answer']).toBe(cell);
	});

	test('come back cell by cell, whatever is in them; no cell begins like a formula', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', '+', '@', '\t', '7', '.', 'e', 'é'),
				}),
				fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
				(answer, cost) => {
					const [row] = tableOf([{ ...run, answer, cost }]);
					expect([answer, `'${answer}`]).toContain(row!['answer']);
					const isNumber = answer !== '' && Number.isFinite(Number(answer));
					if (!isNumber) expect(row!['answer']).not.toMatch(/^[=+\-@\t\r]/);
					expect(row!['cost_usd'] === '' ? null : Number(row!['cost_usd'])).toBe(cost === 0 ? 0 : cost);
				},
			),
		);
	});

	test('name no key', () => {
		const key = 'sk-proj-9fKq2LmZx7TbV4';
		const named = {
			...run,
			model: { ...run.model, label: key },
			models: { ...run.models!, task: `a ${key}` },
		};
		expect([...runsCsv([named])].join('') + [...runsJsonl([named])].join('')).not.toContain(key);
	});
});

describe('runs as JSON lines', () => {
	test('hold no half of a character, left where a text was cut', () => {
		const lines = [...runsJsonl([{ ...run, answer: '\ud83d!', question: '\\ud83d' }])];
		expect(JSON.parse(lines[0]!)).toMatchObject({ answer: '\ufffd!', question: '\\ud83d' });
	});

	test('are one summary a line, as they are kept', () => {
		const odd = { ...run, question: 'two\nlines\u2028and more' };
		const text = [...runsJsonl([odd, ...runs])].join('');
		const lines = text.split('\n');
		expect(lines.pop()).toBe('');
		expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([odd, ...runs]);
	});
});
