import { LARGEST_FILE } from '../core/bench/export/offered-file.ts';
import { bytes, plural } from '../core/format.ts';
import type { DamagedRun, RunsFileFault } from '../core/record/runs-file.ts';
import { assertNever } from '../core/result.ts';
import { doorOf } from './file-doors.ts';
import { keyNotes } from './key-notes.ts';
import { shownText } from '../core/shown-text.ts';

/** Many runs as one file, and back. */
export const runFilesWords = {
	exportAll: (runs: number) => (runs === 1 ? 'Export the 1 found' : `Export all ${String(runs)} found`),
	open: 'Open files',
	openHint:
		'Runs that this screen exported, or that somebody shared; also dropped on the page. Nothing in them is executed.',
	shared: 'Open shared runs',
	progress: 'File',
	runs: 'Runs',
	cancel: 'Cancel',
	fileName: (day: string, runs: number) =>
		`codesteer-${String(runs)}-${runs === 1 ? 'run' : 'runs'}-${day}.json`,
	busy: (what: 'export' | 'open', done: number, total: number) => {
		if (total === 0) return 'Reading and checking the file…';
		return `${what === 'export' ? 'Writing' : 'Keeping'} ${done.toLocaleString('en')} of ${plural(total, 'run')}…`;
	},
	cancelled: {
		export: 'Cancelled; nothing was saved.',
		open: 'Cancelled. What was kept until then stays; opening the file again adds the rest.',
	},
	failed: {
		export: (why: string) => `The file could not be made: ${why} Nothing that is kept was changed.`,
		open: (why: string) =>
			`Not all of the file could be kept: ${why} Opening it again adds the rest, and none twice.`,
	},
	notHandedOver: (why: string) =>
		`The file is to be looked at before it is kept, and the part of this page that shows it could not be fetched: ${why} Open the file again when there is a network.`,
	exported: (name: string, runs: number, size: number) =>
		size <= LARGEST_FILE
			? `${name} was given to the browser to save: ${plural(runs, 'run')}, ${bytes(size)}.`
			: `${name} was given to the browser to save: ${plural(runs, 'run')}, ${bytes(size)}. This page opens files up to ${bytes(LARGEST_FILE)}; to open them here again, export fewer at once.`,
	going: (runs: number) =>
		`${plural(runs, 'run')} still went on: the file has of ${runs === 1 ? 'it' : 'them'} what had come. Export again at the end; where both files are opened, the whole run counts.`,
	keys: (runs: number) => (runs === 0 ? keyNotes.none : keyNotes.likely(runs)),
	nothingToWrite: 'None of these runs can be written: they are gone, or cannot be read.',
	leftOut: (runs: number, why: string) =>
		`${plural(runs, 'run')} could not be read and ${runs === 1 ? 'is' : 'are'} not in it: ${why}`,
	opened: (runs: number, files: number) => {
		if (runs === 0) return `No run of the ${files === 1 ? 'file' : `${String(files)} files`} is new here.`;
		return `${plural(runs, 'run')}${files === 1 ? '' : ` of ${String(files)} files`} opened and kept. Nothing was executed.`;
	},
	/** A sentence about one of several. */
	ofFile: (name: string, says: string) => `${shownText(name, 80)}: ${says}`,
	whole: (runs: number) => `${plural(runs, 'run')} that broke off here came whole.`,
	already: (runs: number) =>
		`${plural(runs, 'run')} kept here already, left as ${runs === 1 ? 'it is' : 'they are'}.`,
	mixed: (runs: number) =>
		`${plural(runs, 'run')} left out: ${runs === 1 ? 'it stands' : 'they stand'} under the name of a group that asks something else here.`,
	damaged: (runs: number, first: DamagedRun) =>
		`${plural(runs, 'run')} could not be taken in. Run ${String(first.run)} of the file: ${first.why}.`,
	otherVersion: (theirs: string, ours: string) =>
		`Made by version ${shownText(theirs, 30)} of this page; this is version ${ours}.`,
	fault,
} as const;

/** What went wrong and what to do. */
function fault(of: RunsFileFault): string {
	switch (of.kind) {
		case 'too-large':
			return `The file has ${bytes(of.bytes)}; a page can open ${bytes(LARGEST_FILE)}. Export fewer runs at once where it was made.`;
		case 'unreadable':
			return `The file cannot be read (${of.why}). Choose it again; if it stands on a drive or in a cloud folder, copy it to this computer first.`;
		case 'empty':
			return 'The file is empty. Export it again where it was made.';
		case 'cut-off':
			return 'The file ends in the middle: it was cut off while it was saved or copied. Get it again from where it was made.';
		case 'not-json':
			return 'The file is no list of runs, or was damaged on its way. Choose a file (.json) that this screen exported.';
		case 'other-format':
			return doorOf(
				of,
				'The file holds no runs, neither as this screen exports them nor as Share saves them.',
			);
		case 'newer':
			return `The file was made by a newer version of this page (format ${String(of.version)}). Reload the page to get its newest version, then open the file again.`;
		case 'no-runs':
			return 'There is no run in the file.';
		case 'all-damaged':
			return `No run of the file can be read. Run ${String(of.first.run)}: ${of.first.why}. The file was changed or damaged; export it again where it was made.`;
		default:
			return assertNever(of);
	}
}
