import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, lastMarked } from '../../../src/core/reply/answer.ts';
import { marked } from '../../../src/core/reply/markers.ts';

describe('marked', () => {
	it.each<[string, string | null]>([
		['first <<<1>>> then <<<2>>>', '2'],
		['<<<\n1,2\n3,4\n>>>', '1,2\n3,4'],
		['I will return it as <<<answer>>>.\n\nThe answer is 42.', null],
		['<<<42>>> in the form <<<your answer>>>', '42'],
		['<<<[answer]>>>', null],
		['<<<{total}>>>', null],
		['<<<Count: {count}, Positions: {positions}>>>', null],
		['<<<{1, 2}, {3}>>>', '{1, 2}, {3}'],
		["<<<{','.join(row)}>>>", null],
		['print("<<<" + str(x) + ">>>")', null],
		['<<<...>>>', null],
		['The answer is <<<42>>', '42'],
		['<<42>>>', '42'],
		['<<42>>', '42'],
		['«««42»»»', '42'],
		// Qwen2.5-Coder 1.5B.
		['Therefore, Xenia tells the truth.\n\nThe final answer is: >>>Yes<<<', 'Yes'],
		['**>>>(B)<<<**.', '(B)'],
		['>>>3.11>>>', '3.11'],
		['So:\n**<<<3.11<<<**', '3.11'],
		['>>>1>>> and >>>2>>>', null],
		['>>> x>>>y', null],
		['>>> x = 1<<<3', null],
		['1>>>2<<<3', null],
		['&lt;&lt;&lt;42&gt;&gt;&gt;', '42'],
		['\\<\\<\\<42\\>\\>\\>', '42'],
		['the end: <<<42', '42'],
		['Count: 2, Positions: [3, 8]>>>', 'Count: 2, Positions: [3, 8]'],
		['First I count.\n42>>>\n', '42'],
		['>>> sorted(x)>>>', null],
		['>>> 42', null],
		['the answer>>>', null],
		['\\boxed{\\frac{1}{2}} it is', '\\frac{1}{2}'],
		['<answer>41</answer> no, <answer>42</answer>', '42'],
		['\\boxed{41} but <<<42>>>', '42'],
		['x = 1 <<<2', null],
		['1 << 2 >> 3', null],
		['half is <<48/2=24>>24', null],
		['>>> print(5)\n5', null],
		['no markers', null],
	])('finds in %j %j', (text, answer) => {
		expect(marked(text)).toBe(answer);
	});

	it('agrees with the plain reading wherever markers hold plain words', () => {
		const part = fc.constantFrom('<<<', '>>>', '42', 'x', ' ', 'so');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
				const text = `${parts.join('')}.<<<7>>>`;
				expect(marked(text)).toBe(lastMarked(text));
			}),
		);
	});

	it('takes a marker at every character', () => {
		for (const part of [
			'<',
			'>',
			'<<<',
			'<<<x>>>',
			'<< ',
			'\\boxed{',
			'\\boxed{}',
			'<answer>',
			'<<<answer>>>',
			'>>> x\n<<<',
		]) {
			expect(['string', 'object']).toContain(typeof marked(part.repeat(100_000)));
		}
	});
});

describe('candidates', () => {
	it('come marked before unmarked, whole before part, output before prose', () => {
		const found = candidates({
			stdout: 'Searching\n\nThe grid:\n1,2\n3,4\n',
			prose: 'It prints <<<5>>>.\nSo the answer is **6**.',
			proseAfter: 'So the answer is **6**.',
		});
		expect(found).toEqual([
			{ text: 'Searching\n\nThe grid:\n1,2\n3,4', from: 'output' },
			{ text: '1,2\n3,4', from: 'output-block' },
			{ text: '3,4', from: 'output-line' },
			{ text: '5', from: 'prose-marker' },
			{ text: '6', from: 'prose-said' },
		]);
	});

	it('of a reply without a program are its words', () => {
		const prose = 'The rows are:\n\n1,2\n3,4\n\nI hope this helps!';
		expect(candidates({ stdout: null, prose, proseAfter: '' })).toEqual([
			{ text: 'I hope this helps!', from: 'prose-block' },
			{ text: '1,2\n3,4', from: 'prose-block' },
		]);
	});

	it('hold what a program set or ended with', () => {
		const found = candidates({
			stdout: '',
			value: "'1,2\\n3,4'",
			variable: { name: 'result', text: '**7**' },
			prose: '',
			proseAfter: '',
		});
		expect(found).toEqual([
			{ text: '1,2\n3,4', from: 'value' },
			{ text: '7', from: 'variable' },
		]);
	});

	it('leave out what only shows the format', () => {
		const prose = 'I will return it as <<<answer>>>.\n\n<<<answer>>>';
		expect(candidates({ stdout: null, prose, proseAfter: '' }).map(({ text }) => text)).not.toContain(
			'answer',
		);
		expect(candidates({ stdout: '', prose: '', proseAfter: '' })).toEqual([]);
	});

	it.each([
		['The product of 12 and 34 is 408.', '408'],
		['Yes, the walk ends where it began.', 'Yes'],
		['So it must be **Yes** after all.', 'Yes'],
	])('read in %j that it says %j', (prose, text) => {
		expect(candidates({ stdout: null, prose, proseAfter: '' }).map((found) => found.text)).toContain(text);
	});

	it.each([
		['It must be approximately 42.5 hours.', 'approximately 42.5 hours'],
		['So 1 is shared: the train leaves at 22:10', 'the train leaves at 22:10'],
		['Paula is the tallest.', 'Paula'],
	])('read at the end of %j the words %j', (prose, text) => {
		expect(candidates({ stdout: null, prose, proseAfter: '' }).map((found) => found.text)).toContain(text);
	});

	it('hold a number without what it counts where the question names that', () => {
		const found = (question: string) =>
			candidates({ stdout: null, prose: 'The total is 65 points.', proseAfter: '', question }).map(
				({ text }) => text,
			);
		expect(found('How many points are there?')).toContain('65');
		expect(found('How many marks are there?')).not.toContain('65');
	});

	it('hold no row of a grid whose rows differ', () => {
		const found = (prose: string) =>
			candidates({ stdout: null, prose, proseAfter: '' }).map(({ text }) => text);
		expect(found('The grid is:\n16,0\n0,8,2,0')).toEqual(['16,0\n0,8,2,0']);
		expect(found('The grid is:\n16,0\n8,2')).toContain('8,2');
	});

	it.each([
		'The answer is not 42.',
		'It is either 41 or 42.',
		'The answer is at most 42.',
		'It is about 42.',
	])('do not read a plain 42 in %j', (prose) => {
		expect(candidates({ stdout: null, prose, proseAfter: '' }).map(({ text }) => text)).not.toContain('42');
	});
});

describe('words about a program or an answer', () => {
	it.each([
		'This program checks if the `things` list is not empty before it is used.',
		'The program printed nothing. It then stopped with an error.',
		'This answer represents the cost of the jacket after its 15% reduction.',
		'This is the final answer to the problem.',
		'SyntaxError: keyword argument repeated: second',
	])('are no answer: %s', (text) => {
		expect(candidates({ stdout: null, prose: text, proseAfter: text })).toEqual([]);
	});

	it.each(['This program prints 5.', 'The final answer is 5.', 'The function is linear.'])(
		'are one where they name it: %s',
		(text) => {
			expect(candidates({ stdout: null, prose: text, proseAfter: text })).not.toEqual([]);
		},
	);

	it('are none either where a reply that broke off repeats the question as a statement', () => {
		const question = 'A jacket costs 80 € and is reduced by 15 %. What does it cost now?';
		const prose = 'The jacket costs 80 € and is reduced by 15 %.\n\nTo find the new';
		expect(candidates({ stdout: null, prose, proseAfter: prose, isCut: true, question })).toEqual([]);
	});
});
