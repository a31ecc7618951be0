import { type Finding, findingOf } from './finding.ts';
import { THINKS } from './purposes.ts';
import type { CallEntry, CodeEntry, Entry, NoteEntry, RunView, TurnView } from './view.ts';

type NoteOf<T extends NoteEntry['note']['type']> = Extract<NoteEntry['note'], { type: T }>;

/** One reply to the question, with what came of it. */
export interface AttemptView {
	turn: number;
	call: CallEntry;
	/** The newest run of its program; null for words. */
	run: CodeEntry | null;
	/** Of its program, where the symbolic checker read it. */
	finding: Finding | null;
	/** The self-answer checker's word, where it had one. */
	check: NoteOf<'self-check'>['verdict'] | null;
	/** Last decision of its turn behind the reply. */
	decision: NoteOf<'decision'> | null;
	/** What a coach had said to the task model about it; empty where none spoke. */
	coached: string;
}

/** Every reply of the task model and the summariser that gives an answer, in order; a reply that only rates an answer, or answers a program, is none. */
export function attemptsOf({ turns }: RunView): readonly AttemptView[] {
	return turns.flatMap(attemptsIn);
}

function attemptsIn({ turn, entries }: TurnView): AttemptView[] {
	const answering = entries.filter(
		(entry) => entry.kind === 'call' && (entry.role === 'task' || entry.role === 'summariser'),
	) as CallEntry[];
	const notes = entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note] : []));
	return answering
		.filter(({ purpose }) => purpose !== 'rates its answer' && purpose !== THINKS)
		.map((call) => {
			const run = entries.findLast(
				(entry): entry is CodeEntry =>
					entry.kind === 'code' && entry.purpose === 'answer' && entry.callId === call.callId,
			);
			const behind = entries.slice(entries.indexOf(call) + 1);
			return {
				turn,
				call,
				run: run ?? null,
				finding: run === undefined ? null : findingIn(entries, run),
				check: notes.findLast((note) => note.type === 'self-check')?.verdict ?? null,
				decision: decisionIn(behind),
				coached: saidBehind(behind),
			};
		});
}

function findingIn(entries: readonly Entry[], { codeId, code }: CodeEntry): Finding | null {
	const same = entries.filter((entry) => entry.kind === 'code' && entry.code === code);
	const entry = entries.findLast(
		(one) =>
			one.kind === 'analysis' &&
			(one.codeId === codeId || same.some((run) => run.kind === 'code' && run.codeId === one.codeId)),
	);
	return entry?.kind === 'analysis' ? findingOf(entry.analysis, code) : null;
}

function decisionIn(entries: readonly Entry[]): NoteOf<'decision'> | null {
	const notes = entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note] : []));
	return notes.findLast((note) => note.type === 'decision') ?? null;
}

/** What was sent; records from before decisions held it have a model's whole reply. */
function saidBehind(entries: readonly Entry[]): string {
	const spoken = entries.findLast((entry) => entry.kind === 'call' && entry.role === 'coach');
	return decisionIn(entries)?.guidance ?? (spoken?.kind === 'call' ? spoken.text : '');
}
