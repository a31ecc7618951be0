/** Opens a dialog over the page as soon as it is drawn: the browser keeps the focus in it and gives it back afterwards. */
export class Modal {
	#dialog: HTMLDialogElement | null = null;

	/** For `{@attach}`. */
	readonly open = (element: HTMLDialogElement): void => {
		this.#dialog = element;
		element.showModal();
	};

	readonly close = (): void => this.#dialog?.close();

	/** Whether an event began beside what the dialog holds. */
	isBeside({ target }: Event): boolean {
		return target === this.#dialog;
	}
}
