import { describe, expect, it } from 'vitest';
import type { ExecutionResult, ThoughtAsk } from '../../../src/core/execution.ts';
import AnswerCard from '../../../src/ui/timeline/cards/AnswerCard.svelte';
import PredictionCard from '../../../src/ui/timeline/cards/PredictionCard.svelte';
import { FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { cardIn, drawn, textOf } from './drawn.ts';

const props = { check: null, heard: 'none' as const, selected: null, onopen: () => undefined };

async function prediction(end: string, result: ExecutionResult, route = 'simulate'): Promise<string> {
	const task = new ScriptedModel([`\`\`\`python\nrun()\n\`\`\`\n${end}`]);
	const events = await runAll({
		method: 'mental-code',
		options: { route },
		models: { task },
		python: new FakePython(() => result),
	});
	const card = cardIn(events, 'prediction');
	return textOf(drawn(PredictionCard, { ...props, card }).replaceAll(/<mark[^>]*>(.*?)<\/mark>/g, '[$1]'));
}

const SHADOW =
	' The real run is no part of the method: the model never hears of it, and it does not decide the answer.';

describe('a prediction beside what was printed', () => {
	it('has the first difference marked in both, and says what the real run is', async () => {
		expect(await prediction('Output: <<<41>>>', printed('<<<427>>>\n'))).toBe(
			'Prediction the program prints something else than was imagined imagined ' +
				`&lt;&lt;&lt;4[1]>>> really printed &lt;&lt;&lt;4[2]7>>>${SHADOW}`,
		);
	});

	it('says that both are the same', async () => {
		expect(await prediction('Output: 42', printed('42\n'))).toBe(
			`Prediction the program prints exactly what was imagined imagined 42 really printed 42${SHADOW}`,
		);
	});

	it('shows where one ends before the other', async () => {
		expect(await prediction('Output: 4', printed('42\n'))).toContain(
			'imagined 4[ends here] really printed 4[2]',
		);
	});

	it('says how a program ended that printed nothing', async () => {
		expect(await prediction('Output: 42', raised('NameError', 'no x', 1))).toBe(
			'Prediction the program printed nothing imagined 42 really printed nothing ' +
				`NameError: no x (line 1)${SHADOW}`,
		);
	});

	it('does not call the run that decides a run beside the method', async () => {
		expect(await prediction('Output: 42', printed('42\n'), 'execute')).toBe(
			'Prediction the program prints exactly what was imagined imagined 42 really printed 42',
		);
	});
});

describe('what a program asked the model', () => {
	async function said(asks: readonly ThoughtAsk[], answers: readonly string[]): Promise<string> {
		let runs = 0;
		const events = await runAll({
			method: 'chain-of-code',
			models: { task: new ScriptedModel(['```python\nask()\n```', ...answers]) },
			python: new FakePython(() =>
				runs++ === 0 ? ({ ...raised('NeedsThought', 'open'), asks } as ExecutionResult) : printed('42'),
			),
		});
		return textOf(drawn(AnswerCard, { ...props, card: cardIn(events, 'answer') }));
	}

	it('stands below the program, with what it got and the line', async () => {
		const asks = [
			{ instruction: 'Fruit?', value: "'fig'", line: 2 },
			{ instruction: 'What day is it?', value: 'None', line: null },
		];
		expect(await said(asks, ['<<<True>>>', '<<<Monday>>>'])).toContain(
			'The program asked the model 2 questions ' +
				'think("Fruit?", \'fig\') → True line 2think("What day is it?") → "Monday" ' +
				'what the model saw, question by question Python printed 42',
		);
	});

	it('says a question once that was asked of several values', async () => {
		const asks = ['fig', 'oak'].map((word) => ({ instruction: 'Fruit?', value: `'${word}'`, line: 2 }));
		expect(await said(asks, ['<<<True>>>', '<<<False>>>'])).toContain(
			"The program asked the model 2 questions Fruit? 'fig' → True line 2'oak' → False line 2",
		);
	});
});
