/** Pixels between a box, what it belongs to, and the window's edge. */
const GAP = 8;

/**
 * Sets an open popover below its anchor, above it where there is more room, and inside the window. Does nothing in engines that
 * place it by style alone.
 */
export function placeBeside(anchor: HTMLElement, box: HTMLElement): void {
	if (CSS.supports('position-area', 'block-end')) return;
	const at = anchor.getBoundingClientRect();
	const { left, top } = besideOf(at, box.getBoundingClientRect(), {
		width: document.documentElement.clientWidth,
		height: innerHeight,
	});
	Object.assign(box.style, { margin: '0', left: `${String(left)}px`, top: `${String(top)}px` });
}

interface Size {
	width: number;
	height: number;
}

/**
 * In pixels of the window: middle under middle, as far as the window goes.
 * @internal for tests
 */
export function besideOf(
	anchor: { left: number; right: number; top: number; bottom: number },
	box: Size,
	view: Size,
): { left: number; top: number } {
	const middle = (anchor.left + anchor.right - box.width) / 2;
	const left = Math.max(GAP, Math.min(middle, view.width - box.width - GAP));
	const below = anchor.bottom + GAP / 2;
	const above = anchor.top - GAP / 2 - box.height;
	const isBelow = below + box.height <= view.height - GAP || above < GAP;
	return { left, top: isBelow ? below : above };
}
