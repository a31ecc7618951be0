import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Foresight } from '../../../src/core/reply/foresight.ts';

const heard = (...pieces: string[]) => {
	const foresight = new Foresight();
	return pieces.map((piece) => foresight.hear(piece));
};

test('tells the program so far when a line that is no import follows its imports', () => {
	expect(
		heard('So:\n```python\n', 'import sym', 'py\n', '\n# and\nfrom z3 import *\n', 'x =', ' 1\ny', ' = 2\n'),
	).toEqual([...[null, null, null, null, null], 'import sympy\n\n# and\nfrom z3 import *\nx = 1\n', null]);
});

test('tells it again when more is imported further down, and at the end of the block', () => {
	expect(heard('```py\nimport a\nx = 1\n', 'def f():\n\timport b\n', '```\n')).toEqual([
		'import a\nx = 1\n',
		null,
		'import a\nx = 1\ndef f():\n\timport b\n',
	]);
});

test.each([
	['words', 'We could write\nimport sympy\nand then\n'],
	['words about a fence', 'In one ```python block:\nimport sympy\nand then\n'],
	['a block of something else', '```text\nimport sympy\nx\n```\n'],
	['a line that is not whole', '```python\nimport sympy'],
	['a second block', '```python\nx = 1\n```\n```python\nimport sympy\nx\n```\n'],
])('is silent about an import in %s', (_where, reply) => {
	expect(heard(reply)).toEqual([null]);
});

test('what it tells does not depend on the pieces a reply comes in', () => {
	const reply = 'Text\n```python\nimport sympy\nx = 1\nimport z3\ny = 2\n```\nimport numpy\nmore\n';
	fc.assert(
		fc.property(fc.array(fc.nat(reply.length)), (cuts) => {
			const ends = [...cuts, reply.length].toSorted((one, other) => one - other);
			const told = heard(...ends.map((end, i) => reply.slice(ends[i - 1] ?? 0, end)));
			const last = told.findLast((code) => code !== null);
			expect(last?.startsWith('import sympy\nx = 1\nimport z3\ny = 2\n')).toBe(true);
			expect(last).not.toContain('numpy');
		}),
	);
});
