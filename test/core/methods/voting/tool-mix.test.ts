import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MethodOptions } from '../../../../src/core/method-id.ts';
import type { ModelRequest } from '../../../../src/core/model.ts';
import { toolMix } from '../../../../src/core/methods/voting/tool-mix.ts';
import {
	ADVICE_HEAD,
	CODE_HINTS,
	GUIDE_INSTRUCTION,
} from '../../../../src/core/methods/voting/tool-mix/agents.ts';
import { readChange } from '../../../../src/core/methods/voting/tool-mix/ending.ts';
import {
	JUDGE_INSTRUCTION,
	OTHERS_HEAD,
	TIE_INSTRUCTION,
	WEIGH_REQUEST,
} from '../../../../src/core/methods/voting/tool-mix/messages.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { INTERPRETER_INSTRUCTION } from '../../../../src/core/methods/code-interpreter/interpreter-loop.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import type { RunLimits } from '../../../../src/core/record/spec.ts';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { runAll } from '../../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../../support/scripted-model.ts';

/** Who speaks, told from the words of the message, as a model would. */
type Who = 'bare' | 'words' | 'program' | 'python' | 'guide' | 'guided' | 'judge' | 'tie';

function whoIs({ messages }: ModelRequest): Who {
	const text = messages[0]?.content ?? '';
	const signs: readonly (readonly [string, Who])[] = [
		[JUDGE_INSTRUCTION, 'judge'],
		[TIE_INSTRUCTION, 'tie'],
		[GUIDE_INSTRUCTION, 'guide'],
		[ADVICE_HEAD, 'guided'],
		[INTERPRETER_INSTRUCTION, 'python'],
		[CODE_COT_INSTRUCTION, 'program'],
		[ALL_TEXT_INSTRUCTION, 'words'],
	];
	return signs.find(([sign]) => text.startsWith(sign))?.[1] ?? 'bare';
}

function roundOf({ messages }: ModelRequest): 1 | 2 {
	return messages[0]?.content.includes(OTHERS_HEAD) === true ? 2 : 1;
}

type Script = Partial<Record<Who, ScriptedReply | ((request: ModelRequest) => ScriptedReply)>>;

const ANSWERS: Script = {
	guide: '<<<Text>>> Count carefully. Mind the last step.',
};

/** All say 42 unless the script has it otherwise. */
function model(script: Script): ScriptedModel {
	return new ScriptedModel((request) => {
		const who = whoIs(request);
		const said = script[who] ?? ANSWERS[who] ?? 'It is <<<42>>>';
		return typeof said === 'function' ? said(request) : said;
	});
}

interface Played {
	script: Script;
	options?: MethodOptions;
	limits?: Partial<RunLimits>;
	python?: FakePython;
}

async function play({ script, options = {}, limits = {}, python = new FakePython() }: Played) {
	const task = model(script);
	const events = await runAll({ method: 'tool-mix', options, limits, models: { task }, python, seed: 1 });
	return { events, task };
}

/** What happened, a line each. */
function trace(events: readonly RunEvent[]): string[] {
	return events.flatMap((event): string[] => {
		switch (event.type) {
			case 'call-start':
				return [`${String(event.turn)} ${event.role}: ${event.purpose}`];
			case 'votes': {
				const camps = event.ballots.map(
					({ who, way, answer }) => `${who.slice(0, 1)} ${way} ${answer ?? '-'}`,
				);
				return [
					`${String(event.turn)} round ${String(event.round)}: ${camps.join(', ')}; ${event.text}${event.isSettled ? '.' : ''}`,
				];
			}
			case 'decision':
				return [`${String(event.turn)} ${event.by} ${event.action}: ${event.reason}`];
			case 'limit-reached':
				return [`${String(event.turn)} limit ${event.limit}: ${event.text}`];
			case 'remark':
				return [`${String(event.turn)} ${event.text}`];
			case 'verdict':
				return [`${event.outcome.verdict.kind} from turn ${String(event.outcome.turn)}`];
			case 'run-end':
				return [event.outcome];
			default:
				return [];
		}
	});
}

/** Without the calls of the agents. */
function outline(events: readonly RunEvent[]): string[] {
	return trace(events).filter((line) => !/^\d+ task: agent/.test(line));
}

const FIRST_ROUND = [
	'1 task: agent A writes guidance for itself',
	'2 task: agent B answers, may run code',
	'3 task: agent C answers in code',
	'4 task: agent D answers in text',
	'5 task: agent E answers',
	'6 task: agent A answers in text',
];

test('all agree in the second round: nobody is asked whether to go on', async () => {
	const { events, task } = await play({
		script: { bare: (request) => `<<<${roundOf(request) === 1 ? '41' : '42'}>>>` },
	});
	expect(trace(events)).toEqual([
		...FIRST_ROUND,
		'7 round 1: A text 42, B text 42, C text 42, D text 42, E text 41; 4 of 5 agree, 2 different answers: all read each other now',
		'8 task: agent A writes guidance for itself',
		'9 task: agent B answers, may run code',
		'10 task: agent C answers in code',
		'11 task: agent D answers in text',
		'12 task: agent E answers',
		'13 task: agent A answers in text',
		'14 round 2: A text 42, B text 42, C text 42, D text 42, E text 42; all 5 agree: round 2 is unanimous.',
		'14 method return: The rounds end: round 2 is unanimous; the most frequent answer counts',
		'correct from turn 13',
		'finished',
	]);
	const second = task.requests.find((request) => whoIs(request) === 'words' && roundOf(request) === 2);
	expect(second?.messages).toEqual([
		{
			role: 'user',
			content: [
				ALL_TEXT_INSTRUCTION,
				'What is 6 times 7?',
				OTHERS_HEAD,
				...['A: 42', 'B: 42', 'C: 42', 'D: 42'].map(
					(answer) => `Answer ${answer}\nIts reasoning: It is <<<42>>>`,
				),
				'Answer E: 41\nIts reasoning: <<<41>>>',
				WEIGH_REQUEST,
			].join('\n\n'),
		},
	]);
});

test('agreement in the first round alone ends nothing: all read each other once', async () => {
	const { events } = await play({ script: {} });
	expect(outline(events)).toEqual([
		'7 round 1: A text 42, B text 42, C text 42, D text 42, E text 42; all 5 agree: all read each other now',
		'14 round 2: A text 42, B text 42, C text 42, D text 42, E text 42; all 5 agree: round 2 is unanimous.',
		'14 method return: The rounds end: round 2 is unanimous; the most frequent answer counts',
		'correct from turn 13',
		'finished',
	]);
});

describe('the judge', () => {
	const divided: Script = { bare: '<<<41>>>', words: '<<<41>>>' };
	const VOTES = 'A text 42, B text 42, C text 42, D text 41, E text 41; 3 of 5 agree, 2 different answers';

	test('stops the rounds, having heard the answers, how often each was given, and the numbers', async () => {
		const { events, task } = await play({ script: { ...divided, judge: 'I think so.\n<<<no>>>' } });
		expect(outline(events)).toEqual([
			`7 round 1: ${VOTES}: all read each other now`,
			'14 checker: judges whether another round would help',
			`14 round 2: ${VOTES}: the judge expects no change.`,
			'14 method return: The rounds end: the judge expects no change; the most frequent answer counts',
			'correct from turn 13',
			'finished',
		]);
		const judged = task.requests.find((request) => whoIs(request) === 'judge')?.messages[0]?.content;
		expect(judged).toContain(
			'What is 6 times 7?\n\nAnswers of the last round:\n- 42 (given by 3 of 5)\n- 41 (given by 2 of 5)\n\n' +
				'Share of the most frequent answer: 60 %. Different answers: 2. Entropy: 0.97 bits.',
		);
	});

	test('that wants more is heard until the rounds are used; nobody asks it after the last', async () => {
		const { events } = await play({ script: { ...divided, judge: '<<<yes>>>' } });
		expect(outline(events)).toEqual([
			`7 round 1: ${VOTES}: all read each other now`,
			'14 checker: judges whether another round would help',
			`14 round 2: ${VOTES}: the judge expects a change`,
			'21 checker: judges whether another round would help',
			`21 round 3: ${VOTES}: the judge expects a change`,
			`28 round 4: ${VOTES}: all 4 rounds are used.`,
			'28 limit turns: The rounds end: all 4 rounds are used; the most frequent answer counts',
			'correct from turn 27',
			'finished',
		]);
	});

	test('that says neither yes nor no, both, nothing, or cannot be reached ends nothing', async () => {
		for (const judge of ['Perhaps', '<<<yes>>> or <<<no>>>', '', { failed: 'unavailable' }] as const) {
			const { events } = await play({ script: { ...divided, judge }, options: { rounds: 3 } });
			expect(outline(events).filter((line) => !line.startsWith('14 checker'))).toEqual([
				`7 round 1: ${VOTES}: all read each other now`,
				`14 round 2: ${VOTES}: ${
					typeof judge === 'string'
						? 'the judge says neither yes nor no, so it goes on'
						: 'the judge gave no word (It failed), so it goes on'
				}`,
				`21 round 3: ${VOTES}: all 3 rounds are used.`,
				'21 limit turns: The rounds end: all 3 rounds are used; the most frequent answer counts',
				'correct from turn 20',
				'finished',
			]);
		}
	});

	test.each([
		['<<<no>>>', 'no'],
		['<<<Yes>>>', 'yes'],
		['They agree mostly.\n\n**No.**', 'no'],
		['no', 'no'],
		['<<no>>', 'no'],
		['No, because yes', null],
		['<<<yes>>> if it may change, <<<no>>> if not', null],
		['', null],
		['no '.repeat(100_000), null],
	])('is read: %.40s', (reply, word) => {
		expect(readChange(reply)).toBe(word);
	});
});

test('stable: the same answer ahead twice ends it without a judge; another one ahead, or none, does not', async () => {
	const turning = (before: string, after: string): Script => ({
		bare: '<<<1>>>',
		words: '<<<2>>>',
		guided: '<<<3>>>',
		program: (request) => `<<<${roundOf(request) === 1 ? before : after}>>>`,
		python: (request) => `<<<${roundOf(request) === 1 ? before : after}>>>`,
	});
	const options = { stop: 'stable', rounds: 3 };
	const ends = async (script: Script): Promise<string[]> =>
		outline((await play({ script, options })).events).filter((line) => line.includes('The rounds end'));
	expect(await ends(turning('42', '42'))).toEqual([
		'14 method return: The rounds end: the same answer leads as in round 1; the most frequent answer counts',
	]);
	expect(await ends(turning('41', '42'))).toEqual([
		'21 method return: The rounds end: the same answer leads as in round 2; the most frequent answer counts',
	]);
});

test('fixed: all rounds are played, agreed or not, and no judge is asked', async () => {
	const { events } = await play({ script: {}, options: { stop: 'fixed', rounds: 3, agents: 3 } });
	expect(outline(events).map((line) => line.replace(/.*; (?=all)/, ''))).toEqual([
		'all 3 agree: all read each other now',
		'all 3 agree: another round follows',
		'all 3 agree: all 3 rounds are played.',
		'12 method return: The rounds end: all 3 rounds are played; the most frequent answer counts',
		'correct from turn 9',
		'finished',
	]);
});

describe('answers that are level in the last round', () => {
	const options = { agents: 4, rounds: 2, stop: 'fixed' };

	test('go by the rounds before', async () => {
		const { events, task } = await play({
			script: {
				bare: '<<<41>>>',
				words: (request) => (roundOf(request) === 1 ? '<<<42>>>' : '<<<41>>>'),
				program: '<<<42>>>',
				python: '<<<42>>>',
			},
			options,
		});
		expect(outline(events).at(-2)).toMatch(/^correct/);
		expect(task.requests.map(whoIs)).not.toContain('tie');
	});

	const even: Script = { bare: '<<<41>>>', words: '<<<41>>>' };

	test('and were level in all of them are put to the model, which names one by its letter', async () => {
		const { events, task } = await play({ script: { ...even, tie: 'The second.\n<<<B>>>' }, options });
		const tie = task.requests.find((request) => whoIs(request) === 'tie');
		const [, second = ''] = /\nB: (\d+)/.exec(tie?.messages[0]?.content ?? '') ?? [];
		expect(outline(events).slice(-4)).toEqual([
			'10 task: chooses between answers that are level',
			'10 method return: The rounds end: all 2 rounds are played; the most frequent answer counts',
			expect.stringMatching(second === '42' ? /^correct/ : /^incorrect/),
			'finished',
		]);
	});

	test('are decided by their order where the choice names none of them', async () => {
		const { events } = await play({ script: { ...even, tie: 'Both are fine' }, options });
		expect(outline(events)).toContain(
			'10 The choice between the answers that are level came to nothing (it names none of them); the first of them is taken',
		);
	});
});

test('nobody names an answer: no agreement, no judge, and the run says so', async () => {
	const script: Script = { bare: '', words: '<<<>>>', program: '', python: '', guide: '', guided: '' };
	const { events } = await play({ script, options: { rounds: 2 } });
	const votes = 'A text -, B text -, C text -, D text -, E text -; none of 5 names an answer';
	expect(outline(events)).toEqual([
		`7 round 1: ${votes}: all read each other now`,
		`14 round 2: ${votes}: all 2 rounds are used.`,
		'14 limit turns: The rounds end: all 2 rounds are used; no agent named an answer',
		'no-answer from turn 13',
		'finished',
	]);
});

describe('agents whose calls fail', () => {
	const FAILED = { failed: 'unavailable' } as const;
	const all: Script = { bare: FAILED, words: FAILED, program: FAILED, python: FAILED, guide: FAILED };

	test('lose their votes, not the run', async () => {
		const script: Script = { program: FAILED, guide: FAILED };
		const { events } = await play({ script, options: { rounds: 2 } });
		const votes = 'A text -, B text 42, C text -, D text 42, E text 42; 3 of 5 agree, one answer';
		expect(outline(events)).toEqual([
			'1 Agent A got no reply: It failed',
			'3 Agent C got no reply: It failed',
			`6 round 1: ${votes}: all read each other now`,
			'7 Agent A got no reply: It failed',
			'9 Agent C got no reply: It failed',
			`12 round 2: ${votes}: all 2 rounds are used.`,
			'12 limit turns: The rounds end: all 2 rounds are used; the most frequent answer counts',
			'correct from turn 8',
			'finished',
		]);
	});

	test('one plain call tells why, where all of the first round fail', async () => {
		const { events } = await play({ script: all });
		expect(events.find(({ type }) => type === 'run-error')).toMatchObject({
			failure: { kind: 'model-call', role: 'task', failure: { kind: 'unavailable' } },
		});
		expect(trace(events).slice(-2)).toEqual(['6 task: answers in text', 'failed']);
	});

	test('a host that answers again gives the one answer that counts', async () => {
		let words = 0;
		const { events } = await play({ script: { ...all, words: () => (++words === 1 ? FAILED : '<<<42>>>') } });
		expect(outline(events).slice(-4)).toEqual([
			'6 task: answers in text',
			'6 method return: No agent got a reply in round 1; one plain call did, and its answer counts',
			'correct from turn 6',
			'finished',
		]);
	});

	test('all in a later round: the round before counts', async () => {
		const late = (request: ModelRequest): ScriptedReply => (roundOf(request) === 1 ? '<<<42>>>' : FAILED);
		const { events } = await play({
			script: {
				bare: late,
				words: late,
				program: late,
				python: late,
				guide: (request) => (roundOf(request) === 1 ? '<<<Text>>>' : FAILED),
			},
		});
		expect(outline(events).slice(-3)).toEqual([
			'13 method return: The rounds end: no agent got a reply any more; the most frequent answer counts',
			'correct from turn 6',
			'finished',
		]);
	});
});

test('a limit in the middle of a round: the answer that led before is judged', async () => {
	const { events } = await play({ script: { bare: '<<<41>>>' }, limits: { calls: 8 } });
	expect(outline(events)).toEqual([
		expect.stringContaining('round 1: A text 42'),
		expect.stringMatching(/^\d+ limit calls: The run may make 8 model calls and has made them$/),
		'correct from turn 6',
		'finished',
	]);
});

describe('Python', () => {
	const PROGRAM = '```python\nprint(6 * 7)\n```';
	const inCode: Script = {
		program: PROGRAM,
		python: ({ messages }) => (messages.length === 1 ? PROGRAM : '<<<42>>>'),
		guide: 'A program is safer: <<<Code>>>. Multiply. Mind the sign.',
		guided: PROGRAM,
	};

	test('who ran it answers in code, whatever its last words; the others see what it printed', async () => {
		const { events, task } = await play({ script: inCode, python: new FakePython(() => printed('42\n')) });
		expect(outline(events)[0]).toContain('A code 42, B code 42, C code 42, D text 42, E text 42');
		const seen = task.requests.find((request) => whoIs(request) === 'words' && roundOf(request) === 2);
		expect(seen?.messages[0]?.content).toContain('Answer C: 42\nIts program printed:\n42');
		const guided = task.requests.find((request) => whoIs(request) === 'guided');
		expect(guided?.messages[0]?.content).toBe(
			`${ADVICE_HEAD}\nA program is safer:  Code . Multiply. Mind the sign.\n\n${CODE_COT_INSTRUCTION}\n\nWhat is 6 times 7?`,
		);
	});

	test('an interpreter is kept for its agent within a round and closed with it', async () => {
		const python = new FakePython(() => printed('42\n'));
		const { events } = await play({
			script: { ...inCode, bare: '<<<41>>>' },
			options: { agents: 6, rounds: 3, stop: 'fixed' },
			python,
		});
		const sessions = python.runs.flatMap(({ session }) => session ?? []);
		// Two agents keep one in each of three rounds.
		expect(new Set(sessions).size).toBe(6);
		expect(python.closed).toEqual([...new Set(sessions)]);
		expect(events.at(-1)).toMatchObject({ outcome: 'finished' });
	});

	test('goes through one interpreter at a time, where the machine has no more', async () => {
		class OneAtATime extends FakePython {
			#before: Promise<unknown> = Promise.resolve();
			override run(...given: Parameters<FakePython['run']>): ReturnType<FakePython['run']> {
				const mine = this.#before.then(() => super.run(...given));
				this.#before = mine;
				return mine;
			}
		}
		const { events } = await play({
			script: inCode,
			options: { agents: 7 },
			python: new OneAtATime(() => printed('42\n')),
		});
		expect(outline(events).at(-1)).toBe('finished');
	});

	test('an agent that uses up its replies says so, and that is no limit of the run', async () => {
		let number = 0;
		const { events } = await play({
			script: { python: () => `\`\`\`python\nprint(${String(++number)})\n\`\`\`` },
			options: { steps: 2, agents: 4 },
			python: new FakePython(() => printed('42\n')),
		});
		expect(outline(events)).toContain('5 Agent A: All 2 replies are used; the last one counts');
		expect(events.filter(({ type }) => type === 'limit-reached')).toEqual([]);
	});

	test('hints for code go to those that are named with a plus', async () => {
		const { task } = await play({ script: inCode, options: { agents: 7 } });
		const hinted = task.requests.filter(({ messages }) => messages[0]?.content.includes(CODE_HINTS));
		expect(new Set(hinted.map(whoIs))).toEqual(new Set(['python', 'guided']));
	});
});

test('what others are shown of an answer stays within the budget, however long it is', async () => {
	const { task } = await play({
		script: { words: `${'long '.repeat(20_000)}<<<${'9'.repeat(9000)}>>>` },
		options: { agents: 3, characters: 400 },
	});
	const second = task.requests.find((request) => whoIs(request) === 'bare' && roundOf(request) === 2);
	const shown = second?.messages[0]?.content.split(/\n\nAnswer [A-C]: /).slice(1) ?? [];
	expect(shown).toHaveLength(3);
	// The remark on what is left out comes on top.
	for (const answer of shown.map((text) => text.replace(WEIGH_REQUEST, ''))) {
		expect(answer.length).toBeLessThan(400 + 120);
	}
});

test('the letters are dealt by the seed, the same in every round, and say nothing of who answers', async () => {
	const dealt = async (seed: number): Promise<string[]> => {
		const events = await runAll({ method: 'tool-mix', models: { task: model({}) }, seed });
		const votes = events.filter((event) => event.type === 'votes');
		const [first, second] = votes.map(({ ballots }) => ballots.map(({ who }) => who));
		expect(second).toEqual(first);
		return first ?? [];
	};
	expect(await dealt(1)).toEqual(await dealt(1));
	const orders = await Promise.all([1, 2, 3, 4, 5].map(dealt));
	expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
	for (const order of orders) {
		expect(order.map((who) => who.slice(4)).sort()).toEqual([
			'bare question',
			'guidance',
			'interpreter',
			'one program',
			'words',
		]);
	}
});

test('a model that refuses tools is offered them once', async () => {
	const task = new ScriptedModel(
		(request) => (request.tools === undefined ? '<<<42>>>' : { failed: 'no-tools' }),
		{
			capabilities: { tools: true },
		},
	);
	const events = await runAll({ method: 'tool-mix', models: { task }, seed: 1 });
	expect(events.at(-1)).toMatchObject({ outcome: 'finished' });
	expect(task.requests.filter(({ tools }) => tools !== undefined)).toHaveLength(1);
});

test('the calls it states grow with what it is set to', () => {
	fc.assert(
		fc.property(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 2, max: 6 }), (agents, rounds) => {
			const at = (options: MethodOptions) => toolMix.calls({ agents, rounds, ...options });
			const judged = at({ stop: 'judge' });
			const fixed = at({ stop: 'fixed' });
			expect(judged.max - fixed.max).toBe(rounds - 2);
			expect(fixed.min).toBe((judged.min / 2) * rounds);
		}),
	);
	expect(toolMix.calls({})).toEqual({ min: 12, max: 47 });
});
