import { describe, expect, it } from 'vitest';
import { ALL_CODE_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import {
	CLAIM_HEAD,
	CONSISTENCY_INSTRUCTION,
	CONSISTENCY_REQUEST,
} from '../../../../src/core/methods/voting/tool-filter.ts';
import { FakePython, printed, raised } from '../../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../../support/transcript.ts';
import { limitsOf, remarksOf, votesOf } from './votes.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');

const say = (answer: string) => `<<<${answer}>>>`;
const program = (says: string) => `\`\`\`python\n${says}\n\`\`\``;

/** The checker's program says what `tests` has for the claimed answer. */
async function play(
	texts: readonly ScriptedReply[],
	tests: Readonly<Record<string, string>>,
	setting: Setting = {},
) {
	const task = new ScriptedModel((request, at) =>
		request.messages[0]?.content.startsWith(ALL_CODE_INSTRUCTION) === true
			? program('answer')
			: (texts[at] ?? ''),
	);
	const checker = new ScriptedModel(({ messages }) => {
		const claimed = messages[0]?.content.split(CLAIM_HEAD)[1]?.split(`\n\n${CONSISTENCY_REQUEST}`)[0] ?? '';
		return program(tests[claimed] ?? 'fail');
	});
	const python = new FakePython((code) =>
		code === 'fail' ? raised('NameError', 'no') : printed(code === 'answer' ? '<<<9.9>>>' : code),
	);
	const models = { task, checker };
	const events = await runAll({ question, method: 'tool-filter', models, python, ...setting });
	return { events, task };
}

describe('Tool filter', () => {
	it('tests each different answer once and counts only what was not found inconsistent', async () => {
		const texts = [say('9.11'), say('9.11'), say('9.9'), say('9.11'), say('9.9')];
		const { events, task } = await play(texts, { '9.11': 'INCONSISTENT', '9.9': 'CONSISTENT' });
		expect(callsOf(events)).toEqual([
			...[1, 2, 3, 4, 5].map((turn) => `${String(turn)} task text: answers in text`),
			'1 checker code: writes a check',
			'3 checker code: writes a check',
		]);
		expect(sentTo('checker', events)[1]).toEqual([
			{
				role: 'user',
				content: `${CONSISTENCY_INSTRUCTION}\n\nQuestion:\n${question.text}\n\nClaimed answer:\n9.9\n\n${CONSISTENCY_REQUEST}`,
			},
		]);
		expect(new Set(task.requests.map(({ temperature }) => temperature))).toEqual(new Set([0.8]));
		expect(new Set(task.requests.map(({ seed }) => seed)).size).toBe(5);
		expect(votesOf(events)).toEqual([
			'5 text 1 9.11 | text 2 9.11 | text 3 9.9 | text 4 9.11 | text 5 9.9 → 9.11, open: 5 replies with 2 different answers, each to be tested by a program',
			'5 text 1 9.11 (inconsistent, 0) | text 2 9.11 (inconsistent, 0) | text 3 9.9 (consistent, 1) | text 4 9.11 (inconsistent, 0) | text 5 9.9 (consistent, 1) → 9.9, settled: Most weight among the answers that were kept',
		]);
		expect(decisionsOf(events)).toEqual([
			'5 method: return (1 of 2 different answers kept after the tests, and this one has the most weight)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 3 } });
		expect(
			events.flatMap((event) => (event.type === 'self-check' ? [[event.turn, event.verdict]] : [])),
		).toEqual([
			[1, 'incorrect'],
			[3, 'correct'],
		]);
	});

	it('gives half a vote to an answer whose test fails or says neither', async () => {
		const texts = [say('1'), say('1'), say('2'), say('3'), say('3')];
		const { events } = await play(texts, { '1': 'fail', '2': 'CONSISTENT', '3': 'who knows' });
		expect(votesOf(events).at(-1)).toContain(
			'text 1 1 (untested, 0.5) | text 2 1 (untested, 0.5) | text 3 2 (consistent, 1)',
		);
		// Two halves are as many as one: of equal ones the first.
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '1' } } });
	});

	it('answers once in code when every answer has failed its test', async () => {
		const { events } = await play(
			[say('1'), say('2')],
			{ '1': 'INCONSISTENT', '2': 'INCONSISTENT' },
			{
				options: { samples: 2 },
			},
		);
		expect(callsOf(events).at(-1)).toBe('3 task code: answers in code');
		expect(decisionsOf(events)).toEqual([
			'2 method: code (No answer in words has passed its test, so the question is answered once in code)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '9.9' }, turn: 3 } });
	});

	it('answers once in code when no reply names an answer, and tests nothing then', async () => {
		const { events } = await play(['', '<<<>>>'], {}, { options: { samples: 2 } });
		expect(sentTo('checker', events)).toEqual([]);
		expect(decisionsOf(events)).toEqual([
			'2 method: code (No reply in words names an answer, so the question is answered once in code)',
		]);
	});

	it('goes on with the replies it got, and says why others are missing', async () => {
		const { events } = await play(
			[{ failed: 'rate-limit' }, say('9.9')],
			{ '9.9': 'CONSISTENT' },
			{
				options: { samples: 2 },
			},
		);
		expect(remarksOf(events)).toEqual(['A reply is missing: It failed']);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 2 } });
	});

	it('a limit before the tests is named, and the most votes are judged', async () => {
		const { events } = await play(
			[say('9.9'), say('9.9'), say('1')],
			{},
			{
				options: { samples: 3 },
				limits: { calls: 3 },
			},
		);
		expect(limitsOf(events)).toEqual(['calls: The run may make 3 model calls and has made them']);
		expect(events.slice(-2)).toMatchObject([
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' } } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});
});
