import type { RouteCell } from '../core/bench/route-cells.ts';
import { plural } from '../core/format.ts';
import { percent } from './bench-results.ts';

/** One program, imagined and run: what the running was worth. */
export const benchRoutesWords = {
	title: 'Imagined or run',
	lead: 'One and the same program each time: once the model said what it would print, once Python ran it. Whatever differs is due to the running.',
	label: 'Runs by which output was right',
	method: 'Method',
	cells: {
		both: 'both right',
		won: 'won by running',
		rescued: 'rescued by thinking',
		neither: 'neither right',
	} satisfies Record<RouteCell, string>,
	share: (count: number, of: number) => `${percent(count / of)} (${count.toLocaleString('en')})`,
	total: (count: number) => `of ${plural(count, 'run')}`,
	explain: [
		'Won by running: Python printed the right answer, the model imagined another. Rescued by thinking: the reverse.',
		'Published over 40 tasks (arXiv 2606.15589): 33.08 % won by running, 1.61 % rescued by thinking.',
	],
} as const;
