import fc from 'fast-check';

/** Signs that mean something in some markup. */
export const SIGNS = [
	'*',
	'**',
	'_',
	'__',
	'~~',
	'`',
	'``',
	'```',
	'$',
	'$$',
	'\\(',
	'\\)',
	'\\[',
	'\\]',
	'\\',
	'|',
	'<<<',
	'>>>',
	'<',
	'>',
];
const STARTS = [
	'\n',
	'\n\n',
	'\n- ',
	'\n  - ',
	'\n1. ',
	'\n7) ',
	'\n# ',
	'\n> ',
	'\n    ',
	'\n|-|-|\n',
	'\n---\n',
	'\n```js\n',
	'\n+ ',
	'\n=',
];
const WORDS = [
	'a',
	'b1',
	'word',
	'two words',
	'42',
	'9.9',
	'重点',
	'é',
	'<b>',
	'</div>',
	'<script>',
	'[x]',
	'[t](u)',
	'%',
	'&amp;',
	'&',
	' ',
	',',
	'.',
	'(',
	')',
	'"',
	'\t',
	'😀',
	'\\begin{align}',
	'\\end{align}',
];

/** Texts made of what renderers trip over. */
export const hostileText = fc
	.array(fc.constantFrom(...SIGNS, ...STARTS, ...WORDS, ...WORDS), { maxLength: 60 })
	.map((pieces) => pieces.join(''));
