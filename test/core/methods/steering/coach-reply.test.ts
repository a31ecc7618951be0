import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCoachReply } from '../../../../src/core/methods/steering/coach-reply/coach-reply.ts';

/** The whole reply is the guidance. */
const WHOLE: readonly string[] = [
	'```python\ndef plan():\n    return {\n        "a": 1,',
	'Write this:\ndef plan():\n    x = 1\n    return answer',
	'def plan():\n    return [',
	'Use code>>> with care and count each letter.',
	'Count every letter with a loop. Output format: <<<answer>>>',
	'Count every letter with a loop.\n<<<answer>>>',
	'Count every letter with a loop.\nOutput format:\n<<<answer>>>',
	'Count every letter with a loop. Print the result as <<<number>>>.',
	'Search all orders and give the result as <<<number>>>.',
	'Search all orders. The form is <<<x, y>>> with both numbers.',
	'Search all orders. Format: <<<one line per move, each with the box and where it goes>>>',
	'Search all orders. End the reply with a line like <<<3 * 8>>> and nothing after it.',
	'Search all orders. Put the final answer between <<< and >>>.',
	'Search all orders, then print `<<<result>>>` at the end.',
	'Search all orders, then print "<<<result>>>" at the end.',
	'Search all orders and write “<<<the expression found>>>” last.',
	'Use a loop:\n```python\nn = text.count("r")\nprint(f"<<<{n}>>>")\n```\nThen check it.',
	'Use a loop:\n~~~\nprint("<<<" + str(n) + ">>>")\n~~~',
	'Write it so:\n```text\n<<<Return Answer>>>\n```\nin the last line of the file.',
	'Keep this layout:\n```text\n1 2 3\n```\nand fill it in.',
	'Write better code',
	'- Code\n- Text',
	'## Code\nThe loop must end.',
	'**Code**\n```python\nprint(1)\n```\nRun this.',
	'I would return answer if it were right.',
	'I would not say <<<Return Answer>>> yet, compute it again.',
	'I cannot recommend <<<Return Answer>>>',
	'I cannot recommend <<<Return Answer>>>. Count again.',
	'I cannot recommend\n<<<Return Answer>>>',
	'I cannot recommend: <<<Return Answer>>>',
	'I cannot recommend returning the answer. Count again.',
	'We cannot return the answer.',
	"I don't return the answer before it has been tested.",
	'Do not return answer yet.',
	'Do not Return Answer or Terminate yet. Search more.',
	'I would never say "Return Answer".',
	'It is too early for <<<Return Answer>>>.',
	'It is premature to <<<Return Answer>>>',
	'I am not ready to Return Answer',
	'If it were right I would say <<<Return Answer>>>',
	'If it were right, I would say <<<Return Answer>>>.',
	'If the test passes, <<<Return Answer>>>.',
	'If the next answer is right, return answer.',
	'Once the count is checked, Return Answer.',
	'When it is right <<<Return Answer>>>',
	'<<<Return Answer>>> if it is right, else count again',
	'<<<Return Answer>>> would be wrong here. Count again.',
	'<<<Return Answer>>> is not possible yet, count again.',
	'<<<Return Answer>>>? No: count again.',
	'Should I <<<Return Answer>>>?',
	'To stop you would write `<<<Return Answer>>>`.',
	'Count all letters with a loop. Return the answer.',
	'Write a function that returns the answer.',
	'Let the program return the answer',
	'Your program must return answer.',
	'Return the answer as a fraction.',
	'Return answer only after it has been tested.',
	'The program does not terminate. Make every loop end.',
	'The loop must terminate.',
	'I see no reason for <<<Terminate>>>, try a smaller case.',
	'I would not say <<<Code>>> or Return Answer or Terminate yet, but try again.',
	'Rather than <<<Terminate>>> try a smaller case.',
	'The result is <<<3>>> but you should check it.',
	'Check whether 3 << 2 >>> 1 holds in your program.',
	'Write your reasoning as text, then answer.',
	'Use code to count the letters.',
	'I am reluctant to <<<Return Answer>>>',
	'The answer is wrong, so we must not return answer.',
	'Returning the answer would be a mistake.',
	'You should only return the answer if the check says Correct.',
	'The model says "Return Answer" too early.',
	'Use <<< and >>> around the answer.',
	'Make sure that you surround your final answer with <<<your answer>>>.',
	'Your answer should look like this: <<<3>>>',
	'Text-based reasoning is best.',
	'Use this:\n\n    def solve():\n        return answer\n\nThen call it.',
	'for c in word: count(c)\nreturn answer',
	'The code is correct up to line 3.\nFix line 4.\nReturn the answer.',
	'We are close to Return Answer. Fix the last line.',
	'I am unsure whether to <<<Return Answer>>> or to try again.',
	'Define solve() which must return answer. Then print it.',
	'Good start. Return the answer as <<<number>>>.',
	'If nothing is found, terminate.',
	'"Return Answer" is what I would say if the test had passed.',
	'Only when the test passes will I say Return Answer.',
	'Before I can Return Answer, the count must be tested.',
	'Decision: do not return answer',
	'No Return Answer yet.',
];

const RETURNS: readonly string[] = [
	'<<<Return Answer>>>',
	'<<<return answer>>>',
	'<<<RETURN ANSWER>>>',
	'<<< Return Answer >>>',
	'<<<Return the answer>>>',
	'<<<Return Answer.>>>',
	'<<<return_answer>>>',
	'<<<ReturnAnswer>>>',
	'<<<Return Answer: 42>>>',
	'<<<Return Answer - 42>>>',
	'<<<Return answer: the red house>>>',
	'<<<Return Answer>>>\n42',
	'<<<Return Answer>>>\n<<<42>>>',
	'<<<Return Answer>>> The answer is <<<The red house is third>>>',
	'<<<Return Answer>>> is the right decision.',
	'<<<Decision: Return Answer>>>',
	'<<Return Answer>>',
	'The test passes. <<Return Answer>>',
	'<Return Answer>',
	'[Return Answer]',
	'[[Return Answer]]',
	'\\<\\<\\<Return Answer\\>\\>\\>',
	'&lt;&lt;&lt;Return Answer&gt;&gt;&gt;',
	'The answer is correct. Return Answer',
	'The answer is correct. Return Answer.',
	'The answer is correct. Return the answer.',
	'The answer is correct, so Return Answer.',
	'The test passed and the output fits, return answer',
	'Decision: Return Answer',
	'**Decision:** Return Answer',
	'Final decision: **Return Answer**',
	'My decision is: Return Answer.',
	'Action: <<<return_answer>>>',
	'Action: return_answer',
	'Next step: Return Answer',
	'**Return Answer**',
	'"Return Answer"',
	'`<<<Return Answer>>>`',
	'```\n<<<Return Answer>>>\n```',
	'The answer is right.\n```\nReturn Answer\n```',
	'Good.\n**Return Answer**',
	'I return the answer',
	'I return the answer <<<42>>>',
	'I will return the answer.',
	'I would return the answer now.',
	'I recommend returning the answer.',
	'I decide to return the final answer.',
	"Let's return the answer.",
	'So I return the answer.',
	'Nothing is wrong. <<<Return Answer>>>',
	'I see nothing wrong, <<<Return Answer>>>',
	'There is no doubt: <<<Return Answer>>>',
	'The first try did not work, but this one does: <<<Return Answer>>>',
	'If you look at the test, it says Correct, so <<<Return Answer>>>',
	'I cannot find an error. <<<Return Answer>>>',
	'I will not ask for <<<Code>>> again. <<<Return Answer>>>',
	'The options are <<<Code>>> or <<<Text>>>. The answer is right: <<<Return Answer>>>',
	'I think we should return the answer.',
	'There is no need for further guidance: <<<Return Answer>>>',
	'The answer is not incorrect. <<<Return Answer>>>',
	'<<<Return Answer>>>.\n\nFormat: <<<9.9>>>',
	'### Decision: Return Answer',
	'1. The check is fine.\n2. <<<Return Answer>>>',
	'<<<Return Answer',
	'<<Return Answer>>>',
	'<<<Return Answer>>',
	'Return Answer: 42',
	'<<<Return>>>',
	'return the answer',
	'Return Answer (3)',
	'{"decision": "Return Answer"}',
	'<answer>Return Answer</answer>',
	'\\boxed{Return Answer}',
	'**Return Answer:** The letter r occurs 3 times.',
	'答案正确。<<<Return Answer>>>',
	'I choose <<<Return Answer>>> because the test says Correct.',
];

const OTHERS: readonly (readonly [string, object])[] = [
	['<<<Code>>>', { kind: 'code' }],
	['Code>>>', { kind: 'code' }],
	['Code>>>import math\n>>>math.sqrt(2)>>>', { kind: 'code' }],
	["Code>>> bin(37)\n>>> '0b100101'", { kind: 'code' }],
	['<Text>>>', { kind: 'text' }],
	['**Return Answer>>>**', { kind: 'return' }],
	['The answer is right.\nReturn', { kind: 'return' }],
	['Code or Text? <<<Code>>>', { kind: 'code' }],
	['<<<Code>>> is better than <<<Text>>>', { kind: 'code' }],
	['<<<Text>>> is not suited, <<<Code>>> is.', { kind: 'code' }],
	['Neither <<<Code>>> nor <<<Text>>> helps, <<<Terminate>>>', { kind: 'terminate' }],
	[
		"<<<Return Answer>>> isn't justified. <<<Count again with a loop.>>>",
		{ kind: 'guidance', text: 'Count again with a loop.' },
	],
	['<|im_end|>', { kind: 'nothing' }],
	['Either <<<Return Answer>>> or <<<Code>>>.', { kind: 'nothing' }],
	['<<<Return Answer>>> or <<<Code>>>? I take <<<Code>>>.', { kind: 'code' }],
	['Instead of <<<Terminate>>>, try <<<Code>>>', { kind: 'code' }],
	['\\boxed{\\text{Code}}', { kind: 'code' }],
	[
		'<<<Code: use a loop over the letters>>>',
		{ kind: 'guidance', text: 'Code: use a loop over the letters' },
	],
	['<<<Code>>>.', { kind: 'code' }],
	['**<<<Text>>>**', { kind: 'text' }],
	['"<<<Text>>>"', { kind: 'text' }],
	['`<<<Code>>>`', { kind: 'code' }],
	['Text', { kind: 'text' }],
	['**Text**', { kind: 'text' }],
	['Text\n\nIt is short.', { kind: 'text' }],
	['Decision: Code', { kind: 'code' }],
	['Decision: `<<<Code>>>`', { kind: 'code' }],
	['My choice: **Text**.', { kind: 'text' }],
	['It must be exact. Decision: Code.', { kind: 'code' }],
	['I choose code.', { kind: 'code' }],
	["I'd go with text.", { kind: 'text' }],
	['<<Code>>', { kind: 'code' }],
	['Exact. <<< text >>>', { kind: 'text' }],
	['Not <<<Code>>> but <<<Text>>>', { kind: 'text' }],
	['Use <<<Code>>>, not <<<Text>>>.', { kind: 'code' }],
	['Use <<<Code>>> instead of <<<Text>>>.', { kind: 'code' }],
	['Words did not work, so <<<Code>>>', { kind: 'code' }],
	['The program does not compute anything: <<<Text>>>', { kind: 'text' }],
	['<<<Code>>> was tried and failed, so <<<Text>>>', { kind: 'text' }],
	['I choose <<<Code>>> because it counts exactly.', { kind: 'code' }],
	['<<<Code>>> to compute it exactly', { kind: 'code' }],
	['<<<Code>>> first, then <<<Text>>>', { kind: 'text' }],
	['<<<Code>>>\n>>> is not needed', { kind: 'code' }],
	['<<<>>>\nCode', { kind: 'code' }],
	['<<<Terminate>>>', { kind: 'terminate' }],
	['Terminate.\n\nIt is hopeless.', { kind: 'terminate' }],
	['Decision: Terminate', { kind: 'terminate' }],
	['It is hopeless. I terminate the run.', { kind: 'terminate' }],
	['<<<Search all orders, then print>>>', { kind: 'guidance', text: 'Search all orders, then print' }],
	['It guessed. <<<Again.>>>', { kind: 'guidance', text: 'Again.' }],
	['Guidance: <<<Again, please>>>', { kind: 'guidance', text: 'Again, please' }],
	['Code\n<<<Search all orders.>>>', { kind: 'guidance', text: 'Search all orders.' }],
	['<<<Search all orders.>>>\nCode', { kind: 'guidance', text: 'Search all orders.' }],
	[
		'<<<Return Answer>>> was my first thought, but <<<Count it with a loop.>>>',
		{ kind: 'guidance', text: 'Count it with a loop.' },
	],
	['I cannot say <<<Return Answer>>>. <<<Count again.>>>', { kind: 'guidance', text: 'Count again.' }],
	[
		'<<<Search, then print <<<expression>>> and nothing else.>>>',
		{ kind: 'guidance', text: 'Search, then print <<<expression>>> and nothing else.' },
	],
	['<<<Count. Format: <<<answer>>>>>>', { kind: 'guidance', text: 'Count. Format: <<<answer>>>' }],
	['<<<Print <<<answer>>> at the end', { kind: 'guidance', text: 'Print <<<answer>>> at the end' }],
	[
		'<<<Use this:\n```python\nprint("<<<" + x)\n>>> 1\n```\nThen stop.>>>',
		{ kind: 'guidance', text: 'Use this:\n```python\nprint("<<<" + x)\n>>> 1\n```\nThen stop.' },
	],
	['<<<```python\nprint("<<<")\n```>>>', { kind: 'guidance', text: '```python\nprint("<<<")\n```' }],
	[
		'<<<In a shell:\n>>> sum(range(3))\ngives 3.>>>',
		{ kind: 'guidance', text: 'In a shell:\n>>> sum(range(3))\ngives 3.' },
	],
	[
		'The format is <<<n>>>. <<<Count each letter with a loop and print the count.>>>',
		{ kind: 'guidance', text: 'Count each letter with a loop and print the count.' },
	],
	[
		'<<<Count with a loop. Return the answer.>>>',
		{ kind: 'guidance', text: 'Count with a loop. Return the answer.' },
	],
	['```python\nprint(1)\n<<<Code>>>', { kind: 'code' }],
	['', { kind: 'nothing' }],
	[' \n', { kind: 'nothing' }],
	['<<<>>>', { kind: 'nothing' }],
	['<<< >>>', { kind: 'nothing' }],
	['***', { kind: 'nothing' }],
	['<<<your guidance for the model>>>', { kind: 'nothing' }],
	['<<<Code>>> or <<<Text>>>', { kind: 'nothing' }],
	['<<<Code>>>, <<<Text>>> or <<<Return Answer>>>', { kind: 'nothing' }],
	['- <<<Code>>>\n- <<<Text>>>\n- <<<Return Answer>>>', { kind: 'nothing' }],
	[
		'End with exactly one of these:\n- <<<Code>>> or <<<Text>>> to switch with the usual words,\n' +
			'- <<<Return Answer>>> if the latest answer is right,\n- <<<Terminate>>> if going on is hopeless,\n' +
			'- or your guidance for the model between <<< and >>>.',
		{ kind: 'nothing' },
	],
	[
		'- <<<Code>>> or <<<Text>>> to switch with the usual words,\n' +
			'- <<<Return Answer>>> if the latest answer is right,\n\nI choose <<<Text>>>',
		{ kind: 'text' },
	],
	[
		'Let the program search.\n- <<<Code>>> or <<<Text>>> to switch with the usual words,',
		{ kind: 'guidance', text: 'Let the program search.' },
	],
];

describe('a coach’s reply', () => {
	it.each(WHOLE)('%j is guidance as a whole', (reply) => {
		expect(readCoachReply(reply)).toEqual({ kind: 'guidance', text: reply });
	});

	it.each(RETURNS)('%j returns the answer', (reply) => {
		expect(readCoachReply(reply)).toEqual({ kind: 'return' });
	});

	it.each(OTHERS)('%j means %o', (reply, word) => {
		expect(readCoachReply(reply)).toEqual(word);
	});

	it('keeps every word of guidance in brackets, whatever stands before it', () => {
		const words = fc
			.array(fc.constantFrom('count', 'every', 'letter', 'with', 'care', 'sort', 'them', 'by', 'size'), {
				minLength: 4,
				maxLength: 12,
			})
			.map((parts) => parts.join(' '));
		const before = fc.constantFrom(
			'',
			'It guessed. ',
			'Guidance:\n',
			'The test failed.\n\n',
			'I do not return it. ',
		);
		const format = fc.constantFrom('', ' Output format: <<<answer>>>', '\n```\nprint("<<<")\n```\nDone.');
		fc.assert(
			fc.property(before, words, format, (head, text, tail) => {
				expect(readCoachReply(`${head}<<<${text}.${tail}>>>`)).toEqual({
					kind: 'guidance',
					text: `${text}.${tail}`,
				});
			}),
		);
	});

	it('does not stop when the stop is denied or supposed', () => {
		const denials = fc.constantFrom(
			'Do not say',
			'I cannot recommend',
			'I would not choose',
			'If it were right I would say',
			'It is too early for',
			'There is no reason to use',
			'Never use',
		);
		const forms = fc.constantFrom(
			'<<<Return Answer>>>',
			'"Return Answer"',
			'Return Answer',
			'<<Return Answer>>',
		);
		const after = fc.constantFrom('', '.', ' yet.', '\nCount again.');
		fc.assert(
			fc.property(denials, forms, after, (head, form, tail) => {
				expect(readCoachReply(`${head} ${form}${tail}`)).toMatchObject({ kind: 'guidance' });
			}),
		);
	});

	it('stops in every form, with praise before and the answer behind', () => {
		const heads = fc.constantFrom(
			'',
			'The answer is correct. ',
			'The test says Correct.\n\n',
			'Decision: ',
			'Action: ',
		);
		const forms = fc.constantFrom(
			'<<<Return Answer>>>',
			'**Return Answer**',
			'<<Return Answer>>',
			'Return Answer',
			'`<<<Return Answer>>>`',
			'return_answer',
		);
		const after = fc.constantFrom('', '.', '\n42', '\n\nThe answer is 42.');
		fc.assert(
			fc.property(heads, forms, after, (head, form, tail) => {
				expect(readCoachReply(`${head}${form}${tail}`)).toEqual({ kind: 'return' });
			}),
		);
	});

	it('reads anything without an exception, and never an empty guidance', () => {
		const piece = fc.constantFrom(
			'<<<',
			'>>>',
			'<',
			'>',
			'```',
			'\n',
			' ',
			'Code',
			'Text',
			'Return Answer',
			'not ',
			'if ',
			'"',
			'`',
			'format: ',
			'- ',
			'or ',
			'.',
			'answer',
			'~~~',
			'?',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const word = readCoachReply(pieces.join(''));
				if (word.kind === 'guidance') expect(word.text.trim()).not.toBe('');
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['markers', '<<<'.repeat(300_000)],
		['pairs', '<<<a>>>'.repeat(150_000)],
		['tokens', '<<<Code>>> '.repeat(90_000)],
		['fences', '```\nx\n```\n'.repeat(100_000)],
		['open fences', '```python\n'.repeat(100_000)],
		['sentences', 'Return the answer. '.repeat(50_000)],
		['one long word', 'a'.repeat(1_000_000)],
		['one long line of denials', 'not '.repeat(250_000)],
		['quotes', '"<<<'.repeat(250_000)],
		['blanks', ' '.repeat(1_000_000)],
	])('gets through 1 MB of %s', { timeout: 60_000 }, (_, reply) => {
		expect(['code', 'text', 'return', 'guidance', 'nothing']).toContain(readCoachReply(reply).kind);
	});
});
