import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcements, TAKES_BACK } from '../../../src/core/reply/announced.ts';

function first(text: string, isCut = false): string[] {
	return announcements(text, isCut).map(({ texts }) => texts[0] ?? '');
}

describe('announced answers', () => {
	it.each<[string, string[]]>([
		['The answer is 42.\n\nThis follows from 3 rules.', ['42.']],
		['So the final answer is: 42', ['42']],
		['Therefore, the answer to this question is 42.', ['42.']],
		['**Answer:** 42', ['42']],
		['- **Final answer**: 42', ['42']],
		['### Answer\n42\n\n### Explanation\nIt is 6 times 7.', ['42']],
		['**Final Answer**\n\n42', ['42']],
		['The answer is:\n1,2\n3,4\n\nEach row has two.', ['1,2\n3,4']],
		['It is 6 times 7. The answer is 42. Each factor is used once.', ['42. ']],
		['The answer is 41.\nThe answer is 42.', ['41.', '42.']],
		['Solution:\n42', ['42']],
		['The answer is 1,2\n3,4\n\nEach row has two.', ['1,2\n3,4']],
		['The answer is 42\nbecause 6 times 7 is 42', ['42']],
		['The answer is 42.\n43 would be odd.', ['42.']],
	])('are found in %j', (text, found) => {
		expect(first(text)).toEqual(found);
	});

	it.each([
		'Is the answer 42?',
		'If we rounded, the answer is 42.',
		'The answer is found by adding both.',
		'The answer is correct.',
		'I will say what the answer is.',
		'"The answer is 42", said the first solver.',
		'The answers are on the next page.',
		'The solution is to add both.',
		'Answer with one word.',
		'Answer:',
	])('are none in %j', (text) => {
		expect(announcements(text, false)).toEqual([]);
	});

	it.each<[string, string[]]>([
		['The answer is 42.\n\nTo see why, we', ['42.']],
		['The answer is 42. To see why, we', ['42. ']],
		['The answer is 4', []],
		['The answer is move a\nmove b\nmo', []],
		['The answer is:\n1,2\n3,', []],
		['Answer:\n1,2\n3,4\n\nEach r', ['1,2\n3,4']],
	])('of a reply that breaks off had ended: %j', (text, found) => {
		expect(first(text, true)).toEqual(found);
	});

	it.each([
		['Wait, 6 times 7 is more.', true],
		['Actually, it is 43.', true],
		['That was a mistake.', true],
		['This was counted twice.', false],
		['I am waiting for your reply.', false],
	])('may be taken back: %j %j', (text, isTakenBack) => {
		expect(TAKES_BACK.test(text)).toBe(isTakenBack);
	});

	it('stand where they say', () => {
		const part = fc.constantFrom('The answer is 7.', 'Answer: 8', '\n', ' ', 'So what? ', 'Answer:\n', '5\n');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 12 }), fc.boolean(), (parts, isCut) => {
				const text = parts.join('');
				for (const { start, end } of announcements(text, isCut)) {
					expect(text.slice(start, end)).toMatch(/answer/i);
				}
			}),
		);
	});

	it('take a heading at every line', () => {
		for (const part of ['Answer:\n', 'Answer:\nx\n', 'The answer is 5. ', 'Solution:\n\n', '### Answer\n']) {
			expect(announcements(part.repeat(50_000), false).length).toBeLessThanOrEqual(100);
		}
	});
});
