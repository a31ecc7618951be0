import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinalReply } from '../../../src/core/methods/method.ts';
import type { NoteBody, RunEvent } from '../../../src/core/record/event.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { answersBefore } from '../../../src/core/run/answers-before.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { type Setting, runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const question = typed('What is 6 times 7?', '42');
const WRONG = { turn: 1, verdict: { kind: 'incorrect', why: 'It is 42' } } as const;

function round(number: number | null, answers: readonly (string | null)[]): NoteBody {
	return {
		type: 'votes',
		turn: 1,
		by: 'text',
		ballots: answers.map((answer, at) => ({
			...{ who: String(at), way: 'text', turn: at + 1, answer, weight: 1 },
			group: answer === null ? null : 0,
		})),
		leading: null,
		isSettled: false,
		text: '',
		...(number === null ? {} : { round: number }),
	};
}

function nudge(before: string | null, after: string | null): NoteBody {
	return { type: 'nudge', turn: 1, nudge: 'wait', by: 'message', before, after, isSame: before === after };
}

const nudged = (replies: readonly string[], more: Setting = {}): Promise<RunEvent[]> =>
	runAll({
		question,
		method: 'nudge',
		options: { kind: 'wait', nudges: replies.length - 1 },
		models: { task: new ScriptedModel(replies) },
		...more,
	});

describe('the answers before the last one', () => {
	it('are counted by round: how many are right, how many name one, of how many', async () => {
		const notes = [round(1, ['42', '41', null, '42']), round(2, ['41', '41', '41', '41'])];
		expect(await answersBefore(question, WRONG, notes)).toEqual({
			rounds: [
				{ right: 2, answered: 3, voters: 4 },
				{ right: 0, answered: 4, voters: 4 },
			],
		});
	});

	it('never come to more right ones than named, nor to more named ones than there are voters', async () => {
		const answer = fc.constantFrom('42', '41', ' 42 ', '', 'twelve', null);
		const rounds = fc.array(fc.array(answer, { maxLength: 7 }), { minLength: 1, maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(rounds, async (said) => {
				const notes = said.map((answers, at) => round(at + 1, answers));
				const { rounds: found } = await answersBefore(question, WRONG, notes);
				expect(found).toEqual(
					said.map((answers) => ({
						right: answers.filter((text) => text?.trim() === '42').length,
						answered: answers.filter((text) => text !== null).length,
						voters: answers.length,
					})),
				);
			}),
		);
	});

	it('are judged once for each text, however many say it', async () => {
		const asked: string[] = [];
		const judging = (of: typeof question, reply: FinalReply) => {
			asked.push(reply.text);
			return judge(of, reply);
		};
		await answersBefore(
			question,
			WRONG,
			[round(1, ['42', '42', '41']), round(2, ['41', '42', '42'])],
			judging,
		);
		expect(asked).toEqual(['<<<42>>>', '<<<41>>>']);
	});

	it('are no rounds where all is counted anew after each reply', async () => {
		expect(await answersBefore(question, WRONG, [round(null, ['42']), round(null, ['42', '41'])])).toEqual(
			{},
		);
	});

	it.each([
		['right to wrong', [nudge('42', '41')], { first: true, last: false }],
		['wrong to right', [nudge('41', '40'), nudge('40', '42')], { first: false, last: true }],
		['right, wrong, right', [nudge('42', '41'), nudge('41', '42')], { first: true, last: true }],
		['nothing to right', [nudge(null, '42')], { first: false, last: true }],
		['right, then silence', [nudge('42', null)], { first: true, last: true }],
	])('are the first and the last of a run that was nudged: %s', async (_, notes, expected) => {
		expect(await answersBefore(question, WRONG, notes)).toEqual({ nudged: expected });
	});

	it('are not looked at where the run itself is not checked', async () => {
		const unchecked = { turn: 1, verdict: { kind: 'not-checked', why: '' } } as const;
		expect(await answersBefore(question, unchecked, [round(1, ['42']), nudge('42', '41')])).toEqual({});
	});
});

describe('a run whose answers change', () => {
	it('keeps what they came to in its record and its summary, through the one door of records', async () => {
		const events = await nudged(['<<<42>>>', '<<<41>>>']);
		const stored = parseRun(JSON.parse(JSON.stringify(events)) as unknown);
		expect(stored.ok && summarise(stored.value).nudged).toEqual({ first: true, last: false });
	});

	it('keeps it also where a limit ends the run', async () => {
		const summary = summarise(await nudged(['<<<41>>>', '<<<42>>>', '<<<42>>>'], { limits: { calls: 2 } }));
		expect(summary).toMatchObject({ verdict: 'correct', nudged: { first: false, last: true } });
	});

	it('has every agent of every round in its summary', async () => {
		const task = new ScriptedModel(({ messages }) =>
			messages[0]?.content.includes('6 times 7') === true ? 'It is <<<42>>>' : '<<<no>>>',
		);
		const events = await runAll({ question, method: 'tool-mix', models: { task } });
		const { rounds } = summarise(events);
		expect(rounds).toEqual([
			{ right: 5, answered: 5, voters: 5 },
			{ right: 5, answered: 5, voters: 5 },
		]);
	});

	it('says nothing of it for a method without such answers', async () => {
		const summary = summarise(await runAll({ question, models: { task: new ScriptedModel(['<<<42>>>']) } }));
		expect([summary.rounds, summary.nudged]).toEqual([undefined, undefined]);
	});
});
