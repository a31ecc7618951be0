/** How small type may become before it is scrolled instead. */
const SMALLEST = 0.5;
const ROUNDS = 6;

/**
 * For `{@attach}`: what stands in the box is set as large as all of it can be seen, by the box's `--fit`.
 *
 * @param largest `--fit` is never above it; 1 is the size as it is meant
 */
export function fit(largest: number): (box: HTMLElement) => () => void {
	return (box) => fitted(box, largest);
}

function fitted(box: HTMLElement, largest: number): () => void {
	const fits = (scale: number): boolean => {
		box.style.setProperty('--fit', String(scale));
		return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
	};
	const measure = (): void => {
		if (fits(largest)) return;
		let [small, large] = [SMALLEST, largest];
		for (let round = 0; round < ROUNDS; round++) {
			const middle = (small + large) / 2;
			if (fits(middle)) small = middle;
			else large = middle;
		}
		fits(small);
	};
	// Both are called before the next frame is drawn, so that nobody sees it in another size.
	const size = new ResizeObserver(measure);
	const content = new MutationObserver(measure);
	size.observe(box);
	content.observe(box, { childList: true, characterData: true, subtree: true });
	measure();
	return () => {
		size.disconnect();
		content.disconnect();
	};
}
