import type { Engine, EnginePage } from './engine.ts';

/** An engine whose pages a person can use. */
export interface HandsEngine extends Engine {
	open(url: string): Promise<HandsPage>;
}

export interface HandsPage extends EnginePage {
	/** Presses and lets go the first pointer button at a place of the window, in CSS pixels. */
	tap(x: number, y: number): Promise<void>;
	/** Presses and lets go a key by its name: `Enter`, `PageDown`, `a`. */
	press(key: string): Promise<void>;
	/** Chooses files of this machine in a file input, which may be invisible. */
	attach(selector: string, paths: readonly string[]): Promise<void>;
	/**
	 * Really hides the page from the person, as the engine understands it: behind another tab, or in a window put away. Resolves to the way
	 * to show it again. A hidden page draws nothing, so nobody finds anything in it meanwhile.
	 */
	hide(): Promise<() => Promise<void>>;
	/** To the page before in its history, as by the browser's own button. */
	back(): Promise<void>;
	/** What the window shows, as PNG. */
	screenshot(): Promise<Buffer>;
}

/** Size of every window, in CSS pixels; what a browser draws around its page may take of the height. */
export const WINDOW = { width: 1440, height: 900 };
