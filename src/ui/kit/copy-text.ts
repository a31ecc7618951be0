/** What became of a text: it is in the clipboard; it is selected, for the keyboard to copy; or neither. */
export type Copied = 'copied' | 'selected' | 'failed';

/** What a browser lets a page do with a text. */
export interface CopyPort {
	/** Rejects without permission. */
	write(text: string): Promise<void>;
	/** False where nothing can be selected. */
	select(element: Element): boolean;
}

const thisBrowser: CopyPort = {
	// A page that is not secure has no clipboard at all.
	write: async (text) => navigator.clipboard.writeText(text),
	select(element) {
		const selection = getSelection();
		selection?.selectAllChildren(element);
		return selection !== null;
	},
};

/** @param shown holds all of the text and nothing else; null where it does not stand on the page as a whole */
export async function copyText(
	text: string,
	shown: Element | null,
	browser: CopyPort = thisBrowser,
): Promise<Copied> {
	try {
		await browser.write(text);
		return 'copied';
	} catch {
		return shown !== null && browser.select(shown) ? 'selected' : 'failed';
	}
}
