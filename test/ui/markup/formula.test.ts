import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { isDollarFormula, texOf } from '../../../src/ui/kit/markup/formula.ts';
import { drawn } from './visible.ts';

/** Sources of the formulas of a text. */
function formulas(text: string): string[] {
	return [...drawn(text).matchAll(/<span class="maths"[^>]*>([^<]*)</g)].map((match) =>
		(match[1] ?? '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
	);
}

test.each([
	['$ x + 1 $ and $ y $', ['$ x + 1 $', '$ y $']],
	['$x^2$, $n$ and the $n$th, $k$-th', ['$x^2$', '$n$', '$n$', '$k$']],
	['$5$ and $10$', ['$5$', '$10$']],
	['so $x\n+ 1$ and $\\text{this is}\n- y$', ['$x\n+ 1$', '$\\text{this is}\n- y$']],
	['$$\nx\n+ 1\n$$', ['$$\nx\n+ 1\n$$']],
	['$$a$$ and $$b$$', ['$$a$$', '$$b$$']],
	['so \\(a\n+ b\\) holds', ['\\(a\n+ b\\)']],
	['\\[\na\n+ b\n- c\n= d\n# e\n> f\n1. g\n\\]', ['\\[\na\n+ b\n- c\n= d\n# e\n> f\n1. g\n\\]']],
	['\\[\n\na\n\n- b\n\n\\]', ['\\[\n\na\n\n- b\n\n\\]']],
	['so that \\[\na\n- b\n\\] holds', ['\\[\na\n- b\n\\]']],
	['- item \\[\na\n- b\n\\]\n- next $y$', ['\\[\na\n- b\n\\]', '$y$']],
	['> \\[\n> a\n> - b\n> \\]', ['\\[\na\n- b\n\\]']],
	['# About $x_1$', ['$x_1$']],
	['| $|a|$ | \\(b|c\\) |\n|--|--|\n| $$d$$ | 5 |', ['$|a|$', '\\(b|c\\)', '$$d$$']],
	[
		'\\begin{align*}\na &= b \\\\\n- c &= d\n\\end{align*}',
		['\\begin{align*}\na &= b \\\\\n- c &= d\n\\end{align*}'],
	],
	['**Price** $a<b$ and $x = 50%$', ['$a<b$', '$x = 50%$']],
	['operators $+$, $-$ and $\\mathbb{R}^+$', ['$+$', '$-$', '$\\mathbb{R}^+$']],
])('formulas of %j', (text, expected) => {
	expect(formulas(text)).toEqual(expected);
});

describe('dollars that are none', () => {
	test.each([
		'$5 and $10',
		'It costs $5, or $6.50, or 7$ and 8$.',
		'$100K-$200K, US$5 and US$6, $5/$6',
		'Set $HOME/$USER and $PATH:$FOO',
		'${a}+${b}, $(a) and $(b), $A$B, $_ and $_',
		'echo $1 $2 $@ $? $$ and $!',
		'$$ is the number of the shell and $$ stays',
		'$a = $b + $c; $d->e',
		'a line that ends in $\nand one that ends in $',
		'$50% of 200$',
		'$5 for one and ten for 40$',
		'\\$5 and \\$6',
		'$x + 1',
		'\\[ x + 1',
		'\\( x + 1',
		'$$ x + 1',
		'$$$ and $$$',
		'$5 costs `$x`',
		'regex ^a$ or ^b$',
		'awk \'{print $1"$"}\'',
		'$ ls\n$ cd\n$ pwd',
		'| $ | 3 |\n| $ | 4 |',
		'$5\n- $10\n- $x',
	])('%s', (text) => {
		expect(formulas(text)).toEqual([]);
	});
});

test('a formula ends where the paragraph does', () => {
	expect(formulas('\\( a\n\nb \\) and $$ a\n\nb $$')).toEqual([]);
});

test('a half-written formula never swallows the text before it is closed', () => {
	const text = 'so \\[ a\n- b\n+ c \\] and $x$ end';
	for (let length = 0; length <= text.length; length++) {
		for (const formula of formulas(text.slice(0, length)))
			expect(['\\[ a\n- b\n+ c \\]', '$x$']).toContain(formula);
	}
});

test.each(['$x = 50%$', '\\(50% + 1\\)', '\\[ 50\\% + 20% \\]', '$$100%$$'])(
	'a percent sign is set: %s',
	(source) => {
		const set = katex.renderToString(texOf(source) ?? '', { output: 'mathml' }).replace(/<annotation.*/, '');
		expect(set.match(/%/g)).toHaveLength(source.match(/%/g)?.length ?? 0);
	},
);

test('a command that would hide, load or define something leaves the formula as written', () => {
	for (const source of [
		'$\\phantom{x}$',
		'\\(\\href{https://example.org}{x}\\)',
		'$$\\def\\a{b}$$',
		'$\\includegraphics{x}$',
	]) {
		expect(texOf(source)).toBeNull();
	}
	expect(texOf('$\\left(x\\right)$')).toBe('\\left(x\\right)');
});

test('what stands beside dollars decides', () => {
	expect(isDollarFormula('', 'x', '')).toBe(true);
	expect(isDollarFormula('5', 'x', '')).toBe(false);
	expect(isDollarFormula('', 'x', '5')).toBe(false);
	expect(isDollarFormula('', ' x', '')).toBe(false);
});

test('lines get no numbers the model did not write', () => {
	const set = katex.renderToString(texOf('\\begin{align}a&=b\\\\c&=d\\end{align}') ?? '', {
		output: 'html',
		displayMode: true,
	});
	expect(set.replace(/<[^>]*>/g, '').match(/\d/)).toBeNull();
});
