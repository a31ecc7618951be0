import type { Page } from 'playwright-core';
import { openSandboxPage } from '../browser/support/test-page.ts';
import { budgets } from './budgets.ts';
import { instead, measured, type Measurement, type Section } from './section.ts';
import { serveStock } from './stock-pyodide.ts';

const ROUNDS = 5;

/**
 * Our interpreters against stock Pyodide, turn by turn in one page, so that a busy machine slows both. A stock worker fetches its files
 * from localhost each time, as it does in a page; ours are in the page since the first, unmeasured run.
 */
export const python: Section = {
	title: 'Python: from the wish to the printed line',
	async measure() {
		const opened = await openSandboxPage();
		try {
			await serveStock(opened.server);
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

function toMeasurements({ stock, snapshot, spare, afterKill, analyse }: Times): Measurement[] {
	const { timesWithSpare, timesFromSnapshot, afterKillMs } = budgets.python;
	const theirs = instead('stock Pyodide in a worker of its own', stock);
	return [
		{
			name: 'a program, with a spare interpreter',
			...measured(spare),
			unit: 'ms',
			instead: theirs,
			target: { timesBetter: timesWithSpare },
		},
		{
			name: 'a program, from the snapshot, no spare',
			...measured(snapshot),
			unit: 'ms',
			instead: theirs,
			target: { timesBetter: timesFromSnapshot },
		},
		{
			name: 'from a killed endless loop to the next printed line',
			...measured(afterKill),
			unit: 'ms',
			instead: instead('stock Pyodide booted anew', stock),
			target: { atMost: afterKillMs },
		},
		{ name: "the checker's report on a short program", ...measured(analyse), unit: 'ms' },
	];
}
