import { writeFile } from 'node:fs/promises';
import { findInPage, type Asked, type Place } from './find-in-page.ts';
import type { HandsPage } from './hands.ts';

/** As long as a busy machine takes to boot Python. */
const PATIENCE_MS = 180_000;

/** A place by role and accessible name; a pattern is looked for anywhere in the name. */
export interface Target {
	role: string;
	name: string | RegExp;
	/** Only what contains this text. */
	text?: RegExp;
	/** Only what lies in this. */
	within?: Omit<Target, 'within'>;
}

/** Uses a page by what is seen and pressed, in any engine: every wait ends when the thing is there, none by the clock alone. */
export class Person {
	readonly page: HandsPage;

	constructor(page: HandsPage) {
		this.page = page;
	}

	/** Waits until it is there and seen. */
	see(target: Target): Promise<Place> {
		return this.#until(target, (place) => place);
	}

	/** What stands in it, once it matches. */
	async read(target: Target, pattern = /\S/): Promise<string> {
		const { text } = await this.#until(target, (place) =>
			place !== null && pattern.test(place.text) ? place : null,
		);
		return text;
	}

	/** Waits until it is not there any more. */
	async seeGone(target: Target): Promise<void> {
		await this.#until(target, (place) => (place === null ? true : null));
	}

	/** Presses it with the pointer, once it is found twice in the same place: what stands below something that grows would be missed. */
	async click(target: Target): Promise<void> {
		let before: Place | null = null;
		const { x, y } = await this.#until(target, (place) => {
			const free = place?.isFree === true ? place : null;
			const stands = free !== null && free.x === before?.x && free.y === before.y;
			before = free;
			return stands ? free : null;
		});
		await this.page.tap(x, y);
	}

	/** Puts text in the place of what a field holds, as pasting does. */
	async fill(target: Target, text: string): Promise<void> {
		await this.click(target);
		const done = await this.page.evaluate<boolean>(
			`(text) => {
				const field = document.activeElement;
				field.select();
				return document.execCommand(text === '' ? 'delete' : 'insertText', false, text) && field.value === text;
			}`,
			text,
		);
		if (!done) throw new Error(`“${String(target.name)}” did not take the text`);
	}

	/** Chooses the option with this value. A list drawn by the system cannot be pressed from here. */
	async choose(target: Target, value: string): Promise<void> {
		await this.click(target);
		await this.page.press('Escape');
		await this.page.evaluate(
			`(value) => {
				const list = document.activeElement;
				list.value = value;
				list.dispatchEvent(new Event('input', { bubbles: true }));
				list.dispatchEvent(new Event('change', { bubbles: true }));
			}`,
			value,
		);
	}

	async type(text: string): Promise<void> {
		for (const key of text) await this.page.press(key);
	}

	/** Keeps what the window shows, where `ENGINE_PICTURES` names a folder. */
	async picture(name: string): Promise<void> {
		const folder = process.env['ENGINE_PICTURES'];
		if (folder !== undefined) await writeFile(`${folder}/${name}.png`, await this.page.screenshot());
	}

	async #until<T>(target: Target, judge: (place: Place | null) => T | null): Promise<T> {
		const end = Date.now() + PATIENCE_MS;
		for (;;) {
			const place = await this.page.evaluate<Place | null>(String(findInPage), asked(target));
			const judged = judge(place);
			if (judged !== null) return judged;
			if (Date.now() > end)
				throw new Error(`never so: ${JSON.stringify(asked(target))}, at last ${JSON.stringify(place)}`);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

function asked({ role, name, text, within }: Target): Asked {
	return {
		role,
		...(typeof name === 'string' ? { name } : { pattern: name.source }),
		...(text !== undefined && { text: text.source }),
		...(within !== undefined && { within: asked(within) }),
	};
}
