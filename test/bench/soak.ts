import { ask, chooseMethods, openApp, verdictOf } from '../browser/support/app.ts';
import { counting, type Held, held, runAgain } from '../browser/support/soak.ts';
import type { Measurement, Section } from './section.ts';

const METHODS = ['All text', 'All code'];
const RUNS = 2000;
const EVERY = 200;
/** What a page may keep in memory of each run that is over: nothing, but for the engine's own tables. */
const MOST_BYTES = 1024;

/** One page on which somebody presses Run a thousand times, a text lane and a code lane each time, so with a thousand programs in Python. */
export const soak: Section = {
	title: `Soak: ${RUNS.toLocaleString('en')} runs in one page, half of them with a program in Python`,
	isLong: true,
	async measure() {
		const app = await openApp();
		try {
			const { page } = await app.visit();
			await chooseMethods(page, METHODS);
			await ask(page, 'Which number is larger: 9.11 or 9.9?', '9.9');
			await verdictOf(page, 'All code');
			const session = await counting(page);
			const curve: (Held & { runs: number; minutes: number })[] = [];
			const begun = performance.now();
			for (let runs = 0; ; runs += EVERY) {
				const sample = {
					runs,
					minutes: (performance.now() - begun) / 60_000,
					...(await held(page, session)),
				};
				curve.push(sample);
				console.log(lineOf(sample));
				if (runs === RUNS) break;
				await runAgain(page, EVERY / METHODS.length, METHODS.length);
			}
			return figuresOf(curve);
		} finally {
			await app.close();
		}
	},
};

function lineOf({
	runs,
	minutes,
	heap,
	nodes,
	listeners,
	workers,
	frames,
}: Held & { runs: number; minutes: number }): string {
	const parts = [
		`${String(runs).padStart(5)} runs`,
		`${minutes.toFixed(1)} min`,
		`${(heap / 1e6).toFixed(1)} MB`,
		`${String(nodes)} nodes`,
		`${String(listeners)} listeners`,
		`${String(workers)} workers`,
		`${String(frames)} frames`,
	];
	return `    ${parts.map((part) => part.padStart(15)).join('')}`;
}

/** Of the second half: in the first the engine still compiles, and fills its tables. */
function figuresOf(curve: readonly (Held & { runs: number })[]): readonly Measurement[] {
	const settled = curve[Math.floor(curve.length / 2)];
	const last = curve.at(-1);
	if (settled === undefined || last === undefined) throw new Error('no samples');
	const runs = last.runs - settled.runs;
	const grown = (name: keyof Held): number => last[name] - settled[name];
	return [
		{
			name: 'heap kept of a run that is over',
			value: Math.max(0, grown('heap') / runs),
			unit: 'bytes',
			target: { atMost: MOST_BYTES },
			detail: `${(settled.heap / 1e6).toFixed(1)} MB after ${String(settled.runs)} runs, ${(last.heap / 1e6).toFixed(1)} MB after ${String(last.runs)}`,
		},
		...(['nodes', 'listeners', 'workers', 'frames'] as const).map((name) => ({
			name: `${name} more than after ${String(settled.runs)} runs`,
			value: grown(name),
			unit: '',
			// A spare interpreter may be starting at one look and not at the other.
			target: { atMost: { nodes: runs / 100, listeners: runs / 100, workers: 1, frames: 0 }[name] },
			detail: `${String(last[name])} at the end`,
		})),
	];
}
