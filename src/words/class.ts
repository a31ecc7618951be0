import type { Design } from '../core/bench/experiment.ts';
import type { LinkFault, NoLink } from '../core/bench/link.ts';
import type { Refusal, Report } from '../core/class/collect.ts';
import { MOST_STUDENTS } from '../core/class/collect.ts';
import type { JointPair, JointRate } from '../core/class/joint.ts';
import { type ClassFault, MOST_IN_CLASS } from '../core/class/plan.ts';
import type { CameraFault } from '../core/class/ports.ts';
import type { ClassSummary } from '../core/class/summary.ts';
import { plural, tokens } from '../core/format.ts';
import { assertNever } from '../core/result.ts';
import { benchResultsWords } from './bench-results.ts';
import { roleWords } from './methods.ts';
import { shownText } from '../core/shown-text.ts';
import { FAMILY_LABELS } from '../core/tasks/family-id.ts';

/** Classes: many browsers, one plan, no server. */
export const classWords = {
	title: 'Classes',
	lead: 'Every student runs the same plan on questions of their own; each hands in one line of text, and the results of all are put together here. No server takes part.',

	/** In the bench. */
	make: {
		button: 'Make a class',
		hint: 'A link and a QR code for students; their results come back as lines of text.',
	},

	list: {
		taught: 'Collected here',
		joined: 'Taken part in',
		none: 'No class yet. Set up an experiment in the bench and press “Make a class” there.',
		toBench: 'Set up an experiment',
		/** One whose plan this page cannot read. */
		unread: 'A class',
		results: (count: number) => plural(count, 'result'),
	},

	/** What every page of a class says of it. */
	asks: (questions: number, methods: readonly string[]) =>
		`${plural(questions, 'question')} for each student, by ${methods.join(', ')}`,
	/** Tells classes of one plan apart, for lecturer and students alike: the beginning of its hash. */
	code: (hash: string) => `class ${hash.slice(0, 4)}`,
	/** What a class is called: by its tasks, in their order. */
	named: ({ families }: Pick<Design, 'families'>) =>
		`Class: ${shortList(families.map(({ family }) => FAMILY_LABELS[family]))}`,

	join: {
		title: 'Take part in a class',
		lead: 'Somebody made this plan for a class. What you run stays in this browser until you hand it in yourself.',
		/** As long as there is one to press. */
		before: 'Nothing runs before you press “Start my part”.',
		asks: 'What it asks',
		which: 'Class',
		tasks: 'Tasks',
		methods: 'Methods',
		questions: 'Questions',
		own: (questions: number) => `${plural(questions, 'question')} that are drawn for you alone`,
		calls: 'It takes',
		you: 'You',
		nickname: 'Nickname (optional)',
		nicknameHelp: 'Whoever collects the results sees it. Without one you are a number drawn at random.',
		model: 'Model',
		notHere: (label: string) =>
			`The class proposes ${shownText(label)}, which is not set up in this browser. The scripted demo model is chosen instead; you may choose another.`,
		scripted:
			'Scripted, not an LLM, in one role or in all: such results are counted apart from those of models.',
		moreModels: 'Add a model in Settings',
		roles: {
			coach: 'Coach',
			checker: roleWords.checker,
			summariser: roleWords.summariser,
		},
		roleIs: (label: string, isTask: boolean) =>
			isTask ? `${shownText(label)}, the model above` : shownText(label),
		start: 'Start my part',
		noPlan:
			'The link of a class holds its plan, and this address holds none. Open the whole link that you were given, or scan the code again.',
		toClasses: 'Classes in this browser',
		progress: 'Your part',
		inBench: 'Look at it in the bench',
		handIn: 'Hand it in',
		line: 'Your result',
		later: 'Your result, as one line of text, stands here when your part is finished, or when you stop it.',
		says: 'Send this line to whoever runs the class, in a mail or a chat, or let them photograph the code. It holds your nickname or number, which answers were right, tokens and the name of the model; no questions, no answers, no keys.',
		file: 'Save as a file',
		code: 'QR code of your result',
		tooLong: 'The line is too long for a QR code that a camera could read. Send the line or the file.',
	},

	copy: {
		button: (what: string) => `Copy ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
		status: 'Copying',
		copied: 'Copied.',
		selected: 'The text is selected: copy it with the keyboard.',
		failed: 'The browser did not let this page copy. Select the text and copy it.',
	},

	invite: {
		title: 'Invite students',
		says: 'Whoever opens this link sees what the class asks and starts with one button. The link holds the plan: tasks, methods, seed, limits and the name of the model (of a server of your own its address too, and what it calls the model, of a file only its name and not its folder); no results and no keys.',
		link: 'The link for students',
		code: 'QR code of the link for students',
		length: (characters: number) => `${characters.toLocaleString('en')} characters.`,
		tooLong: 'The link is too long for a QR code that a camera could read. Send it as text.',
		scripted: {
			all: 'The plan proposes the scripted demo model, which is not an LLM. Students may choose a model of their own; scripted results are shown apart.',
			part: 'In some role the plan proposes the scripted demo model, which is not an LLM. Results in which it spoke are shown apart.',
		},
	},

	collect: {
		back: 'Classes',
		title: 'Collect',
		box: 'Collected results',
		boxHelp:
			'Paste mails, chats or lists: every result in them is taken in, each student once. Files can be dropped anywhere on this page.',
		files: 'Choose files',
		camera: 'Use the camera',
		cameraOff: 'Turn the camera off',
		cameraShows: 'What the camera sees',
		cameraSays: 'Hold a QR code before the camera. Pictures never leave this page.',
		expected: 'Students expected (optional)',
		expectedHelp: 'With it, nobody is called ahead for good before all are in.',
		status: 'Collecting',
		busy: 'Looking through the text…',
		missing:
			'This browser keeps no such class. Open it with the link you made it with, or make it again from the same experiment.',
		tooLarge: 'A file with more than 20 MB holds no results of a class; it was not read.',
		notKept:
			'This browser keeps nothing of what is collected: it is gone when the page is closed. Save it as a file.',
		trust:
			'Results are not authenticated. Whoever has the link can write such a line, with any outcome; a check sum finds slips, not cheats.',
		save: 'Save all results',
		clear: 'Clear results',
		clearing: {
			title: 'Clear all results of this class?',
			says: (count: number) =>
				`${plural(count, 'result')} ${count === 1 ? 'goes' : 'go'}, and there is no way back but their lines. Save them first to keep them.`,
			cancel: 'Keep them',
			act: 'Clear',
		},
		report,
		refused: 'Not taken in',
		refusal,
		moreRefused: (count: number) => `and ${plural(count, 'more line')}`,
		cameraFault: cameraWords,
		none: 'No result has been collected yet.',
	},

	/** What the results say together. */
	joint: {
		models: 'Results of models',
		scripted: 'Results of the scripted demo model',
		scriptedSays:
			'Scripted, not an LLM, in one role or in all. These results are counted for themselves and never mixed with those of models.',
		students: (count: number, of: readonly { label: string; count: number }[]) =>
			`${plural(count, 'student')}: ${of.map(({ label, count: each }) => `${label} (${String(each)})`).join(', ')}`,
		several:
			'Several models are in this: a rate is the mean over what the students happened to choose, and results that come early may be those of quick models. The intervals are those of this mixture alone, and do not hold for any one model.',
		rates: 'Rates of all students together',
		method: 'Method',
		right: 'Right',
		interval: 'Interval',
		tokens: 'Tokens a question',
		anyTime: (alpha: number) =>
			`Intervals hold whenever you look (confidence sequence, ${String(Math.round((1 - alpha) * 1000) / 10)} %), over questions like these as these students asked them, as long as when a student hands in has nothing to do with how it came out.`,
		rate: ({ rate, right, counted }: JointRate) =>
			rate === null
				? 'nothing counted yet'
				: `${benchResultsWords.percent(rate)}, ${String(right)} of ${String(counted)}`,
		range: ({ counted, interval }: JointRate) => (counted === 0 ? '–' : benchResultsWords.range(interval)),
		tokensOf: ({ tokens: mean }: JointRate) => (mean === null ? 'not known' : tokens(mean)),
		evidence: 'Joint evidence',
		first: 'First method',
		second: 'Second method',
		told,
		arrival,
		figures: (pair: JointPair, a: string, b: string) =>
			`Right alone: ${a} ${String(pair.aOnly)}, ${b} ${String(pair.bOnly)}, of ${plural(pair.pairs, 'question')}. Joint evidence E = ${eWords(pair.e)}; from 20 on there is a difference, at the level of 5 %.`,
		/** What it is made of. */
		parts: ({ path }: JointPair) => {
			const { product = 0, inARow = 0 } = path.at(-1) ?? {};
			return `E is the mean of two bets that both hold whenever you look, as long as when a student hands in has nothing to do with how it came out. One begins anew with each student, and the e-values of independent students multiply: ${eWords(Math.exp(product))}. The other goes on over all questions in a row: ${eWords(Math.exp(inARow))}.`;
		},
		mixed:
			'E also grows where some students’ results speak for one method and others’ for the other. A method is named only where the evidence that it is the better one reaches 20, and that of the other does not.',
		holdsUp,
		picture: (path: JointPair['path']) => {
			const last = path.at(-1)?.joint ?? 0;
			const reached = path.findIndex(({ joint }) => joint >= Math.log(20));
			return (
				`Joint evidence after each of ${plural(path.length, 'student')}, ending at E = ${eWords(Math.exp(last))}. ` +
				(reached < 0 ? 'It has not reached 20.' : `It reached 20 with student ${String(reached + 1)}.`)
			);
		},
		axis: 'students',
		level: '20',
		caption: 'Joint evidence E, student by student (logarithmic)',
		numbers: 'The same in numbers',
		lines: { joint: 'joint evidence', product: 'product of the students’ e-values' },
		entry: ({ joint, product }: JointPair['path'][number]) =>
			`E = ${eWords(Math.exp(joint))}, product ${eWords(Math.exp(product))}`,
		oneMethod: 'The class asks one method only; there is nothing to compare.',
	},

	table: {
		title: 'Students',
		student: 'Student',
		model: 'Model',
		cell: (right: number, counted: number) => `${String(right)} of ${String(counted)}`,
		more: (count: number) => `Show ${String(count)} more`,
		remove: 'Remove',
		removeOf: (name: string) => `Remove ${name}`,
		removed: (name: string) => `The result of ${name} was removed.`,
		undo: 'Undo',
	},
	studentName,
	planFault,
	noLink,
	linkFault,
} as const;

/** At most three, and how many more there are. */
function shortList(names: readonly string[]): string {
	if (names.length <= 3) return names.join(', ');
	return `${names.slice(0, 2).join(', ')} and ${String(names.length - 2)} more tasks`;
}

/** A nickname as it came, with the beginning of the number where another of `all` has the same; without one, the number alone. */
function studentName({ nickname, student }: ClassSummary, all: readonly ClassSummary[]): string {
	const number = student.slice(0, 6);
	if (nickname === '') return `Student ${number}`;
	const isShared = all.some((one) => one.nickname === nickname && one.student !== student);
	return isShared ? `${nickname} (${number})` : nickname;
}

/** How many students are in, and how many are to come in all; null where nobody said. */
export interface Arrived {
	students: number;
	expected: number | null;
}

function areAllIn({ students, expected }: Arrived): boolean {
	return expected !== null && students >= expected;
}

/** In the words of the bench, but for a winner: who is quick to hand in may differ from who is slow. */
function told(pair: JointPair, a: string, b: string, arrived: Arrived): string {
	if (pair.pairs === 0) return 'Nothing to compare yet.';
	if (pair.isMixed)
		return pair.e < 20
			? `Too close to call: what speaks for ${a} and what speaks for ${b} comes from different students.`
			: `The students differ from each other: neither ${a} nor ${b} can be called the better one.`;
	const [ahead, behind] = pair.favours === 'a' ? [a, b] : [b, a];
	const clearly = pair.evidence === 'clearly' ? 'clearly ' : '';
	switch (pair.evidence) {
		case 'no-sign':
		case 'nothing-yet':
			return `Too close to call: ${benchResultsWords.comparison({ ...pair, a, b, pairsToGo: null, planned: null }, (name) => name, toGo(pair))}.`;
		case 'leaning':
			return `Leaning to ${ahead}${toGo(pair)}.`;
		case 'better':
		case 'clearly':
			return areAllIn(arrived)
				? `${ahead} is ${clearly}ahead of ${behind}, with all ${plural(arrived.students, 'student')} in.`
				: `So far ${ahead} is ${clearly}ahead of ${behind}.`;
	}
}

/** @param pairs of methods, all that are looked at; empty where there is but one, and where nothing is claimed */
function holdsUp({ e, holdsUp: holds }: JointPair, pairs: number): string {
	if (pairs < 2) return '';
	if (holds) return `It holds up after looking at all ${String(pairs)} pairs of methods.`;
	return e < 20 ? '' : `After looking at all ${String(pairs)} pairs of methods it does not hold up.`;
}

function toGo({ studentsToGo }: JointPair): string {
	return studentsToGo === null ? '' : `; about ${plural(studentsToGo, 'more student')} like these would tell`;
}

/** What the order in which results come means for what is said. */
function arrival(arrived: Arrived): string {
	const { students, expected } = arrived;
	const early =
		'Quick students hand in first, and their results may differ from those of slow ones: a wrong answer that runs into a time-out comes later than a right one. What is said before all are in may be said too early.';
	if (areAllIn(arrived)) return `All ${String(expected)} students that were expected are in.`;
	return expected === null
		? `${early} Give the number of students that you expect above, and a verdict waits for all of them.`
		: `${String(students)} of ${plural(expected, 'student')} are in. ${early}`;
}

function eWords(e: number): string {
	if (e >= 1e6) return 'more than a million';
	if (e < 0.001) return 'less than 0.001';
	return e >= 100 ? Math.round(e).toLocaleString('en') : e.toPrecision(3);
}

function planFault(fault: ClassFault): string {
	switch (fault.kind) {
		case 'search':
			return 'A search for breaking points asks what earlier answers make it ask, so no two students would be asked alike. Make a class of an ordinary experiment.';
		case 'imported':
			return 'Imported questions are a person’s own copy, and every student would be asked the same ones. Choose generated tasks for a class.';
		case 'repeats':
			return `A class asks every question once; this plan asks it ${String(fault.repeats)} times. Set “Repeats” to 1: more students tell more than repeats.`;
		case 'casts':
			return `Each student runs one model; this plan compares ${String(fault.casts)}. Choose one.`;
		case 'too-many':
			return `A class asks each student at most ${String(MOST_IN_CLASS.instances)} questions by ${String(MOST_IN_CLASS.methods)} methods, so that a result stays one line; this plan has ${String(fault.instances)} and ${String(fault.methods)}. Ask fewer: many students make up for it.`;
		default:
			return assertNever(fault);
	}
}

/** Why there is no link of a class that could be made, and what to do. */
function noLink(of: NoLink): string {
	return of.kind === 'imported'
		? planFault(of)
		: `The class needs a link of ${String(of.length)} characters, which chats and mails cut. Take fewer tasks, methods or levels.`;
}

/** What is wrong with the link of a class, and what to do: there is no file that could stand in for it. */
function linkFault(of: LinkFault): string {
	switch (of.kind) {
		case 'imported':
			return 'The link holds imported questions, which no class asks. Ask whoever sent it for the link again.';
		case 'damaged':
			return 'The link is damaged, most likely cut on its way. Copy it again as a whole.';
		case 'no-deflate':
			return 'This browser cannot unfold the link. Update it, or take part in another browser.';
		case 'too-large':
			return 'The link holds far more than the plan of a class. It is not opened; ask whoever sent it for the link again.';
		case 'design':
			return `The plan in the link is not valid: ${of.why}. Copy the link again, or ask whoever sent it.`;
		default:
			return assertNever(of);
	}
}

function report({ taken, replaced, known, refused, isCut }: Report): string {
	if (taken.length + replaced + known + refused.length === 0)
		return 'No result stands in this text. A result is a line that begins with CSP1.';
	const parts = [
		`${plural(taken.length, 'result')} taken in`,
		...(replaced > 0 ? [`${String(replaced)} brought up to date`] : []),
		...(known > 0 ? [`${String(known)} known already`] : []),
		...(refused.length > 0 ? [`${String(refused.length)} refused`] : []),
	];
	return `${parts.join(', ')}.${isCut ? ' There were so many lines that the rest was not looked at.' : ''}`;
}

/** Why one line was not taken in, and what to do. */
function refusal(one: Refusal): string {
	switch (one.kind) {
		case 'damaged':
			return 'It was cut off or changed on its way. Ask for it again, as a whole.';
		case 'future':
			return `It was written by a newer page (lines of version ${String(one.version)}). Reload this page to get its newest version, then paste it again.`;
		case 'foreign':
			return 'It belongs to another class: its plan is another one.';
		case 'other-questions':
			return 'It names this class, but its questions are not those that this class draws for that student. It was changed by hand, or written by another version of the page.';
		case 'second':
			return 'This student has handed in another result before, and this one does not go on from it; the first one is kept. Remove it from the table of students to take this one in.';
		case 'full':
			return `A class holds ${String(MOST_STUDENTS)} students here. Save the results and clear them to collect more.`;
		default:
			return assertNever(one);
	}
}

function cameraWords(fault: CameraFault): string {
	switch (fault) {
		case 'not-offered':
			return 'This browser gives the page no camera: it wants an address that begins with https. Paste the lines, or choose files.';
		case 'denied':
			return 'The camera was not allowed. Allow it in the browser’s settings of this page, or paste the lines.';
		case 'missing':
			return 'No camera was found. Connect one, or paste the lines.';
		case 'busy':
			return 'Another program has the camera. Close it and try again, or paste the lines.';
		case 'ended':
			return 'The camera stopped: it was pulled out, taken by another program, or is no longer allowed. Turn it off here and on again, or paste the lines.';
		case 'failed':
			return 'The camera or the reader of codes does not work here. Paste the lines, or choose files.';
		default:
			return assertNever(fault);
	}
}
