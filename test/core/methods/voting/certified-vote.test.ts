import { describe, expect, it } from 'vitest';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf } from '../../../support/transcript.ts';
import { limitsOf, remarksOf, votesOf } from './votes.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');

async function play(answers: readonly string[], setting: Setting = {}) {
	const task = new ScriptedModel((_, at) => answers[at] ?? answers.at(-1) ?? '');
	const python = new FakePython(() => printed('9.9'));
	const events = await runAll({
		...{ question, method: 'certified-vote', models: { task }, python, seed: 3 },
		options: { mix: 'text' },
		...setting,
	});
	return { events, task };
}

const say = (answer: string) => `<<<${answer}>>>`;

describe('Certified vote', () => {
	it('asks until five more samples say what the first one said, and does not call that right', async () => {
		const { events, task } = await play([say('9.11')]);
		expect(callsOf(events)).toEqual(
			[1, 2, 3, 4, 5, 6].map((turn) => `${String(turn)} task text: answers in text`),
		);
		expect(new Set(task.requests.map(({ temperature }) => temperature))).toEqual(new Set([0.7]));
		expect(new Set(task.requests.map(({ seed }) => seed)).size).toBe(6);
		expect(decisionsOf(events)).toEqual([
			'6 method: return (This is what this model mostly says, which does not make it right. Since it became the candidate 5 replies say it and 0 something else: evidence 10.5 of the 10 needed)',
		]);
		expect(votesOf(events)[0]).toBe(
			'1 text 1 9.11 → 9.11, open: Since it became the candidate 0 replies say it and 0 something else: evidence 1.0 of the 10 needed, so it asks once more',
		);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'incorrect' } } });
	});

	it('lets another answer take over and counts it anew at half the level', async () => {
		const { events } = await play([say('9.11'), ...Array<string>(20).fill(say('9.9'))]);
		const counts = votesOf(events);
		expect(counts[5]).toContain(
			'→ 9.9, open: Another answer takes over, and the count begins anew at half the level',
		);
		// Seven more in a row certify at 5 %.
		expect(counts).toHaveLength(13);
		expect(decisionsOf(events)[0]).toContain(
			'Since it became the candidate 7 replies say it and 0 something else: evidence 31.9 of the 20 needed',
		);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' } } });
	});

	it('without a certificate the most votes count at the cap, and it says so', async () => {
		const { events } = await play([say('1'), say('2')], { options: { mix: 'text', cap: 4 } });
		expect(limitsOf(events)).toEqual([
			'turns: All 4 samples are in, not certified: what this model mostly says stays open, and the most votes count',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '2' } } });
	});

	it('empty replies count for nothing, and nothing but those ends at the cap without an answer', async () => {
		const { events } = await play([''], { options: { mix: 'text', cap: 3 } });
		expect(limitsOf(events)).toEqual(['turns: All 3 samples are in, not certified: none names an answer']);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'no-answer' } } });
	});

	it('mixes text and code by a coin that the run’s seed throws, the same in a repeated run', async () => {
		const replies = ['It is <<<9.9>>>\n```python\nprint(9.9)\n```'];
		const [one, again] = [await play(replies, { options: {} }), await play(replies, { options: {} })];
		const ways = callsOf(one.events).map((call) => call.split(' ')[2]);
		expect(callsOf(again.events)).toEqual(callsOf(one.events));
		expect(new Set(ways)).toEqual(new Set(['text:', 'code:']));
	});

	it('says where the host takes no temperature that samples may repeat themselves', async () => {
		const task = new ScriptedModel(() => say('1'), { capabilities: { temperature: false } });
		const events = await runAll({ question, method: 'certified-vote', models: { task } });
		expect(remarksOf(events)).toEqual([
			'This host takes no temperature: asked again, the model may say the very same',
		]);
	});

	it('a limit in the middle is named, and the answer ahead by then is judged', async () => {
		const { events } = await play([say('9.9')], { limits: { calls: 3 } });
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', limit: 'calls' },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' } } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});
});
