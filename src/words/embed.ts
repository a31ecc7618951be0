import { plural } from '../core/format.ts';
import { SCRIPTED_MODEL } from './scripted.ts';

/** Runs and published tables inside somebody else's page, and the code that puts them there. */
export const embedWords = {
	page: 'CodeSteer Playground',
	opening: 'Opening…',
	nothing: 'This address names nothing to show. Copy the code of the frame again as a whole.',
	search: 'A search for a breaking point chose its levels by their answers: its rates belong to no task.',
	notOpened: (why: string) => `This cannot be shown. ${why}`,
	noSuchFigure: 'There is no published table of this name. Copy the code of the frame again as a whole.',
	open: 'Open in CodeSteer Playground',
	/** The link's name for screen readers goes on with it. */
	inNewTab: ' (in a new tab)',

	scripted: (model: string) => `${model}: ${SCRIPTED_MODEL}`,
	record: 'A record: nothing runs here.',
	lanes: 'Lanes',
	lane: 'This lane',
	lanesPart: 'What happened turn by turn',
	figurePart: 'The table',
	refusalPart: 'Why this cannot be shown',
	experimentPart: 'The picture',
	computing: 'Computing the results…',

	steps: {
		name: 'Steps',
		next: 'Next',
		back: 'Back',
		at: (step: number, of: number) => (step === 0 ? 'The question' : `Step ${String(step)} of ${String(of)}`),
	},

	code: {
		act: 'Copy iframe code',
		/** Behind "Copy". */
		what: 'iframe code',
		name: 'In a page of your own',
		hint: 'Shows this in slides, a notebook or a web page. It touches no storage.',
		empty:
			'If the frame stays empty there, that page’s Content-Security-Policy does not name this one’s address under frame-src, or the page sends Cross-Origin-Embedder-Policy.',
		theme: 'Theme',
		themes: { auto: 'as the reader’s browser', light: 'light', dark: 'dark' },
		steps: 'Step by step',
		theCode: 'The code',
		length: (characters: number) => `The code has ${plural(characters, 'character')}.`,
		tooLong: (characters: number, most: number) =>
			`The code would have ${characters.toLocaleString('en')} characters; browsers and editors cut what is far above ${most.toLocaleString('en')}. Share fewer lanes, or save a file and link to it.`,
		lighter: 'With the probabilities of tokens it would be too long, so it leaves them out.',
		frame: (title: string) => `CodeSteer Playground: ${title}`,
	},
} as const;
