/** Halvings: the end is known to 2^-40 of the way, far below what a page shows. */
const STEPS = 40;

/**
 * The end of a kept stretch: `kept` is a point that is kept, `outermost` the furthest the stretch may reach, and between the
 * two points are kept up to some place and not beyond. Returns that place, or `outermost` when all are kept.
 */
export function endOf(kept: number, outermost: number, keeps: (point: number) => boolean): number {
	if (keeps(outermost)) return outermost;
	let [inner, outer] = [kept, outermost];
	for (let step = 0; step < STEPS; step++) {
		const middle = (inner + outer) / 2;
		if (keeps(middle)) inner = middle;
		else outer = middle;
	}
	return outer;
}
