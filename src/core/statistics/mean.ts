/** In the unit of what was averaged. */
export interface Estimate {
	mean: number;
	/** Standard error of the mean; null where the sample is too small to tell. */
	standardError: number | null;
}

/** NaN of nothing. */
export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of the squared distances from the mean over n - 1; null below two values. */
export function variance(values: readonly number[]): number | null {
	if (values.length < 2) return null;
	const mean = meanOf(values);
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/**
 * Mean of independent values, one per instance: repeats are averaged before.
 * @internal for tests
 */
export function independentMean(values: readonly number[]): Estimate {
	const spread = variance(values);
	return {
		mean: meanOf(values),
		standardError: spread === null ? null : Math.sqrt(spread / values.length),
	};
}
