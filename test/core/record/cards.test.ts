import { describe, expect, it } from 'vitest';
import { cardsOf, codeOf } from '../../../src/core/record/cards.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { analysed, FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll, type Setting } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

/** Kind, speaker's words and program of each card, turn by turn. */
function outline(events: readonly RunEvent[]): string[][] {
	return foldRun(events).turns.map((turn) =>
		cardsOf(turn, readReply).map((card) => {
			const code = codeOf(card);
			const words =
				card.kind === 'coach'
					? `${card.call === null ? 'rules' : 'model'} ${card.decision?.action ?? ''}`
					: card.kind === 'check'
						? `${String(card.calls.length)} calls, ${String(card.runs.length)} runs, ${card.word?.verdict ?? 'no word'}`
						: card.kind === 'answer'
							? `${card.prose}${card.run === null ? '' : ' run'}${card.analysis === null ? '' : ' analysed'}`
							: '';
			return `${card.kind}: ${words}${code === null ? '' : ` [${code}]`}`;
		}),
	);
}

const python = () =>
	new FakePython(
		(code) => printed(code === 'check()' ? 'Correct\n' : '<<<42>>>\n'),
		() => analysed(5),
	);

describe('cardsOf', () => {
	it('puts a reply, its program, its run and its inspection on one card, and a check on another', async () => {
		const setting: Setting = {
			method: 'codesteer',
			ruleCoach: true,
			python: python(),
			models: {
				task: new ScriptedModel(['I compute.\n```python\nanswer()\n```']),
				checker: new ScriptedModel(['no program here', '```python\ncheck()\n```']),
			},
		};
		expect(outline(await runAll(setting))).toEqual([
			[
				'coach: rules text',
				'answer: I compute. run analysed [answer()]',
				'check: 2 calls, 1 runs, correct [check()]',
				'coach: rules return',
			],
		]);
	});

	it('shows words and program of a reply while it still streams', async () => {
		const task = new ScriptedModel(['I compute.\n```python\nanswer()\n```']);
		const events = await runAll({ method: 'all-code', python: python(), models: { task } });
		const end = events.findIndex(({ type }) => type === 'call-end');
		expect(outline(events.slice(0, end))).toEqual([['answer: I compute. [answer()]']]);
	});

	it('gives each of two replies with the same program its own run', async () => {
		let runs = 0;
		const events = await runAll({
			method: 'code-text-sum-2',
			python: new FakePython(
				() => printed(`${String(++runs)}\n`),
				() => analysed(runs),
			),
			models: { task: new ScriptedModel(() => 'I compute.\n```python\nanswer()\n```') },
		});
		const starts = events.filter((event) => event.type === 'code-start');
		expect(starts.map(({ callId, code }) => `${String(callId)} ${code}`)).toEqual(
			starts.map((_, i) => `call-${String(i + 1)} answer()`),
		);
		const cards = foldRun(events).turns.flatMap((turn) => cardsOf(turn, readReply));
		const ofCalls = cards.flatMap((card) =>
			card.kind === 'answer' && card.run !== null ? [[card.call.callId, card.run.callId]] : [],
		);
		expect(ofCalls.length).toBeGreaterThan(1);
		expect(ofCalls.every(([call, run]) => call === run)).toBe(true);
		expect(cards.filter((card) => card.kind === 'answer' && card.analysis !== null).length).toBe(
			ofCalls.length,
		);
	});

	it('is folded once for a turn that did not change', async () => {
		const events = await runAll({ models: { task: new ScriptedModel(['<<<42>>>']) } });
		const [turn] = foldRun(events).turns;
		expect(cardsOf(turn!, readReply)).toBe(cardsOf(turn!, readReply));
	});

	it('gives each of two parallel answers its own run', async () => {
		const task = new ScriptedModel(['In words: <<<42>>>', '```python\nanswer()\n```', 'Both say <<<42>>>']);
		const setting: Setting = {
			method: 'code-text-sum',
			python: python(),
			models: { task },
		};
		const cards = outline(await runAll(setting)).flat();
		expect(cards.filter((card) => card.startsWith('answer'))).toEqual([
			'answer: In words: <<<42>>>',
			'answer:  run analysed [answer()]',
			'answer: Both say <<<42>>>',
		]);
	});

	it('puts what a program asked the model, and the calls that answered, on the card of its reply', async () => {
		const asks = [{ instruction: 'Fruit?', value: "'fig'", line: 1 }];
		let runs = 0;
		const events = await runAll({
			method: 'chain-of-code',
			models: { task: new ScriptedModel(['I ask.\n```python\nask()\n```', '<<<True>>>']) },
			python: new FakePython(() =>
				runs++ === 0
					? ({ ...raised('NeedsThought', 'open'), asks } as ExecutionResult)
					: printed('<<<42>>>\n'),
			),
		});
		expect(outline(events)).toEqual([['answer: I ask. run analysed [ask()]', 'decision: ']]);
		const [card] = cardsOf(foldRun(events).turns[0]!, readReply);
		expect(card).toMatchObject({
			run: { codeId: 'code-2', status: { result: { kind: 'finished' } } },
			thoughts: { thoughts: [{ ...asks[0], answer: 'True' }] },
			thinks: [{ callId: 'call-2', text: '<<<True>>>' }],
		});
	});

	it('puts an imagined output and the run beside it on one card, apart from the reply', async () => {
		const task = new ScriptedModel(['```python\nanswer()\n```\nOutput: <<<41>>>']);
		const events = await runAll({ method: 'mental-code', python: python(), models: { task } });
		expect(outline(events)).toEqual([
			['answer: Output: <<<41>>> [answer()]', 'prediction:  [answer()]', 'decision: '],
		]);
	});
});
