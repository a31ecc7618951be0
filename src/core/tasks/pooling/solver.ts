import { exactDecimal, fraction, roundedDecimal } from '../kit/fraction.ts';
import type { PoolingInstance } from './instance.ts';

export function solve(instance: PoolingInstance): string {
	return show(instance, pooled(instance));
}

/**
 * The output matrix, row by row, times `divisorOf`: the largest entries, or the sums behind the averages. So all values
 * stay whole numbers and exact.
 */
export function pooled({ matrix, window, mode }: PoolingInstance, stride = 1): number[] {
	const values: number[] = [];
	for (let top = 0; top + window <= matrix.length; top += stride) {
		for (let left = 0; left + window <= matrix.length; left += stride) {
			let [sum, most] = [0, -Infinity];
			for (let i = top; i < top + window; i++) {
				for (let j = left; j < left + window; j++) {
					const entry = matrix[i]?.[j] ?? 0;
					sum += entry;
					if (entry > most) most = entry;
				}
			}
			values.push(mode === 'max' ? most : sum);
		}
	}
	return values;
}

/** What the values of `pooled` are divided by: 1 for the largest entry, the cells of a window for the mean. */
export function divisorOf({ window, mode }: PoolingInstance): number {
	return mode === 'max' ? 1 : window * window;
}

/** Rows, and columns, of the output when the window moves by 1. */
export function outputSide({ matrix, window }: PoolingInstance): number {
	return matrix.length - window + 1;
}

/** `values` as `pooled` gives them; averages with up to six decimals where they end, else rounded to four. */
export function show(instance: PoolingInstance, values: readonly number[]): string {
	const divisor = divisorOf(instance);
	return values
		.map((value) => fraction(value, divisor))
		.map((value) => exactDecimal(value, 6) ?? roundedDecimal(value, 4))
		.join(',');
}
