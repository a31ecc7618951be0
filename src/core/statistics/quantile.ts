/**
 * The value below which the share p lies, of values in ascending order; between two of them, in proportion. NaN of nothing.
 * Source: Hyndman and Fan, Amer. Statist. 50 (1996) 361, definition 7.
 */
export function quantile(ascending: readonly number[], p: number): number {
	const at = p * (ascending.length - 1);
	const [below, above] = [ascending[Math.floor(at)], ascending[Math.ceil(at)]];
	if (below === undefined || above === undefined) return Number.NaN;
	return below + (above - below) * (at - Math.floor(at));
}

/** In the unit of the sample. */
export interface Quartiles {
	lower: number;
	median: number;
	upper: number;
}

/** Null of nothing. */
export function quartiles(values: readonly number[]): Quartiles | null {
	if (values.length === 0) return null;
	const ascending = values.toSorted((a, b) => a - b);
	return {
		lower: quantile(ascending, 0.25),
		median: quantile(ascending, 0.5),
		upper: quantile(ascending, 0.75),
	};
}
