import { expect, test } from 'vitest';
import { Forgetting } from '../../src/state/forgetting.svelte.ts';
import { NewVersion } from '../../src/state/new-version.svelte.ts';
import { Works } from '../../src/state/works.ts';

/** Stores that are empty when the test says so. */
function slowly() {
	const asked: { done: () => void; fail: (error: Error) => void }[] = [];
	const empty = (): Promise<void> => new Promise((done, fail) => void asked.push({ done, fail }));
	return { asked, empty };
}

test('no new version takes over while everything is forgotten', async () => {
	const { asked, empty } = slowly();
	const works = new Works();
	const forgetting = works.add(new Forgetting(empty));
	const version = new NewVersion(works);
	let taken = 0;
	version.offer(() => Promise.resolve(++taken > 0));
	const forgotten = forgetting.forget();
	await version.accept();
	const inTheMiddle = { taken, words: version.words };
	asked[0]!.done();
	await forgotten;
	await version.accept();
	expect({ inTheMiddle, taken, status: forgetting.status }).toEqual({
		inTheMiddle: {
			taken: 0,
			words: 'A new version of this page is ready. It waits until what is running here has ended.',
		},
		taken: 1,
		status: { kind: 'done' },
	});
});

test('forgetting that is asked for twice is done once, says what could not be deleted, and may be tried again', async () => {
	const { asked, empty } = slowly();
	const forgetting = new Forgetting(empty);
	const both = [forgetting.forget(), forgetting.forget()];
	asked[0]!.fail(new Error('the disk is locked'));
	await Promise.all(both);
	const first = { status: forgetting.status, times: asked.length };
	const again = forgetting.forget();
	forgetting.putAside();
	const statuses = [forgetting.status];
	asked[1]!.done();
	await again;
	statuses.push(forgetting.status);
	forgetting.putAside();
	expect([first, ...statuses, forgetting.status]).toEqual([
		{ status: { kind: 'failed', reason: 'the disk is locked' }, times: 1 },
		{ kind: 'running' },
		{ kind: 'done' },
		{ kind: 'idle' },
	]);
});
