/** Milliseconds of work after which the page gets a turn: under a frame. */
const SLICE = 10;

/** Gives the page a turn when enough work was done since the last one, and says whether it did. */
export function turns(): () => Promise<boolean> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < SLICE) return false;
		await new Promise((resolve) => setTimeout(resolve));
		since = performance.now();
		return true;
	};
}
