import type { Extent } from '../core/bench/imported.ts';
import { cost, plural } from '../core/format.ts';
import type { PauseReason } from '../core/bench/experiment.ts';
import { shownText } from '../core/shown-text.ts';

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
	/** Others that are kept. */
	someUnreadable: (why: readonly string[]) =>
		`${plural(why.length, 'kept experiment')} cannot be read by this page: ${[...new Set(why)].join(' ')}`,
	missing: 'This browser keeps no such experiment: it was deleted, or belongs to another browser.',

	unknownModels: (labels: readonly string[]) =>
		`The link names models that are not set up here: ${labels.map((label) => shownText(label)).join(', ')}. Choose others, or add them under Settings.`,

	delete: 'Delete',
	deleteName: (name: string) => `Delete experiment: ${name}`,
	deleting: {
		title: 'Delete this experiment?',
		says: (runs: number) =>
			`Its ${plural(runs, 'run')} ${runs === 1 ? 'goes' : 'go'} with it, and there is no way back. Export it first to keep it.`,
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
	left: (runs: number) =>
		`Not finished: ${plural(runs, 'run')} ${runs === 1 ? 'is' : 'are'} missing. Resume goes on with exactly ${runs === 1 ? 'this one' : 'these'}.`,
	paused: {
		person: 'Paused',
		cap: 'Paused before its cap',
		host: 'Paused: the host does not answer as it should',
		storage: 'Paused: this browser cannot keep more',
		tab: 'Paused: another tab went on with it while this page was left',
		offline: 'Paused: no network. It goes on when there is one',
	} satisfies Record<PauseReason, string>,

	start: 'Start',
	pause: 'Pause',
	resume: 'Resume',
	stop: 'Stop',

	scripted: { all: 'scripted, not an LLM', part: 'in part scripted, not an LLM' },
	sizes: ({ families, levels, perLevel, imported, importedFamilies, repeats }: Extent) =>
		[
			...(families === 0
				? []
				: [
						`${plural(families, 'family', 'families')}, ${plural(levels, 'level')}, ${plural(perLevel, 'question')} each`,
					]),
			...(imported === 0
				? []
				: [`${plural(imported, 'imported question')} of ${plural(importedFamilies, 'family', 'families')}`]),
		].join('; ') + (repeats > 1 ? `, asked ${String(repeats)} times` : ''),
	seed: (seed: number) => `seed ${String(seed)}`,
} as const;
