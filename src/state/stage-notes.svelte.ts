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
			if (message?.kind === 'left') this.isLeft = true;
		});
		signal.addEventListener('abort', unlisten, { once: true });
		this.#channel.post({ kind: 'hello', stage });
	}

	act(action: 'next' | 'back'): void {
		this.#channel.post({ kind: 'act', stage: this.#stage, action });
	}
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

	tell(page: NotesPage): void {
		this.#page = page;
		this.#channel.post({ kind: 'page', stage: this.#stage, page });
	}

	/** Until the signal aborts, which says that the stage is left. */
	serve(act: (action: 'next' | 'back') => void, signal: AbortSignal): void {
		const unlisten = this.#channel.listen((value) => {
			const message = notesMessage(value, this.#stage);
			if (message?.kind === 'hello' && this.#page !== null) this.tell(this.#page);
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
