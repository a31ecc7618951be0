/**
 * A browser engine as the tables of attacks and of engines need it: little enough for playwright, WebDriver BiDi and WebDriver alike.
 * Whoever runs a table takes this port alone, so that the same rows run in every engine.
 */
export interface Engine {
	/** As a person says it: `Chromium`, `Firefox`, `WebKitGTK`. */
	readonly name: string;
	/** As the engine tells it: `153.0`. */
	readonly version: string;
	/** A page of its own in the same profile as the others: they share storage, as tabs do. Resolves when the page has loaded. */
	open(url: string): Promise<EnginePage>;
	/** Ends the engine and forgets the profile. */
	close(): Promise<void>;
}

export interface EnginePage {
	/**
	 * Calls a function in the page's own world and gives what it returns, promises awaited.
	 *
	 * @param source Text of a function expression, `(a, b) => a + b` or `async (a) => …`. It is text, not a function, so that no
	 *   compiler's helper gets in. Strict policies of the page must not stop it.
	 * @param args Plain JSON, as is the result; `undefined` comes back as null.
	 * @throws When the function throws or rejects, with its message in the error's.
	 */
	evaluate<T>(source: string, ...args: readonly unknown[]): Promise<T>;
	/**
	 * The same in the main world of a frame of the page, which may be of another origin.
	 *
	 * @param file The last part of the frame's path: `sandbox.html`.
	 * @throws When the page has no such frame, or when the function throws.
	 */
	evaluateInFrame<T>(file: string, source: string, ...args: readonly unknown[]): Promise<T>;
	/** Resolve when the page has loaded. A change of the hash alone is no load. */
	goto(url: string): Promise<void>;
	reload(): Promise<void>;
	close(): Promise<void>;
}
