let isFirst = true;

/**
 * For the heading of a screen: who came here from another screen goes on from its heading, which is read out, and from its top; who
 * goes back or forth in the history, from where the screen was left. Not when the page has just been opened.
 */
export function arrive(heading: HTMLElement): void {
	const isOpening = isFirst;
	isFirst = false;
	if (isOpening) return;
	heading.focus({ preventScroll: true });
	scrollTo(0, wanted);
}

/** Where the screen being gone to begins, in pixels; the browser looks before the screen is there, and finds it too short. */
let wanted = 0;
/** Where the entries of the history were left, by their keys. */
const left = new Map<string, number>();

// Engines without the Navigation API begin every screen at its top.
if ('navigation' in window) {
	navigation.addEventListener('navigate', ({ navigationType, destination }) => {
		const from = navigation.currentEntry?.key;
		if (from !== undefined) left.set(from, scrollY);
		wanted = navigationType === 'traverse' ? (left.get(destination.key) ?? 0) : 0;
	});
}
