import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownText } from '../../src/core/shown-text.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.array(fc.constantFrom(...Object.values(hostileTexts)), { maxLength: 3 }).map((texts) => texts.join(' ')),
);

test('a text within a sentence has no sign that is not seen, turns nothing around and is one line', () => {
	fc.assert(
		fc.property(anyText, fc.integer({ min: 0, max: 300 }), (text, most) => {
			const shown = shownText(text, most);
			expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
			expect(Array.from(shown).length).toBeLessThanOrEqual(most);
			expect(shownText(shown, most)).toBe(shown);
		}),
	);
});

test('a plain name stays as it is, in whatever writing', () => {
	for (const name of ['gpt-4o · OpenAI', 'Ünïcode 模型', '\u05d0\u05d1\u05d2', '<b>llama</b>'])
		expect(shownText(name)).toBe(name);
});
