import { isRecord } from '../../json.ts';
import { isListOf, isWhole } from '../kit/shape.ts';
import type { HalfFeedback, LockGuess } from './lock-feedback.ts';
import { findCode } from './solver.ts';

/** The code has two different digits and then two different capital letters. */
export interface CryptanalysisInstance {
	guesses: LockGuess[];
}

/** From 1 to 60 guesses that some code explains. */
export function parseCryptanalysis(value: unknown): CryptanalysisInstance | null {
	if (!isRecord(value)) return null;
	const { guesses } = value;
	const isDigit = (digit: unknown): digit is number => isWhole(digit, 0, 9);
	const isLetter = (letter: unknown): letter is string =>
		typeof letter === 'string' && /^[A-Z]$/.test(letter);
	const isGuess = (guess: unknown): guess is LockGuess =>
		isRecord(guess) &&
		isListOf(guess['digits'], 2, 2, isDigit) &&
		isListOf(guess['letters'], 2, 2, isLetter) &&
		guess['digits'][0] !== guess['digits'][1] &&
		guess['letters'][0] !== guess['letters'][1] &&
		isFeedback(guess['digitFeedback']) &&
		isFeedback(guess['letterFeedback']);
	if (!isListOf(guesses, 1, 60, isGuess)) return null;
	return findCode(guesses) === null ? null : { guesses };
}

function isFeedback(value: unknown): value is HalfFeedback {
	if (!isRecord(value)) return false;
	const counts = [value['exact'], value['misplaced'], value['wrong']];
	return (
		counts.every((count) => count === 0 || count === 1 || count === 2) &&
		counts.reduce((sum: number, count) => sum + count, 0) === 2 &&
		(value['hint'] === 'low' || value['hint'] === 'high' || value['hint'] === 'none')
	);
}
