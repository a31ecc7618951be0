import { describe, expect, it } from 'vitest';
import { examplesOf, routedAnswer } from '../../../src/core/router/examples.ts';
import { foldRun } from '../../../src/core/run/fold.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

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
