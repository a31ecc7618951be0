import { describe, expect, it } from 'vitest';
import type { NotesChannel, NotesPage } from '../../src/core/capsule/notes-message.ts';
import { NotesTeller, stageName, StageNotes } from '../../src/state/stage-notes.svelte.ts';

/** Two ends of a channel hear each other, never themselves. */
function channels(count: number): readonly NotesChannel[] {
	const listeners = Array.from({ length: count }, () => new Set<(message: unknown) => void>());
	return listeners.map((own) => ({
		post(message) {
			for (const other of listeners) if (other !== own) for (const hear of other) hear(message);
		},
		listen(listener) {
			own.add(listener);
			return () => own.delete(listener);
		},
	}));
}

const page: NotesPage = {
	title: '9.11 or 9.9?',
	notes: 'Ask the room first.',
	step: 2,
	of: 9,
	now: 'All text: Model answered in words',
	next: 'The room bets: right or wrong?',
	elapsedMs: 65_000,
	leftMs: null,
	bets: '',
};

describe('presenter’s notes', () => {
	it('show what the stage tells, also where they are opened later, and what is pressed there goes to the stage', () => {
		const [there, here] = channels(2) as [NotesChannel, NotesChannel];
		const stage = new NotesTeller('a', there);
		const pressed: string[] = [];
		const playing = new AbortController();
		stage.serve((action) => pressed.push(action), playing.signal);
		stage.tell(page);
		const notes = new StageNotes('a', here);
		notes.follow(new AbortController().signal);
		expect(notes.page).toEqual(page);
		stage.tell({ ...page, step: 3 });
		expect(notes.page?.step).toBe(3);
		notes.act('next');
		notes.act('back');
		expect(pressed).toEqual(['next', 'back']);
	});

	it('keep their last page when the stage is left, and say so; a stage does not mind notes that are shut', () => {
		const [there, here] = channels(2) as [NotesChannel, NotesChannel];
		const stage = new NotesTeller('a', there);
		const playing = new AbortController();
		stage.serve(() => undefined, playing.signal);
		const notes = new StageNotes('a', here);
		const open = new AbortController();
		notes.follow(open.signal);
		stage.tell(page);
		playing.abort();
		expect([notes.page, notes.isLeft]).toEqual([page, true]);
		open.abort();
		stage.tell({ ...page, step: 9 });
		expect(notes.page).toEqual(page);
	});

	it('go on from one capsule to the next, and with a stage that was loaded anew', async () => {
		const [there, here] = channels(2) as [NotesChannel, NotesChannel];
		let stored: string | null = null;
		const kept = { load: () => stored, save: (text: string) => void (stored = text) };
		let number = 0;
		const ids = { next: () => `stage-${String(++number)}` };
		const alone = () => Promise.resolve(true);
		const notes = new StageNotes(await stageName(kept, ids, alone), here);
		notes.follow(new AbortController().signal);
		for (const title of ['one', 'another', 'after a reload']) {
			const teller = new NotesTeller(await stageName(kept, ids, alone), there);
			const playing = new AbortController();
			teller.serve(() => undefined, playing.signal);
			teller.tell({ ...page, title });
			expect([notes.page?.title, notes.isLeft]).toEqual([title, false]);
			playing.abort();
			expect(notes.isLeft).toBe(true);
		}
	});

	it('are of one tab: a duplicate of it, which keeps the same, goes by another name, and by its own after a reload', async () => {
		const taken = new Set<string>();
		let number = 0;
		const ids = { next: () => `stage-${String(++number)}` };
		const tab = (stored: string | null) => {
			const kept = { stored, load: () => kept.stored, save: (text: string) => void (kept.stored = text) };
			const open = async () => {
				const name = await stageName(kept, ids, (wanted) => {
					const isFree = !taken.has(wanted);
					taken.add(wanted);
					return Promise.resolve(isFree);
				});
				return { name, reload: () => taken.delete(name) };
			};
			return { kept, open };
		};
		const first = tab(null);
		const here = await first.open();
		const duplicate = tab(first.kept.stored);
		const there = await duplicate.open();
		there.reload();
		expect([here.name, there.name, (await duplicate.open()).name]).toEqual(['stage-1', 'stage-2', 'stage-2']);
		here.reload();
		expect((await first.open()).name).toBe('stage-1');
	});

	it('are sent once; then only the clock is, until something else changes', () => {
		const [there, here] = channels(2) as [NotesChannel, NotesChannel];
		const sent: unknown[] = [];
		here.listen((message) => sent.push((message as { kind: unknown }).kind));
		const notes = new StageNotes('a', here);
		notes.follow(new AbortController().signal);
		const teller = new NotesTeller('a', there);
		teller.tell(page);
		teller.tell({ ...page });
		teller.tell({ ...page, elapsedMs: 66_000, leftMs: 4000 });
		expect(notes.page).toEqual({ ...page, elapsedMs: 66_000, leftMs: 4000 });
		teller.tell({ ...page, elapsedMs: 66_000, step: 3 });
		expect(sent).toEqual(['page', 'clock', 'page']);
	});

	it('belong to one stage of several, and take nothing else that is said on the channel', () => {
		const [a, b, c] = channels(3) as [NotesChannel, NotesChannel, NotesChannel];
		const notes = new StageNotes('a', c);
		notes.follow(new AbortController().signal);
		new NotesTeller('b', b).tell(page);
		for (const junk of [
			null,
			'page',
			{ kind: 'page', stage: 'a' },
			{ stage: 'a' },
			{ kind: 'x', stage: 'a' },
		])
			b.post(junk as never);
		expect(notes.page).toBeNull();
		const pressed: string[] = [];
		new NotesTeller('a', a).serve((action) => pressed.push(action), new AbortController().signal);
		b.post({ kind: 'act', stage: 'a', action: 'erase everything' } as never);
		expect(pressed).toEqual([]);
	});
});
