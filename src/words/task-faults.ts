import { shownText } from '../core/shown-text.ts';

/** What is wrong with an address of a task or with a file of an import. Apart from the tasks' other words: they come with the first screen. */
export const taskFaults = {
	noSuchLevel: (family: string, level: string, levels: readonly string[]) =>
		`${family} has no level “${shownText(level)}”. Its levels are ${levels.join(', ')}.`,
	noSeed: (most: number) =>
		`A seed is any text of 1 to ${String(most)} characters; the same seed always gives the same task.`,
	importedLevel: 'imported',
	/** @param size bytes */
	tooLarge: (size: number, megabytes: number) =>
		`It has ${(size / 1_000_000).toFixed(1)} MB; files over ${String(megabytes)} MB are not read`,
	binary: 'It is no text but binary data',
	unreadable: 'The browser could not read it',
} as const;
