import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import type { FinalReply } from '../../../src/core/methods/method.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { printed, raised } from '../../support/fake-python.ts';
import { typed } from '../../support/run-spec.ts';

const CODE = '```python\nx = 1\n```';
const PRODUCT = typed('What is 12 × 12?', '144');
const COUNT = typed('How many r are in the word strawberry?', '3');
const SHORTEST = typed('Tom is taller than Ana, and Ana is taller than Ben. Who is the shortest?', 'Ben');
const PRIME = typed('Is 91 a prime number?', 'no');
const DIVISOR = typed('What is the greatest common divisor of 84 and 126?', '42');
const LETTERS = typed('Which letters do "planet" and "lentil" have in common?', 'l, e, n, t');

function said(text: string, execution: ExecutionResult | null = null): FinalReply {
	return { turn: 1, text, reading: readReply(text), execution };
}

function cut(text: string): FinalReply {
	return { ...said(text), reading: { ...readReply(text), isCut: true } };
}

describe('an output that was cut', () => {
	const flood = `${'line\n'.repeat(100)}\n[output cut: a program may print 256 KiB]\n`;

	it('holds no answer without marks: its last line is not the program’s own', () => {
		expect(judge(typed('What does it say?', 'x'), said(CODE, printed(flood, { truncated: true })))).toEqual({
			verdict: { kind: 'no-answer', why: 'The output was cut before an answer was printed' },
			answer: null,
			other: null,
			turn: 1,
			readBy: 'rules',
		});
	});

	it('holds the answer that was marked before, and leaves the words to say one', () => {
		const marked = judge(PRODUCT, said(CODE, printed(`<<<144>>>\n${flood}`, { truncated: true })));
		const words = judge(PRODUCT, said(`${CODE}\nThe answer is 144.`, printed(flood, { truncated: true })));
		expect([marked.verdict.kind, words.verdict.kind]).toEqual(['correct', 'correct']);
	});
});

describe('the place of an answer', () => {
	it.each([
		[
			'before an explanation',
			COUNT,
			said('The answer is 3.\n\nThere are 2 in "berry" and 1 in "straw".'),
			'3',
		],
		['under a heading', PRODUCT, said('### Answer\n144\n\n### Explanation\nIt is 12 rows of 12.'), '144'],
		['before steps', PRODUCT, said('Final answer: 144\n\n1. Take 10 × 12 = 120.\n2. Add 24.'), '144'],
		[
			'in the equation asked for',
			PRODUCT,
			said('12 × 12 = 144\n\nIt uses 2 digits, and 10 × 12 = 120 and 2 × 12 = 24.'),
			'144',
		],
		['behind a doubt', PRODUCT, said('The answer is 140. Wait, that is wrong.\n\n12 × 12 = 144'), '144'],
		[
			'behind what speaks about it',
			typed('Spell "stone" backwards.', 'enots'),
			said('The answer is found by reversing it.\n\nenots'),
			'enots',
		],
		[
			'in words before a silent program',
			PRODUCT,
			said(`The answer is 144.\n${CODE}\nIt has 2 lines.`, printed('')),
			'144',
		],
		['in a line before a silent program', PRODUCT, said(`144\n\n${CODE}`, printed('')), '144'],
		[
			'in words beside a failed program',
			PRODUCT,
			said(`The answer is 144.\n${CODE}`, raised('NameError', 'x')),
			'144',
		],
		[
			'in the output that words claim',
			PRODUCT,
			said(`${CODE}\nIt prints:\n\n\`\`\`\n144\n\`\`\`\n\nThat is the product.`, raised('NameError', 'x')),
			'144',
		],
		[
			'in what a failed session shows',
			PRODUCT,
			said('```python\n>>> 12 * 12\n144\n```', raised('NameError', 'x')),
			'144',
		],
		[
			'before the cut',
			PRODUCT,
			cut('The answer is 144.\n\nTo see why, note that 12 × 10 = 120 and then'),
			'144',
		],
		[
			'in a sentence about the question before the cut',
			DIVISOR,
			cut('We factor both.\n\nThe GCD of 84 and 126 is 42.\n\nThe steps'),
			'42',
		],
		[
			'before a rating',
			PRODUCT,
			said('Code confidence: 9\n\nThe product is 144.\n\nText confidence: 8'),
			'144',
		],
		['before a politeness', SHORTEST, said('It is Ben.\n\nI hope this helps!'), 'Ben'],
		['in a statement for a yes or no', PRIME, said('91 is not a prime number.'), 'No'],
		['in a printed statement', PRIME, said(CODE, printed('91 is not a prime number.\n')), 'No'],
		['before the verb of a comparison', SHORTEST, said('Tom is the tallest. Ben is the shortest.'), 'Ben'],
		[
			'in an object of one name',
			LETTERS,
			said('```json\n{"common": ["l", "e", "n", "t"]}\n```'),
			'["l","e","n","t"]',
		],
		['before a lone closing marker', LETTERS, said('l, e, n, t>>>'), 'l, e, n, t'],
		[
			'behind a name that denies in words of the question',
			typed('Of 30 people, how many like neither?', '2'),
			said('Number of people who like neither: 2'),
			'2',
		],
	] as const)('is found %s', (_, question, reply, text) => {
		const { answer, verdict } = judge(question, reply);
		expect({ text: answer?.text, kind: verdict.kind }).toEqual({ text, kind: 'correct' });
	});

	it.each([
		['a sentence that denies', PRODUCT, said('The answer is not 144.\n\nIt is larger.')],
		['a name that denies', PRODUCT, said('The answer is not: 144')],
		['a hypothesis', PRODUCT, said('If we rounded, the answer would be 144.\n\nBut we do not.')],
		['where a reply breaks off', PRODUCT, cut('First, 12 × 10 = 120. The answer is 144')],
		[
			'a step of a reply that breaks off',
			PRODUCT,
			cut('First, 12 × 10 = 120.\n\nThen 12 × 2 = 144.\n\nThen'),
		],
		[
			'another number about the same things',
			typed('What is the greatest common divisor of 84 and 126?', '210'),
			cut('The sum of 84 and 126 is 210.\n\nNow'),
		],
		['a guess before a failed program', PRODUCT, said(`It may be 144.\n${CODE}`, raised('NameError', 'x'))],
		['an announcement beside an output', PRODUCT, said(`The answer is 144.\n${CODE}`, printed('150\n'))],
		['a rating', typed('What is 3 × 3?', '9'), said('Text confidence: 9')],
		['a rough value', PRODUCT, said('The answer is approximately 144.')],
		['one of two answers', PRIME, said('The answer is yes.\n\nThe answer is no.')],
		['one of two that are the shortest', SHORTEST, said('Tom is the shortest.\nBen is the shortest.')],
		[
			'the number taken apart',
			typed('What is the remainder when 1000 is divided by 37?', '1000'),
			said('1000 = 37 × 27 + 1'),
		],
		['a count in another word', COUNT, said('The word "rarer" has 3 r.')],
		['the tag of a tool', typed('Which tag?', 'x'), said('</tools>')],
	] as const)('is not %s', (_, question, reply) => {
		expect(judge(question, reply).verdict.kind).not.toBe('correct');
	});

	it.each([
		['two answers', PRIME, said('The answer is yes.\n\nThe answer is no.')],
		['two answers, the last one wrong', PRODUCT, said('The answer is 144.\n\nSo the answer is 146.')],
		['two that are the shortest', SHORTEST, said('Ben is the shortest.\nTom is the shortest.')],
		[
			'the question again',
			typed('How many minutes are there in 3.5 hours?', '210'),
			said('3.5 hours are 3.5 hours.'),
		],
		[
			'words of the question',
			typed('What day comes 10 days after a Monday?', 'Thursday'),
			said('The answer to this question is 10 days after a Monday.'),
		],
		['another word', COUNT, said('The number of letters in "STARTER" is 10.')],
		[
			'the given number taken apart',
			typed('What is the square root of 1764?', '42'),
			said('1764 = 176 * 18 + 1'),
		],
		['a rough value', typed('What is the square root of 1764?', '42'), said('It is approximately 41.9.')],
		[
			'several subjects',
			typed('What is the capital of France?', 'Paris'),
			said('Paris is the capital. Lyon is another city.'),
		],
	] as const)('is left open by %s', (_, question, reply) => {
		expect(judge(question, reply).verdict.kind).toBe('not-checked');
	});

	it.each([
		['the same answer twice', PRODUCT, 'The answer is 144.\n\nSo the final answer is 144.0.'],
		['an answer with what it counts', COUNT, 'The answer is 3 letters.\n\nThe answer is 3.'],
		['an answer that was taken back', PRIME, 'The answer is yes. No wait, 91 = 7 × 13. The answer is no.'],
		['a calculation that ends in the answer', PRODUCT, 'The answer is 12 × 12 = 144.\n\nThe answer is 144.'],
	] as const)('is not contrary to itself in %s', (_, question, text) => {
		expect(judge(question, said(text)).verdict.kind).toBe('correct');
	});

	it('does not depend on which number is expected', () => {
		const part = fc.constantFrom(
			'The answer is 7.',
			'Answer: 8',
			'12 × 12 = 9',
			'7',
			'It took 3 steps.',
			'Therefore, it is 4.',
			'Wait, no.',
		);
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), (parts, isCut) => {
				const reply = isCut ? cut(parts.join('\n\n')) : said(parts.join('\n\n'));
				const [one, other] = ['7', '123'].map(
					(expected) => judge(typed('What is 12 × 12?', expected), reply).answer,
				);
				expect(one).toEqual(other);
			}),
		);
	});
});
