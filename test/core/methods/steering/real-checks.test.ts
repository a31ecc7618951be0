import { describe, expect, it } from 'vitest';
import { ALL_TEXT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { NOT_TESTED } from '../../../../src/core/methods/steering/coach-report.ts';
import { FakePython, raised } from '../../../support/fake-python.ts';
import { runAll, typed, type Setting } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';
import { decisionsOf, sentTo } from '../../../support/transcript.ts';

/** Replies of Qwen2.5-Coder 0.5B, word for word. */
const LIARS = typed(
	'Each person below either always tells the truth or always lies. Statements without a speaker are facts.\n\n' +
		'Xenia tells the truth.\nZoran says that Xenia tells the truth.\nNadja says that Zoran lies.\n' +
		'Stela says that Nadja tells the truth.\nJarek says that Stela lies.\n\n' +
		'Does Jarek tell the truth? Answer with one word, Yes or No, between <<< and >>>: either <<<Yes>>> or <<<No>>>.',
	'Yes',
);
const CHECK = '```python\nYes\n```';

function crashing(setting: Setting) {
	const python = new FakePython(() => raised('NameError', "name 'Yes' is not defined", 1));
	return runAll({ question: LIARS, method: 'codesteer', python, ...setting });
}

describe('a checking program that is the one word Yes and crashes three times', () => {
	it('is no evidence for the rule coach, and no words of its crash go to the model', async () => {
		const task = new ScriptedModel(['No']);
		const events = await crashing({
			ruleCoach: true,
			models: { task, checker: new ScriptedModel([CHECK, CHECK, CHECK]) },
		});
		expect(decisionsOf(events)).toEqual([
			'1 coach: text (Words: nothing in the question has to be calculated, counted or searched for)',
			'1 coach: return (Nothing speaks against the answer; no check came to a result)',
		]);
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${ALL_TEXT_INSTRUCTION}\n\n${LIARS.text}` }],
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: 'No' }, turn: 1 } });
	});

	it('is reported to a model as the coach as an answer that is untested, without its traceback', async () => {
		const report = (options: Setting['options'] = {}) =>
			crashing({
				options,
				models: {
					task: new ScriptedModel(['No']),
					coach: new ScriptedModel(['<<<Text>>>', '<<<Return Answer>>>']),
					checker: new ScriptedModel([CHECK, CHECK, CHECK]),
				},
			}).then((events) => sentTo('coach', events).at(-1)?.at(-1)?.content ?? '');
		const [ours, published] = [await report(), await report({ checkRetries: 'fresh', remindCoach: false })];
		expect(ours).toContain(`Answer of the model:\nNo\n\n${NOT_TESTED}\n\n`);
		expect(ours).not.toMatch(/NameError|test program says/);
		expect(published).toContain(
			'A test program says:\nThe checking program failed. The program printed nothing.',
		);
	});
});

const WALK = typed(
	'You stand on an open plane and follow these instructions one after the other:\n\n' +
		'Take 8 steps. Take 1 step. Take 3 steps. Take 1 step. Turn around. Take 1 step. Take 10 steps.\n\n' +
		'Turning left or right is a quarter turn on the spot, turning around a half turn; a step without a direction goes where ' +
		'you look. Are you back at the point where you started? Which way you look at the end does not matter.\n\n' +
		'Options:\n- Yes\n- No\n\n' +
		'Put the final answer between <<< and >>>: <<<Yes>>> if you are back, <<<No>>> if not.',
	'No',
);
const ROUND_AND_ROUND =
	'The answer is incorrect. The test reported that the answer is incorrect. To solve this, we need to determine the correct ' +
	'sequence of steps and then verify that the sequence is correct. ' +
	'The correct sequence of steps is: Take 8 steps, Take 1 step, Take 3 steps, Take 1 step, Turn around, Take 1 step, Take 10 steps. '.repeat(
		20,
	);

describe('a reply in circles that was not checked', () => {
	it('is not returned by the rule coach: it names no answer', async () => {
		const events = await runAll({
			question: WALK,
			method: 'codesteer',
			ruleCoach: true,
			models: {
				task: new ScriptedModel([ROUND_AND_ROUND, '<<<No>>>']),
				checker: new ScriptedModel(() => 'Correct'),
			},
		});
		expect(decisionsOf(events).slice(1)).toEqual([
			'1 coach: code (The reply broke off before it named an answer, so the other way is tried)',
			'2 coach: return (Nothing speaks against the answer; no check came to a result)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: 'No' }, turn: 2 } });
	});
});
