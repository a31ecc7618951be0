import { bytes, cost, plural } from '../core/format.ts';
import type { ChosenFilter, FilterFault } from '../core/record/run-filter.ts';
import { SCRIPTED_MARK } from './scripted.ts';
import { shownText } from '../core/shown-text.ts';

/** The screen of kept runs. */
export const runsWords = {
	title: 'Runs',
	loading: 'Reading saved runs…',
	unreadable: (why: string) => `The saved runs cannot be read: ${why}`,
	runUnreadable: (why: string) => `The run cannot be read: ${why}`,
	noSuchRun: 'This browser keeps no such run: it was deleted, or belongs to another browser.',
	none: {
		before: 'Nothing here yet. Every run in the ',
		link: 'playground',
		after: ' is kept in this browser.',
	},
	/** Runs that are not in this list. */
	ofExperiments: {
		count: (runs: number) => `${plural(runs, 'run')} of experiments: `,
		link: 'Bench',
	},
	search: 'Search runs',
	searchHint: 'Search question, method, model, verdict…',
	count: (runs: number) => plural(runs, 'run'),
	/** Of all, where filters leave some out. */
	countOf: (runs: number, all: number, filters: number) =>
		`${runs.toLocaleString('en')} of ${plural(all, 'run')}, ${plural(filters, 'filter')}`,
	/** What is found, not only what the page shows of it. */
	deleteAll: (runs: number) => (runs === 1 ? 'Delete the 1 found' : `Delete all ${String(runs)} found`),
	list: 'Kept runs, newest first',
	nothingFound: (search: string, filters: number) =>
		`No run matches ${[...(search.trim() === '' ? [] : [`“${shownText(search)}”`]), ...(filters === 0 ? [] : [filters === 1 ? 'the filter' : `the ${String(filters)} filters`])].join(' and ')}.`,
	more: (groups: number) => `Show ${String(groups)} more`,

	/** By which the list is narrowed. */
	filters: {
		group: 'Filters',
		task: 'Task',
		method: 'Method',
		model: 'Model',
		verdict: 'Verdict',
		when: 'Date',
		any: 'All',
		own: 'Own questions',
		spans: { today: 'Today', '7d': 'Last 7 days', '30d': 'Last 30 days', days: 'From … to …' },
		from: 'From',
		to: 'To',
		clear: 'Clear filters',
		fault: filterFault,
	},

	/** Runs that a person has ticked. */
	choice: {
		bar: 'Chosen runs',
		hint: 'Tick two runs to compare them turn by turn, or any to export or delete just those.',
		choose: (method: string, question: string) => `Choose ${method}: ${question}`,
		count: (runs: number, hidden: number) =>
			`${plural(runs, 'run')} chosen${hidden === 0 ? '' : `, ${String(hidden)} not in the list now`}`,
		compare: 'Compare',
		compareHint: 'Choose two runs to compare them.',
		export: 'Export chosen',
		delete: 'Delete chosen',
		clear: 'Choose none',
	},

	/** How much room this page takes in the browser. */
	room: {
		title: 'Room in this browser',
		/** With and without what the browser says of the database alone. */
		used: (used: number, allowed: number, database: number | null) =>
			// Where nothing else is kept, the same size would stand there twice.
			database === null || bytes(database) === bytes(used)
				? `This page keeps about ${bytes(used)} of the ${bytes(allowed)} this browser allows: runs${database === null ? ', and what it fetched to work without a network' : ''}.`
				: `Runs use about ${bytes(database)}; with what this page fetched to work without a network it is ${bytes(used)} of the ${bytes(allowed)} this browser allows.`,
		lasting: 'The browser keeps it until you delete it.',
		passing: 'The browser may clear it when the disk runs full.',
		ask: 'Ask the browser to keep it',
		answers: {
			yes: 'The browser agreed to keep it.',
			no: 'The browser did not agree. Browsers do so for pages that are used often, bookmarked or installed: ask again later, and export what must not be lost.',
			silent: 'The browser did not answer. Export what must not be lost.',
		},
	},

	/** One question with its lanes. */
	group: {
		lanes: 'Results',
		scripted: SCRIPTED_MARK,
		/** Before the names of models that spoke beside the asked one, as coach or checker. */
		with: ', with ',
		spent: (dollars: number) => `spent ${cost(dollars)}`,
		stage: 'On stage',
		print: 'Worksheet',
		delete: 'Delete',
		deleteName: (question: string) => `Delete run: ${question}`,
		halfCoached: 'waits for its coach: open to go on',
		closedInTheMiddle: 'the page was closed in the middle',
	},

	/** After a deletion. */
	undo: {
		deleted: (runs: number, before: number) =>
			`${plural(runs, 'run')} deleted${before === 0 ? '' : `, ${String(before)} before`}.`,
		/** Of those deleted, how many are performed at the moment. */
		going: (going: number, runs: number) => {
			if (runs === 1)
				return 'It still goes on: deleting does not stop it, and nothing more of it is kept. Stop it in the playground.';
			return `${going === runs ? 'They still go' : `${String(going)} of them still ${going === 1 ? 'goes' : 'go'}`} on: deleting stops none, and nothing more of ${going === 1 ? 'it' : 'them'} is kept. Stop ${going === 1 ? 'it' : 'them'} in the playground.`;
		},
		howLong: (runs: number, before: number, seconds: number) =>
			`Undo brings ${runs === 1 ? 'it' : 'them'} back${before === 0 ? '' : ', then those before,'} until ${String(seconds)} seconds after you turn from here, while this screen is open.`,
		act: 'Undo',
	},
} as const;

const KINDS: Readonly<Record<ChosenFilter, string>> = {
	task: 'of the task',
	method: 'by the method',
	model: 'by the model',
	verdict: 'with the verdict',
};

/** What of the address is left out, and why. */
function filterFault(fault: FilterFault): string {
	switch (fault.kind) {
		case 'unknown':
			return `There is no filter “${short(fault.name)}”; it is left out.`;
		case 'none':
			return `No run ${KINDS[fault.name]} “${short(fault.value)}” is kept here; this filter is left out.`;
		case 'span':
			return `“${short(fault.value)}” is no span of days (today, 7d, 30d); it is left out.`;
		case 'date':
			return `“${short(fault.value)}” is no day like 2026-01-31; it is left out.`;
		case 'backwards':
			return 'The last day is before the first one, so no day is left out.';
	}
}

/** Whatever an address says, a sentence stays one. */
function short(text: string): string {
	const shown = shownText(text);
	return shown.length <= 60 ? shown : `${shownText(shown, 59)}…`;
}
