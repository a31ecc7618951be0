import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undecorate } from '../../../src/core/reply/decoration.ts';
import { createRng } from '../../../src/core/rng.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';

describe('undecorate', () => {
	it.each([
		['**Yes**', 'Yes'],
		['***Yes***', 'Yes'],
		['_42_', '42'],
		['**Answer:** `42`.', '42'],
		['The final answer is: $\\boxed{\\text{Yes}}$.', 'Yes'],
		['So the answer is 42.', '42'],
		['- The final answer is:', ''],
		['- January 1, 2000 is a Monday', 'January 1, 2000 is a Monday'],
		['- 5', '- 5'],
		['<answer>42</answer>', '42'],
		['[ANSWER]42[/ANSWER]', '42'],
		['42<|im_end|>', '42'],
		['42</s>', '42'],
		['\u200b\uff14\uff12\ufeff', '42'],
		['\ud835\udfd2\ud835\udfd0', '42'],
		['&lt;&lt;&lt;42&gt;&gt;&gt;', '42'],
		['\\<\\<\\<42\\>\\>\\>', '42'],
		['np.int64(5)', '5'],
		['[np.int64(1), np.int64(2)]', '[1, 2]'],
		['array([[1, 2],\n       [3, 4]], dtype=uint8)', '[[1, 2],\n       [3, 4]]'],
		['[[1 2]\n [3 4]]', '[[1, 2], [3, 4]]'],
		['Fraction(1, 2)', '1/2'],
		["Decimal('1.5')", '1.5'],
		["np.str_('x')", 'x'],
		['np.True_', 'True'],
		['{"answer": "Yes"}', 'Yes'],
		['```json\n[1, 2]\n```', '[1, 2]'],
		['The final grid:\n1,2\n3,4', '1,2\n3,4'],
		['Final Answer: The final answer is $5$. I hope it is correct.', '5'],
	])('reads %j as %j', (text, plain) => {
		expect(undecorate(text)).toBe(plain);
	});

	it.each([
		'3*4',
		'2 * (3 + 4)',
		'*,0,1,*',
		'**2',
		'["A","B"]',
		"'A', 'B'",
		'**A** or **B**',
		'$5 and $6',
		'50\\%',
		'__init__',
		'answer',
		'1, 2, 3',
		'(3, 4)',
		'0.5',
		'and so on...',
		'-5',
		'5!',
		"it isn't",
	])('leaves %j alone', (text) => {
		expect(undecorate(text)).toBe(text);
	});

	it("takes the decoration off parts where their signs are not the answer's own", () => {
		expect(undecorate('**1**, **2**', [])).toBe('1, 2');
		expect(undecorate('| 1 | 2 |\n|---|---|\n| 3 | 4 |', [])).toBe('1,2\n3,4');
		expect(undecorate('\\frac{3}{4}', [])).toBe('3/4');
		expect(undecorate('\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}', [])).toBe('1 , 2 \n 3 , 4');
		expect(undecorate('3 * 4', [])).toBe('3 * 4');
		expect(undecorate('3 **4** 5', ['*'])).toBe('3 **4** 5');
	});

	it.each([
		['web-of-lies', '**Yes**'],
		['number-multiply', '\\boxed{-1581}'],
		['gsm-hard', '**12345**'],
		['date-understanding', '\\text{(C)}'],
		['game-24', '48 / 2.'],
	])('lets %s read %j', (id, answer) => {
		const family = familyById(id)!;
		const instance = family.generate(family.levels[0]!, createRng('B20'));
		expect(['correct', 'incorrect']).toContain(family.verify(instance, answer).kind);
	});

	const pieces = fc.array(
		fc.constantFrom(
			...[
				'**',
				'*',
				'_',
				'`',
				'```',
				'\n',
				'$',
				'\\boxed{',
				'}',
				'<<<',
				'>>>',
				'"',
				"'",
				'.',
				',',
				'<answer>',
				'</answer>',
			],
			...[
				'Answer:',
				'the answer is ',
				'[',
				']',
				'(',
				')',
				'np.int64(',
				'42',
				' ',
				'x',
				'|',
				'\\text{',
				'\\(',
				'\\)',
				'</s>',
				'&lt;',
			],
		),
		{ maxLength: 40 },
	);

	it('changes nothing the second time, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					pieces.map((list) => list.join('')),
					fc.string({ unit: 'binary' }),
				),
				(text) => {
					for (const plain of [undecorate(text), undecorate(text, [])]) {
						expect(undecorate(plain, plain === undecorate(text) ? undefined : [])).toBe(plain);
					}
				},
			),
		);
	});

	it('takes long and deep texts', () => {
		for (const part of ['**', '\\boxed{', '```\n', '<answer>', 'np.int64(', '"', '$', '<<<', '[', '| ']) {
			expect(typeof undecorate(part.repeat(100_000), [])).toBe('string');
		}
	});
});
