import { plural, tokens as tokensOf } from '../core/format.ts';
import type { Figure, Told } from '../core/lessons/lesson.ts';
import type { Standing } from '../core/lessons/progress.ts';
import { inRow } from '../core/lessons/telling.ts';
import { shownText } from '../core/shown-text.ts';

const UNITS: Readonly<Record<Figure['unit'], string>> = {
	'%': ' %',
	tokens: ' tokens',
	seconds: ' s',
	points: '',
};

const runs = (count: number): string => plural(count, 'run');

/** Who answers what is shown; a scripted model is never named without saying so. */
const who = {
	scripted: (names: readonly string[]) =>
		`${inRow(names)}: scripted, ${names.length === 1 ? 'not an LLM' : 'no LLMs'}`,
	own: (names: readonly string[]) => `${inRow(names)}: your model`,
};

/** What stands around the lessons; each lesson has its own words in its file. */
export const lessonsWords = {
	title: 'Lessons',
	lead: 'Bet first, then watch. Each lesson is one claim, one live experiment and what you really saw in it.',
	standing: ({ done, of, bets, betsRight }: Standing) =>
		done === 0 && bets === 0
			? `${String(of)} lessons, a few minutes each`
			: `${String(done)} of ${String(of)} done · ${bets === 0 ? 'no bet decided yet' : `${String(betsRight)} of ${String(bets)} bets came true`}`,
	kept: 'Kept in this browser, without a name.',
	list: 'All lessons',
	number: (place: number, of: number, title: string) => `Lesson ${String(place)} of ${String(of)} · ${title}`,
	card: { done: 'done', begun: 'begun', betRight: 'your bet came true', betWrong: 'your bet did not' },
	next: (title: string) => `Next: ${title}`,
	backToList: 'All lessons',

	unknown: {
		title: 'No such lesson',
		says: (id: string) => `There is no lesson “${shownText(id)}”. These are the ones there are:`,
	},
	unknownLevel: (level: string) =>
		`There is no level “${shownText(level)}” in this lesson; begin at one of these:`,

	steps: { label: 'Steps of this lesson', bet: 'Bet', run: 'Run', seen: 'Seen', check: 'Check' },

	bet: {
		name: 'Your bet',
		final: 'Your bet is final: the run has begun.',
		late: 'It ran before you bet. Bet now and see: nothing is uncovered before.',
		none: 'Bet first: how it comes out stays covered until you do.',
		open: 'You can change it until the run begins.',
		mine: 'your bet',
		came: 'came true',
		right: 'Your bet came true.',
		wrong: (label: string) => `Your bet did not come true: it was “${label}”.`,
		undecided: 'This decides no bet.',
	},

	evidence: {
		title: 'Published',
		own: 'Our simulation',
		covered: 'Covered until your bet: the published numbers would give it away.',
		show: { published: 'What was published', own: 'What we measured' },
		source: 'Source:',
		value: ({ value, unit, approximate }: Figure) =>
			`${approximate === true ? '≈ ' : ''}${value.toLocaleString('en')}${UNITS[unit]}`,
		approximate: '≈ measured from a plot',
	},

	who,
	run: {
		title: 'The experiment',
		act: 'Run',
		again: 'Run again',
		againSeed: 'Repeat with other random numbers',
		onOwn: (label: string) => `Run on ${label}`,
		addModel: 'Try it on a model of your own',
		addModelHow: 'add one under Settings',
		stop: 'Stop',
		goOnWithDemo: 'Stop and go on with the demo model',
		goOnHow: 'Nothing is lost: your bet and what you saw stay.',
		simulated: 'a simulation by seed, no model',
		progress: (done: number, of: number) => `${String(done)} of ${runs(of)} ended`,
		progressName: 'Runs that have ended',
		unkept: (count: number) =>
			`${runs(count)}, counted and not kept: they would bury your own in the list of runs.`,
		kept: 'These runs are kept like any others:',
		keptLink: 'open them in the playground',
		lost: 'The page was closed before this ended. Your bet stays; run it again.',
		last: 'Seen here before; its runs were only counted and are not kept. Run it again to see the picture.',
		covered: 'Covered until your bet',
		coveredState: (isRunning: boolean) => (isRunning ? 'runs, covered' : 'has ended, covered'),
		lane: 'This lane',
		lanes: 'Lanes',
		stopped: (done: number, of: number) => `Stopped after ${String(done)} of ${runs(of)}.`,
	},

	seen: {
		name: 'What was seen',
		title: 'What was seen',
		claim: {
			shown: 'The claim showed',
			'not-shown': 'The claim did not show here',
			open: 'Nothing decided',
		} satisfies Record<Told['claim'], string>,
		glyph: { shown: '✓', 'not-shown': '✗', open: '?' } satisfies Record<Told['claim'], string>,
		before: (sentence: string) => `First seen, on the demo model: ${sentence}`,
	},

	check: {
		name: 'Check your understanding',
		right: 'Right.',
		wrong: 'Not quite.',
		first: 'Your first answer counts; look at the others too.',
	},

	ladder: {
		title: 'Until words fail',
		says: (task: string, instances: number, onOwn: number) =>
			`${task}, in words alone, ${String(instances)} questions a level (${String(onOwn)} of a model of your own): it goes up until most of them fail.`,
		act: 'Climb with the demo model',
		onOwn: (label: string) => `Climb with ${label}`,
		stop: 'Stop',
		asking: (label: string) => `Asking ${label} …`,
		status: 'The band',
		from: (label: string) => `from ${label}`,
		count: (right: number, counted: number) => `${String(right)} of ${String(counted)} right`,
		levels: 'Levels',
	},

	picture: {
		took: (name: string, tokens: number) => `${name} · ${tokensOf(tokens)} a question`,
		source: (model: string) => `Counted in this lesson; ${model}.`,
		says: 'One bar per level: code right, words right, words wrong, code wrong, from left to right.',
		intervals: {
			title: 'The same answers, three error bars',
			wilson: 'Planned: this many questions, one look at the end (Wilson)',
			sequence: 'Watched: holds whenever you look (confidence sequence)',
			clusters: 'Other tasks like these (families as clusters)',
			rate: (right: number, counted: number) => `${String(right)} of ${String(counted)} right`,
			range: (low: number, high: number) =>
				`${String(Math.round(low * 100))} % to ${String(Math.round(high * 100))} %`,
			none: 'not known: too few tasks',
			tasks: (tasks: readonly { label: string; right: number; counted: number }[]) =>
				`Right by task: ${inRow(tasks.map(({ label, right, counted }) => `${label} ${String(right)} of ${String(counted)}`))}.`,
		},
		peeking: {
			title: 'One of the comparisons, looked at after every question',
			p: 'p-value made for one look',
			e: 'e-value made for looking',
			at: (questions: number) => `“significant” after ${String(questions)} questions`,
			level: '.05',
			decided: '20',
			axis: 'questions asked',
			says: (significantAt: number | null, last: number, highestE: number) =>
				`${
					significantAt === null
						? 'In this comparison of two identical models p never fell below .05'
						: `In this comparison of two identical models p fell below .05 after ${String(significantAt)} questions`
				}; at the end it was ${last.toFixed(2)}. The e-value was at most ${highestE < 10 ? highestE.toFixed(1) : String(Math.round(highestE))}; 20 would be evidence.`,
		},
	},

	quiz: {
		before: 'Before the course: five questions',
		after: 'After the course: five questions',
		offerBefore: 'Five questions before you begin',
		offerAfter: 'The same five ideas afterwards',
		lead: {
			before:
				'Two minutes, so that you can see later what the course taught you. Guess where you do not know; no answer is shown now.',
			after: 'The same five ideas with other numbers.',
		},
		beside: 'Your first answers from before the course stand below each.',
		first: {
			asked: 'Before the course:',
			answer: (answer: string) => `Your answer: “${answer}”`,
		},
		question: (place: number, of: number) => `Question ${String(place)} of ${String(of)}`,
		save: 'Keep my answers',
		missing: (count: number) => `${String(count)} still without an answer.`,
		keptBefore: 'Kept. The answers come after the course: they are shown here once you have answered again.',
		taken: (right: number, of: number) => `${String(right)} of ${String(of)}`,
		score: (right: number, of: number) => `${String(right)} of ${String(of)} right.`,
		both: (before: number, after: number, of: number) =>
			`Before the course ${String(before)} of ${String(of)} right, after it ${String(after)} of ${String(of)}.`,
		yours: 'your answer',
		right: 'right',
		notRight: 'not right',
		once: 'Answered once, so that before and after can be compared.',
		answered: 'answered',
	},

	file: {
		save: 'Save as a file',
		says: 'Your bets, answers and what you saw, for whoever teaches this. No names.',
		reset: 'Start the course over',
		question: 'Start the course over?',
		noWayBack: 'Bets, answers and progress of all lessons are taken away. Runs in the list of runs stay.',
		yes: 'Start over',
		no: 'Keep everything',
		done: 'Everything is as at the beginning.',
	},
} as const;
