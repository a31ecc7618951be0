import { plural } from '../core/format.ts';
import { percent, range } from './bench-results.ts';

/** What several agents know from round to round. */
export const benchRoundsWords = {
	title: 'From round to round',
	lead: 'Each round all agents answer anew, having read the others. Is anyone right, how many are, and does the run end right?',
	label: (name: string) => `Rounds of ${name}`,
	round: (number: number) => `Round ${String(number)}`,
	runs: (runs: number, questions: number) => `${plural(runs, 'run')}, ${plural(questions, 'question')}`,
	head: 'Round',
	sets: { carried: 'all runs, an ended one with its last round', played: 'only runs that played the round' },
	/** Names a part of the table. */
	setLabels: { carried: 'The same runs in every round', played: 'Runs still going on' },
	columns: { coverage: 'someone is right', mean: 'agents that are right', final: 'right in the end' },
	share: percent,
	range,
	lost: (count: number) => `${plural(count, 'run')} ended wrong though an agent was right in the last round`,
	explain: [
		'The same runs in every round: a run that has ended counts on with its last round, so rounds can be compared.',
		'Runs still going on: those that stopped earlier are not counted in later rounds. Questions on which all agree soon stop early, so later rows are of other questions than row 1 and not to be compared with it.',
		'Right in the end: the share of runs judged right, in whichever round they ended. Agents that name no answer count as not right.',
		'Published (arXiv 2510.01279): from round to round fewer questions have anyone right, while more agents are right; then both stall.',
		'Repeats of a question are averaged; intervals are by question and hold whenever you look.',
	],
} as const;
