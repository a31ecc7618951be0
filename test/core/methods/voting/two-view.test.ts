import { describe, expect, it } from 'vitest';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import { FakePython, printed, raised } from '../../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../../support/transcript.ts';
import { limitsOf, remarksOf, votesOf } from './votes.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');

/** Python prints what stands in the program, and fails where that is `fail`. */
const python = () =>
	new FakePython((code) =>
		code === 'fail' ? raised('NameError', 'no') : printed(code.slice('print '.length)),
	);

/** A reply in words, in code, or with a program that fails. */
const say = (answer: string) => `So it is <<<${answer}>>>`;
const print = (answer: string) => `\`\`\`python\nprint ${answer}\n\`\`\``;
const FAILS = '```python\nfail\n```';

async function play(replies: readonly ScriptedReply[], setting: Setting = {}) {
	const task = new ScriptedModel(replies);
	const events = await runAll({
		question,
		method: 'two-view',
		models: { task },
		python: python(),
		...setting,
	});
	return { events, task };
}

const outcome = (events: readonly RunEvent[]) => events.find(({ type }) => type === 'verdict');

describe('Two views', () => {
	it('is done after one text and one code that say the same, each in a dialogue of its own at temperature 0', async () => {
		const { events, task } = await play([say('9.9'), print('9.90')]);
		expect(callsOf(events)).toEqual(['1 task text: answers in text', '2 task code: answers in code']);
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${ALL_TEXT_INSTRUCTION}\n\n${question.text}` }],
			[{ role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` }],
		]);
		expect(task.requests.map(({ temperature, seed }) => [temperature, seed])).toEqual([
			[0, undefined],
			[0, undefined],
		]);
		expect(votesOf(events)).toEqual([
			'2 text 1 9.9 | code 1 9.90 → 9.9, settled: Text and code say the same',
		]);
		expect(decisionsOf(events)).toEqual([
			'2 method: return (Two independent views agree; saved 6 calls against the cap of 8)',
		]);
		expect(outcome(events)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 2 } });
	});

	it('asks on in words and in code by turns until any two views agree, each sample with a seed of its own', async () => {
		const { events, task } = await play([say('9.11'), print('9.9'), say('9.12'), print('9.11')], { seed: 7 });
		expect(callsOf(events)).toEqual([
			'1 task text: answers in text',
			'2 task code: answers in code',
			'3 task text: answers in text',
			'4 task code: answers in code',
		]);
		expect(task.requests.map(({ temperature }) => temperature)).toEqual([0, 0, 0.7, 0.7]);
		const seeds = task.requests.map(({ seed }) => seed);
		expect([seeds[0] === seeds[1], seeds[1] === seeds[2], seeds[2] === seeds[3]]).toEqual([
			true,
			false,
			true,
		]);
		expect(votesOf(events)).toEqual([
			'2 text 1 9.11 | code 1 9.9 → 9.9, open: Text and code do not agree yet, so it asks once more',
			'3 text 1 9.11 | code 1 9.9 | text 2 9.12 → 9.9, open: Text and code do not agree yet, so it asks once more',
			'4 text 1 9.11 | code 1 9.9 | text 2 9.12 | code 2 9.11 → 9.11, settled: Text and code say the same',
		]);
		expect(outcome(events)).toMatchObject({ outcome: { answer: { text: '9.11' }, turn: 4 } });
	});

	it('with only the first two to agree, later agreement is a vote like others, and votes end it', async () => {
		const later = [say('1'), print('2'), say('2'), print('2'), say('2'), print('1')];
		const { events } = await play(later, { options: { match: 'first-first', cap: 6 } });
		expect(callsOf(events)).toHaveLength(6);
		expect(limitsOf(events)).toEqual([
			'turns: All 6 samples are in and no two views agree: the most votes count',
		]);
		expect(outcome(events)).toMatchObject({ outcome: { answer: { text: '2' }, turn: 2 } });
	});

	it('stops as soon as one answer is so far ahead that more would hardly change it', async () => {
		const fives = [FAILS, FAILS, say('5'), FAILS, say('5'), FAILS, say('5'), FAILS, say('5')];
		const { events } = await play(fives, { options: { cap: 20 } });
		expect(decisionsOf(events)).toEqual([
			'9 method: return (4 against 0: more samples would hardly change it (P = 0.969); saved 11 calls against the cap of 20)',
		]);
		expect(outcome(events)).toMatchObject({ outcome: { answer: { text: '5' }, turn: 3 } });
	});

	it('at the cap the most votes count, and code where there are as many', async () => {
		const { events } = await play([say('1'), print('2')], { options: { cap: 2 } });
		expect(limitsOf(events)).toEqual([
			'turns: All 2 samples are in and no two views agree: the most votes count',
		]);
		expect(outcome(events)).toMatchObject({ outcome: { answer: { text: '2' }, turn: 2 } });
	});

	it('does not take what the words around a failed or silent program claim for the view of code', async () => {
		const claims = (program: string) => `It must be <<<9.9>>>.\n${program}`;
		const { events } = await play([
			say('9.9'),
			claims(FAILS),
			say('8'),
			claims(print('')),
			say('7'),
			print('9.9'),
		]);
		expect(votesOf(events).at(-2)).toBe(
			'5 text 1 9.9 | code 1 none | text 2 8 | code 2 none | text 3 7 → 9.9, open: Text and code do not agree yet, so it asks once more',
		);
		expect(decisionsOf(events)).toEqual([
			'6 method: return (Two independent views agree; saved 2 calls against the cap of 8)',
		]);
	});

	it('takes a reply for the way it really went: two programs are one view', async () => {
		const { events } = await play([print('1'), print('1')], { options: { cap: 2 } });
		expect(votesOf(events)).toEqual(['2 code 1 1 | code 2 1 → 1, settled: Text and code never agreed']);
	});

	it('empty answers are no agreement, and without any answer the end says so', async () => {
		const { events } = await play(['', print(''), '<<<>>>', ''], { options: { cap: 4 } });
		expect(votesOf(events).at(-1)).toBe(
			'4 text 1 none | code 1 none | text 2 none | text 3 none → nothing, settled: No reply names an answer',
		);
		expect(limitsOf(events)).toEqual(['turns: All 4 samples are in and none names an answer']);
		expect(outcome(events)).toMatchObject({ outcome: { verdict: { kind: 'no-answer' } } });
	});

	it('has the first program that fails repaired once, where that is wanted', async () => {
		const options = { repair: true };
		const { events } = await play([say('9.9'), FAILS, print('9.9')], { options });
		expect(callsOf(events)).toEqual([
			'1 task text: answers in text',
			'2 task code: answers in code',
			'3 task code: repairs its code',
		]);
		expect(sentTo('task', events).at(-1)?.at(-1)?.content).toContain('NameError: no');
		expect(votesOf(events)).toEqual(['3 text 1 9.9 | code 1 9.9 → 9.9, settled: Text and code say the same']);
	});

	it('says where the host takes no temperature that samples may repeat themselves, and goes on', async () => {
		const task = new ScriptedModel([say('1'), print('2'), say('2')], {
			capabilities: { temperature: false },
		});
		const events = await runAll({ question, method: 'two-view', models: { task }, python: python() });
		expect(remarksOf(events)).toEqual([
			'This host takes no temperature: asked again, the model may say the very same',
		]);
		expect(events.at(-1)).toMatchObject({ outcome: 'finished' });
	});

	it('goes on without a view whose call failed', async () => {
		const { events } = await play([{ failed: 'unavailable' }, print('9.9'), say('9.9')]);
		expect(remarksOf(events)).toEqual(['A reply is missing: It failed']);
		expect(decisionsOf(events)).toEqual([
			'3 method: return (Two independent views agree; saved 5 calls against the cap of 8)',
		]);
	});

	it('a limit in the middle is named, and the answer ahead by then is judged', async () => {
		const { events } = await play([say('1'), print('9.9'), say('2')], { limits: { calls: 3 } });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', turn: 4, limit: 'calls' },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' }, turn: 2 } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});

	it('a limit after the first call judges the text alone', async () => {
		const { events } = await play([say('9.9')], { limits: { calls: 1 } });
		expect(remarksOf(events)).toEqual([
			'A reply is missing: The run may make 1 model call and has made them',
		]);
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', limit: 'calls' },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' }, turn: 1 } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});
});
