import { flushSync, mount, unmount } from 'svelte';
import '../../../src/styles/tokens.css';
import '../../../src/styles/base.css';
import { toSafeHtml } from '../../../src/ui/kit/markdown.ts';
import Prose from '../../../src/ui/kit/Prose.svelte';

/** What a test drives from outside. */
export interface ProsePage {
	/** Draws each text as a card would, in place of what was there. */
	show(texts: readonly string[], streaming?: boolean): Promise<void>;
	/** Text content of each text's sanitised HTML. */
	contents(texts: readonly string[]): string[];
}

declare global {
	interface Window {
		prose: ProsePage;
	}
}

let shown: ReturnType<typeof mount>[] = [];

window.prose = {
	async show(texts, streaming = false) {
		await Promise.all(shown.map((card) => unmount(card)));
		const main = document.querySelector('main') ?? document.body;
		main.replaceChildren();
		shown = texts.map((text) => {
			const card = document.createElement('article');
			main.append(card);
			return mount(Prose, { target: card, props: { text, written: text, streaming } });
		});
		flushSync();
	},
	contents(texts) {
		const holder = document.createElement('div');
		return texts.map((text) => {
			holder.innerHTML = toSafeHtml(text);
			return holder.textContent;
		});
	},
};
