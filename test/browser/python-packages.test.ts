import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realWheels } from './support/real-wheels.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

const { wheels, missing } = await realWheels();
if (missing !== '') console.warn(`Not run with real packages: ${missing}`);
const has = (...starts: string[]) =>
	starts.every((start) => [...wheels.keys()].some((name) => name.startsWith(start)));

const programs: { title: string; needs: string[]; code: string; output: string }[] = [
	{
		title: 'z3 finds a way to 24',
		needs: ['z3_solver'],
		code: [
			'from itertools import permutations',
			'from z3 import If, Int, Solver, sat',
			'numbers = [3, 5, 7, 9]',
			'for a, b, c, d in permutations(numbers):',
			'    ops = [Int(f"op{i}") for i in range(3)]',
			'    def apply(op, x, y):',
			'        return If(op == 0, x + y, If(op == 1, x - y, x * y))',
			'    s = Solver()',
			'    s.add([op >= 0 for op in ops] + [op <= 2 for op in ops])',
			'    s.add(apply(ops[2], apply(ops[1], apply(ops[0], a, b), c), d) == 24)',
			'    if s.check() == sat:',
			'        value, signs = a, "+-*"',
			'        for op, number in zip(ops, (b, c, d)):',
			'            value = eval(f"{value} {signs[s.model()[op].as_long()]} {number}")',
			'        print(value)',
			'        break',
		].join('\n'),
		output: '24\n',
	},
	{
		title: 'z3 fills a Latin square in the one way there is',
		needs: ['z3_solver'],
		code: [
			'from z3 import *',
			'cells = [[Int(f"c{r}{c}") for c in range(4)] for r in range(4)]',
			's = Solver()',
			's.add([And(1 <= cell, cell <= 4) for row in cells for cell in row])',
			's.add([Distinct(row) for row in cells] + [Distinct(column) for column in zip(*cells)])',
			's.add([Distinct([cells[r + i][c + j] for i in (0, 1) for j in (0, 1)]) for r in (0, 2) for c in (0, 2)])',
			'given = ["1...", "..3.", "...4", ".2.."]',
			's.add([cells[r][c] == int(given[r][c]) for r in range(4) for c in range(4) if given[r][c] != "."])',
			'print(s.check())',
			'model = s.model()',
			's.add(Or([cell != model[cell] for row in cells for cell in row]))',
			'print(s.check())',
		].join('\n'),
		output: 'sat\nunsat\n',
	},
	{
		title: 'pysat tells who lies',
		needs: ['python_sat', 'six'],
		// 1, 2, 3 tell the truth. 1 says that 2 lies, 2 that 3 lies, 3 that both others lie.
		code: [
			'from pysat.solvers import Glucose3',
			'with Glucose3(bootstrap_with=[[-1, -2], [1, 2], [-2, -3], [2, 3], [-3, -1], [-3, -2], [3, 1, 2]]) as solver:',
			'    print(solver.solve(), solver.get_model())',
		].join('\n'),
		output: 'True [-1, 2, -3]\n',
	},
	{
		title: 'sympy solves exactly',
		needs: ['sympy', 'mpmath'],
		code: 'from sympy import integrate, solve, symbols, sin\nx = symbols("x")\nprint(solve(x**2 - 2), integrate(sin(x), x))',
		output: '[-sqrt(2), sqrt(2)] -cos(x)\n',
	},
	{
		title: 'networkx finds the shortest way',
		needs: ['networkx'],
		code: 'import networkx as nx\nprint(nx.shortest_path(nx.cycle_graph(7), 0, 5), nx.is_connected(nx.petersen_graph()))',
		output: '[0, 6, 5] True\n',
	},
	{
		title: 'PuLP solves its problems, its usual solver being a program of its own',
		needs: ['pulp', 'z3_solver'],
		code: [
			'import pulp',
			'problem = pulp.LpProblem("bag", pulp.LpMaximize)',
			'take = pulp.LpVariable.dicts("take", ["cup", "pot", "jar"], cat="Binary")',
			'worth, weight = dict(cup=6, pot=10, jar=12), dict(cup=1, pot=2, jar=3)',
			'problem += pulp.lpSum(worth[name] * take[name] for name in worth)',
			'problem += pulp.lpSum(weight[name] * take[name] for name in weight) <= 5',
			'problem.solve(pulp.PULP_CBC_CMD(msg=False))',
			'print(pulp.LpStatus[problem.status], pulp.value(problem.objective), [name for name in worth if take[name].value() == 1])',
			'x = pulp.LpVariable("x")',
			'for bound, sense in ((x <= 0.1, pulp.LpMaximize), (x >= 1, pulp.LpMaximize)):',
			'    line = pulp.LpProblem("line", sense)',
			'    line += x',
			'    line += bound',
			'    line.solve()',
			'    print(pulp.LpStatus[line.status], x.value())',
		].join('\n'),
		output: "Optimal 22.0 ['pot', 'jar']\nOptimal 0.1\nUnbounded 0.1\n",
	},
];

describe.skipIf(wheels.size === 0)('with the packages beside the page', () => {
	let opened: OpenedTestPage;
	beforeAll(async () => {
		opened = await openSandboxPage();
		for (const [name, wheel] of wheels) opened.server.overrides.set(`packages/${name}`, wheel);
	});
	afterAll(() => opened.close());

	for (const { title, needs, code, output } of programs) {
		test.skipIf(!has(...needs))(title, async () => {
			const result = await opened.page.evaluate(
				(code) => window.sandbox.run({ code, timeLimitMs: 60_000 }),
				code,
			);
			expect(result).toMatchObject({ kind: 'finished', output });
		});
	}

	test('all that these programs need could be imported when it was made ready, and is kept for the next visit', async () => {
		const used = programs.flatMap(({ needs }) => (has(...needs) ? needs : []));
		const hashes = [...wheels]
			.filter(([name]) => used.some((need) => name.startsWith(need)))
			.map(([, wheel]) => createHash('sha256').update(wheel).digest('hex'));
		const kept = () =>
			opened.page.evaluate(async () => {
				const folder = new URL('.', document.baseURI).href;
				const requests = await (await caches.open(`python-packages ${folder}`)).keys();
				return requests.flatMap(({ url }) => /images\/([0-9a-f]{64})-/.exec(url)?.[1] ?? []).sort();
			});
		await expect.poll(kept).toEqual(hashes.sort());
	});
});
