import { createSubscriber } from 'svelte/reactivity';

/** The whole screen for the page, where the browser allows it. */
export class FullScreen {
	/** It was asked for and not given. */
	isRefused = $state(false);
	readonly #document: Document;
	readonly #subscribe: () => void;

	constructor(page: Document = document) {
		this.#document = page;
		this.#subscribe = createSubscriber((update) => {
			page.addEventListener('fullscreenchange', update);
			return () => page.removeEventListener('fullscreenchange', update);
		});
	}

	get isOn(): boolean {
		this.#subscribe();
		return this.#document.fullscreenElement !== null;
	}

	/** Never rejects. */
	async toggle(): Promise<void> {
		this.isRefused = false;
		try {
			if (this.#document.fullscreenElement !== null) await this.#document.exitFullscreen();
			else await this.#document.documentElement.requestFullscreen();
		} catch {
			this.isRefused = true;
		}
	}

	async leave(): Promise<void> {
		if (this.#document.fullscreenElement !== null) await this.#document.exitFullscreen();
	}
}
