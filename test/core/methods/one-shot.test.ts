import { describe, expect, it } from 'vitest';
import {
	ALL_CODE_INSTRUCTION,
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
} from '../../../src/core/methods/kit/ways.ts';
import { AUTOGEN_INSTRUCTION } from '../../../src/core/methods/autogen.ts';
import {
	CODE_FIRST_COACH_INSTRUCTION,
	codeFirstNextInstruction,
} from '../../../src/core/methods/steering/code-first-agent.ts';
import { CODE_OR_TEXT_INSTRUCTION } from '../../../src/core/methods/steering/code-text-choice.ts';
import { SELF_ESTIMATE_INSTRUCTION } from '../../../src/core/methods/self-estimate.ts';
import { SUMMARISE_INSTRUCTION, SUMMARISE_REQUEST } from '../../../src/core/methods/code-text-sum.ts';
import { CODE_FIRST_ROUNDS } from '../../../src/core/methods/steering/code-first-rule.ts';
import { FEW_SHOT_INSTRUCTION } from '../../../src/core/methods/few-shot.ts';
import type { MethodId } from '../../../src/core/method-id.ts';
import { readRating } from '../../../src/core/methods/self-estimate.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('How many r are in strawberry?', '3');
const PROGRAM = 'I count.\n```python\nprint(3)\n```';

describe('a method of one turn', () => {
	it.each<[MethodId, string]>([
		['only-question', ''],
		['all-text', ALL_TEXT_INSTRUCTION],
		['all-code', ALL_CODE_INSTRUCTION],
		['all-code-cot', CODE_COT_INSTRUCTION],
		['autogen-conca', AUTOGEN_INSTRUCTION],
		['self-estimate', SELF_ESTIMATE_INSTRUCTION],
	])('%s sends its instruction and the question in one user message', async (method, instruction) => {
		const events = await runAll({ question, method, models: { task: new ScriptedModel(['<<<3>>>']) } });
		const content = instruction === '' ? question.text : `${instruction}\n\n${question.text}`;
		expect(sentTo('task', events)).toEqual([[{ role: 'user', content }]]);
	});

	it('autogen-system puts the same instruction into the system role', async () => {
		const task = new ScriptedModel(['<<<3>>>']);
		const events = await runAll({ question, method: 'autogen-system', models: { task } });
		expect(sentTo('task', events)).toEqual([
			[
				{ role: 'system', content: AUTOGEN_INSTRUCTION },
				{ role: 'user', content: question.text },
			],
		]);
	});

	it('autogen-system sends what AutoGen conca. sends where there is no system role, and says so', async () => {
		const task = new ScriptedModel(['<<<3>>>'], { capabilities: { systemRole: false } });
		const events = await runAll({ question, method: 'autogen-system', models: { task } });
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${AUTOGEN_INSTRUCTION}\n\n${question.text}` }],
		]);
		expect(events.find(({ type }) => type === 'remark')).toMatchObject({
			text: expect.stringContaining('This model has no system role') as string,
		});
	});

	it('few-shot shows five examples before the question', async () => {
		const events = await runAll({ question, method: 'few-shot', models: { task: new ScriptedModel(['3']) } });
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${FEW_SHOT_INSTRUCTION}\n\nQuestion:\n${question.text}` }],
		]);
		expect(FEW_SHOT_INSTRUCTION.match(/^Example \d\./gm)).toHaveLength(5);
	});

	it('never tells the model what its program printed', async () => {
		const task = new ScriptedModel([PROGRAM]);
		const events = await runAll({ question, method: 'all-code', models: { task }, python: threes() });
		expect(task.requests).toHaveLength(1);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' } } });
	});
});

describe('several turns', () => {
	it('give the output of a program back, and stop at the stop word', async () => {
		const task = new ScriptedModel([PROGRAM, 'It fits: <<<3>>>\nFINISHED']);
		const events = await runAll({
			question,
			method: 'all-code',
			options: { turns: '4' },
			models: { task },
			python: threes(),
		});
		const second = sentTo('task', events)[1] ?? [];
		expect(second.slice(0, 2)).toEqual([
			{ role: 'user', content: `${ALL_CODE_INSTRUCTION}\n\n${question.text}` },
			{ role: 'assistant', content: PROGRAM },
		]);
		expect(second.at(-1)?.content).toMatch(
			/^Running your program gave:\n3\n\nCompare this with the question/,
		);
		expect(decisionsOf(events)).toEqual(['2 model: return (The model ended its reply with FINISHED)']);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { from: 'prose-marker' }, turn: 2 } });
	});

	it('give the own answer back when there was no program, and count the last reply at the limit', async () => {
		const task = new ScriptedModel(['<<<2>>>', 'I will not say FINISHED yet: <<<3>>>']);
		const events = await runAll({ question, method: 'all-text', options: { turns: '2' }, models: { task } });
		expect(sentTo('task', events)[1]?.at(-1)?.content).toMatch(
			/^Your answer was:\n<<<2>>>\n\nRead the question/,
		);
		expect(events.at(-3)).toMatchObject({ type: 'limit-reached', turn: 2, limit: 'turns' });
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 2 } });
	});
});

describe('Self-estimate', () => {
	it('draws both ratings and remarks on a missing one', async () => {
		const task = new ScriptedModel(['**Code confidence:** 9/10, it is counting\nI count: <<<3>>>']);
		const events = await runAll({ question, method: 'self-estimate', models: { task } });
		expect(events.filter(({ type }) => type === 'gauge' || type === 'remark')).toMatchObject([
			{ label: 'Confidence in code', value: 0.9 },
			{ text: 'The reply gives no rating from 0 to 10 for text' },
		]);
	});

	it.each([
		['Code confidence: 7', 'code', 7],
		['- Confidence in solving by code: **10/10** because', 'code', 10],
		['Confidence: code 8, text 3', 'text', 3],
		['Text confidence: 7.5', 'text', 7.5],
		['Text confidence: 70 %', 'text', null],
		['Code confidence (0-10): 8', 'code', 8],
		['On a scale from 0 to 10, my code confidence is 9.', 'code', 9],
		['In this context, code confidence: 8, text confidence: 2', 'text', 2],
		['Confidence in code and text:\n8', 'code', null],
		['My confidence in code over text is 8', 'code', null],
		['Confidence in a text-based way: 4/10', 'text', 4],
		['```python\nscore = code * 7\n```\nCode confidence: 3', 'code', 3],
		['The code has 3 lines', 'code', null],
		['', 'code', null],
	] as const)('reads %j for %s as %s', (reply, way, rating) => {
		expect(readRating(readReply(reply).prose, way)).toBe(rating);
	});
});

describe('Code/text choice', () => {
	it.each([
		['<<<Code>>>', 'code', CODE_COT_INSTRUCTION, '1 coach: code (The coach chose code)'],
		['text', 'text', ALL_TEXT_INSTRUCTION, '1 coach: text (The coach chose text)'],
		[
			'Well, either.',
			'code',
			CODE_COT_INSTRUCTION,
			'1 method: code (The coach named neither code nor text. Code: it asks to count letters or places exactly)',
		],
	])('after %j answers in %s', async (reply, steer, instruction, decision) => {
		const events = await runAll({
			question,
			method: 'code-text-choice',
			models: { task: new ScriptedModel(['<<<3>>>']), coach: new ScriptedModel([reply]) },
		});
		expect(sentTo('coach', events)).toEqual([
			[{ role: 'user', content: `${CODE_OR_TEXT_INSTRUCTION}\n\nQuestion:\n${question.text}` }],
		]);
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${instruction}\n\n${question.text}` }],
		]);
		expect(callsOf(events).at(-1)).toBe(`1 task ${steer}: answers in ${steer}`);
		expect(decisionsOf(events)).toEqual([decision]);
	});
});

describe('Code/text choice with a silent coach', () => {
	it.each([
		['<<<Text>>>', ['1 coach: text (The coach chose text)']],
		[
			'',
			[
				'1 method: code (The coach named neither code nor text. Code: it asks to count letters or places exactly)',
			],
		],
	])('asks once more, and leaves it to rules only after that (%j)', async (second, decisions) => {
		const coach = new ScriptedModel(['', second]);
		const task = new ScriptedModel(['<<<3>>>']);
		const events = await runAll({ question, method: 'code-text-choice', models: { task, coach } });
		expect(decisionsOf(events)).toEqual(decisions);
		expect(sentTo('coach', events)[1]?.slice(1)).toEqual([
			{ role: 'assistant', content: '(The reply was empty.)' },
			{
				role: 'user',
				content: 'Your reply held no decision. Reply with <<<Code>>> or <<<Text>>> and nothing else.',
			},
		]);
	});
});

describe('Code + text + sum.', () => {
	it.each<[MethodId, string, 'task' | 'summariser']>([
		['code-text-sum', ALL_CODE_INSTRUCTION, 'task'],
		['code-text-sum-2', CODE_COT_INSTRUCTION, 'summariser'],
	])('%s lets both answers be weighed with the output', async (method, codeInstruction, role) => {
		const task = new ScriptedModel(['In words: <<<2>>>', PROGRAM, 'The program is right: <<<3>>>']);
		const summariser = new ScriptedModel(['The program is right: <<<3>>>']);
		const events = await runAll({ question, method, models: { task, summariser }, python: threes() });
		expect(sentTo('task', events).slice(0, 2)).toEqual([
			[{ role: 'user', content: `${ALL_TEXT_INSTRUCTION}\n\n${question.text}` }],
			[{ role: 'user', content: `${codeInstruction}\n\n${question.text}` }],
		]);
		expect(sentTo(role, events).at(-1)).toEqual([
			{
				role: 'user',
				content: [
					SUMMARISE_INSTRUCTION,
					`Question:\n${question.text}`,
					'Answer of the first solver, in words:\nIn words: <<<2>>>',
					`Answer of the second solver, in code:\n${PROGRAM}`,
					'What running its program gave:\n3',
					SUMMARISE_REQUEST,
				].join('\n\n'),
			},
		]);
		expect(callsOf(events)).toEqual([
			'1 task text: answers in text',
			'2 task code: answers in code',
			`3 ${role} free: weighs both answers`,
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 3 } });
	});
});

describe('Code-first', () => {
	it('rule asks for richer code three times, then for words, showing no output', async () => {
		const task = new ScriptedModel([PROGRAM, PROGRAM, PROGRAM, '<<<3>>>']);
		const checker = new ScriptedModel(() => '```python\ncheck()\n```');
		const python = new FakePython((code) => printed(code === 'check()' ? 'Incorrect: no' : '3'));
		const events = await runAll({ question, method: 'code-first-rule', models: { task, checker }, python });
		const users = sentTo('task', events)
			.at(-1)
			?.filter(({ role }) => role === 'user');
		expect(users?.map(({ content }) => content)).toEqual([
			`${CODE_COT_INSTRUCTION}\n\n${question.text}`,
			...CODE_FIRST_ROUNDS.slice(1).map(({ instruction }) => instruction),
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { turn: 4, answer: { from: 'prose-marker' } } });
	});

	it('rule stops early when a check passes', async () => {
		const task = new ScriptedModel([PROGRAM]);
		const checker = new ScriptedModel(['```python\ncheck()\n```']);
		const python = new FakePython((code) => printed(code === 'check()' ? 'Correct' : '3'));
		const events = await runAll({ question, method: 'code-first-rule', models: { task, checker }, python });
		expect(decisionsOf(events).at(-1)).toBe(
			'1 method: return (The check found the answer right, so the plan ends here)',
		);
	});

	it('agent gives the plan to a coach, with every report', async () => {
		const events = await runAll({
			question,
			method: 'code-first-agent',
			options: { guidances: 2, selfCheck: false, symbolicChecker: false },
			models: {
				task: new ScriptedModel([PROGRAM, PROGRAM]),
				coach: new ScriptedModel(['<<<Write a loop.>>>', '<<<Test every condition.>>>']),
			},
			python: threes(),
		});
		const plan = { role: 'user', content: `${CODE_FIRST_COACH_INSTRUCTION}\n\nQuestion:\n${question.text}` };
		expect(sentTo('coach', events).at(-1)).toEqual([
			plan,
			{ role: 'assistant', content: '<<<Write a loop.>>>' },
			{
				role: 'user',
				content: [
					`Question:\n${question.text}`,
					`Answer of the model:\n${PROGRAM}\n\nWhat running the program gave:\n3`,
					codeFirstNextInstruction(2),
				].join('\n\n'),
			},
		]);
		expect(sentTo('task', events).at(-1)).toEqual([
			{ role: 'user', content: `Write a loop.\n\n${question.text}` },
			{ role: 'assistant', content: PROGRAM },
			{ role: 'user', content: 'Test every condition.' },
		]);
	});
});

function threes(): FakePython {
	return new FakePython(() => printed('3\n'));
}
