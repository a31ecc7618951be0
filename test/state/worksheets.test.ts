import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lessons } from '../../src/core/lessons/registry.ts';
import { parseRun } from '../../src/core/record/parse.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { FAMILY_LABELS } from '../../src/core/tasks/family-id.ts';
import { generated } from '../../src/core/tasks/instance.ts';
import { families, familyById } from '../../src/core/tasks/registry.ts';
import { deckOf } from '../../src/core/coaching/deck.ts';
import { parseSetupQuery } from '../../src/core/setup/link.ts';
import { worksheetAt } from '../../src/state/worksheets.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

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
				const { outcome, verdict, answer, model } = summarise(events);
				return { label: item?.bet.choices[at], outcome, verdict, answer, model };
			}),
		);
		const setup = parseSetupQuery(back.slice('#/?'.length));
		expect(setup.ok && setup.value.question).toBe(item?.question);
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
