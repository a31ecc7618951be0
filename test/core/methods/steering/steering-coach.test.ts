import { describe, expect, it } from 'vitest';
import {
	CHOICE_ENDINGS,
	COACH_CHOICE_INSTRUCTION,
	COACH_NEXT_INSTRUCTION,
	NEXT_ENDINGS,
} from '../../../../src/core/methods/steering/prompts.ts';
import {
	COACH_SILENT_INSTRUCTION,
	REWORD_INSTRUCTION,
} from '../../../../src/core/methods/steering/coach-dialogue.ts';
import type { CodeAnalysis } from '../../../../src/core/execution.ts';
import type { MethodId, MethodOptions } from '../../../../src/core/method-id.ts';
import { methodById } from '../../../../src/core/methods/registry.ts';
import { cardsOf } from '../../../../src/core/record/cards.ts';
import { readReply } from '../../../../src/core/reply/read.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import { foldRun } from '../../../../src/core/record/fold.ts';
import { analysed, FakePython, printed } from '../../../support/fake-python.ts';
import { runAll, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../../support/transcript.ts';

const question = typed('How many times does the letter r occur in the word strawberry?', '3');
const WORDS = 'It occurs <<<3>>> times.';
const PROGRAM = '```python\nprint(3)\n```';
const CHECK = '```python\ncheck()\n```';

interface Play {
	coach: readonly string[] | ((message: string, index: number) => string);
	check?: string;
	reply?: string;
	options?: MethodOptions;
	method?: MethodId;
	analysis?: CodeAnalysis;
}

/** A run in which the task model and the checker always say the same. */
async function play({
	coach,
	check = 'Correct',
	reply = WORDS,
	options = {},
	method = 'codesteer',
	analysis,
}: Play) {
	const models = {
		task: new ScriptedModel(() => reply),
		coach: new ScriptedModel(
			typeof coach === 'function' ? ({ messages }, i) => coach(messages.at(-1)?.content ?? '', i) : coach,
		),
		checker: new ScriptedModel(() => CHECK),
	};
	const python = new FakePython(
		(code) => printed(code === 'check()' ? check : '3'),
		() => analysis ?? analysed(5),
	);
	const events = await runAll({ question, method, options, models, python });
	return { events, models, python };
}

function lastToCoach(events: readonly RunEvent[]): string[] {
	return sentTo('coach', events).map((messages) => messages.at(-1)?.content ?? '');
}

function remarksOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) => (event.type === 'remark' ? [event.text] : []));
}

describe('a coach that says nothing', () => {
	it.each(['', ' \n', '<<<>>>', '<<<Code>>> or <<<Text>>>'])(
		'is asked once more at the start (%j)',
		async (silence) => {
			const { events } = await play({ coach: [silence, '<<<Code>>>', '<<<Return Answer>>>'] });
			expect(callsOf(events).slice(0, 3)).toEqual([
				'1 coach free: chooses text or code',
				'1 coach free: is asked once more',
				'1 task code: answers',
			]);
			expect(sentTo('coach', events)[1]?.slice(1)).toEqual([
				{ role: 'assistant', content: silence.trim() === '' ? '(The reply was empty.)' : silence },
				{ role: 'user', content: `${COACH_SILENT_INSTRUCTION} ${CHOICE_ENDINGS}` },
			]);
			expect(remarksOf(events)).toEqual([]);
		},
	);

	it('twice at the start leaves the question without guidance, and that is said', async () => {
		const { events } = await play({ coach: ['', '', '<<<Return Answer>>>'] });
		expect(sentTo('task', events)).toEqual([[{ role: 'user', content: question.text }]]);
		expect(remarksOf(events)).toEqual([
			'The coach said nothing, also when asked once more; the question goes out without guidance',
		]);
		expect(decisionsOf(events)).toEqual(['1 coach: return (The coach accepts the answer)']);
	});

	it('has not accepted an answer: it is asked once more with the endings allowed now', async () => {
		const { events } = await play({ coach: ['<<<Text>>>', '', 'Fine. <<<Return Answer>>>'] });
		expect(lastToCoach(events)[2]).toBe(`${COACH_SILENT_INSTRUCTION} ${NEXT_ENDINGS}`);
		expect(decisionsOf(events).at(-1)).toBe('1 coach: return (Fine.)');
	});

	it('twice has not accepted an answer that the check refused', async () => {
		const { events } = await play({
			coach: ['<<<Text>>>', '', '', '<<<Terminate>>>'],
			check: 'Incorrect: it is 3',
		});
		const said =
			'The coach said nothing, also when asked once more; ' +
			'the check refused the answer, so a better one is asked for in the usual words';
		expect([remarksOf(events), decisionsOf(events)]).toEqual([
			[said],
			[
				'1 coach: text (The coach asks for words)',
				`1 method: improve (${said})`,
				'2 coach: terminate (The coach gives up)',
			],
		]);
		expect(sentTo('task', events)[1]?.at(-1)?.content).toMatch(/^A test of your last answer failed\./);
	});

	it.each(['Correct', 'no verdict'])(
		'twice lets the answer stand when the check says %j, and that is said',
		async (check) => {
			const { events } = await play({ coach: ['<<<Text>>>', '', ''], check });
			const said = 'The coach said nothing, also when asked once more; the answer stands as it is';
			expect([remarksOf(events), decisionsOf(events).at(-1)]).toEqual([[said], `1 method: return (${said})`]);
		},
	);

	it('costs one call more a turn at most', async () => {
		const { events } = await play({ coach: () => '', check: 'Incorrect: no' });
		expect(callsOf(events)).toHaveLength(2 * 5 + 5 + 4);
		expect(methodById('codesteer')?.calls({})).toEqual({ min: 4, max: 5 * 3 + 4 * 15 });
		expect(methodById('codesteer')?.calls({}, true)).toEqual({ min: 2, max: 5 + 4 * 15 });
	});
});

describe('a decision', () => {
	it('holds what goes to the task model: the coach’s own words, or the usual ones for what it chose', async () => {
		const { events } = await play({
			coach: [
				'It counts. <<<Code>>>',
				'Too easy. <<<Search all of it.>>>',
				'Go step by step.',
				'<<<Text>>>',
				'',
				'',
			],
			check: 'Incorrect: no',
		});
		const sent = sentTo('task', events).map((messages) => messages.at(-1)?.content ?? '');
		const said = events.flatMap((event) => (event.type === 'decision' ? [event.guidance] : []));
		expect([sent[0]?.startsWith(said[0] || 'nothing was said'), said.slice(1, 3), said.slice(1)]).toEqual([
			true,
			['Search all of it.', 'Go step by step.'],
			sent.slice(1),
		]);
	});
});

describe('a coach that wants to end before there is an answer', () => {
	it.each([
		['<<<Return Answer>>>', 'return'],
		['Terminate', 'terminate'],
	])('with %j is shown so, and the question goes out without guidance', async (reply, action) => {
		const { events } = await play({ coach: [reply, '<<<Return Answer>>>'] });
		const said = `The coach wanted to ${action} before there was an answer; the question goes out without guidance`;
		expect(decisionsOf(events)[0]).toBe(`1 coach: ${action} (${said})`);
		expect(remarksOf(events)).toEqual([said]);
		expect(sentTo('task', events)).toEqual([[{ role: 'user', content: question.text }]]);
	});
});

describe('what a coach is told after each answer', () => {
	it('is one decision with one list of endings, though it says "Text" to a right answer five times', async () => {
		const { events } = await play({ coach: ['Text', 'Text', 'Text', 'Text', 'Text'] });
		const [first = '', ...reports] = lastToCoach(events);
		expect(first).toContain(COACH_CHOICE_INSTRUCTION);
		expect(reports).toHaveLength(4);
		for (const report of reports) {
			expect(report).toContain('A test program says:\nCorrect');
			expect(report.endsWith(COACH_NEXT_INSTRUCTION)).toBe(true);
			expect(report.split('End with exactly one of these')).toHaveLength(2);
			expect(report).not.toContain('Decide which of the two suits this question');
			expect(report).not.toContain('Every answer so far');
		}
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 5 } });
	});

	it('names returning first, so a coach that takes the first ending returns after the first answer', async () => {
		const { events } = await play({
			coach: (message, i) => (i === 0 ? 'Text' : (message.match(/^- (<<<[^>]+>>>)/m)?.[1] ?? '')),
		});
		expect(decisionsOf(events)).toEqual([
			'1 coach: text (The coach asks for words)',
			'1 coach: return (The coach accepts the answer)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 1 } });
	});

	it.each<[string, string, string, number, string | null]>([
		[
			'one refused program',
			PROGRAM,
			'Incorrect: no',
			1,
			'was a program. Unless the latest is right, ask for words next.',
		],
		[
			'one refused answer in words',
			WORDS,
			'Incorrect: no',
			1,
			'was in words. Unless the latest is right, ask for a program next.',
		],
		['one answer nobody could check', WORDS, 'no verdict', 1, null],
		[
			'two answers nobody could check',
			WORDS,
			'no verdict',
			2,
			'was in words. Unless the latest is right, ask for a program next.',
		],
		['two answers, the latest found right', WORDS, 'Correct', 2, null],
	])('asks to change the way only when it applies: %s', async (_, reply, check, answers, words) => {
		const { events } = await play({ coach: () => '<<<Once more, please.>>>', reply, check });
		const report = lastToCoach(events)[answers] ?? '';
		expect(/Every answer so far (.*)/.exec(report)?.[1] ?? null).toBe(words);
	});

	it('holds published flags and lines beside the published score, and ours beside ours, once each', async () => {
		const base = analysed(3, 'prints a constant');
		if (base.kind !== 'analysed') throw new Error('unreachable');
		const analysis: CodeAnalysis = {
			...base,
			published: {
				score: 2,
				flags: { searching: true, symbolic: false, numerical: true },
				lines: [
					'for loop in line 1',
					...Array.from({ length: 40 }, (_, i) => `Operator: + in line ${String(i)}`),
				],
			},
			lines: ['2 loops', 'Text in disguise: prints a constant'],
		};
		const { events } = await play({ coach: ['<<<Code>>>', '<<<Return Answer>>>'], reply: PROGRAM, analysis });
		expect(lastToCoach(events)[1]).toContain(
			[
				'What the program looks like:',
				'Complexity by the published rules: 2; searching, numerical.',
				'for loop in line 1',
				'Operator: + in line 0',
				'Operator: + in line 1',
				'Operator: + in line 2',
				'Operator: 37 more.',
				'The program may be too simple to compute the answer.',
				'Complexity by the syntax tree: 3; searching.',
				'2 loops',
				'It only prints a finished answer: prints a constant.',
				'',
				'Now decide',
			]
				.join('\n')
				.replace('\n\nNow', '\n\nNow'),
		);
	});

	it.each<[string, MethodOptions, string[]]>([
		['at', {}, ['published', 'too simple', 'tree', 'disguise']],
		['below', { simpleFrom: 'below' }, ['published', 'tree', 'disguise']],
		['without ours', { treeRules: false, disguise: false }, ['published', 'too simple']],
		['without the disguise', { disguise: false }, ['published', 'too simple', 'tree']],
	])('leaves out what is switched off: %s', async (_, options, parts) => {
		const analysis = analysed(2, 'prints a constant');
		const { events } = await play({
			coach: ['<<<Code>>>', '<<<Return Answer>>>'],
			reply: PROGRAM,
			options,
			analysis,
		});
		const report = lastToCoach(events)[1] ?? '';
		const found = {
			published: 'by the published rules: 2;',
			'too simple': 'may be too simple',
			tree: 'by the syntax tree: 2;',
			disguise: 'only prints a finished answer',
		};
		expect(Object.entries(found).flatMap(([name, words]) => (report.includes(words) ? [name] : []))).toEqual(
			parts,
		);
	});

	it('is, without reminders, how to decide once and then only how to end', async () => {
		const { events } = await play({
			coach: ['<<<Text>>>', '<<<Again, please.>>>', '<<<Return Answer>>>'],
			options: { remindCoach: false, selfCheck: false },
		});
		const reports = lastToCoach(events).slice(1);
		expect(reports[0]).toBe(`Answer of the model:\n${WORDS}\n\n${COACH_NEXT_INSTRUCTION}`);
		expect(reports[1]?.endsWith(`\n\n${NEXT_ENDINGS}`)).toBe(true);
		expect(reports[1]).not.toContain('Now decide');
	});

	it('names the round of the plan to a code-first agent, which hears of the first round once', async () => {
		const { events } = await play({
			method: 'code-first-agent',
			coach: () => '<<<A richer program, please.>>>',
			reply: PROGRAM,
			check: 'Incorrect: no',
		});
		const heard = lastToCoach(events);
		expect(heard.map((message) => message.includes('Begin with the first round'))).toEqual([
			true,
			false,
			false,
			false,
			false,
		]);
		expect(heard.map((message) => /This is round (\d)/.exec(message)?.[1])).toEqual([
			undefined,
			'2',
			'3',
			'4',
			'5',
		]);
		expect(heard.map((message) => /<<<(?:Code|Text)>>>/.exec(message)?.[0])).toEqual([
			'<<<Code>>>',
			'<<<Code>>>',
			'<<<Code>>>',
			'<<<Text>>>',
			'<<<Text>>>',
		]);
		for (const message of heard) {
			expect(message.split('End with exactly one of these')).toHaveLength(2);
			expect(message).not.toContain('Every answer so far');
		}
	});

	it('holds the reworded guidance as the coach’s own turn', async () => {
		const { events } = await play({
			method: 'symbolic-agent',
			coach: ['<<<Code>>>', 'Write Python.', '<<<Return Answer>>>'],
		});
		const [, reword, report] = sentTo('coach', events);
		expect(reword?.at(-1)?.content).toMatch(new RegExp(`^${REWORD_INSTRUCTION}`));
		expect(report?.slice(1, 2)).toEqual([{ role: 'assistant', content: 'Write Python.' }]);
	});
});

describe('the loop as published', () => {
	const presets = methodById('codesteer')?.presets ?? [];
	const optionsOf = (id: string): MethodOptions => presets.find((preset) => preset.id === id)?.options ?? {};

	it.each([
		['paper', [30_000, 30_000], 'task', 5],
		['released', [10_000, 10_000, 15_000], 'checker', 6],
	] as const)('"%s" sets time limits, checker, decoding and turns', async (id, limits, who, most) => {
		const options = optionsOf(id);
		const short = await play({
			coach: ['<<<Code>>>', '<<<Return Answer>>>'],
			reply: PROGRAM,
			options: { ...options, checkedBy: 'checker' },
		});
		expect(short.python.runs.map(({ timeLimitMs }) => timeLimitMs)).toEqual(limits);
		expect(short.models.coach.requests[0]).toMatchObject({ temperature: 0.95, topP: 0.7, maxTokens: 1024 });
		expect(short.models.task.requests[0]).toMatchObject({ maxTokens: 2000 });
		const long = await play({
			coach: () => '<<<Once more, please.>>>',
			reply: `${WORDS}\n${CHECK}`,
			options: { ...options, finalSeconds: 0 },
			check: 'Incorrect: no',
		});
		expect(sentTo('coach', long.events)).toHaveLength(most);
		const checks = long.events.flatMap((event) =>
			event.type === 'call-start' && event.role === 'checker' ? [event] : [],
		);
		expect(checks).toHaveLength(most - 1);
		expect(long.models[who].requests.filter(({ role }) => role === 'checker')).toHaveLength(most - 1);
	});

	it('asks for a failed check in the same words, and takes a warning for a failure', async () => {
		const checker = new ScriptedModel(() => CHECK);
		const run = (checkRetries: string) =>
			runAll({
				question,
				method: 'codesteer',
				options: { guidances: 2, checkRetries },
				models: {
					task: new ScriptedModel(() => WORDS),
					coach: new ScriptedModel(['<<<Text>>>', '<<<Return Answer>>>']),
					checker,
				},
				python: new FakePython(() => printed('Correct\n', { stderr: 'Warning: old\n' })),
			});
		const fresh = await run('fresh');
		const sent = sentTo('checker', fresh);
		expect(sent).toHaveLength(3);
		expect(new Set(sent.map((messages) => JSON.stringify(messages))).size).toBe(1);
		expect(sentTo('checker', await run('told'))).toHaveLength(1);
	});

	it('runs the returned program once more at the end, and its result is judged', async () => {
		let runs = 0;
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { selfCheck: false, finalSeconds: 15 },
			models: {
				task: new ScriptedModel(() => PROGRAM),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Return Answer>>>']),
			},
			python: new FakePython(() => printed(runs++ === 0 ? '2' : '3')),
		});
		expect(events.find((event) => event.type === 'code-start' && event.note !== undefined)).toMatchObject({
			note: 'run once more at the end, with 15 s, as in the released code',
		});
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' } } });
		const cards = cardsOf(foldRun(events).turns[0]!, readReply);
		expect(cards.map(({ kind }) => kind)).toEqual(['coach', 'answer', 'coach']);
		expect(cards[1]).toMatchObject({ run: { status: { result: { stdout: '3' } } } });
	});
});
