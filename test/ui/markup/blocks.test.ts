import { describe, expect, test } from 'vitest';
import { drawn, visible } from './visible.ts';

function item(sign: string, inside: string): string {
	return `<li><span class="sign">${sign} </span>${inside}</li>`;
}

describe('lists', () => {
	test('keep their signs and numbers as written', () => {
		expect(drawn('- one\n- two')).toBe(`<ul>${item('-', '<p>one</p>')}${item('-', '<p>two</p>')}</ul>`);
		expect(drawn('3. c\n1. a\n7) x')).toBe(
			`<ol>${item('3.', '<p>c</p>')}${item('1.', '<p>a</p>')}</ol><ol>${item('7)', '<p>x</p>')}</ol>`,
		);
	});

	test('lie inside each other, with paragraphs and programs in their items', () => {
		const inner = `<ul>${item('*', '<p>deep</p>')}</ul>`;
		expect(drawn('1. one\n   * deep\n\n   more\n\n2. two')).toBe(
			`<ol>${item('1.', `<p>one</p>${inner}<p>more</p>`)}${item('2.', '<p>two</p>')}</ol>`,
		);
		expect(drawn('- run\n  ```sh\n  a  b\n\n- x\n  ```\n- end it')).toBe(
			`<ul>${item('-', '<p>run</p><pre><span class="label">sh\n</span><code>a  b\n\n- x</code></pre>')}${item('-', '<p>end it</p>')}</ul>`,
		);
	});

	test('of numbers or letters are lists below nothing, words or their own items', () => {
		expect(drawn('Choose:\n- A\n- B')).toBe(
			`<p>Choose:</p><ul>${item('-', '<p>A</p>')}${item('-', '<p>B</p>')}</ul>`,
		);
		expect(drawn('- 3\n- 5')).toBe(`<ul>${item('-', '<p>3</p>')}${item('-', '<p>5</p>')}</ul>`);
	});

	test('of single letters lie inside each other', () => {
		expect(drawn('- a\n    - b\n        - c')).toBe(
			`<ul>${item('-', `<p>a</p><ul>${item('-', `<p>b</p><ul>${item('-', '<p>c</p>')}</ul>`)}</ul>`)}</ul>`,
		);
	});

	test('go on after a formula at the margin', () => {
		expect(drawn('1. So\n$$\nx\n$$\n2. Then')).toBe(
			`<ol>${item('1.', '<p>So</p>')}</ol><p><span class="maths" data-display="block">$$\nx\n$$</span></p>` +
				`<ol>${item('2.', '<p>Then</p>')}</ol>`,
		);
	});

	test('end where the text goes on at the margin', () => {
		expect(drawn('- one\nSo the answer is 2')).toBe(
			`<ul>${item('-', '<p>one</p>')}</ul><p>So the answer is 2</p>`,
		);
	});

	test('show check boxes as written', () => {
		expect(visible('- [ ] open\n- [x] done')).toBe('- [ ] open\n\n- [x] done');
	});
});

test('headings, quotations and rules', () => {
	expect(drawn('## Step 1\n> said\n> - so\n\n---\nend')).toBe(
		`<h2>Step 1</h2><blockquote><p>said</p><ul>${item('-', '<p>so</p>')}</ul></blockquote><hr><p>end</p>`,
	);
	expect(drawn('### 2024')).toBe('<h3>2024</h3>');
	expect(drawn('# On C#')).toBe('<h1>On C#</h1>');
});

test('fences keep their text and their label', () => {
	expect(drawn('```c++ title="a"\nif (a<b) x**y;\n```\nafter')).toBe(
		'<pre><span class="label">c++ title=&#34;a&#34;\n</span><code>if (a&#60;b) x**y;</code></pre><p>after</p>',
	);
	expect(drawn('~~~\n```\n**a**\n```\n~~~')).toBe('<pre><code>```\n**a**\n```</code></pre>');
	expect(drawn('```\nleft open\n- x')).toBe('<pre><code>left open\n- x</code></pre>');
	expect(drawn('```one line```')).toBe('<p><code>one line</code></p>');
});

test('code ticks hold anything', () => {
	expect(drawn('`a<b> *c* $d$ \\(e\\) __f__ |` and `` ` ``')).toBe(
		'<p><code>a&#60;b&#62; *c* $d$ \\(e\\) __f__ |</code> and <code>`</code></p>',
	);
	expect(drawn('a ` alone')).toBe('<p>a ` alone</p>');
});

describe('tables', () => {
	test('keep every cell, also more than the head has', () => {
		expect(drawn('| a | b |\n|---|:-:|\n| 1 | 2 | 3 |\n| 4 |\nend')).toBe(
			'<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr>' +
				'<tr><td>4</td></tr></tbody></table><p>end</p>',
		);
	});

	test('part no cell at a bar inside a formula, code, an answer or behind a backslash', () => {
		expect(drawn('a | b | c | d\n--|--|--|--\n$|x|$ | `p|q` | <<<1|2>>> | x \\| y')).toContain(
			'<tr><td><span class="maths" data-display="inline">$|x|$</span></td><td><code>p|q</code></td>' +
				'<td><mark>1|2</mark></td><td>x | y</td></tr>',
		);
	});

	test('end a line at <br>, which has no other spelling in a cell', () => {
		expect(drawn('|a|b|\n|-|-|\n|x<br>y|`<br>`|')).toContain(
			'<td>x\ny</td><td><code>&#60;br&#62;</code></td>',
		);
	});

	test('keep empty cells in their columns', () => {
		expect(drawn('| a | b | c |\n|---|---|---|\n| | 2 | |')).toContain(
			'<tr><td></td><td>2</td><td></td></tr>',
		);
	});
});

test('rows of signs and numbers are set in columns', () => {
	expect(drawn('1 . 3\n. 5 .')).toBe('<p class="grid">1 . 3\n. 5 .</p>');
	expect(drawn('    total  5\n    rest  10')).toBe('<p class="grid">total  5\nrest  10</p>');
});

test('lines may end in any way', () => {
	expect(drawn('one\r\ntwo\rthree')).toBe('<p>one\ntwo\nthree</p>');
});
