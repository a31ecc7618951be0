/** Whether somebody is at work elsewhere, so that the focus must not be taken from them. */
export function isBusyElsewhere(seat: HTMLElement, typedIn: EventTarget | null): boolean {
	const active = document.activeElement;
	if (document.querySelector('dialog[open]') !== null) return true;
	if (active === null || active === document.body || seat.contains(active)) return false;
	// Another run has its own seat, and whoever sits there is not called away.
	if (active.closest('[data-seat]') !== null) return true;
	return active === typedIn || active.closest('.monaco-editor') !== null;
}

/** A text that is longer than its box can be scrolled by keyboard; a short one is no stop on the way. */
export function reachableWhereItScrolls(element: HTMLElement): () => void {
	const observer = new ResizeObserver(() => {
		if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
		else element.removeAttribute('tabindex');
	});
	observer.observe(element);
	return () => observer.disconnect();
}
