import { afterAll, beforeAll, expect, test } from 'vitest';
import { countsOf } from '../../src/core/checker/counts.ts';
import type { CodeAnalysis } from '../../src/core/execution.ts';
import { scoreCases } from '../workers/analysis-cases.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
beforeAll(async () => {
	opened = await openSandboxPage();
});
afterAll(() => opened.close());

function analyse(code: string, prose = ''): Promise<CodeAnalysis> {
	return opened.page.evaluate(
		([code, prose]) => window.sandbox.python.analyse(code, prose, new AbortController().signal),
		[code, prose] as const,
	);
}

test('the published cases have their three scores in the browser too', async () => {
	const found = await Promise.all(
		scoreCases.map(async ({ title, code }) => {
			const analysis = await analyse(code);
			if (analysis.kind !== 'analysed') return { title, kind: analysis.kind };
			const { published, keywords, tree, disguise } = analysis;
			return { title, scores: [published.score, keywords.score, tree.score], isDisguise: disguise !== null };
		}),
	);
	expect(found).toEqual(
		scoreCases.map(({ title, expected }) =>
			expected === null
				? { title, kind: 'syntax-error' }
				: {
						title,
						scores: [expected.published, expected.keywords, expected.tree],
						isDisguise: expected.isDisguise,
					},
		),
	);
});

test('a whole report crosses from Python to the page', async () => {
	expect(await analyse('for n in range(3):\n    print(n + 1)\n')).toEqual({
		kind: 'analysed',
		published: {
			score: 1.25,
			flags: { searching: true, symbolic: false, numerical: true },
			lines: ['Searching: line 1: for statement', 'Numerical: line 2: Add', 'Complexity score: 1.25'],
		},
		keywords: { score: 1.25 },
		tree: {
			score: 1.25,
			counts: { loops: 1, recursion: 0, branches: 0, errorHandling: 0, arithmetic: 1, solverLibrary: 0 },
			flags: { searching: true, symbolic: false, numerical: true },
		},
		disguise: null,
		lines: ['Repeats: 1 loop (comprehensions included)', 'Calculates: 1 operator'],
		marks: [
			{ kind: 'loop', line: 1, column: 1, endLine: 1, endColumn: 18, adds: { tree: 1 } },
			{ kind: 'keyword', line: 1, column: 1, endLine: 1, endColumn: 4, adds: { published: 1 } },
			{
				kind: 'arithmetic',
				line: 2,
				column: 13,
				endLine: 2,
				endColumn: 14,
				adds: { published: 0.25, tree: 0.25 },
			},
		],
		unplaced: { count: 0, published: 0, tree: 0 },
	});
});

test('reading never runs the code', async () => {
	await analyse('import js\njs.leak = 1\n');
	expect(await analyse('while True:\n    pass\n')).toMatchObject({ kind: 'analysed' });
});

test.each([
	['a sum of 3,000 terms', `print(${'x + '.repeat(2999)}x)\n`, 2999 * 0.25, true],
	['a sum of 20,000 numbers', `print(${'1 + '.repeat(19_999)}1)\n`, 19_999 * 0.25, true],
	['3,000 branches', `if x == 0:\n\tpass\n${'elif x == 1:\n\tpass\n'.repeat(2999)}`, 3000, false],
	['20,000 lines', 'x = x + 1\n'.repeat(20_000), 5000, true],
])('%s has its published score', async (_title, code, score, numerical) => {
	const analysis = await analyse(code);
	expect(analysis).toMatchObject({
		kind: 'analysed',
		published: { score, flags: { searching: false, symbolic: false, numerical } },
	});
	// The marks, and what has no place, add up to it.
	expect(analysis.kind === 'analysed' && countsOf(analysis, code)?.published).toBe(score);
});

test('code nested more deeply than Python can read is said to be, and the next code is read', async () => {
	expect(await analyse(`x = ${'('.repeat(190)}1${')'.repeat(190)}`)).toEqual({
		kind: 'unavailable',
		reason: "The code is nested more deeply than a page's Python can read",
	});
	expect(await analyse(`x = ${'-'.repeat(50_000)}1`)).toMatchObject({ kind: 'unavailable' });
	expect(await analyse('print("north")')).toMatchObject({ kind: 'analysed' });
});

test('code too long to be worth reading is refused at once', async () => {
	expect(await analyse('x = 1\n'.repeat(200_000))).toEqual({
		kind: 'unavailable',
		reason: 'The code is longer than 1000000 characters',
	});
});

test('an aborted reading says so', async () => {
	const analysis = await opened.page.evaluate(() =>
		window.sandbox.python.analyse('x = 1', '', AbortSignal.abort()),
	);
	expect(analysis).toEqual({ kind: 'unavailable', reason: 'Stopped before the code was read' });
});
