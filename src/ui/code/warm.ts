const SOON = 1000;

/**
 * Fetches and builds what the first reply needs, the editor and the formatting of text, in the idle moments after the first sign of
 * use: each takes the page for a tenth of a second and more, which would be felt while replies stream.
 */
export function warmAtFirstUse(): void {
	const events = ['pointerdown', 'keydown'] as const;
	const begin = () => {
		for (const event of events) removeEventListener(event, begin);
		// What cannot be fetched now is fetched, and said, where it is needed.
		warm().catch(() => undefined);
	};
	for (const event of events) addEventListener(event, begin);
}

export async function warm(): Promise<void> {
	await idle();
	const { codeEditor } = await import('./code-editor.ts');
	await idle();
	const editor = await codeEditor();
	for (const make of [() => editor.plain, () => editor.diff]) {
		await idle();
		make();
	}
	await idle();
	const { toSafeHtml } = await import('../kit/markdown.ts');
	toSafeHtml('warm');
}

/** Resolves when the browser has nothing better to do. */
function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
		else setTimeout(resolve, SOON);
	});
}
