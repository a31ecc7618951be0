import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircleWatch } from '../../../src/core/reply/circles.ts';

/** Characters that came before the watch was certain; null when it never was. */
function endsAfter(text: string, step = 4): number | null {
	const watch = new CircleWatch();
	for (let at = 0; at < text.length; at += step) {
		if (watch.push(text.slice(at, at + step)) !== null) return Math.min(text.length, at + step);
	}
	return null;
}

describe('a reply that goes in circles', () => {
	it.each([
		['a line', 'The letter is e. '],
		['a list of letters', '1. s\n2. t\n3. r\n4. a\n5. w\n6. b\n7. e\n8. r\n9. r\n10. y\n\n'],
		['a paragraph', `${'Let me count the letters of the word again from the beginning. '.repeat(3)}\n\n`],
		['a word', 'wait '],
	])('is noticed: %s', (_, circle) => {
		const before = 'Let me see how many letters there are.\n';
		const at = endsAfter(before + circle.repeat(2000));
		expect(at).not.toBeNull();
		expect(at).toBeLessThan(before.length + Math.max(1_800, circle.length * 7 + 200));
	});

	it('is named with what it repeats', () => {
		const watch = new CircleWatch();
		expect(watch.push('Wait, again. '.repeat(400))).toMatchObject({ text: 'Wait, again.' });
	});

	it.each([
		['a grid of zeros', `[${`[${'0, '.repeat(40)}0],\n`.repeat(20)}]`],
		['a rule', '-'.repeat(3000)],
		['a numbered list', Array.from({ length: 400 }, (_, i) => `${String(i)}. The letter is e.\n`).join('')],
		['a table', Array.from({ length: 200 }, (_, i) => `| ${String(i * 7)} | yes | no |\n`).join('')],
		['a refrain of a few times', 'The letter is r, so the count goes up by one.\n'.repeat(20)],
	])('is not seen in %s', (_, text) => {
		expect(endsAfter(text)).toBeNull();
	});

	it('is noticed wherever the pieces are cut', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 8, maxLength: 120 }).filter((text) => /[a-z]{2}/.test(text)),
				fc.integer({ min: 1, max: 50 }),
				(circle, step) => {
					expect(endsAfter(circle.repeat(1 + Math.ceil(6000 / circle.length)), step)).not.toBeNull();
				},
			),
			{ numRuns: 30 },
		);
	});
});
