import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSandboxPage } from '../browser/support/test-page.ts';
import { median, type Section } from './section.ts';

const ROUNDS = 5;
const STOCK_FILES = [
	'pyodide.mjs',
	'pyodide.asm.mjs',
	'pyodide.asm.wasm',
	'python_stdlib.zip',
	'pyodide-lock.json',
];
/** What the documentation of Pyodide suggests: a module worker that loads it and runs a program. */
const STOCK_WORKER = `
import { loadPyodide } from './pyodide.mjs';
const pyodide = await loadPyodide().catch((error) => setTimeout(() => { throw error; }));
pyodide.setStdout({ batched: (line) => postMessage(line) });
pyodide.runPython('print(6 * 7)');
`;

/**
 * Our interpreters against stock Pyodide, turn by turn in one page, so that a busy machine slows both. A stock worker fetches its files
 * from localhost each time, as it does in a page; ours are in the page since the first, unmeasured run.
 */
export const python: Section = {
	title: 'Python: from the wish to the printed line',
	async measure() {
		const opened = await openSandboxPage();
		try {
			const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
			for (const name of STOCK_FILES) {
				opened.server.overrides.set(`stock/${name}`, await readFile(join(pyodide, name)));
			}
			opened.server.overrides.set('stock/worker.js', STOCK_WORKER);
			// Stock Pyodide does not start from a server that does not know the type.
			opened.server.types.set('.wasm', 'application/wasm');
			return toMeasurements(await race(opened.page));
		} finally {
			await opened.close();
		}
	},
};

type Times = Record<'stock' | 'snapshot' | 'spare' | 'afterKill' | 'analyse', number[]>;

function race(page: Page): Promise<Times> {
	return page.evaluate(async (rounds) => {
		const times: Times = { stock: [], snapshot: [], spare: [], afterKill: [], analyse: [] };
		const { signal } = new AbortController();
		const spareless = window.sandbox.createClient({ spares: 0 });
		const pooled = window.sandbox.createClient();
		const clock = async (work: () => Promise<unknown>) => {
			const begun = performance.now();
			await work();
			return performance.now() - begun;
		};
		const runStock = () =>
			new Promise<void>((resolve, reject) => {
				const worker = new Worker('stock/worker.js', { type: 'module' });
				worker.onerror = (event) => reject(new Error(event.message));
				worker.onmessage = () => {
					worker.terminate();
					resolve();
				};
			});
		const run = async (client: typeof pooled, code = 'print(6 * 7)', timeLimitMs = 10_000) => {
			const result = await client.run({ code, timeLimitMs }, () => undefined, signal);
			const isExpected = timeLimitMs === 10_000 ? result.kind === 'finished' : result.kind === 'timed-out';
			if (!isExpected) throw new Error(JSON.stringify(result));
		};
		const rest = () => new Promise((resolve) => setTimeout(resolve, 2_500));
		// Once each, unmeasured: files in the browser's cache, snapshot made.
		await runStock();
		await run(spareless);
		await run(pooled);
		await pooled.analyse('x = 1', '', signal);
		for (let round = 0; round < rounds; round++) {
			times.stock.push(await clock(runStock));
			times.snapshot.push(await clock(() => run(spareless)));
			await rest();
			times.spare.push(await clock(() => run(pooled)));
			await rest();
			await run(pooled, 'while True: pass', 300);
			times.afterKill.push(await clock(() => run(pooled)));
			await rest();
			times.analyse.push(await clock(() => pooled.analyse('for n in range(9):\n    print(n)', '', signal)));
		}
		return times;
	}, ROUNDS);
}

function toMeasurements(times: Times) {
	const { stock, snapshot, spare, afterKill, analyse } = {
		stock: median(times.stock),
		snapshot: median(times.snapshot),
		spare: median(times.spare),
		afterKill: median(times.afterKill),
		analyse: median(times.analyse),
	};
	const against = (ours: number) => `${stock.toFixed(0)} ms ÷ ${ours.toFixed(1)} ms, medians of ${ROUNDS}`;
	return [
		{
			name: 'stock Pyodide worker ÷ ours with a spare',
			value: stock / spare,
			unit: '×',
			target: { atLeast: 100 },
			detail: against(spare),
		},
		{
			name: 'stock Pyodide worker ÷ ours from the snapshot, no spare',
			value: stock / snapshot,
			unit: '×',
			target: { atLeast: 5 },
			detail: against(snapshot),
		},
		{
			name: 'from a killed endless loop to the next printed line',
			value: afterKill,
			unit: 'ms',
			target: { atMost: 50 },
		},
		{ name: "the checker's report on a short program", value: analyse, unit: 'ms' },
	];
}
