/** Place of the child that most of a strip that scrolls sideways shows, by what its left edge is nearest to. */
export function visibleLane({ children, scrollLeft, offsetLeft }: HTMLElement): number {
	let nearest = 0;
	let least = Infinity;
	for (const [place, child] of [...children].entries()) {
		if (!(child instanceof HTMLElement)) continue;
		const distance = Math.abs(child.offsetLeft - offsetLeft - scrollLeft);
		if (distance < least) [nearest, least] = [place, distance];
	}
	return nearest;
}
