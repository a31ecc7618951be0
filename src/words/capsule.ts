import { type CapsuleFault, type Measure, MOST } from '../core/capsule/capsule.ts';
import type { Contents, Speaker } from '../core/capsule/contents.ts';
import type { CapsuleFileFault } from '../core/capsule/file.ts';
import type { KeyPlace } from '../core/capsule/likely-keys.ts';
import { LONGEST_LINK, type OpeningFault } from '../core/capsule/link.ts';
import type { PastedFault } from '../core/capsule/pasted-link.ts';
import type { Ignored, NotRun, Reproduction } from '../core/capsule/reproduce.ts';
import type { ExecutionResult } from '../core/execution.ts';
import { bytes, plural } from '../core/format.ts';
import { addressSpaceOf } from '../core/hosts/address-space.ts';
import { plainName } from '../core/hosts/plain-name.ts';
import type { Card } from '../core/record/cards.ts';
import type { ModelSnapshot } from '../core/record/spec.ts';
import { assertNever } from '../core/result.ts';
import { card, lane, program } from './timeline.ts';
import { doorOf } from './file-doors.ts';
import { keyNotes } from './key-notes.ts';
import { runLabel } from './run-label.ts';
import { SCRIPTED_MODEL, scriptedModels } from './scripted.ts';
import { shownText } from '../core/shown-text.ts';

const grouped = (count: number): string => count.toLocaleString('en');

/** Sharing runs, and opening what somebody shared. */
export const capsuleWords = {
	scripted: scriptedModels,

	share: {
		reading: 'Reading the runs…',
		nothing: 'None of these runs has ended, so there is nothing to share yet.',
		unreadable: (why: string) => `The runs cannot be read: ${why}`,
		left: (runs: number) =>
			`${plural(runs, 'run')} that ${runs === 1 ? 'has' : 'have'} not ended ${runs === 1 ? 'is' : 'are'} left out.`,
		inside: 'What is inside',
		holds: ({ runs, replies, programs, outputs }: Contents) =>
			`${plural(runs, 'run')} with all that was sent, ${plural(replies, 'reply', 'replies')}, ${plural(programs, 'program')} and ${plural(outputs, 'output')}.`,
		models: (names: string) => `Models: ${names}.`,
		noKey: keyNotes.none,
		likelyKey: (places: readonly KeyPlace[]) =>
			`Something that looks like a key or a login stands in ${places.map((place) => keyPlaces[place]).join(' and in ')}: look before you share it.`,
		readable: 'Whoever gets it can read the question and every reply.',
		whatItShows: 'What it shows (optional)',
		linkLength: (length: number) =>
			`The link has ${grouped(length)} characters. All of it stands behind the #, which no server is sent.`,
		lighter:
			'With the probabilities of tokens it would be too long, so the link leaves them out; the file has them.',
		measuring: 'Measuring the link…',
		tooLong: (length: number) =>
			`The link would have ${grouped(length)} characters. Chats and mails cut links above ${grouped(LONGEST_LINK)}, so it is not offered: save it as a file, which #/open and Runs take.`,
		noLink:
			'A link cannot hold this much, however short it is packed: save it as a file, which #/open and Runs take.',
		noFile: (why: string) => `No page would open this again: ${why} Share fewer runs, or the report.`,
		fileSize: (size: number) => `The file has ${bytes(size)}.`,
		copyLink: 'Copy link',
		saveFile: 'Save file',
		savePicture: 'Save picture',
		copyMarkdown: 'Copy Markdown',
		copied: 'Copied.',
		failed: 'The browser did not let this page copy.',
		saved: (name: string) => `${name} was given to the browser to save.`,
		outcome: 'Sharing',
		theLink: 'The link',
		theReport: 'The report',
		missing: 'a part of this page that it shows is not here yet, and cannot be fetched now',
		notPictured: (why: string) => `The picture could not be made: ${why}`,
		anew: 'To ask it anew',
		anewHint: 'Opens the question, the methods and the name of the model, ready to run; without results.',
		copyAnew: 'Copy link to ask it anew',
		theAnewLink: 'The link to ask it anew',
	},

	open: {
		title: 'Opened runs',
		openFile: 'Open file',
		fileHint: 'Runs or an experiment that somebody shared as a file. Nothing in it is executed.',
		link: 'Link to shared runs or to an experiment',
		openLink: 'Open link',
		pasted: (fault: PastedFault) => pastedFaults[fault.kind](),
		opening: 'Opening',
		reading: 'Reading and checking it…',
		none: 'Open a link or a file that somebody shared.',
		nothingRan: 'These are records: nothing was run and nothing is kept until you say so.',
		origin: (when: string, version: string) =>
			`Made ${when} by version ${shownText(version, 30)} of this page.`,
		samePrompts: 'The methods’ prompts are those of this page.',
		otherPrompts:
			'Some of the methods’ prompts are worded differently in this page: what runs here is not the same experiment.',
		where: 'Where it comes from',
		speaker: ({ ref, snapshot }: Speaker) => {
			const said = [ref.label, ...(snapshot === null ? [] : setUp(ref.label, snapshot))].join(', ');
			return `${said}${ref.kind === 'scripted' ? `: ${SCRIPTED_MODEL}` : ''}`;
		},
		stage: 'Show on stage',
		stageHint:
			'Full screen, in large type, step by step. Its programs run again, each when its step is shown.',
		keep: 'Keep these runs',
		keeping: 'Keeping the runs…',
		kept: (runs: number) => `${plural(runs, 'run')} kept. `,
		keptLink: 'See them in Runs',
		notKept: (why: string, left: number) =>
			left === 0
				? `The runs could not be kept: ${why} Nothing of them is left here.`
				: `The runs could not all be kept: ${why} Up to ${plural(left, 'run')} of them could not be taken back and ${left === 1 ? 'stays' : 'stay'} in Runs; delete ${left === 1 ? 'it' : 'them'} there.`,
		ask: 'Ask it here',
		askHint: 'Fills in its question, methods and models in the playground; nothing starts.',
		lanes: 'Lanes',
		lane: 'This lane',
		notes: 'Notes of whoever made it',
	},

	again: {
		act: 'Run its programs again',
		stop: 'Stop',
		name: 'Reproduction',
		none: 'There is no program in it.',
		running: (done: number, all: number) => `Running program ${String(done + 1)} of ${String(all)}…`,
		result: ({ reproduced, differs, notRun }: Tally) => {
			const run = reproduced + differs;
			const some = `${String(reproduced)} of ${plural(run, 'output')} reproduced`;
			const other = differs === 0 ? [] : [`${String(differs)} ${differs === 1 ? 'differs' : 'differ'}`];
			const none = notRun === 0 ? [] : [`${String(notRun)} not run again`];
			return run === 0 ? none.join(', ') : [some, ...other, ...none].join(', ');
		},
		stopped: 'stopped before the end',
		rule: 'Compared is what a program printed and how it ended. How long it took does not count, nor where things lay in memory.',
		mark: { reproduced: 'reproduced', differs: 'differs', 'not-run': 'not run again' } satisfies Record<
			Reproduction['kind'],
			string
		>,
		but: (but: readonly Ignored[]) => `but for ${but.map((what) => ignored[what]).join(' and ')}`,
		recorded: 'recorded',
		now: 'now',
		notSeeded:
			'The run had no seed and the program draws at random, so its outputs differ from time to time.',
		why: (why: NotRun) => notRun[why],
		ended: (result: ExecutionResult) => program.ended(result, true) ?? '',
	},

	/** A report in Markdown. */
	report: {
		made: (madeAt: number, version: string) =>
			`Made ${new Date(madeAt).toISOString().slice(0, 10)} with CodeSteer Playground ${version}.`,
		scripted: scriptedModels,
		label: runLabel,
		columns: ['Method', 'Answer', 'Verdict', 'Calls', 'Tokens', 'Time', 'Cost', 'Models'],
		turn: lane.turn,
		speaker,
		printed: 'Output:',
		ended: (result: ExecutionResult) => program.ended(result, false),
	},

	fault: openingFault,
} as const;

/** Who speaks in a card, and what they do. */
function speaker(of: Card): string {
	switch (of.kind) {
		case 'answer':
			return `${card.speakers[of.call.role]}: ${card.did(of.call.purpose, of.code !== null)}`;
		case 'coach': {
			const name = of.call === null ? card.ruleCoach : card.speakers.coach;
			return of.decision === null ? name : `${name}: ${card.decisions[of.decision.action]}`;
		}
		case 'tool':
			return `${card.tool}: ${card.runsPython}`;
		case 'check':
			return card.speakers.checker;
		case 'judge':
		case 'reader':
			return `${card.speakers[of.call.role]}: ${of.call.purpose}`;
		case 'gauge':
			return 'Measured';
		case 'votes':
			return 'Votes';
		case 'prediction':
			return 'What the model said its program would print';
		case 'nudge':
			return 'Nudged: the answer before and after';
		case 'decision':
			return card.decisions[of.decision.action];
		case 'remark':
			return 'Remark';
		default:
			return assertNever(of);
	}
}

/** What a record says of how a model was set up, beyond its label: a file's folder, the address of a server of somebody's own. */
function setUp(label: string, { model, host, baseUrl }: ModelSnapshot): readonly string[] {
	const isNamed = label.startsWith(`${shownText(plainName(model))} · `);
	return [
		...(isNamed ? [] : [`called as ${model} at ${host}`]),
		...(isNamed && plainName(model) !== model ? [model] : []),
		...(addressSpaceOf(baseUrl) === null ? [] : [baseUrl]),
	];
}

/** Of outputs. */
export interface Tally {
	reproduced: number;
	differs: number;
	notRun: number;
}

const keyPlaces: Record<KeyPlace, string> = {
	question: 'the question',
	sent: 'a message that was sent',
	reply: 'a reply',
	program: 'a program',
	output: 'an output',
	elsewhere: 'the record of what happened',
};

const ignored: Record<Ignored, string> = {
	addresses: 'addresses in memory',
	durations: 'times it measured',
	pictures: 'its pictures, which are not compared',
};

const notRun: Record<NotRun, string> = {
	thoughts: 'a model answered inside it',
	interpreter: 'it went on in an interpreter that others had worked in',
	stopped: 'it was stopped',
	unavailable: 'there was no Python when it was recorded',
	'no-python': 'Python cannot be had here',
	package: 'a package it needs is missing here',
	limit: 'your limit for a program is shorter than the time it took or had',
};

const measures: Record<Measure, (most: string) => string> = {
	events: (most) => `over ${most} events`,
	turns: (most) => `over ${most} turns`,
	models: (most) => `over ${most} models`,
	title: (most) => `a title of over ${most} characters`,
	notes: (most) => `notes of over ${most} characters`,
	question: (most) => `a question of over ${most} characters`,
	name: (most) => `a model with a name of over ${most} characters`,
};

const pastedFaults: Record<PastedFault['kind'], () => string> = {
	'no-link': () =>
		'This is no link to something shared. Copy the whole of it, with “#/open/” and what stands behind that, and paste it here.',
	'other-screen': () =>
		'This link holds no record: it leads to another screen. Paste it where the browser shows the address of this page.',
	'too-large': () => openingFault({ kind: 'too-large' }),
};

/** What is wrong with a link or a file and what to do. */
function openingFault(fault: OpeningFault | CapsuleFileFault): string {
	switch (fault.kind) {
		case 'damaged':
			return 'why' in fault
				? `This is not as this page writes it: ${fault.why}. It was changed or damaged; ask for it again.`
				: 'The link is damaged, most likely cut on its way. Copy it again as a whole, or ask for the file.';
		case 'no-deflate':
			return 'This browser cannot unfold the link. Update it, or ask for the runs as a file.';
		case 'too-large':
			return 'It holds far more than runs to be shown, so it is not opened.';
		case 'file-too-large':
			return `The file has ${bytes(fault.bytes)}; shared runs have up to ${bytes(fault.most)}.`;
		case 'empty-file':
			return 'The file is empty. Ask for it again.';
		case 'unreadable':
			return `The file cannot be read (${fault.why}). Choose it again; if it stands on a drive or in a cloud folder, copy it to this computer first.`;
		default:
			return capsuleFault(fault);
	}
}

function capsuleFault(fault: Exclude<CapsuleFault, { kind: 'damaged' | 'too-large' }>): string {
	switch (fault.kind) {
		case 'not-json':
			return 'This is no JSON, or was damaged on its way. Open a file that was saved with Share.';
		case 'other-format':
			return doorOf(fault, 'This holds no shared runs. Choose a file that was saved with Share.');
		case 'newer':
			return `It was made by a newer version of this page (format ${String(fault.version)}). Reload the page to get its newest version, then open it again.`;
		case 'too-many':
			return `It holds ${plural(fault.runs, 'run')}; this page shows up to ${String(MOST.runs)} beside each other.`;
		case 'beyond':
			return `${fault.run === null ? 'It' : `Run ${String(fault.run)} in it`} has ${measures[fault.what](grouped(MOST[fault.what]))}, more than runs to be shown have.`;
		case 'empty':
			return 'There is no run in it.';
		case 'run':
			return `Run ${String(fault.run)} in it is not valid: ${fault.why}. It was changed or damaged; ask for it again.`;
		default:
			return assertNever(fault);
	}
}
