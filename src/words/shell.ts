import { shownText } from '../core/shown-text.ts';

const inSentence = (what: string): string => `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`;

/** What stands around every screen, and what is said when a part of the page fails. */
export const shellWords = {
	skip: 'Skip to content',
	brand: 'CodeSteer',
	brandRest: 'Playground',
	titleOf: (screen: string) => `${shownText(screen)} · CodeSteer Playground`,
	screens: 'Screens',
	screen: {
		playground: 'Playground',
		lessons: 'Lessons',
		tasks: 'Tasks',
		bench: 'Bench',
		runs: 'Runs',
		settings: 'Settings',
	},
	back: (label: string) => `← ${label}`,
	notFound: {
		title: 'Not found',
		says: (hash: string) => `There is no screen at ${shownText(hash)}.`,
		link: 'Go to the playground.',
	},

	footer: {
		papers: 'What is shown here was published in',
		steering: 'Steering Large Language Models between Code Execution and Textual Reasoning',
		and: 'and',
		codeSteer: 'CodeSteer: Symbolic-Augmented Language Models via Code/Text Guidance',
		licence: 'Open source, Apache-2.0',
		stage: 'Give a talk: the stage',
		theme: { system: 'Theme: as the system', dark: 'Theme: dark', light: 'Theme: light' },
		changeTo: { system: 'change to the system’s', dark: 'change to dark', light: 'change to light' },
	},

	/** A part of the page that is fetched when it is first looked at; `what` is one of the first four. */
	part: {
		screen: 'This screen',
		tasks: 'The tasks',
		runSettings: 'These settings',
		drawing: 'The drawing',
		card: 'This card',
		seat: 'The coach’s seat',
		river: 'The picture of the rounds',
		prompts: 'The names of prompts',
		explanation: 'This explanation',
		loading: (what: string) => `Fetching ${inSentence(what)}…`,
		waiting: (what: string) => `You are offline. ${what} will be fetched when the network is back.`,
		noAnswer: (what: string) => `${what} could not be fetched: the server of this page does not answer.`,
		stuck: (what: string) =>
			`${what} could not be fetched, though the server answers now. Some browsers do not ask a second time until the page is reloaded; a reload keeps all runs that have ended and stops those that go on.`,
		again: 'Try again',
		reload: 'Reload the page',
	},

	/** Something unexpected. */
	fault: {
		list: 'Faults of the page',
		didNotWork: (why: string) => `This did not work: ${why}.`,
		tryAgain: 'Try again; without a network, as soon as there is one.',
		handler: 'Something did not work',
		cannotBeShown: (part: string) => `${part} cannot be shown`,
		notFetched: 'A part of the page could not be fetched.',
		offline: 'You are offline: try it again when the network is back.',
		noBug: 'Try it again; if it stays while other pages open, the server of this page is away.',
		bug: (message: string) => `This is a bug in the page, not in what you did: ${message}`,
		nothingLost: 'Nothing is lost: what you typed stays, and runs go on.',
		again: 'Try again',
		dismiss: 'Dismiss',
		report: 'Report it',
		reportHow: 'Send these lines to whoever runs this page. Keys are taken out of them.',
		theReport: 'the report',
	},

	copy: {
		act: 'Copy',
		copied: 'Copied',
		selected: 'Selected; press Ctrl+C',
		failed: 'Not copied: select it by hand',
	},

	/** Text of a model. */
	prose: {
		tooLong: (characters: number) =>
			`Shown as written: longer than ${characters.toLocaleString('en')} characters.`,
		cut: (characters: number, most: number) =>
			`Only the beginning and the end of ${characters.toLocaleString('en')} characters: more than ${most.toLocaleString('en')} would hold up the page. “as written” and an exported run have all of them.`,
		formatted: 'formatted',
		asWritten: 'as written',
		showFormatted: 'Show the reply formatted',
		showWritten: 'Show the reply exactly as the model wrote it',
	},
} as const;
