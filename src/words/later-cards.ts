import { plural } from '../core/format.ts';
import { answerShown } from '../core/record/answer-shown.ts';
import type { VotePicture } from '../core/record/vote-picture.ts';
import type { River, RiverLine } from '../core/record/river.ts';

/** Words of the cards that only some methods have, apart: they do not come with the first screen. */

export const votes = {
	speaker: (round: number | undefined) => (round === undefined ? 'Votes' : `Round ${String(round)}`),
	does: (isSettled: boolean) => (isSettled ? 'counted' : 'counted so far'),
	/** An earlier count, in a line. */
	past: ({ camps }: Pick<VotePicture, 'camps'>, replies: number) => {
		const after = `Votes after ${plural(replies, 'reply', 'replies')}`;
		const [ahead] = camps;
		if (ahead === undefined) return `${after}: no answer yet`;
		const shown = answerShown(ahead.answer);
		const answer = shown.length > 30 ? `${shown.slice(0, 29)}…` : shown;
		return `${after}: ${answer} ${camps.length === 1 ? 'alone' : `first of ${String(camps.length)} answers`}`;
	},
	bridge: (answer: string) => `Text and code say the same: ${answerShown(answer)}`,
	sides: { text: 'Text', code: 'Code' },
	leads: (isSettled: boolean) => (isSettled ? 'counts' : 'ahead'),
	/** In halves and tenths too. */
	weight: (weight: number) => `${String(Math.round(weight * 100) / 100)} ${weight === 1 ? 'vote' : 'votes'}`,
	silent: (who: readonly string[]) => `No answer from ${who.join(', ')}.`,
	byText: 'Answers are compared by their text: what is the same in other words counts as another answer.',
} as const;

const NO_ANSWER = 'no answer';

/** Several agents answer round after round. */
export const river = {
	caption: 'Who said what, round by round',
	round: (number: number) => `round ${String(number)}`,
	ways: { text: 'in words', code: 'in code' },
	bed: (answer: string | null, isLeading: boolean, letters: number) => {
		const [text, ahead] = [answerShown(answer ?? NO_ANSWER), isLeading ? ' · ahead' : ''];
		const room = letters - ahead.length;
		return `${text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text}${ahead}`;
	},
	/** All of the picture in a sentence. */
	sentence: ({ rounds, lines, beds, leading, changed }: River) => {
		const [first, last] = [rounds[0] ?? 1, rounds.at(-1) ?? 1];
		const ahead = leading === null ? undefined : beds[leading];
		const head = `${plural(lines.length, 'agent')} over ${plural(rounds.length, 'round')}`;
		const moved = changed === 0 ? 'none changed its answer' : `${String(changed)} changed their answer`;
		if (ahead === undefined) return `${head}: none names an answer in round ${String(last)}, ${moved}.`;
		const sizes = `${String(ahead.sizes[0] ?? 0)} in round ${String(first)} and ${String(ahead.sizes.at(-1) ?? 0)} in round ${String(last)}`;
		return `${head}: ${answerShown(ahead.answer ?? NO_ANSWER)} was said by ${sizes}, ${changed === 1 ? 'one changed its answer' : moved}.`;
	},
	/** One agent's way through the rounds. */
	line: ({ rounds, beds }: River, { who, points }: RiverLine) => {
		const said = points.map((point, at) => {
			const round = `round ${String(rounds[at] ?? at + 1)}`;
			if (point === null) return `${round} nothing`;
			return `${round} ${answerShown(beds[point.bed]?.answer ?? NO_ANSWER)} ${point.way === 'code' ? 'in code' : 'in words'}`;
		});
		return `${who}: ${said.join(', ')}`;
	},
} as const;

export const prediction = {
	speaker: 'Prediction',
	does: (kind: 'same' | 'different' | 'unsaid' | 'silent' | 'unwritten' | 'running') =>
		({
			same: 'the program prints exactly what was imagined',
			different: 'the program prints something else than was imagined',
			unsaid: 'nothing was imagined',
			silent: 'the program printed nothing',
			unwritten: 'there is no program to run',
			running: 'the program runs beside it…',
		})[kind],
	predicted: 'imagined',
	printed: 'really printed',
	nothing: 'nothing',
	/** Where one text ends and the other goes on. */
	ends: 'ends here',
	space: '␣',
	line: '↵',
	shadow:
		'The real run is no part of the method: the model never hears of it, and it does not decide the answer.',
} as const;

export const nudge = {
	kinds: {
		wait: 'Told to wait and check again',
		python: 'Told that Python might help',
		'other-way': 'Told to try another way',
	},
	by: { prefill: 'inside its own text, as published', message: 'by a message' },
	before: 'before',
	after: 'after',
	nothing: 'no answer',
	same: '(the same)',
} as const;

/** What the nudges of a run did, where the truth is known. */
export const nudgeReview = {
	gained: (count: number) => `Nudges that made a wrong answer right: ${String(count)};`,
	lost: (count: number) => `a right one wrong: ${String(count)};`,
	kept: (count: number) => `neither: ${String(count)}.`,
} as const;

export const summary = {
	words: 'Words said',
	code: ', code',
	nothing: 'nothing',
	dropped: {
		text: 'The summary dropped the right one, that of the words.',
		code: 'The summary dropped the right one, that of the code.',
		both: 'The summary dropped two right answers.',
	},
} as const;
