import { isRecord } from '../../json.ts';

/** How often a letter occurs in a word, and where, counting from 1. */
export interface LettersInstance {
	/** a-z only. */
	word: string;
	/** One of a-z. */
	letter: string;
}

const MAX_WORD_LENGTH = 5000;

/** A word of up to 5,000 letters; the asked one need not be among them. */
export function parseLetters(value: unknown): LettersInstance | null {
	if (!isRecord(value)) return null;
	const { word, letter } = value;
	return typeof word === 'string' &&
		typeof letter === 'string' &&
		word.length <= MAX_WORD_LENGTH &&
		/^[a-z]+$/.test(word) &&
		/^[a-z]$/.test(letter)
		? { word, letter }
		: null;
}
