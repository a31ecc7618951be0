import { describe, expect, it } from 'vitest';
import {
	COACH_CHOICE_INSTRUCTION,
	COACH_NEXT_INSTRUCTION,
} from '../../../../src/core/methods/steering/prompts.ts';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { CHECK_INSTRUCTION, CHECK_REQUEST } from '../../../../src/core/methods/kit/self-check.ts';
import { REWORD_INSTRUCTION } from '../../../../src/core/methods/steering/coach-dialogue.ts';
import { analysed, FakePython, printed, raised } from '../../../support/fake-python.ts';
import { runAll, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../../support/transcript.ts';

const question = typed('Make 24 from 3 7 8 9.', '24');
const GUESS = 'I know one.\n```python\nprint("a guess")\n```';
const SEARCH = 'I search.\n```python\nprint("found")\n```';
const CHECK = '```python\ncheck()\n```';
const WORDS = 'In words: <<<24>>>';

/** Python in which the guess is a disguise and fails its check, and the search is sound. */
function python(checks: readonly string[] = ['Incorrect: gives 48\n', 'Correct\n']): FakePython {
	let index = 0;
	return new FakePython(
		(code) =>
			code === 'check()'
				? printed(checks[index++] ?? 'Correct\n')
				: printed(code.includes('guess') ? 'a guess\n' : '24\n'),
		(code) => (code.includes('guess') ? analysed(0.5, 'prints a constant') : analysed(13.25)),
	);
}

describe('CodeSteer', () => {
	it('shows the task model guidance and its own replies, and nothing else', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			models: {
				task: new ScriptedModel([GUESS, SEARCH]),
				coach: new ScriptedModel([
					'Needs a search. <<<Code>>>',
					'It guessed. <<<Enumerate all orders.>>>',
					'Good. <<<Return Answer>>>',
				]),
				checker: new ScriptedModel([CHECK, CHECK]),
			},
			python: python(),
		});
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` }],
			[
				{ role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` },
				{ role: 'assistant', content: GUESS },
				{ role: 'user', content: 'Enumerate all orders.' },
			],
		]);
	});

	it('reports answer, output, check and complexity to the coach, in a dialogue of its own', async () => {
		const replies = ['<<<Code>>>', 'It guessed. <<<Enumerate all orders.>>>', '<<<Return Answer>>>'];
		const events = await runAll({
			question,
			method: 'codesteer',
			models: {
				task: new ScriptedModel([GUESS, SEARCH]),
				coach: new ScriptedModel(replies),
				checker: new ScriptedModel([CHECK, CHECK]),
			},
			python: python(),
		});
		const reminder = `${COACH_CHOICE_INSTRUCTION}\n\nQuestion:\n${question.text}`;
		const dialogue = [
			{ role: 'user', content: reminder },
			{ role: 'assistant', content: replies[0] },
			{
				role: 'user',
				content: [
					`Question:\n${question.text}`,
					`Answer of the model:\n${GUESS}\n\nWhat running the program gave:\na guess`,
					'A test program says:\nIncorrect: gives 48',
					'What the program looks like:\n' +
						'Complexity by the published rules: 0.5; neither searching, symbolic nor numerical.\n' +
						'The program may be too simple to compute the answer.\n' +
						'Complexity by the syntax tree: 0.5; neither searching, symbolic nor numerical.\nscore line 0.5\n' +
						'It only prints a finished answer: prints a constant.',
					'Every answer so far was a program. Unless the latest is right, ask for words next.',
					COACH_NEXT_INSTRUCTION,
				].join('\n\n'),
			},
			{ role: 'assistant', content: replies[1] },
			{
				role: 'user',
				content: [
					`Question:\n${question.text}`,
					`Answer of the model:\n${SEARCH}\n\nWhat running the program gave:\n24`,
					'A test program says:\nCorrect',
					'What the program looks like:\nComplexity by the published rules: 13.25; searching.\n' +
						'Complexity by the syntax tree: 13.25; searching.\nscore line 13.25',
					COACH_NEXT_INSTRUCTION,
				].join('\n\n'),
			},
		];
		expect(sentTo('coach', events)).toEqual([dialogue.slice(0, 1), dialogue.slice(0, 3), dialogue]);
		expect(sentTo('checker', events)[0]).toEqual([
			{
				role: 'user',
				content:
					`${CHECK_INSTRUCTION}\n\nQuestion:\n${question.text}\n\nAnswer to be tested:\n` +
					`${GUESS}\n\nWhat running the program gave:\na guess\n\n${CHECK_REQUEST}`,
			},
		]);
	});

	it('tells who decided what, and why', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			models: {
				task: new ScriptedModel([GUESS, WORDS]),
				coach: new ScriptedModel(['Needs a search. <<<Code>>>', 'Switch. <<<Text>>>', 'Terminate']),
				checker: new ScriptedModel([CHECK, CHECK]),
			},
			python: python(),
		});
		expect(decisionsOf(events)).toEqual([
			'1 coach: code (Needs a search.)',
			'1 coach: text (Switch.)',
			'2 coach: terminate (The coach gives up)',
		]);
		expect(sentTo('task', events)[1]?.at(-1)).toEqual({ role: 'user', content: ALL_TEXT_INSTRUCTION });
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 2 } });
	});

	it('is not stopped by a token that the coach only talks about', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { guidances: 2 },
			models: {
				task: new ScriptedModel([GUESS, SEARCH]),
				coach: new ScriptedModel(['<<<Code>>>', 'Do not Return Answer or Terminate yet. Search more.']),
				checker: new ScriptedModel([CHECK]),
			},
			python: python(),
		});
		expect(sentTo('task', events)[1]?.at(-1)?.content).toBe(
			'Do not Return Answer or Terminate yet. Search more.',
		);
	});

	it.each([
		['paper', 3, ['coach', 'task', 'checker', 'coach', 'task', 'checker', 'coach', 'task']],
		[
			'released',
			3,
			['coach', 'task', 'checker', 'coach', 'task', 'checker', 'coach', 'task', 'checker', 'coach', 'task'],
		],
		['paper', 1, ['coach', 'task']],
	])('counts guidances as the %s does (%i)', async (counting, guidances, roles) => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { counting, guidances },
			models: {
				task: new ScriptedModel(() => GUESS),
				coach: new ScriptedModel(() => '<<<Again.>>>'),
				checker: new ScriptedModel(() => CHECK),
			},
			python: python(['Incorrect: a', 'Incorrect: b', 'Incorrect: c']),
		});
		expect(callsOf(events).map((call) => call.split(' ')[1])).toEqual(roles);
		expect(events.find(({ type }) => type === 'limit-reached')).toMatchObject({ limit: 'turns' });
	});

	it('never runs the code of an earlier turn again when the last answer is words', async () => {
		const runs = python(['Incorrect: no']);
		const events = await runAll({
			question: typed('q', '24'),
			method: 'codesteer',
			options: { guidances: 2 },
			models: {
				task: new ScriptedModel([SEARCH, 'In words: <<<99>>>']),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Text>>>']),
				checker: new ScriptedModel([CHECK]),
			},
			python: runs,
		});
		expect(runs.runs.map(({ code }) => code)).toEqual(['print("found")', 'check()']);
		expect(events.at(-2)).toMatchObject({
			outcome: { answer: { text: '99', from: 'prose-marker' }, verdict: { kind: 'incorrect' } },
		});
	});

	it.each([
		['last', 2, 'remark'],
		['last-passed', 1, 'decision'],
	])('returns the answer that the option names: %s', async (result, turn, said) => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { guidances: 2, result },
			models: {
				task: new ScriptedModel([SEARCH, GUESS]),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Another way.>>>']),
				checker: new ScriptedModel([CHECK]),
			},
			python: python(['Correct']),
		});
		expect(events.at(-2)).toMatchObject({ type: 'verdict', outcome: { turn } });
		expect(events.at(-3)).toMatchObject({ type: said });
	});

	it('leaves out what the switches turn off', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { selfCheck: false, symbolicChecker: false, remindCoach: false },
			models: {
				task: new ScriptedModel([SEARCH]),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Return Answer>>>']),
				checker: new ScriptedModel([]),
			},
			python: python(),
		});
		expect(sentTo('coach', events)[1]?.at(-1)?.content).toBe(
			`Answer of the model:\n${SEARCH}\n\nWhat running the program gave:\n24\n\n${COACH_NEXT_INSTRUCTION}`,
		);
		expect(events.filter(({ type }) => type === 'analysis' || type === 'self-check')).toEqual([]);
		expect(sentTo('checker', events)).toEqual([]);
	});

	it('puts a remark in place of an output that is too long for the coach', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { selfCheck: false },
			models: {
				task: new ScriptedModel([SEARCH]),
				coach: new ScriptedModel(['<<<Code>>>', '<<<Return Answer>>>']),
			},
			python: new FakePython(() => printed('x'.repeat(8001))),
		});
		const report = sentTo('coach', events)[1]?.at(-1)?.content;
		expect(report).toContain('What running the program gave:\nThe output is too long to be shown here.');
		expect(report).not.toContain('xxxx');
	});

	it('asks the question without guidance when the coach chooses nothing', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { guidances: 1 },
			models: { task: new ScriptedModel([WORDS]), coach: new ScriptedModel(['', ' ']) },
		});
		expect(sentTo('task', events)).toEqual([[{ role: 'user', content: question.text }]]);
	});

	it('is steered by rules when the coach is not a model', async () => {
		const events = await runAll({
			question,
			method: 'codesteer',
			ruleCoach: true,
			models: { task: new ScriptedModel([GUESS, SEARCH]), checker: new ScriptedModel([CHECK, CHECK]) },
			python: python(),
		});
		expect(decisionsOf(events)).toEqual([
			'1 coach: code (Code: it asks to find a combination among many)',
			'1 coach: improve (Text in disguise: prints a constant)',
			'2 coach: return (The check found the answer right)',
		]);
		expect(sentTo('task', events)[1]?.at(-1)?.content).toContain('Do not print a guess');
		expect(callsOf(events).map((call) => call.split(' ')[1])).toEqual(['task', 'checker', 'task', 'checker']);
	});
});

describe('Symbolic agent', () => {
	it('is CodeSteer with one more call that rewords the first guidance', async () => {
		const events = await runAll({
			question,
			method: 'symbolic-agent',
			models: {
				task: new ScriptedModel([SEARCH]),
				coach: new ScriptedModel(['<<<Code>>>', 'Write Python.', '<<<Return Answer>>>']),
				checker: new ScriptedModel([CHECK]),
			},
			python: python(['Correct']),
		});
		expect(sentTo('coach', events)[1]).toEqual([
			{ role: 'user', content: `${REWORD_INSTRUCTION}\n\n${CODE_COT_INSTRUCTION}` },
		]);
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `Write Python.\n\n${question.text}` }],
		]);
	});
});

describe('the self-answer checker', () => {
	const BAD = '```python\nbroken()\n```';
	async function check(replies: readonly string[], result: (code: string) => ReturnType<typeof printed>) {
		const checker = new ScriptedModel(replies);
		const events = await runAll({
			question,
			method: 'codesteer',
			options: { guidances: 2 },
			models: {
				task: new ScriptedModel([WORDS, WORDS]),
				coach: new ScriptedModel(['<<<Text>>>', '<<<Return Answer>>>']),
				checker,
			},
			python: new FakePython(result),
		});
		const report = events.find((event) => event.type === 'self-check');
		return { verdict: report?.verdict, explanation: report?.explanation, codeId: report?.codeId, checker };
	}

	it.each([
		['Correct', 'correct'],
		['looking\n\n**Correct**: all rules hold\n', 'correct'],
		['Incorrect: the sum is 25', 'incorrect'],
		['Wrong place', 'incorrect'],
		['Incorrect\nCorrect', 'unclear'],
		['This is not correct', 'incorrect'],
		['Correct\nchecked 5 rules', 'unclear'],
		['Correct answer: 42, given: 41', 'unclear'],
		['Correct value would be 42', 'unclear'],
		['Correct: False', 'incorrect'],
		['Correct? No', 'incorrect'],
		['Correct: True', 'correct'],
		['Correct - no number is used twice', 'correct'],
		['Correct: False (25, not 24)', 'incorrect'],
		['Not correct: 8 is missing', 'incorrect'],
		['Correctness could not be tested', 'unclear'],
		['Incorrectly typed, but fine', 'unclear'],
		['- "Correct."', 'correct'],
		['', 'unclear'],
	])('reads %j as %s', async (output, verdict) => {
		expect((await check([CHECK], () => printed(output))).verdict).toBe(verdict);
	});

	it('does not mind a warning on the error stream', async () => {
		const report = await check([CHECK], () => printed('Correct\n', { stderr: 'Warning: old\n' }));
		expect(report.verdict).toBe('correct');
	});

	it('asks again without a program and after a failed one, and tells the model why', async () => {
		const report = await check(['no program', BAD, CHECK], (code) =>
			code === 'broken()' ? raised('NameError', "name 'x' is not defined", 1) : printed('Correct'),
		);
		expect(report).toMatchObject({ verdict: 'correct', codeId: 'code-2' });
		expect(report.checker.requests[2]?.messages.map(({ content }) => content).slice(1)).toEqual([
			'no program',
			'There is no program in your reply. Write the check as one complete ```python block.',
			BAD,
			'Your program did not get to its end:\nThe program printed nothing.\nIt then stopped with an error:\n' +
				'Traceback (most recent call last):\n  File "answer.py", line 1\n' +
				"NameError: name 'x' is not defined\n\n" +
				'Write the whole check again as one complete ```python block without this fault.',
		]);
	});

	it('asks five times for a program that is never written', async () => {
		const report = await check(['no', 'no', 'no', 'no', 'no'], () => printed(''));
		expect(report).toMatchObject({
			verdict: 'unclear',
			explanation: 'No checking program was written',
			codeId: null,
		});
		expect(report.checker.requests).toHaveLength(5);
	});

	it('gives up after three programs that fail, however often it had to ask for them', async () => {
		const round = ['no', 'no', 'no', 'no', BAD];
		const report = await check([...round, ...round, ...round], () => raised('NameError', 'x'));
		expect(report).toMatchObject({ verdict: 'unclear', codeId: 'code-3' });
		expect(report.explanation).toMatch(/^The checking program failed\./);
		expect(report.checker.requests).toHaveLength(15);
	});
});
