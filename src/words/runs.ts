import { cost, plural } from '../core/format.ts';

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
	/** What is found, not only what the page shows of it. */
	deleteAll: (runs: number) => (runs === 1 ? 'Delete the 1 found' : `Delete all ${String(runs)} found`),
	list: 'Kept runs, newest first',
	nothingFound: (search: string) => `No run matches “${search}”.`,
	more: (groups: number) => `Show ${String(groups)} more`,

	/** One question with its lanes. */
	group: {
		lanes: 'Results',
		scripted: ' (scripted, not an LLM)',
		spent: (dollars: number) => `spent ${cost(dollars)}`,
		stage: 'On stage',
		delete: 'Delete',
		deleteName: (question: string) => `Delete run: ${question}`,
		halfCoached: 'waits for its coach: open to go on',
		closedInTheMiddle: 'the page was closed in the middle',
	},

	/** After a deletion. */
	undo: {
		deleted: (runs: number) => `${plural(runs, 'run')} deleted.`,
		howLong: (seconds: number) =>
			`Undo brings them back until ${String(seconds)} seconds after you turn from here, while this screen is open.`,
		act: 'Undo',
	},
} as const;
