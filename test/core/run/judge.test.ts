import { describe, expect, it } from 'vitest';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import type { FinalReply } from '../../../src/core/methods/method.ts';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { printed, raised, timedOut } from '../../support/fake-python.ts';
import { typed } from '../../support/run-spec.ts';

const CODE = '```python\nprint(1)\n```';
const question = typed('Which is larger, 9.11 or 9.9?', '9.9');

function reply(text: string, execution: ExecutionResult | null = null): FinalReply {
	return { turn: 2, text, reading: readReply(text), execution };
}

function failedAfter(error: string, stdout: string): ExecutionResult {
	return { ...raised(error, 'x'), stdout, output: stdout } as ExecutionResult;
}

/** A reply that ran into the token limit. */
function cut(text: string): FinalReply {
	return { turn: 2, text, reading: { ...readReply(text), isCut: true }, execution: null };
}

describe('judging a run', () => {
	it('takes the output of a program before the prose, and judges a claim that differs', () => {
		expect(judge(question, reply(`I say <<<9.11>>>.\n${CODE}`, printed('compared\n<<<9.9>>>\n')))).toEqual({
			verdict: { kind: 'correct', why: 'The answer is the expected one' },
			answer: { text: '9.9', from: 'output-marker' },
			other: {
				answer: { text: '9.11', from: 'prose-marker' },
				verdict: { kind: 'incorrect', why: 'The expected answer is 9.9' },
			},
			turn: 2,
			readBy: 'rules',
		});
	});

	it('shows no second answer when both places agree', () => {
		const { other } = judge(question, reply(`It is <<<9.9>>>.\n${CODE}`, printed('<<< 9.9 >>>')));
		expect(other).toBeNull();
	});

	it('takes another way of writing the same for agreement', () => {
		const agree = judge(question, reply(`It is <<<9.9>>>.\n${CODE}`, printed('<<<9.90>>>')));
		expect(agree.other).toBeNull();
		const open = judge(typed('Which?'), reply(`It is <<<9.9>>>.\n${CODE}`, printed('<<<9.11>>>')));
		expect(open.other?.answer.text).toBe('9.9');
	});

	it.each([
		['the last printed line', reply(CODE, printed('a\n9.9\n\n')), { text: '9.9', from: 'output-line' }],
		[
			'the value of the last expression',
			reply(CODE, printed('', { value: "'9.9'" })),
			{ text: '9.9', from: 'value' },
		],
		[
			'the prose when nothing was printed',
			reply(`${CODE}\n<<<9.9>>>`, printed('')),
			{ text: '9.9', from: 'prose-marker' },
		],
		[
			'the words after a silent program',
			reply(`${CODE}\n9.9`, printed('')),
			{ text: '9.9', from: 'prose-block' },
		],
		[
			'a marked output even of a failed program',
			reply(CODE, timedOut('<<<9.9>>>\n')),
			{ text: '9.9', from: 'output-marker' },
		],
		[
			'the last marked place of the prose',
			reply('<<<9.11>>> no: <<<9.9>>>'),
			{ text: '9.9', from: 'prose-marker' },
		],
		['the line before a stop word', reply('9.9\n**FINISHED**'), { text: '9.9', from: 'prose-block' }],
		[
			'a box where there is no marked place',
			reply('So $\\boxed{9.9}$ is the larger one.'),
			{ text: '9.9', from: 'prose-marker' },
		],
		['the last line of the prose', reply('Hm.\n**9.9**'), { text: '9.9', from: 'prose-block' }],
		['a whole output of one line', reply(CODE, printed('9.9\n')), { text: '9.9', from: 'output' }],
		[
			'what a silent program set as its result',
			reply(CODE, { ...printed(''), variable: { name: 'result', text: '9.9' } } as ExecutionResult),
			{ text: '9.9', from: 'variable' },
		],
		[
			'a line in the asked form before an exception',
			reply(CODE, failedAfter('SystemExit', 'compared\n9.9\n')),
			{ text: '9.9', from: 'output-block' },
		],
		[
			'the words where the output is not in the asked form',
			reply(`${CODE}\n<<<9.9>>>`, printed('Compared both.\n')),
			{ text: '9.9', from: 'prose-marker' },
		],
	] as const)('takes %s', (_, final, answer) => {
		expect(judge(question, final)).toMatchObject({ answer, verdict: { kind: 'correct' } });
	});

	it.each([
		['an empty reply', reply(''), 'The reply names no answer'],
		[
			'empty brackets',
			reply(`${CODE}\n<<<>>>`, printed('')),
			'The program printed nothing and the reply names no answer',
		],
		[
			'a program that ran out of time',
			reply(`Searching.\n${CODE}`, timedOut('trying 9.9\n')),
			'The program ran out of time before it printed an answer',
		],
		[
			'a program that failed after a line that is no answer',
			reply(CODE, failedAfter('ValueError', 'comparing\n')),
			'The program stopped with ValueError before it printed an answer',
		],
		['a reply that breaks off', cut('First I compare.\nSo it must be 9.11'), 'The reply names no answer'],
		[
			'a program that failed',
			reply(`It is 9.9\n${CODE}`, raised('NameError', 'x')),
			'The program stopped with NameError before it printed an answer',
		],
	] as const)('finds no answer in %s', (_, final, why) => {
		expect(judge(question, final)).toEqual({
			verdict: { kind: 'no-answer', why },
			answer: null,
			other: null,
			turn: 2,
			readBy: 'rules',
		});
	});

	it('passes over markers in which only the form stands', () => {
		expect(judge(question, reply('I compare them.\n<<<final answer>>> 9.9'))).toMatchObject({
			answer: { text: '9.9' },
			verdict: { kind: 'correct' },
		});
	});

	it('takes no example of the question for an answer, but what a program prints', () => {
		const asked = typed('How many? For example <<<7>>>.', '5');
		expect(judge(asked, reply('I write it like <<<7>>>.\nThere are 5.')).answer).toEqual({
			text: '5',
			from: 'prose-block',
		});
		expect(judge(asked, reply(CODE, printed('<<<7>>>'))).answer).toEqual({
			text: '7',
			from: 'output-marker',
		});
	});

	it.each([
		['No', 'Is 91 a prime number? Answer <<<Yes>>> or <<<No>>>.'],
		['(B)', 'Which one, (A) 3 or (B) 4? Write <<<(A)>>> or <<<(B)>>>.'],
	])('takes a marked %s for marked where the question shows it: %s', (text, words) => {
		const { answer, verdict } = judge(typed(words, text), reply(`It has two factors.\n\n<<<${text}>>>`));
		expect([answer, verdict.kind]).toEqual([{ text, from: 'prose-marker' }, 'correct']);
	});

	it('takes a form that the question shows and the reply repeats for a quote', () => {
		const asked = typed('Is 91 a prime number? Answer <<<Yes>>> or <<<No>>>.', 'no');
		const both = reply('I answer <<<Yes>>> or <<<No>>>. It is not a prime number, so the answer is no.');
		expect(judge(asked, both).answer).toMatchObject({ from: 'prose-block' });
		const early = reply('The answer is yes, I would think; with a look at 7 × 13, <<<No>>>.');
		expect(judge(asked, early).answer).toEqual({ text: 'No', from: 'prose-marker' });
	});

	it('checks nothing for a typed question without an expected answer', () => {
		expect(judge(typed('Why?'), reply('<<<because>>>'))).toEqual({
			verdict: { kind: 'not-checked', why: 'No expected answer was given, so nothing was compared' },
			answer: { text: 'because', from: 'prose-marker' },
			other: null,
			turn: 2,
			readBy: 'rules',
		});
	});

	it('lets the task family judge a question that was made from an instance', () => {
		const source = { kind: 'instance', family: 'number-multiply', level: '2-2', seed: '1' } as const;
		const made = (instance: unknown): Question => ({ text: 'q', source: { ...source, instance } });
		expect(judge(made({ factors: ['12', '-11'] }), reply('<<<-132>>>')).verdict.kind).toBe('correct');
		expect(judge(made({ factors: ['12', '-11'] }), reply('<<<132>>>')).verdict.kind).toBe('incorrect');
		expect(judge(made({ nonsense: 1 }), reply('<<<132>>>')).verdict).toEqual({
			kind: 'not-checked',
			why: 'The stored question is not a valid Number Multiply question',
		});
	});
});
