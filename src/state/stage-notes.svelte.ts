import type { Ids } from '../core/ids.ts';
import { notesMessage, type NotesChannel, type NotesPage } from '../core/capsule/notes-message.ts';

/** The presenter's notes in a window of their own: they show what the stage tells them. */
export class StageNotes {
	/** Null until the stage has spoken. */
	page = $state.raw<NotesPage | null>(null);
	isLeft = $state(false);
	readonly #channel: NotesChannel;
	readonly #stage: string;

	constructor(stage: string, channel: NotesChannel) {
		this.#stage = stage;
		this.#channel = channel;
	}

	/** Until the signal aborts. */
	follow(signal: AbortSignal): void {
		const stage = this.#stage;
		const unlisten = this.#channel.listen((value) => {
			const message = notesMessage(value, stage);
			if (message?.kind === 'page') [this.page, this.isLeft] = [message.page, false];
			if (message?.kind === 'clock' && this.page !== null) this.page = { ...this.page, ...message.clock };
			if (message?.kind === 'left') this.isLeft = true;
		});
		signal.addEventListener('abort', unlisten, { once: true });
		this.#channel.post({ kind: 'hello', stage });
	}

	act(action: 'next' | 'back'): void {
		this.#channel.post({ kind: 'act', stage: this.#stage, action });
	}
}

/**
 * What the stage of a tab goes by: one name, whatever it plays and also after a reload, so that notes that are open go on with it. A
 * tab that is duplicated takes what the first one keeps along with it, so a name that another tab goes by is left to that one.
 *
 * @param claim resolves with whether no other tab goes by the name; then this one does, until it is closed
 */
export async function stageName(
	kept: { load(): string | null; save(text: string): void },
	ids: Pick<Ids, 'next'>,
	claim: (name: string) => Promise<boolean>,
): Promise<string> {
	const before = kept.load();
	if (before !== null && (await claim(before))) return before;
	const name = ids.next();
	await claim(name);
	kept.save(name);
	return name;
}

/** The other end: tells the notes of a stage what to show, and hears what is pressed there. */
export class NotesTeller {
	#page: NotesPage | null = null;
	readonly #channel: NotesChannel;
	readonly #stage: string;

	constructor(stage: string, channel: NotesChannel) {
		this.#stage = stage;
		this.#channel = channel;
	}

	/** What has not changed since it was told is not told again: notes may be long, and the clock ticks. */
	tell(page: NotesPage): void {
		const before = this.#page;
		this.#page = page;
		const { elapsedMs, leftMs } = page;
		const stage = this.#stage;
		if (before === null || !isSamePage(before, page)) this.#channel.post({ kind: 'page', stage, page });
		else if (before.elapsedMs !== elapsedMs || before.leftMs !== leftMs)
			this.#channel.post({ kind: 'clock', stage, clock: { elapsedMs, leftMs } });
	}

	/** Until the signal aborts, which says that the stage is left. */
	serve(act: (action: 'next' | 'back') => void, signal: AbortSignal): void {
		const unlisten = this.#channel.listen((value) => {
			const message = notesMessage(value, this.#stage);
			if (message?.kind === 'hello' && this.#page !== null)
				this.#channel.post({ kind: 'page', stage: this.#stage, page: this.#page });
			if (message?.kind === 'act') act(message.action);
		});
		signal.addEventListener(
			'abort',
			() => {
				unlisten();
				this.#channel.post({ kind: 'left', stage: this.#stage });
			},
			{ once: true },
		);
	}
}

/** But for the clock. */
function isSamePage(one: NotesPage, other: NotesPage): boolean {
	return (Object.keys(other) as (keyof NotesPage)[]).every(
		(field) => field === 'elapsedMs' || field === 'leftMs' || one[field] === other[field],
	);
}
