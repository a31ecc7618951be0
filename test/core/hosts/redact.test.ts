import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../src/core/hosts/redact.ts';
import { canBeSecret } from '../../../src/core/hosts/secret.ts';

describe('redact', () => {
	test('finds a key between whose letters stand signs that are not seen, and leaves none that turns words around', () => {
		const key = 'Zq81-planted-key-7731xyz';
		const apart = Array.from(key).join('\u200b');
		expect(redact(`\u202eWrong \u2066key ${apart}\u001b[31m\u0000`, key)).toBe('Wrong key [key][31m');
	});

	test('takes out the key, parts of it, masked forms, and what looks like any key', () => {
		const key = 'Zq81-planted-key-7731xyz';
		expect(
			[
				`Incorrect API key provided: ${key}.`,
				'Wrong key "Zq81-planted-key".',
				'Wrong key Zq81****1xyz given',
				'Bearer sk-proj-abcdef123456 is not valid',
				'use (AIzaSyA1234567890) instead',
			].map((text) => redact(text, key)),
		).toEqual([
			'Incorrect API key provided: [key]',
			'Wrong key "[key]".',
			'Wrong key [key] given',
			'Bearer [key] is not valid',
			'use ([key]) instead',
		]);
	});

	test('leaves ordinary words and model names alone, on one line, shortened', () => {
		expect(redact('The model\n  meta-llama/Llama-3.3-70B-Instruct-Turbo is gone', 'secret-key-123')).toBe(
			'The model meta-llama/Llama-3.3-70B-Instruct-Turbo is gone',
		);
		expect(redact('word '.repeat(200), null)).toHaveLength(300);
	});

	test('never lets eight letters of a key through', () => {
		fc.assert(
			fc.property(
				// A run of one letter is a placeholder: it may be shown, and secret.test.ts says which texts are such.
				fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/).filter(canBeSecret),
				fc.string({ maxLength: 30 }),
				fc.string({ maxLength: 30 }),
				(key, before, after) => {
					const shown = redact(before + key + after, key);
					for (let start = 0; start + 8 <= key.length; start++) {
						expect(shown).not.toContain(key.slice(start, start + 8));
					}
				},
			),
		);
	});
});
