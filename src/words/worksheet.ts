import type { Worksheet } from '../core/worksheet/worksheet.ts';
import { seatWords } from './coach.ts';
import { shownText } from '../core/shown-text.ts';

type Kind = Worksheet['kind'];

/** Worksheets to print. */
export const worksheetWords = {
	title: 'Worksheet',
	lead: 'A page to write on and a sheet with the answers. Cut them apart before you hand them out.',
	print: 'Print',
	back: 'Back to what it is about',
	/** Where one can be had. */
	link: 'Worksheet to print',

	sheet: 'Worksheet',
	key: 'Answer sheet',
	name: 'Name',
	date: 'Date',
	question: 'Question',
	number: (place: number, from: string | null) =>
		from === null ? `Question ${String(place)}` : `${String(place)}. ${from}`,
	own: 'Your own answer',
	bet: 'Your bet',
	/** Where the worksheet itself does not ask. */
	asks: {
		lesson: '',
		run: 'Which of these ways of asking will end in a right answer? Tick all.',
		deck: 'How would you steer a model here? Tick one.',
	} satisfies Record<Kind, string>,
	/** Ways of steering, as in the coach's seat. */
	ways: [seatWords.choices.text, seatWords.choices.code, seatWords.choices.search],
	seen: 'What you saw',
	why: 'Why it came out so',
	check: 'Afterwards',
	scan: 'Run it here',
	codeTitle: (address: string) => `QR code of ${address}`,
	tooLong: (page: string) => `Too long for a QR code. Ask it at ${page}`,

	answer: 'One right answer',
	noAnswer: 'The page knows no right answer to this question.',
	claim: 'What it is about',
	ended: 'How the runs ended',
	lanes: { method: 'Way of asking', answer: 'Answer', verdict: 'Verdict', model: 'Model' },
	scripted: 'scripted demo model, not an LLM',
	none: 'none',
	right: 'Right',

	runTitle: 'Who will be right?',
	deckTitle: (seed: string) => `You are the coach, deck ${shownText(seed)}`,
	loading: 'Making the worksheet…',
	missing: {
		lesson: (id: string) => `There is no lesson “${shownText(id)}”.`,
		run: 'This browser keeps no such run: it was deleted, or belongs to another browser.',
		running: 'These runs have not ended yet. Open the worksheet again when they have.',
		other: 'There is no such worksheet. They are made of a lesson, of kept runs or of a deck.',
	},
} as const;
