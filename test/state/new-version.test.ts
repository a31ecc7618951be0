import { expect, test } from 'vitest';
import { NewVersion } from '../../src/state/new-version.svelte.ts';

test('a new version is offered, and is taken only by asking for it while nothing goes on and no other tab is open', async () => {
	const works = { isBusy: true };
	let isAlone = false;
	const asked: string[] = [];
	const version = new NewVersion(works);
	const words = [version.words];
	const accept = async (): Promise<void> => {
		await version.accept();
		words.push(version.words);
	};
	await accept();
	version.offer(() => {
		asked.push('taken over');
		return Promise.resolve(isAlone);
	});
	words.push(version.words);
	await accept();
	const askedWhileBusy = [...asked];
	works.isBusy = false;
	await accept();
	isAlone = true;
	await accept();
	const ready = 'A new version of this page is ready.';
	expect({ words, askedWhileBusy, asked }).toEqual({
		words: [
			...['', '', ready],
			`${ready} It waits until what is running here has ended.`,
			`${ready} It waits until the other tabs with this page are closed.`,
			ready,
		],
		askedWhileBusy: [],
		asked: ['taken over', 'taken over'],
	});
});
