import { cost, plural } from '../core/format.ts';
import type { PauseReason } from '../core/bench/experiment.ts';

/** The list of experiments and one of them while it runs. */
export const benchWords = {
	title: 'Bench',
	lead: 'An experiment asks many questions of several methods, the same of each, and says how sure a difference is, also while you watch.',
	create: 'New experiment',
	published: 'Published results',
	loading: 'Reading experiments…',
	unreadable: (why: string) => `The experiments cannot be read: ${why}`,
	none: 'No experiment yet. A small one on the demo model takes under two minutes.',
	list: 'Experiments, newest first',
	unnamed: 'Experiment',
	missing: 'This browser keeps no such experiment: it was deleted, or belongs to another browser.',

	delete: 'Delete',
	deleteName: (name: string) => `Delete experiment: ${name}`,
	deleting: {
		title: 'Delete this experiment?',
		says: (runs: number) => `Its ${plural(runs, 'run')} go with it, and there is no way back. Export it first to keep it.`,
		cancel: 'Keep it',
		act: 'Delete',
	},

	status: 'Experiment',
	progress: 'Runs done',
	done: (done: number, total: number) => `${done.toLocaleString('en')} of ${plural(total, 'run')} done`,
	failed: (count: number) => `${plural(count, 'run')} failed for a reason that is not the method’s`,
	retry: (count: number) => `Try the ${plural(count, 'failed run')} again`,
	spent: (dollars: number) => `spent ${cost(dollars)}`,
	states: {
		ready: 'Ready to start',
		running: 'Running',
		finished: 'Finished as planned',
		stopped: 'Stopped before its plan was done',
		elsewhere: 'Running in another tab; this one looks on',
	},
	left: (runs: number) => `Not finished: ${plural(runs, 'run')} are missing. Resume goes on with exactly these.`,
	paused: {
		person: 'Paused',
		cap: 'Paused before its cap',
		host: 'Paused: the host does not answer as it should',
		storage: 'Paused: this browser cannot keep more',
		offline: 'Paused: no network. It goes on when there is one',
	} satisfies Record<PauseReason, string>,

	start: 'Start',
	pause: 'Pause',
	resume: 'Resume',
	stop: 'Stop',
	again: 'Set up another like this',

	scripted: 'scripted, not an LLM',
	design: 'What is asked',
	sizes: (families: number, levels: number, instances: number, repeats: number) =>
		`${plural(families, 'family', 'families')}, ${plural(levels, 'level')}, ${plural(instances, 'question')} each${repeats > 1 ? `, asked ${String(repeats)} times` : ''}`,
	seed: (seed: number) => `seed ${String(seed)}`,

	results: {
		title: 'Results',
		rows: 'Rows',
		by: { method: 'by method', family: 'by task too', level: 'by task and level' },
		method: 'Method',
		rate: 'Right',
		tokens: 'Tokens',
		seconds: 'Seconds',
		money: 'Money',
		way: 'By code',
		scan: 'Read it with',
		counted: (right: string, counted: number, planned: number) =>
			`${right} of ${String(counted)} counted${counted < planned ? `, ${String(planned)} planned` : ''}`,
		waiting: (waiting: number) => `${String(waiting)} wait for their turn`,
		interval: (low: number, high: number, kind: 'any-time' | 'planned-size') =>
			`${percent(low)} to ${percent(high)}${kind === 'planned-size' ? ' (planned size)' : ''}`,
		drifted: 'the rate drifted while it was watched: no interval fits all of it',
		preview: (low: number, high: number, planned: number) =>
			`if it runs to its end: ${low === high ? String(low) : `${String(low)} to ${String(high)}`} of ${String(planned)}`,
		either: (rate: number) => `${percent(rate)} if either answer counts`,
		normalised: (score: number) => `normalised ${(score * 100).toFixed(1)}`,
		none: 'no result yet',
		quartiles: (low: string, high: string) => `half lie between ${low} and ${high}`,
		ratio: (times: string, reference: string) => `${times} times ${reference}`,
		unknown: 'not known',
		estimated: 'counted by this page where the host does not say',
		flags: {
			refusal: 'declined',
			cut: 'cut off',
			form: 'not in the asked form',
			disguise: 'disguised programs',
			'time-out': 'time-outs',
			limit: 'limits met',
			'no-answer': 'no answer',
		},
		failures: (count: number) => `${String(count)} failed, not counted`,
		clean: 'nothing to note',
		runsOf: (what: string) => `Runs: ${what}`,
		run: 'Open the run',
		more: (count: number) => `and ${String(count)} more; the export has them all`,
		close: 'Close',
	},
} as const;

export function percent(rate: number): string {
	return `${String(Math.round(rate * 100))} %`;
}
