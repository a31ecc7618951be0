import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingOf } from '../../../src/core/record/finding.ts';
import { NodePython } from '../../support/node-python.ts';
import { scoreCases } from '../../workers/analysis-cases.ts';

// The real checker, whose reports these are.
const python = new NodePython();
beforeAll(() => python.analyse('pass', ''), 120_000);
afterAll(() => python.close());

async function finding(code: string) {
	return findingOf(await python.analyse(code, ''), code);
}

const loops = (count: number, inner: string): string =>
	Array.from({ length: count }, (_, at) => `${'    '.repeat(at)}for v${String(at)} in range(9):\n`).join('') +
	`${'    '.repeat(count)}${inner}\n`;

describe('what the symbolic checker found', () => {
	it.each([
		['print("<<<42>>>")', 'guess'],
		['import sympy\nx = sympy.Symbol("x")\nprint(sympy.solve(x - 2, x))', 'solver'],
		['from itertools import permutations\nprint([p for p in permutations("abc") if p[0] == "b"])', 'search'],
		['def f(n):\n    return 1 if n == 0 else n * f(n - 1)\nprint(f(6))', 'recursion'],
		['for c in "strawberry":\n    print(c)', 'loops'],
		['print(max(9.11, 9.9))', 'computes'],
		['a = 2386\nprint(a * 7419)', 'computes'],
		['9.11 > 9.9', 'computes'],
		['x = "stressed"\nprint(x[::-1])', 'computes'],
		['"stressed"[::-1]', 'computes'],
		['answer = "stressed"[::-1]', 'computes'],
		['print(sorted([3, 1, 2]))', 'computes'],
		['print("strawberry".count("r"))', 'computes'],
		['print("a" in "banana")', 'computes'],
		['word = "cat"\nprint(*word, sep="-")', 'computes'],
		['numbers = [3, 1, 2]\nnumbers.sort()\nprint(numbers)', 'computes'],
		['options = ["A", "B"]\nprint(options[1])', 'guess'],
		['print()', 'nothing'],
		['answer = [3, 1]  # sorted(x)[::-1]', 'nothing'],
		['answer = "x[1]"', 'nothing'],
		['answer = 42', 'nothing'],
		['answer = "<<<42>>>"  # 42 > 41', 'nothing'],
		['for n in range(3)\n    print(n)', 'unparsed'],
		['import sys\nif len(sys.argv) > 2:\n    print("many")\nelse:\n    print("one")', 'conditions'],
	])('in %j is: %s', async (code, kind) => {
		expect((await finding(code)).kind).toBe(kind);
	});

	it.each([1, 2, 4, 6])('counts %i loops that stand in each other', async (count) => {
		const code = `from itertools import product\n${loops(count, 'if v0 > 3:\n' + '    '.repeat(count + 1) + 'print(v0)')}`;
		expect(await finding(`${code}print(list(product("ab", "cd")))`)).toEqual({
			kind: 'search',
			nested: count,
		});
	});

	it('does not take loops behind each other, or in an expression, for nested ones', async () => {
		expect(await finding(`${loops(1, 'print(v0)')}${loops(1, 'print(v0)')}`)).toEqual({
			kind: 'loops',
			count: 2,
		});
		expect(await finding('print(sum(a * b for a in range(9) for b in range(9) if a > b))')).toMatchObject({
			kind: 'loops',
		});
	});

	it('agrees with the published cases about what is text in disguise', async () => {
		for (const { code, expected } of scoreCases) {
			const { kind } = await finding(code);
			expect([code, kind === 'guess', kind === 'unparsed']).toEqual([
				code,
				expected?.isDisguise ?? false,
				expected === null,
			]);
		}
	});
});
