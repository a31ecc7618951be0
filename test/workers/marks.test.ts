import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { countsOf } from '../../src/core/checker/counts.ts';
import type { CodeAnalysis } from '../../src/core/execution.ts';
import analysisSource from '../../workers/python/analysis.py?raw';
import chainsSource from '../../workers/python/chains.py?raw';
import disguiseSource from '../../workers/python/disguise.py?raw';
import { runPython } from '../support/pyodide.ts';
import { scoreCases } from './analysis-cases.ts';
import { program } from './generated-programs.ts';

type Analysed = Extract<CodeAnalysis, { kind: 'analysed' }>;

/** All programs are read in one go. */
async function analyse(programs: readonly string[]): Promise<readonly Analysed[]> {
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
			'analyse = sys.modules["sandbox_analysis"].analyse',
			`programs = json.loads(${JSON.stringify(JSON.stringify(programs))})`,
			'print(json.dumps([json.loads(analyse(code, "")) for code in programs]))',
		].join('\n'),
	);
	return JSON.parse(printed) as Analysed[];
}

async function analyseOne(code: string): Promise<Analysed> {
	const [analysis] = await analyse([code]);
	if (analysis?.kind !== 'analysed') throw new Error(JSON.stringify(analysis));
	return analysis;
}

/** The program's text under each mark that adds something, with what it adds to the published and to the tree-based score. */
async function points(code: string): Promise<readonly (readonly [string, number, number])[]> {
	const { marks } = await analyseOne(code);
	const lines = code.split('\n');
	return marks.flatMap(({ line, column, endLine, endColumn, adds = {} }) => {
		const text = endLine === line ? lines[line - 1]?.slice(column - 1, endColumn - 1) : '…';
		const { published = 0, tree = 0 } = adds;
		return published + tree === 0 ? [] : [[text ?? '', published, tree] as const];
	});
}

// The first call starts Python.
beforeAll(() => runPython(''), 60_000);

describe('what the marks add, with what has no place, makes up both scores', () => {
	test('on generated programs', async () => {
		const programs = fc.sample(program, { numRuns: 300, seed: 13 });
		for (const [index, analysis] of (await analyse(programs)).entries()) {
			const { published, tree } = countsOf(analysis, programs[index] ?? '') ?? {};
			expect({ code: programs[index], published, tree }).toEqual({
				code: programs[index],
				published: analysis.published.score,
				tree: analysis.tree.score,
			});
		}
	}, 120_000);

	test('on the cases of the study, and on programs that are hard to place', async () => {
		const programs = [
			...scoreCases.filter(({ expected }) => expected !== null).map(({ code }) => code),
			'import sympy\nimport networkx\nfrom z3 import Int\n',
			'def a(n):\n    return a(n - 1) + a(n - 2) if n else b(n)\ndef b(n):\n    return a(n)\n',
			'try:\n    match int("1"):\n        case 1 if 2 ** 3:\n            pass\nexcept* ValueError:\n    pass\n',
			'total = (1 # one + two\n  + # for\n  len("é"))\ntotal **= 2; total //= f"{total + 1}".count("1")\n',
			'# Zeilen für\rfor n in "\u{1F600}":\r\n    print(n + n)\r',
			'x = "for" * 9; 形 = "if" + "\u{1F600}" * 形\n',
			'total = n + 1 # for\n'.repeat(3000),
		];
		for (const [index, analysis] of (await analyse(programs)).entries()) {
			const counts = countsOf(analysis, programs[index] ?? '');
			expect({ code: programs[index], published: counts?.published, tree: counts?.tree }).toEqual({
				code: programs[index],
				published: analysis.published.score,
				tree: analysis.tree.score,
			});
		}
	}, 120_000);
});

test('each mark stands at what was counted', async () => {
	expect(
		await points('import sympy\nfor a in (1, 2):\n    if a ** (2) > 3: # verify if\n        a += 1\n'),
	).toEqual([
		['import sympy', 0, 2],
		['for a in (1, 2)', 0, 1],
		['for', 1, 0],
		['if a ** (2) > 3', 0, 1],
		['if', 1, 0],
		['**', 0.25, 0.25],
		['if', 1, 0],
		['if', 1, 0],
		['+=', 0, 0.25],
	]);
});

test('a keyword is told from the same letters in names, comments and texts', async () => {
	const { marks } = await analyseOne('if information:\n    print("for") # elif\nelif x: pass\n');
	expect(marks.filter(({ kind }) => kind === 'keyword' || kind === 'letters')).toMatchObject([
		{ kind: 'keyword', line: 1, column: 1, endColumn: 3 },
		{ kind: 'letters', line: 1, column: 6, endColumn: 9 },
		{ kind: 'letters', line: 2, column: 12, endColumn: 15 },
		{ kind: 'letters', line: 2, column: 20, endColumn: 24 },
		{ kind: 'keyword', line: 3, column: 1, endColumn: 5 },
	]);
});

test('calculating with constants alone adds to the published score only', async () => {
	expect(await points('x = 9 - 7\n')).toEqual([['-', 0.25, 0]]);
});

test('a function that calls itself twice adds once, a second solver nothing', async () => {
	expect(await points('from sympy import solve\nimport z3\ndef f(n): return f(f(n))\n')).toEqual([
		['from sympy import solve', 0, 2],
		['f(f(n))', 0, 1],
	]);
});

test('of more than 2,000 keywords and operators the rest is counted without a place', async () => {
	const { marks, unplaced } = await analyseOne('x = x + 1\n'.repeat(2100));
	expect([marks.length, unplaced]).toEqual([2000, { count: 100, published: 25, tree: 25 }]);
});
