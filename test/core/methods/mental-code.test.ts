import { describe, expect, it } from 'vitest';
import { MENTAL_INSTRUCTION } from '../../../src/core/methods/mental-code.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { analysed, FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('How often does r occur in strawberry?', '3');
const PROGRAM = "print(f\"<<<{len([c for c in 'strawberry' if c == 'r'])}>>>\")";
const reply = (end: string): string =>
	`I count.\n\`\`\`python\n${PROGRAM}\n\`\`\`\n\nTrace: c = s, c = t, c = r (1), then r (2).\n\n${end}`;

async function run(text: string, setting: Setting = {}) {
	const task = new ScriptedModel([text]);
	const python = new FakePython(
		() => printed('<<<3>>>\n'),
		() => analysed(2),
	);
	const events = await runAll({ question, method: 'mental-code', models: { task }, python, ...setting });
	return { events, task, python };
}

const predictionOf = (events: readonly RunEvent[]) => events.find(({ type }) => type === 'prediction');
const outcomeOf = (events: readonly RunEvent[]) => {
	const verdict = events.find(({ type }) => type === 'verdict');
	return verdict?.type === 'verdict'
		? [verdict.outcome.verdict.kind, verdict.outcome.answer?.text ?? null]
		: null;
};

describe('Mental code', () => {
	it('takes what the model imagines for the answer, and runs the very same program for whoever looks on', async () => {
		const { events, task } = await run(reply('Output: <<<2>>>'));
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${MENTAL_INSTRUCTION}\n\n${question.text}` }],
		]);
		expect(task.requests.map(({ temperature }) => temperature)).toEqual([0]);
		expect(
			events.flatMap((event) => (event.type === 'code-start' ? [[event.purpose, event.code]] : [])),
		).toEqual([['shadow', PROGRAM]]);
		expect(predictionOf(events)).toMatchObject({
			turn: 1,
			codeId: 'code-1',
			predicted: '<<<2>>>',
			printed: '<<<3>>>',
		});
		expect(decisionsOf(events)).toEqual([
			'1 method: return (What the model imagined is the answer; the run beside it is not part of the method)',
		]);
		expect(outcomeOf(events)).toEqual(['incorrect', '2']);
	});

	it('takes what Python prints for the answer on the other route, with the prediction beside it', async () => {
		const { events, python } = await run(reply('Output: <<<2>>>'), { options: { route: 'execute' } });
		expect(
			events.flatMap((event) => (event.type === 'code-start' ? [[event.purpose, event.code]] : [])),
		).toEqual([['answer', PROGRAM]]);
		expect(python.analysed).toEqual([{ code: PROGRAM, prose: 'I count.' }]);
		expect(predictionOf(events)).toMatchObject({ predicted: '<<<2>>>', printed: '<<<3>>>' });
		expect(outcomeOf(events)).toEqual(['correct', '3']);
	});

	it.each([
		['Output: <<<3>>>\n\nThat is what it prints.', '<<<3>>>'],
		['**Output:** `<<<3>>>`', '<<<3>>>'],
		['3. Predicted output: 3', '3'],
		['Output:\n```\n<<<3>>>\n```', '<<<3>>>'],
		['The output: is 7\n\nOutput: <<<3>>>', '<<<3>>>'],
		['Output: <<<[3,\n 3]>>>', '<<<[3,\n 3]>>>'],
		['Output: <<<3>>>\n\nTrace:\n- print(f"<<<{count}>>>")', '<<<3>>>'],
		['So the program prints <<<3>>>.', '<<<3>>>'],
		['So the answer is 3.', '3'],
	])('reads the prediction in %j', async (end, predicted) => {
		expect(predictionOf((await run(reply(end))).events)).toMatchObject({ predicted });
	});

	it.each([
		['an empty form', reply('Output: <<<>>>')],
		['the form only shown', reply('Output: <<<final answer>>>')],
		['a program alone', `\`\`\`python\n${PROGRAM}\n\`\`\``],
	])('has no answer where there is %s, and says so', async (_, text) => {
		const { events } = await run(text);
		expect(predictionOf(events)).toMatchObject({ predicted: null, printed: '<<<3>>>' });
		expect(decisionsOf(events)).toEqual([
			'1 method: return (The model does not say what its program would print, so there is no answer)',
		]);
		expect(outcomeOf(events)?.[0]).toBe('no-answer');
	});

	it('reads the prediction before the program where it stands in the form that is asked for', async () => {
		// Qwen2.5-Coder 1.5B, arguing first; the reply may be cut inside the program.
		const text = `I solve it step by step. Therefore, the answer is:\n\nOutput: <<<2>>>\n\nNow the program:\n\`\`\`python\n${PROGRAM}`;
		for (const end of ['\n```', '']) {
			const { events } = await run(text + end);
			expect(predictionOf(events)).toMatchObject({ predicted: '<<<2>>>', printed: '<<<3>>>' });
			expect(outcomeOf(events)).toEqual(['incorrect', '2']);
		}
		const { events } = await run(`Output: it will be 2\n\`\`\`python\n${PROGRAM}\n\`\`\``);
		expect(predictionOf(events)).toMatchObject({ predicted: null });
	});

	it('does not take a number of the trace or of the program for the answer', async () => {
		const { events } = await run(reply('count = <<<3>>> so far.\nOutput: <<<2>>>'));
		expect(outcomeOf(events)).toEqual(['incorrect', '2']);
	});

	it('runs nothing for a reply without a program, and takes its words', async () => {
		const { events, python } = await run('It is <<<3>>>.');
		expect(python.runs).toEqual([]);
		expect(predictionOf(events)).toMatchObject({ codeId: null, predicted: '<<<3>>>', printed: null });
		expect(outcomeOf(events)).toEqual(['correct', '3']);
	});

	it.each([
		['2', '3', { imagined: 'incorrect', printed: 'correct' }],
		['3', '2', { imagined: 'correct', printed: 'incorrect' }],
		['3', '3', { imagined: 'correct', printed: 'correct' }],
		['', '3', { imagined: 'no-answer', printed: 'correct' }],
		['3', '', { imagined: 'correct', printed: 'no-answer' }],
	])(
		'has both outputs judged, %j imagined and %j printed, whichever is the answer',
		async (said, out, routes) => {
			const text = said === '' ? `\`\`\`python\n${PROGRAM}\n\`\`\`` : reply(`Output: <<<${said}>>>`);
			for (const route of ['simulate', 'execute']) {
				const python = new FakePython(() => printed(out === '' ? '' : `<<<${out}>>>\n`));
				const { events } = await run(text, { python, options: { route } });
				expect(events.at(-2)).toMatchObject({ outcome: { routes } });
				expect(summarise(events).routes).toEqual({
					imagined: routes.imagined === 'correct',
					printed: routes.printed === 'correct',
				});
			}
		},
	);

	it('has nothing judged twice where there was no program, or nothing to compare with', async () => {
		const { events } = await run('It is <<<3>>>.');
		expect(summarise(events).routes).toBeUndefined();
		const free = await run(reply('Output: <<<3>>>'), { question: typed('How many?') });
		expect(summarise(free.events).routes).toBeUndefined();
	});

	it.each([
		['raises', () => raised('NameError', 'no name', 1), null],
		['runs out of time after printing', () => timedOut('so far 1\n'), 'so far 1'],
		['prints nothing', () => printed('', { value: '3' }), null],
	])('keeps the imagined answer where the program %s', async (_, result, output) => {
		const python = new FakePython(result);
		const { events } = await run(reply('Output: <<<3>>>'), { python });
		expect(predictionOf(events)).toMatchObject({ predicted: '<<<3>>>', printed: output });
		expect(outcomeOf(events)).toEqual(['correct', '3']);
	});
});
