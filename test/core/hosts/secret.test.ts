import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidyKey } from '../../../src/core/hosts/key-text.ts';
import { redact } from '../../../src/core/hosts/redact.ts';
import { canBeSecret } from '../../../src/core/hosts/secret.ts';

const placeholders = [
	...[
		'none',
		'None',
		'null',
		'n/a',
		'x',
		'-',
		'EMPTY',
		'empty',
		'test',
		'test123',
		'ollama',
		'lm-studio',
		'lmstudio',
	],
	...[
		'vllm',
		'llama.cpp',
		'sk-xxx',
		'sk-xxxxxxxxxxxxxxxxxxxxxxxx',
		'sk-...',
		'sk-1234',
		'sk-no-key-required',
		'no-key',
	],
	...[
		'not-needed',
		'NOT_NEEDED',
		'your-api-key',
		'YOUR_API_KEY',
		'your_api_key_here',
		'<your api key>',
		'dummy-key',
	],
	...[
		'changeme',
		'placeholder',
		'my-api-key',
		'token-abc123',
		'sk-proj-your-key-here',
		'anything',
		'localhost',
		'secret',
	],
	...['password', 'playground', '********', 'sk-test-key', 'sk-or-xxxx', 'Bearer token', 'api-key-1234'],
];
const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const prefix = fc.constantFrom(
	'',
	'sk-',
	'sk-proj-',
	'sk-or-v1-',
	'sk-ant-api03-',
	'gsk_',
	'hf_',
	'AIza',
	'xai-',
	'csk-',
);
/** As hosts make them: long, of letters and digits. */
const realKey = fc
	.tuple(prefix, fc.string({ unit: fc.constantFrom(...letter.split(/(?:)/)), minLength: 20, maxLength: 60 }))
	.map((parts) => parts.join(''))
	.filter((key) => /\d/.test(key) && new Set(key).size >= 8);

describe('a placeholder', () => {
	test.each(placeholders)('%s blacks nothing out', (key) => {
		const said = `Model none of ollama: your-api-key is empty, test the ${key} prompt and the token.`;
		expect(canBeSecret(key)).toBe(false);
		expect(redact(said, key)).toBe(said.replace(/\s+/g, ' '));
	});

	test('is never taken out of what a host says', () => {
		fc.assert(
			fc.property(fc.constantFrom(...placeholders), fc.lorem({ maxCount: 8 }), (key, words) => {
				expect(redact(`${words} ${key} ${words}`, key)).toBe(redact(`${words} ${key} ${words}`, null));
			}),
		);
	});
});

describe('a real key', () => {
	test('is a secret, whatever stands around it, whole and in part', () => {
		fc.assert(
			fc.property(
				realKey,
				fc.string({ maxLength: 20 }),
				fc.string({ maxLength: 20 }),
				(key, before, after) => {
					expect(canBeSecret(key)).toBe(true);
					const shown = redact(before + key + after, key);
					for (let start = 0; start + 8 <= key.length; start++) {
						expect(shown).not.toContain(key.slice(start, start + 8));
					}
				},
			),
		);
	});

	test('of a server of one’s own may be made of words and a number', () => {
		for (const key of ['correct-horse-battery', 'hunter2hunter', 'kitchen-server-7f3a']) {
			expect(redact(`wrong: ${key}`, key)).toBe('wrong: [key]');
		}
	});

	test('of somebody else is taken out, names that look a little like one are not', () => {
		expect(redact('use sk-proj-abc123def456 and set key_required, hf_hub_download, pk-field', null)).toBe(
			'use [key] and set key_required, hf_hub_download, pk-field',
		);
	});
});

describe('tidyKey', () => {
	test.each([
		['  sk-abc0123456789\n', 'sk-abc0123456789'],
		['sk-abc0123456789\u200b', 'sk-abc0123456789'],
		['\ufeffsk-abc\u00a0', 'sk-abc'],
		['two words', 'two words'],
		['', ''],
		[' \u200b ', ''],
	])('takes harmless blanks off the ends: %j', (typed, key) => {
		expect(tidyKey(typed)).toEqual({ ok: true, value: key });
	});

	test.each([
		['sk-abc\u200b0123', 'a zero-width space (U+200B) as character 7 of 11'],
		['sk-abc\n0123', 'a line break (U+000A) as character 7 of 11'],
		['“sk-abc”', 'a typographic quotation mark ““” (U+201C) as character 1 of 8'],
		['sk–abc', 'a typographic dash “–” (U+2013) as character 3 of 6'],
		['sk-кey', 'the character “к” (U+043A) as character 4 of 6'],
		['sk-abc…', 'an ellipsis “…” (U+2026) as character 7 of 7'],
		['sk-\u0000abc', 'an invisible character (U+0000) as character 4 of 7'],
		['sk-\ud83d\ude00abc', 'the character “😀” (U+1F600) as character 4 of 7'],
	])('says which character no header takes, and where: %j', (typed, words) => {
		expect(tidyKey(typed)).toEqual({
			ok: false,
			error: `The key holds ${words}, which no request can carry. Delete it, or copy the key again.`,
		});
	});

	test('gives only what a header takes, and names no other letter of the key', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
				const tidy = tidyKey(typed);
				if (tidy.ok) {
					new Headers({ authorization: `Bearer ${tidy.value}` });
					expect(typed).toContain(tidy.value);
				} else if (typed.length > 4) expect(tidy.error).not.toContain(typed);
			}),
			{ numRuns: 500 },
		);
	});
});
