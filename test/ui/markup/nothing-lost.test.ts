import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText, SIGNS } from './hostile-text.ts';
import { drawn, lettersOf, visible } from './visible.ts';

test('every letter and digit is shown, in order, whatever stands between', () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			expect(lettersOf(visible(text))).toBe(lettersOf(text));
		}),
		{ numRuns: 3_000 },
	);
});

test('markup is never made of the text: tags are our own and balanced', () => {
	const known =
		/^(?:p|h[1-6]|pre|code|ul|ol|li|blockquote|table|thead|tbody|tr|t[hd]|mark|span|strong|em|del)$/;
	fc.assert(
		fc.property(hostileText, (text) => {
			const open: string[] = [];
			for (const [, slash, name = ''] of drawn(text).matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
				if (name === 'hr') continue;
				expect(name).toMatch(known);
				if (slash === '/') expect(open.pop()).toBe(name);
				else open.push(name);
			}
			expect(open).toEqual([]);
		}),
		{ numRuns: 1_000 },
	);
});

test('a text without signs of markup is shown exactly as written', () => {
	const word = fc.stringMatching(/^[A-Za-zäé重][A-Za-z0-9äé重,.:;!?()'"/%&@=+^{}[\]-]{0,8}$/);
	const line = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '\t')), { minLength: 1, maxLength: 6 });
	const lines = fc.array(line, { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(lines, (pieces) => {
			const text = pieces.map((row) => row.flat().join('').trimEnd()).join('\n');
			expect(visible(text)).toBe(text);
		}),
	);
});

/** Signs: the longest text the page formats. */
const LONG = 200_000;

describe('hostile texts are read in one pass', { timeout: 60_000 }, () => {
	const UNITS: readonly string[] = [
		...SIGNS,
		'* a',
		'*a ',
		'**a **',
		'$x$ ',
		'$a\\$',
		'$ ',
		'\\(x',
		'\\[x\\]',
		'\\#',
		'1\\.',
		'<<<4>>>',
		'<<<4>>> <<<',
		'<<<\n',
		'`a``b',
		'> a\n',
		'- a\n',
		'  - a\n',
		'# a\n',
		'```a\n',
		'```\na\n```\n',
		'|',
		'|a|b|\n|-|-|\n',
		'<b>',
		'<div><p>',
		'\n',
		' ',
		'\\begin{align}',
		'\\begin{a',
		'![](',
		'\n>>> x',
		'- a\n\n\n',
		'---\n',
		'~~a ',
	];

	test.each(UNITS)('%j', (unit) => {
		const text = unit.repeat(Math.ceil(LONG / unit.length));
		const html = drawn(text);
		expect(lettersOf(html.replace(/<[^>]*>|&#\d+;/g, ''))).toHaveLength(lettersOf(text).length);
		// Each sign costs at most its escape and one element.
		expect(html.length).toBeLessThan(120 * text.length);
	});

	test('of a megabyte', () => {
		const signs = 1_000_000;
		for (const unit of ['<<<', '>>>', '<b>', '```\n', '$', '`', '\\[', '<<<4>>>\n']) {
			const text = unit.repeat(signs / unit.length);
			expect(lettersOf(drawn(text).replace(/<[^>]*>|&#\d+;/g, ''))).toHaveLength(lettersOf(text).length);
		}
	});

	test('with lists, quotations and emphasis inside each other', () => {
		const nested = Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n');
		for (const text of [
			nested,
			`${'> '.repeat(30_000)}word`,
			`${'- '.repeat(30_000)}word`,
			`${'*a '.repeat(30_000)}${'b* '.repeat(30_000)}`,
			`${'<div>'.repeat(10_000)}${'</div>'.repeat(10_000)}`,
			`${'<<<'.repeat(30_000)}4${'>>>'.repeat(30_000)}`,
		]) {
			expect(lettersOf(visible(text))).toBe(lettersOf(text));
		}
	});
});
