import { expect, test } from 'vitest';
import { drawn } from './visible.ts';

test.each([
	['<<<42>>>', '<mark>42</mark>'],
	['<<<\n42\n>>>', '<mark>42</mark>'],
	['<<<\n\n  42  \n\n>>>', '<mark>42</mark>'],
	['so <<<a>>> or <<<b>>>.', 'so <mark>a</mark> or <mark>b</mark>.'],
	['<<<**4** and `x`>>>', '<mark><strong>4</strong> and <code>x</code></mark>'],
	['**<<<42>>>**', '<strong><mark>42</mark></strong>'],
	['<<<1 2\n3 4>>>', '<mark class="grid">1 2\n3 4</mark>'],
	['<<<\n  # .\n  . #\n>>>', '<mark class="grid">  # .\n  . #</mark>'],
	['<<<\n- a\n\n- b\n# c\n> d\n>>>', '<mark class="grid">- a\n\n- b\n# c\n&#62; d</mark>'],
	['`<<<42>>>`', '<mark><code>42</code></mark>'],
	['`x = <<<42>>>`', '<code>x = &#60;&#60;&#60;42&#62;&#62;&#62;</code>'],
	['<<<List<Map<String,int>>>>>', '<mark>List&#60;Map&#60;String,int&#62;&#62;</mark>'],
	['<<<<42>>>>', '&#60;<mark>42</mark>&#62;'],
	['\\<\\<\\<42\\>\\>\\>', '&#60;&#60;&#60;42&#62;&#62;&#62;'],
	['<<<4', '&#60;&#60;&#60;4'],
	['<<<>>>', '&#60;&#60;&#60;&#62;&#62;&#62;'],
	['<<<old and <<<new>>>', '&#60;&#60;&#60;old and <mark>new</mark>'],
	['<<<$x^2$>>>', '<mark><span class="maths" data-display="inline">$x^2$</span></mark>'],
	['$<<<42>>>$ or \\(<<<43>>>\\)', '$<mark>42</mark>$ or \\(<mark>43</mark>\\)'],
	['<<<a < b, 2*3*4>>>', '<mark>a &#60; b, 2*3*4</mark>'],
	['cat <<<"$x"\n>>> print(1)', 'cat &#60;&#60;&#60;&#34;$x&#34;\n&#62;&#62;&#62; print(1)'],
])('an answer is marked: %j', (text, html) => {
	expect(drawn(text)).toBe(`<p>${html}</p>`);
});

test('also a long one', () => {
	const long = 'word '.repeat(5_000).trim();
	expect(drawn(`<<<${long}>>>`)).toBe(`<p><mark>${long}</mark></p>`);
});

test('also alone between fences', () => {
	expect(drawn('```\n<<<42>>>\n```')).toBe('<pre><code><mark>42</mark></code></pre>');
});

test('fences inside an answer are code', () => {
	expect(drawn('<<<\n```\n1 2\n3 4\n```\n>>>')).toBe('<p><mark><code>1 2\n3 4</code></mark></p>');
});

test('in lists and headings', () => {
	expect(drawn('## Answer: <<<\n42\n>>>\n- is <<<a\nb>>>\n- x is <<<c>>>')).toBe(
		'<h2>Answer: <mark>42</mark></h2><ul><li><span class="sign">- </span><p>is <mark class="grid">a\nb</mark></p></li>' +
			'<li><span class="sign">- </span><p>x is <mark>c</mark></p></li></ul>',
	);
});
