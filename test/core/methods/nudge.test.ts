import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	AFTER_RUN,
	NUDGE_INSTRUCTION,
	type Nudge,
	NUDGES,
	nudge,
	OWN_WORDS,
} from '../../../src/core/methods/nudge.ts';
import type { MethodOptions } from '../../../src/core/method-id.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('What is 6 times 7?', '42');
const FIRST = { role: 'user', content: `${NUDGE_INSTRUCTION}\n\n${question.text}` };
const PROGRAM = 'I compute it.\n\n```python\nprint("<<<42>>>")\n```';

interface Played {
	options?: MethodOptions;
	prefill?: boolean;
	output?: string;
	limits?: { calls: number };
}

async function play(replies: readonly ScriptedReply[], played: Played = {}) {
	const { options = {}, prefill = false, output = '<<<42>>>\n', limits = {} } = played;
	const task = new ScriptedModel(replies, { capabilities: { prefill } });
	const python = new FakePython(() => printed(output));
	const events = await runAll({ question, method: 'nudge', options, models: { task }, python, limits });
	return { events, task, python };
}

/** The nudges as a person reads them: how, before, after. */
function nudgesOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) =>
		event.type === 'nudge'
			? [
					`${event.nudge} by ${event.by}: ${event.before ?? '-'} ${event.isSame ? '=' : '>'} ${event.after ?? '-'}`,
				]
			: [],
	);
}

function outcomeOf(events: readonly RunEvent[]) {
	const verdict = events.find((event) => event.type === 'verdict');
	return verdict?.type === 'verdict'
		? [verdict.outcome.verdict.kind, verdict.outcome.answer?.text ?? null, verdict.outcome.turn]
		: null;
}

describe('Nudge by a message', () => {
	it('tells the model to go on as the user, keeps the dialogue, and compares the answers', async () => {
		const { events } = await play(['It is <<<41>>>', 'A slip: <<<42>>>', 'Still <<<42>>>'], {
			options: { kind: 'wait' },
		});
		expect(sentTo('task', events)).toEqual([
			[FIRST],
			[FIRST, { role: 'assistant', content: 'It is <<<41>>>' }, { role: 'user', content: NUDGES.wait }],
			[
				FIRST,
				{ role: 'assistant', content: 'It is <<<41>>>' },
				{ role: 'user', content: NUDGES.wait },
				{ role: 'assistant', content: 'A slip: <<<42>>>' },
				{ role: 'user', content: NUDGES.wait },
			],
		]);
		expect(nudgesOf(events)).toEqual(['wait by message: 41 > 42', 'wait by message: 42 = 42']);
		expect(decisionsOf(events)).toEqual(['3 method: return (Both nudges are used)']);
		expect(outcomeOf(events)).toEqual(['correct', '42', 3]);
	});

	it('runs a program that appears and tells its output before it goes on', async () => {
		const { events, python } = await play(['<<<41>>>', PROGRAM, 'So <<<42>>>'], {
			options: { kind: 'python', nudges: 1 },
		});
		expect(python.runs.map(({ code }) => code)).toEqual(['print("<<<42>>>")']);
		expect(callsOf(events)).toEqual([
			'1 task text: answers in words',
			'2 task code: is told to go on',
			'3 task free: goes on with the output',
		]);
		expect(sentTo('task', events)[2]?.slice(-2)).toEqual([
			{ role: 'assistant', content: PROGRAM },
			{ role: 'user', content: `Running your program gave:\n<<<42>>>\n\n${AFTER_RUN}` },
		]);
		expect(nudgesOf(events)).toEqual(['python by message: 41 > 42']);
		expect(outcomeOf(events)).toEqual(['correct', '42', 3]);
	});

	it('takes the output for the answer where the model says nothing to it', async () => {
		const { events } = await play(['<<<41>>>', PROGRAM, 'It agrees.'], { options: { nudges: 1 } });
		expect(nudgesOf(events)).toEqual(['python by message: 41 > 42']);
		expect(outcomeOf(events)).toEqual(['correct', '42', 2]);
	});

	it('stops early when the answer stayed the same twice', async () => {
		const { events, task } = await play(['<<<42>>>', '<<<42>>>', 'Yes, <<<42>>>'], {
			options: { nudges: 4 },
		});
		expect(task.requests).toHaveLength(3);
		expect(decisionsOf(events)).toEqual(['3 method: return (The answer stayed the same after two nudges)']);
	});

	it('takes no silence for agreement: an answer that is not named neither counts nor is lost', async () => {
		const { events } = await play(['<<<42>>>', '', ''], { options: { kind: 'wait' } });
		expect(nudgesOf(events)).toEqual(['wait by message: 42 > -', 'wait by message: 42 > -']);
		expect(events.filter(({ type }) => type === 'remark')).toMatchObject([
			{ text: 'The last reply names no answer, so the one before it counts' },
		]);
		expect(outcomeOf(events)).toEqual(['correct', '42', 1]);
	});

	it('lets no mere consent take the place of an answer in the asked form', async () => {
		const { events } = await play(['<<<42>>>', 'Yes, that is right.'], { options: { nudges: 1 } });
		expect(nudgesOf(events)).toEqual(['python by message: 42 > -']);
		expect(outcomeOf(events)).toEqual(['correct', '42', 1]);
	});

	it('counts no two empty answers as the same', async () => {
		const { events, task } = await play(['', '', '', '', ''], { options: { nudges: 4 } });
		expect(task.requests).toHaveLength(5);
		expect(nudgesOf(events)).toEqual(Array.from({ length: 4 }, () => 'python by message: - > -'));
		expect(outcomeOf(events)).toEqual(['no-answer', null, 5]);
	});

	it('tells an output with the next nudge where the model answers a program with a program', async () => {
		const { events } = await play([PROGRAM, PROGRAM, '<<<42>>>'], { options: { nudges: 1 }, prefill: true });
		expect(sentTo('task', events)[2]?.at(-1)).toEqual({
			role: 'user',
			content: `Running your program gave:\n<<<42>>>\n\n${NUDGES.python}`,
		});
		expect(nudgesOf(events)).toEqual(['python by message: 42 = 42']);
	});

	it('is judged on what it had when a limit ends it', async () => {
		const { events } = await play(['<<<41>>>', '<<<42>>>'], { options: { nudges: 4 }, limits: { calls: 2 } });
		expect(outcomeOf(events)).toEqual(['correct', '42', 2]);
		expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
	});
});

describe('Nudge in the model’s own text', () => {
	it('continues the message: the call holds what was added, the whole is judged', async () => {
		const { events } = await play(['It is <<<41>>>', 'One step was wrong. <<<42>>>', 'Yes.'], {
			options: { kind: 'wait' },
			prefill: true,
		});
		const open = `It is <<<41>>>\n\n${OWN_WORDS.wait}`;
		const once = `${open} One step was wrong. <<<42>>>`;
		expect(sentTo('task', events)).toEqual([
			[FIRST],
			[FIRST, { role: 'assistant', content: open, isOpen: true }],
			[FIRST, { role: 'assistant', content: `${once}\n\n${OWN_WORDS.wait}`, isOpen: true }],
		]);
		const said = events.flatMap((event) => (event.type === 'call-end' ? [event.text] : []));
		expect(said).toEqual(['It is <<<41>>>', 'One step was wrong. <<<42>>>', 'Yes.']);
		expect(nudgesOf(events)).toEqual(['wait by prefill: 41 > 42', 'wait by prefill: 42 = 42']);
		expect(outcomeOf(events)).toEqual(['correct', '42', 3]);
	});

	it.each([
		['goes on in the block that is begun', '\nprint("<<<42>>>")\n```'],
		['begins with the line itself', 'print("<<<42>>>")\n```'],
		['opens a block of its own', '```python\nprint("<<<42>>>")\n```'],
	])('finds the program of a model that %s', async (_, added) => {
		const { events, python } = await play(['<<<41>>>', added, '<<<42>>>'], {
			options: { kind: 'python', nudges: 1 },
			prefill: true,
		});
		expect(python.runs.map(({ code }) => code)).toEqual(['print("<<<42>>>")']);
		expect(sentTo('task', events)[2]?.[1]).toEqual({
			role: 'assistant',
			content: `<<<41>>>\n\n${OWN_WORDS.python}\nprint("<<<42>>>")\n\`\`\``,
		});
		expect(nudgesOf(events)).toEqual(['python by prefill: 41 > 42']);
	});

	it('falls back to a message where the host refuses, says so, and does not try again', async () => {
		const replies = ['<<<41>>>', { failed: 'no-prefill' } as const, '<<<42>>>', '<<<42>>>'];
		const { events, task } = await play(replies, { options: { kind: 'other-way' }, prefill: true });
		expect(task.requests.map(({ messages }) => messages.at(-1)?.role)).toEqual([
			'user',
			'assistant',
			'user',
			'user',
		]);
		expect(nudgesOf(events)).toEqual(['other-way by message: 41 > 42', 'other-way by message: 42 = 42']);
		expect(events.filter(({ type }) => type === 'remark')).toMatchObject([
			{ turn: 2, text: 'The host continues no message, so the model is told by a message to go on' },
		]);
		expect(outcomeOf(events)).toEqual(['correct', '42', 3]);
	});

	it('is a message on request, so that both can be compared on one host', async () => {
		const options = { kind: 'wait', transport: 'message', nudges: 1 };
		const { events } = await play(['<<<42>>>', '<<<42>>>'], { options, prefill: true });
		expect(nudgesOf(events)).toEqual(['wait by message: 42 = 42']);
		expect(nudge.calls(options)).toEqual({ min: 2, max: 4 });
		expect(nudge.calls({ nudges: 1 })).toEqual({ min: 2, max: 5 });
	});
});

const REPLIES: readonly ScriptedReply[] = [
	'<<<41>>>',
	'<<<42>>>',
	'',
	PROGRAM,
	'```python\nprint(',
	'~~~',
	'<think>and so on',
	'Wait, wait, wait',
	{ text: '', toolCalls: [{ id: 't', name: 'python', arguments: '{' }] },
];

describe('whatever comes', () => {
	it('Nudge ends within its calls, never takes two nudges more than allowed, and says why it ended', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...REPLIES), { minLength: 1, maxLength: 7 }),
				fc.constantFrom<Nudge>('wait', 'python', 'other-way'),
				fc.integer({ min: 1, max: 4 }),
				fc.boolean(),
				fc.boolean(),
				fc.boolean(),
				async (replies, kind, nudges, prefill, refuses, raises) => {
					const options = { kind, nudges };
					const task = new ScriptedModel(
						({ messages }, i) =>
							refuses && messages.at(-1)?.role === 'assistant'
								? { failed: 'no-prefill' }
								: replies[i % replies.length]!,
						{ capabilities: { prefill } },
					);
					const python = new FakePython(() => (raises ? raised('NameError', 'x', 1) : printed('<<<42>>>')));
					const events = await runAll({ question, method: 'nudge', options, models: { task }, python });
					const told = nudgesOf(events);
					expect(events.at(-1)).toMatchObject({ outcome: 'finished' });
					expect(task.requests.length).toBeGreaterThanOrEqual(nudge.calls(options).min);
					expect(task.requests.length).toBeLessThanOrEqual(nudge.calls(options).max);
					expect(told.length).toBeLessThanOrEqual(nudges);
					if (!prefill || refuses) expect(told.join()).not.toContain('prefill');
					const ends = events.filter(({ type }) => type === 'limit-reached' || type === 'decision');
					expect(ends).toHaveLength(1);
					const sent = task.requests.flatMap(({ messages }) => messages.map(({ content }) => content.trim()));
					expect(sent).not.toContain('');
				},
			),
		);
	});
});
