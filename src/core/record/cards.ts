import type { Reading } from '../reply/reading.ts';
import { THINKS } from './purposes.ts';
import type { AnalysisEntry, CallEntry, CodeEntry, NoteEntry, TurnView } from './view.ts';
import { wholeReply } from './whole-reply.ts';

type NoteOf<T extends NoteEntry['note']['type']> = Extract<NoteEntry['note'], { type: T }>;

/** What one card of the timeline shows: entries that belong together, in the order they began. */
export type Card =
	/** A coach speaks, as a model (`call`) or by rules, and decides. */
	| { kind: 'coach'; key: string; call: CallEntry | null; decision: NoteOf<'decision'> | null }
	/** A reply to the question, with the program it held and what is known of it. */
	| {
			kind: 'answer';
			key: string;
			call: CallEntry;
			/** Reply without its code blocks. */
			prose: string;
			code: string | null;
			run: CodeEntry | null;
			analysis: AnalysisEntry | null;
			/** What a model answered inside the program, in its last run. */
			thoughts: NoteOf<'thoughts'> | null;
			/** The calls in which it did. */
			thinks: readonly CallEntry[];
	  }
	/** A program the model ran as a tool, in the middle of its reply. */
	| { kind: 'tool'; key: string; run: CodeEntry; analysis: AnalysisEntry | null }
	/** The self-answer checker: the calls that asked for a program, its runs, its word. */
	| {
			kind: 'check';
			key: string;
			calls: readonly CallEntry[];
			runs: readonly CodeEntry[];
			word: NoteOf<'self-check'> | null;
	  }
	/** A checker that is asked for its word alone: it writes no program. */
	| { kind: 'judge'; key: string; call: CallEntry }
	/** The model copies the answer out for the judge; no part of the method. */
	| { kind: 'reader'; key: string; call: CallEntry }
	| { kind: 'gauge'; key: string; gauge: NoteOf<'gauge'> }
	| { kind: 'votes'; key: string; votes: NoteOf<'votes'> }
	/** What the model said its program would print, and a run of it that the method knows nothing of. */
	| { kind: 'prediction'; key: string; prediction: NoteOf<'prediction'> | null; run: CodeEntry | null }
	| { kind: 'nudge'; key: string; nudge: NoteOf<'nudge'> }
	| { kind: 'decision'; key: string; decision: NoteOf<'decision'> }
	| { kind: 'remark'; key: string; text: string; isLimit: boolean };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Open<K extends Card['kind']> = Mutable<Extract<Card, { kind: K }>>;

/** Reads what has come of a reply; see `readReply`. */
export type ReadReply = (text: string) => Reading;

const known = new WeakMap<TurnView, readonly Card[]>();

/**
 * Pure fold of one turn's entries into cards. A turn that did not change is the same object and gives the same cards: however
 * many look at it in a frame, a streaming reply is read once.
 */
export function cardsOf(turn: TurnView, read: ReadReply): readonly Card[] {
	const cards = known.get(turn) ?? foldCards(turn, read);
	known.set(turn, cards);
	return cards;
}

function foldCards({ turn, entries }: TurnView, read: ReadReply): readonly Card[] {
	const cards: Card[] = [];
	for (const entry of entries) {
		const key = `${String(turn)}:${String(cards.length)}`;
		switch (entry.kind) {
			case 'call':
				if (entry.role === 'coach') {
					cards.push({ kind: 'coach', key, call: entry, decision: null });
				} else if (entry.role === 'reader') {
					cards.push({ kind: 'reader', key, call: entry });
				} else if (entry.role === 'checker' && entry.steer !== 'code') {
					cards.push({ kind: 'judge', key, call: entry });
				} else if (entry.role === 'checker') {
					const check = openCheck(cards);
					if (check !== null) check.calls = [...check.calls, entry];
					else cards.push({ kind: 'check', key, calls: [entry], runs: [], word: null });
				} else if (entry.purpose === THINKS) {
					const answer = cards.findLast((card): card is Open<'answer'> => card.kind === 'answer');
					if (answer !== undefined) answer.thinks = [...answer.thinks, entry];
				} else {
					const { program, prose } = readingOf(entry, read);
					const code = program?.code ?? null;
					const empty = { run: null, analysis: null, thoughts: null, thinks: [] };
					cards.push({ kind: 'answer', key, call: entry, prose, code, ...empty });
				}
				break;
			case 'code':
				if (entry.purpose === 'check') {
					const check = openCheck(cards);
					if (check !== null) check.runs = [...check.runs, entry];
					else cards.push({ kind: 'check', key, calls: [], runs: [entry], word: null });
				} else if (entry.purpose === 'shadow') {
					cards.push({ kind: 'prediction', key, prediction: null, run: entry });
				} else {
					const answer = entry.purpose === 'answer' ? answerOf(cards, entry.callId) : null;
					if (answer === null) cards.push({ kind: 'tool', key, run: entry, analysis: null });
					else answer.run = entry;
				}
				break;
			case 'analysis':
				attach(cards, entry);
				break;
			case 'note':
				takeNote(cards, key, entry.note);
				break;
		}
	}
	return cards;
}

/** Read once when it has ended; what has come so far is looked at anew. */
function readingOf(call: CallEntry, read: ReadReply): Reading {
	const { status, reading } = call;
	return status.kind === 'ended' || status.kind === 'failed' ? reading : read(wholeReply(call));
}

/** The program a card shows in the code view, null when it has none. */
export function codeOf(card: Card): string | null {
	switch (card.kind) {
		case 'answer':
			return card.code;
		case 'tool':
			return card.run.code;
		case 'check':
			return card.runs.at(-1)?.code ?? null;
		case 'prediction':
			return card.run?.code ?? null;
		default:
			return null;
	}
}

function takeNote(cards: Card[], key: string, note: NoteEntry['note']): void {
	switch (note.type) {
		case 'decision': {
			const coach = cards.at(-1);
			if (note.by !== 'coach') cards.push({ kind: 'decision', key, decision: note });
			else if (coach?.kind === 'coach' && coach.decision === null) (coach as Open<'coach'>).decision = note;
			else cards.push({ kind: 'coach', key, call: null, decision: note });
			break;
		}
		case 'self-check': {
			const check = openCheck(cards);
			if (check !== null) check.word = note;
			else cards.push({ kind: 'check', key, calls: [], runs: [], word: note });
			break;
		}
		case 'gauge':
			cards.push({ kind: 'gauge', key, gauge: note });
			break;
		case 'votes':
			cards.push({ kind: 'votes', key, votes: note });
			break;
		case 'nudge':
			cards.push({ kind: 'nudge', key, nudge: note });
			break;
		case 'prediction': {
			const run = cards.findLast((card) => card.kind === 'prediction' && card.run?.codeId === note.codeId);
			if (run?.kind === 'prediction') (run as Open<'prediction'>).prediction = note;
			else cards.push({ kind: 'prediction', key, prediction: note, run: null });
			break;
		}
		case 'thoughts': {
			const answer = cards.findLast((card) => card.kind === 'answer' && card.run?.codeId === note.codeId);
			if (answer?.kind === 'answer') (answer as Open<'answer'>).thoughts = note;
			break;
		}
		case 'remark':
		case 'limit-reached':
			cards.push({ kind: 'remark', key, text: note.text, isLimit: note.type === 'limit-reached' });
			break;
	}
}

/** The check that is still waiting for its word; retries belong to the same one. */
function openCheck(cards: readonly Card[]): Open<'check'> | null {
	const last = cards.findLast((card) => card.kind === 'check');
	return last?.kind === 'check' && last.word === null ? last : null;
}

/** Two solvers may answer in one turn. A program that is run once more at the end of a method shows its last run. */
function answerOf(cards: readonly Card[], callId: string | null): Open<'answer'> | null {
	const answer = cards.findLast((card) => card.kind === 'answer' && card.call.callId === callId);
	return answer?.kind === 'answer' ? answer : null;
}

function attach(cards: readonly Card[], analysis: AnalysisEntry): void {
	const owner = cards.find(
		(card) => (card.kind === 'answer' || card.kind === 'tool') && card.run?.codeId === analysis.codeId,
	);
	if (owner?.kind === 'answer' || owner?.kind === 'tool') (owner as Open<'answer'>).analysis = analysis;
}
