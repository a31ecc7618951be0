import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../src/core/record/lead.ts';

const ROOM = { lines: 2, width: 20 };
const shown = (text: string): string => leadOf(text, ROOM).shown;

describe('the beginning of a text', () => {
	it('is all of it where there is room', () => {
		expect(leadOf(' It is 9.9.\nYes. ', ROOM)).toEqual({ shown: 'It is 9.9.\nYes.', isCut: false });
	});

	it.each([
		['Both have a 9. Then 9.11 against 9.9, and so on and on.', 'Both have a 9.'],
		['It is 9.11 against 9.9 in this long sentence without an end', 'It is 9.11 against 9.9 in this long…'],
		['See e.g. Mr. A. Bell. And then there is more of it here.', 'See e.g. Mr. A. Bell.'],
		['First line\nsecond line\nthird line', 'First line\nsecond line'],
		['1. Compare them. 2. Then go on with much more of it all', '1. Compare them.'],
		['Is it “so?” Who knows what else there is to be said', 'Is it “so?”'],
		['So $a. b = 9.11 + 9. 9$ is longer than there is room for', 'So $a. b = 9.11 + 9. 9$ is longer than…'],
		['The formula: $$x = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9$$. More.', 'The formula:…'],
		[
			'$$x = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10$$. More.',
			'$$x = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10$$…',
		],
		['It costs $5. You pay with $10 and get the rest of it back.', 'It costs $5.'],
		['x'.repeat(100), `${'x'.repeat(40)}…`],
	])('ends where it may: %j', (text, lead) => {
		expect(shown(text)).toBe(lead);
	});

	it('is a beginning, is shorter than the room but for what must stay whole, and never half a character', () => {
		const word = fc.constantFrom(
			'9.11',
			'so.',
			'\n',
			' ',
			'$a. b$',
			'**',
			'`',
			'😀',
			'<<<42>>>',
			'\\(',
			'and',
			'!',
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 60 }), (words) => {
				const text = words.join('').trim();
				const lead = leadOf(text, ROOM);
				const kept = lead.isCut ? lead.shown.replace(/…$/, '') : lead.shown;
				expect(text.startsWith(kept)).toBe(true);
				expect(lead.isCut).toBe(kept !== text || lead.shown !== text);
				expect(kept).not.toMatch(/[\ud800-\udbff]$/);
				if (text !== '') expect(lead.shown).not.toBe('');
				expect(kept).not.toMatch(/9\.$/);
			}),
		);
	});

	it('looks at no more than is shown of a megabyte of marks', () => {
		for (const mark of ['$', '`', '**', '<<<', '. ', '\n', '\\(']) {
			expect(shown(mark.repeat(400_000)).length).toBeLessThan(500);
		}
	});
});
