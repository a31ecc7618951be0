import { beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisFlags, CodeAnalysis } from '../../src/core/execution.ts';
import analysisSource from '../../workers/python/analysis.py?raw';
import chainsSource from '../../workers/python/chains.py?raw';
import disguiseSource from '../../workers/python/disguise.py?raw';
import { runPython } from '../support/pyodide.ts';
import { scoreCases } from './analysis-cases.ts';

async function analyse(code: string, prose = ''): Promise<CodeAnalysis> {
	const sources = JSON.stringify([
		['sandbox_chains', chainsSource],
		['sandbox_disguise', disguiseSource],
		['sandbox_analysis', analysisSource],
	]);
	const printed = await runPython(
		[
			'import json, sys, types',
			`for name, source in json.loads(${JSON.stringify(sources)}):`,
			'    sys.modules[name] = types.ModuleType(name)',
			'    exec(source, sys.modules[name].__dict__)',
			`print(sys.modules["sandbox_analysis"].analyse(${JSON.stringify(code)}, ${JSON.stringify(prose)}))`,
		].join('\n'),
	);
	return JSON.parse(printed) as CodeAnalysis;
}

async function analysed(code: string, prose = '') {
	const analysis = await analyse(code, prose);
	if (analysis.kind !== 'analysed') throw new Error(JSON.stringify(analysis));
	return analysis;
}

function raised(flags: AnalysisFlags): string {
	return Object.entries(flags)
		.flatMap(([name, isRaised]) => (isRaised ? [name] : []))
		.join(' ');
}

// The first call starts Python.
beforeAll(() => runPython(''), 60_000);

describe('scores', () => {
	test.each(scoreCases.filter(({ expected }) => expected !== null))('$title', async ({ code, expected }) => {
		const { published, keywords, tree, disguise } = await analysed(code);
		expect({
			published: published.score,
			publishedFlags: raised(published.flags),
			keywords: keywords.score,
			tree: tree.score,
			treeFlags: raised(tree.flags),
			isDisguise: disguise !== null,
		}).toEqual(expected);
	});

	test('a program that does not parse is a syntax error with its place', async () => {
		expect(await analyse('for n in range(3)\n    print(n)\n')).toEqual({
			kind: 'syntax-error',
			message: "expected ':'",
			line: 1,
			column: 18,
		});
	});

	test('an elif counts once in the published score, a word with a capital not at all', async () => {
		const { published } = await analysed('# elif Except\nx = 1\n');
		expect(published.score).toBe(1);
	});

	test('a loop with an else part counts twice as published and once in the tree', async () => {
		const { published, tree } = await analysed('for n in (1, 2):\n    pass\nelse:\n    print(n)\n');
		expect([published.score, tree.score]).toEqual([2, 1]);
	});

	test('augmented assignment is arithmetic in the tree only; joining and formatting text never is', async () => {
		const { published, tree } = await analysed(
			'n = 2\nn += 3\nt = "a" + str(n)\nt += "b"\nu = f"{n}" + t\nprint("%d" % n)\n',
		);
		expect([published.score, tree.counts.arithmetic]).toEqual([0.75, 1]);
	});

	test('functions that call each other are recursive', async () => {
		const { tree } = await analysed(
			'def even(n):\n    return n == 0 or odd(n - 1)\n\ndef odd(n):\n    return n != 0 and even(n - 1)\n\nprint(even(10))\n',
		);
		expect(tree).toEqual({
			score: 2.5,
			counts: { loops: 0, recursion: 2, branches: 0, errorHandling: 0, arithmetic: 2, solverLibrary: 0 },
			flags: { searching: true, symbolic: false, numerical: true },
		});
	});

	test('match cases are branches, handlers and try are error handling', async () => {
		const { tree } = await analysed(
			'try:\n    match int(input()):\n        case 1:\n            print("a")\n        case _:\n            print("b")\nexcept ValueError:\n    pass\nexcept EOFError:\n    pass\n',
		);
		expect(tree.counts).toEqual({
			loops: 0,
			recursion: 0,
			branches: 2,
			errorHandling: 3,
			arithmetic: 0,
			solverLibrary: 0,
		});
	});

	test('a solver library counts twice once, however often it is imported', async () => {
		const { tree } = await analysed(
			'import networkx as nx\nfrom scipy import optimize\nprint(nx, optimize)\n',
		);
		expect([tree.score, tree.counts.solverLibrary]).toEqual([2, 2]);
	});

	test('re.compile is no evaluation of code, eval is', async () => {
		const compiled = await analysed('import re\nprint(re.compile("a").findall("aa"))\n');
		const evaluated = await analysed('print(eval("2 * 21"))\n');
		expect([compiled.tree.flags.symbolic, evaluated.tree.flags.symbolic]).toEqual([false, true]);
	});
});

describe('text in disguise', () => {
	test.each([
		['a literal handed through a function', 'def solve():\n    return "(9 - 7) * 3"\n\nprint(solve())\n'],
		['a literal handed through a parameter', 'def show(text):\n    print(text)\n\nshow("north")\n'],
		['a main guard around it', 'if __name__ == "__main__":\n    print("north")\n'],
		['literals joined and formatted', 'n = 24\nprint("Answer: " + str(n), "{}".format(n), "-" * 9)\n'],
		['a last line that is a literal', 'x = "north"\nx\n'],
		[
			'a method that returns a literal',
			'class Solver:\n    def run(self):\n        return [1, 4, 2]\n\nprint(Solver().run())\n',
		],
		['a choice by comparing the answer with itself', 'a = 42\nprint("TRUE" if a == 42 else "FALSE")\n'],
		['the same as a branch', 'a, b = 42, 42\nif a == b:\n    print("TRUE")\nelse:\n    print("FALSE")\n'],
		[
			'the same through a function',
			'def holds(x):\n    return not x != "7" and True\n\nok = holds("7")\nassert ok\nprint("TRUE" if ok else "FALSE")\n',
		],
		['a picked item of a list', 'options = ["north", "south"]\nprint(options[1])\n'],
		['literals put into a list and joined', 'words = ["a"]\nwords.append("b")\nprint(" ".join(words))\n'],
		['a number with its places', 'print(f"{24:.2f}", "{:>5}".format("a"))\n'],
	])('%s is seen through', async (_title, code) => {
		expect((await analysed(code)).disguise).toBe('it only prints what was written into it');
	});

	test.each([
		['a product of literals', 'print(1234 * 5678)\n'],
		['a comparison', 'print(9.11 > 9.9)\n'],
		['a call that works something out', 'print("strawberry".count("r"))\n'],
		['a computed part of an f-string', 'n = 7\nprint(f"{n * 6}")\n'],
		['a branch that picks the literal', 'print("a" if len(input()) > 3 else "b")\n'],
		['a choice by a calculation', 'a = 42\nprint("TRUE" if a == 6 * 7 else "FALSE")\n'],
		['a choice by which is larger', 'print("TRUE" if 9.9 > 9.11 else "FALSE")\n'],
		[
			'a choice by a call',
			'if "strawberry".count("r") == 3:\n    print("TRUE")\nelse:\n    print("FALSE")\n',
		],
		['a loop', 'for word in ["a", "b"]:\n    print(word)\n'],
		['a text read backwards', 'word = "stressed"\nprint(word[::-1])\n'],
		['a letter of a text', 'word = "orchestra"\nprint(word[2])\n'],
		['a part of a list', 'print([3, 1, 2][1:])\n'],
		['a sorted list', 'print(sorted([3, 1, 2]))\n'],
		['a list that is sorted where it stands', 'numbers = [3, 1, 2]\nnumbers.sort()\nprint(numbers)\n'],
		['a list that a call works on', 'import heapq\nh = [3, 1, 2]\nheapq.heapify(h)\nprint(h)\n'],
		['a list without an item', 'left = ["a", "b"]\ndel left[0]\nprint(left)\n'],
		['items that change places', 'x = [1, 2]\nx[0], x[1] = x[1], x[0]\nprint(x)\n'],
		['the letters of a text apart', 'print("-".join("cat"))\n'],
		['the letters of a text one by one', 'word = "cat"\nprint(*word, sep="-")\n'],
		['a number in another base', 'print(f"{255:x}")\n'],
		['the same by format and by a sign', 'print("{:b}".format(5), "%x" % 255)\n'],
		['a part as percent', 'print(f"{3 / 8:.1%}", f"{0.375:.1%}")\n'],
		['a name that is computed somewhere', 'x = "a"\nx = input()\nprint(x)\n'],
	])('%s is not disguise', async (_title, code) => {
		expect((await analysed(code)).disguise).toBeNull();
	});

	test('what is calculated and never printed is named', async () => {
		expect((await analysed('a = 9 - 7\nprint("24")\n')).disguise).toBe(
			'it only prints what was written into it; what it calculates is never printed',
		);
	});

	test('a printed answer that the prose already gave is named', async () => {
		const { disguise } = await analysed('print("<<<42>>>")\n', 'So the result is 42. Here is the code:');
		expect(disguise).toBe('it prints “<<<42>>>”, which already stands in the text before the code');
	});

	test('a branch around one answer from the prose does not hide it, two answers to choose from do', async () => {
		const one = await analysed('if 6 * 7 == 42:\n    print("42")\n', 'It is 42.');
		const two = await analysed(
			'if 9.11 > 9.9:\n    print("9.11")\nelse:\n    print("9.9")\n',
			'Is 9.11 or 9.9 larger?',
		);
		expect([one.disguise !== null, two.disguise !== null]).toEqual([true, false]);
	});

	test('a number inside a longer number of the prose is no match', async () => {
		const { disguise } = await analysed('print("42")\n', 'About 142 or 42.5 of them.');
		expect(disguise).toBe('it only prints what was written into it');
	});
});

const inLine2 = (column: number, endColumn: number) => ({ line: 2, column, endLine: 2, endColumn });

test('marks and lines name what was counted, in UTF-16 columns from 1', async () => {
	const { marks, lines } = await analysed(
		'from itertools import product\ns = "\u{1F600}é"; t = [a * b for a, b in product([1, 2], [3]) if a]\n',
	);
	expect({ marks, lines }).toEqual({
		marks: [
			{ kind: 'arithmetic', ...inLine2(19, 20), adds: { published: 0.25, tree: 0.25 } },
			{ kind: 'keyword', ...inLine2(23, 26), adds: { published: 1 } },
			{ kind: 'loop', ...inLine2(27, 55), adds: { tree: 1 } },
			{ kind: 'search', ...inLine2(35, 42), adds: {} },
			{ kind: 'keyword', ...inLine2(56, 58), adds: { published: 1 } },
			{ kind: 'branch', ...inLine2(59, 60), adds: { tree: 1 } },
		],
		lines: [
			'Repeats: 1 loop (comprehensions included)',
			'Decides: 1 branch',
			'Searches: 1 call that enumerate or queue candidates',
			'Calculates: 1 operator',
		],
	});
});

test('the print that gives a disguise away is marked', async () => {
	const { marks } = await analysed('x = 1\nprint("north")\n');
	expect(marks).toEqual([{ kind: 'disguise', ...inLine2(1, 15), adds: {} }]);
});

test.each([
	['deep nesting', `x = ${'('.repeat(3000)}1${')'.repeat(3000)}`],
	['a null byte', 'x = 1\0'],
	['half a surrogate pair', 'x = "\ud800"'],
])('%s is reported, not thrown', async (_title, code) => {
	expect((await analyse(code)).kind).toMatch(/^(syntax-error|unavailable|analysed)$/);
});
