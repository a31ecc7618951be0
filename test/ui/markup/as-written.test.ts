import { describe, expect, test } from 'vitest';
import { drawn, visible } from './visible.ts';

/** Shown exactly as written, in one paragraph, without any markup. */
function isPlain(text: string): void {
	expect(visible(text)).toBe(text);
	expect(drawn(text)).toMatch(/^<p(?: class="grid")?>[^<]*<\/p>$/);
}

describe('angle brackets are text', () => {
	test.each([
		'If i<n and n>2 then use vector<int> v. Fill in <your name>.',
		'a<b>c',
		'List<Map<String,int>> and std::vector<std::vector<int>>>',
		'x<-5, y<=3, z>=4, a<>b, a->b, a=>b',
		'make it <b>bold</b> and <i class="x">that</i>',
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'</p></div> stray, <unknown-tag/> too',
		'<!-- a comment --> and <![CDATA[data]]> and <?php echo 1 ?>',
		'<div>\ninside\n</div>',
		'&lt;b&gt; &amp; &nbsp; &copy; &#65; AT&T &lt',
		'<br> ends a line',
		'<https://example.org> and <me@example.org>',
		'a << 3, b >> 2, cin >> x; cout << "a" << "b";',
		'<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> branch',
	])('%s', isPlain);
});

describe('asterisks, underscores and tildes between letters and digits are text', () => {
	test.each([
		'So 2*3*7 = 42 and 2**3**2.',
		'a*b*c, x_1*y_2, 5 * 3 * 2, 5* 3* 2, 5 *3 *2',
		'(1+2)*(3+4)*(5-6) and (a)**2 + (b)**2',
		'7 *3 + 5* 2',
		'x**2 + y**2 = z**-1 * w**-2',
		'a**b**c, f(**a)**2, {**a, **b}',
		'^_^ and O_o',
		'__FILE__ and __dict__',
		'__init__, __name__ and __main__.py',
		'snake_case_name, _private_name_, h_ng_an and _a_e_',
		'f(*args, **kwargs) and g(*more, **rest)',
		'the signs "+", "-", "*" and "/" or (*) and (*)',
		"use '*' or '*', [*] or [*]",
		'src/*.ts and test/*.ts',
		'char *p, *q; and f(int *a, int *b)',
		'+-*/ once and +-*/ twice',
		'~5 and ~6, ~/a and ~/b',
		'*\n**\n***\n****',
		'* *\n * \n* *',
		'____ and ____ are blanks',
		'SELECT COUNT(*) FROM a WHERE COUNT(*) > 1',
		'9.11*10**2*3',
		'π*r*r and ж*б*в',
	])('%s', isPlain);
});

test.each([
	['**Answer:** 4', '<strong>Answer:</strong> 4'],
	['a *word* here', 'a <em>word</em> here'],
	['**Answer:**42 and **word**s', '<strong>Answer:</strong>42 and <strong>word</strong>s'],
	['__Note__ this', '<strong>Note</strong> this'],
	['larger is **9.9**.', 'larger is <strong>9.9</strong>.'],
	['***both***', '<em><strong>both</strong></em>'],
	['**a *b* c**', '<strong>a <em>b</em> c</strong>'],
	['**2*3*7 = 42**', '<strong>2*3*7 = 42</strong>'],
	['**over\nlines**', '<strong>over\nlines</strong>'],
	['_really_ and __very much__', '<em>really</em> and <strong>very much</strong>'],
	['~~gone~~', '<del>gone</del>'],
	['这是**重点**内容', '这是<strong>重点</strong>内容'],
	['(**bold**), "**bold**"', '(<strong>bold</strong>), &#34;<strong>bold</strong>&#34;'],
	[
		'**`code`** and **$x$**',
		'<strong><code>code</code></strong> and <strong><span class="maths" data-display="inline">$x$</span></strong>',
	],
	['\\*no\\* and snake\\_case', '*no* and snake_case'],
	['**open', '**open'],
	['*one\nother* line', '*one\nother* line'],
])('emphasis that is meant still works: %s', (text, html) => {
	expect(drawn(text)).toBe(`<p>${html}</p>`);
});

describe('lines of a sum, a drawing or a program are text', () => {
	test.each([
		'12\n+ 5\n- 3\n----\n= 14',
		'  12\n+ 30\n----\n  42',
		'x = 1\n- 2\n* 3',
		'Compute (2)\n* 3\n* 7',
		'a > b\n> 5\n>= 3',
		'>>> print(1)\n1\n>>> x = 2',
		'#5 and #include <stdio.h>',
		'# 5\n# of cats',
		'1986. A great year',
		'It happened in\n1986. Then it ended',
		'# . #\n. S .\n# . #',
		'+---+---+\n| a | b |\n+---+---+',
		'Name   Age\n----   ---\nBob    5',
		'3.14 and 2.71',
		'Title\n=====',
		'Yes | No | Maybe',
		'a\n___\nb',
	])('%s', isPlain);
});

test('backslashes stay where nothing had to be guarded', () => {
	const text = 'C:\\Users\\new, \\d+\\.\\d+, \\n, \\\\, a \\( that stays open, \\frac{1}{2}';
	isPlain(text);
});

test('white space stays as written', () => {
	isPlain('a   b\tc\n  d    e');
});

test('links and images are text that loads nothing', () => {
	isPlain('[text](https://example.org/a_b_c) ![alt](https://example.org/x.png) https://example.org');
	isPlain('[1]: https://example.org "title"');
	isPlain('a note[^1] and [ref][1]');
});
