import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import analysisSource from '../../workers/python/analysis.py?raw';
import chainsSource from '../../workers/python/chains.py?raw';
import disguiseSource from '../../workers/python/disguise.py?raw';
import { runPython } from '../support/pyodide.ts';
import { scoreCases } from './analysis-cases.ts';
import { program } from './generated-programs.ts';

/** The published rule once more, written straight from its description (methods.md 7.1): expressions on the text, a walk of the tree. */
const RULE = `
import ast, re

def rule(code):
    score = sum(len(re.findall(words, code)) for words in ("for|while", "if|elif|else", "try|except"))
    searching = numerical = 0
    waiting = [ast.parse(code)]
    while waiting:
        node = waiting.pop()
        waiting.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.BinOp):
            numerical += 1
        if isinstance(node, (ast.For, ast.While)):
            searching += 1
        if isinstance(node, (ast.Import, ast.ImportFrom)) and "itertools" in node.names[0].name:
            searching += 1
    symbolic = "eval(" in code or "exec(" in code or "format" in code or "f'" in code or 'f"' in code
    return {"score": score + numerical / 4, "flags": {"searching": searching > 0, "symbolic": symbolic, "numerical": numerical > 0}}
`;

interface Published {
	score: number;
	flags: Record<string, boolean>;
	lines?: string[];
}

/** For each program [ours, the rule above]; both read all of them in one go, since starting a reading costs more than it. */
async function compare(programs: readonly string[]): Promise<[Published | null, Published][]> {
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
			RULE,
			'analyse = sys.modules["sandbox_analysis"].analyse',
			`programs = json.loads(${JSON.stringify(JSON.stringify(programs))})`,
			'print(json.dumps([[json.loads(analyse(code, "")).get("published"), rule(code)] for code in programs]))',
		].join('\n'),
	);
	return JSON.parse(printed) as [Published | null, Published][];
}

beforeAll(() => runPython(''), 60_000);

describe('the published score and flags are those of the rule', () => {
	test('on generated programs', async () => {
		const programs = fc.sample(program, { numRuns: 300, seed: 8 });
		for (const [index, [ours, rule]] of (await compare(programs)).entries())
			expect({ code: programs[index], ours }).toMatchObject({ ours: rule });
	}, 120_000);

	test('on the cases of the study', async () => {
		const programs = scoreCases.filter(({ expected }) => expected !== null).map(({ code }) => code);
		for (const [ours, rule] of await compare(programs)) expect(ours).toMatchObject(rule);
	}, 60_000);

	test('on an asynchronous loop, which is no loop statement', async () => {
		const [[ours, rule] = []] = await compare(['async def f(y):\n    async for x in y:\n        print(x)\n']);
		expect([ours?.flags['searching'], ours?.score, rule?.score]).toEqual([false, 1, 1]);
	});
});

test.each([
	['calls', (n: number) => `f(x${n}, 2)[${n}]`, '+'],
	['attributes with signs', (n: number) => `-a.b${n}`, '*'],
	['texts', (n: number) => `"s${n}"`, '+'],
	['products in brackets', (n: number) => `(${n} * x)`, '+'],
	['numbers over several lines', (n: number) => `${n}`, '+\n'],
])(
	'a chain of 3,000 %s counts every operator',
	async (_title, term, operator) => {
		const inner = term(1).includes(' * ') ? 3000 : 0;
		const code = `total = (${Array.from({ length: 3000 }, (_, n) => term(n)).join(` ${operator} `)})\n`;
		const sources = [chainsSource, code].map((text) => JSON.stringify(text));
		const printed = await runPython(
			[
				'import ast, sys, types',
				'chains = sys.modules["chains"] = types.ModuleType("chains")',
				`exec(${sources[0]}, chains.__dict__)`,
				`code = ${sources[1]}`,
				'short = chains.shorten(code)',
				'left = sum(isinstance(node, ast.BinOp) for node in ast.walk(ast.parse(short.code)))',
				'print(left + short.operators, left < 600, len(short.code) == len(code), short.code.count("\\n") == code.count("\\n"))',
			].join('\n'),
		);
		expect(printed).toBe(`${2999 + inner} True True True\n`);
	},
	60_000,
);

test('explains each flag with its lines, the rest of a long list counted, the score last', async () => {
	const code = `import itertools\nfor n in range(3):\n    print(f"{n}")\ntotal = ${'n + '.repeat(30)}n\n`;
	const [[ours] = []] = await compare([code]);
	expect(ours?.lines).toEqual([
		'Searching: line 1: import of itertools',
		'Searching: line 2: for statement',
		'Symbolic: the letter f stands before a quotation mark',
		...Array<string>(20).fill('Numerical: line 4: Add'),
		'Numerical: 10 more of this kind',
		'Complexity score: 8.5',
	]);
});
