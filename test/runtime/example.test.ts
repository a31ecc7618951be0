import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleCards } from '../../src/core/examples.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { loadExample } from '../../src/runtime/example.ts';
import { NodePython } from '../support/node-python.ts';
import { performExample } from '../support/perform-example.ts';

const FILE = new URL('../../public/example-run.json', import.meta.url);
/** At the pace of a first visit, so that the times in the file are measured ones. */
const PACE = 100;

const python = new NodePython();
const [decimals] = exampleCards;

beforeAll(async () => {
	await python.run({ code: 'pass' }, () => undefined);
	await python.analyse('pass', '');
	// UPDATE_EXAMPLE=1 makes the file anew.
	if (process.env['UPDATE_EXAMPLE'] === '1' && decimals !== undefined)
		await writeFile(FILE, `${JSON.stringify(await performExample(decimals, python, PACE))}\n`);
}, 120_000);
afterAll(() => python.close());

const kept = async () => (await loadExample(async () => new Response(await readFile(FILE)))) ?? [];

/** Without ids and times, which differ from run to run. */
function timeless(runs: readonly (readonly RunEvent[])[]): unknown {
	return JSON.parse(
		JSON.stringify(runs, (name, value: unknown) =>
			['at', 'ms', 'startMs', 'runId', 'groupId'].includes(name) ? null : value,
		),
	);
}

describe('the example that was already run', () => {
	test('is what the engine makes of the first example now', { timeout: 120_000 }, async () => {
		expect(timeless(await kept())).toEqual(timeless(await performExample(decimals!, python)));
	});

	test('shows its three lanes with verdicts and with times that were measured', async () => {
		const views = (await kept()).map(foldRun);
		expect(views.map(({ spec, verdict, outcome }) => [spec?.method, verdict?.verdict.kind, outcome])).toEqual(
			[
				['all-text', 'incorrect', 'finished'],
				['all-code', 'correct', 'finished'],
				['codesteer', 'correct', 'finished'],
			],
		);
		expect(views.every(({ totals }) => totals.ms > 300 && totals.ms < 60_000)).toBe(true);
	});

	test('takes less than 3.5 KB on its way', async () => {
		expect(gzipSync(await readFile(FILE)).length).toBeLessThan(3.5 * 1024);
	});

	test('is simply not there when it cannot be had or read', async () => {
		const answers = [
			() => Promise.reject(new Error('offline')),
			() => Promise.resolve(new Response('not found', { status: 404 })),
			() => Promise.resolve(new Response('<!doctype html>')),
			() => Promise.resolve(new Response('[]')),
			() => Promise.resolve(new Response('[[{"type":"run-start","version":99}]]')),
		];
		expect(await Promise.all(answers.map(loadExample))).toEqual([null, null, null, null, null]);
	});
});
