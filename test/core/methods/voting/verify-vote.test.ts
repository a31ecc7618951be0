import { describe, expect, it } from 'vitest';
import { CODE_COT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { VERIFY_REQUEST } from '../../../../src/core/methods/voting/verify-vote.ts';
import { analysed, FakePython, printed, raised } from '../../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../../support/transcript.ts';
import { limitsOf, remarksOf, votesOf } from './votes.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');

/** A reply with a program that prints this. */
const print = (says: string) => `\`\`\`python\n${says}\n\`\`\``;

async function play(replies: readonly ScriptedReply[], setting: Setting = {}) {
	const task = new ScriptedModel(replies);
	const python = new FakePython(
		(code) => (code === 'fail' ? raised('NameError', 'no') : printed(code.replace('itself ', ''))),
		(code) => analysed(1, code.startsWith('itself') ? 'it only prints what was written into it' : null),
	);
	const events = await runAll({ question, method: 'verify-vote', models: { task }, python, ...setting });
	return { events, task };
}

const once = { samples: 1 };

describe('Verify and vote', () => {
	it('has an answer tested in the same dialogue by another program, and keeps one that holds', async () => {
		const { events } = await play([print('9.9'), print('TRUE')], { options: once });
		expect(callsOf(events)).toEqual(['1 task code: answers in code', '1 checker code: writes a check']);
		const first = { role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` };
		expect(sentTo('checker', events)).toEqual([
			[
				first,
				{ role: 'assistant', content: print('9.9') },
				{ role: 'user', content: `Your program printed:\n9.9\n\n${VERIFY_REQUEST}` },
			],
		]);
		expect(votesOf(events)).toEqual(['1 code 1 9.9 (TRUE, 1) → 9.9, settled: The most weight counts']);
		expect(decisionsOf(events)).toEqual([
			'1 method: return (1 of a weight of 1 for this answer, by what the tests said)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 1 } });
	});

	it('solves again what its test found false, with what the test printed, and tests that too', async () => {
		const replies = [print('9.11'), print('9.11 < 9.9\nFALSE'), print('9.9'), print('TRUE')];
		const { events } = await play(replies, { options: once });
		expect(callsOf(events)).toEqual([
			'1 task code: answers in code',
			'1 checker code: writes a check',
			'2 task code: repairs its code',
			'2 checker code: writes a check',
		]);
		const users = sentTo('checker', events)
			.at(-1)
			?.filter(({ role }) => role === 'user');
		expect(users?.map(({ content }) => content.split('\n').slice(0, 3))).toEqual([
			[CODE_COT_INSTRUCTION, '', question.text],
			['Your program printed:', '9.11', ''],
			['Your test printed:', '9.11 < 9.9', 'FALSE'],
			['Your program printed:', '9.9', ''],
		]);
		expect(votesOf(events)).toEqual([
			'1 code 1 9.11 (FALSE, 0.2) → 9.11, open: What a test found false is solved again',
			'2 code 1 9.9 (TRUE, 1) → 9.9, settled: The most weight counts',
		]);
	});

	it('weighs several samples by what their tests say, each sample with a seed of its own', async () => {
		const solved = [print('9.11'), print('9.11'), print('9.9')];
		const tests = [print('FALSE'), print('who knows'), print('TRUE')];
		const { events, task } = await play([...solved, ...tests], { options: { repairs: 0 } });
		expect(votesOf(events)).toEqual([
			'3 code 1 9.11 (FALSE, 0.2) | code 2 9.11 (no verdict, 0.5) | code 3 9.9 (TRUE, 1) → 9.9, settled: The most weight counts',
		]);
		expect(decisionsOf(events)).toEqual([
			'3 method: return (1 of a weight of 1.7 for this answer, by what the tests said)',
		]);
		expect(new Set(task.requests.slice(0, 3).map(({ seed }) => seed)).size).toBe(3);
		expect(new Set(task.requests.map(({ temperature }) => temperature))).toEqual(new Set([0.7]));
	});

	it('never gives FALSE more weight than UNSURE', async () => {
		const options = { samples: 2, repairs: 0, unsure: 0.1, refuted: 0.9 };
		const { events } = await play([print('1'), print('2'), print('FALSE'), print('UNSURE')], { options });
		expect(votesOf(events)[0]).toContain('code 1 1 (FALSE, 0.1) | code 2 2 (UNSURE, 0.1)');
	});

	it('does not believe a test that compares the answer with itself', async () => {
		const { events } = await play([print('9.11'), print('itself TRUE')], { options: once });
		expect(votesOf(events)[0]).toContain('code 1 9.11 (disguised check, 0.5)');
		expect(events.find(({ type }) => type === 'self-check')).toMatchObject({
			verdict: 'unclear',
			explanation:
				'A disguised check: it works nothing out, whatever the answer is, so it says nothing of it.\nTRUE',
		});
	});

	it('counts a test that fails, or was never written, as unsure', async () => {
		const { events } = await play([print('1'), print('1'), print('fail'), 'It is true.'], {
			options: { samples: 2 },
		});
		expect(votesOf(events)).toEqual([
			'2 code 1 1 (no verdict, 0.5) | code 2 1 (no verdict, 0.5) → 1, settled: The most weight counts',
		]);
	});

	it('does not test what is no answer, and says so when there is none at all', async () => {
		const { events } = await play([print('fail'), ''], { options: { samples: 2 } });
		expect(callsOf(events)).toHaveLength(2);
		expect(votesOf(events)[0]).toBe(
			'2 code 1 none (nothing to test, 0.5) | text 1 none (nothing to test, 0.5) → nothing, settled: No reply names an answer',
		);
		expect(limitsOf(events)).toEqual(['turns: All 2 samples are in and none names an answer']);
	});

	it('goes on with the samples it got, and a limit in the middle judges what is ahead', async () => {
		const { events } = await play([{ failed: 'rate-limit' }, print('9.9')], {
			options: { samples: 2 },
			limits: { calls: 2 },
		});
		expect(remarksOf(events)).toEqual(['A reply is missing: It failed']);
		expect(events.slice(-3)).toMatchObject([
			{ type: 'limit-reached', turn: 2, limit: 'calls' },
			{ type: 'verdict', outcome: { verdict: { kind: 'correct' }, turn: 2 } },
			{ type: 'run-end', outcome: 'finished' },
		]);
	});

	it('fails as any run does when no sample can be had', async () => {
		const { events } = await play(Array(3).fill({ failed: 'unavailable' }), { options: { samples: 2 } });
		expect(events.slice(-2)).toMatchObject([
			{ type: 'run-error', failure: { kind: 'model-call' } },
			{ type: 'run-end', outcome: 'failed' },
		]);
	});
});
