import {
	consistentHalves,
	DIGIT_PAIRS,
	type HalfFeedback,
	LETTER_PAIRS,
	type LockGuess,
	type Pair,
} from './lock-feedback.ts';

/** The first consistent code; digits and letters are told apart, so they are found apart. */
export function findCode(guesses: readonly LockGuess[]): string[] | null {
	const { digits, letters } = halves(guesses);
	const digitPair = consistentHalves(DIGIT_PAIRS, digits)[0];
	const letterPair = consistentHalves(LETTER_PAIRS, letters)[0];
	return digitPair === undefined || letterPair === undefined
		? null
		: [...digitPair.map(String), ...letterPair];
}

/** Every guess split into its digits and its letters, each with what was told of it. */
export function halves(guesses: readonly LockGuess[]): {
	digits: { pair: Pair<number>; told: HalfFeedback }[];
	letters: { pair: Pair<string>; told: HalfFeedback }[];
} {
	return {
		digits: guesses.map(({ digits, digitFeedback }) => ({ pair: digits, told: digitFeedback })),
		letters: guesses.map(({ letters, letterFeedback }) => ({ pair: letters, told: letterFeedback })),
	};
}
