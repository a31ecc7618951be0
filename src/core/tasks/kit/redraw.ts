/**
 * Draws until `draw` gives something other than null. Generators are written so that a few draws suffice; when none of
 * `attempts` did, the level's parameters are wrong, which is a bug and throws.
 */
export function redraw<T>(draw: () => T | null, attempts = 1000): T {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const drawn = draw();
		if (drawn !== null) return drawn;
	}
	throw new Error(`No acceptable instance in ${String(attempts)} draws`);
}
