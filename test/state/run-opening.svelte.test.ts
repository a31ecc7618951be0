import { expect, test } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { RunOpening } from '../../src/state/run-opening.svelte.ts';

/** Answers come when a test says so, in any order. */
function openRuns() {
	const reads = new Map<string, (group: string | null) => void>();
	const shows = new Map<string, () => void>();
	const shown: string[] = [];
	const opening = new RunOpening({
		groupOf: (id) => new Promise((resolve) => reads.set(id, (group) => resolve(group as GroupId | null))),
		show: async (group, isWanted) => {
			await new Promise<void>((resolve) => shows.set(group, resolve));
			if (isWanted()) shown.push(group);
		},
	});
	return { opening, reads, shows, shown };
}

const id = (name: string) => name as RunId;
const soon = () => new Promise((resolve) => setTimeout(resolve));

test('a run that is read late is not shown over one that was chosen after it', async () => {
	for (const isKept of [true, false]) {
		const { opening, reads, shows, shown } = openRuns();
		const first = opening.open(id('first'));
		const second = opening.open(id('second'));
		reads.get('second')?.('of second');
		await soon();
		shows.get('of second')?.();
		await second;
		reads.get('first')?.(isKept ? 'of first' : null);
		await first;
		expect([shown, [...shows.keys()], opening.missing]).toEqual([['of second'], ['of second'], null]);
	}
});

test('a run whose person went elsewhere while it was read is not shown to them there', async () => {
	const { opening, reads, shows, shown } = openRuns();
	const going = opening.open(id('one'));
	reads.get('one')?.('of one');
	await soon();
	opening.leave();
	shows.get('of one')?.();
	await going;
	expect([shown, opening.missing]).toEqual([[], null]);
});

test('a run that is not kept, or cannot be read, is said to be, until another one is opened', async () => {
	const { opening, reads } = openRuns();
	const going = opening.open(id('gone'));
	reads.get('gone')?.(null);
	await going;
	const gone = opening.missing;
	const broken = new RunOpening({
		groupOf: () => Promise.reject(new Error('the disk is away')),
		show: () => Promise.resolve(),
	});
	await broken.open(id('one'));
	const unreadable = broken.missing;
	broken.leave();
	expect([gone, unreadable, broken.missing]).toEqual([
		'This browser keeps no such run: it was deleted, or belongs to another browser.',
		expect.stringContaining('the disk is away'),
		null,
	]);
});
