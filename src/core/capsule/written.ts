import type { RunEvent } from '../record/event.ts';

/**
 * What is seen of a step's lane while its reply is being written: everything before the reply has ended, and the first words of it.
 *
 * @param from how many events stood there before the step
 * @param to how many stand there after it
 * @param share of the words of the reply, 0 to 1
 * @returns null where no reply comes in with the step, or nothing is left to be written
 */
export function whileWritten(
	events: readonly RunEvent[],
	from: number,
	to: number,
	share: number,
): readonly RunEvent[] | null {
	const at = events.findIndex(({ type }, place) => place >= from && place < to && type === 'call-end');
	const end = events[at];
	if (end?.type !== 'call-end' || share >= 1) return null;
	const { runId, seq, callId } = end;
	const text = firstWords(end.text, share);
	const before = events.slice(0, at);
	return text === ''
		? before
		: [...before, { runId, seq, at: end.at, type: 'call-delta', callId, channel: 'answer', text }];
}

/** Up to the end of a word, blanks and line ends kept. */
function firstWords(text: string, share: number): string {
	const words = text.match(/\s*\S+/g) ?? [];
	return words.slice(0, Math.floor(words.length * Math.max(0, share))).join('');
}

/** What is seen of a step's lane while its program runs: everything before it has ended. Null where none ends with the step. */
export function whileRunning(
	events: readonly RunEvent[],
	from: number,
	to: number,
): readonly RunEvent[] | null {
	const at = events.findIndex(({ type }, place) => place >= from && place < to && type === 'code-end');
	return at === -1 ? null : events.slice(0, at);
}
