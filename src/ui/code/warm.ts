import { fetchedOnce } from '../kit/fetched-once.ts';
import { formatting } from '../kit/formatting.ts';

const SOON = 1000;

/** The editor, which is heavy. */
export const editing = fetchedOnce(() => import('./code-editor.ts'));

const waiting = new Set<() => void>();
let isUsed = false;

/** Calls back at the first sign of use, a press, a key or a focus anywhere in the page; at once where there was one. */
export function atFirstUse(callback: () => void): () => void {
	if (isUsed) callback();
	else {
		if (waiting.size === 0) for (const event of SIGNS) addEventListener(event, begin);
		waiting.add(callback);
	}
	return () => waiting.delete(callback);
}

const SIGNS = ['pointerdown', 'keydown', 'focusin'] as const;

function begin(): void {
	isUsed = true;
	for (const event of SIGNS) removeEventListener(event, begin);
	for (const callback of waiting) callback();
	waiting.clear();
}

/**
 * Fetches and builds what the first reply needs, the editor and the formatting of text, in the idle moments after the first sign of
 * use: each takes the page for a tenth of a second and more, which would be felt while replies stream.
 */
export function warmAtFirstUse(): void {
	// What cannot be fetched now is fetched, and said, where it is needed.
	atFirstUse(() => void warm().catch(() => undefined));
}

export async function warm(): Promise<void> {
	await idle();
	const { codeEditor } = await editing();
	await idle();
	const editor = await codeEditor();
	await idle();
	editor.prepareDiff();
	await idle();
	const { toSafeHtml } = await formatting();
	toSafeHtml('warm');
}

/** Resolves when the browser has nothing better to do. */
function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
		else setTimeout(resolve, SOON);
	});
}
