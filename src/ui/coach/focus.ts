/** Whether somebody is at work elsewhere, so that the focus must not be taken from them. */
export function isBusyElsewhere(seat: HTMLElement, typedIn: EventTarget | null): boolean {
	const active = document.activeElement;
	if (document.querySelector('dialog[open]') !== null) return true;
	if (active === null || active === document.body || seat.contains(active)) return false;
	// Another run has its own seat, and whoever sits there is not called away.
	if (active.closest('[data-seat]') !== null) return true;
	return active === typedIn || active.closest('.monaco-editor') !== null;
}
