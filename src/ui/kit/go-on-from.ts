/** Where the control that was pressed has gone, the focus goes to what is to be read next: a heading, a line, a notice. */
export function goOnFrom(element: HTMLElement | null | undefined): void {
	if (element === null || element === undefined) return;
	if (!element.matches('button, a[href], input')) element.tabIndex = -1;
	element.focus();
}
