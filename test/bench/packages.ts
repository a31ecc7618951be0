import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSandboxPage, type OpenedTestPage } from '../browser/support/test-page.ts';
import { instead, measured, type Measurement, type Section } from './section.ts';
import ownLock from '../../src/core/packages/own-lock.json' with { type: 'json' };

const ROUNDS = 3;
const PUBLIC = join(import.meta.dirname, '../../public');
const STOCK_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip'];

interface Subject {
	name: string;
	/** Goal of issue 15, in milliseconds. */
	goal?: number;
	code: string;
}
const SUBJECTS: readonly Subject[] = [
	{ name: 'numpy', goal: 300, code: 'import numpy\nprint(numpy.arange(5).sum())' },
	{
		name: 'sympy',
		goal: 600,
		code: 'import sympy\nx = sympy.symbols("x")\nprint(sympy.solve(x**2 - 2))',
	},
	{
		name: 'z3-solver',
		goal: 1000,
		code: 'from z3 import *\nx, y = Ints("x y")\ns = Solver()\ns.add(x + y == 24, x * y == 143, x < y)\nprint(s.check(), s.model())',
	},
	{ name: 'networkx', code: 'import networkx as nx\nprint(nx.shortest_path(nx.path_graph(5), 0, 4))' },
	{
		name: 'python-sat',
		code: 'from pysat.solvers import Glucose3\ng = Glucose3()\ng.add_clause([-1, 2])\ng.add_clause([1])\nprint(g.solve(), g.get_model())',
	},
];
/** What the documentation of Pyodide suggests, in an interpreter that has booted before the clock starts. */
const STOCK_WORKER = `
import { loadPyodide } from './pyodide.mjs';
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: () => undefined });
postMessage('ready');
onmessage = async ({ data: { name, code } }) => {
	await pyodide.loadPackage(name, { messageCallback: () => undefined });
	pyodide.runPython(code);
	postMessage('done');
};
`;

/** From a program that imports a package to its printed line; wheels are taken from where npm run vendor-packages puts them. */
export const packages: Section = {
	title: 'Packages: from the import to the result, from a booted interpreter',
	async measure() {
		const there = await readVendored();
		const subjects = SUBJECTS.filter(({ name }) => there.names.has(name));
		const missing = SUBJECTS.filter(({ name }) => !there.names.has(name)).map(({ name }) => name);
		const notMeasured: Measurement[] =
			missing.length === 0
				? []
				: [
						{
							name: `not measured: ${missing.join(', ')}`,
							value: missing.length,
							unit: 'packages',
							detail: `they are not beside the page: npm run vendor-packages -- ${missing.join(' ')}`,
						},
					];
		if (subjects.length === 0) return notMeasured;
		const opened = await openSandboxPage();
		try {
			await serve(opened, there.files);
			const lines: Measurement[] = [];
			for (const subject of subjects)
				lines.push(...toMeasurements(subject, await race(opened.page, subject)));
			return [...lines, ...notMeasured];
		} finally {
			await opened.close();
		}
	},
};

async function readVendored() {
	const files = new Map<string, Uint8Array>();
	for (const folder of ['pyodide', 'packages']) {
		for (const name of await readdir(join(PUBLIC, folder)).catch(() => [])) {
			files.set(`${folder}/${name}`, await readFile(join(PUBLIC, folder, name)));
		}
	}
	const names = new Set(
		[...files.keys()].map((path) => (/\/(.+?)-\d/.exec(path)?.[1] ?? '').replaceAll('_', '-')),
	);
	return { files, names };
}

/** Stock Pyodide gets a lock file that names the same wheels, from the same server. */
async function serve({ server }: OpenedTestPage, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
	const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
	for (const name of STOCK_FILES) server.overrides.set(`stock/${name}`, await readFile(join(pyodide, name)));
	const lock = JSON.parse(await readFile(join(pyodide, 'pyodide-lock.json'), 'utf8')) as {
		packages: Record<string, object>;
	};
	for (const [path, bytes] of files) {
		server.overrides.set(path, bytes);
		server.overrides.set(`stock/${path.slice(path.indexOf('/') + 1)}`, bytes);
	}
	for (const [name, { file_name, sha256, depends, imports, version }] of Object.entries(ownLock.packages)) {
		if (!files.has(`packages/${file_name}`)) continue;
		lock.packages[name] = {
			...{ name, version, file_name, sha256, depends, imports },
			...{ install_dir: 'site', package_type: 'package', unvendored_tests: false },
		};
	}
	server.overrides.set('stock/pyodide-lock.json', JSON.stringify(lock));
	server.overrides.set('stock/packages.js', STOCK_WORKER);
	server.types.set('.wasm', 'application/wasm');
}

interface Times {
	first: number;
	/** In an interpreter that has imported it ahead, because the program before imported it too. */
	ahead: number[];
	spare: number[];
	/** The second of two at once: the first takes what was prepared. */
	second: number[];
	/** The first program of a page, for which all was made ready at an earlier visit. */
	visit: number[];
	/** The same, foreseen for as long as the rest of a reply may take. */
	foreseen: number[];
	stock: number[];
}

function race(page: Page, subject: Subject): Promise<Times> {
	return page.evaluate(
		async ({ name, code, rounds }) => {
			const client = window.sandbox.createClient();
			const { signal } = new AbortController();
			const rest = () => new Promise((resolve) => setTimeout(resolve, 2_000));
			// A program that speaks of this gets no interpreter with imports made ahead.
			const plain = `${code}\n# sys.modules`;
			const run = async (code: string, by = client) => {
				const begun = performance.now();
				const result = await by.run({ code, timeLimitMs: 60_000 }, () => undefined, signal);
				if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
				return performance.now() - begun;
			};
			const runStock = async () => {
				const worker = new Worker('stock/packages.js', { type: 'module' });
				const next = () =>
					new Promise<void>((resolve, reject) => {
						worker.onerror = (event) => reject(new Error(event.message));
						worker.onmessage = () => resolve();
					});
				await next();
				const begun = performance.now();
				worker.postMessage({ name, code });
				await next();
				const ms = performance.now() - begun;
				worker.terminate();
				return ms;
			};
			const runAnew = async (code: string, isForeseen: boolean) => {
				const anew = window.sandbox.createClient();
				await anew.warm();
				await rest();
				if (isForeseen) {
					anew.foresee(code);
					await rest();
				}
				const ms = await run(code, anew);
				anew.close();
				return ms;
			};
			await client.warm();
			await rest();
			const times: Times = {
				first: await run(code),
				ahead: [],
				spare: [],
				second: [],
				visit: [],
				foreseen: [],
				stock: [],
			};
			for (let round = 0; round < rounds; round++) {
				await rest();
				times.ahead.push(await run(code));
				await rest();
				times.spare.push(await run(plain));
				await rest();
				const both = [run(code), run(code)];
				times.second.push(Math.max(...(await Promise.all(both))));
				await rest();
				times.visit.push(await runAnew(code, false));
				times.foreseen.push(await runAnew(code, true));
				await rest();
				times.stock.push(await runStock());
			}
			client.close();
			return times;
		},
		{ name: subject.name, code: subject.code, rounds: ROUNDS },
	);
}

function toMeasurements(
	{ name, goal }: Subject,
	{ first, ahead, spare, second, visit, foreseen, stock }: Times,
): Measurement[] {
	const common = {
		unit: 'ms',
		instead: instead('loadPackage in a stock Pyodide that has booted', stock),
		...(goal !== undefined && { target: { atMost: goal } }),
	};
	return [
		{
			name: `${name}, with a spare interpreter`,
			...measured(spare),
			...common,
			detail: `the first time, when it is fetched and prepared: ${first.toFixed(0)} ms`,
		},
		{ name: `${name}, after a program that imported it`, ...measured(ahead), ...common },
		{ name: `${name}, the second of two at once`, ...measured(second), ...common },
		{ name: `${name}, first program of a later visit`, ...measured(visit), ...common },
		{
			name: `${name}, the same, foreseen in the reply`,
			...measured(foreseen),
			...common,
			detail: 'the import was read two seconds before the program was complete',
		},
	];
}
