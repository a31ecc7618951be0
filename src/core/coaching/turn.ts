import { type Told, toldIn } from '../briefing.ts';
import type { CallEntry, CodeEntry, Entry, NoteEntry, RunView } from '../record/view.ts';

type SelfCheck = Extract<NoteEntry['note'], { type: 'self-check' }>;

/** What a person who coaches is asked at this moment. */
export interface CoachTurn {
	callId: string;
	/** The message that a model as the coach would be sent, part by part. */
	told: readonly Told[];
	/** 1-based number of the guidance that is asked for, and how many there may be. */
	guidance: number;
	of: number;
	/** The self-answer checker's word on the answer that is reported; null where there was no check. */
	check: SelfCheck['verdict'] | null;
	/** The program behind that word. A model as the coach is told only what it printed. */
	checkProgram: string | null;
}

/** Null while it is not the person's turn. */
export function coachTurnOf(view: RunView): CoachTurn | null {
	if (view.outcome !== 'running') return null;
	const entries = view.turns.flatMap((turn) => turn.entries);
	const call = entries.findLast(isWaiting);
	if (call === undefined) return null;
	const content = call.messages.at(-1)?.content ?? '';
	const { briefing = { parts: [{ what: 'instruction', length: content.length }], guidance: 1, of: 1 } } =
		call;
	const told = toldIn(content, briefing);
	const check = told.some(({ what }) => what === 'check') ? entries.findLast(isCheck) : undefined;
	const word = check?.note.type === 'self-check' ? check.note : null;
	const program = entries.find((entry) => isCode(entry) && entry.codeId === word?.codeId);
	return {
		callId: call.callId,
		told,
		guidance: briefing.guidance,
		of: briefing.of,
		check: word?.verdict ?? null,
		checkProgram: program?.kind === 'code' ? program.code : null,
	};
}

function isWaiting(entry: Entry): entry is CallEntry {
	return entry.kind === 'call' && entry.model.kind === 'person' && entry.status.kind === 'streaming';
}

function isCheck(entry: Entry): entry is NoteEntry {
	return entry.kind === 'note' && entry.note.type === 'self-check';
}

function isCode(entry: Entry): entry is CodeEntry {
	return entry.kind === 'code';
}
