import fc from 'fast-check';

const name = fc.constantFrom(
	'n',
	'total',
	'information',
	'entry',
	'shift',
	'meanwhile',
	'formatted',
	'elsewhere',
);
const atom = fc.oneof(
	name,
	fc.nat(99).map(String),
	fc.constantFrom('"for x"', 'f"{n}"', "'pdf'", 'eval("1")', 'None'),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
	expression: fc.oneof(
		{ maxDepth: 4 },
		atom,
		fc
			.tuple(
				tie('expression'),
				fc.constantFrom('+', '-', '*', '//', '%', '**', '<<', '&', '|', '<', 'and'),
				tie('expression'),
			)
			.map(([left, operator, right]) => `(${left} ${operator} ${right})`),
		fc
			.tuple(tie('expression'), tie('expression'))
			.map(([first, second]) => `[${first} for k in ${second} if k]`),
		fc.tuple(tie('expression'), tie('expression')).map(([first, second]) => `(${first} if n else ${second})`),
		tie('expression').map((inner) => `-len(${inner})`),
	),
}));
const statement = fc.oneof(
	fc.tuple(name, expression).map(([target, value]) => `${target} = ${value}`),
	fc.tuple(name, expression).map(([target, value]) => `${target} += ${value}`),
	expression.map((value) => `for k in ${value}:\n    print(k)\nelse:\n    pass`),
	expression.map((value) => `while ${value}:\n    break`),
	expression.map((value) => `if ${value}:\n    pass\nelif n:\n    pass\nelse:\n    pass`),
	expression.map((value) => `async def f():\n    async for k in ${value}:\n        pass`),
	expression.map((value) => `try:\n    ${value}\nexcept Exception:\n    pass`),
	fc.constantFrom(
		'import itertools',
		'import math, itertools',
		'from itertools import product',
		'import itertools as it',
		'# a retry verifies the format',
		'exec("n = 1")',
	),
);
/** Programs with loops, branches and operators, with the words of the published rule in names, comments and texts too. */
export const program = fc
	.array(statement, { minLength: 1, maxLength: 8 })
	.map((statements) => `${statements.join('\n')}\n`);
