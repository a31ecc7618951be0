import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageModel } from '../../../src/core/model.ts';
import type { MethodId } from '../../../src/core/method-id.ts';
import { replyOfChoice, replyOfWords } from '../../../src/core/methods/steering/person-coach.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { isStored } from '../../../src/core/record/stored.ts';
import { runQuestion } from '../../../src/core/run/run.ts';
import { analysed, FakePython, printed, raised } from '../../support/fake-python.ts';
import { personSaying } from '../../support/person.ts';
import { collect, portsOf, type Setting, specOf, typed } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';

const question = typed('Make 24 from 3 7 8 9.', '24');
const REPLIES = [
	'It is <<<23>>>.',
	'```python\nprint("a guess")\n```',
	'```python\nfail()\n```',
	'```python\nprint(24)\n```',
	'It is <<<24>>>.',
	'',
];

/** All models say what they say because of what they are asked, so that one that is asked later says the same. */
function playOf(replies: readonly number[], guidance: readonly string[]) {
	const turnOf = (messages: readonly { role: string }[]): number =>
		messages.filter(({ role }) => role === 'assistant').length;
	const task = new ScriptedModel(({ messages }) => REPLIES[replies[turnOf(messages)] ?? 0] ?? '');
	const checker = new ScriptedModel(({ messages }) => {
		const about = messages.at(-1)?.content ?? '';
		return about.includes('24>>>') || about.includes('gave:\n24')
			? '```python\nfine()\n```'
			: '```python\nbad()\n```';
	});
	const python = new FakePython(
		(code) => {
			if (code.includes('fail')) return raised('ValueError', 'no', 1);
			if (code.includes('fine')) return printed('Correct\n');
			return printed(
				code.includes('bad') ? 'Incorrect: not 24\n' : code.includes('24') ? '24\n' : 'a guess\n',
			);
		},
		(code) => (code.includes('guess') ? analysed(0.5, 'prints a constant') : analysed(13)),
	);
	return { models: { task, checker, coach: personSaying(guidance) as LanguageModel }, python };
}

/** What is kept of a run, as it is read again; without what tells only when. */
function kept(events: readonly RunEvent[]): unknown[] {
	return events
		.filter((event) => isStored(event) && event.type !== 'run-resumed')
		.map((event) => ({ ...event, seq: 0, at: 0, ...('ms' in event ? { ms: 0 } : {}) }));
}

const guidance = fc.oneof(
	fc.constantFrom('text', 'code', 'search', 'check', 'return', 'terminate' as const).map(replyOfChoice),
	fc.constantFrom('Try another order.', 'Return answer', 'use <<< and >>>').map(replyOfWords),
	fc.constant(''),
);
const method: fc.Arbitrary<MethodId> = fc.constantFrom(
	'codesteer',
	'symbolic-agent',
	'code-first-agent',
	'code-text-choice',
);
const run = fc.record({
	method,
	replies: fc.array(fc.nat(REPLIES.length - 1), { minLength: 5, maxLength: 5 }),
	said: fc.array(guidance, { minLength: 6, maxLength: 6 }),
	calls: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
	cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

function settingOf({
	method,
	replies,
	said,
	calls,
}: {
	method: MethodId;
	replies: number[];
	said: string[];
	calls: number | undefined;
}): Setting {
	return {
		question,
		method,
		...playOf(replies, said),
		...(calls === undefined ? {} : { limits: { calls } }),
	};
}

const signal = new AbortController().signal;
const play = (setting: Setting, earlier: readonly RunEvent[] = []): Promise<RunEvent[]> =>
	collect(runQuestion(specOf(setting), portsOf(setting), signal, earlier));

describe('a run that was left in the middle', () => {
	it('goes on as if it had not been, wherever it was cut', async () => {
		await fc.assert(
			fc.asyncProperty(run, async (of) => {
				const whole = (await play(settingOf(of))).filter(isStored);
				const earlier = whole.slice(0, 1 + Math.floor(of.cut * (whole.length - 1)));
				const read = parseRun(earlier);
				if (!read.ok) throw new Error(read.error);
				const rest = await play(settingOf(of), read.value);
				const resumed = [...read.value, ...rest];
				expect(kept(resumed)).toEqual(kept(whole));
				// One record, with one end.
				expect(parseRun(resumed.filter(isStored)).ok).toBe(true);
				expect(resumed.filter(({ type }) => type === 'run-end')).toHaveLength(1);
			}),
		);
	});

	it('asks nobody and runs nothing a second time', async () => {
		const of = {
			method: 'codesteer' as const,
			replies: [1, 3, 0, 0, 0],
			said: ['<<<Code>>>', replyOfChoice('search')],
			calls: undefined,
		};
		const first = settingOf(of);
		const whole = (await play(first)).filter(isStored);
		const third = whole.filter(({ type }) => type === 'call-start').length - 1;
		const start = whole.findLastIndex(({ type }) => type === 'call-start');
		const again = playOf(of.replies, of.said);
		await play({ question, method: of.method, ...again }, whole.slice(0, start + 1));
		expect(third).toBe(6);
		expect([
			again.models.task.requests.length,
			again.models.checker.requests.length,
			(again.models.coach as ReturnType<typeof personSaying>).asked.length,
			again.python.runs.length,
		]).toEqual([0, 0, 1, 0]);
	});

	it('does not go on with a plan that is another one by now', async () => {
		const of = {
			method: 'codesteer' as const,
			replies: [1, 3, 0, 0, 0],
			said: ['<<<Code>>>'],
			calls: undefined,
		};
		const whole = (await play(settingOf(of))).filter(isStored);
		const earlier = whole
			.slice(0, 5)
			.map((event) =>
				event.type === 'call-start' && event.role === 'task'
					? { ...event, messages: [{ role: 'user' as const, content: 'Words of an older page' }] }
					: event,
			);
		const rest = await play(settingOf(of), earlier);
		expect(rest.map(({ type }) => type)).toEqual(['run-resumed', 'run-error', 'run-end']);
		const [, error] = rest;
		expect(error?.type === 'run-error' && error.failure.kind === 'internal' && error.failure.message).toMatch(
			/cannot be resumed/,
		);
	});

	it('has no more calls than it may have in all', async () => {
		const of = {
			method: 'codesteer' as const,
			replies: [0, 0, 0, 0, 0],
			said: ['<<<Text>>>', 'Again.', 'Again.'],
			calls: 3,
		};
		const whole = (await play(settingOf(of))).filter(isStored);
		const rest = await play(settingOf(of), whole.slice(0, -3));
		expect(rest.filter(isStored).map(({ type }) => type)).toEqual([
			'run-resumed',
			'limit-reached',
			'run-error',
			'run-end',
		]);
	});

	const finish = {
		type: 'finish',
		reason: { unified: 'stop', raw: 'stop' },
		usage: { inputTokens: 10, outputTokens: 5 },
	} as const;
	const tried = (text: string, reason: string): ScriptedReply => ({
		parts: [
			{ type: 'text-delta', text: 'Half a reply that broke off' },
			{ type: 'retry', attempt: 1, waitMs: 0, reason },
			{ type: 'text-delta', text },
			finish,
		],
	});
	const twoTurns = (replies: readonly ScriptedReply[], tokens?: number): Setting => ({
		question,
		method: 'codesteer',
		models: {
			task: new ScriptedModel(replies),
			checker: new ScriptedModel(() => ''),
			coach: personSaying(['<<<Text>>>', '<<<Text>>>']),
		},
		...(tokens === undefined ? {} : { limits: { tokens } }),
	});

	it('has used up what tries of before the break took that came to nothing', async () => {
		const replies = [tried('It is <<<23>>>.', 'Busy'), 'It is <<<24>>>.'];
		const whole = (await play(twoTurns(replies))).filter(isStored);
		const secondTurn = whole.findIndex((event) => event.type === 'call-start' && event.turn === 2);
		const earlier = whole.slice(0, secondTurn);
		const { inputTokens, outputTokens } = foldRun(earlier).totals;
		const used = (inputTokens ?? 0) + (outputTokens ?? 0);
		const asked = async (tokens: number): Promise<number> => {
			const setting = twoTurns(replies.slice(1), tokens);
			await play(setting, earlier);
			return (setting.models?.task as ScriptedModel).requests.length;
		};
		expect([await asked(used), await asked(used + 1)]).toEqual([0, 1]);
	});

	it('says that a call is tried again also where it had been tried again before the break', async () => {
		const replies = [tried('It is <<<24>>>.', 'Busy')];
		const whole = (await play(twoTurns(replies))).filter(isStored);
		const retry = whole.findIndex(({ type }) => type === 'call-retry');
		const rest = await play(twoTurns([tried('It is <<<24>>>.', 'Still busy')]), whole.slice(0, retry + 1));
		expect(rest.flatMap((event) => (event.type === 'call-retry' ? [event.reason] : []))).toEqual([
			'Still busy',
		]);
	});

	it('goes on behind a failure that its plan can live with', async () => {
		const replies: ScriptedReply[] = ['It is <<<24>>>.'];
		const setting = (): Setting => ({
			...twoTurns(replies),
			models: { ...twoTurns(replies).models, checker: new ScriptedModel([{ failed: 'unavailable' }]) },
		});
		const whole = (await play(setting())).filter(isStored);
		const failed = whole.findIndex(({ type }) => type === 'call-failed');
		const rest = await play(setting(), whole.slice(0, failed + 1));
		expect(kept([...whole.slice(0, failed + 1), ...rest])).toEqual(kept(whole));
	});
});
