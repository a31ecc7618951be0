import { expect, it } from 'vitest';
import { openDropped } from '../../src/state/dropped-files.ts';

/** What comes of dropping files with these texts on a screen. */
async function dropped(screen: string, ...texts: readonly string[]): Promise<readonly string[]> {
	const did: string[] = [];
	await openDropped(
		texts.map((text) => new Blob([text])),
		{
			screen,
			go: (hash) => void did.push(hash),
			runs: () =>
				Promise.resolve({ open: async (files) => void did.push(`${String(files.length)} in Runs`) }),
			courses: () =>
				Promise.resolve({ open: async (files) => void did.push(`${String(files.length)} in Lessons`) }),
			shared: () => Promise.resolve({ openFile: async () => void did.push('shared') }),
		},
	);
	return did;
}

const of = (format: string) => JSON.stringify({ format, version: 1 });

it('opens what is dropped on any screen where files of its kind are opened', async () => {
	expect([
		await dropped('playground', of('codesteer-runs'), of('codesteer-runs')),
		await dropped('playground', of('codesteer-capsule')),
		await dropped('bench', of('codesteer-experiment')),
		await dropped('runs', of('codesteer-course'), of('codesteer-course')),
		await dropped('lessons', of('codesteer-runs')),
	]).toEqual([
		['#/runs', '2 in Runs'],
		['#/open', 'shared'],
		['#/open', 'shared'],
		['#/lessons', '2 in Lessons'],
		['#/runs', '1 in Runs'],
	]);
});

it('says of a file that is none of ours what it is not only where files are opened', async () => {
	expect([
		await dropped('playground', 'A shopping list'),
		await dropped('playground'),
		await dropped('runs', 'A shopping list'),
		await dropped('open', 'A shopping list'),
		await dropped('lessons', 'A shopping list'),
	]).toEqual([[], [], ['#/runs', '1 in Runs'], ['#/open', 'shared'], ['#/lessons', '1 in Lessons']]);
});
