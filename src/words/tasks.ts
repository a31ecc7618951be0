import type { Tone } from '../core/tasks/drawing.ts';
import { shownText } from '../core/shown-text.ts';

const number = (count: number): string => count.toLocaleString('en');
const counted = (count: number, one: string, many: string): string =>
	`${number(count)} ${count === 1 ? one : many}`;

interface Box {
	x: readonly [number, number];
	y: readonly [number, number];
}
const box = ({ x, y }: Box): string =>
	`x from ${String(x[0])} to ${String(x[1])}, y from ${String(y[0])} to ${String(y[1])}`;

/** What a grid's cells mean, for those who do not see their colours. */
const said: Partial<Record<Tone, string>> = { wall: 'blocked', start: 'start', goal: 'end', mark: 'marked' };
const discs: Partial<Record<Tone, string>> = { dark: 'black', light: 'white' };
const areas = { plain: 'may be crossed', goal: 'to be entered', wall: 'never to be touched' };

/** The screens of the task families, and drawings of instances wherever they stand. */
export const tasksWords = {
	noSuchTask: (id: string) => `There is no task called “${shownText(id)}”.`,
	seeAll: 'See all tasks.',

	list: {
		title: 'Tasks',
		lead: {
			before: (families: number) => `The ${String(families)} puzzle families of `,
			symbench: 'SymBench',
			after:
				', generated fresh from a seed and checked by rules you can read. Try one yourself, then ask a model.',
		},
		search: 'Search tasks',
		searchHint: 'Search tasks…',
		area: 'Area',
		allAreas: 'all',
		count: (found: number, all: number) => `${String(found)} of ${String(all)} tasks`,
		importLink: 'Import your own copy of the data ↓',
		bars: {
			before: 'The bars are ',
			published: 'published',
			after:
				' success rates of GPT-4o (arXiv 2502.04350, table 1), not measured here: ¶ all text and {} all code, each with ',
			cot: 'CoT',
			end: ', ◎ CodeSteer.',
		},
		split: { before: ' A task is ', term: 'seen or unseen', after: ' by the coach’s training.' },
		nothingFound: (search: string) => `No task matches “${shownText(search)}”.`,
	},

	family: {
		back: 'all tasks',
		level: 'Level:',
		published: '(published setting)',
		ours: '(ours, not published)',
		onlyHere: 'in no paper',
		seed: 'Seed (the same, the same puzzle)',
		another: 'Another one',
	},

	instance: {
		question: 'The question, exactly as the model sees it',
		ask: 'Ask in the playground',
		yourAnswer: 'Your answer',
		answerHint: 'Type an answer in the asked format; the markers are not needed',
		verdict: 'Verdict on your answer',
		notInForm: 'Not in the asked form',
		readAs: 'Read as',
		/** @param ratio 0 to 1 */
		credit: (name: string, ratio: number) => `${name}: ${String(Math.round(ratio * 100))} %`,
		reference: (isShown: boolean) =>
			`${isShown ? 'Hide' : 'Show'} the reference answer and the Python program`,
		referenceAnswer: 'Reference answer',
		program: 'A Python program that computes it',
	},

	sample: {
		title: (family: string) => `${family}, imported`,
		back: 'all imported samples',
		previous: '← previous sample',
		next: 'next sample →',
		notLoaded:
			'This sample is not loaded: imported data stays in the page and is gone when it is reloaded. Drop your copy again on',
		tasksScreen: 'the tasks screen',
		samples: 'Samples',
		/** @param place 1-based */
		place: (place: number, all: number) => `Sample ${String(place)} of ${String(all)}`,
		stored: 'Stored answer',
		noAnswer: '∅ The data stores no answer for this sample.',
		answer: 'The data’s answer:',
		accepts: 'Our verifier accepts it',
		refuses: 'Our verifier refuses it',
	},

	import: {
		title: 'Your own copy of the public data',
		says: 'Drop the folder of the SymBench data here: its samples are read, their stored answers judged by our verifiers, and each can be opened like a task of ours. Nothing leaves this page, nothing is kept after it is closed.',
		chooseFolder: 'Choose a folder',
		chooseFiles: 'Choose files',
		kinds: (megabytes: number) =>
			`JSON, JSONL, CSV, text; up to ${String(megabytes)} MB a file. Unpack archives first; hidden folders are not entered.`,
		progress: 'Import',
		looking: (found: number) => `Looking through the files… ${number(found)} so far`,
		reading: (done: number, all: number) => `Reading file ${number(done)} of ${number(all)}…`,
		filesRead: 'Files read',
		checking: (done: number, all: number) => `Mapping and verifying: file ${number(done)} of ${number(all)}…`,
		filesVerified: 'Files verified',
		cancelled: (hasEarlier: boolean) =>
			`Cancelled. ${hasEarlier ? 'What was imported before is kept.' : 'Nothing was imported.'}`,
		cancel: 'Cancel',
		failed: (why: string) => `The import failed: ${why}`,
	},

	report: {
		title: 'What was imported',
		samples: (samples: number, tasks: number) =>
			`${counted(samples, 'sample', 'samples')} of ${counted(tasks, 'task', 'tasks')}.`,
		storedAnswers: 'Stored answers:',
		accepted: (count: number) => `✓ ${number(count)} accepted`,
		refused: (count: number) => `✗ ${number(count)} refused by our verifiers`,
		unanswered: (count: number) => `∅ ${counted(count, 'sample has', 'samples have')} none.`,
		unmapped: (count: number) => `! ${counted(count, 'sample', 'samples')} could not be mapped.`,
		skipped: (count: number) => `${counted(count, 'file was', 'files were')} skipped`,
		unrecognised: (count: number) => `${counted(count, 'file belongs', 'files belong')} to no task we know`,
		andMore: (count: number) => `and ${number(count)} more`,
		howRecognised:
			'Samples are recognised by the folder and file names of the public data, so drop the folder that holds them, not the single files.',
	},

	familyReport: {
		samples: (count: number) => counted(count, 'sample', 'samples'),
		accepted: (count: number) => `✓ ${String(count)} accepted`,
		refused: (count: number) => `✗ ${String(count)} refused`,
		unanswered: (count: number) => `∅ ${String(count)} without a stored answer`,
		unmapped: (count: number) => `! ${String(count)} not mapped`,
		inFolder: 'In',
		refusedTitle: 'Stored answers our verifier refuses',
		dataSays: ': the data says',
		unmappedTitle: 'Samples that could not be mapped',
		samplesTitle: 'Samples',
		more: (left: number) => `Show more (${String(left)} left)`,
	},

	rates: {
		title: (source: string) => `Published, not measured here: ${source}`,
		column: (label: string) => `${label}, published`,
		percent: (percent: number) => `${String(percent)} %`,
		source: (source: string) => `Published, not measured here: ${source}; the answering model is GPT-4o.`,
	},

	drawing: {
		said,
		discs,
		/** @param index 0-based */
		stack: (label: string | undefined, index: number) =>
			`${label ?? `Stack ${String(index + 1)}`}, from the bottom`,
		room: (room: Box) => `Room: ${box(room)}`,
		point: (label: string, x: number, y: number) => `${label}: (${String(x)}, ${String(y)})`,
		area: (label: string, tone: keyof typeof areas, place: Box) => `${label}, ${areas[tone]}: ${box(place)}`,
		loading: 'Drawing…',
		notRead: 'The run that keeps this task cannot be read.',
		noDrawing: 'This instance cannot be drawn: it is none of this page’s tasks any more.',
	},
} as const;
