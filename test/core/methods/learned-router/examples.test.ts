import { describe, expect, it } from 'vitest';
import { examplesOf, routedAnswer } from '../../../../src/core/methods/learned-router/examples.ts';
import type { MethodId, MethodOptions } from '../../../../src/core/method-id.ts';
import { foldRun } from '../../../../src/core/record/fold.ts';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { runAll, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';

const question = typed('What is 6 times 7?', '42');

describe('examples for the router', () => {
	it('say which way a judged run took and whether it was right', async () => {
		const answer = async (reply: string, expected?: string) => {
			const models = { task: new ScriptedModel([reply]) };
			const python = new FakePython(() => printed('41'));
			return routedAnswer(
				foldRun(await runAll({ question: typed(question.text, expected), models, python })),
			);
		};
		expect([
			await answer('<<<42>>>', '42'),
			await answer('```python\nprint(41)\n```', '42'),
			await answer('<<<42>>>'),
		]).toEqual([
			{ question: question.text, way: 'text', isRight: true },
			{ question: question.text, way: 'code', isRight: false },
			null,
		]);
	});

	it('count an answer that rests on a tool’s output as code, and none that mixed the ways', async () => {
		const program = '```python\nprint(42)\n```';
		const way = async (method: MethodId, replies: string[], options: MethodOptions = {}) => {
			const models = {
				task: new ScriptedModel(replies),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Text>>>']),
			};
			const python = new FakePython(() => printed('42'));
			return routedAnswer(foldRun(await runAll({ question, method, options, models, python })))?.way ?? null;
		};
		expect([
			await way('code-interpreter', [program, 'It is <<<42>>>.']),
			await way('code-text-sum', ['<<<41>>>', program, '<<<42>>>']),
			await way('all-code', [program, '<<<42>>>\nFINISHED'], { turns: '2' }),
			await way('all-text', ['<<<41>>>', '<<<42>>>\nFINISHED'], { turns: '2' }),
			await way('codesteer', [program, '<<<42>>>'], { guidances: 2, selfCheck: false }),
		]).toEqual(['code', null, null, 'text', 'text']);
	});

	it('are the questions answered both ways, by majority', () => {
		const answers = (name: string, way: 'text' | 'code', ...outcomes: boolean[]) =>
			outcomes.map((isRight) => ({ question: name, way, isRight }));
		expect(
			examplesOf([
				...answers('both', 'text', true, false, true),
				...answers('both', 'code', true, false),
				...answers('text only', 'text', true),
			]),
		).toEqual([{ question: 'both', text: true, code: false }]);
	});
});
