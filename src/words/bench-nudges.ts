import type { NudgeCell, NudgeCells } from '../core/bench/nudge-cells.ts';
import { plural } from '../core/format.ts';
import { percent, points } from './bench-results.ts';

/** What telling a model to go on made of its answers. */
export const benchNudgesWords = {
	title: 'What nudges changed',
	lead: 'The first answer, before any nudge, beside the last one. What went from right to wrong counts like what went from wrong to right.',
	label: 'Runs by first and last answer',
	method: 'Method',
	cells: {
		'kept-right': 'right → right',
		lost: 'right → wrong',
		won: 'wrong → right',
		'kept-wrong': 'wrong → wrong',
	} satisfies Record<NudgeCell, string>,
	difference: 'last less first',
	share: (count: number, of: number) => `${percent(count / of)} (${count.toLocaleString('en')})`,
	total: (count: number) => `of ${plural(count, 'run')}`,
	points: (difference: number) => `${points(difference)} points`,
	pointsRange: (low: number, high: number) => `${points(low)} to ${points(high)}`,
	says: (found: NudgeCells, name: string) => {
		const { better, worse, instances, evidence } = found;
		const counts = `${name}: of ${plural(instances, 'question')} ${better.toLocaleString('en')} got better by nudges and ${worse.toLocaleString('en')} got worse`;
		const way = better > worse ? 'help' : 'harm';
		switch (evidence) {
			case 'no-sign':
				return `${counts}; no sign that they help or harm.`;
			case 'nothing-yet':
				return `${counts}; that says nothing yet.`;
			case 'leaning':
				return `${counts}; it leans to nudges that ${way}.`;
			case 'better':
				return `${counts}: nudges ${way} (can be said at any time).`;
			case 'clearly':
				return `${counts}: nudges clearly ${way} (can be said at any time).`;
		}
	},
	explain: [
		'No answer counts as wrong; a nudge after which none is named leaves the answer before it standing.',
		'Better and worse are counted by question, repeats averaged. The evidence is an e-value of 20 or more at 5 %, against “a change is as likely for the worse as for the better”.',
		'“Wait” is the control of “Python might help”: more words alone are reported to gain about one point (arXiv 2606.00376).',
	],
} as const;
