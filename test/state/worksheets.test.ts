import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { lessons } from '../../src/core/lessons/registry.ts';
import { calledModels } from '../../src/core/record/called-models.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { parseRun } from '../../src/core/record/parse.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { FAMILY_LABELS } from '../../src/core/tasks/family-id.ts';
import { generated } from '../../src/core/tasks/instance.ts';
import { families, familyById } from '../../src/core/tasks/registry.ts';
import { deckOf } from '../../src/core/coaching/deck.ts';
import { parseSetupQuery } from '../../src/core/setup/link.ts';
import { worksheetAt } from '../../src/state/worksheets.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { runAll, typed } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

const example = JSON.parse(readFileSync('public/example-run.json', 'utf8')) as readonly unknown[];
const runs = example.flatMap((stored) => {
	const run = parseRun(stored);
	return run.ok ? [run.value] : [];
});
const store = new MemoryRuns();
for (const events of runs) await store.append(events[0]!.runId, events, summarise(events));
const ports = { store, lessons, families };

async function made(of: string, id: string) {
	const worksheet = await worksheetAt({ of, id }, ports);
	if (!worksheet.ok) throw new Error(worksheet.error);
	return worksheet.value;
}

describe('the worksheet of a lesson', () => {
	test.each(lessons.map(({ id }) => id))('%s asks for its bet, checks, and leads back', async (id) => {
		const lesson = lessons.find((one) => one.id === id)!;
		const { items, back } = await made('lesson', id);
		expect(back).toBe(`#/lessons/${id}`);
		expect(items).toHaveLength(1);
		const [item] = items;
		expect(item?.bet).toEqual({
			asks: lesson.bet.asks,
			choices: lesson.bet.choices.map(({ label }) => label),
		});
		expect(item?.check?.choices.filter(({ right }) => right)).toHaveLength(1);
		expect(item?.key).toMatchObject({ claim: lesson.claim, evidence: lesson.evidence, lanes: [] });
	});

	test('with a question has its right answer on the answer sheet', async () => {
		const { items } = await made('lesson', 'decimals');
		expect(items[0]?.question).toBe('Which is larger, 7.13 or 7.8?');
		expect(items[0]?.key.answer).toBe('7.8');
	});
});

describe('the worksheet of kept runs', () => {
	test('asks who is right, answers with every lane, and leads back to the question alone', async () => {
		const [first] = runs;
		const { items, back } = await made('run', first![0]!.runId);
		const [item] = items;
		expect(item?.bet.choices).toHaveLength(runs.length);
		expect(item?.key.lanes).toEqual(
			runs.map((events, at) => {
				const { outcome, verdict, answer } = summarise(events);
				const models = calledModels(foldRun(events));
				return { label: item?.bet.choices[at], outcome, verdict, answer, models };
			}),
		);
		const setup = parseSetupQuery(back.slice('#/?'.length));
		expect(setup.ok && setup.value.question).toBe(item?.question);
	});

	test('does not give the answer away with its link, whoever said it', async () => {
		const question = typed('Which town has the oldest bridge?', 'Ironbridge');
		const events = await runAll({ question, models: { task: new ScriptedModel(['I do not know.']) } });
		const kept = new MemoryRuns();
		await kept.append(events[0]!.runId, events, summarise(events));
		const worksheet = await worksheetAt({ of: 'run', id: events[0]!.runId }, { ...ports, store: kept });
		if (!worksheet.ok) throw new Error(worksheet.error);
		const { back, items } = worksheet.value;
		expect(decodeURIComponent(back)).not.toContain('Ironbridge');
		const read = parseSetupQuery(back.slice('#/?'.length));
		expect(read.ok && read.value.source).toEqual({ kind: 'typed' });
		expect(items[0]?.key.answer).toBe('Ironbridge');
	});

	test('names a run that goes on from another one’s reply for what it is', async () => {
		const fork = {
			runId: 'gone' as RunId,
			callId: 'c',
			token: 1,
			instead: 'the',
			alternative: 'a',
			begun: 'So a',
		};
		const events = await runAll({ fork, models: { task: new ScriptedModel(['42']) } });
		const kept = new MemoryRuns();
		await kept.append(events[0]!.runId, events, summarise(events));
		const worksheet = await worksheetAt({ of: 'run', id: events[0]!.runId }, { ...ports, store: kept });
		expect(worksheet.ok && worksheet.value.items[0]?.bet.choices).toEqual([
			'Only question · fork: a instead of the',
		]);
	});

	test('waits for runs that have not ended, and says so', async () => {
		const events = (await runAll({ models: { task: new ScriptedModel(['42']) } })).slice(0, 1);
		const kept = new MemoryRuns();
		await kept.append(events[0]!.runId, events, summarise(events));
		const worksheet = await worksheetAt({ of: 'run', id: events[0]!.runId }, { ...ports, store: kept });
		expect(worksheet).toMatchObject({
			ok: false,
			error: expect.stringMatching(/have not ended yet/) as unknown,
		});
	});
});

describe('the worksheet of a deck', () => {
	test('has its ten questions, each with an answer its verifier takes', async () => {
		const { items, back } = await made('deck', '7');
		expect(back).toBe('#/coach?deck=7');
		expect(items).toHaveLength(10);
		for (const [at, asked] of deckOf('7', families).entries()) {
			const family = familyById(asked.family)!;
			const level = family.levels.find(({ id }) => id === asked.level)!;
			const instance = generated(family, level, asked.seed);
			expect(items[at]).toMatchObject({
				from: `${FAMILY_LABELS[family.id]}, ${level.label}`,
				question: family.question(instance),
			});
			expect(family.verify(instance, items[at]!.key.answer!).kind).toBe('correct');
		}
		expect(await made('deck', '7')).toEqual(await made('deck', '7'));
		expect((await made('deck', '8')).items).not.toEqual(items);
	});
});

describe('an address without a worksheet', () => {
	test.each([
		['lesson', 'nothing', /no lesson “nothing”/],
		['run', 'gone', /keeps no such run/],
		['poem', '7', /no such worksheet/],
		['deck', ' ', /no such worksheet/],
		[null, null, /no such worksheet/],
		['lesson', '__proto__', /no lesson/],
	])('says what is wrong: %s %s', async (of, id, words) => {
		const worksheet = await worksheetAt({ of, id }, ports);
		expect(worksheet.ok ? '' : worksheet.error).toMatch(words);
	});
});
