import { plural } from '../format.ts';
import type { NoteEntry, RunView } from './view.ts';

type Note = NoteEntry['note'];
type Votes = Extract<Note, { type: 'votes' }>;

/** Whether text and code met, and after how many samples. */
export function twoViews(view: RunView): string[] {
	const votes = lastCount(view);
	if (votes === null) return [];
	const samples = votes.ballots.length;
	const sides = new Set(votes.ballots.filter(({ group }) => group === votes.leading).map(({ way }) => way));
	if (votes.leading !== null && sides.size === 2) {
		return [
			samples === 2
				? 'text and code agreed at once'
				: `text and code agreed after ${plural(samples, 'sample')}`,
		];
	}
	return [`text and code did not agree in ${plural(samples, 'sample')}`, ...chosen(votes)];
}

/** What the tests said of the samples in the end. */
export function verified(view: RunView): string[] {
	const votes = lastCount(view);
	if (votes === null) return [];
	const tests = votes.ballots.filter(({ tested }) => tested === 'TRUE').length;
	const held = `the tests of ${String(tests)} held`;
	return [`solved ${times(votes.ballots.length)}, each tested by itself`, held, ...chosen(votes)];
}

/** How many of the answers were left. */
export function filtered(view: RunView): string[] {
	const votes = lastCount(view);
	if (votes === null) return ['no answer in words, so it turned to code'];
	const dropped = votes.ballots.filter(({ tested }) => tested === 'inconsistent').length;
	const said = `answered ${times(votes.ballots.length)} in words; tests dropped ${String(dropped)}`;
	return votes.leading === null ? [said, 'none was left, so it turned to code'] : [said, ...chosen(votes)];
}

/** Certified or not; never that it is right. */
export function certified(view: RunView): string[] {
	const votes = lastCount(view);
	if (votes === null) return [];
	const asked = `asked ${times(votes.ballots.length)}`;
	const isOut = notesOf(view).some(({ type }) => type === 'limit-reached');
	return [
		asked,
		isOut || !votes.isSettled ? 'not certified, the most votes count' : 'this is what the model mostly says',
	];
}

function chosen({ leading }: Votes): string[] {
	return leading === null ? ['nobody named an answer'] : ['the most votes count'];
}

function times(count: number): string {
	return count === 1 ? 'once' : `${String(count)} times`;
}

function notesOf({ turns }: RunView): Note[] {
	return turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note] : [])),
	);
}

function lastCount(view: RunView): Votes | null {
	return notesOf(view).findLast((note) => note.type === 'votes') ?? null;
}
