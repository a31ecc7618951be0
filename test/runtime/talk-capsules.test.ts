import { readdir, readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Capsule, formatCapsule, parseCapsule } from '../../src/core/capsule/capsule.ts';
import { promptsDigest } from '../../src/core/methods/prompts/digest.ts';
import { stepsOf } from '../../src/core/capsule/steps.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { bundledCapsules, shelves } from '../../src/words/bundled-capsules.ts';
import { NodePython } from '../support/node-python.ts';
import { performExample } from '../support/perform-example.ts';
import { type TalkCapsule, talkCapsules } from '../support/talk-capsules.ts';

const FOLDER = new URL('../../public/capsules/', import.meta.url);
const fileOf = (id: string) => new URL(`${id}.json`, FOLDER);
/** At the pace of a first visit, so that the times in the files are measured ones. */
const PACE = 100;

const python = new NodePython();

beforeAll(async () => {
	await python.run({ code: 'pass' }, () => undefined);
	await python.analyse('pass', '');
	// UPDATE_CAPSULES=1 makes the files anew.
	if (process.env['UPDATE_CAPSULES'] !== '1') return;
	for (const talk of talkCapsules) {
		const { id, title, notes } = talk;
		const runs = await performExample(talk, python, PACE);
		const made = { madeAt: Date.now(), appVersion: packageJson.version, prompts: promptsDigest() };
		await writeFile(fileOf(id), `${formatCapsule({ title, notes, ...made, runs })}\n`);
	}
}, 240_000);
afterAll(() => python.close());

async function kept(id: string): Promise<Capsule> {
	const read = parseCapsule(await readFile(fileOf(id), 'utf8'));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/** Without ids and times, which differ from run to run. */
function timeless(runs: readonly (readonly RunEvent[])[]): unknown {
	return JSON.parse(
		JSON.stringify(runs, (name, value: unknown) =>
			['at', 'ms', 'startMs', 'runId', 'groupId'].includes(name) ? null : value,
		),
	);
}

/** What happens in each, lane by lane: the answer and how it was judged. */
const STORIES: Readonly<Record<TalkCapsule['id'], unknown>> = {
	decimals: [
		['all-text', 'incorrect'],
		['all-code', 'correct'],
	],
	letters: [
		['all-text', 'incorrect'],
		['code-interpreter', 'correct'],
	],
	product: [
		['all-text', 'incorrect'],
		['code-interpreter', 'incorrect'],
		['all-code', 'correct'],
	],
	'game-24': [
		['all-text', 'incorrect'],
		['all-code', 'incorrect'],
		['codesteer', 'correct'],
	],
	disguise: [
		['all-code', 'incorrect'],
		['two-view', 'incorrect'],
		['checked-code', 'correct'],
	],
};

const RECORDED: Readonly<Record<(typeof shelves.recorded)[number]['id'], unknown>> = {
	'real-product': [
		['all-text', 'incorrect'],
		['all-code', 'correct'],
		['code-interpreter', 'incorrect'],
	],
	'real-letters': [
		['all-text', 'incorrect'],
		['all-code', 'correct'],
		['codesteer', 'correct'],
	],
};

describe('the capsules for a talk', () => {
	test('are five of the demo model and two of a real one, of less than 300 KB in all', async () => {
		const files = await readdir(FOLDER);
		expect(files.toSorted()).toEqual(bundledCapsules.map(({ id }) => `${id}.json`).toSorted());
		const sizes = await Promise.all(
			files.map(async (file) => (await readFile(new URL(file, FOLDER))).length),
		);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300 * 1024);
	});

	describe.each(talkCapsules)('$id', (talk) => {
		test('is what the engine makes of its question now', { timeout: 120_000 }, async () => {
			expect(timeless((await kept(talk.id)).runs)).toEqual(timeless(await performExample(talk, python)));
		});

		test('bears its title and the notes of who presents it', async () => {
			const { title, notes } = await kept(talk.id);
			expect({ title, notes }).toEqual({ title: talk.title, notes: talk.notes });
		});

		test('ends as its notes say, every lane played by the scripted model, in times that were measured', async () => {
			const { runs } = await kept(talk.id);
			const last = stepsOf(runs).at(-1);
			expect(last?.shown).toEqual(runs.map((events) => events.length));
			const views = runs.map((events) => foldRun(events));
			expect(views.map(({ spec, verdict }) => [spec?.method, verdict?.verdict.kind])).toEqual(
				STORIES[talk.id],
			);
			expect(views.map(({ spec }) => spec?.models.task.kind)).toEqual(views.map(() => 'scripted'));
			expect(views.every(({ totals }) => totals.ms > 300 && totals.ms < 120_000)).toBe(true);
		});
	});

	describe.each(shelves.recorded)('$id', ({ id, title }) => {
		test('bears its title, and every lane was spoken by a real model and ended with a verdict', async () => {
			const capsule = await kept(id);
			expect(capsule.title).toBe(title);
			expect(capsule.notes).toMatch(/Qwen2\.5-Coder 1\.5B/);
			const views = capsule.runs.map((events) => foldRun(events));
			expect(views.map(({ spec, verdict }) => [spec?.method, verdict?.verdict.kind])).toEqual(RECORDED[id]);
			for (const { spec } of views)
				expect(spec?.models.task).toMatchObject({
					kind: 'local',
					label: expect.stringContaining('Qwen2.5-Coder-1.5B') as string,
				});
		});
	});
});
