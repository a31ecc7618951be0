let isFirst = true;

/**
 * For the heading of a screen: who came here from another screen goes on from its heading, which is read out, and from its top. Not
 * when the page has just been opened. Going back in the history leaves the scroll position to the browser.
 */
export function arrive(heading: HTMLElement): void {
	const isOpening = isFirst;
	isFirst = false;
	if (isOpening) return;
	heading.focus({ preventScroll: true });
	if (!isGoingBack) scrollTo(0, 0);
}

let isGoingBack = false;

// Engines without the Navigation API begin every screen at its top.
if ('navigation' in window) {
	navigation.addEventListener('navigate', ({ navigationType }) => {
		isGoingBack = navigationType === 'traverse';
	});
}
