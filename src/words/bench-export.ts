import { bytes, plural } from '../core/format.ts';
import { type FileFault, LARGEST_FILE } from '../core/bench/export/offered-file.ts';
import type { CsvColumn } from '../core/bench/export/csv.ts';
import type { LinkFault, NoLink } from '../core/bench/link.ts';
import { assertNever } from '../core/result.ts';
import { doorOf } from './file-doors.ts';
import { keyNotes } from './key-notes.ts';
import { shownText } from '../core/shown-text.ts';

/** Exporting, opening and sharing experiments. */
export const benchExportWords = {
	title: 'Take it with you',
	keys: (runs: number) => (runs === 0 ? keyNotes.none : keyNotes.likely(runs)),
	open: 'Open an experiment file',
	openHint: 'An experiment that this page exported, here or elsewhere. Nothing in it is executed.',
	columns: 'What the columns mean',
	save: 'Save',
	saveName: (name: string) => `Save ${name}`,
	saveAll: 'Save all',
	cancel: 'Cancel',
	cancelled: 'Cancelled; nothing was saved.',
	again: 'Save again',
	progress: 'Export',
	written: 'Written',
	making: (what: string, done: number, total: number) =>
		total === 0
			? `Writing: ${what}…`
			: `Writing: ${what}, ${done.toLocaleString('en')} of ${total.toLocaleString('en')}…`,
	/** Behind the name of the kind. */
	made: (what: string, files: number) => `${what}: ${plural(files, 'file')} ready.`,
	saved: (name: string) => `${name} was given to the browser to save.`,
	runs: (runs: number) => `${plural(runs, 'run')}.`,
	noRuns: 'There is no run to export yet. Start the experiment first.',
	notMade: (why: string) => `The file could not be made: ${why} Try again; nothing that is kept was changed.`,
	unreadable: (runs: number, why: string) =>
		`${plural(runs, 'run')} could not be read and ${runs === 1 ? 'is' : 'are'} not in it: ${why}`,

	/** What the buttons are grouped by. */
	groups: {
		experiment: 'To open again',
		tables: 'To compute with',
		batch: 'To run at the hosts',
		training: 'To train a coach with',
		link: 'To share the design',
	},

	/** One entry each: what it is called, what it is good for. */
	kinds: {
		file: {
			label: 'Experiment file (JSON)',
			hint: 'Plan, models by name and every run with its whole course. This page opens it again, here or elsewhere.',
		},
		csv: {
			label: 'Table of runs (CSV)',
			hint: 'One row per run, for a spreadsheet or a statistics program.',
		},
		jsonl: { label: 'Run summaries (JSONL)', hint: 'One JSON object per run and line, for scripts.' },
		inspect: {
			label: 'Logs for Inspect (JSON)',
			hint: 'One log per method and model, with every call. Put them into one folder and start inspect view there.',
		},
		batch: {
			label: 'Batch files (JSONL)',
			hint: 'Requests of the methods that ask once, for the hosts’ batch APIs at about half the price. Bring the results back with “Read batch results”.',
		},
		sft: {
			label: 'Coach conversations (JSONL)',
			hint: 'What coaches said in CodeSteer runs that ended right, for supervised fine-tuning.',
		},
		dpo: {
			label: 'Preference pairs (JSONL)',
			hint: 'Better and worse guidance after the same words, scored as in the CodeSteer paper, for preference training.',
		},
		link: { label: 'Link to the design', hint: 'What is asked, without results. Opening it starts nothing.' },
	},

	size: (length: number) =>
		length <= LARGEST_FILE
			? `The file has ${bytes(length)}.`
			: `The file has ${bytes(length)}; this page opens files up to ${bytes(LARGEST_FILE)}. To open it here again, export fewer methods or models at once.`,

	/** Opening an experiment. */
	opening: {
		reading: 'Reading and checking the file…',
		keeping: (done: number, total: number) =>
			`Keeping ${done.toLocaleString('en')} of ${plural(total, 'run')}…`,
		progress: 'Opening',
		runsKept: 'Runs kept',
		cancelled: 'Cancelled; nothing of the file was kept.',
		notKept: (why: string) => `The experiment could not be kept: ${why} Nothing of it is left here.`,
		busy: 'Another tab is busy with this experiment. Open the file again when that has ended.',
		see: 'Look at it',
	},
	opened: {
		done: (runs: number) => `Opened with ${plural(runs, 'run')}. Nothing was executed.`,
		apart:
			'An experiment of this origin is kept here already; this one is kept beside it, and nothing was overwritten.',
		otherVersion: (theirs: string, ours: string) =>
			`Made by version ${shownText(theirs, 30)} of this page; this is version ${ours}. Prompts may differ, so runs added here need not be comparable.`,
	},

	/** The batch APIs. */
	batch: {
		read: 'Read batch results',
		requests: (count: number, model: string) => `${plural(count, 'request')} for ${model}`,
		severalCalls: (runs: number) =>
			`${plural(runs, 'run')} of methods that ask more than once: each question depends on a reply, so they run here.`,
		withoutHost: (runs: number) =>
			`${plural(runs, 'run')} of models without a batch API (scripted, in the browser, or not set up): they run here.`,
		nothing: 'No run left to do asks once only; there is nothing to put into a batch.',
		howToSend: {
			openai:
				'Upload the file with the purpose “batch” and create a batch for /v1/chat/completions; then bring its output file here, and its error file.',
			anthropic:
				"Each line is one entry of “requests” of a message batch; jq -s '{requests: .}' makes the body of the request from the file. Then bring the results file here.",
		},
		result: (replies: number, failed: number) =>
			failed === 0
				? `${repliesIn(replies)} read. The runs go on from there: programs are executed and answers judged here.`
				: `${repliesIn(replies)} read, ${plural(failed, 'request')} failed at the host. Failures count for no method; retry them here or in another batch.`,
		readHint:
			'The host’s file of results, and its file of errors if there is one. Each run goes on from its reply; where answers are read out by the model, that asks the host anew.',
		reading: 'Reading the results…',
		why: (message: string) => `The first failure: “${message}”`,
		unknown: (lines: number) =>
			`${plural(lines, 'result')} of another experiment or of runs that are no longer planned, left alone.`,
		broken: (lines: readonly number[]) =>
			`${plural(lines.length, 'line')} cannot be read (${first(lines)}). Those runs stay to be done.`,
		noTimes: 'Runs from a batch have no meaningful duration.',
	},

	/** Training files. */
	training: {
		scripted: 'Include scripted runs (marked in each line)',
		sft: (lines: number, left: number) =>
			`${plural(lines, 'conversation')}; ${plural(left, 'CodeSteer run')} left out: not right, without a model as coach, or scripted.`,
		dpo: (lines: number, left: number) =>
			`${plural(lines, 'pair')}; ${plural(left, 'CodeSteer run')} left out: not judged, without a model as coach, or scripted.`,
		noPairs: (scripted: boolean) =>
			`No two CodeSteer runs here had a model as coach that went on differently after the same words, one clearly better. Repeat each question${scripted ? ' and choose a model as coach; the rule coach is none' : ', choose a model as coach, or include scripted runs'}.`,
		nothing: (scripted: boolean) =>
			`No CodeSteer run here had a model as coach and ended right. Choose a model as coach${scripted ? '; the rule coach is none' : ', or include scripted runs'}.`,
	},

	/** Opening a link. */
	link: {
		copy: 'Copy link',
		copied: 'Link copied',
		selected: 'The link is selected: copy it with the keyboard',
		failed: 'The browser did not let this page copy. Select the link and copy it.',
		text: 'The link',
		inside: (length: number) =>
			`${length.toLocaleString('en')} characters: tasks, methods with options, names and addresses of models, seed and limits. No results, no questions of your own, no keys.`,
		opened: 'Opened from a link. Nothing runs before you press Start.',
		unknownModel: (name: string) =>
			`The link names ${shownText(name)}, which is not set up in this browser. Set it up in Settings, Models, or choose another.`,
	},

	fileFault,
	noLink,
	linkFault,
} as const;

/** What went wrong and what to do. */
function fileFault(fault: FileFault): string {
	switch (fault.kind) {
		case 'too-large':
			return `The file has ${bytes(fault.bytes)}; a page can open ${bytes(LARGEST_FILE)}. Export fewer methods or models at once where it was made.`;
		case 'unreadable':
			return `The file cannot be read (${fault.why}). Choose it again; if it stands on a drive or in a cloud folder, copy it to this computer first.`;
		case 'empty':
			return 'The file is empty. Export it again where it was made.';
		case 'cut-off':
			return 'The file ends in the middle: it was cut off while it was saved or copied. Get it again from where it was made.';
		case 'not-json':
			return 'The file is no JSON, or was damaged on its way. Choose the experiment file (.json) that this page exported.';
		case 'other-format':
			return doorOf(
				fault,
				'The file does not hold what is read here. Choose an experiment file exported by this page, or for a batch the results file of the host.',
			);
		case 'newer':
			return `The file was made by a newer version of this page (format ${String(fault.version)}). Reload the page to get its newest version, then open the file again.`;
		case 'experiment':
			return `The experiment in the file is not valid: ${fault.why}. It was changed or damaged; export it again where it was made.`;
		case 'run':
			return `Run ${String(fault.run)} in the file is not valid: ${fault.why}. It was changed or damaged; export it again where it was made.`;
		default:
			return assertNever(fault);
	}
}

/** Why there is no link of a design, and what to do. */
function noLink(of: NoLink): string {
	switch (of.kind) {
		case 'too-long':
			return `The design needs a link of ${String(of.length)} characters, which chats and mails cut. Export the experiment as a file instead.`;
		case 'imported':
			return 'The design holds imported questions, which do not travel in a link. Export the experiment as a file instead.';
		default:
			return assertNever(of);
	}
}

/** What is wrong with a link that somebody gave, and what to do. */
function linkFault(fault: LinkFault): string {
	switch (fault.kind) {
		case 'imported':
			return 'The link holds imported questions, which do not travel in a link. Ask for the experiment as a file.';
		case 'damaged':
			return 'The link is damaged. Copy it again as a whole.';
		case 'no-deflate':
			return 'This browser cannot unfold the link. Update it, or ask for the experiment as a file.';
		case 'too-large':
			return 'The link holds far more than a design. It is not opened; ask for the experiment as a file.';
		case 'design':
			return `The design in the link is not valid: ${fault.why}. Copy the link again, or set the experiment up by hand.`;
		default:
			return assertNever(fault);
	}
}

function repliesIn(count: number): string {
	return count === 1 ? '1 reply' : `${String(count)} replies`;
}

function first(lines: readonly number[]): string {
	const shown = lines.slice(0, 5).map(String).join(', ');
	return lines.length > 5 ? `${shown}, …` : shown;
}

/** What stands in each column of the CSV file. */
export const csvColumnWords: Readonly<Record<CsvColumn, string>> = {
	run: 'Name of the run',
	experiment: 'Name of the experiment it is a part of',
	group: 'The same for all runs of one instance and repeat',
	started: 'When it began (ISO 8601, UTC)',
	ended: 'When it ended; empty where the page was closed in the middle',
	outcome: 'finished, failed, cancelled, interrupted or running',
	verdict: 'correct, incorrect, malformed, no-answer or not-checked; empty without a verdict',
	score: '1 right, 0 wrong or out of its limits; empty where the run counts for no method',
	error: 'Why it failed; limit means a limit of the experiment',
	method: 'Id of the method',
	options: 'The same for the same options of the method',
	task_model: 'Id of the task model',
	coach: 'Id of the coach',
	checker: 'Id of the self-answer checker’s model',
	summariser: 'Id of the summariser’s model',
	scripted:
		'true where a scripted model, which is not an LLM, played the task model or spoke in another role',
	family: 'Id of the task family',
	level: 'Id of the level, or imported',
	instance: 'What the instance was generated from, or the name of the imported sample',
	repeat: 'Which asking of the same instance, from 1',
	seed: 'Seed of the run',
	question: 'Its first 200 characters',
	answer: 'The answer that was judged, its first 200 characters',
	way: 'code or text: how the answer was got',
	confidence: 'From 0 to 1, where the method states one',
	calls: 'Model calls',
	executions: 'Python executions',
	tokens: 'Tokens in and out; empty where a host did not say',
	tokens_estimated: 'true where the page counted and not the host',
	cost_usd: 'US dollars; empty where a price is not known',
	seconds: 'How long it took, without the start of Python',
};
