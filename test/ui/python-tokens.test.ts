import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonLines, pythonTokens } from '../../src/ui/kit/python-tokens.ts';

const kinds = (code: string): string =>
	pythonTokens(code)
		.filter(({ kind }) => kind !== 'plain')
		.map(({ kind, text }) => `${kind} ${text}`)
		.join(' | ');

describe('the colours of a program', () => {
	it.each([
		['for n in range(3):  # three', 'keyword for | keyword in | call range | number 3 | comment # three'],
		[`print(f"a # {b}" + r'\\n')`, `call print | string f"a # {b}" | string r'\\n'`],
		['x = """one\n"two"\n"""\nif x: pass', 'string """one\n"two"\n""" | keyword if | keyword pass'],
		['a = "never closed\nreturn 1', 'string "never closed | keyword return | number 1'],
		['total_for = 9.11e-3 + 0xff', 'number 9.11e-3 | number 0xff'],
		['information.format (1)', 'number 1'],
		['größe("ä")', 'call größe | string "ä"'],
	])('of %j', (code, expected) => {
		expect(kinds(code)).toBe(expected);
	});

	const code = fc
		.array(
			fc.constantFrom(
				'"',
				"'",
				'"""',
				'#',
				'\n',
				'\\',
				' ',
				'for',
				'f',
				'9.11',
				'x',
				'(',
				'😀',
				'\r',
				'\u2028',
			),
		)
		.map((parts) => parts.join(''));

	it('are of all of it and nothing else', () => {
		fc.assert(
			fc.property(fc.oneof(code, fc.string()), (text) => {
				expect(
					pythonTokens(text)
						.map((token) => token.text)
						.join(''),
				).toBe(text);
				expect(pythonLines(text).map((line) => line.map((token) => token.text).join(''))).toEqual(
					text.split('\n'),
				);
				expect(pythonTokens(text).every((token) => token.text !== '')).toBe(true);
			}),
		);
	});

	it('take a megabyte of quotes, marks and words as they take a line', () => {
		for (const part of ['"', "'''", '#', 'f"', 'word ', '\\', '9.', 'x('].map((one) => one.repeat(300_000))) {
			expect(pythonTokens(part).reduce((sum, { text }) => sum + text.length, 0)).toBe(part.length);
		}
	});
});
