import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import type { Question, QuestionSource } from '../../../src/core/question.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { storyOf } from '../../../src/core/record/story.ts';
import type { RunView } from '../../../src/core/record/view.ts';
import { reviewSummary } from '../../../src/core/run/summary-review.ts';
import { createDemoModel } from '../../../src/runtime/model/demo.ts';
import { analysed, FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { countSteps } from '../../support/count-steps.ts';
import { runAll, type Setting, stillClock, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { execute } from '../demo/play.ts';

const fence = (code: string): string => `\`\`\`python\n${code}\n\`\`\``;

/** `compute()` prints the right answer, `guess()` a wrong one that stands in the program, `check()` that it is right. */
const python = (): FakePython =>
	new FakePython(
		(code) => {
			if (code.includes('raise')) return raised('ValueError', 'no');
			if (code.includes('while True')) return timedOut();
			if (code.includes('pass')) return printed('');
			if (code.includes('check()')) return printed('Correct\n');
			if (code.includes('refuse()')) return printed('Incorrect: it is not\n');
			if (code.includes('equation()')) return printed('<<<6 * 7 = 42>>>\n');
			return printed(code.includes('guess') ? '<<<41>>>\n' : '<<<42>>>\n');
		},
		(code) => analysed(code.includes('guess') ? 0 : 5, code.includes('guess') ? 'it only prints' : null),
	);

async function told(replies: readonly string[], more: Setting = {}): Promise<string | null> {
	const task = new ScriptedModel(replies);
	const events = await runAll({ python: python(), ...more, models: { task, ...more.models } });
	const view = foldRun(events);
	return storyOf(view, reviewSummary(view));
}

describe('the story of a run', () => {
	it.each([
		['words', ['<<<41>>>'], 'answered in words'],
		['an empty reply', [''], 'the reply was empty'],
		['a program that calls something', [fence('compute()')], 'one program, which computed it'],
		['a guess', [fence('guess()')], 'a guess dressed as a program'],
		['an error', [fence('raise ValueError')], 'one program, which stopped with an error'],
		['a program without an end', [fence('while True: f()')], 'one program, which ran out of time'],
		['a silent program', [fence('pass')], 'one program, which printed nothing'],
	])('tells of %s', async (_, replies, story) => {
		expect(await told(replies)).toBe(story);
	});

	it.each([
		['Output: <<<42>>>', {}, 'imagined exactly what its program prints'],
		['Output: <<<41>>>', {}, 'imagined another output than Python printed; what it imagined counts'],
		[
			'Output: <<<41>>>',
			{ route: 'execute' },
			'imagined another output than Python printed; what Python printed counts',
		],
		['', {}, 'imagined no output of its program; what it imagined counts'],
	])('tells what became of an imagined output: %j', async (end, options, story) => {
		const reply = `${fence('compute()')}\n${end}`;
		expect(await told([reply], { method: 'mental-code', options })).toBe(story);
	});

	it('tells how often a program asked the model', async () => {
		const asks = [{ instruction: 'Fruit?', value: "'fig'", line: 1 }];
		let runs = 0;
		const asking = new FakePython(() =>
			runs++ === 0 ? ({ ...raised('NeedsThought', 'open'), asks } as ExecutionResult) : printed('<<<42>>>\n'),
		);
		const setting: Setting = { method: 'chain-of-code', python: asking };
		expect(await told([fence('compute()'), '<<<True>>>'], setting)).toBe(
			'its program asked the model once; one program, which computed it',
		);
	});

	it('tells how a coach led from a guess to the answer', async () => {
		const checker = new ScriptedModel([fence('refuse()'), fence('check()')]);
		const coach = new ScriptedModel([
			'<<<Code>>>',
			'That was a guess. <<<Search through all candidates.>>>',
			'<<<Return Answer>>>',
		]);
		const setting: Setting = { method: 'codesteer', models: { checker, coach } };
		expect(await told([fence('guess()'), fence('compute()')], setting)).toBe(
			'printed a guess; the coach asked for a search; found it in turn 2',
		);
	});

	it.each([
		['No search is needed. <<<Text>>>', 'for words'],
		['Words will do, search as you may. <<<Code>>>', 'for code'],
		['It should search. <<<Compute it with exact integers.>>>', 'for a better answer'],
		['<<<Do not search; compute it.>>>', 'for a better answer'],
		['<<<Do not use a search.>>>', 'for a better answer'],
		['<<<Print the answer, also when a search finds no candidate.>>>', 'for a better answer'],
		['<<<Instead of trying every order, compute it.>>>', 'for a better answer'],
		['<<<Let the program search all orders.>>>', 'for a search'],
		['<<<Use a breadth-first search.>>>', 'for a search'],
		['<<<Enumerate all candidates.>>>', 'for a search'],
		['<<<Write it again and try every order.>>>', 'for a search'],
	])('tells what a coach asked for, by what was sent: %j', async (reply, what) => {
		const checker = new ScriptedModel([fence('refuse()'), fence('check()')]);
		const coach = new ScriptedModel(['<<<Code>>>', reply, '<<<Return Answer>>>']);
		const setting: Setting = { method: 'codesteer', models: { checker, coach } };
		expect(await told([fence('guess()'), fence('compute()')], setting)).toBe(
			`printed a guess; the coach asked ${what}; found it in turn 2`,
		);
	});

	it('tells the same of a record from before decisions held what was sent', async () => {
		const coach = new ScriptedModel(['<<<Code>>>', 'No. <<<Search all.>>>', '<<<Return Answer>>>']);
		const checker = new ScriptedModel([fence('refuse()'), fence('check()')]);
		const task = new ScriptedModel([fence('guess()'), fence('compute()')]);
		const models = { task, checker, coach };
		const events = await runAll({ method: 'codesteer', python: python(), models });
		const older = events.map((event) =>
			event.type === 'decision'
				? (Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'guidance')) as typeof event)
				: event,
		);
		const story = 'printed a guess; the coach asked for a search; found it in turn 2';
		expect([storyOf(foldRun(events)), storyOf(foldRun(older))]).toEqual([story, story]);
	});

	it('reads a guidance of any length in steps in proportion to it', async () => {
		const events = await runAll({
			method: 'codesteer',
			python: python(),
			models: {
				coach: new ScriptedModel(['<<<Code>>>', 'Go on.', '<<<Return Answer>>>']),
				checker: new ScriptedModel([fence('refuse()'), fence('check()')]),
				task: new ScriptedModel([fence('guess()'), fence('compute()')]),
			},
		});
		for (const piece of ['\n', '. ', 'not ', 'use a ', 'with a long-', 'to search', '<<<']) {
			const guidance = piece.repeat(200_000 / piece.length);
			const view = foldRun(
				events.map((event) => (event.type === 'decision' ? { ...event, guidance } : event)),
			);
			expect(countSteps(() => storyOf(view))).toBeLessThan(20 * guidance.length);
		}
	});

	it('tells that a coach gave up', async () => {
		const checker = new ScriptedModel([fence('refuse()')]);
		const coach = new ScriptedModel(['<<<Text>>>', '<<<Terminate>>>']);
		const setting: Setting = { method: 'codesteer', models: { checker, coach } };
		expect(await told(['<<<41>>>'], setting)).toBe(
			'answered in words; a test program disagreed; the coach gave up',
		);
	});

	it('calls nothing repaired where there was no program yet', async () => {
		const checker = new ScriptedModel([fence('check()')]);
		const setting: Setting = { method: 'checked-code', models: { checker } };
		expect([
			await told(['<<<41>>>', fence('compute()')], setting),
			await told(['<<<41>>>', '<<<41>>>', '<<<42>>>'], setting),
		]).toEqual([
			'answered in words; asked for a program once; found it in turn 2',
			'answered in words; asked for a program once, then for words; found it in words in turn 3',
		]);
	});

	it('tells of a repair, and of words in the end', async () => {
		const checker = new ScriptedModel([fence('check()')]);
		const setting: Setting = { method: 'checked-code', models: { checker } };
		expect([
			await told([fence('raise ValueError'), fence('compute()')], setting),
			await told([fence('raise ValueError'), fence('raise KeyError'), '<<<42>>>'], setting),
		]).toEqual([
			'its program stopped with an error; repaired once; found it in turn 2',
			'its program stopped with an error; repaired once, then put aside for words; found it in words in turn 3',
		]);
	});

	it.each([
		[['<<<42>>>', fence('guess()'), '<<<41>>>'], 'words and code disagreed; the summary followed the code'],
		[['<<<41>>>', fence('guess()'), '<<<41>>>'], 'words and code agreed; the summary followed both'],
		[
			['<<<40>>>', fence('guess()'), '<<<42>>>'],
			'answered in words and by code; the summary followed neither',
		],
		[
			['<<<6 * 7 = 41>>>', fence('equation()'), '<<<6 * 7 = 41>>>'],
			'words and code disagreed; the summary followed the words',
		],
	])('tells what a summary followed: %j', async (replies, story) => {
		expect(await told(replies, { method: 'code-text-sum' })).toBe(story);
	});

	it('sees words and code agree where one adds the result to the expression that was asked for', async () => {
		const source: QuestionSource = {
			kind: 'typed',
			check: { family: 'game-24', instance: { target: 42, numbers: [6, 7] } },
		};
		const setting: Setting = { method: 'code-text-sum', question: { text: 'Make 42 from 6 and 7', source } };
		expect(await told(['<<<6 × 7>>>', fence('equation()'), '<<<6 * 7>>>'], setting)).toBe(
			'words and code agreed; the summary followed both',
		);
	});

	it('tells nothing of a run that goes on or broke off', async () => {
		const events = await runAll({ models: { task: new ScriptedModel(['<<<42>>>']) } });
		const views = events.map((_, at) => foldRun(events.slice(0, at)));
		expect(views.map((view) => storyOf(view))).toEqual(views.map(() => null));
		expect(storyOf({ ...foldRun(events), outcome: 'cancelled' })).toBe(null);
	});
});

const SENTENCE = /^[a-z](?:(?! {2})[^.]){1,118}[^\s;.]$/;

describe('of agents that read each other', () => {
	it('says how many agreed at first and in the end', async () => {
		const task = new ScriptedModel(({ messages }) =>
			messages[0]?.content.includes('Answer A:') === true || messages[0]?.content.startsWith('What') === false
				? '<<<42>>>'
				: '<<<41>>>',
		);
		const events = await runAll({ method: 'tool-mix', options: { agents: 3 }, models: { task }, seed: 1 });
		expect(storyOf(foldRun(events))).toBe(
			'heard 3 agents in 2 rounds; 2 of 3 agreed at first, 3 of 3 in the end',
		);
	});
});

describe('every story', () => {
	beforeAll(() => execute('pass'), 60_000);
	const real = {
		run: ({ code }: { code: string }) => execute(code),
		analyse: async (code: string) =>
			analysed(code.includes('for') ? 5 : 0, code.includes('for') ? null : 'it prints'),
		closeSession: () => undefined,
	};
	const game: Question = {
		text: 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
		source: { kind: 'typed', check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } } },
	};

	it.each(METHOD_IDS)('is one short sentence: %s', { timeout: 60_000 }, async (method) => {
		for (const question of [typed('Which is larger, 9.11 or 9.9?', '9.9'), game, typed('Who are you?')]) {
			for (const temperament of ['bold', 'careful'] as const) {
				for (const ruleCoach of [true, false]) {
					const task = createDemoModel(temperament, { clock: stillClock, pace: () => 0 });
					const view = foldRun(await runAll({ method, question, python: real, ruleCoach, models: { task } }));
					expect(storyOf(view)).toMatch(SENTENCE);
					expect(storyOf(view, reviewSummary(view))).toMatch(SENTENCE);
				}
			}
		}
	});

	it('of a kept run is one, or there is none', () => {
		const folder = fileURLToPath(new URL('../../fixtures/runs/v1/', import.meta.url));
		const views: RunView[] = readdirSync(folder).flatMap((name) => {
			const read = parseRun(JSON.parse(readFileSync(`${folder}${name}`, 'utf8')));
			return read.ok ? [foldRun(read.value)] : [];
		});
		expect(views.length).toBeGreaterThan(10);
		for (const view of views) {
			const story = storyOf(view);
			expect(story === null).toBe(view.outcome !== 'finished');
			if (story !== null) expect(story).toMatch(SENTENCE);
		}
	});
});
