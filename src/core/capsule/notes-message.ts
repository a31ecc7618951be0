import { isRecord } from '../json.ts';

/** What a presenter reads beside the stage. All in words but for the times. */
export interface NotesPage {
	title: string;
	notes: string;
	/** 1-based, and of how many. */
	step: number;
	of: number;
	now: string;
	/** Empty at the end. */
	next: string;
	elapsedMs: number;
	/** Null where nobody counts down. */
	leftMs: number | null;
	/** How the bets stand; empty before the first. */
	bets: string;
}

/** Between a stage and its presenter's notes. `stage`: of the page that plays, so that two of them do not mix. */
export type NotesMessage =
	| { kind: 'page'; stage: string; page: NotesPage }
	/** Nothing but the clock has gone on since the page before. */
	| { kind: 'clock'; stage: string; clock: Pick<NotesPage, 'elapsedMs' | 'leftMs'> }
	/** The stage is left. */
	| { kind: 'left'; stage: string }
	/** The notes have been opened and wait for their page. */
	| { kind: 'hello'; stage: string }
	| { kind: 'act'; stage: string; action: 'next' | 'back' };

/** Port: to the other windows of this page. */
export interface NotesChannel {
	post(message: NotesMessage): void;
	/** Returns the way to stop listening. */
	listen(listener: (message: unknown) => void): () => void;
}

const KINDS: ReadonlySet<unknown> = new Set(['page', 'clock', 'left', 'hello', 'act']);

/** Null for what is none of this stage's: other pages of this origin may speak on the same channel. */
export function notesMessage(value: unknown, stage: string): NotesMessage | null {
	if (!isRecord(value) || value['stage'] !== stage || !KINDS.has(value['kind'])) return null;
	if (value['kind'] === 'page' && !isRecord(value['page'])) return null;
	if (value['kind'] === 'clock' && !isRecord(value['clock'])) return null;
	if (value['kind'] === 'act' && value['action'] !== 'next' && value['action'] !== 'back') return null;
	return value as unknown as NotesMessage;
}
