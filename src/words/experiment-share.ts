import type { ExperimentLinkFault } from '../core/bench/export/experiment-link.ts';
import type { ExperimentReportWords } from '../core/bench/export/report.ts';
import { extentOf } from '../core/bench/imported.ts';
import { LONGEST_LINK } from '../core/capsule/link.ts';
import { plural } from '../core/format.ts';
import { benchWords } from './bench.ts';
import { benchResultsWords as results, conditionName } from './bench-results.ts';
import { capsuleWords } from './capsule.ts';
import { scriptedModels } from './scripted.ts';

const grouped = (count: number): string => count.toLocaleString('en');

/** Sharing an experiment with what came of it, and opening one that somebody shared. */
export const experimentShareWords = {
	act: 'Share',
	/** Of the drawer. */
	done: 'Done',
	part: 'Sharing',

	inside: (ended: number, planned: number) =>
		`${grouped(ended)} of ${plural(planned, 'planned run')} ${ended === 1 ? 'has' : 'have'} ended.`,
	linkHolds:
		'The link holds what was asked of whom, and of each run how it ended: verdict, code or words, calls, tokens, time and cost. It leaves out every message, reply, program and output; the file has them all.',
	linkLength: (length: number) =>
		`The link has ${grouped(length)} characters. All of it stands behind the #, which no server is sent.`,
	linkTooLong: (length: number) =>
		`The link would have ${grouped(length)} characters. Chats and mails cut links above ${grouped(LONGEST_LINK)}, so it is not offered: save it as a file, which #/open and Bench take.`,
	pictures: (titles: readonly string[]) =>
		titles.length === 0
			? 'No picture is shown yet, so there is none to save.'
			: `${plural(titles.length, 'picture')} given to the browser to save: ${titles.join('; ')}.`,
	noReport: 'The results are still being computed. Try again in a moment.',
	frame: 'What is shown in the frame',

	open: {
		title: 'Opened experiment',
		part: 'This experiment',
		what: 'The experiment',
		nothingRan: {
			file: 'This is a record: nothing was run and nothing is kept until you say so.',
			link: 'This is a record: nothing was run, and this browser keeps nothing of it. Keep the link to look at it again.',
		},
		asked: 'What was asked',
		fromLink:
			'It came as a link, which holds how each run ended and nothing of what was said: for replies, programs and outputs ask for the file, which can be kept.',
		fromFile: (runs: number) =>
			`The file holds ${plural(runs, 'run')} with every message, reply, program and output. Keep it to look at each of them.`,
		keep: 'Keep this experiment',
		design: 'Ask it here',
		designHint: 'Opens what was asked, ready to run; nothing starts.',
	},

	report: {
		unnamed: benchWords.unnamed,
		made: capsuleWords.report.made,
		scripted: scriptedModels,
		asks: (design) =>
			[
				benchWords.sizes(extentOf(design)),
				benchWords.seed(design.seed),
				design.casts.map(({ models }) => models.task.label).join(', '),
			].join(' · '),
		standing: results.standing,
		name: conditionName,
		columns: ['Method', 'Right', 'Questions', 'Interval', 'Code, of answers', 'Tokens', 'Time', 'Cost'],
		rate: results.rate,
		spent: results.spent.cell,
		code: results.ways.share,
		differences: results.comparisons.title,
		comparison: (found, nameOf) => results.comparison(found, nameOf),
		interval: results.comparisons.interval,
	} satisfies ExperimentReportWords,

	noLink,
	fault,
} as const;

/** Why there is no link of what stands here, and what to do. */
function noLink(of: ExperimentLinkFault): string {
	switch (of.kind) {
		case 'imported':
			return 'The experiment holds imported questions, which do not travel in a link. Save it as a file instead.';
		case 'too-large':
			return 'A link cannot hold this many runs. Save it as a file instead.';
		default:
			return `No page would open a link of it again${'why' in of ? `: ${of.why}` : ''}. Save it as a file instead.`;
	}
}

/** What is wrong with a link that somebody gave, and what to do. */
function fault(of: ExperimentLinkFault): string {
	switch (of.kind) {
		case 'imported':
			return 'The link holds imported questions, which do not travel in a link. Ask for the file.';
		case 'newer':
			return `The link was made by a newer version of this page (format ${String(of.version)}). Reload the page to get its newest version, then open it again.`;
		case 'experiment':
			return `The experiment in the link is not valid: ${of.why}. Copy the link again, or ask for the file.`;
		case 'too-large':
			return 'The link holds far more runs than a link of ours. It is not opened; ask for the file.';
		case 'damaged':
			return 'The link is damaged, most likely cut on its way. Copy it again as a whole, or ask for the file.';
		case 'no-deflate':
			return 'This browser cannot unfold the link. Update it, or ask for the experiment as a file.';
	}
}
