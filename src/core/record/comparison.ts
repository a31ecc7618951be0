import type { CodeAnalysis, ExecutionResult } from '../execution.ts';
import type { ChatMessage, Role } from '../model.ts';
import type { NoteBody } from './event.ts';
import type { CodeEntry, Entry, RunView } from './view.ts';
import { wholeReply } from './whole-reply.ts';

/** What happened once in a turn: something of it was sent, said, written, printed or noted. */
export interface PartName {
	kind: 'sent' | 'thinking' | 'reply' | 'failure' | 'code' | 'output' | 'note';
	/** Whose call, what the program was for, what was noted. */
	of: Role | CodeEntry['purpose'] | NoteBody['type'] | 'analysis';
	/** 1-based among those of this kind in the turn. */
	number: number;
}

/** The same part of two runs. */
export interface PartPair extends PartName {
	/** Null where a run has no such part. */
	texts: readonly [string | null, string | null];
	isSame: boolean;
}

/** The turns of one number. */
export interface TurnPair {
	/** 1-based. */
	turn: number;
	/** Whether the run has a turn of this number. */
	has: readonly [boolean, boolean];
	parts: readonly PartPair[];
	isSame: boolean;
}

/** How what is no text is told; null for what is not compared. */
export interface Telling {
	output(result: ExecutionResult): string;
	note(note: NoteBody): string | null;
	analysis(analysis: CodeAnalysis): string | null;
}

/**
 * Two runs turn by turn, turns aligned by their numbers. Within a turn what has the same name stands together: the second reply
 * of the checker beside the second reply of the checker. Times, tokens and costs are no differences.
 */
export function alignTurns(one: RunView, other: RunView, telling: Telling): readonly TurnPair[] {
	const sides = [one, other].map(({ turns }) => new Map(turns.map((turn) => [turn.turn, turn.entries])));
	const [a, b] = sides as [Map<number, readonly Entry[]>, Map<number, readonly Entry[]>];
	const numbers = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
	return numbers.map((turn) => {
		const parts = pairs(partsOf(a.get(turn) ?? [], telling), partsOf(b.get(turn) ?? [], telling));
		const has = [a.has(turn), b.has(turn)] as const;
		return { turn, has, parts, isSame: has[0] === has[1] && parts.every(({ isSame }) => isSame) };
	});
}

interface Part extends PartName {
	text: string;
}

function partsOf(entries: readonly Entry[], telling: Telling): readonly Part[] {
	const counts = new Map<string, number>();
	const ran = new Set(entries.map((entry) => (entry.kind === 'code' ? entry.callId : null)));
	return entries
		.flatMap((entry) => textsOf(entry, telling, entry.kind === 'call' && ran.has(entry.callId)))
		.map((part) => {
			const name = `${part.kind} ${part.of}`;
			const number = (counts.get(name) ?? 0) + 1;
			counts.set(name, number);
			return { ...part, number };
		});
}

/** A program that was run stands by itself, and not once more in the reply that held it. */
function textsOf(entry: Entry, telling: Telling, hasRun: boolean): readonly Omit<Part, 'number'>[] {
	switch (entry.kind) {
		case 'call': {
			const { role: of, messages, reasoning, reading, status } = entry;
			return [
				{ kind: 'sent', of, text: sentText(messages) },
				...(reasoning === '' ? [] : [{ kind: 'thinking', of, text: reasoning } as const]),
				{ kind: 'reply', of, text: hasRun && reading.program !== null ? reading.prose : wholeReply(entry) },
				...(status.kind === 'failed' ? [{ kind: 'failure', of, text: status.failure.message } as const] : []),
			];
		}
		case 'code': {
			const { purpose: of, code, status } = entry;
			const output = status.kind === 'ended' ? telling.output(status.result) : null;
			return [
				{ kind: 'code', of, text: code },
				...(output === null ? [] : [{ kind: 'output', of, text: output } as const]),
			];
		}
		case 'analysis': {
			const text = telling.analysis(entry.analysis);
			return text === null ? [] : [{ kind: 'note', of: 'analysis', text }];
		}
		case 'note': {
			const text = telling.note(entry.note);
			return text === null ? [] : [{ kind: 'note', of: entry.note.type, text }];
		}
	}
}

/** Messages as one text, each under the role it was sent in. */
function sentText(messages: readonly ChatMessage[]): string {
	return messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}

/** In the order of the first run; what only the other has stands behind what it comes after there. */
function pairs(one: readonly Part[], other: readonly Part[]): readonly PartPair[] {
	const placed: { name: PartName; texts: [string | null, string | null] }[] = one.map(
		({ text, ...name }) => ({
			name,
			texts: [text, null],
		}),
	);
	let place = 0;
	for (const { text, ...name } of other) {
		const found = placed.findIndex(({ name: known }) => isSameName(known, name));
		const pair = placed[found];
		if (pair === undefined) placed.splice(place++, 0, { name, texts: [null, text] });
		else {
			pair.texts[1] = text;
			place = found + 1;
		}
	}
	return placed.map(({ name, texts }) => ({ ...name, texts, isSame: texts[0] === texts[1] }));
}

function isSameName(a: PartName, b: PartName): boolean {
	return a.kind === b.kind && a.of === b.of && a.number === b.number;
}
