/** A whole number between `low` and `high`, both included. */
export function isWhole(value: unknown, low: number, high: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

/** A list of at least `least` and at most `most` elements, each of which passes `check`. */
export function isListOf<T>(
	value: unknown,
	least: number,
	most: number,
	check: (item: unknown) => item is T,
): value is T[] {
	if (!Array.isArray(value) || value.length < least || value.length > most) return false;
	// Not `every`, which passes over gaps.
	for (const item of value) if (!check(item)) return false;
	return true;
}

/** One of a few known values. */
export function isOneOf<T>(value: unknown, known: readonly T[]): value is T {
	return known.some((one) => one === value);
}

/** As many different elements as elements. */
export function areDistinct(list: readonly unknown[]): boolean {
	return new Set(list).size === list.length;
}
