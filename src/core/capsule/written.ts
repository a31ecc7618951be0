import type { RunEvent } from '../record/event.ts';

/**
 * What is seen of a step's lane while its reply is being written: everything before the reply has ended, and the first words of it.
 *
 * @param from how many events stood there before the step
 * @param to how many stand there after it
 * @param share of the words of the reply, 0 to 1
 * @returns null where no reply comes in with the step, nothing is left to be written, or it is longer than anybody watches
 */
export function whileWritten(
	events: readonly RunEvent[],
	from: number,
	to: number,
	share: number,
): readonly RunEvent[] | null {
	const at = events.findIndex(({ type }, place) => place >= from && place < to && type === 'call-end');
	const end = events[at];
	if (end?.type !== 'call-end' || share >= 1 || end.text.length > MOST_WRITTEN) return null;
	const { runId, seq, callId } = end;
	const text = firstWords(end.text, share);
	const before = events.slice(0, at);
	return text === ''
		? before
		: [...before, { runId, seq, at: end.at, type: 'call-delta', callId, channel: 'answer', text }];
}

/** Characters; a longer reply is shown at once. */
const MOST_WRITTEN = 20_000;

/** Up to the end of a word, blanks and line ends kept. */
function firstWords(text: string, share: number): string {
	// Blanks are not part of the pattern: it would try a long run of them from every one of its places.
	const ends = Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => index + word.length);
	return text.slice(0, ends[Math.floor(ends.length * Math.max(0, share)) - 1] ?? 0);
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
